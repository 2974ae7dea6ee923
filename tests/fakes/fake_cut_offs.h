#pragma once
// Cut-offs, the brake and the console's queue in memory. Orders do to the tenant, its devices and its sessions what
// they say; how far a step is proven is told by the test. Calls are named as in ports::CutOffs, but "orderCutOff",
// "withdrawCutOff", "releaseHeld" and "rejectHeld". Not thread-safe; belongs to the test's thread.
//
//   auto& desk = gateway.cutOffDesk;
//   desk.proceed(id);              // what the service did is verified; devices have the order, then confirm it
//   desk.loseDevices(id);          // devices are out of reach
//   desk.budgets[BrakeKind::Wipe] = {1, 5, 20};
//   desk.addHeld(UserId("…"), "別の管理者", member, StepKind::WipeAppData); // for somebody else to decide

#include "models/ports/cut_off_queue.h"
#include "models/ports/cut_offs.h"
#include "models/ports/devices.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_devices.h"
#include "tests/fakes/fake_templates.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sekisho::fakes {

struct SentOrder { // from the queue of a console, as it came
    std::string text;
    std::string signature;
    std::string keyId;
};
struct FakeActor {
    UserId user;
    std::string name;
};

class FakeCutOffs final : public ports::CutOffs {
  public:
    using Me = std::function<FakeActor()>;
    FakeCutOffs(FakeTenant& tenant, FakeDevices& devices, FakeTemplates& templates, const Clock& clock, Me me,
                Admit admit);

    std::vector<CutOff> all; // oldest first
    std::vector<HeldOrder> heldOrders;
    bool alone = false; // nobody else may decide about the caller's own
    std::map<BrakeKind, BrakeBudget> budgets;
    std::vector<std::string> keys; // registered, as PEM
    std::vector<SentOrder> queuedSeen;
    bool mdm = true;                    // LINE WORKS MDM is in use
    bool verifyAtOnce = false;          // what the service itself does
    std::optional<SweepProgress> sweep; // of what is ordered next: it goes on piece by piece
    std::size_t pageSize = 50;

    CutOff* find(const CutOffId& id);
    void proceed(const CutOffId& id);
    void loseDevices(const CutOffId& id);
    void setStep(const CutOffId& id, int number, StepState state, std::string reason = {}, std::string evidence = {});
    HeldOrder& addHeld(const UserId& actor, std::string actorName, const UserId& member, StepKind kind);
    Result<CutOff> take(const CutOffId& id, CutOffKind kind, std::vector<CutOffStep> steps, const std::string& note);
    Result<CutOff> endAll(const CutOffId& id, const std::vector<ports::LiveSession>& sessions, const std::string& note);

