// Levels, positions and user types, and user types under their old name (lineworks-api.md §3.4).

#include "service/handlers/directory_common.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace sekishod {

using sekisho::Access;
using sekisho::Rank;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::api::WriteMode;

namespace {

struct RankApi {
    RankKind kind;
    bool oldNames; // employmentType… for userType…
    std::string_view listKey;
    std::string_view menu;
    std::array<std::string_view, 4> paths; // all, one, enable, disable
    std::array<std::string_view, 8> summaries;
};

constexpr std::array<RankApi, 4> kApis{{
    {RankKind::Level,
     false,
     "levels",
     "members.levels",
     {"/v1.0/directory/levels", "/v1.0/directory/levels/{rankId}", "/v1.0/directory/levels/enable",
      "/v1.0/directory/levels/disable"},
     {"List levels", "Get a level", "Add a level", "Replace a level", "Change a level", "Delete a level",
      "Turn levels on", "Turn levels off and erase them"}},
    {RankKind::Position,
     false,
     "positions",
     "members.positions",
     {"/v1.0/directory/positions", "/v1.0/directory/positions/{rankId}", "/v1.0/directory/positions/enable",
      "/v1.0/directory/positions/disable"},
     {"List positions", "Get a position", "Add a position", "Replace a position", "Change a position",
      "Delete a position", "Turn positions on", "Turn positions off and erase them"}},
    {RankKind::UserType,
     false,
     "userTypes",
     "members.userTypes",
     {"/v1.0/directory/user-types", "/v1.0/directory/user-types/{rankId}", "/v1.0/directory/user-types/enable",
      "/v1.0/directory/user-types/disable"},
     {"List user types", "Get a user type", "Add a user type", "Replace a user type", "Change a user type",
      "Delete a user type", "Turn user types on", "Turn user types off and erase them"}},
    {RankKind::UserType,
     true,
     "employmentTypes",
     "members.userTypes",
     {"/v1.0/directory/employment-types", "/v1.0/directory/employment-types/{rankId}",
      "/v1.0/directory/employment-types/enable", "/v1.0/directory/employment-types/disable"},
     {"List user types (old name)", "Get a user type (old name)", "Add a user type (old name)",
      "Replace a user type (old name)", "Change a user type (old name)", "Delete a user type (old name)",
      "Turn user types on (old name)", "Turn user types off and erase them (old name)"}},
}};

std::string textOf(const RankApi& api, const Rank& rank) {
    return api.oldNames ? sekisho::api::employmentTypeText(rank) : sekisho::api::rankText(rank);
}

sekisho::Done checkOn(const RankApi& api, const Tenant& tenant) {
    if (tenant.uses(api.kind)) return {};
    return notEnabled(api.kind);
}

// Ordered as they are shown; the order may be shared, so the row goes with it.
HandlerResult listRanks(const RankApi& api, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkOn(api, tenant));
    const std::string list = listName(call, api.listKey);
    SEKISHO_TRY(paging, pagingOf(call, list));
    std::int64_t order = INT64_MIN;
    if (paging.after)
        std::from_chars(paging.after->key.data(), paging.after->key.data() + paging.after->key.size(), order);
    using Number = std::int64_t;
    SEKISHO_TRY(rows, (call.db->rows<Number, Number, std::string>(
                          "SELECT id, display_order, uid FROM rank WHERE domain_id = :domain AND kind = :kind AND "
                          "(display_order, id) > (:order, :after) ORDER BY display_order, id LIMIT :count",
                          call.caller.domain, rankKey(api.kind), order, paging.after ? paging.after->id : 0,
                          paging.count + 1)));
    std::optional<PageCursor> next;
    if (rows.size() > static_cast<std::size_t>(paging.count)) {
        rows.pop_back();
        next = PageCursor{.id = std::get<0>(rows.back()), .key = fmt::format("{}", std::get<1>(rows.back()))};
    }
    std::vector<std::string> items;
    for (const auto& [row, at, uid] : rows) {
        SEKISHO_TRY(rank, loadRank(*call.db, call.caller.domain, api.kind, uid));
        items.push_back(textOf(api, rank.rank));
    }
    return listResponse(api.listKey, items, list, next);
}

