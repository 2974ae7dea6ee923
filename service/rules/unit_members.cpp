#include "service/rules/unit_members.h"

#include "models/domain/member_order.h"

#include <algorithm>

namespace sekishod {

using sekisho::MemberPlace;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::sql::Database;

namespace {

struct PlacedMember {
    MemberPlace place;
    UnitMember member;
};

std::optional<std::int32_t> orderOf(const std::optional<std::int64_t>& order) {
    if (!order) return std::nullopt;
    return static_cast<std::int32_t>(*order);
}

Result<std::vector<PlacedMember>> placedMembers(Database& db, std::int64_t unit) {
    using Number = std::int64_t;
    using Maybe = std::optional<std::int64_t>;
    SEKISHO_TRY(rows,
                (db.rows<Number, std::string, std::optional<std::string>, Number, Number, Number, std::string, Maybe,
                         Maybe, Number>(
                    "SELECT m.id, m.uid, m.external_key, mo.is_manager, mo.visible, mo.use_team, m.sort_key, "
                    "p.display_order, l.display_order, coalesce(json_extract(l.doc, '$.executive'), 0) FROM "
                    "member_orgunit mo CROSS JOIN member m ON m.id = mo.member_id LEFT JOIN rank p ON p.id = "
                    "mo.position_id LEFT JOIN rank l ON l.kind = 'level' AND l.id IN (SELECT rank_id FROM member_rank "
                    "WHERE member_id = m.id) WHERE mo.orgunit_id = :unit AND m.deleted IS NULL",
                    unit)));
    std::vector<PlacedMember> out;
    out.reserve(rows.size());
    for (auto& [row, uid, key, manager, visible, team, sortKey, position, level, executive] : rows)
        out.push_back({{executive != 0, manager != 0, orderOf(position), orderOf(level), std::move(sortKey), row},
                       {row, std::move(uid), std::move(key), manager != 0, visible != 0, team != 0}});
    std::ranges::sort(out, [](const PlacedMember& a, const PlacedMember& b) { return a.place < b.place; });
    return out;
}

} // namespace

Result<UnitMemberPage> unitMembers(Database& db, std::int64_t unit, const std::optional<PageCursor>& after, int count) {
    using Number = std::int64_t;
    SEKISHO_TRY(rows,
                (db.rows<Number, std::string, std::optional<std::string>, Number, Number, Number>(
                    "SELECT m.id, m.uid, m.external_key, mo.is_manager, mo.visible, mo.use_team FROM "
                    "member_orgunit mo CROSS JOIN member m ON m.id = mo.member_id WHERE mo.orgunit_id = :unit AND "
                    "mo.member_id > :after AND m.deleted IS NULL ORDER BY mo.member_id LIMIT :count",
                    unit, after ? after->id : 0, count + 1)));
    UnitMemberPage page;
    for (auto& [row, uid, key, manager, visible, team] : rows) {
        if (page.members.size() == static_cast<std::size_t>(count)) {
            page.next = PageCursor{.id = page.members.back().row, .key = {}};
            break;
        }
        page.members.push_back({row, std::move(uid), std::move(key), manager != 0, visible != 0, team != 0});
    }
    return page;
}

Result<UnitMemberPage> unitMembersByRank(Database& db, std::int64_t unit, const std::optional<PageCursor>& after,
                                         int count) {
    SEKISHO_TRY(all, placedMembers(db, unit));
    auto at = all.begin();
    if (after) {
        at = std::ranges::find(all, after->id, [](const PlacedMember& one) { return one.member.row; });
        if (at == all.end()) return sekisho::badInput("cursor", "INVALID_CURSOR", {});
        ++at;
    }
    UnitMemberPage page;
    for (; at != all.end(); ++at) {
        if (page.members.size() == static_cast<std::size_t>(count)) {
            page.next = PageCursor{.id = page.members.back().row, .key = {}};
            break;
        }
        page.members.push_back(std::move(at->member));
    }
    return page;
}

} // namespace sekishod
