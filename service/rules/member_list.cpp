// The whole tenant is read along an index. Within a scope, creation order is a merge of one index range for each
// organization that heads it. Name order within a scope has no index of its own: small scopes are gathered and sorted,
// large ones are found by walking the names of the tenant, which soon meets enough of them. The records of a scope
// stand far apart in the file: those that were shown lately are in memory.

#include "service/rules/member_list.h"

#include "service/rules/member_records.h"
#include "service/rules/member_rows.h"
#include "service/rules/scope_members.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

// To gather a member takes as long as some thirty steps along the names.
constexpr std::int64_t kStepsAMember = 30;

using MemberIds = std::vector<std::int64_t>; // row ids, in the order of the list

std::string rowList(const std::vector<std::int64_t>& rows) {
    return fmt::format("{}", fmt::join(rows, ","));
}

// Member ids of the scope, without order; row ids are numbers of our own.
std::string scopeSql(const ScopeFilter& scope) {
    std::string sql;
    if (!scope.roots.empty())
        sql = fmt::format("SELECT member_id FROM member_scope WHERE orgunit_id IN ({})", rowList(scope.roots));
    if (!scope.exact.empty())
        sql += fmt::format("{}SELECT member_id FROM member_orgunit WHERE orgunit_id IN ({})",
                           sql.empty() ? "" : " UNION ALL ", rowList(scope.exact));
    return sql;
}

Result<std::vector<MemberRow>> readAll(Native& statement) {
    std::vector<MemberRow> out;
    for (;;) {
        SEKISHO_TRY(there, statement.step());
        if (!there) return out;
        SEKISHO_TRY(member, memberOfRow(statement));
        out.push_back(std::move(member));
    }
}

std::string_view keyCondition(const MemberQuery& query) {
    if (!query.hasExternalKey) return "";
    return *query.hasExternalKey ? "AND m.external_key IS NOT NULL" : "AND m.external_key IS NULL";
}

std::int64_t startId(const MemberQuery& query) {
    if (query.after) return query.after->id;
    return query.descending ? std::numeric_limits<std::int64_t>::max() : 0;
}

Result<std::vector<MemberRow>> wholeByCreation(Database& db, const MemberQuery& query) {
    SEKISHO_TRY(statement,
                db.prepare(fmt::format("SELECT {} FROM member m WHERE m.domain_id = ? AND m.id {} ? {} ORDER BY "
                                       "m.id {} LIMIT ?",
                                       kMemberColumns, query.descending ? '<' : '>', keyCondition(query),
                                       query.descending ? "DESC" : "ASC")));
    statement.bind(1, std::int64_t{query.domain}).bind(2, startId(query)).bind(3, std::int64_t{query.count} + 1);
    return readAll(statement);
}

Result<MemberIds> scopeByCreation(Database& db, const MemberQuery& query) {
    const auto place = startId(query);
    MemberIds ids;
    const auto gather = [&](std::string_view table, const std::vector<std::int64_t>& units) -> Done {
        const std::string_view join = query.hasExternalKey ? "CROSS JOIN member m ON m.id = s.member_id" : "";
        SEKISHO_TRY(statement, db.prepare(fmt::format("SELECT s.member_id FROM {} s {} WHERE s.orgunit_id = ? AND "
                                                      "s.member_id {} ? {} ORDER BY s.member_id {} LIMIT ?",
                                                      table, join, query.descending ? '<' : '>', keyCondition(query),
                                                      query.descending ? "DESC" : "ASC")));
        for (const std::int64_t unit : units) {
            statement.bind(1, unit).bind(2, place).bind(3, std::int64_t{query.count} + 1);
            for (;;) {
                SEKISHO_TRY(there, statement.step());
                if (!there) break;
                ids.push_back(statement.int64(0));
            }
        }
        return {};
    };
    SEKISHO_CHECK(gather("member_scope", query.scope.roots));
    SEKISHO_CHECK(gather("member_orgunit", query.scope.exact));
    if (query.descending)
        std::ranges::sort(ids, std::greater());
    else
        std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.size() > static_cast<std::size_t>(query.count) + 1) ids.resize(static_cast<std::size_t>(query.count) + 1);
    return ids;
}

std::string placeByName(const MemberQuery& query) {
    return query.after ? fmt::format("AND (m.sort_key, m.id) {} (?, ?)", query.descending ? '<' : '>') : "";
}

