// The brake: what is left of the budgets, what holds, and decisions about it.

#include "models/api/cut_off_wire.h"
#include "service/changesets/applier.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/rules/brake.h"
#include "service/rules/held_decisions.h"
#include "service/rules/held_orders.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <memory>
#include <span>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr int kHeldPerPage = 100;
constexpr int kMostHeldPerPage = 1'000;
constexpr std::size_t kLongestDecision = 1 << 20;
constexpr int kCommandsAtOnce = 50;
constexpr std::string_view kHeldMenu = "security.heldOrders";

HandlerResult getBrake(Call& call) {
    SEKISHO_TRY(uses, brakeUse(*call.db, call.caller.domain, call.caller.actorId(), call.now, call.scope));
    return Response::json(200, sekisho::api::brakeUseText(uses));
}

Result<int> heldCount(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kHeldPerPage;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= kMostHeldPerPage)
        return value;
    return sekisho::badInput("count", "INVALID_PARAMETER",
                             fmt::format("count must be a number from 1 to {}.", kMostHeldPerPage));
}

Result<HeldQuestion> heldQuestion(const Call& call) {
    HeldQuestion question;
    question.domain = call.caller.domain;
    question.scope = call.scope;
    const std::string_view decided = call.query("decided").value_or("false");
    if (decided != "true" && decided != "false")
        return sekisho::badInput("decided", "INVALID_PARAMETER", "decided must be true or false.");
    question.decided = decided == "true";
    question.actor = call.query("actorId").value_or("");
    if (const auto kind = call.query("kind"); kind && !kind->empty()) {
        question.kind = sekisho::brakeKindOf(*kind);
        if (!question.kind)
            return sekisho::badInput("kind", "INVALID_PARAMETER",
                                     "kind must be cutOff, wipe, reset, remove, delete or single.");
    }
    SEKISHO_TRY(count, heldCount(call));
    question.count = count;
    return question;
}

HandlerResult listOrders(Call& call) {
    SEKISHO_TRY(question, heldQuestion(call));
    const std::string list = listName(
        call, question.decided ? "decidedOrders" : "heldOrders",
        fmt::format("{}/{}", question.actor, question.kind ? brakeKindKey(*question.kind) : std::string_view()));
    if (const auto cursor = call.query("cursor"); cursor && !cursor->empty()) {
        question.after = sekisho::api::cursorFromText(list, *cursor);
        if (!question.after)
            return sekisho::badInput("cursor", "INVALID_PARAMETER", "cursor is not one that this list has given out.");
    }
    SEKISHO_TRY(found, listHeld(*call.db, question));
    sekisho::api::HeldText page;
    page.orders = std::move(found.orders);
    if (found.next) page.nextCursor = sekisho::api::cursorText(list, *found.next);
    if (!question.after) {
        SEKISHO_TRY(total, countHeld(*call.db, question));
        page.total = total;
        SEKISHO_TRY(groups, heldGroups(*call.db, question.domain, question.scope, call.caller.actorId(), call.now));
        page.groups = std::move(groups);
    }
    return Response::json(200, sekisho::api::heldText(page));
}

// --- decisions ---

struct DecidedPieces {
    DecidedPieces(Services& services, const Call& call, HeldVerdict verdict, sekisho::api::DecisionText decision)
        : named(!decision.all), decisions(services, call, verdict, std::move(decision)) {}
    bool named;
    HeldDecisions decisions;
    HeldCounts counts;
    std::int64_t withdrawn = 0;
};

// As many at once as keep others waiting for a moment only.
Result<HeldCounts> decidePieces(Services& services, const Call& call, HeldDecisions& decisions,
                                std::span<const std::string> ids) {
    HeldCounts counts;
    Pace pace;
    while (!ids.empty()) {
        const auto rows = std::min(ids.size(), static_cast<std::size_t>(pace.rows()));
        UnitOfWork unit = unitOf(call);
        HeldCounts piece;
        const auto begin = std::chrono::steady_clock::now();
        SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& work) -> Done {
            SEKISHO_TRY(decided, decisions.decide(db, work, ids.first(rows)));
            piece = std::move(decided);
            return {};
        }));
        pace.took(static_cast<std::int64_t>(rows), std::chrono::steady_clock::now() - begin);
        counts.add(piece);
        ids = ids.subspan(rows);
        services.store.letOthersWrite();
    }
    return counts;
}

