// Bulk external keys (lineworks-api.md §3.8): a light list of everything, and up to 50 keys set at once.

#include "models/api/request_body.h"
#include "service/handlers/directory_common.h"
#include "service/rules/member_list.h"
#include "service/rules/subjects.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace sekishod {

using sekisho::Access;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::api::KeyChange;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

std::string itemText(sekisho::DomainId domain, std::string_view name, const std::string* email, std::string_view id,
                     const std::optional<std::string>& key) {
    json::object item;
    item["domainId"] = domain;
    item["name"] = name;
    if (email) item["email"] = *email;
    item["id"] = id;
    item["externalKey"] = key ? json::value(json::string(*key)) : json::value(nullptr);
    return json::serialize(item);
}

// true: only those with a key; false: only those without; nothing: all.
Result<std::optional<bool>> keyFilter(const Call& call) {
    const auto text = call.query("hasExternalKey");
    if (!text) return std::optional<bool>();
    if (*text == "true") return std::optional(true);
    if (*text == "false") return std::optional(false);
    return sekisho::badInput("hasExternalKey", "INVALID_PARAMETER", "hasExternalKey must be true or false.");
}

std::string filterName(const std::optional<bool>& filter) {
    return !filter ? "all" : *filter ? "with" : "without";
}

std::string_view keyCondition(const std::optional<bool>& filter) {
    if (!filter) return "";
    return *filter ? "AND external_key IS NOT NULL" : "AND external_key IS NULL";
}

Result<std::vector<KeyChange>> changesOf(const Call& call, std::string_view list, bool withDomain) {
    SEKISHO_TRY(changes, sekisho::api::keysFromRequest(call.body, list, call.caller.domain, withDomain));
    return changes;
}

// The same resource twice in one request has no meaning, and swaps need all old keys out of the way first.
template<class Row>
sekisho::Done checkOnce(const std::vector<std::pair<Row, std::optional<std::string>>>& rows, std::string_view list) {
    std::set<std::int64_t> seen;
    for (const auto& [row, key] : rows)
        if (!seen.insert(row.row).second)
            return sekisho::badInput(std::string(list), "INVALID_PARAMETER",
                                     "The same entry stands twice in the list.");
    return {};
}

sekisho::Done clearKey(Call& call, std::string_view table, std::int64_t row) {
    SEKISHO_CHECK(call.db->exec(fmt::format("UPDATE {} SET external_key = NULL WHERE id = :id", table), row));
    return {};
}

void nameAct(Effects& effects) {
    for (auto& entry : effects.audits)
        entry.action = "externalKey.update";
}

// --- members --------------------------------------------------------------------------------------------------------

HandlerResult listUserKeys(Directory&, Call& call) {
    SEKISHO_TRY(filter, keyFilter(call));
    const std::string list = listName(call, "userKeys", filterName(filter));
    SEKISHO_TRY(paging, pagingOf(call, list));
    MemberQuery query;
    query.domain = call.caller.domain;
    query.scope = call.scope;
    query.count = paging.count;
    query.after = std::move(paging.after);
    query.hasExternalKey = filter;
    SEKISHO_TRY(page, listMembers(*call.db, query));
    std::vector<std::string> items;
    for (const auto& found : page.members) {
        const sekisho::Member& member = found.member;
        items.push_back(
            itemText(member.domain, member.displayName(), &member.email, member.id.value, member.externalKey));
    }
    return listResponse("users", items, list, page.next);
}

HandlerResult setUserKeys(Directory& directory, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(changes, changesOf(call, "users", false));
    std::vector<std::pair<MemberRow, std::optional<std::string>>> rows;
    for (auto& change : changes) {
        SEKISHO_TRY(ref, directory.services.subjects.member(*call.db, call.caller.domain, change.id, call.scope));
        SEKISHO_TRY(row, loadMemberRow(*call.db, ref.row));
        if (row.member.externalKey == change.key) continue;
        if (!call.caller.isServiceAccount()) SEKISHO_CHECK(checkMayTakeOver(call, row.member.id));
        rows.emplace_back(std::move(row), std::move(change.key));
    }
    SEKISHO_CHECK(checkOnce(rows, "users"));
    for (const auto& [row, key] : rows)
        SEKISHO_CHECK(clearKey(call, "member", row.row));
    Effects effects;
    for (const auto& [row, key] : rows) {
        sekisho::Member after = row.member;
        after.externalKey = key;
        SEKISHO_CHECK(updateMember(*call.db, tenant, row, std::move(after), call.now, effects));
    }
    nameAct(effects);
    return done(call, effects, Response::empty(204));
}

// --- organizations --------------------------------------------------------------------------------------------------

