#include "tests/fakes/fake_roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::fakes {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

Error roleGone() {
    return {ErrorKind::NotFound, "ROLE_NOT_EXIST", "There is no such role."};
}

// A page of `all` behind the place that the cursor names; the cursor is that place.
template<class T>
std::vector<T> rolePageOf(const std::vector<T>& all, const std::string& cursor, std::size_t size, std::string& next) {
    const std::size_t from = cursor.empty() ? 0 : std::min<std::size_t>(std::stoul(cursor), all.size());
    const std::size_t to = std::min(from + size, all.size());
    if (to < all.size()) next = std::to_string(to);
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
}

} // namespace

FakeRoles::FakeRoles(FakeTenant& tenant, const Clock& clock, std::function<FakeSelf()> self, Admit admit)
    : tenant_(tenant), clock_(clock), self_(std::move(self)), admit_(std::move(admit)) {
    for (const Role& role : builtInRoles()) {
        RoleSheet& sheet = sheets.emplace_back();
        sheet.role = role;
        sheet.role.version = 1;
    }
}

std::string FakeRoles::newId(char kind) {
    std::string digits = std::to_string(++made_);
    return std::string("00000000-0000-4000-8000-") + kind + 'e' + std::string(10 - digits.size(), '0') + digits;
}

RoleSheet* FakeRoles::sheet(const RoleId& role) {
    const auto found = std::ranges::find(sheets, role, [](const RoleSheet& one) { return one.role.id; });
    return found == sheets.end() ? nullptr : &*found;
}

void FakeRoles::count() {
    for (RoleSheet& one : sheets) {
        one.holders = std::ranges::count_if(
            holdings, [&](const RoleHolder& held) { return held.role == one.role.id && !held.eligible; });
        one.eligible = std::ranges::count_if(
            holdings, [&](const RoleHolder& held) { return held.role == one.role.id && held.eligible; });
    }
}

std::string FakeRoles::pathOf(const OrgUnitId& unit) const {
    const auto found = tenant_.orgUnits().find(unit.value);
    if (found == tenant_.orgUnits().end()) return {};
    const OrgUnit& at = found->second;
    return at.parent ? pathOf(*at.parent) + " / " + at.name : at.name;
}

void FakeRoles::nameUser(RoleHolder& holder) const {
    const Member* member = tenant_.member(holder.user);
    if (!member) return;
    holder.userName = member->displayName();
    holder.loginId = member->email;
    for (const Organization& organization : member->organizations)
        for (const OrgUnitMembership& post : organization.orgUnits)
            if (holder.orgUnit.empty()) holder.orgUnit = pathOf(post.orgUnit);
}

void FakeRoles::nameScope(RoleHolder& holder) const {
    holder.units.clear();
    for (const OrgUnitId& unit : holder.scope.orgUnits) {
        const std::string name = pathOf(unit);
        holder.units.push_back({unit, name, name.empty()});
    }
}

void FakeRoles::note(const RoleId& role, std::string_view action, std::string changes) {
    const FakeSelf me = self_();
    AuditRecord record;
    auto& records = histories[role.value];
    record.seq = static_cast<std::int64_t>(records.size()) + 1;
    record.domain = tenant_.domain();
    record.at = clock_.now();
    record.actorId = me.user.value;
    record.actorName = me.name;
    record.action = action;
    record.targetKind = "role";
    record.targetId = role.value;
    if (const RoleSheet* known = sheet(role)) record.targetName = known->role.name;
    record.result = "success";
    record.changesJson = std::move(changes);
    records.insert(records.begin(), std::move(record));
    tenant_.noteUnseen();
}

RoleSheet& FakeRoles::addRole(std::string name, std::vector<Grant> grants, std::string preset) {
    RoleSheet& made = sheets.emplace_back();
    made.role.id = RoleId(newId('a'));
    made.role.name = std::move(name);
    made.role.grants = std::move(grants);
    made.role.version = 1;
    made.preset = std::move(preset);
    return made;
}

RoleHolder& FakeRoles::addHolder(const UserId& user, const RoleId& role, Scope scope) {
    RoleHolder& holder = holdings.emplace_back();
    holder.user = user;
    holder.role = role;
    holder.scope = std::move(scope);
    holder.version = 1;
    if (const RoleSheet* known = sheet(role)) {
        holder.roleName = known->role.name;
        holder.builtIn = known->role.builtIn;
        holder.preset = known->preset;
    }
    nameUser(holder);
    nameScope(holder);
    count();
    return holder;
}

