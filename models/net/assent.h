#pragma once
// What the service wants of a person before it takes a command: that he confirms his sign-in, or says why. Whoever
// wants the same at the same time shares one question; different ones are asked one after the other. A wrong password
// is asked for again. Lives on the thread of the calls; the desk is called on the thread on which the place was made.

#include "models/net/channel.h"
#include "models/ports/approvals.h"
#include "models/ports/command_group.h"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::net {

class ApiCall;

// Where the desk stands. Made, changed and destroyed on one thread (the GUI's), after the threads of the calls ended.
class DeskPlace final : public QObject {
  public:
    using Answered = std::function<void(bool there, std::optional<ports::Assent>)>;
    void set(ports::AssentDesk* desk) { desk_ = desk; }
    void ask(const ports::AssentNeed& need, Answered answered); // any thread; `there`: somebody could be asked

  private:
    ports::AssentDesk* desk_ = nullptr;
};

class AssentBroker final : public QObject {
  public:
    // The reason, or empty after a confirmation: send again. CANCELLED: the person gave up, or is signed out.
    using Answered = std::function<void(Result<std::string>)>;

    explicit AssentBroker(DeskPlace& place) : place_(place) {}
    void setChannel(const Channel& channel) { channel_ = channel; }

    // How often the sign-in was confirmed: a call that was sent before the last time is only sent again.
    std::uint64_t confirmations() const { return confirmations_; }
    // `refusal`: what the service said; it is the outcome when nobody can be asked. The answer runs later or at once,
    // unless the asker is gone by then.
    void ask(QObject* asker, ports::AssentNeed need, const ports::CommandGroup::Id& group, Error refusal,
             Answered answered);
    void abandon(); // signed out: nobody is to be asked any more, all that wait end

  private:
    struct Waiting {
        QPointer<QObject> asker;
        std::weak_ptr<const void> group;
        Error refusal;
        Answered answered;
    };
    struct Question {
        ports::AssentNeed need;
        std::vector<Waiting> waiting;
    };
    struct Said { // for the rest of a command over many things
        std::weak_ptr<const void> group;
        std::string action;
        std::optional<std::string> reason; // nothing: gave up
    };
    const Said* said(const ports::CommandGroup::Id& group, const ports::AssentNeed& need);
    void askNext();
    void onAnswer(std::uint64_t number, bool there, std::optional<ports::Assent> assent);
    void confirm(const ports::Assent& assent);
    void onConfirmed(Result<WireAnswer> outcome);
    void giveUp();
    void finish(const Result<std::string>& outcome);

    DeskPlace& place_;
    Channel channel_;
    std::deque<Question> questions_; // the first is being asked
    std::vector<Said> said_;
    std::uint64_t number_ = 0; // of the question that is open; an answer to an older one is dropped
    std::uint64_t confirmations_ = 0;
    ApiCall* confirming_ = nullptr;
};

// What an answer of the service wants or tells; nothing: neither.
std::optional<ports::AssentNeed> assentNeedOf(const WireAnswer& answer);
std::optional<Error> waitsForSecondPerson(const WireAnswer& answer); // a 202 with an approval request or a held order
bool wantsConfirmation(const WireAnswer& answer);                    // RFC 9470

} // namespace sekisho::net