Result<std::vector<MemberRow>> byName(Database& db, const MemberQuery& query, std::string_view from) {
    const std::string_view direction = query.descending ? "DESC" : "ASC";
    SEKISHO_TRY(statement,
                db.prepare(fmt::format("SELECT {}, m.sort_key FROM {} WHERE m.domain_id = ? {} ORDER BY m.sort_key {}, "
                                       "m.id {} LIMIT ?",
                                       kMemberColumns, from, placeByName(query), direction, direction)));
    int index = 1;
    statement.bind(index++, std::int64_t{query.domain});
    if (query.after) {
        statement.bind(index++, std::string_view(query.after->key));
        statement.bind(index++, query.after->id);
    }
    statement.bind(index, std::int64_t{query.count} + 1);
    return readAll(statement);
}

// Along the names of the tenant, past everybody else, as far as a page goes.
Result<MemberIds> walkedByName(Database& db, const MemberQuery& query, const ScopeMembers& within) {
    const std::string_view direction = query.descending ? "DESC" : "ASC";
    SEKISHO_TRY(walk, db.prepare(fmt::format(
                          "SELECT m.id FROM member m INDEXED BY member_sort WHERE m.domain_id = ? {} ORDER BY "
                          "m.sort_key {}, m.id {}",
                          placeByName(query), direction, direction)));
    walk.bind(1, std::int64_t{query.domain});
    if (query.after) walk.bind(2, std::string_view(query.after->key)).bind(3, query.after->id);
    MemberIds rows;
    while (rows.size() <= static_cast<std::size_t>(query.count)) {
        SEKISHO_TRY(there, walk.step());
        if (!there) break;
        if (within.holdsRow(walk.int64(0))) rows.push_back(walk.int64(0));
    }
    return rows;
}

// Of few members of a scope: all of them are read and sorted.
Result<std::vector<MemberRow>> fewByName(Database& db, const MemberQuery& query) {
    // CROSS JOIN keeps the order of the two: the few members first, then their rows.
    return byName(db, query,
                  fmt::format("(SELECT DISTINCT member_id FROM ({})) s CROSS JOIN member m ON m.id = s.member_id",
                              scopeSql(query.scope)));
}

// Who comes on a page of a scope. Nothing: so few lie in it that fewByName() is cheaper.
Result<std::optional<MemberIds>> idsWithin(Database& db, const MemberQuery& query) {
    using Found = std::optional<MemberIds>;
    if (query.scope.roots.empty() && query.scope.exact.empty()) return Found(std::in_place);
    if (!query.byName) {
        SEKISHO_TRY(ids, scopeByCreation(db, query));
        return Found(std::move(ids));
    }
    SEKISHO_TRY(within, membersOfScope(db, query.domain, query.scope));
    SEKISHO_TRY(all, mostMembers(db));
    const auto members = std::max<std::int64_t>(static_cast<std::int64_t>(within->size()), 1);
    if (members * kStepsAMember <= std::min(all, all / members * query.count)) return Found();
    SEKISHO_TRY(ids, walkedByName(db, query, *within));
    return Found(std::move(ids));
}

Result<std::vector<MemberRow>> readPage(Database& db, const MemberQuery& query) {
    if (query.scope.wholeTenant)
        return query.byName ? byName(db, query, "member m INDEXED BY member_sort") : wholeByCreation(db, query);
    SEKISHO_TRY(ids, idsWithin(db, query));
    return ids ? memberRecords(db, *ids) : fewByName(db, query);
}

} // namespace

Result<MemberPage> listMembers(Database& db, const MemberQuery& query) {
    SEKISHO_TRY(rows, readPage(db, query));
    MemberPage page;
    page.members = std::move(rows);
    if (page.members.size() > static_cast<std::size_t>(query.count)) {
        page.members.resize(static_cast<std::size_t>(query.count));
        const MemberRow& last = page.members.back();
        page.next = PageCursor{.id = last.row, .key = query.byName ? sortKeyOf(last.member) : std::string()};
    }
    return page;
}

Done readMembersAhead(Database& db, const MemberQuery& query) {
    if (query.scope.wholeTenant) return {}; // they stand beside each other
    SEKISHO_TRY(ids, idsWithin(db, query));
    return ids ? readMemberRecords(db, *ids) : Done();
}

} // namespace sekishod
