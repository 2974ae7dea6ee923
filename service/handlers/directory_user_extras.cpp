// Organizations of a member, alias addresses, move.

#include "service/handlers/directory_common.h"
#include "service/rules/addresses.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::PageCursor;

namespace {

constexpr std::size_t kMostAliases = 10;

HandlerResult listUserOrgUnits(Directory& directory, Call& call) {
    const std::string_view type = call.query("membershipType").value_or("ALL");
    if (type != "ALL" && type != "DIRECT")
        return sekisho::badInput("membershipType", "INVALID_PARAMETER", "membershipType must be ALL or DIRECT.");
    const std::string list = listName(call, "userOrgUnits:" + call.subject.uid, type);
    SEKISHO_TRY(paging, pagingOf(call, list));
    const auto sql = type == "ALL"
                         ? "SELECT orgunit_id FROM member_scope WHERE member_id = :member AND orgunit_id > :after "
                           "ORDER BY orgunit_id"
                         : "SELECT orgunit_id FROM member_orgunit WHERE member_id = :member AND orgunit_id > "
                           ":after ORDER BY orgunit_id";
    SEKISHO_TRY(found, call.db->rows<std::int64_t>(sql, call.subject.row, paging.after ? paging.after->id : 0));
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    // Of whoever has a post elsewhere too, only the organizations that the caller sees (decision 0012).
    const ScopePlaces within(*structure, call.scope);
    std::vector<const UnitEntry*> units;
    for (const auto& [row] : found)
        if (const auto unit = structure->unitsByRow.find(row);
            unit != structure->unitsByRow.end() && (call.self || within.hold(*unit->second)))
            units.push_back(unit->second);
    std::optional<PageCursor> next;
    if (units.size() > static_cast<std::size_t>(paging.count)) {
        units.resize(static_cast<std::size_t>(paging.count));
        next = PageCursor{.id = units.back()->row, .key = {}};
    }
    SEKISHO_TRY(items, orgUnitsJson(call, structure, units));
    return listResponse("orgUnits", items, list, next);
}

std::string aliasesText(const std::vector<std::string>& aliases) {
    boost::json::object out;
    out["aliasEmails"] = boost::json::array(aliases.begin(), aliases.end());
    return boost::json::serialize(out);
}

Result<MemberRow> storeAliases(Call& call, const Tenant& tenant, const MemberRow& before,
                               std::vector<std::string> aliases, const std::string& action, Effects& effects) {
    sekisho::Member after = before.member;
    after.aliasEmails = std::move(aliases);
    SEKISHO_TRY(row, updateMember(*call.db, tenant, before, std::move(after), call.now, effects));
    for (auto& entry : effects.audits)
        entry.action = action;
    return row;
}

HandlerResult addAlias(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    const std::string alias = completedAddress(call.pathValue("email"), tenant);
    auto aliases = before.member.aliasEmails;
    if (std::ranges::find(aliases, alias) != aliases.end())
        return Error(ErrorKind::Conflict, "ALIAS_EMAIL_ALREADY_EXIST").at("email");
    if (aliases.size() >= kMostAliases)
        return Error(ErrorKind::BadInput, "LIMIT_EXCEEDED", "A member can have at most 10 alias addresses.")
            .at("aliasEmails")
            .with("max", "10");
    aliases.push_back(alias);
    Effects effects;
    SEKISHO_TRY(row, storeAliases(call, tenant, before, std::move(aliases), "member.alias.add", effects));
    return done(call, effects, resource(200, aliasesText(row.member.aliasEmails), row.member.version));
}

HandlerResult removeAlias(Directory&, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    const std::string alias = completedAddress(call.pathValue("email"), tenant);
    auto aliases = before.member.aliasEmails;
    if (std::erase(aliases, alias) == 0) return Error(ErrorKind::NotFound, "ALIAS_EMAIL_NOT_EXIST").at("email");
    Effects effects;
    SEKISHO_CHECK(storeAliases(call, tenant, before, std::move(aliases), "member.alias.remove", effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult moveUser(Directory&, Call&) {
    return Error(ErrorKind::Forbidden, "FORBIDDEN",
                 "This tenant has one domain, so there is no other domain to move the member to.");
}

} // namespace

void addUserExtraEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/users/{userId}/orgunits",
                  .summary = "List the organizations of a member",
                  .handler = bound(directory, listUserOrgUnits),
                  .scopes = kReadUsers,
                  .permission = kSeeMembers,
                  .selfAllowed = true,
                  .subject = Subject::Member});
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/{userId}/alias-emails/{email}",
                  .summary = "Add an alias address",
                  .handler = bound(directory, addAlias),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .subject = Subject::Member,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
    to.push_back({.method = Method::Delete,
                  .path = "/v1.0/users/{userId}/alias-emails/{email}",
                  .summary = "Remove an alias address",
                  .handler = bound(directory, removeAlias),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .subject = Subject::Member,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/{userId}/move",
                  .summary = "Move a member to another domain of the tenant",
                  .handler = bound(directory, moveUser),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .subject = Subject::Member,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
}

} // namespace sekishod
