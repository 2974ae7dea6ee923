#pragma once
// ports::Gateway over HTTPS. Two threads of its own: short calls on the one, snapshot and push on the other; nothing
// waits on the caller's thread. Secrets and the executors given must outlive the gateway. Destroying it ends every
// call that still has an owner with CANCELLED.

#include "models/net/exchange_log.h"
#include "models/net/gateway_config.h"
#include "models/ports/gateway.h"
#include "models/ports/secrets.h"

#include <memory>
#include <vector>

namespace sekisho::net {

class HttpGateway final : public ports::Gateway {
  public:
    // PROFILE_INVALID: not an https:// address; also what TlsPolicy::make says.
    static Result<std::unique_ptr<HttpGateway>> create(GatewayConfig config, ports::Secrets& secrets);
    ~HttpGateway() override;

    std::vector<ExchangeNote> recentExchanges() const; // any thread; for the log view

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
    ports::Changesets& changesets() override;
    ports::Fields& fields() override;
    ports::Invitations& invitations() override;
    ports::Leavers& leavers() override;
    ports::Rooms& rooms() override;
    ports::Ranks& ranks() override;
    ports::ChartRestrictions& chartRestrictions() override;
    ports::Policies& policies() override;
    ports::Templates& templates() override;
    ports::Company& company() override;
    ports::Devices& devices() override;
    ports::CutOffs& cutOffs() override;
    ports::Roles& roles() override;
    ports::Approvals& approvals() override;
    ports::Explanations& explanations() override;
    ports::Logs& logs() override;
    ports::Monitoring& monitoring() override;
    void setAssentDesk(ports::AssentDesk* desk) override; // on the thread that made the gateway

  private:
    struct Parts;
    explicit HttpGateway(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace sekisho::net