HandlerResult listUnitKeys(Directory& directory, Call& call) {
    SEKISHO_TRY(filter, keyFilter(call));
    const std::string list = listName(call, "orgUnitKeys", filterName(filter));
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    const ScopePlaces within(*structure, call.scope);
    std::vector<std::string> items;
    std::optional<PageCursor> next;
    std::int64_t last = 0;
    for (auto at = structure->behind(paging.after ? paging.after->id : 0); at != structure->inOrder.end(); ++at) {
        const UnitEntry& entry = **at;
        if (filter && entry.ref.externalKey.has_value() != *filter) continue;
        if (!within.hold(entry)) continue;
        if (items.size() == static_cast<std::size_t>(paging.count)) {
            next = PageCursor{.id = last, .key = {}};
            break;
        }
        last = entry.row;
        items.push_back(
            itemText(call.caller.domain, entry.ref.name, &entry.ref.email, entry.uid, entry.ref.externalKey));
    }
    return listResponse("orgUnits", items, list, next);
}

HandlerResult setUnitKeys(Directory& directory, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(changes, changesOf(call, "orgUnits", false));
    std::vector<std::pair<OrgUnitRow, std::optional<std::string>>> rows;
    for (auto& change : changes) {
        SEKISHO_TRY(ref, directory.services.subjects.orgUnit(*call.db, call.caller.domain, change.id, call.scope));
        SEKISHO_TRY(row, loadOrgUnitRow(*call.db, ref.row));
        if (row.unit.externalKey != change.key) rows.emplace_back(std::move(row), std::move(change.key));
    }
    SEKISHO_CHECK(checkOnce(rows, "orgUnits"));
    for (const auto& [row, key] : rows)
        SEKISHO_CHECK(clearKey(call, "orgunit", row.row));
    Effects effects;
    for (const auto& [row, key] : rows) {
        sekisho::OrgUnit after = row.unit;
        after.externalKey = key;
        SEKISHO_CHECK(updateOrgUnit(*call.db, tenant, row, std::move(after), call.now, effects));
    }
    nameAct(effects);
    return done(call, effects, Response::empty(204));
}

// --- groups ---------------------------------------------------------------------------------------------------------

HandlerResult listGroupKeys(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(filter, keyFilter(call));
    const std::string list = listName(call, "groupKeys", filterName(filter));
    SEKISHO_TRY(paging, pagingOf(call, list));
    using Text = std::string;
    SEKISHO_TRY(rows, (call.db->rows<std::int64_t, Text, Text, Text, std::optional<Text>>(
                          fmt::format("SELECT id, uid, name, coalesce(json_extract(doc, '$.groupEmail'), ''), "
                                      "external_key FROM grp WHERE domain_id = :domain AND id > :after {} ORDER BY id "
                                      "LIMIT :count",
                                      keyCondition(filter)),
                          call.caller.domain, paging.after ? paging.after->id : 0, paging.count + 1)));
    std::optional<PageCursor> next;
    if (rows.size() > static_cast<std::size_t>(paging.count)) {
        rows.pop_back();
        next = PageCursor{.id = std::get<0>(rows.back()), .key = {}};
    }
    std::vector<std::string> items;
    items.reserve(rows.size());
    for (const auto& [row, uid, name, email, key] : rows)
        items.push_back(itemText(call.caller.domain, name, &email, uid, key));
    return listResponse("groups", items, list, next);
}

HandlerResult setGroupKeys(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(changes, changesOf(call, "groups", false));
    std::vector<std::pair<GroupRow, std::optional<std::string>>> rows;
    for (auto& change : changes) {
        SEKISHO_TRY(row, loadGroup(*call.db, call.caller.domain, change.id));
        if (row.group.externalKey != change.key) rows.emplace_back(std::move(row), std::move(change.key));
    }
    SEKISHO_CHECK(checkOnce(rows, "groups"));
    for (const auto& [row, key] : rows)
        SEKISHO_CHECK(clearKey(call, "grp", row.row));
    Effects effects;
    for (const auto& [row, key] : rows) {
        sekisho::Group after = row.group;
        after.externalKey = key;
        SEKISHO_CHECK(updateGroup(*call.db, tenant, row, std::move(after), call.now, effects));
    }
    nameAct(effects);
    return done(call, effects, Response::empty(204));
}

// --- levels, positions, user types ----------------------------------------------------------------------------------

struct RankKeysApi {
    RankKind kind;
    std::string_view list;
    std::string_view menu;
    std::string_view path;
    std::string_view readSummary;
    std::string_view writeSummary;
};

