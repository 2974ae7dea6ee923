#pragma once
// A lost device, from the name of the caller to the order (★D5, ★S6): who it is and who has the same name, what the
// service or, without it, the copy proposes, what was ticked, and the one order that goes out or waits. GUI thread.

#include "models/domain/member.h"
#include "models/policy/cut_off_plan.h"
#include "models/ports/cache.h"
#include "models/ports/cut_off_queue.h"
#include "models/ports/gateway.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sekisho::commands {

struct CutOffParts { // what desk and follower work with; all of it outlives them
    ports::Gateway& gateway;
    ports::Cache& cache;
    ports::CutOffQueue& queue;
    ports::Executor& gui;
    const Clock& clock;
    std::function<bool()> online;
    std::function<const ports::Identity*()> identity;
};

struct CutOffPerson { // enough to be sure that it is the right one
    UserId id;
    QString name;
    QString reading;
    QString loginId;
    QString employeeNumber;
    QString organization; // the way from the top, "本社 > 営業部 > 営業一課"; empty: none
    QString position;
    MemberStatus status = MemberStatus::InUse;
    bool administrator = false;
    bool known = false; // the copy has this member
};
// From the copy alone, at once. Also for pages that only show somebody.
CutOffPerson cutOffPerson(const ports::Cache& cache, const UserId& id);

class CutOffDesk final : public QObject {
    Q_OBJECT
  public:
    enum class Phase { Nobody, Asking, Ready, Ordering };
    static constexpr int kLongestNote = 2'000;

    explicit CutOffDesk(CutOffParts parts, QObject* parent = nullptr);
    ~CutOffDesk() override; // an order on its way goes on

    void begin(const UserId& member); // forgets whatever was there
    void leave();                     // nobody any more; what was sent stays sent
    void askAgain();                  // what was ticked stays ticked
    void linkChanged();
    void copyChanged(); // asks again when something happened in the tenant

    Phase phase() const { return phase_; }
    const CutOffPerson& person() const { return person_; }
    const std::vector<CutOffPerson>& namesakes() const { return namesakes_; } // at most 5
    Lost lost() const { return lost_; }
    const DeviceId& device() const { return device_; }
    const std::vector<Device>& devices() const { return proposal_.devices; }
    const std::vector<Session>& sessions() const { return proposal_.sessions; } // the latest of
    std::int64_t sessionCount() const { return proposal_.sessionCount; }
    std::vector<Device> devicesFor(Lost lost) const;                          // those that may be the lost one
    const std::vector<policy::ProposedStep>& steps() const { return steps_; } // `chosen` as it is ticked now
    const std::vector<CutOff>& others() const { return others_; } // of the same member and still in force, newest first
    bool fromCopy() const { return fromCopy_; } // the service was not asked: devices and sessions are not known
    const std::optional<Error>& refusal() const { return refusal_; } // why there is no proposal

    void choose(Lost lost, const DeviceId& device); // ticks are those of the new proposal
    void tick(std::size_t step, bool chosen);
    void record(QString note, IdentityCheck check) { note_ = std::move(note), check_ = std::move(check); }

    bool waits() const;         // ordering puts it into the queue of this console
    QString obstacle() const;   // sentence why it cannot be ordered now; empty: it can
    QString verb() const;       // what the button says, the losses named
    QStringList losses() const; // what the chosen steps destroy or close, a sentence each
    QStringList brakeLines() const;
    void order();

  Q_SIGNALS:
    void changed();
    void ordered(const sekisho::CutOff& cutOff, const QString& temporaryPassword);
    void queued(const QString& cutOffId);
    void failed(const sekisho::Error& error);

  private:
    void findNamesakes();
    void ask();
    void took(Result<ports::CutOffProposal> proposal);
    void proposeFromCopy();
    void askOthers();
    void takeSteps(std::vector<policy::ProposedStep> steps);
    bool anyChosen(StepKind kind) const;
    CutOffOrder orderNow();
    void dropTargets(CutOffOrder& order) const;
    void letOrderGo();
    void sent(Result<ports::CutOffOrdered> outcome);

    CutOffParts parts_;
    Phase phase_ = Phase::Nobody;
    CutOffPerson person_;
    std::vector<CutOffPerson> namesakes_;
    Lost lost_ = Lost::Phone;
    bool lostKnown_ = false; // chosen by hand, or by what the member has
    DeviceId device_;
    ports::CutOffProposal proposal_;
    std::vector<policy::ProposedStep> steps_;
    std::map<std::pair<StepKind, std::string>, bool> ticked_; // by hand
    std::vector<CutOff> others_;
    std::optional<Error> refusal_;
    bool fromCopy_ = false;
    bool unanswered_ = false; // the order was sent and nobody answered
    std::int64_t copyAt_ = -1;
    QString note_;
    IdentityCheck check_;
    std::optional<CutOffOrder> sent_; // the last order that was tried
    ports::CallHandle call_;
    ports::CallHandle othersCall_;
};

} // namespace sekisho::commands
