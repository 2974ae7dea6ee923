#include "models/api/role_wire.h"
#include "models/api/value_reader.h"

namespace sekisho::api {

namespace json = boost::json;

namespace {

std::optional<Access> grantAccessOf(std::string_view key) {
    if (key == "view") return Access::View;
    if (key == "operate") return Access::Operate;
    return std::nullopt;
}

void readGrant(const ValueReader& r, Grant& to) {
    r.text("menu", to.menu);
    r.word("access", to.access, grantAccessOf);
}

// An array of texts in an object; the reader knows objects only.
void readScopeUnits(const json::object& scope, bool& ok, std::vector<OrgUnitId>& to) {
    const auto* value = scope.if_contains("orgUnits");
    if (!value || value->is_null()) return;
    const auto* list = value->if_array();
    if (!list) {
        ok = false;
        return;
    }
    for (const json::value& unit : *list)
        if (const auto* text = unit.if_string())
            to.emplace_back(std::string(*text));
        else
            ok = false;
}

void readRoleScope(const json::object& holder, bool& ok, Scope& to) {
    const auto* value = holder.if_contains("scope");
    if (!value || value->is_null()) return;
    const auto* scope = value->if_object();
    if (!scope) {
        ok = false;
        return;
    }
    readScopeUnits(*scope, ok, to.orgUnits);
    ValueReader(*scope, ok).flag("includeSubOrgUnits", to.includeSubOrgUnits);
}

void readScopeUnit(const ValueReader& r, ScopeUnit& to) {
    r.id("orgUnitId", to.id);
    r.text("name", to.name);
    r.flag("gone", to.gone);
}

void readRoleSheet(const ValueReader& r, RoleSheet& to) {
    r.id("roleId", to.role.id);
    r.text("builtIn", to.role.builtIn);
    r.text("preset", to.preset);
    r.text("name", to.role.name);
    r.text("note", to.note);
    r.objects("grants", to.role.grants, readGrant);
    r.number("holders", to.holders);
    r.number("eligible", to.eligible);
    r.instant("deletedAt", to.deletedAt);
    r.text("deletedBy", to.deletedBy);
    r.number("version", to.role.version);
}

void readHolder(const json::object& object, bool& ok, RoleHolder& to) {
    const ValueReader r(object, ok);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("loginId", to.loginId);
    r.text("orgUnit", to.orgUnit);
    r.id("roleId", to.role);
    r.text("builtIn", to.builtIn);
    r.text("preset", to.preset);
    r.text("name", to.roleName);
    readRoleScope(object, ok, to.scope);
    r.objects("units", to.units, readScopeUnit);
    r.instant("expiresAt", to.expiresAt);
    r.object("eligible", [&](const ValueReader& eligible) {
        to.eligible = true;
        eligible.number("maxMinutes", to.maxMinutes);
        eligible.flag("needsApproval", to.needsApproval);
    });
    r.text("activationId", to.activation);
    r.number("version", to.version);
}

void readActivation(const json::object& object, bool& ok, Activation& to) {
    const ValueReader r(object, ok);
    r.text("activationId", to.id);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.id("roleId", to.role);
    r.text("builtIn", to.builtIn);
    r.text("roleName", to.roleName);
    readRoleScope(object, ok, to.scope);
    r.text("reason", to.reason);
    r.instant("startedAt", to.startedAt);
    r.instant("until", to.until);
    r.instant("endedAt", to.endedAt);
    r.word("end", to.end, activationEndOf);
    r.text("endedBy", to.endedBy);
    r.flag("breakGlass", to.breakGlass);
}

void readDelegation(const ValueReader& r, Delegation& to) {
    r.text("delegationId", to.id);
    r.id("fromId", to.from);
    r.text("fromName", to.fromName);
    r.id("toId", to.to);
    r.text("toName", to.toName);
    r.text("toLogin", to.toLogin);
    r.id("formerRoleId", to.formerRole);
    r.text("formerRoleName", to.formerRoleName);
    r.instant("createdAt", to.createdAt);
    r.instant("expiresAt", to.expiresAt);
    r.word("state", to.state, delegationStateOf);
    r.instant("endedAt", to.endedAt);
}

void readBreakGlass(const ValueReader& r, SealedText& to) {
    BreakGlass& account = to.state;
    r.word("state", account.state, breakGlassStateOf);
    r.id("userId", account.user);
    r.text("userName", account.userName);
    r.text("loginId", account.loginId);
    r.instant("sealedAt", account.sealedAt);
    r.instant("opensAt", account.opensAt);
    r.instant("openedAt", account.openedAt);
    r.instant("until", account.until);
    r.instant("lastDrill", account.lastDrill);
    r.instant("lastUsed", account.lastUsed);
    r.text("reason", account.reason);
    r.text("refusedBy", account.refusedBy);
    r.flag("drillDue", account.drillDue);
    r.number("delayMinutes", account.delayMinutes);
    r.number("version", account.version);
    r.text("code", to.code);
}

// Lists of what holds a scope are read from the values: a scope is a list of texts. What is absent is empty.
template<class T, class Read>
void readRoleList(const json::object& object, std::string_view key, bool& ok, std::vector<T>& to, Read read) {
    const auto* value = object.if_contains(key);
    if (!value || value->is_null()) return;
    const auto* list = value->if_array();
    if (!list) {
        ok = false;
        return;
    }
    for (const json::value& item : *list) {
        const auto* one = item.if_object();
        if (!one) ok = false;
        if (!ok) return;
        read(*one, ok, to.emplace_back());
    }
}

template<class T, class Take>
Result<T> readRoleText(std::string_view text, const char* what, Take take) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    const auto* object = error ? nullptr : value.if_object();
    if (!object) return malformedAnswer(what);
    T out;
    bool ok = true;
    take(*object, ok, out);
    if (!ok) return malformedAnswer(what);
    return out;
}

} // namespace