constexpr std::array<RankKeysApi, 4> kRankApis{{
    {RankKind::Level, "levels", "members.levels", "/v1.0/directory/levels/external-keys",
     "List external keys of levels", "Set external keys of levels"},
    {RankKind::Position, "positions", "members.positions", "/v1.0/directory/positions/external-keys",
     "List external keys of positions", "Set external keys of positions"},
    {RankKind::UserType, "userTypes", "members.userTypes", "/v1.0/directory/user-types/external-keys",
     "List external keys of user types", "Set external keys of user types"},
    {RankKind::UserType, "employmentTypes", "members.userTypes", "/v1.0/directory/employment-types/external-keys",
     "List external keys of user types (old name)", "Set external keys of user types (old name)"},
}};

HandlerResult listRankKeys(const RankKeysApi& api, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.uses(api.kind)) return notEnabled(api.kind);
    SEKISHO_TRY(filter, keyFilter(call));
    const std::string list = listName(call, fmt::format("{}Keys", api.list), filterName(filter));
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(
        rows, (call.db->rows<std::int64_t, std::string, std::string, std::optional<std::string>>(
                  fmt::format("SELECT id, uid, name, external_key FROM rank WHERE domain_id = :domain AND kind = :kind "
                              "AND id > :after {} ORDER BY id LIMIT :count",
                              keyCondition(filter)),
                  call.caller.domain, rankKey(api.kind), paging.after ? paging.after->id : 0, paging.count + 1)));
    std::optional<PageCursor> next;
    if (rows.size() > static_cast<std::size_t>(paging.count)) {
        rows.pop_back();
        next = PageCursor{.id = std::get<0>(rows.back()), .key = {}};
    }
    std::vector<std::string> items;
    items.reserve(rows.size());
    for (const auto& [row, uid, name, key] : rows)
        items.push_back(itemText(call.caller.domain, name, nullptr, uid, key));
    return listResponse(api.list, items, list, next);
}

HandlerResult setRankKeys(const RankKeysApi& api, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.uses(api.kind)) return notEnabled(api.kind);
    SEKISHO_TRY(changes, changesOf(call, api.list, true));
    std::vector<std::pair<RankRow, std::optional<std::string>>> rows;
    for (auto& change : changes) {
        SEKISHO_TRY(row, loadRank(*call.db, call.caller.domain, api.kind, change.id));
        if (row.rank.externalKey != change.key) rows.emplace_back(std::move(row), std::move(change.key));
    }
    SEKISHO_CHECK(checkOnce(rows, api.list));
    for (const auto& [row, key] : rows)
        SEKISHO_CHECK(clearKey(call, "rank", row.row));
    Effects effects;
    for (const auto& [row, key] : rows) {
        sekisho::Rank after = row.rank;
        after.externalKey = key;
        SEKISHO_CHECK(updateRank(*call.db, tenant, row, std::move(after), effects));
    }
    nameAct(effects);
    return done(call, effects, Response::empty(204));
}

Endpoint reader(std::string_view path, std::string_view summary, std::string_view menu, Handler handler) {
    return {.method = Method::Get,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kReadDirectory,
            .permission = {menu, Access::View}};
}

Endpoint writer(std::string_view path, std::string_view summary, std::string_view menu, Handler handler) {
    return {.method = Method::Post,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kWriteDirectory,
            .permission = {menu, Access::Operate},
            .body = BodyKind::Json,
            .effect = Effect::Write};
}

} // namespace

void addExternalKeyEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back(reader("/v1.0/users/external-keys", "List external keys of members", kSeeMembers.menu,
                        bound(directory, listUserKeys)));
    to.push_back(writer("/v1.0/users/external-keys", "Set external keys of members", kSeeMembers.menu,
                        bound(directory, setUserKeys)));
    to.push_back(reader("/v1.0/orgunits/external-keys", "List external keys of organizations", kSeeOrgUnits.menu,
                        bound(directory, listUnitKeys)));
    to.push_back(writer("/v1.0/orgunits/external-keys", "Set external keys of organizations", kSeeOrgUnits.menu,
                        bound(directory, setUnitKeys)));
    to.push_back(reader("/v1.0/groups/external-keys", "List external keys of groups", kSeeGroups.menu,
                        bound(directory, listGroupKeys)));
    to.push_back(writer("/v1.0/groups/external-keys", "Set external keys of groups", kSeeGroups.menu,
                        bound(directory, setGroupKeys)));
    for (const RankKeysApi& api : kRankApis) {
        to.push_back(
            reader(api.path, api.readSummary, api.menu, [&api](Call& call) { return listRankKeys(api, call); }));
        to.push_back(
            writer(api.path, api.writeSummary, api.menu, [&api](Call& call) { return setRankKeys(api, call); }));
    }
}

} // namespace sekishod
