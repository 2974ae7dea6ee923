#include "service/rules/held_decisions.h"

#include "service/auth/role_rows.h"
#include "service/http/json_text.h"
#include "service/rules/approval_rules.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_progress.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/notices.h"
#include "service/rules/session_sweep.h"
#include "service/rules/uid_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace sekishod {

using sekisho::CutOffKind;
using sekisho::Done;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

struct HeldDecisions::Order {
    std::string id;
    std::string actorId;
    std::string actorName;
    std::string memberUid;
    std::string cutOff;
    int step = 0;
    std::int64_t expires = 0;
    std::string cutOffKind;
    std::string stepState;
};

namespace {

struct VerdictWords {
    std::string_view state;     // of the order
    std::string_view stepState; // empty: it is carried out
    std::string_view action;
};
VerdictWords wordsOf(HeldVerdict verdict) {
    switch (verdict) {
    case HeldVerdict::Release:
        return {"released", "", "brake.release"};
    case HeldVerdict::Reject:
        return {"rejected", "rejected", "brake.reject"};
    case HeldVerdict::Cancel:
        break;
    }
    return {"cancelled", "withdrawn", "brake.cancel"};
}

// What such an order needed when it was given.
std::string_view menuOfOrder(std::string_view cutOffKind) {
    return orderMenu(sekisho::cutOffKindOf(cutOffKind).value_or(CutOffKind::LostDevice));
}

// Orders of one cut-off in a piece are one record.
class HeldRecords {
  public:
    void add(std::string_view action, const std::string& cutOff, const std::string& author, std::string_view reason) {
        Record& record = records_[{std::string(action), cutOff}];
        ++record.orders;
        record.author = author;
        record.reason = reason;
    }
    void moveTo(UnitOfWork& unit) const {
        for (const auto& [key, record] : records_)
            unit.audits.push_back({key.first, "cutOff", key.second, record.author,
                                   fmt::format(R"({{"held":{{"from":{},"to":0}},"reason":{{"from":null,"to":{}}}}})",
                                               record.orders, jsonString(record.reason))});
        if (!records_.empty()) unit.changes.push_back({"brake", "", "put"});
    }

  private:
    struct Record {
        std::int64_t orders = 0;
        std::string author;
        std::string reason;
    };
    std::map<std::pair<std::string, std::string>, Record> records_;
};

} // namespace

void HeldCounts::add(const HeldCounts& piece) {
    done += piece.done;
    own += piece.own;
    notHeld += piece.notHeld;
    fresh += piece.fresh;
    rightLost += piece.rightLost;
    for (const auto& [id, author] : piece.authors) {
        authors[id].name = author.name;
        authors[id].orders += author.orders;
    }
}

Result<std::vector<std::string>> HeldDecisions::orders(Database& db) const {
    std::vector<std::string> ids;
    if (!decision_.all) {
        ids = decision_.orders;
        std::ranges::sort(ids); // they grow with time
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }
    std::string sql =
        fmt::format("SELECT b.id FROM brake_order b WHERE b.domain_id = :domain AND b.state = 'held' AND {}",
                    uidInScope(call_.scope, "b.member_uid"));
    std::vector<sekisho::sql::Value> values{sekisho::sql::toValue(call_.caller.domain)};
    const auto narrow = [&](std::string_view condition, sekisho::sql::Value value) {
        sql += condition;
        values.push_back(std::move(value));
    };
    if (!decision_.actorId.empty()) narrow(" AND b.actor_id = :actor", sekisho::sql::toValue(decision_.actorId));
    if (decision_.kind) narrow(" AND b.kind = :kind", sekisho::sql::toValue(brakeKindKey(*decision_.kind)));
    if (decision_.until) narrow(" AND b.at <= :until", sekisho::sql::toValue(sekisho::toMillis(*decision_.until)));
    sql += " ORDER BY b.at, b.id";
    SEKISHO_CHECK((db.eachRow<std::string>(sql, values, [&ids](std::string id) {
        ids.push_back(std::move(id));
        return true;
    })));
    return ids;
}

