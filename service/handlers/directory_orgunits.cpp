// Organizations (lineworks-api.md §3.2).

#include "models/api/request_body.h"
#include "service/handlers/directory_common.h"
#include "service/rules/scope_sight.h"
#include "service/rules/subjects.h"
#include "service/rules/unit_members.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

using sekisho::OrgUnit;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::api::WriteMode;

namespace {

HandlerResult listOrgUnits(Directory& directory, Call& call) {
    const std::string list = listName(call, "orgUnits");
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    const ScopePlaces within(*structure, call.scope);
    std::vector<const UnitEntry*> units;
    std::optional<PageCursor> next;
    for (auto at = structure->behind(paging.after ? paging.after->id : 0); at != structure->inOrder.end(); ++at) {
        if (!within.hold(**at)) continue;
        if (units.size() == static_cast<std::size_t>(paging.count)) {
            next = PageCursor{.id = units.back()->row, .key = {}};
            break;
        }
        units.push_back(*at);
    }
    SEKISHO_TRY(items, orgUnitsJson(call, structure, units));
    return listResponse("orgUnits", items, list, next);
}

HandlerResult getOrgUnit(Directory&, Call& call) {
    SEKISHO_TRY(row, loadOrgUnitRow(*call.db, call.subject.row));
    SEKISHO_TRY(text, orgUnitJson(call, row));
    return resource(200, std::move(text), row.unit.version);
}

HandlerResult createUnit(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    OrgUnit fresh;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(unit, sekisho::api::orgUnitFromRequest(call.body, WriteMode::Create, fresh, resolverOf(call)));
    SEKISHO_CHECK(checkPlaceScope(call, unit.parent));
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    SEKISHO_CHECK(keepOutsiders(sight, OrgUnit(), unit));
    Effects effects;
    SEKISHO_TRY(row, createOrgUnit(*call.db, tenant, std::move(unit), effects));
    SEKISHO_TRY(text, orgUnitJson(call, row));
    return done(call, effects, resource(201, std::move(text), row.unit.version));
}

HandlerResult writeUnit(Call& call, WriteMode mode) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadOrgUnitRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.unit.version));
    SEKISHO_TRY(unit, sekisho::api::orgUnitFromRequest(call.body, mode, before.unit, resolverOf(call)));
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    SEKISHO_CHECK(keepOutsiders(sight, before.unit, unit));
    Effects effects;
    SEKISHO_TRY(row, updateOrgUnit(*call.db, tenant, before, std::move(unit), call.now, effects));
    SEKISHO_TRY(text, orgUnitJson(call, row));
    return done(call, effects, resource(200, std::move(text), row.unit.version));
}

HandlerResult replaceUnit(Directory&, Call& call) {
    return writeUnit(call, WriteMode::Replace);
}
HandlerResult patchUnit(Directory&, Call& call) {
    return writeUnit(call, WriteMode::Patch);
}

HandlerResult deleteUnit(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadOrgUnitRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.unit.version));
    SEKISHO_CHECK(checkPlaceScope(call, before.unit.parent));
    Effects effects;
    SEKISHO_CHECK(deleteOrgUnit(*call.db, tenant, before, call.now, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult moveUnit(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadOrgUnitRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.unit.version));
    SEKISHO_TRY(move, sekisho::api::moveFromRequest(call.body, sekisho::api::MoveOrder::Required));
    std::optional<OrgUnitId> parent;
    if (!move.parent.empty()) {
        SEKISHO_TRY(above, loadOrgUnit(*call.db, call.caller.domain, move.parent));
        parent = above.unit.id;
    }
    SEKISHO_CHECK(checkPlaceScope(call, before.unit.parent));
    SEKISHO_CHECK(checkPlaceScope(call, parent));
    SEKISHO_CHECK(checkUnitMove(call, before.row, parent));
    Effects effects;
    SEKISHO_TRY(row, moveOrgUnit(*call.db, tenant, before, parent, move.displayOrder, effects));
    SEKISHO_TRY(text, orgUnitJson(call, row));
    return done(call, effects, resource(200, std::move(text), row.unit.version));
}

std::string unitMemberText(const UnitMember& member) {
    boost::json::object item;
    item["userId"] = member.uid;
    item["userExternalKey"] =
        member.externalKey ? boost::json::value(boost::json::string(*member.externalKey)) : boost::json::value(nullptr);
    item["isManager"] = member.isManager;
    item["visible"] = member.visible;
    item["useTeamFeature"] = member.useTeam;
    return boost::json::serialize(item);
}

// orderBy=RANK is an extension: the order in which people are shown everywhere.
HandlerResult listUnitMembers(Directory&, Call& call) {
    const std::string_view order = call.query("orderBy").value_or("CREATED_TIME");
    if (order != "CREATED_TIME" && order != "RANK")
        return sekisho::badInput("orderBy", "INVALID_PARAMETER", "orderBy must be CREATED_TIME or RANK.");
    const std::string list = listName(call, "orgUnitMembers:" + call.subject.uid, order);
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(page, order == "RANK" ? unitMembersByRank(*call.db, call.subject.row, paging.after, paging.count)
                                      : unitMembers(*call.db, call.subject.row, paging.after, paging.count));
    std::vector<std::string> items;
    for (const UnitMember& member : page.members)
        items.push_back(unitMemberText(member));
    return listResponse("members", items, list, page.next);
}

Endpoint write(Method method, std::string_view path, std::string_view summary, Handler handler, BodyKind body) {
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kWriteOrgUnits,
            .permission = kChangeOrgUnits,
            .subject = Subject::OrgUnit,
            .body = body,
            .effect = Effect::Write};
}

} // namespace

void addOrgUnitEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/orgunits",
                  .summary = "List organizations",
                  .handler = bound(directory, listOrgUnits),
                  .scopes = kReadOrgUnits,
                  .permission = kSeeOrgUnits});
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/orgunits/{orgUnitId}",
                  .summary = "Get an organization",
                  .handler = bound(directory, getOrgUnit),
                  .scopes = kReadOrgUnits,
                  .permission = kSeeOrgUnits,
                  .subject = Subject::OrgUnit});
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/orgunits/{orgUnitId}/members",
                  .summary = "List the members of an organization",
                  .handler = bound(directory, listUnitMembers),
                  .scopes = kReadOrgUnits,
                  .permission = kSeeOrgUnits,
                  .subject = Subject::OrgUnit});
    Endpoint create =
        write(Method::Post, "/v1.0/orgunits", "Add an organization", bound(directory, createUnit), BodyKind::Json);
    create.subject = Subject::None;
    to.push_back(std::move(create));
    to.push_back(write(Method::Put, "/v1.0/orgunits/{orgUnitId}",
                       "Replace an organization's data; what is not sent is cleared", bound(directory, replaceUnit),
                       BodyKind::Json));
    to.push_back(write(Method::Patch, "/v1.0/orgunits/{orgUnitId}", "Change parts of an organization's data",
                       bound(directory, patchUnit), BodyKind::Json));
    to.push_back(write(Method::Delete, "/v1.0/orgunits/{orgUnitId}", "Delete an organization with those below it",
                       bound(directory, deleteUnit), BodyKind::JsonOrEmpty));
    to.push_back(write(Method::Post, "/v1.0/orgunits/{orgUnitId}/move", "Move an organization",
                       bound(directory, moveUnit), BodyKind::Json));
}

} // namespace sekishod
