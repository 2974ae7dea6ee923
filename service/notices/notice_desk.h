#pragma once
// Sends what rules have entered into table notice. Each channel has a thread of its own, takes a reader for a moment,
// sends without holding anything of the store, and writes back what became of it: a slow or dead mail server delays
// nobody but those who wait for mail. What was sent just before the service was killed may be sent once more.

#include "service/http/services.h"
#include "service/notices/mail_sender.h"
#include "service/notices/notice_channel.h"
#include "service/notices/talk_hook.h"

#include <chrono>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace sekishod {

struct NoticeOptions {
    MailSettings mail; // url empty: not set up
    TalkSettings talk; // likewise
    int retrySeconds = 60;
};

struct NoticePauses {
    std::chrono::seconds first{60};
    std::chrono::hours giveUpAfter{24};
    // Before the next attempt for this receiver, after so many: 1 min … 6 h with a first one of a minute.
    std::chrono::seconds afterAttempts(std::int64_t attempts) const;
    // Before anything is sent again, after the channel was down so many times in a row; at most 15 times the first.
    std::chrono::seconds whileDown(int times) const;
};

class ChannelDesk {
  public:
    // `sender` null: not set up, and each due row is told so.
    ChannelDesk(Services& services, std::string channel, std::unique_ptr<NoticeChannel> sender, NoticePauses pauses);

    // Everything that is due, until nothing is or the channel is down; how many rows have come to their end.
    sekisho::Result<int> sendDue(const std::stop_token& stopped);
    void run(const std::stop_token& stopped);

  private:
    struct Due {
        OutgoingNotice notice;
        std::string key;
        std::string params;
        std::string cutOff;
        std::int64_t attempts = 0;
    };
    struct Settled {
        std::string state; // empty: waits on
        sekisho::Instant due{};
        std::string fault{};
    };
    sekisho::Result<std::vector<Due>> due(sekisho::Instant now) const;
    sekisho::Result<sekisho::Instant> nextDue() const;
    sekisho::Done claim(std::span<const Due> rows, sekisho::Instant now);
    sekisho::Result<int> batch(const std::vector<Due>& rows, const std::stop_token& stopped);
    DeliveryResult attempt(Due& row, const std::stop_token& stopped) const;
    Settled settle(const Due& row, const DeliveryResult& result);
    sekisho::Done storeRow(sekisho::sql::Database& db, const Due& row, const Settled& settled,
                           sekisho::Instant now) const;
    sekisho::Done store(std::span<const Due> rows, const Settled& settled);
    sekisho::Done giveUpOld(const std::string& fault);
    void noteDown(const std::string& fault);

    Services& services_;
    std::string channel_;
    std::unique_ptr<NoticeChannel> sender_;
    NoticePauses pauses_;
    sekisho::Instant pausedUntil_{};
    int timesDown_ = 0;
};

class NoticeDesk {
  public:
    // BadInput, code INVALID_PARAMETER, when an option makes no sense or a file cannot be read.
    static sekisho::Result<std::unique_ptr<NoticeDesk>> open(Services& services, const NoticeOptions& options);
    ~NoticeDesk() { stop(); }

    void start();
    void stop(); // within a second or two, also while a server keeps silent

  private:
    NoticeDesk() = default;
    std::vector<std::unique_ptr<ChannelDesk>> desks_;
    std::vector<std::jthread> threads_;
};

} // namespace sekishod
