#include "service/notices/notice_desk.h"

#include "service/notices/notice_text.h"
#include "service/store/journal.h"

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>

namespace sekishod {

using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kBatch = 50;
// Its parameters hold a link that opens an account: forgotten with the address.
constexpr std::string_view kHoldsSecret = "member.invited";
constexpr std::chrono::seconds kTick{1};
constexpr std::chrono::minutes kLookAgain{1}; // another process may have written

} // namespace

std::chrono::seconds NoticePauses::afterAttempts(std::int64_t attempts) const {
    constexpr int steps[] = {1, 5, 15, 60, 180, 360};
    const auto step = std::clamp<std::int64_t>(attempts - 1, 0, std::ssize(steps) - 1);
    return first * steps[step];
}

std::chrono::seconds NoticePauses::whileDown(int times) const {
    return first * std::min(15, 1 << std::clamp(times - 1, 0, 4));
}

ChannelDesk::ChannelDesk(Services& services, std::string channel, std::unique_ptr<NoticeChannel> sender,
                         NoticePauses pauses)
    : services_(services), channel_(std::move(channel)), sender_(std::move(sender)), pauses_(pauses) {}

Result<std::vector<ChannelDesk::Due>> ChannelDesk::due(Instant now) const {
    return services_.store.read([&](Database& db) -> Result<std::vector<Due>> {
        using Text = std::string;
        SEKISHO_TRY(rows, (db.rows<std::int64_t, std::int64_t, Text, Text, Text, Text, Text, std::optional<Text>,
                                   std::int64_t, std::int64_t>(
                              "SELECT id, domain_id, to_name, address, template, language, params, cut_off_id, "
                              "created, attempts FROM notice WHERE state = 'waiting' AND channel = :channel AND due <= "
                              ":now ORDER BY due, id LIMIT :most",
                              channel_, sekisho::toMillis(now), kBatch)));
        std::vector<Due> out;
        for (auto& [id, domain, name, address, key, language, params, cutOff, created, attempts] : rows) {
            Due one;
            one.notice.id = id;
            one.notice.domain = domain;
            one.notice.toName = std::move(name);
            one.notice.address = std::move(address);
            one.notice.language = std::move(language);
            one.notice.created = sekisho::fromMillis(created);
            one.key = std::move(key);
            one.params = std::move(params);
            one.cutOff = cutOff.value_or(Text());
            one.attempts = attempts;
            out.push_back(std::move(one));
        }
        return out;
    });
}

Result<Instant> ChannelDesk::nextDue() const {
    return services_.store.read([&](Database& db) -> Result<Instant> {
        SEKISHO_TRY(row, db.first<std::optional<std::int64_t>>(
                             "SELECT min(due) FROM notice WHERE state = 'waiting' AND channel = :channel", channel_));
        const auto at = row ? std::get<0>(*row) : std::nullopt;
        return at ? sekisho::fromMillis(*at) : Instant::max();
    });
}

DeliveryResult ChannelDesk::attempt(Due& row, const std::stop_token& stopped) const {
    auto words = noticeWords(row.key, row.notice.language, row.params);
    if (!words) return {Delivery::Refused, words.error().detail};
    row.notice.subject = std::move(words->subject);
    row.notice.body = std::move(words->body);
    row.notice.fromName = std::move(words->tenant);
    return sender_->send(row.notice, stopped);
}

ChannelDesk::Settled ChannelDesk::settle(const Due& row, const DeliveryResult& result) {
    const Instant now = services_.clock.now();
    if (result.what == Delivery::Sent) return {"sent"};
    if (result.what == Delivery::Refused || now - row.notice.created >= pauses_.giveUpAfter)
        return {"failed", {}, result.fault};
    if (result.what == Delivery::TryLater) return {"", now + pauses_.afterAttempts(row.attempts + 1), result.fault};
    return {"", pausedUntil_, result.fault};
}

// Before anything is sent: a store that cannot be written must not make the same mail go out again and again.
Done ChannelDesk::claim(std::span<const Due> rows, Instant now) {
    const std::int64_t until = sekisho::toMillis(now + pauses_.first);
    return services_.store.write([&](Database& db) -> Done {
        for (const Due& row : rows)
            SEKISHO_CHECK(db.exec("UPDATE notice SET due = :until WHERE id = :id", until, row.notice.id));
        return {};
    });
}

// The address is not needed any more once nothing will be sent to it.
Done ChannelDesk::storeRow(Database& db, const Due& row, const Settled& settled, Instant now) const {
    if (settled.state.empty()) {
        SEKISHO_CHECK(db.exec("UPDATE notice SET attempts = attempts + 1, due = :due, fault = :fault WHERE id = :id",
                              sekisho::toMillis(settled.due), settled.fault, row.notice.id));
        return {};
    }
    const auto sent = settled.state == "sent" ? std::optional(sekisho::toMillis(now)) : std::nullopt;
    SEKISHO_CHECK(db.exec(
        "UPDATE notice SET state = :state, attempts = attempts + :tried, sent = :sent, fault = "
        ":fault, address = '', params = CASE template WHEN :secret THEN '{}' ELSE params END WHERE id = "
        ":id",
        settled.state, settled.state == "notConfigured" ? 0 : 1, sent, settled.fault, kHoldsSecret, row.notice.id));
    return {};
}