Activation& FakeRoles::run(const UserId& user, const RoleId& role, int minutes, std::string reason) {
    Activation& made = activationList.emplace_back();
    made.id = newId('b');
    made.user = user;
    made.role = role;
    if (const Member* member = tenant_.member(user)) made.userName = member->displayName();
    if (const RoleSheet* known = sheet(role)) {
        made.roleName = known->role.name;
        made.builtIn = known->role.builtIn;
    }
    const auto held = std::ranges::find_if(
        holdings, [&](const RoleHolder& one) { return one.user == user && one.role == role && one.eligible; });
    if (held != holdings.end()) made.scope = held->scope;
    made.reason = std::move(reason);
    made.startedAt = clock_.now();
    made.until = clock_.now() + std::chrono::minutes(minutes);
    return made;
}

CallHandle FakeRoles::roles(bool deleted, Executor& on, Reply<std::vector<RoleSheet>> reply) {
    return answer<std::vector<RoleSheet>>("roles", on, std::move(reply), [this, deleted] {
        count();
        return Result<std::vector<RoleSheet>>(deleted ? deletedOnes : sheets);
    });
}

Result<RoleSheet> FakeRoles::save(RoleSheet wanted) {
    const bool taken = std::ranges::any_of(sheets, [&](const RoleSheet& one) {
        return one.role.id != wanted.role.id && !one.role.name.empty() && one.role.name == wanted.role.name;
    });
    if (taken) return Error(ErrorKind::Conflict, "ROLE_NAME_TAKEN").at("name").with("name", wanted.role.name);
    for (const Grant& grant : wanted.role.grants) {
        const MenuItem* item = menuItem(grant.menu);
        if (item && item->builtInOnly)
            return Error(ErrorKind::BadInput, "ROLE_MENU_RESERVED").at("grants").with("menu", grant.menu);
    }
    if (wanted.role.id.empty()) {
        RoleSheet& made = addRole(wanted.role.name, wanted.role.grants, wanted.preset);
        made.note = wanted.note;
        note(made.role.id, "role.create");
        return *sheet(made.role.id);
    }
    RoleSheet* known = sheet(wanted.role.id);
    if (!known) return roleGone();
    if (!known->role.builtIn.empty()) return Error(ErrorKind::Forbidden, "ROLE_BUILT_IN");
    if (known->role.version != wanted.role.version) return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
    known->role.name = wanted.role.name;
    known->role.grants = wanted.role.grants;
    known->note = wanted.note;
    ++known->role.version;
    for (RoleHolder& held : holdings)
        if (held.role == wanted.role.id) held.roleName = wanted.role.name;
    note(wanted.role.id, "role.update");
    return *known;
}

CallHandle FakeRoles::saveRole(const RoleSheet& wanted, Executor& on, Reply<RoleSheet> reply) {
    return answer<RoleSheet>("saveRole", on, std::move(reply), [this, wanted] { return save(wanted); });
}

Done FakeRoles::remove(const RoleId& role) {
    RoleSheet* known = sheet(role);
    if (!known) return roleGone();
    if (!known->role.builtIn.empty()) return Error(ErrorKind::Forbidden, "ROLE_BUILT_IN");
    note(role, "role.delete");
    count();
    RoleSheet gone = *sheet(role);
    gone.deletedAt = clock_.now();
    gone.deletedBy = self_().name;
    auto& kept = heldWhenDeleted_[role.value];
    std::ranges::copy_if(holdings, std::back_inserter(kept), [&](const RoleHolder& held) { return held.role == role; });
    std::erase_if(holdings, [&](const RoleHolder& held) { return held.role == role; });
    std::erase_if(sheets, [&](const RoleSheet& one) { return one.role.id == role; });
    for (Activation& one : activationList)
        if (one.role == role && !one.endedAt) {
            one.endedAt = clock_.now();
            one.end = ActivationEnd::Role;
        }
    deletedOnes.push_back(std::move(gone));
    return {};
}

CallHandle FakeRoles::deleteRole(const RoleId& role, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("deleteRole", on, std::move(reply), [this, role]() -> Result<std::monostate> {
        SEKISHO_CHECK(remove(role));
        return std::monostate();
    });
}

Result<RoleSheet> FakeRoles::bringBack(const RoleId& role) {
    const auto found = std::ranges::find(deletedOnes, role, [](const RoleSheet& one) { return one.role.id; });
    if (found == deletedOnes.end()) return roleGone();
    RoleSheet back = *found;
    deletedOnes.erase(found);
    back.deletedAt.reset();
    back.deletedBy.clear();
    ++back.role.version;
    sheets.push_back(std::move(back));
    std::ranges::move(heldWhenDeleted_[role.value], std::back_inserter(holdings));
    heldWhenDeleted_.erase(role.value);
    note(role, "role.undelete");
    count();
    return *sheet(role);
}

