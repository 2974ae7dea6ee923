// The delegation of the highest administrator and the sealed account of FakeRoles, and its contents for pictures.

#include "tests/fakes/fake_roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr std::chrono::minutes kOpeningDelay{30};
constexpr std::chrono::hours kOpenFor{4};

UserId memberAt(const FakeTenant& tenant, std::size_t place) {
    auto at = tenant.members().begin();
    std::advance(at, static_cast<std::ptrdiff_t>(std::min(place, tenant.members().size() - 1)));
    return at->second.id;
}

OrgUnitId unitAt(const FakeTenant& tenant, std::size_t place) {
    auto at = tenant.orgUnits().begin();
    std::advance(at, static_cast<std::ptrdiff_t>(std::min(place, tenant.orgUnits().size() - 1)));
    return at->second.id;
}

RoleId builtInId(std::string_view key) {
    return RoleId(std::string(key));
}

} // namespace

CallHandle FakeRoles::delegation(Executor& on, Reply<std::optional<Delegation>> reply) {
    return answer<std::optional<Delegation>>("delegation", on, std::move(reply),
                                             [this] { return Result<std::optional<Delegation>>(handOver); });
}

CallHandle FakeRoles::delegate(const UserId& to, const RoleId& formerRole, Executor& on, Reply<Delegation> reply) {
    return answer<Delegation>("delegate", on, std::move(reply), [this, to, formerRole]() -> Result<Delegation> {
        const Member* member = tenant_.member(to);
        if (!member) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        if (handOver && handOver->state == DelegationState::Waiting)
            return Error(ErrorKind::Conflict, "DELEGATION_WAITING");
        const FakeSelf me = self_();
        Delegation made;
        made.id = newId('d');
        made.from = me.user;
        made.fromName = me.name;
        made.to = to;
        made.toName = member->displayName();
        made.toLogin = member->email;
        made.formerRole = formerRole;
        if (const RoleSheet* known = sheet(formerRole)) made.formerRoleName = known->role.name;
        made.createdAt = clock_.now();
        made.expiresAt = clock_.now() + std::chrono::days(kDelegationDays);
        handOver = made;
        tenant_.noteUnseen();
        return made;
    });
}

CallHandle FakeRoles::cancelDelegation(Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("cancelDelegation", on, std::move(reply), [this]() -> Result<std::monostate> {
        if (!handOver || handOver->state != DelegationState::Waiting)
            return Error(ErrorKind::NotFound, "DELEGATION_NOT_EXIST");
        handOver->state = DelegationState::Cancelled;
        handOver->endedAt = clock_.now();
        tenant_.noteUnseen();
        return std::monostate();
    });
}

Result<Delegation> FakeRoles::answered(bool accept) {
    if (!handOver || handOver->state != DelegationState::Waiting)
        return Error(ErrorKind::NotFound, "DELEGATION_NOT_EXIST");
    handOver->state = accept ? DelegationState::Accepted : DelegationState::Declined;
    handOver->endedAt = clock_.now();
    if (accept) {
        std::erase_if(holdings, [](const RoleHolder& held) { return held.builtIn == "super"; });
        if (!handOver->formerRole.empty()) addHolder(handOver->from, handOver->formerRole);
        addHolder(handOver->to, builtInId("super"));
    }
    tenant_.noteUnseen();
    return *handOver;
}

CallHandle FakeRoles::answerDelegation(bool accept, Executor& on, Reply<Delegation> reply) {
    return answer<Delegation>("answerDelegation", on, std::move(reply), [this, accept] { return answered(accept); });
}

CallHandle FakeRoles::breakGlass(Executor& on, Reply<BreakGlass> reply) {
    return answer<BreakGlass>("breakGlass", on, std::move(reply), [this] { return Result<BreakGlass>(account); });
}

CallHandle FakeRoles::seal(const UserId& user, Executor& on, Reply<ports::SealedCode> reply) {
    return answer<ports::SealedCode>("seal", on, std::move(reply), [this, user]() -> Result<ports::SealedCode> {
        const Member* member = tenant_.member(user);
        if (!member) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        const Version version = account.version + 1;
        account = {};
        account.state = BreakGlassState::Sealed;
        account.user = user;
        account.userName = member->displayName();
        account.loginId = member->email;
        account.sealedAt = clock_.now();
        account.delayMinutes = static_cast<int>(kOpeningDelay.count());
        account.version = version;
        tenant_.noteUnseen();
        return ports::SealedCode{account, code};
    });
}

CallHandle FakeRoles::unsealForGood(Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("unsealForGood", on, std::move(reply), [this] {
        account = {};
        tenant_.noteUnseen();
        return Result<std::monostate>(std::monostate());
    });
}

Result<BreakGlass> FakeRoles::checkCode(const std::string& given) const {
    if (account.state != BreakGlassState::Sealed) return Error(ErrorKind::Conflict, "BREAK_GLASS_NOT_SEALED");
    if (given != code) return Error(ErrorKind::BadInput, "BREAK_GLASS_CODE").at("code");
    return account;
}

CallHandle FakeRoles::openSealed(std::string given, std::string reason, Executor& on, Reply<BreakGlass> reply) {
    return answer<BreakGlass>("openSealed", on, std::move(reply),
                              [this, given = std::move(given), reason = std::move(reason)]() -> Result<BreakGlass> {
                                  SEKISHO_TRY(before, checkCode(given));
                                  account = before;
                                  account.state = BreakGlassState::Opening;
                                  account.reason = reason;
                                  account.opensAt = clock_.now() + kOpeningDelay;
                                  account.until = *account.opensAt + kOpenFor;
                                  ++account.version;
                                  tenant_.noteUnseen();
                                  return account;
                              });
}

