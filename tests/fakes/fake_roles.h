#pragma once
// Roles, holders, activations, the delegation and the sealed account in memory. `fill()` makes a small hospital group
// of it: built-in roles, the presets, a custom role, holders with scopes and ends, somebody who is eligible, an
// activation that runs. Calls are named as in ports::Roles, but "roleHistory", "roleHolders", "myRights", "giveRole",
// "takeRole". Not thread-safe; belongs to the test's thread.

#include "models/ports/roles.h"
#include "tests/fakes/fake_changesets.h"
#include "tests/fakes/fake_tenant.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::fakes {

struct FakeSelf {
    UserId user;
    std::string name;
};

class FakeRoles final : public ports::Roles {
  public:
    FakeRoles(FakeTenant& tenant, const Clock& clock, std::function<FakeSelf()> self, Admit admit);

    std::vector<RoleSheet> sheets;      // live ones
    std::vector<RoleSheet> deletedOnes; // may be brought back
    std::vector<RoleHolder> holdings;   // of everybody, eligibilities too
    std::vector<Activation> activationList;
    std::map<std::string, std::vector<AuditRecord>> histories; // by role
    std::optional<Delegation> handOver;
    BreakGlass account;
    std::string code = "TANE-4821-KAZE-7730";   // of the sealed account
    std::map<std::string, ports::ViewAs> views; // by member; others see by their holdings
    std::size_t pageSize = 100;

    void fill();
    RoleSheet& addRole(std::string name, std::vector<Grant> grants, std::string preset = {}); // a custom one
    RoleHolder& addHolder(const UserId& user, const RoleId& role, Scope scope = {});
    RoleSheet* sheet(const RoleId& role);
    Activation& run(const UserId& user, const RoleId& role, int minutes, std::string reason);

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
    std::string newId(char kind);
    void count(); // holders and eligible ones of each role
    void nameUser(RoleHolder& holder) const;
    void nameScope(RoleHolder& holder) const;
    std::string pathOf(const OrgUnitId& unit) const;
    void note(const RoleId& role, std::string_view action, std::string changes = {});
    Result<RoleSheet> save(RoleSheet wanted);
    Done remove(const RoleId& role);
    Result<RoleSheet> bringBack(const RoleId& role);
    Result<RoleHolder> hold(const HoldingWish& wish);
    Done end(const std::string& id);
    Result<Activation> begin(const RoleId& role, int minutes, const std::string& reason);
    Result<Delegation> answered(bool accept);
    Result<BreakGlass> checkCode(const std::string& given) const;
    ports::ViewAs viewOf(const UserId& user) const;

    FakeTenant& tenant_;
    const Clock& clock_;
    std::function<FakeSelf()> self_;
    Admit admit_;
    std::map<std::string, std::vector<RoleHolder>> heldWhenDeleted_; // by role
    int made_ = 0;
};

} // namespace sekisho::fakes