    ports::CallHandle propose(const UserId& member, Lost lost, const DeviceId& device, ports::Executor& on,
                              ports::Reply<ports::CutOffProposal> reply) override;
    ports::CallHandle order(const CutOffOrder& order, ports::Executor& on,
                            ports::Reply<ports::CutOffOrdered> reply) override;
    ports::CallHandle cutOff(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle progress(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle cutOffs(std::string state, const UserId& member, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::CutOffPage> reply) override;
    ports::CallHandle complete(const CutOff& base, std::string note, IdentityCheck check, ports::Executor& on,
                               ports::Reply<CutOff> reply) override;
    ports::CallHandle foundAgain(const CutOffId& id, std::string note, ports::Executor& on,
                                 ports::Reply<CutOff> reply) override;
    ports::CallHandle withdraw(const CutOffId& id, ports::Executor& on, ports::Reply<CutOff> reply) override;
    ports::CallHandle receipt(const CutOffId& id, ports::Executor& on, ports::Reply<ports::Receipt> reply) override;
    std::string orderText(const CutOffOrder& order) const override;
    Result<CutOffOrder> orderOf(std::string_view text) const override;
    ports::CallHandle registerKey(std::string publicKeyPem, ports::Executor& on,
                                  ports::Reply<std::string> reply) override;
    ports::CallHandle sendQueued(std::string text, std::string signature, std::string keyId, ports::Executor& on,
                                 ports::Reply<ports::CutOffOrdered> reply) override;
    ports::CallHandle brake(ports::Executor& on, ports::Reply<std::vector<BrakeUse>> reply) override;
    ports::CallHandle held(const ports::HeldQuery& query, ports::Executor& on,
                           ports::Reply<ports::HeldPage> reply) override;
    ports::CallHandle release(const ports::Decision& decision, ports::Executor& on,
                              ports::Reply<ports::Decided> reply) override;
    ports::CallHandle reject(const ports::Decision& decision, ports::Executor& on,
                             ports::Reply<ports::Decided> reply) override;
    ports::CallHandle cancelPending(std::string reason, ports::Executor& on,
                                    ports::Reply<ports::Decided> reply) override;

  private:
    struct Granted {
        BrakeKind kind;
        UserId actor;
        Instant at;
    };
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work) {
        auto state = std::make_shared<ports::CallState>();
        admit_(name, state,
               [state, &on, reply = std::move(reply), work = std::move(work)](std::optional<Error> refusal) mutable {
                   ports::deliver<T>(state, on, std::move(reply), refusal ? Result<T>(std::move(*refusal)) : work());
               });
        return ports::CallHandle(state);
    }
    policy::LossFacts factsOf(const UserId& member, Lost lost, const DeviceId& device) const;
    ports::CutOffProposal proposal(const UserId& member, Lost lost, const DeviceId& device) const;
    Result<ports::CutOffOrdered> carryOut(const CutOffOrder& order, bool queued);
    Result<std::vector<CutOffStep>> expand(const CutOffOrder& order) const;
    CutOff& enter(CutOff cutOff);
    std::string carryOut(const CutOff& cutOff, CutOffStep& step);
    std::int64_t endSessionsOf(const CutOff& cutOff, const CutOffStep& step);
    bool passesNow(BrakeKind kind);
    void hold(const CutOff& cutOff, CutOffStep& step, BrakeKind kind);
    BrakeUse useOf(BrakeKind kind) const;
    std::vector<HeldGroup> groups() const;
    Result<ports::Decided> decide(const ports::Decision& decision, bool release);
    void settle(HeldOrder& order, bool release, const std::string& reason);
    Result<CutOff> found(const CutOffId& id, const std::string& note);
    Result<CutOff> takenBack(const CutOffId& id);
    void giveBack(const CutOff& cutOff, const CutOffStep& step);
    void changed(CutOff& cutOff);

    FakeTenant& tenant_;
    FakeDevices& devices_;
    FakeTemplates& templates_;
    const Clock& clock_;
    Me me_;
    Admit admit_;
    std::vector<Granted> granted_;
    std::map<std::string, std::string> texts_; // orders by id, as they came
    int made_ = 0;
};

// What waits while the service is away, sent through the CutOffs given.
class FakeCutOffQueue final : public ports::CutOffQueue {
  public:
    FakeCutOffQueue(ports::CutOffs& cutOffs, const Clock& clock) : cutOffs_(cutOffs), clock_(clock) {}

    bool closed = false; // nothing is taken
    std::vector<ports::QueuedCutOff> entries;
    std::map<CutOffId, std::string> passwords; // that nobody has seen yet

    Done add(const CutOffOrder& order, std::string userName) override;
    std::vector<ports::QueuedCutOff> waiting() const override { return entries; }
    Done withdraw(const CutOffId& id) override;
    bool open() const override { return !closed; }
    ports::CallHandle flush(ports::Executor& on, ports::Reply<std::vector<CutOffId>> reply) override;
    std::string takePassword(const CutOffId& id) override;
    ports::CallHandle watch(ports::Executor& on, std::function<void()> changed) override;

  private:
    struct Watcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void()> changed;
    };
    struct Flushing {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        ports::Reply<std::vector<CutOffId>> reply;
        std::vector<CutOffId> sent;
        ports::CallHandle call;
    };
    void sendNext(const std::shared_ptr<Flushing>& flushing);
    void tell();

    ports::CutOffs& cutOffs_;
    const Clock& clock_;
    std::vector<Watcher> watchers_;
    std::shared_ptr<Flushing> flushing_;
};

} // namespace sekisho::fakes