Done ChannelDesk::store(std::span<const Due> rows, const Settled& settled) {
    const Instant now = services_.clock.now();
    std::map<sekisho::DomainId, std::int64_t> told;
    Done done = services_.store.write([&](Database& db) -> Done {
        std::string last;
        for (const Due& row : rows) {
            SEKISHO_CHECK(storeRow(db, row, settled, now));
            if (settled.state.empty() || row.cutOff.empty() || row.cutOff == last) continue;
            last = row.cutOff;
            // Whoever has the cut-off on the screen sees what became of its notices.
            SEKISHO_TRY(seq, appendChange(db, row.notice.domain, "cutOff", row.cutOff, "put", now));
            told[row.notice.domain] = seq;
        }
        return {};
    });
    if (done)
        for (const auto& [domain, seq] : told)
            services_.push.publish(domain, seq);
    return done;
}

// Those that nobody tried again because nothing could be sent.
Done ChannelDesk::giveUpOld(const std::string& fault) {
    const std::int64_t before = sekisho::toMillis(services_.clock.now() - pauses_.giveUpAfter);
    SEKISHO_CHECK(services_.store.write([&](Database& db) {
        return db.exec(
            "UPDATE notice SET state = 'failed', fault = :fault, address = '', params = CASE template WHEN "
            ":secret THEN '{}' ELSE params END WHERE state = 'waiting' AND channel = :channel AND created <= "
            ":before",
            fault, kHoldsSecret, channel_, before);
    }));
    return {};
}

void ChannelDesk::noteDown(const std::string& fault) {
    ++timesDown_;
    pausedUntil_ = services_.clock.now() + pauses_.whileDown(timesDown_);
    if (services_.log)
        services_.log->event(LogLevel::Warning, "noticesDelayed", {{"channel", channel_}, {"detail", fault}});
}

Result<int> ChannelDesk::batch(const std::vector<Due>& rows, const std::stop_token& stopped) {
    if (!sender_) {
        SEKISHO_CHECK(store(rows, {"notConfigured"}));
        services_.store.letOthersWrite();
        return static_cast<int>(rows.size());
    }
    int ended = 0;
    for (Due row : rows) {
        if (stopped.stop_requested()) return ended;
        const DeliveryResult result = attempt(row, stopped);
        if (result.what == Delivery::Stopped) return ended;
        const bool down = result.what == Delivery::Down;
        if (down) noteDown(result.fault);
        const Settled settled = settle(row, result);
        SEKISHO_CHECK(store({&row, 1}, settled));
        if (!settled.state.empty()) ++ended;
        if (settled.state == "failed" && services_.log)
            services_.log->event(LogLevel::Warning, "noticeFailed",
                                 {{"channel", channel_}, {"notice", row.key}, {"detail", settled.fault}});
        if (down) {
            SEKISHO_CHECK(giveUpOld(result.fault));
            return ended;
        }
        timesDown_ = 0;
        services_.store.letOthersWrite();
    }
    return ended;
}

Result<int> ChannelDesk::sendDue(const std::stop_token& stopped) {
    int ended = 0;
    while (!stopped.stop_requested()) {
        const Instant now = services_.clock.now();
        if (now < pausedUntil_) return ended;
        SEKISHO_TRY(rows, due(now));
        if (rows.empty()) return ended;
        if (sender_) SEKISHO_CHECK(claim(rows, now));
        SEKISHO_TRY(count, batch(rows, stopped));
        ended += count;
    }
    return ended;
}

void ChannelDesk::run(const std::stop_token& stopped) {
    std::mutex mutex;
    std::condition_variable_any ticks;
    std::unique_lock lock(mutex);
    std::optional<std::uint64_t> seen;
    Instant next{};
    while (!stopped.stop_requested()) {
        const std::uint64_t revision = services_.store.revision();
        const Instant now = services_.clock.now();
        if (now >= pausedUntil_ && (seen != revision || now >= next)) {
            const auto sent = sendDue(stopped);
            if (!sent) noteDown(sent.error().code);
            const auto due = nextDue();
            next = std::min(now + kLookAgain, due ? std::max(*due, pausedUntil_) : now + kLookAgain);
            seen = revision;
        }
        ticks.wait_for(lock, stopped, kTick, [] { return false; });
    }
}

Result<std::unique_ptr<NoticeDesk>> NoticeDesk::open(Services& services, const NoticeOptions& options) {
    const auto refused = [](const char* sentence) { return sekisho::badInput("smtp", "INVALID_PARAMETER", sentence); };
    const MailSettings& mail = options.mail;
    std::unique_ptr<NoticeChannel> sender, hook;
    if (!mail.url.empty()) {
        SEKISHO_TRY(made, makeMailSender(mail, services.clock));
        sender = std::move(made);
    } else if (!mail.from.empty() || !mail.user.empty() || !mail.passwordFile.empty() || !mail.caFile.empty()) {
        return refused("--smtp-from, --smtp-user, --smtp-password-file and --smtp-ca need --smtp.");
    }
    if (!options.talk.url.empty()) {
        SEKISHO_TRY(made, makeTalkHook(options.talk));
        hook = std::move(made);
    } else if (!options.talk.tokenFile.empty()) {
        return refused("--talk-token-file needs --talk-hook.");
    }
    NoticePauses pauses;
    pauses.first = std::chrono::seconds(options.retrySeconds);
    std::unique_ptr<NoticeDesk> desk(new NoticeDesk);
    desk->desks_.push_back(std::make_unique<ChannelDesk>(services, "mail", std::move(sender), pauses));
    desk->desks_.push_back(std::make_unique<ChannelDesk>(services, "talk", std::move(hook), pauses));
    return desk;
}

void NoticeDesk::start() {
    for (const auto& desk : desks_)
        threads_.emplace_back([&one = *desk](const std::stop_token& stopped) { one.run(stopped); });
}

void NoticeDesk::stop() {
    for (auto& thread : threads_)
        thread.request_stop();
    threads_.clear();
}

} // namespace sekishod
