// The logs of a tenant: which there are for the caller, pages of them, one record. Exports are admin_log_exports.cpp.

#include "models/api/log_wire.h"
#include "models/api/page_cursor.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/http/read_ahead.h"
#include "service/logs/log_exports.h"
#include "service/logs/log_search.h"
#include "service/logs/log_settings.h"
#include "service/store/journal.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sekishod {

using sekisho::Access;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogQuery;
using sekisho::Result;
using sekisho::api::LogStanding;
using sekisho::sql::Database;

namespace {

constexpr int kLogsPerPage = 100;
constexpr int kMostLogsPerPage = 500;
constexpr LogBudget kAhead{10'000, std::chrono::milliseconds(20)}; // of the next page, which nobody has asked for yet
constexpr std::int64_t kMostCounted = 100'000; // counting more takes longer than anybody wants to wait

Result<int> logCount(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kLogsPerPage;
    const auto value = wholeNumber(*text);
    if (value && *value >= 1 && *value <= kMostLogsPerPage) return static_cast<int>(*value);
    return sekisho::badInput("count", "INVALID_PARAMETER",
                             fmt::format("count must be a number from 1 to {}.", kMostLogsPerPage));
}

// --- standings ---

Result<std::int64_t> recordsInChain(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(row, (db.first<std::optional<std::int64_t>, std::optional<std::int64_t>>(
                         "SELECT max(seq), min(seq) FROM audit WHERE domain_id = :domain", domain)));
    if (!row || !std::get<0>(*row)) return std::int64_t{0};
    return *std::get<0>(*row) - *std::get<1>(*row) + 1;
}

Result<LogStanding> standingOf(Database& db, sekisho::DomainId domain, const LogSettings& settings,
                               const std::string& log, bool counted) {
    const sekisho::LogFact& fact = *sekisho::logFact(log);
    LogStanding out;
    out.log = log;
    out.days = sekisho::policy::isKept(settings.policy, fact) ? sekisho::policy::keptDays(settings.policy, fact) : 0;
    SEKISHO_TRY(horizon, db.firstOften<std::int64_t>(
                             "SELECT before FROM audit_horizon WHERE domain_id = :domain AND log = :log", domain, log));
    const std::int64_t from = horizon ? std::get<0>(*horizon) : std::numeric_limits<std::int64_t>::min();
    SEKISHO_TRY(oldest, db.firstOften<std::int64_t>("SELECT at FROM audit INDEXED BY audit_log WHERE domain_id = "
                                                    ":domain AND log = :log AND at >= :from ORDER BY at LIMIT 1",
                                                    domain, log, from));
    if (oldest) out.oldest = sekisho::Instant(std::chrono::microseconds(std::get<0>(*oldest)));
    if (!counted) return out;
    SEKISHO_TRY(count, db.firstOften<std::int64_t>("SELECT count(*) FROM audit INDEXED BY audit_log WHERE domain_id = "
                                                   ":domain AND log = :log AND at >= :from",
                                                   domain, log, from));
    out.records = count ? std::get<0>(*count) : 0;
    return out;
}

HandlerResult standings(Call& call) {
    SEKISHO_TRY(rights, logRightsOf(call, Access::View));
    SEKISHO_TRY(settings, logSettings(*call.db, call.caller.domain));
    SEKISHO_TRY(all, recordsInChain(*call.db, call.caller.domain));
    std::vector<LogStanding> out;
    for (const std::string& log : rights.logs) {
        // Whoever sees a part of a log is not told how many the others have.
        const bool whole = std::ranges::find(rights.wholeLogs, log) != rights.wholeLogs.end();
        SEKISHO_TRY(standing, standingOf(*call.db, call.caller.domain, settings, log, whole && all <= kMostCounted));
        if (!whole) standing.oldest.reset();
        out.push_back(std::move(standing));
    }
    return Response::json(200, sekisho::api::logStandingsText(out));
}

// --- pages ---

std::string logListName(const Call& call, const LogQuery& query) {
    return fmt::format("logs:{}:{}", call.caller.domain, auditTextOf(query));
}

Result<std::optional<LogPlace>> placeAsked(const Call& call, const std::string& list) {
    const auto text = call.query("cursor");
    if (!text || text->empty()) return std::optional<LogPlace>();
    const auto cursor = sekisho::api::cursorFromText(list, *text);
    const auto at = cursor ? wholeNumber(cursor->key) : std::nullopt;
    if (!at) return sekisho::badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
    return std::optional(LogPlace{sekisho::Instant(std::chrono::microseconds(*at)), cursor->id});
}

// Those whose timeline was looked at: it stands there.
Result<std::vector<std::string>> lookedAt(Database& db, sekisho::DomainId domain, const LogQuery& query) {
    std::vector<std::string> out;
    for (const std::string& about : {query.party, query.actor, query.target}) {
        if (about.empty()) continue;
        SEKISHO_TRY(key, partyKey(db, domain, about));
        out.push_back(std::move(key));
    }
    return out;
}

// Nobody looks without leaving a trace: first the record, then the page.
Done recordReading(Services& services, const Call& call, const LogQuery& query, std::string changes) {
    UnitOfWork unit = unitOf(call);
    return runUnit(services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(about, lookedAt(db, call.caller.domain, query));
        inside.audits = {{.action = "log.read",
                          .targetKind = "log",
                          .targetId = fmt::format("{}", fmt::join(query.logs, ",")),
                          .targetName = {},
                          .changesJson = std::move(changes),
                          .about = std::move(about)}};
        return {};
    });
}

// On a connection of its own: the common readers stay free while a rare word is looked for.
HandlerResult records(Services& services, Call& call) {
    SEKISHO_TRY(query, sekisho::api::logQueryFromParameters(call.request.query));
    SEKISHO_TRY(count, logCount(call));
    const std::string list = logListName(call, query);
    SEKISHO_TRY(after, placeAsked(call, list));
    SEKISHO_TRY(db, services.store.openReader());
    SEKISHO_CHECK(db.begin(false));
    call.db = &db;
    SEKISHO_TRY(rights, logRightsOf(call, Access::View));
    LogQuery narrowed = query;
    SEKISHO_CHECK(narrow(narrowed, rights));
    SEKISHO_TRY(scope, LogScope::of(call, rights));
    // From here on the connection sees one state: what this look leaves behind is not among what it finds.
    if (auto head = auditHead(db, call.caller.domain); !head) return std::move(head).error();
    if (!after && isReadingRecorded(narrowed)) SEKISHO_CHECK(recordReading(services, call, query, auditTextOf(query)));
    SEKISHO_TRY(found, searchLogs(db, call.caller.domain, narrowed, scope, after, count));
    call.db = nullptr;
    if (found.next && !found.searchedTo && !scope.everything() && services.ahead)
        services.ahead->want(
            [domain = call.caller.domain, narrowed, scope, from = *found.next, count](Database& ahead) mutable -> Done {
                SEKISHO_CHECK(searchLogs(ahead, domain, narrowed, scope, from, count, kAhead));
                return {};
            });
    sekisho::api::LogPageText page;
    page.records = std::move(found.records);
    page.searchedTo = found.searchedTo;
    if (found.next)
        page.nextCursor = sekisho::api::cursorText(
            list, {found.next->seq, std::to_string(found.next->at.time_since_epoch().count())});
    return Response::json(200, sekisho::api::logPageText(page)).with("Cache-Control", "no-store");
}

HandlerResult oneRecord(Services& services, Call& call) {
    const auto seq = wholeNumber(call.pathValue("seq"));
    if (!seq) return Error(ErrorKind::NotFound, "NOT_FOUND");
    auto found = services.store.read([&](Database& db) -> Result<sekisho::AuditRecord> {
        call.db = &db;
        SEKISHO_TRY(rights, logRightsOf(call, Access::View));
        SEKISHO_TRY(scope, LogScope::of(call, rights));
        return logRecord(db, call.caller.domain, *seq, rights, scope);
    });
    call.db = nullptr;
    if (!found) return std::move(found).error();
    LogQuery of;
    of.logs = {found->log};
    if (isReadingRecorded(of))
        SEKISHO_CHECK(recordReading(services, call, of, auditTextOf(of, {{"seq", std::to_string(*seq)}})));
    std::string body;
    sekisho::api::appendLogRecord(body, *found);
    return Response::json(200, std::move(body)).with("Cache-Control", "no-store");
}

// What waits is counted by the numbers of the chain: records of logs that are not forwarded count as well.
HandlerResult forwarding(Call& call) {
    Database& db = *call.db;
    SEKISHO_TRY(settings, logSettings(db, call.caller.domain));
    sekisho::api::ForwardingText out;
    out.on = settings.policy.forward && !settings.policy.forwardHost.empty();
    if (!out.on) return Response::json(200, sekisho::api::forwardingText(out));
    out.host = settings.policy.forwardHost;
    using Moment = std::optional<std::int64_t>;
    SEKISHO_TRY(row,
                (db.first<std::int64_t, Moment, std::string, Moment>(
                    "SELECT seq, at, fault, fault_at FROM log_forward WHERE domain_id = :domain", call.caller.domain)));
    SEKISHO_TRY(head, auditHead(db, call.caller.domain));
    if (row) {
        out.waiting = std::max<std::int64_t>(0, head.seq - std::get<0>(*row));
        if (const Moment at = std::get<1>(*row)) out.sentAt = sekisho::fromMillis(*at);
        out.fault = std::get<2>(*row);
        if (const Moment at = std::get<3>(*row); at && !out.fault.empty()) out.faultSince = sekisho::fromMillis(*at);
    }
    return Response::json(200, sekisho::api::forwardingText(out));
}

Endpoint logEndpoint(std::string_view path, std::string_view summary, Handler handler, Effect effect) {
    Endpoint out{.method = Method::Get, .path = path, .summary = summary, .handler = std::move(handler)};
    out.scopes = {"admin", "admin.read", "audit.read"};
    out.effect = effect;
    out.rate = RateClass::Admin;
    out.publicReason = "each log has a menu of its own: service/logs/log_rights.h decides, FORBIDDEN without any";
    return out;
}

} // namespace

void addLogEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(
        logEndpoint("/v1.0/admin/logs", "The caller's logs and how far back they go", standings, Effect::Read));
    out.push_back(logEndpoint(
        "/v1.0/admin/logs/records", "Search the logs", [&services](Call& call) { return records(services, call); },
        Effect::None));
    out.push_back(logEndpoint(
        "/v1.0/admin/logs/records/{seq}", "One record of the logs",
        [&services](Call& call) { return oneRecord(services, call); }, Effect::None));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/logs/forwarding", "How far the logs were forwarded",
                                "audit.settings", forwarding));
    addLogExportEndpoints(services, out);
}

} // namespace sekishod
