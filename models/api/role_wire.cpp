#include "models/api/role_wire.h"

#include "models/api/value_writer.h"

#include <boost/json/array.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

json::value roleTextOrNull(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

template<class T, class Make>
json::array roleList(const std::vector<T>& items, Make make) {
    json::array list;
    list.reserve(items.size());
    for (const T& item : items)
        list.push_back(make(item));
    return list;
}

json::value unitObject(const ScopeUnit& unit) {
    json::object out{{"orgUnitId", unit.id.value}, {"name", unit.name}};
    if (unit.gone) out["gone"] = true;
    return out;
}

json::value activationObject(const Activation& activation) {
    json::object out{{"activationId", activation.id},
                     {"userId", activation.user.value},
                     {"userName", activation.userName},
                     {"roleId", activation.role.value},
                     {"builtIn", roleTextOrNull(activation.builtIn)},
                     {"roleName", activation.roleName},
                     {"scope", scopeValue(activation.scope)},
                     {"reason", activation.reason},
                     {"startedAt", formatUtc(activation.startedAt)},
                     {"until", formatUtc(activation.until)},
                     {"end", activationEndKey(activation.end)},
                     {"breakGlass", activation.breakGlass}};
    putSome(out, "endedAt", activation.endedAt);
    putSome(out, "endedBy", activation.endedBy);
    return out;
}

json::object delegationObject(const Delegation& delegation) {
    json::object out{{"delegationId", delegation.id},
                     {"fromId", delegation.from.value},
                     {"fromName", delegation.fromName},
                     {"toId", delegation.to.value},
                     {"toName", delegation.toName},
                     {"toLogin", delegation.toLogin},
                     {"formerRoleId", roleTextOrNull(delegation.formerRole.value)},
                     {"formerRoleName", delegation.formerRoleName},
                     {"createdAt", formatUtc(delegation.createdAt)},
                     {"expiresAt", formatUtc(delegation.expiresAt)},
                     {"state", delegationStateKey(delegation.state)}};
    putSome(out, "endedAt", delegation.endedAt);
    return out;
}

json::value personObject(const RoleHolder& person) {
    return json::object{{"userId", person.user.value},
                        {"userName", person.userName},
                        {"loginId", person.loginId},
                        {"orgUnit", person.orgUnit}};
}

} // namespace

json::value grantsValue(const std::vector<Grant>& grants) {
    return roleList(grants, [](const Grant& grant) -> json::value {
        return json::object{{"menu", grant.menu}, {"access", grant.access == Access::Operate ? "operate" : "view"}};
    });
}

json::value scopeValue(const Scope& scope) {
    return json::object{
        {"orgUnits", roleList(scope.orgUnits, [](const OrgUnitId& unit) { return json::value(unit.value); })},
        {"includeSubOrgUnits", scope.includeSubOrgUnits}};
}

json::value roleSheetValue(const RoleSheet& sheet) {
    json::object out{{"roleId", sheet.role.id.value},
                     {"builtIn", roleTextOrNull(sheet.role.builtIn)},
                     {"preset", roleTextOrNull(sheet.preset)},
                     {"name", sheet.role.name},
                     {"note", sheet.note},
                     {"grants", grantsValue(sheet.role.grants)},
                     {"holders", sheet.holders},
                     {"eligible", sheet.eligible},
                     {"version", sheet.role.version}};
    putSome(out, "deletedAt", sheet.deletedAt);
    putSome(out, "deletedBy", sheet.deletedBy);
    return out;
}

std::string rolesText(const std::vector<RoleSheet>& roles) {
    return json::serialize(json::object{{"roles", roleList(roles, roleSheetValue)}});
}

std::string roleText(const RoleSheet& sheet) {
    return json::serialize(roleSheetValue(sheet));
}

json::value holderValue(const RoleHolder& holder) {
    json::object out{{"userId", holder.user.value},
                     {"userName", holder.userName},
                     {"loginId", holder.loginId},
                     {"orgUnit", holder.orgUnit},
                     {"roleId", holder.role.value},
                     {"builtIn", roleTextOrNull(holder.builtIn)},
                     {"preset", roleTextOrNull(holder.preset)},
                     {"name", holder.roleName},
                     {"scope", scopeValue(holder.scope)},
                     {"units", roleList(holder.units, unitObject)},
                     {"expiresAt", holder.expiresAt ? json::value(formatUtc(*holder.expiresAt)) : json::value(nullptr)},
                     {"version", holder.version}};
    if (holder.eligible)
        out["eligible"] = json::object{{"maxMinutes", holder.maxMinutes}, {"needsApproval", holder.needsApproval}};
    putSome(out, "activationId", holder.activation);
    return out;
}

std::string holdersText(const HoldersText& page, std::string_view list) {
    json::object out;
    out[list] = roleList(page.holders, holderValue);
    putTotal(out, "total", page.total);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

std::string holderText(const RoleHolder& holder) {
    return json::serialize(holderValue(holder));
}

std::string myRightsText(const MyRightsText& rights) {
    return json::serialize(json::object{{"held", roleList(rights.held, holderValue)},
                                        {"eligible", roleList(rights.eligible, holderValue)},
                                        {"active", roleList(rights.active, activationObject)}});
}

std::string activationText(const Activation& activation) {
    return json::serialize(activationObject(activation));
}

std::string activationsText(const ActivationsText& page) {
    json::object out{{"activations", roleList(page.activations, activationObject)}};
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

std::string delegationText(const std::optional<Delegation>& delegation) {
    json::object out;
    out["delegation"] = delegation ? json::value(delegationObject(*delegation)) : json::value(nullptr);
    return json::serialize(out);
}

std::string breakGlassText(const SealedText& sealed) {
    const BreakGlass& account = sealed.state;
    json::object out{{"state", breakGlassStateKey(account.state)},
                     {"userId", roleTextOrNull(account.user.value)},
                     {"userName", account.userName},
                     {"loginId", account.loginId},
                     {"drillDue", account.drillDue},
                     {"delayMinutes", account.delayMinutes},
                     {"version", account.version}};
    putSome(out, "sealedAt", account.sealedAt);
    putSome(out, "opensAt", account.opensAt);
    putSome(out, "openedAt", account.openedAt);
    putSome(out, "until", account.until);
    putSome(out, "lastDrill", account.lastDrill);
    putSome(out, "lastUsed", account.lastUsed);
    putSome(out, "reason", account.reason);
    putSome(out, "refusedBy", account.refusedBy);
    putSome(out, "code", sealed.code);
    return json::serialize(out);
}

std::string viewAsText(const ViewAsText& view) {
    return json::serialize(json::object{{"roles", roleList(view.roles, holderValue)},
                                        {"menus", grantsValue(view.menus)},
                                        {"units", roleList(view.units, unitObject)},
                                        {"wholeTenant", view.wholeTenant},
                                        {"members", view.members},
                                        {"orgUnits", view.orgUnits},
                                        {"devices", view.devices},
                                        {"sessions", view.sessions},
                                        {"sample", roleList(view.sample, personObject)}});
}

} // namespace sekisho::api