CallHandle FakeRoles::drill(std::string given, Executor& on, Reply<BreakGlass> reply) {
    return answer<BreakGlass>("drill", on, std::move(reply), [this, given = std::move(given)]() -> Result<BreakGlass> {
        SEKISHO_TRY(before, checkCode(given));
        account = before;
        account.lastDrill = clock_.now();
        account.drillDue = false;
        ++account.version;
        tenant_.noteUnseen();
        return account;
    });
}

CallHandle FakeRoles::refuseOpening(std::string reason, Executor& on, Reply<BreakGlass> reply) {
    return answer<BreakGlass>("refuseOpening", on, std::move(reply),
                              [this, reason = std::move(reason)]() -> Result<BreakGlass> {
                                  if (account.state != BreakGlassState::Opening)
                                      return Error(ErrorKind::Conflict, "BREAK_GLASS_NOT_OPENING");
                                  account.state = BreakGlassState::Used;
                                  account.refusedBy = self_().name;
                                  account.opensAt.reset();
                                  account.until.reset();
                                  ++account.version;
                                  tenant_.noteUnseen();
                                  return account;
                              });
}

CallHandle FakeRoles::closeSealed(Executor& on, Reply<BreakGlass> reply) {
    return answer<BreakGlass>("closeSealed", on, std::move(reply), [this]() -> Result<BreakGlass> {
        if (account.state != BreakGlassState::Open) return Error(ErrorKind::Conflict, "BREAK_GLASS_NOT_OPEN");
        account.state = BreakGlassState::Used;
        account.lastUsed = clock_.now();
        account.until.reset();
        ++account.version;
        tenant_.noteUnseen();
        return account;
    });
}

// A hospital group: whoever sees the pictures shall recognize a day's work.
void FakeRoles::fill() {
    for (const Role& preset : rolePresets()) {
        const RoleFact* fact = roleFact(preset.id.value);
        RoleSheet& made = addRole(fact ? std::string(fact->ja) : preset.id.value, preset.grants, preset.id.value);
        made.note = "";
    }
    RoleSheet& nurses = addRole(
        "看護部の名簿担当",
        {{"members.members", Access::Operate}, {"members.groups", Access::View}, {"security.sessions", Access::View}});
    nurses.note = "病棟の異動に合わせて名簿を直す人のための権限です。";
    const RoleId nurseRole = nurses.role.id;
    note(nurseRole, "role.create");
    note(nurseRole, "role.update", R"({"grants.members.members":{"from":"view","to":"operate"}})");
    RoleSheet old = addRole("夜間の問い合わせ担当", {{"security.lostDevice", Access::View}});
    sheets.pop_back();
    old.deletedAt = clock_.now() - std::chrono::days(3);
    old.deletedBy = "管理 太郎";
    deletedOnes.push_back(std::move(old));
    if (tenant_.members().empty() || tenant_.orgUnits().empty()) return;

    const Instant now = clock_.now();
    const RoleId helpdesk = sheets[4].role.id; // behind the four built-in ones, in the order of resources/roles.json
    const RoleId personnel = sheets[5].role.id, auditor = sheets[6].role.id, officer = sheets[7].role.id;
    if (const FakeSelf me = self_(); !me.user.empty()) {
        RoleHolder& own = addHolder(me.user, builtInId("super"));
        if (own.userName.empty()) own.userName = me.name;
        RoleHolder& mayOpen = addHolder(me.user, officer);
        if (mayOpen.userName.empty()) mayOpen.userName = me.name;
        mayOpen.eligible = true;
        mayOpen.maxMinutes = 120;
    }
    addHolder(memberAt(tenant_, 1), builtInId("deputy"));
    addHolder(memberAt(tenant_, 2), helpdesk, {{unitAt(tenant_, 1)}, true});
    addHolder(memberAt(tenant_, 3), helpdesk).expiresAt = now + std::chrono::days(12);
    addHolder(memberAt(tenant_, 4), personnel, {{unitAt(tenant_, 1), unitAt(tenant_, 2)}, false});
    addHolder(memberAt(tenant_, 5), auditor).expiresAt = now - std::chrono::days(2);
    addHolder(memberAt(tenant_, 6), nurseRole, {{unitAt(tenant_, 2)}, true});
    RoleHolder& eligible = addHolder(memberAt(tenant_, 7), officer);
    eligible.eligible = true;
    eligible.maxMinutes = 60;
    eligible.needsApproval = true;
    run(memberAt(tenant_, 7), officer, 60, "IP 制限の緊急変更のため");
    Activation& past = run(memberAt(tenant_, 7), officer, 30, "月次のポリシー点検");
    past.startedAt = now - std::chrono::days(9);
    past.until = past.startedAt + std::chrono::minutes(30);
    past.endedAt = past.until;
    past.end = ActivationEnd::Time;
    const Member* sealed = tenant_.member(memberAt(tenant_, tenant_.members().size() - 1));
    account.state = BreakGlassState::Sealed;
    account.user = sealed->id;
    account.userName = sealed->displayName();
    account.loginId = sealed->email;
    account.sealedAt = now - std::chrono::days(120);
    account.lastDrill = now - std::chrono::days(95);
    account.drillDue = true;
    account.delayMinutes = static_cast<int>(kOpeningDelay.count());
    account.version = 3;
    count();
}

} // namespace sekisho::fakes