CallHandle FakeRoles::undeleteRole(const RoleId& role, Executor& on, Reply<RoleSheet> reply) {
    return answer<RoleSheet>("undeleteRole", on, std::move(reply), [this, role] { return bringBack(role); });
}

CallHandle FakeRoles::history(const RoleId& role, std::string cursor, Executor& on, Reply<ports::RoleHistory> reply) {
    return answer<ports::RoleHistory>("roleHistory", on, std::move(reply), [this, role, cursor = std::move(cursor)] {
        ports::RoleHistory page;
        page.records = rolePageOf(histories[role.value], cursor, pageSize, page.nextCursor);
        return Result<ports::RoleHistory>(std::move(page));
    });
}

CallHandle FakeRoles::holders(const RoleId& role, std::string cursor, Executor& on, Reply<ports::HolderPage> reply) {
    return answer<ports::HolderPage>(
        "roleHolders", on, std::move(reply), [this, role, cursor = std::move(cursor)]() -> Result<ports::HolderPage> {
            if (!sheet(role)) return roleGone();
            std::vector<RoleHolder> found;
            std::ranges::copy_if(holdings, std::back_inserter(found),
                                 [&](const RoleHolder& held) { return held.role == role; });
            ports::HolderPage page;
            if (cursor.empty()) page.total = static_cast<std::int64_t>(found.size());
            page.holders = rolePageOf(found, cursor, pageSize, page.nextCursor);
            return page;
        });
}

CallHandle FakeRoles::rolesOf(const UserId& user, Executor& on, Reply<std::vector<RoleHolder>> reply) {
    return answer<std::vector<RoleHolder>>("rolesOf", on, std::move(reply), [this, user] {
        std::vector<RoleHolder> found;
        std::ranges::copy_if(holdings, std::back_inserter(found),
                             [&](const RoleHolder& held) { return held.user == user; });
        return Result<std::vector<RoleHolder>>(std::move(found));
    });
}

// As the service: one line a person and role; whoever holds a role is not eligible for it besides.
Result<RoleHolder> FakeRoles::hold(const HoldingWish& wish) {
    if (!sheet(wish.role)) return roleGone();
    if (!tenant_.member(wish.user)) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    const auto known = std::ranges::find_if(
        holdings, [&](const RoleHolder& held) { return held.user == wish.user && held.role == wish.role; });
    if (known != holdings.end() && wish.base != 0 && known->version != wish.base)
        return Error(ErrorKind::Conflict, "PRECONDITION_FAILED");
    const Version version = known == holdings.end() ? 1 : known->version + 1;
    if (known != holdings.end()) holdings.erase(known);
    RoleHolder& held = addHolder(wish.user, wish.role, wish.scope);
    held.expiresAt = wish.expiresAt;
    held.eligible = wish.eligible;
    held.maxMinutes = wish.eligible ? wish.maxMinutes : 0;
    held.needsApproval = wish.eligible && wish.needsApproval;
    held.version = version;
    note(wish.role, "role.grant");
    count();
    return held;
}

CallHandle FakeRoles::give(const HoldingWish& wish, Executor& on, Reply<RoleHolder> reply) {
    return answer<RoleHolder>("giveRole", on, std::move(reply), [this, wish] { return hold(wish); });
}

CallHandle FakeRoles::take(const RoleHolder& holding, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("takeRole", on, std::move(reply), [this, holding]() -> Result<std::monostate> {
        if (holding.builtIn == "super") return Error(ErrorKind::Conflict, "LAST_ADMINISTRATOR");
        const auto gone = std::erase_if(
            holdings, [&](const RoleHolder& held) { return held.user == holding.user && held.role == holding.role; });
        if (gone == 0) return roleGone();
        note(holding.role, "role.revoke");
        count();
        return std::monostate();
    });
}

ports::ViewAs FakeRoles::viewOf(const UserId& user) const {
    ports::ViewAs view;
    for (const RoleHolder& held : holdings) {
        if (held.user != user || held.eligible) continue;
        RoleHolding& holding = view.roles.emplace_back();
        for (const RoleSheet& one : sheets)
            if (one.role.id == held.role) holding.role = one.role;
        holding.scope = held.scope;
        holding.expiresAt = held.expiresAt;
        view.wholeTenant = view.wholeTenant || held.scope.wholeTenant();
        view.units.insert(view.units.end(), held.units.begin(), held.units.end());
    }
    if (view.wholeTenant) view.units.clear();
    for (const MenuItem& item : menuTree())
        if (const Access access = accessOf(view.roles, item.key, clock_.now()); access != Access::None)
            view.menus.push_back({std::string(item.key), access});
    const bool seesAll = view.wholeTenant;
    view.orgUnits = static_cast<std::int64_t>(seesAll ? tenant_.orgUnits().size() : view.units.size());
    for (const auto& [id, member] : tenant_.members()) {
        RoleHolder person;
        person.user = member.id;
        nameUser(person);
        const bool seen = seesAll || std::ranges::any_of(view.units, [&](const ScopeUnit& unit) {
                              return !unit.gone && person.orgUnit.starts_with(unit.name);
                          });
        if (!seen) continue;
        ++view.members;
        if (view.sample.size() < 100) view.sample.push_back(std::move(person));
    }
    view.devices = view.members * 2;
    view.sessions = view.members;
    return view;
}