Result<std::vector<RoleSheet>> rolesFromText(std::string_view text) {
    bool there = false;
    auto roles = readText<std::vector<RoleSheet>>(text, "roles", [&](const ValueReader& r, std::vector<RoleSheet>& to) {
        there = r.has("roles");
        r.objects("roles", to, readRoleSheet);
    });
    if (roles && !there) return malformedAnswer("an answer without roles");
    return roles;
}

Result<RoleSheet> roleFromText(std::string_view text) {
    auto sheet = readText<RoleSheet>(text, "role", readRoleSheet);
    if (sheet && sheet->role.id.empty()) return malformedAnswer("a role without an id");
    return sheet;
}

Result<HoldersText> holdersFromText(std::string_view text, std::string_view list) {
    return readRoleText<HoldersText>(text, "holders", [&](const json::object& object, bool& ok, HoldersText& to) {
        ok = object.contains(list);
        readRoleList(object, list, ok, to.holders, readHolder);
        const ValueReader r(object, ok);
        r.number("total", to.total);
        r.nextCursor(to.nextCursor);
    });
}

Result<RoleHolder> holderFromText(std::string_view text) {
    auto holder = readRoleText<RoleHolder>(text, "holder", readHolder);
    if (holder && holder->role.empty()) return malformedAnswer("a holder without a role");
    return holder;
}

Result<MyRightsText> myRightsFromText(std::string_view text) {
    return readRoleText<MyRightsText>(text, "rights", [](const json::object& object, bool& ok, MyRightsText& to) {
        ok = object.contains("held");
        readRoleList(object, "held", ok, to.held, readHolder);
        readRoleList(object, "eligible", ok, to.eligible, readHolder);
        readRoleList(object, "active", ok, to.active, readActivation);
    });
}

Result<Activation> activationFromText(std::string_view text) {
    auto activation = readRoleText<Activation>(text, "activation", readActivation);
    if (activation && activation->id.empty()) return malformedAnswer("an activation without an id");
    return activation;
}

Result<ActivationsText> activationsFromText(std::string_view text) {
    return readRoleText<ActivationsText>(text, "activations",
                                         [](const json::object& object, bool& ok, ActivationsText& to) {
                                             ok = object.contains("activations");
                                             readRoleList(object, "activations", ok, to.activations, readActivation);
                                             ValueReader(object, ok).nextCursor(to.nextCursor);
                                         });
}

Result<std::optional<Delegation>> delegationFromText(std::string_view text) {
    using Found = std::optional<Delegation>;
    return readRoleText<Found>(text, "delegation", [](const json::object& object, bool& ok, Found& to) {
        ok = object.contains("delegation");
        ValueReader(object, ok).object("delegation", [&](const ValueReader& one) {
            readDelegation(one, to.emplace());
        });
    });
}

Result<SealedText> breakGlassFromText(std::string_view text) {
    bool there = false;
    auto account = readText<SealedText>(text, "sealed account", [&](const ValueReader& r, SealedText& to) {
        there = r.has("state");
        readBreakGlass(r, to);
    });
    if (account && !there) return malformedAnswer("a sealed account without its state");
    return account;
}

Result<ViewAsText> viewAsFromText(std::string_view text) {
    return readRoleText<ViewAsText>(text, "view of an administrator",
                                    [](const json::object& object, bool& ok, ViewAsText& to) {
                                        ok = object.contains("roles");
                                        readRoleList(object, "roles", ok, to.roles, readHolder);
                                        readRoleList(object, "sample", ok, to.sample, readHolder);
                                        const ValueReader r(object, ok);
                                        r.objects("menus", to.menus, readGrant);
                                        r.objects("units", to.units, readScopeUnit);
                                        r.flag("wholeTenant", to.wholeTenant);
                                        r.number("members", to.members);
                                        r.number("orgUnits", to.orgUnits);
                                        r.number("devices", to.devices);
                                        r.number("sessions", to.sessions);
                                    });
}

} // namespace sekisho::api
