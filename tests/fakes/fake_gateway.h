#pragma once
// The service as a script: all of ports::Gateway over a FakeTenant, without network. Works run on the thread of the
// caller; replies go through the executor given. Only a snapshot runs on a thread of its own, as with the real one,
// unless `bulkInline` is set.
//
//   FakeGateway gateway(clock);
//   gateway.tenant.fill(1000);
//   gateway.failNext("updateMember", Error(ErrorKind::Timeout, "TIMEOUT"));
//   gateway.hold(); … gateway.release();      // calls wait in between
//   gateway.setOffline(true);

#include "models/ports/gateway.h"
#include "tests/fakes/fake_approvals.h"
#include "tests/fakes/fake_archive.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_company.h"
#include "tests/fakes/fake_cut_offs.h"
#include "tests/fakes/fake_devices.h"
#include "tests/fakes/fake_explanations.h"
#include "tests/fakes/fake_fields.h"
#include "tests/fakes/fake_invitations.h"
#include "tests/fakes/fake_leavers.h"
#include "tests/fakes/fake_logs.h"
#include "tests/fakes/fake_monitoring.h"
#include "tests/fakes/fake_policies.h"
#include "tests/fakes/fake_ranks.h"
#include "tests/fakes/fake_roles.h"
#include "tests/fakes/fake_rooms.h"
#include "tests/fakes/fake_templates.h"
#include "tests/fakes/fake_tenant.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace sekisho::fakes {

struct FakeAccount {
    std::string password = "Start-1234";
    std::string secondFactor;  // code that is asked for; empty: none
    std::string enrolmentCode; // must set up 2-step verification first: the first code; empty: no
    bool newPassword = false;  // must choose a new one first
    std::string builtInRole = "super";
    Scope scope;
    UserId user;
    std::string name = "管理 太郎";
};

class FakeGateway final : public ports::Gateway {
  public:
    explicit FakeGateway(const Clock& clock, DomainId domain = 10'000'001, std::string workgroup = "demo");
    ~FakeGateway() override;

    FakeTenant tenant;
    FakeChangesets pipe;                         // what changesets() gives
    FakeFields fieldDesk;                        // what fields() gives
    FakeInvitations door;                        // what invitations() gives
    FakeLeavers leaverChecks;                    // what leavers() gives
    FakeRooms rooming;                           // what rooms() gives
    FakeRanks rankDesk;                          // what ranks() gives
    FakeChartRestrictions charts;                // what chartRestrictions() gives
    FakePolicies policyDesk;                     // what policies() gives
    FakeTemplates templateDesk;                  // what templates() gives
    FakeDevices deviceDesk;                      // what devices() gives
    FakeCutOffs cutOffDesk;                      // what cutOffs() gives
    FakeCompany companyDesk;                     // what company() gives
    FakeRoles roleDesk;                          // what roles() gives
    FakeApprovals approvalDesk;                  // what approvals() gives
    FakeExplanations explanationDesk;            // what explanations() gives
    FakeLogs logDesk;                            // what logs() gives
    FakeMonitoring watchDesk;                    // what monitoring() gives
    ports::AssentDesk* assentDesk = nullptr;     // as it was set
    FakeCutOffQueue queue;                       // what a tenant's link may give beside it
    FakeArchive archive;                         // and this
    std::map<std::string, FakeAccount> accounts; // by login id; "admin@demo" is there from the start
    ports::Capabilities offered;
    bool bulkInline = false;
    std::size_t snapshotBatch = 500;
    std::size_t snapshotStopsAfter = SIZE_MAX; // records until the stream breaks
    bool mixUpPages = false;                   // change pages come with doubles and in another order

    // Script
    void signInAs(const std::string& loginId);           // without a call
    void endSession(std::string code = "SESSION_ENDED"); // every later call is refused
    void setOffline(bool offline);
    bool offline() const { return offline_; }
    // The next `times` calls of that name (a method of Gateway) give the error; "*" is every name.
    void failNext(std::string call, Error error, int times = 1);
    void hold() { held_ = true; }
    void release(std::size_t calls = SIZE_MAX); // runs waiting calls; with no number also stops holding
    std::size_t waiting() const { return waiting_.size(); }
    void holdPush(bool held) { pushHeld_ = held; }
    void push(std::int64_t seq); // to everyone who listens, whatever changed
    const std::vector<std::string>& calls() const { return calls_; }
    std::size_t callsOf(std::string_view name) const;