CallHandle FakeRoles::viewAs(const UserId& user, Executor& on, Reply<ports::ViewAs> reply) {
    return answer<ports::ViewAs>("viewAs", on, std::move(reply), [this, user]() -> Result<ports::ViewAs> {
        if (const auto said = views.find(user.value); said != views.end()) return said->second;
        if (!tenant_.member(user)) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
        return viewOf(user);
    });
}

CallHandle FakeRoles::mine(Executor& on, Reply<ports::MyRights> reply) {
    return answer<ports::MyRights>("myRights", on, std::move(reply), [this] {
        ports::MyRights rights;
        const UserId me = self_().user;
        for (const RoleHolder& held : holdings)
            if (held.user == me) (held.eligible ? rights.eligible : rights.held).push_back(held);
        for (const Activation& one : activationList)
            if (one.user == me && !one.endedAt && one.until > clock_.now()) {
                rights.active.push_back(one);
                RoleHolder& held = rights.held.emplace_back();
                held.user = me;
                held.role = one.role;
                held.roleName = one.roleName;
                held.builtIn = one.builtIn;
                held.scope = one.scope;
                held.expiresAt = one.until;
                held.activation = one.id;
                nameScope(held);
            }
        return Result<ports::MyRights>(std::move(rights));
    });
}

Result<Activation> FakeRoles::begin(const RoleId& role, int minutes, const std::string& reason) {
    const UserId me = self_().user;
    const auto may = std::ranges::find_if(
        holdings, [&](const RoleHolder& held) { return held.user == me && held.role == role && held.eligible; });
    if (may == holdings.end()) return Error(ErrorKind::Forbidden, "ROLE_NOT_ELIGIBLE");
    if (minutes > may->maxMinutes)
        return Error(ErrorKind::BadInput, "ACTIVATION_TOO_LONG")
            .at("minutes")
            .with("max", std::to_string(may->maxMinutes));
    if (may->needsApproval)
        return Error(ErrorKind::Conflict, "APPROVAL_WAITING")
            .with("approvalId", newId('c'))
            .with("action", "roleActivate");
    Activation made = run(me, role, minutes, reason);
    note(role, "role.activate");
    return made;
}

CallHandle FakeRoles::activate(const RoleId& role, int minutes, std::string reason, Executor& on,
                               Reply<Activation> reply) {
    return answer<Activation>("activate", on, std::move(reply), [this, role, minutes, reason = std::move(reason)] {
        return begin(role, minutes, reason);
    });
}

Done FakeRoles::end(const std::string& id) {
    const auto found = std::ranges::find(activationList, id, &Activation::id);
    if (found == activationList.end() || found->endedAt) return Error(ErrorKind::NotFound, "ACTIVATION_NOT_EXIST");
    const FakeSelf me = self_();
    found->endedAt = clock_.now();
    found->end = found->user == me.user ? ActivationEnd::Self : ActivationEnd::Administrator;
    found->endedBy = me.name;
    note(found->role, "role.deactivate");
    return {};
}

CallHandle FakeRoles::endActivation(const std::string& id, Executor& on, Reply<std::monostate> reply) {
    return answer<std::monostate>("endActivation", on, std::move(reply), [this, id]() -> Result<std::monostate> {
        SEKISHO_CHECK(end(id));
        return std::monostate();
    });
}

CallHandle FakeRoles::activations(std::string cursor, Executor& on,
                                  Reply<std::pair<std::vector<Activation>, std::string>> reply) {
    using Page = std::pair<std::vector<Activation>, std::string>;
    return answer<Page>("activations", on, std::move(reply), [this, cursor = std::move(cursor)] {
        std::vector<Activation> sorted = activationList;
        std::ranges::stable_sort(sorted, [](const Activation& a, const Activation& b) {
            if (a.endedAt.has_value() != b.endedAt.has_value()) return !a.endedAt;
            return a.startedAt > b.startedAt;
        });
        Page page;
        page.first = rolePageOf(sorted, cursor, pageSize, page.second);
        return Result<Page>(std::move(page));
    });
}

} // namespace sekisho::fakes
