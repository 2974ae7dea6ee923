#include "service/rules/held_orders.h"

#include "service/auth/role_rows.h"
#include "service/rules/uid_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace sekishod {

using sekisho::BrakeKind;
using sekisho::DomainId;
using sekisho::HeldGroup;
using sekisho::HeldOrder;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::string_view kHeldColumns =
    "b.id, b.kind, b.cut_off_id, b.step, coalesce((SELECT s.kind FROM cut_off_step s WHERE s.cut_off_id = b.cut_off_id "
    "AND s.number = b.step), ''), b.actor_id, b.actor_name, b.member_uid, b.member_name, b.target_name, b.at, "
    "b.expires, b.state, b.decided, b.decided_name, b.reason";

HeldOrder heldOrderOf(const Native& row) {
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    HeldOrder out;
    out.id = text(0);
    out.kind = sekisho::brakeKindOf(row.text(1)).value_or(BrakeKind::CutOff);
    out.cutOff = sekisho::CutOffId(text(2));
    out.step = static_cast<int>(row.int64(3));
    out.stepKind = sekisho::stepKindOf(row.text(4)).value_or(sekisho::StepKind::EndSessions);
    out.actor = sekisho::UserId(text(5));
    out.actorName = text(6);
    out.user = sekisho::UserId(text(7));
    out.userName = text(8);
    out.targetName = text(9);
    out.heldAt = sekisho::fromMillis(row.int64(10));
    out.expiresAt = sekisho::fromMillis(row.int64(11));
    out.state = sekisho::heldStateOf(row.text(12)).value_or(sekisho::HeldState::Held);
    if (!row.isNull(13)) out.decidedAt = sekisho::fromMillis(row.int64(13));
    out.decidedBy = text(14);
    out.reason = text(15);
    return out;
}

// The conditions that list and count have in common. Behind the tenant come actor and kind, each when it is asked for.
std::string heldWhere(const HeldQuestion& question) {
    std::string sql =
        fmt::format("b.domain_id = ? AND {}", question.decided ? "b.decided IS NOT NULL" : "b.state = 'held'");
    if (!question.actor.empty()) sql += " AND b.actor_id = ?";
    if (question.kind) sql += " AND b.kind = ?";
    return sql + " AND " + uidInScope(question.scope, "b.member_uid");
}

int bindHeld(Native& statement, const HeldQuestion& question) {
    int place = 1;
    statement.bind(place++, std::int64_t{question.domain});
    if (!question.actor.empty()) statement.bind(place++, std::string_view(question.actor));
    if (question.kind) statement.bind(place++, brakeKindKey(*question.kind));
    return place;
}

} // namespace

Result<HeldAnswer> listHeld(Database& db, const HeldQuestion& question) {
    const std::string_view time = question.decided ? "b.decided" : "b.at";
    const std::string_view way = question.decided ? "DESC" : "ASC";
    const std::string after =
        question.after ? fmt::format(" AND ({}, b.id) {} (?, ?)", time, question.decided ? '<' : '>') : std::string();
    SEKISHO_TRY(statement, db.prepare(fmt::format("SELECT {0} FROM brake_order b WHERE {1}{2} ORDER BY {3} {4}, b.id "
                                                  "{4} LIMIT ?",
                                                  kHeldColumns, heldWhere(question), after, time, way)));
    int place = bindHeld(statement, question);
    if (question.after) {
        statement.bind(place++, question.after->id);
        statement.bind(place++, std::string_view(question.after->key));
    }
    statement.bind(place, std::int64_t{question.count} + 1);
    HeldAnswer out;
    for (;;) {
        SEKISHO_TRY(there, statement.step());
        if (!there) return out;
        if (out.orders.size() == static_cast<std::size_t>(question.count)) {
            const HeldOrder& last = out.orders.back();
            const auto at = question.decided ? last.decidedAt.value_or(last.heldAt) : last.heldAt;
            out.next = PageCursor{sekisho::toMillis(at), last.id};
            return out;
        }
        out.orders.push_back(heldOrderOf(statement));
    }
}

Result<std::int64_t> countHeld(Database& db, const HeldQuestion& question) {
    SEKISHO_TRY(statement, db.prepare(fmt::format("SELECT count(*) FROM brake_order b WHERE {}", heldWhere(question))));
    bindHeld(statement, question);
    SEKISHO_TRY(there, statement.step());
    return there ? statement.int64(0) : 0;
}

namespace {

// Whoever may decide about something may decide about a part of it at least: scopes are not compared.
Result<bool> anybodyElseDecides(Database& db, DomainId domain, std::string_view but, sekisho::Instant now) {
    SEKISHO_TRY(holders, db.rows<std::string>("SELECT DISTINCT h.member_uid FROM role_holding h JOIN member m ON m.uid "
                                              "= h.member_uid WHERE h.domain_id = :domain AND h.member_uid <> :but AND "
                                              "m.suspended = 0 AND m.deleted IS NULL",
                                              domain, but));
    for (const auto& [uid] : holders) {
        SEKISHO_TRY(roles, rolesOf(db, domain, sekisho::UserId(uid)));
        if (sekisho::allows(roles, {"security.heldOrders", sekisho::Access::Operate}, now)) return true;
    }
    return false;
}

} // namespace

Result<std::vector<HeldGroup>> heldGroups(Database& db, DomainId domain, const ScopeFilter& scope,
                                          std::string_view asking, sekisho::Instant now) {
    using Text = std::string;
    using Number = std::int64_t;
    // Along brake_order_waiting: for the whole tenant it holds all that is asked.
    SEKISHO_TRY(
        rows,
        (db.rows<Text, Text, Number, Number, Number, Number, Text>(
            fmt::format(
                "SELECT b.actor_id, b.kind, count(*), min(b.at), max(b.at), min(b.expires), "
                "max(b.id) FROM brake_order b INDEXED BY brake_order_waiting WHERE b.domain_id = :domain AND b.state = "
                "'held' AND {} GROUP BY b.kind, b.actor_id",
                uidInScope(scope, "b.member_uid")),
            domain)));
    std::vector<HeldGroup> out;
    for (auto& [actor, kind, orders, first, last, expires, newest] : rows) {
        SEKISHO_TRY(name, db.first<std::string>("SELECT actor_name FROM brake_order WHERE id = :id", newest));
        HeldGroup group;
        group.actor = sekisho::UserId(std::move(actor));
        if (name) group.actorName = std::move(std::get<0>(*name));
        group.kind = sekisho::brakeKindOf(kind).value_or(BrakeKind::CutOff);
        group.orders = orders;
        group.firstAt = sekisho::fromMillis(first);
        group.lastAt = sekisho::fromMillis(last);
        group.expiresAt = sekisho::fromMillis(expires);
        out.push_back(std::move(group));
    }
    std::ranges::stable_sort(out, std::greater(), &HeldGroup::orders);
    const auto own = [asking](const HeldGroup& group) { return group.actor.value == asking; };
    if (std::ranges::none_of(out, own)) return out;
    SEKISHO_TRY(others, anybodyElseDecides(db, domain, asking, now));
    for (HeldGroup& group : out)
        group.alone = !others && own(group);
    return out;
}

} // namespace sekishod