    ports::CallHandle signIn(ports::SignInRequest request, ports::Executor& on,
                             ports::Reply<ports::SignInStep> reply) override;
    ports::CallHandle sendSecondFactor(std::string code, ports::Executor& on,
                                       ports::Reply<ports::SignInStep> reply) override;
    ports::CallHandle enrolSecondFactor(std::string code, ports::Executor& on,
                                        ports::Reply<ports::SignInStep> reply) override;
    ports::CallHandle sendNewPassword(std::string password, ports::Executor& on,
                                      ports::Reply<ports::SignInStep> reply) override;
    ports::CallHandle resume(ports::Executor& on, ports::Reply<ports::Identity> reply) override;
    ports::CallHandle signOut(ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle whoAmI(ports::Executor& on, ports::Reply<ports::Identity> reply) override;
    ports::CallHandle capabilities(ports::Executor& on, ports::Reply<ports::Capabilities> reply) override;
    ports::CallHandle watchLink(ports::Executor& on, std::function<void(ports::LinkStatus)> listener) override;

    ports::CallHandle snapshot(std::shared_ptr<ports::FeedSink> sink, ports::Executor& on,
                               ports::Reply<std::int64_t> reply) override;
    ports::CallHandle changes(std::int64_t cursor, ports::Executor& on, ports::Reply<ports::ChangePage> reply) override;
    ports::CallHandle listen(std::int64_t cursor, ports::Executor& on,
                             std::function<void(std::int64_t)> changed) override;

    ports::CallHandle fetchMember(const UserId& id, ports::Executor& on, ports::Reply<Member> reply) override;
    ports::CallHandle createMember(const Member& member, const ports::InitialPassword& password, ports::Executor& on,
                                   ports::Reply<ports::CreatedMember> reply) override;
    ports::CallHandle updateMember(const Member& base, const Member& edited, ports::Executor& on,
                                   ports::Reply<Member> reply) override;
    ports::CallHandle suspendMember(const UserId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle unsuspendMember(const UserId& id, ports::Executor& on,
                                      ports::Reply<std::monostate> reply) override;
    ports::CallHandle setLeave(const UserId& id, const LeaveOfAbsence& leave, ports::Executor& on,
                               ports::Reply<std::monostate> reply) override;
    ports::CallHandle clearLeave(const UserId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle deleteMember(const UserId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle undeleteMember(const UserId& id, ports::Executor& on,
                                     ports::Reply<std::monostate> reply) override;
    ports::CallHandle forceDeleteMember(const UserId& id, ports::Executor& on,
                                        ports::Reply<std::monostate> reply) override;
    ports::CallHandle forceLogout(const UserId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle forcePassword(const UserId& id, std::string password, bool changeAtNextLogin, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle requestPasswordChange(const UserId& id, ports::Executor& on,
                                            ports::Reply<std::monostate> reply) override;
    ports::CallHandle sessions(const UserId& id, std::string cursor, ports::Executor& on,
                               ports::Reply<ports::SessionPage> reply) override;
    ports::CallHandle endSession(const UserId& id, const SessionId& session, ports::Executor& on,
                                 ports::Reply<std::monostate> reply) override;
    ports::CallHandle memberHistory(const UserId& id, std::string cursor, ports::Executor& on,
                                    ports::Reply<ports::AuditPage> reply) override;
    ports::CallHandle photo(const UserId& id, ports::Executor& on, ports::Reply<std::string> reply) override;
    ports::CallHandle setPhoto(const UserId& id, std::string fileName, std::string bytes, ports::Executor& on,
                               ports::Reply<std::monostate> reply) override;
    ports::CallHandle deletePhoto(const UserId& id, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::Changesets& changesets() override { return pipe; }
    ports::Fields& fields() override { return fieldDesk; }
    ports::Invitations& invitations() override { return door; }
    ports::Leavers& leavers() override { return leaverChecks; }
    ports::Rooms& rooms() override { return rooming; }
    ports::Ranks& ranks() override { return rankDesk; }
    ports::ChartRestrictions& chartRestrictions() override { return charts; }
    ports::Policies& policies() override { return policyDesk; }
    ports::Templates& templates() override { return templateDesk; }
    ports::Devices& devices() override { return deviceDesk; }
    ports::CutOffs& cutOffs() override { return cutOffDesk; }
    ports::Company& company() override { return companyDesk; }
    ports::Roles& roles() override { return roleDesk; }
    ports::Approvals& approvals() override { return approvalDesk; }
    ports::Explanations& explanations() override { return explanationDesk; }
    ports::Logs& logs() override { return logDesk; }
    ports::Monitoring& monitoring() override { return watchDesk; }
    void setAssentDesk(ports::AssentDesk* desk) override { assentDesk = desk; }

  private:
    struct Listener {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void(std::int64_t)> changed;
    };
    struct LinkWatcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void(ports::LinkStatus)> listener;
    };
    struct Failure {
        std::string call;
        Error error;
        int times;
    };

    Admit admitted();
    void admit(std::string_view name, bool needsSignIn, const std::shared_ptr<ports::CallState>& state,
               std::function<void(std::optional<Error>)> then);
    template<class T>
    ports::CallHandle answer(std::string_view name, bool needsSignIn, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    ports::CallHandle act(std::string_view name, ports::Executor& on, ports::Reply<std::monostate> reply,
                          std::function<Done()> work);
    void whenReleased(std::function<void()> run);
    std::optional<Error> refusal(std::string_view name, bool needsSignIn);
    Result<ports::SignInStep> signedInAs(const std::string& loginId);
    ports::Identity identity() const;
    FakeSelf self() const; // empty: nobody is signed in
    ports::LinkStatus link() const;
    void tellLink();
    void stream(const std::shared_ptr<ports::FeedSink>& sink, const std::shared_ptr<ports::CallState>& state,
                ports::Executor& on, const ports::Reply<std::int64_t>& reply);

    const Clock& clock_;
    std::string signedIn_; // login id
    std::string signingIn_;
    std::string kept_; // whose refresh token is kept
    std::string endedBecause_ = "UNAUTHORIZED";
    bool offline_ = false;
    bool held_ = false;
    bool pushHeld_ = false;
    std::deque<std::function<void()>> waiting_;
    std::vector<Failure> failures_;
    std::vector<std::string> calls_;
    std::vector<Listener> listeners_;
    std::vector<LinkWatcher> links_;
    std::vector<std::jthread> bulk_;
};

} // namespace sekisho::fakes
