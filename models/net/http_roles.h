#pragma once
// ports::Roles over HTTPS; a part of HttpGateway, which owns it and its thread.

#include "models/net/job_desk.h"
#include "models/ports/roles.h"

namespace sekisho::net {

class HttpRoles final : public ports::Roles {
  public:
    explicit HttpRoles(JobDesk& desk) : desk_(desk) {}

    ports::CallHandle roles(bool deleted, ports::Executor& on, ports::Reply<std::vector<RoleSheet>> reply) override;
    ports::CallHandle saveRole(const RoleSheet& sheet, ports::Executor& on, ports::Reply<RoleSheet> reply) override;
    ports::CallHandle deleteRole(const RoleId& role, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle undeleteRole(const RoleId& role, ports::Executor& on, ports::Reply<RoleSheet> reply) override;
    ports::CallHandle history(const RoleId& role, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::RoleHistory> reply) override;
    ports::CallHandle holders(const RoleId& role, std::string cursor, ports::Executor& on,
                              ports::Reply<ports::HolderPage> reply) override;
    ports::CallHandle rolesOf(const UserId& user, ports::Executor& on,
                              ports::Reply<std::vector<RoleHolder>> reply) override;
    ports::CallHandle give(const HoldingWish& wish, ports::Executor& on, ports::Reply<RoleHolder> reply) override;
    ports::CallHandle take(const RoleHolder& holding, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle viewAs(const UserId& user, ports::Executor& on, ports::Reply<ports::ViewAs> reply) override;
    ports::CallHandle mine(ports::Executor& on, ports::Reply<ports::MyRights> reply) override;
    ports::CallHandle activate(const RoleId& role, int minutes, std::string reason, ports::Executor& on,
                               ports::Reply<Activation> reply) override;
    ports::CallHandle endActivation(const std::string& id, ports::Executor& on,
                                    ports::Reply<std::monostate> reply) override;
    ports::CallHandle activations(std::string cursor, ports::Executor& on,
                                  ports::Reply<std::pair<std::vector<Activation>, std::string>> reply) override;
    ports::CallHandle delegation(ports::Executor& on, ports::Reply<std::optional<Delegation>> reply) override;
    ports::CallHandle delegate(const UserId& to, const RoleId& formerRole, ports::Executor& on,
                               ports::Reply<Delegation> reply) override;
    ports::CallHandle cancelDelegation(ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle answerDelegation(bool accept, ports::Executor& on, ports::Reply<Delegation> reply) override;
    ports::CallHandle breakGlass(ports::Executor& on, ports::Reply<BreakGlass> reply) override;
    ports::CallHandle seal(const UserId& user, ports::Executor& on, ports::Reply<ports::SealedCode> reply) override;
    ports::CallHandle unsealForGood(ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle openSealed(std::string code, std::string reason, ports::Executor& on,
                                 ports::Reply<BreakGlass> reply) override;
    ports::CallHandle drill(std::string code, ports::Executor& on, ports::Reply<BreakGlass> reply) override;
    ports::CallHandle refuseOpening(std::string reason, ports::Executor& on, ports::Reply<BreakGlass> reply) override;
    ports::CallHandle closeSealed(ports::Executor& on, ports::Reply<BreakGlass> reply) override;

  private:
    JobDesk& desk_;
};

} // namespace sekisho::net