Result<std::optional<HeldDecisions::Order>> HeldDecisions::load(Database& db, const std::string& id) const {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(row, (db.firstOften<Text, Text, Text, Text, Number, Number, Text, Text>(
                         "SELECT b.actor_id, b.actor_name, b.member_uid, b.cut_off_id, b.step, b.expires, "
                         "coalesce(c.kind, ''), coalesce(s.state, '') FROM brake_order b LEFT JOIN cut_off c ON c.id = "
                         "b.cut_off_id LEFT JOIN cut_off_step s ON s.cut_off_id = b.cut_off_id AND s.number = b.step "
                         "WHERE b.id = :id AND b.domain_id = :domain AND b.state = 'held'",
                         id, call_.caller.domain)));
    std::optional<Order> out;
    if (!row) return out;
    auto& [actor, name, member, cutOff, step, expires, kind, state] = *row;
    out =
        Order{id,      std::move(actor), std::move(name), std::move(member), std::move(cutOff), static_cast<int>(step),
              expires, std::move(kind),  std::move(state)};
    return out;
}

Result<bool> HeldDecisions::inScope(Database& db, const std::string& member, const ScopeFilter& scope) const {
    if (scope.wholeTenant) return true;
    const auto found = services_.subjects.member(db, call_.caller.domain, member, scope);
    if (!found && found.error().kind != ErrorKind::NotFound) return found.error();
    return found.has_value();
}

// Where the author may give such orders now; nothing: nowhere. An account that is stopped gives none.
Result<std::optional<ScopeFilter>> HeldDecisions::scopeOfAuthor(Database& db, const Order& order,
                                                                std::string_view menu) const {
    const sekisho::DomainId domain = call_.caller.domain;
    SEKISHO_TRY(client,
                db.first<std::int64_t>("SELECT 1 FROM api_client WHERE service_account = :account AND domain_id = "
                                       ":domain",
                                       order.actorId, domain));
    if (client) return std::optional(ScopeFilter{});
    std::optional<ScopeFilter> none;
    SEKISHO_TRY(member, db.first<std::int64_t>("SELECT 1 FROM member WHERE uid = :uid AND domain_id = :domain AND "
                                               "suspended = 0 AND deleted IS NULL",
                                               order.actorId, domain));
    if (!member) return none;
    SEKISHO_TRY(roles, rolesOf(db, domain, sekisho::UserId(order.actorId)));
    const auto scopes = sekisho::scopesOf(roles, {menu, sekisho::Access::Operate}, call_.now);
    if (!scopes) return none;
    SEKISHO_TRY(filter, services_.subjects.filterOf(db, domain, *scopes));
    return std::optional(std::move(filter));
}

// A program is nobody's second opinion.
Result<bool> HeldDecisions::mayRelease(Database& db) const {
    if (call_.caller.isServiceAccount()) return false;
    SEKISHO_TRY(fresh, isFreshAccount(db, call_.caller.domain, call_.caller.user, call_.now));
    return !fresh;
}

Result<bool> HeldDecisions::holdsRight(Database& db, const Order& order) {
    const std::string_view menu = menuOfOrder(order.cutOffKind);
    const std::string key = fmt::format("{}/{}", menu, order.actorId);
    auto known = authors_.find(key);
    if (known == authors_.end()) {
        SEKISHO_TRY(scope, scopeOfAuthor(db, order, menu));
        known = authors_.emplace(key, std::move(scope)).first;
    }
    if (!known->second) return false;
    return inScope(db, order.memberUid, *known->second);
}

Done HeldDecisions::settle(Database& db, UnitOfWork& unit, const Order& order, HeldVerdict verdict,
                           std::string_view reason) const {
    const VerdictWords words = wordsOf(verdict);
    SEKISHO_CHECK(db.execOften("UPDATE brake_order SET state = :state, decided = :now, decided_by = :by, decided_name "
                               "= :name, reason = :reason WHERE id = :id",
                               words.state, sekisho::toMillis(unit.now), unit.actorId, unit.actorName, reason,
                               order.id));
    if (words.stepState.empty()) return releaseStep(services_, db, unit, order.cutOff, order.step, unit.actorName);
    return refuseStep(db, unit, order.cutOff, order.step, words.stepState, unit.actorName, reason, false);
}

