#include "service/handlers/admin_parts.h"
#include "service/handlers/changes_page.h"
#include "service/handlers/directory_common.h"
#include "service/handlers/snapshot_stream.h"
#include "service/http/call.h"
#include "service/http/push_response.h"
#include "service/monitoring/monitor_rights.h"
#include "service/rules/approval_lists.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::int64_t defaultCount = 500;
constexpr std::int64_t mostCount = 2'000;

Result<std::int64_t> number(const Call& call, std::string_view name, std::int64_t fallback) {
    const auto text = call.query(name);
    if (!text) return fallback;
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed != std::errc() || end != text->data() + text->size() || value < 0)
        return sekisho::badInput(std::string(name), "INVALID_PARAMETER",
                                 fmt::format("{} must be a whole number.", name));
    return value;
}

bool sees(const Call& call, std::string_view menu) {
    return call.caller.isServiceAccount() ||
           sekisho::allows(call.caller.roles, {menu, sekisho::Access::View}, call.now);
}

FeedScope scopeOf(const Call& call) {
    FeedScope scope(call.scope, call.caller.domain, call.caller.user, holdsForAll(call, kSeeGroups));
    if (call.reduced) scope.reduce();
    if (!sees(call, "security.lostDevice")) scope.hide("cutOff");
    if (!sees(call, "security.heldOrders")) scope.hide("brake");
    if (!sees(call, "security.usage") && !sees(call, "security.mobile") && !sees(call, "security.trustedDevices") &&
        !sees(call, "security.lostDevice"))
        scope.hide("device");
    const bool monitors = sees(call, "monitoring.talk") || sees(call, "monitoring.drive");
    if (!monitors) scope.hide("detection");
    if (!monitors && !sees(call, "monitoring.exceptions")) scope.hide("monitor");
    std::vector<std::string> heads;
    for (const sekisho::RoleHolding& holding : call.caller.roles)
        for (const sekisho::OrgUnitId& unit : holding.scope.orgUnits)
            heads.push_back(unit.value);
    scope.setHeads(std::move(heads));
    return scope;
}

HandlerResult changes(Services& services, Call& call) {
    SEKISHO_TRY(cursor, number(call, "cursor", 0));
    SEKISHO_TRY(count, number(call, "count", defaultCount));
    SEKISHO_TRY(wait, number(call, "wait", 0));
    if (count < 1 || count > mostCount)
        return sekisho::badInput("count", "OUT_OF_RANGE", fmt::format("count must be 1 to {}.", mostCount));
    FeedScope scope = scopeOf(call);
    scope.hearApprovals([&services, &call](sekisho::sql::Database& db, std::string_view id) {
        return hearsOfApproval(db, services, call.caller, id, call.now);
    });
    if (const auto rights = detectionRights(services, call, *call.db, std::nullopt, sekisho::Access::View); rights)
        scope.showDetections(rights->condition());
    else if (rights.error().kind != ErrorKind::Forbidden)
        return rights.error();
    SEKISHO_TRY(page, changesPage(*call.db, call.caller.domain, scope, cursor, static_cast<int>(count)));
    if (page.nextCursor == cursor && wait > 0 && !call.request.resumed) {
        const auto longest = std::chrono::duration_cast<std::chrono::seconds>(services.settings.longPollMax);
        return waitForChange(call, services.push, cursor, std::min(std::chrono::seconds(wait), longest));
    }
    return Response::json(200, std::move(page.body));
}

HandlerResult push(Services& services, Call& call) {
    SEKISHO_TRY(last, lastChange(*call.db, call.caller.domain));
    return pushStream(call, services.push, last);
}

HandlerResult snapshot(Services& services, const std::shared_ptr<SnapshotGate>& gate, Call& call) {
    auto ticket = gate->enter();
    if (!ticket) return Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE", "Too many snapshots are being read.");
    SEKISHO_TRY(stream, SnapshotStream::open(services.store, scopeOf(call), call.caller.domain, std::move(ticket)));
    Response response;
    response.contentType = "application/x-ndjson";
    response.headers.emplace_back("Cache-Control", "no-store");
    response.stream = [stream = std::shared_ptr<SnapshotStream>(std::move(stream))] { return stream->next(); };
    return response;
}

} // namespace

void addFeedEndpoints(Services& services, std::vector<Endpoint>& out) {
    const sekisho::Permission view{"members.members", sekisho::Access::View};
    const sekisho::Permission help{"security.lostDevice", sekisho::Access::View}; // reduced, see FeedScope
    Endpoint all{.method = Method::Get,
                 .path = "/v1.0/admin/snapshot",
                 .summary = "Everything in the caller's scope, one JSON object a line",
                 .handler = [&services, gate = std::make_shared<SnapshotGate>()](Call& call) {
                     return snapshot(services, gate, call);
                 }};
    all.permission = view;
    all.orPermission = help;
    all.effect = Effect::None; // it opens a reader of its own, which lives as long as the stream
    Endpoint since{.method = Method::Get,
                   .path = "/v1.0/admin/changes",
                   .summary = "What changed since a cursor, the newest state of each resource once",
                   .handler = [&services](Call& call) { return changes(services, call); }};
    since.permission = view;
    since.orPermission = help;
    Endpoint events{.method = Method::Get,
                    .path = "/v1.0/admin/push",
                    .summary = "Server-sent events: something changed",
                    .handler = [&services](Call& call) { return push(services, call); }};
    events.publicReason = "events carry a sequence number only; what changed is asked for with one's own rights";
    for (Endpoint* endpoint : {&all, &since, &events}) {
        endpoint->auth = AuthNeed::Any;
        endpoint->scopes = {"admin", "admin.read"};
        endpoint->rate = endpoint == &events ? RateClass::Push : RateClass::Admin;
        out.push_back(std::move(*endpoint));
    }
}

} // namespace sekishod