HandlerResult getRank(const RankApi& api, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkOn(api, tenant));
    SEKISHO_TRY(row, loadRank(*call.db, call.caller.domain, api.kind, call.pathValue("rankId")));
    return resource(200, textOf(api, row.rank), row.rank.version);
}

HandlerResult createOne(const RankApi& api, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkOn(api, tenant));
    Rank fresh;
    fresh.kind = api.kind;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(rank, sekisho::api::rankFromRequest(call.body, WriteMode::Create, fresh));
    Effects effects;
    SEKISHO_TRY(row, createRank(*call.db, tenant, std::move(rank), effects));
    return done(call, effects, resource(201, textOf(api, row.rank), row.rank.version));
}

HandlerResult writeOne(const RankApi& api, Call& call, WriteMode mode) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkOn(api, tenant));
    SEKISHO_TRY(before, loadRank(*call.db, call.caller.domain, api.kind, call.pathValue("rankId")));
    SEKISHO_CHECK(checkIfMatch(call, before.rank.version));
    SEKISHO_TRY(rank, sekisho::api::rankFromRequest(call.body, mode, before.rank));
    Effects effects;
    SEKISHO_TRY(row, updateRank(*call.db, tenant, before, std::move(rank), effects));
    return done(call, effects, resource(200, textOf(api, row.rank), row.rank.version));
}

HandlerResult replaceOne(const RankApi& api, Call& call) {
    return writeOne(api, call, WriteMode::Replace);
}
HandlerResult patchOne(const RankApi& api, Call& call) {
    return writeOne(api, call, WriteMode::Patch);
}

HandlerResult deleteOne(const RankApi& api, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkOn(api, tenant));
    SEKISHO_TRY(before, loadRank(*call.db, call.caller.domain, api.kind, call.pathValue("rankId")));
    SEKISHO_CHECK(checkIfMatch(call, before.rank.version));
    Effects effects;
    SEKISHO_CHECK(deleteRank(*call.db, tenant, before, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult enable(const RankApi& api, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (tenant.uses(api.kind)) return Response::empty(204);
    Effects effects;
    SEKISHO_CHECK(enableRanks(*call.db, tenant, api.kind, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult disable(const RankApi& api, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.uses(api.kind)) return Response::empty(204);
    Effects effects;
    SEKISHO_CHECK(disableRanks(*call.db, tenant, api.kind, call.now, effects));
    return done(call, effects, Response::empty(204));
}

using RankHandler = HandlerResult (*)(const RankApi&, Call&);

Endpoint read(const RankApi& api, std::string_view path, std::string_view summary, RankHandler handler) {
    return {.method = Method::Get,
            .path = path,
            .summary = summary,
            .handler = [&api, handler](Call& call) { return handler(api, call); },
            .scopes = kReadDirectory,
            .permission = {api.menu, Access::View}};
}

Endpoint write(const RankApi& api, Method method, std::string_view path, std::string_view summary, RankHandler handler,
               BodyKind body = BodyKind::Json) {
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = [&api, handler](Call& call) { return handler(api, call); },
            .scopes = kWriteDirectory,
            .permission = {api.menu, Access::Operate},
            .body = body,
            .effect = Effect::Write};
}

} // namespace

void addRankEndpoints(Endpoints& to, const DirectoryPtr&) {
    for (const RankApi& api : kApis) {
        const auto& [all, one, on, off] = api.paths;
        const auto& says = api.summaries;
        to.push_back(read(api, all, says[0], listRanks));
        to.push_back(read(api, one, says[1], getRank));
        to.push_back(write(api, Method::Post, all, says[2], createOne));
        to.push_back(write(api, Method::Put, one, says[3], replaceOne));
        to.push_back(write(api, Method::Patch, one, says[4], patchOne));
        to.push_back(write(api, Method::Delete, one, says[5], deleteOne, BodyKind::JsonOrEmpty));
        to.push_back(write(api, Method::Post, on, says[6], enable, BodyKind::JsonOrEmpty));
        to.push_back(write(api, Method::Post, off, says[7], disable, BodyKind::JsonOrEmpty));
    }
}

} // namespace sekishod