Result<std::int64_t> cancelPieces(Services& services, const Call& call, const HeldDecisions& decisions) {
    std::int64_t all = 0;
    for (std::int64_t piece = kCommandsAtOnce; decisions.cancelsCommands() && piece == kCommandsAtOnce;) {
        UnitOfWork unit = unitOf(call);
        SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& work) -> Done {
            SEKISHO_TRY(withdrawn, decisions.cancelCommands(db, work, kCommandsAtOnce));
            piece = withdrawn;
            return {};
        }));
        all += piece;
        services.store.letOthersWrite();
    }
    return all;
}

// Before the transaction of the request: 80,000 orders in one would keep everybody else from writing. Each piece is
// complete, with its records.
Done decideBefore(Services& services, Call& call, HeldVerdict verdict) {
    json::value body = call.body;
    // Cancelling everything is the one act that must not fail for want of a word.
    if (verdict == HeldVerdict::Cancel && body.is_object() && !body.get_object().contains("orders"))
        body.get_object()["all"] = true;
    SEKISHO_TRY(decision, sekisho::api::decisionFrom(body));
    const auto pieces = std::make_shared<DecidedPieces>(services, call, verdict, std::move(decision));
    SEKISHO_TRY(ids, pieces->decisions.orders(*call.db));
    SEKISHO_TRY(counts, decidePieces(services, call, pieces->decisions, ids));
    pieces->counts = std::move(counts);
    SEKISHO_TRY(withdrawn, cancelPieces(services, call, pieces->decisions));
    pieces->withdrawn = withdrawn;
    call.prepared = pieces;
    return {};
}

// What was not named by anybody needs no word about each: the numbers say it. Who may not release at all is told so.
Done checkOutcome(const HeldCounts& counts, bool named) {
    if (counts.fresh > 0 && counts.done == 0) return Error(ErrorKind::Forbidden, "BRAKE_FRESH_ACCOUNT");
    if (!named || counts.done > 0 || counts.rightLost > 0) return {};
    const bool onlyOwn = counts.own > 0 && counts.notHeld == 0;
    return onlyOwn ? Error(ErrorKind::Forbidden, "BRAKE_OWN_ORDER") : Error(ErrorKind::Conflict, "BRAKE_NOT_HELD");
}

HandlerResult decided(Call& call) {
    DecidedPieces& pieces = *std::any_cast<const std::shared_ptr<DecidedPieces>&>(call.prepared);
    SEKISHO_CHECK(checkOutcome(pieces.counts, pieces.named));
    if (pieces.counts.done + pieces.counts.rightLost + pieces.withdrawn > 0) {
        call.audit(pieces.decisions.record(pieces.counts, pieces.withdrawn));
        SEKISHO_CHECK(pieces.decisions.tellAuthors(*call.db, pieces.counts, call.now));
    }
    return Response::json(200,
                          sekisho::api::decidedText({pieces.counts.done + pieces.withdrawn, pieces.counts.refused()}));
}

Endpoint decision(Services& services, std::string_view path, std::string_view summary, HeldVerdict verdict) {
    Endpoint out = adminEndpoint(Method::Post, path, summary, kHeldMenu, decided);
    out.prepare = [&services, verdict](Call& call) { return decideBefore(services, call, verdict); };
    out.bodyLimit = kLongestDecision;
    return out;
}

} // namespace

void addBrakeEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/brake",
                                "What is left of the budgets, how much holds and how much is pending", kHeldMenu,
                                getBrake));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/brake/orders", "What holds at the brake, or was decided",
                                kHeldMenu, listOrders));
    out.push_back(
        decision(services, "/v1.0/admin/brake/release", "Release held orders of somebody else", HeldVerdict::Release));
    out.push_back(
        decision(services, "/v1.0/admin/brake/reject", "Reject held orders of somebody else", HeldVerdict::Reject));
    out.push_back(decision(services, "/v1.0/admin/brake/cancel-pending",
                           "Reject everything that holds and withdraw what no device has acknowledged",
                           HeldVerdict::Cancel));
}

} // namespace sekishod
