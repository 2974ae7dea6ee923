// 組織図の閲覧制限 of members, organizations and user types (lineworks-api.md §3.7), and which one counts for a member.

#include "models/api/settings_wire.h"
#include "service/handlers/directory_common.h"
#include "service/rules/chart_restrictions.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>

namespace sekishod {

using sekisho::Access;
using sekisho::ChartRestriction;
using sekisho::ChartSubject;
using sekisho::RankKind;
using sekisho::Result;
namespace json = boost::json;

namespace {

struct RestrictionApi {
    ChartSubject subject;
    std::string_view path;
    Subject checked;
    std::array<std::string_view, 4> summaries; // get, create, replace, delete
};

constexpr std::array<RestrictionApi, 4> kRestrictionApis{{
    {ChartSubject::Member,
     "/v1.0/users/{userId}/orgunit-access-restrict",
     Subject::Member,
     {"Get what a member may see of the organization chart", "Restrict what a member sees of the organization chart",
      "Replace what a member may see of the organization chart",
      "Lift a member's restriction of the organization chart"}},
    {ChartSubject::OrgUnit,
     "/v1.0/orgunits/{orgUnitId}/orgunit-access-restrict",
     Subject::OrgUnit,
     {"Get what an organization may see of the organization chart",
      "Restrict what an organization sees of the organization chart",
      "Replace what an organization may see of the organization chart",
      "Lift an organization's restriction of the organization chart"}},
    {ChartSubject::UserType,
     "/v1.0/directory/user-types/{rankId}/orgunit-access-restrict",
     Subject::None,
     {"Get what a user type may see of the organization chart",
      "Restrict what a user type sees of the organization chart",
      "Replace what a user type may see of the organization chart",
      "Lift a user type's restriction of the organization chart"}},
    {ChartSubject::UserType,
     "/v1.0/directory/employment-types/{rankId}/orgunit-access-restrict",
     Subject::None,
     {"Get what a user type may see of the organization chart (old name)",
      "Restrict what a user type sees of the organization chart (old name)",
      "Replace what a user type may see of the organization chart (old name)",
      "Lift a user type's restriction of the organization chart (old name)"}},
}};

Result<ChartSubjectRef> subjectRef(const RestrictionApi& api, Call& call) {
    switch (api.subject) {
    case ChartSubject::Member: {
        SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
        return ChartSubjectRef{api.subject, member.member.id.value, member.member.displayName()};
    }
    case ChartSubject::OrgUnit: {
        SEKISHO_TRY(unit, loadOrgUnitRow(*call.db, call.subject.row));
        return ChartSubjectRef{api.subject, unit.unit.id.value, unit.unit.name};
    }
    case ChartSubject::UserType: {
        SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
        if (!tenant.uses(RankKind::UserType)) return notEnabled(RankKind::UserType);
        SEKISHO_TRY(rank, loadRank(*call.db, call.caller.domain, RankKind::UserType, call.pathValue("rankId")));
        return ChartSubjectRef{api.subject, rank.rank.id, rank.rank.name};
    }
    }
    return ChartSubjectRef{};
}

Result<std::string> restrictionText(Directory& directory, Call& call, const ChartRestriction& restriction) {
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    return sekisho::api::chartRestrictionText(restriction, namesOf(structure, *call.db, call.now));
}

HandlerResult getRestriction(const RestrictionApi& api, Directory& directory, Call& call) {
    SEKISHO_TRY(subject, subjectRef(api, call));
    SEKISHO_TRY(restriction, loadChartRestriction(*call.db, subject.uid));
    SEKISHO_TRY(text, restrictionText(directory, call, restriction));
    return resource(200, std::move(text), restriction.version);
}

HandlerResult createRestriction(const RestrictionApi& api, Directory& directory, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(subject, subjectRef(api, call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(wanted, sekisho::api::chartRestrictionFromRequest(call.body, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(made, createChartRestriction(*call.db, tenant, subject, std::move(wanted), effects));
    SEKISHO_TRY(text, restrictionText(directory, call, made));
    return done(call, effects, resource(201, std::move(text), made.version));
}

HandlerResult replaceRestriction(const RestrictionApi& api, Directory& directory, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(subject, subjectRef(api, call));
    SEKISHO_TRY(before, loadChartRestriction(*call.db, subject.uid));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    SEKISHO_TRY(wanted, sekisho::api::chartRestrictionFromRequest(call.body, resolverOf(call)));
    Effects effects;
    SEKISHO_TRY(stored, replaceChartRestriction(*call.db, subject, std::move(wanted), effects));
    SEKISHO_TRY(text, restrictionText(directory, call, stored));
    return done(call, effects, resource(200, std::move(text), stored.version));
}

HandlerResult deleteRestriction(const RestrictionApi& api, Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(subject, subjectRef(api, call));
    SEKISHO_TRY(before, loadChartRestriction(*call.db, subject.uid));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    Effects effects;
    SEKISHO_CHECK(deleteChartRestriction(*call.db, subject, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult effective(Directory& directory, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(found, effectiveRestriction(*call.db, tenant, member.member));
    json::object out{{"restriction", nullptr}, {"source", nullptr}};
    if (found) {
        SEKISHO_TRY(text, restrictionText(directory, call, found->restriction));
        out["restriction"] = json::parse(text);
        out["source"] = json::object{
            {"kind", chartSubjectKey(found->source)}, {"id", found->sourceId}, {"name", found->sourceName}};
    }
    return Response::json(200, json::serialize(out));
}

using RestrictionHandler = HandlerResult (*)(const RestrictionApi&, Directory&, Call&);

Endpoint restrictionEndpoint(const RestrictionApi& api, const DirectoryPtr& directory, Method method,
                             std::string_view summary, RestrictionHandler handler, BodyKind body) {
    const bool reads = method == Method::Get;
    Endpoint out{.method = method,
                 .path = api.path,
                 .summary = summary,
                 .handler = [&api, directory, handler](Call& call) { return handler(api, *directory, call); },
                 .scopes = reads ? kReadDirectory : kWriteDirectory,
                 .permission = {"security.orgChart", reads ? Access::View : Access::Operate},
                 .subject = api.checked,
                 .body = body,
                 .effect = reads ? Effect::Read : Effect::Write};
    if (api.checked == Subject::Member) out.scopes = reads ? kReadUsers : kWriteUsers;
    if (api.checked == Subject::OrgUnit) out.scopes = reads ? kReadOrgUnits : kWriteOrgUnits;
    return out;
}

} // namespace

void addChartRestrictionEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    for (const RestrictionApi& api : kRestrictionApis) {
        const auto& says = api.summaries;
        to.push_back(restrictionEndpoint(api, directory, Method::Get, says[0], getRestriction, BodyKind::None));
        to.push_back(restrictionEndpoint(api, directory, Method::Post, says[1], createRestriction, BodyKind::Json));
        to.push_back(restrictionEndpoint(api, directory, Method::Put, says[2], replaceRestriction, BodyKind::Json));
        to.push_back(
            restrictionEndpoint(api, directory, Method::Delete, says[3], deleteRestriction, BodyKind::JsonOrEmpty));
    }
    Endpoint which{.method = Method::Get,
                   .path = "/v1.0/admin/users/{userId}/orgunit-access-restrict",
                   .summary = "Which restriction of the organization chart counts for a member, and whose it is",
                   .handler = bound(directory, effective)};
    which.scopes = {"admin", "admin.read"};
    which.permission = {"security.orgChart", Access::View};
    which.subject = Subject::Member;
    which.rate = RateClass::Admin;
    to.push_back(std::move(which));
}

} // namespace sekishod
