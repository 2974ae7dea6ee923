// What an administrator sees, for whoever may grant: his menus, his part of the tenant, how much of it there is.

#include "models/api/role_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/activations.h"
#include "service/rules/devices.h"
#include "service/rules/live_sessions.h"
#include "service/rules/member_list.h"
#include "service/rules/scope_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Access;
using sekisho::Done;
using sekisho::Result;
using sekisho::RoleHolder;
using sekisho::RoleHolding;
using sekisho::UserId;
using sekisho::sql::Database;

namespace {

constexpr int kMembersShown = 100;

struct SeenAs {
    sekisho::api::ViewAsText view;
    std::string userName;
};

// What a list of this menu would be asked with; nothing: the menu is closed to him.
Result<std::optional<ScopeFilter>> scopeAs(Services& services, Call& call, const std::vector<RoleHolding>& roles,
                                           std::string_view menu) {
    std::optional<ScopeFilter> out;
    const auto scopes = sekisho::scopesOf(roles, {menu, Access::View}, call.now);
    if (!scopes) return out;
    SEKISHO_TRY(filter, services.subjects.filterOf(*call.db, call.caller.domain, *scopes));
    out = std::move(filter);
    return out;
}

Result<std::int64_t> counted(Database& db, std::string_view text, sekisho::DomainId domain) {
    SEKISHO_TRY(row, db.first<std::int64_t>(text, domain));
    return row ? std::get<0>(*row) : 0;
}

Result<std::string> mainUnitPath(Database& db, const sekisho::Member& member) {
    for (const auto& organization : member.organizations)
        for (const auto& of : organization.orgUnits) {
            if (!of.primary) continue;
            sekisho::Scope one;
            one.orgUnits = {of.orgUnit};
            SEKISHO_TRY(units, scopeUnits(db, member.domain, one));
            if (!units.empty()) return units.front().name;
        }
    return std::string();
}

Done addMembersSeen(Call& call, const ScopeFilter& scope, const UserId& as, sekisho::api::ViewAsText& view) {
    const FeedScope feed(scope, call.caller.domain, as);
    SEKISHO_TRY(members,
                counted(*call.db,
                        fmt::format("SELECT count(*) FROM member m WHERE m.domain_id = :domain AND {}", feed.members()),
                        call.caller.domain));
    view.members = members;
    MemberQuery query;
    query.domain = call.caller.domain;
    query.scope = scope;
    query.byName = true;
    query.count = kMembersShown;
    SEKISHO_TRY(page, listMembers(*call.db, query));
    for (const MemberRow& found : page.members) {
        const sekisho::Member& member = found.member;
        RoleHolder& shown = view.sample.emplace_back();
        shown.user = member.id;
        shown.userName = member.displayName();
        shown.loginId = member.email;
        SEKISHO_TRY(unit, mainUnitPath(*call.db, member));
        shown.orgUnit = std::move(unit);
    }
    return {};
}

Done addUnitsSeen(Call& call, const ScopeFilter& scope, const UserId& as, sekisho::api::ViewAsText& view) {
    const FeedScope feed(scope, call.caller.domain, as);
    SEKISHO_TRY(units, counted(*call.db,
                               fmt::format("SELECT count(*) FROM orgunit u WHERE u.domain_id = :domain AND {}",
                                           feed.orgUnits()),
                               call.caller.domain));
    view.orgUnits = units;
    return {};
}

Done addDevicesSeen(Services& services, Call& call, const ScopeFilter& scope, const UserId& as,
                    sekisho::api::ViewAsText& view) {
    DeviceView who;
    who.domain = call.caller.domain;
    who.scope = FeedScope(scope, call.caller.domain, as).oneMember();
    who.now = call.now;
    who.hub = services.devices.get();
    if (!scope.wholeTenant) who.within = scope;
    SEKISHO_TRY(page, listDevices(*call.db, who, {}, std::nullopt, 1));
    view.devices = std::max<std::int64_t>(page.total, 0);
    return {};
}

Done addSessionsSeen(Services& services, Call& call, const ScopeFilter& scope, sekisho::api::ViewAsText& view) {
    LiveSessionQuestion question;
    question.domain = call.caller.domain;
    question.scope = scope;
    question.now = call.now;
    question.count = 1;
    question.counted = true;
    SEKISHO_TRY(page, listLiveSessions(*call.db, services.subjects, question));
    view.sessions = std::max<std::int64_t>(page.total, 0);
    return {};
}

Done addHeads(Call& call, const std::vector<RoleHolding>& roles, sekisho::api::ViewAsText& view) {
    for (const RoleHolding& held : roles) {
        if (held.scope.wholeTenant()) view.wholeTenant = true;
        SEKISHO_TRY(units, scopeUnits(*call.db, call.caller.domain, held.scope));
        for (auto& unit : units)
            if (std::ranges::find(view.units, unit.id, &sekisho::ScopeUnit::id) == view.units.end())
                view.units.push_back(std::move(unit));
    }
    if (view.wholeTenant) view.units.clear();
    return {};
}

// Counting a large part of the tenant takes a while, in which nobody else should have to wait to write.
Done look(Services& services, Call& call) {
    const UserId as(call.subject.uid);
    SEKISHO_TRY(roles, services.subjects.rolesToViewAs(*call.db, call.caller, as.value, call.now));
    SeenAs seen;
    SEKISHO_TRY(rights, rightsOf(*call.db, call.caller.domain, as, call.now));
    if (!rights.held.empty()) seen.userName = rights.held.front().userName;
    seen.view.roles = std::move(rights.held);
    for (const auto& item : sekisho::menuTree())
        if (const Access access = sekisho::accessOf(roles, item.key, call.now); access != Access::None)
            seen.view.menus.push_back({std::string(item.key), access});
    SEKISHO_CHECK(addHeads(call, roles, seen.view));
    SEKISHO_TRY(members, scopeAs(services, call, roles, "members.members"));
    if (members) SEKISHO_CHECK(addMembersSeen(call, *members, as, seen.view));
    SEKISHO_TRY(units, scopeAs(services, call, roles, "members.orgUnits"));
    if (units) SEKISHO_CHECK(addUnitsSeen(call, *units, as, seen.view));
    SEKISHO_TRY(devices, scopeAs(services, call, roles, "security.usage"));
    if (devices) SEKISHO_CHECK(addDevicesSeen(services, call, *devices, as, seen.view));
    SEKISHO_TRY(sessions, scopeAs(services, call, roles, "security.sessions"));
    if (sessions) SEKISHO_CHECK(addSessionsSeen(services, call, *sessions, seen.view));
    call.prepared = std::move(seen);
    return {};
}

HandlerResult looked(Call& call) {
    const auto& seen = std::any_cast<const SeenAs&>(call.prepared);
    call.audit({.action = "role.viewAs",
                .targetKind = "member",
                .targetId = call.subject.uid,
                .targetName = seen.userName,
                .changesJson = {}});
    return Response::json(200, sekisho::api::viewAsText(seen.view));
}

} // namespace

void addViewAsEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint view = adminEndpoint(Method::Post, "/v1.0/admin/users/{userId}/view", "Look at what an administrator sees",
                                  "security.roles", looked, Subject::Member);
    view.body = BodyKind::JsonOrEmpty;
    view.prepare = [&services](Call& call) { return look(services, call); };
    out.push_back(std::move(view));
}

} // namespace sekishod