Result<HeldCounts> HeldDecisions::decide(Database& db, UnitOfWork& unit, std::span<const std::string> ids) {
    HeldCounts counts;
    HeldRecords records;
    std::set<std::string> cutOffs; // one has thousands of steps: its state is looked at once
    authors_.clear();              // rights may have changed since the last piece
    SEKISHO_TRY(may, verdict_ == HeldVerdict::Release ? mayRelease(db) : Result<bool>(true));
    for (const std::string& id : ids) {
        SEKISHO_TRY(order, load(db, id));
        const bool lapsed = order && verdict_ == HeldVerdict::Release && order->expires <= sekisho::toMillis(unit.now);
        if (!order || order->stepState != "held" || lapsed) {
            ++counts.notHeld;
            continue;
        }
        SEKISHO_TRY(within, inScope(db, order->memberUid, call_.scope));
        if (!within) {
            ++counts.notHeld;
            continue;
        }
        if (verdict_ != HeldVerdict::Cancel && order->actorId == call_.caller.actorId()) {
            ++counts.own;
            continue;
        }
        if (!may) {
            ++counts.fresh;
            continue;
        }
        SEKISHO_TRY(holds, verdict_ == HeldVerdict::Release ? holdsRight(db, *order) : Result<bool>(true));
        const HeldVerdict verdict = holds ? verdict_ : HeldVerdict::Reject;
        const std::string_view reason = holds ? std::string_view(decision_.reason) : "rightLost";
        SEKISHO_CHECK(settle(db, unit, *order, verdict, reason));
        cutOffs.insert(order->cutOff);
        records.add(wordsOf(verdict).action, order->cutOff, order->actorName, reason);
        if (!holds) {
            ++counts.rightLost;
            continue;
        }
        ++counts.done;
        HeldCounts::Author& author = counts.authors[order->actorId];
        author.name = order->actorName;
        ++author.orders;
    }
    for (const std::string& cutOff : cutOffs)
        SEKISHO_CHECK(refreshHead(db, cutOff));
    records.moveTo(unit);
    return counts;
}

bool HeldDecisions::cancelsCommands() const {
    const bool narrowed = !decision_.all || !decision_.actorId.empty() || decision_.kind || decision_.until;
    return verdict_ == HeldVerdict::Cancel && !narrowed;
}

Result<std::int64_t> HeldDecisions::cancelCommands(Database& db, UnitOfWork& unit, int most) const {
    SEKISHO_TRY(swept, call_.scope.wholeTenant ? endSweeps(db, unit.domain) : Result<std::int64_t>(0));
    SEKISHO_TRY(commands,
                cancelUnacknowledged(services_, db, unit, call_.scope, unit.actorName, decision_.reason, most));
    const std::int64_t withdrawn = commands + swept;
    if (withdrawn == 0) return 0;
    unit.audits.push_back(
        {"brake.cancel", "brake", "", "", fmt::format(R"({{"pending":{{"from":{},"to":0}}}})", withdrawn)});
    unit.changes.push_back({"brake", "", "put"});
    return withdrawn;
}

AuditEntry HeldDecisions::record(const HeldCounts& counts, std::int64_t withdrawn) const {
    return {
        std::string(wordsOf(verdict_).action), "brake", "", "",
        fmt::format(R"({{"decided":{{"from":0,"to":{}}},"refused":{{"from":0,"to":{}}},"withdrawn":{{"from":0,"to":)"
                    R"({}}},"reason":{{"from":null,"to":{}}}}})",
                    counts.done, counts.refused(), withdrawn, jsonString(decision_.reason))};
}

Done HeldDecisions::tellAuthors(Database& db, const HeldCounts& counts, Instant now) const {
    for (const auto& [id, author] : counts.authors) {
        if (id == call_.caller.actorId()) continue;
        NoticeText text;
        text.key = "brake.decided.author";
        text.params = {
            {"by", call_.caller.name}, {"count", std::to_string(author.orders)}, {"reason", decision_.reason}};
        text.words = {{"state", fmt::format("heldState.{}", wordsOf(verdict_).state)}};
        SEKISHO_CHECK(tellMember(db, call_.caller.domain, id, text, now));
    }
    return {};
}

} // namespace sekishod
