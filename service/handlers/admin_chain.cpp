// The chain of the logs with its statements, for consoles that keep an archive (★A3, ★A4).

#include "models/api/log_wire.h"
#include "models/proof/evidence.h"
#include "service/auth/signing_key.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/logs/archive_permits.h"
#include "service/logs/besides.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/log_rights.h"
#include "service/logs/log_settings.h"
#include "service/monitoring/monitor_rights.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::int64_t kChainPage = 1'000;
constexpr std::int64_t kMostChainPage = 5'000;
constexpr std::int64_t kMostStatements = 10'000;
constexpr std::string_view kRunAction = "log.run";
constexpr std::array<std::string_view, 1> kReadWordsScope{"monitoring.read"};

using ChainKey = std::shared_ptr<ServiceSigningKey>;

std::optional<std::int64_t> chainNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

Result<std::int64_t> chainParameter(const Call& call, std::string_view name, std::int64_t fallback, std::int64_t most) {
    const auto text = call.query(name);
    if (!text) return fallback;
    const auto value = chainNumber(*text);
    if (!value || *value > most)
        return sekisho::badInput(std::string(name), "INVALID_PARAMETER",
                                 fmt::format("{} must be a whole number up to {}.", name, most));
    return *value;
}

Result<std::int64_t> afterOf(const json::value& body) {
    const auto* after = body.is_object() ? body.get_object().if_contains("after") : nullptr;
    if (!after || !after->is_int64() || after->get_int64() < 0)
        return sekisho::badInput("after", "INVALID_PARAMETER", "after must be a whole number; 0 begins at the front.");
    return after->get_int64();
}

// Reading what members wrote is told like every reading of it.
std::string runChanges(std::int64_t first, std::int64_t last, std::int64_t words) {
    const std::string read = words > 0 ? fmt::format(R"(,"excerptsRead":{{"from":null,"to":{}}})", words) : "";
    return fmt::format(R"({{"records":{{"from":{},"to":{}}}{}}})", first, last, read);
}

// Records that this caller's own fetching has left are no reason to fetch.
Result<bool> isNewerFor(const Call& call, std::int64_t after) {
    SEKISHO_TRY(row, call.db->first<std::int64_t>("SELECT 1 FROM audit WHERE domain_id = :domain AND seq > :after AND "
                                                  "NOT (action = :action AND actor_id = :actor) LIMIT 1",
                                                  call.caller.domain, after, kRunAction, call.caller.actorId()));
    return row.has_value();
}

void stateAfterwards(Services& services, Call& call) {
    call.afterCommit([&services, domain = call.caller.domain] {
        const Done done = stateChain(services, domain);
        if (!done && services.log)
            services.log->event(LogLevel::Error, "fault",
                                {{"what", "statements"}, {"code", done.error().code}, {"detail", done.error().detail}});
    });
}

// The words of detections go along when the tenant wants it, to whoever has agreed to the rules of reading and sees the
// whole tenant's detections of the service.
Result<ExcerptRights> excerptRights(const Services& services, const Call& call, const LogRights& rights) {
    ExcerptRights out;
    SEKISHO_TRY(settings, logSettings(*call.db, call.caller.domain));
    if (!settings.policy.archiveWords || std::ranges::find(rights.wholeLogs, "detection") == rights.wholeLogs.end())
        return out;
    if (call.caller.isServiceAccount()) {
        out.talk = out.drive = hasScope(call.caller.scopes, kReadWordsScope);
        return out;
    }
    SEKISHO_TRY(agreed, hasConsent(*call.db, call.caller.domain, call.caller.user));
    if (!agreed) return out;
    using sekisho::MonitorService;
    for (const auto& [service, may] :
         {std::pair{MonitorService::Talk, &out.talk}, {MonitorService::Drive, &out.drive}}) {
        const auto scope = monitorScope(services, call, *call.db, service, sekisho::Access::View);
        if (!scope && scope.error().kind != ErrorKind::Forbidden) return scope.error();
        *may = scope && scope->wholeTenant;
    }
    return out;
}

HandlerResult beginRun(Services& services, const ChainKey& key, Call& call) {
    SEKISHO_TRY(after, afterOf(call.body));
    SEKISHO_CHECK(checkArchivePermit(*call.db, call));
    SEKISHO_TRY(rights, logRightsOf(call, sekisho::Access::Operate));
    SEKISHO_TRY(head, auditHead(*call.db, call.caller.domain));
    SEKISHO_TRY(first,
                (call.db->first<std::int64_t>("SELECT seq FROM audit WHERE domain_id = :domain ORDER BY seq LIMIT 1",
                                              call.caller.domain)));
    SEKISHO_TRY(signer, key->get());
    sekisho::api::ChainRunText run;
    run.upTo = std::min(after, head.seq);
    run.oldest = first ? std::get<0>(*first) : 0;
    run.keyJwk = signer.publicKey().jwk();
    run.complete = rights.whole();
    SEKISHO_TRY(newer, isNewerFor(call, after));
    SEKISHO_TRY(excerpts, excerptRights(services, call, rights));
    SEKISHO_TRY(words, countExcerpts(*call.db, call.caller.domain, after, head.seq, excerpts));
    if (newer) {
        run.upTo = head.seq + 1; // with the record of the run itself, which the next statement covers
        run.runId = fmt::format("{}", run.upTo);
        call.audit({.action = std::string(kRunAction),
                    .targetKind = "tenant",
                    .targetId = fmt::format("{}", call.caller.domain),
                    .targetName = call.caller.workgroup,
                    .changesJson = runChanges(after + 1, run.upTo, words)});
        stateAfterwards(services, call);
    }
    return Response::json(200, chainRunText(run));
}

// A run is its record: whoever has it may read up to there.
Result<std::int64_t> runOf(const Call& call) {
    const auto seq = chainNumber(call.pathValue("runId"));
    if (!seq) return Error(ErrorKind::NotFound, "NOT_FOUND");
    SEKISHO_TRY(row, (call.db->first<std::string, std::string>(
                         "SELECT action, actor_id FROM audit WHERE domain_id = :domain AND seq = :seq",
                         call.caller.domain, *seq)));
    if (!row || std::get<0>(*row) != kRunAction || std::get<1>(*row) != call.caller.actorId())
        return Error(ErrorKind::NotFound, "NOT_FOUND");
    return *seq;
}

// Only its place is told: what the record says is proven by what it says, and stays here.
void holdBack(AuditRecord& record) {
    if (record.format == 1) record.content.clear();
    record.removed = true;
}

struct PlacedStatement {
    std::int64_t seq = 0;
    std::string jws;
};

Result<std::vector<PlacedStatement>> statementsIn(const Call& call, std::int64_t after, std::int64_t upTo) {
    std::vector<PlacedStatement> out;
    SEKISHO_CHECK((call.db->eachRow<std::int64_t, std::string>(
        "SELECT seq, jws FROM audit_statement WHERE domain_id = :domain AND seq > :after AND seq <= :upTo ORDER BY id "
        "LIMIT :most",
        {sekisho::sql::toValue(call.caller.domain), sekisho::sql::toValue(after), sekisho::sql::toValue(upTo),
         sekisho::sql::toValue(kMostStatements)},
        [&out](std::int64_t seq, std::string jws) {
            out.push_back({seq, std::move(jws)});
            return true;
        })));
    return out;
}

Result<std::optional<PlacedStatement>> newestStatement(const Call& call) {
    SEKISHO_TRY(row, (call.db->first<std::int64_t, std::string>(
                         "SELECT seq, jws FROM audit_statement WHERE domain_id = :domain ORDER BY id DESC LIMIT 1",
                         call.caller.domain)));
    if (!row) return std::optional<PlacedStatement>();
    return std::optional(PlacedStatement{std::get<0>(*row), std::get<1>(*row)});
}

Result<std::vector<sekisho::proof::Beside>> wordsIn(const Services& services, const Call& call, const LogRights& rights,
                                                    std::int64_t after, std::int64_t upTo) {
    std::vector<sekisho::proof::Beside> out;
    SEKISHO_TRY(excerpts, excerptRights(services, call, rights));
    SEKISHO_CHECK(eachExcerpt(*call.db, call.caller.domain, after, upTo, excerpts, [&out](auto beside) {
        out.push_back(std::move(beside));
        return true;
    }));
    return out;
}

Response linesResponse(std::string body) {
    Response response;
    response.contentType = "application/x-ndjson";
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

HandlerResult runRecords(const Services& services, Call& call) {
    SEKISHO_TRY(upTo, runOf(call));
    SEKISHO_CHECK(checkArchivePermit(*call.db, call));
    SEKISHO_TRY(after, chainParameter(call, "after", 0, upTo));
    SEKISHO_TRY(count, chainParameter(call, "count", kChainPage, kMostChainPage));
    if (count < 1) return sekisho::badInput("count", "INVALID_PARAMETER", "count must be at least 1.");
    SEKISHO_TRY(rights, logRightsOf(call, sekisho::Access::Operate));
    SEKISHO_TRY(base, auditBase(*call.db, call.caller.domain));
    const std::int64_t pageEnd = std::min(upTo, std::max(after, base.seq) + count);
    SEKISHO_TRY(statements, statementsIn(call, after, pageEnd));
    SEKISHO_TRY(words, wordsIn(services, call, rights, after, pageEnd));
    std::string lines;
    auto said = words.begin();
    auto next = statements.begin();
    std::int64_t last = after;
    std::int64_t told = 0;
    SEKISHO_CHECK(eachAudit(*call.db, call.caller.domain, after, upTo, [&](const AuditRecord& record) {
        if (std::ranges::find(rights.wholeLogs, record.log) == rights.wholeLogs.end()) {
            AuditRecord place = record;
            holdBack(place);
            lines += sekisho::proof::evidenceLine(place);
        } else {
            lines += sekisho::proof::evidenceLine(record);
        }
        lines += '\n';
        last = record.seq;
        for (; said != words.end() && said->seq <= last; ++said)
            if (said->seq == last && !record.removed) lines += sekisho::proof::evidenceBesideLine(*said) + '\n';
        for (; next != statements.end() && next->seq <= last; ++next)
            lines += sekisho::proof::evidenceStatementLine(next->jws) + '\n';
        return ++told < count;
    }));
    if (last == upTo) { // the last page says what retention may have taken, and proves the end
        SEKISHO_TRY(newest, newestStatement(call));
        if (newest && newest->seq > upTo) lines += sekisho::proof::evidenceStatementLine(newest->jws) + '\n';
    }
    return linesResponse(std::move(lines));
}

HandlerResult askPermit(Call& call) {
    const auto* days = call.body.is_object() ? call.body.get_object().if_contains("days") : nullptr;
    if (!days || !days->is_int64() || days->get_int64() < 1 || days->get_int64() > kMostPermitDays)
        return sekisho::badInput("days", "OUT_OF_RANGE", fmt::format("days must be from 1 to {}.", kMostPermitDays));
    if (auto rights = logRightsOf(call, sekisho::Access::Operate); !rights) return std::move(rights).error();
    SEKISHO_TRY(ends, grantArchivePermit(*call.db, call, std::chrono::days(days->get_int64())));
    call.audit({.action = "log.archive.permit",
                .targetKind = "member",
                .targetId = call.caller.user.value,
                .targetName = call.caller.name,
                .changesJson = fmt::format(R"({{"days":{{"from":null,"to":{}}}}})", days->get_int64())});
    return Response::json(200, json::serialize(json::object{{"ends", sekisho::formatUtc(ends)}}));
}

HandlerResult listStatements(Call& call) {
    SEKISHO_TRY(after, chainParameter(call, "after", 0, std::numeric_limits<std::int64_t>::max()));
    SEKISHO_TRY(statements, statementsIn(call, after, std::numeric_limits<std::int64_t>::max()));
    std::string lines;
    for (const PlacedStatement& one : statements)
        lines += sekisho::proof::evidenceStatementLine(one.jws) + '\n';
    if (statements.empty()) { // the newest in any case: it may allow more than the one that the caller has
        SEKISHO_TRY(newest, newestStatement(call));
        if (newest) lines = sekisho::proof::evidenceStatementLine(newest->jws) + '\n';
    }
    return linesResponse(std::move(lines));
}

} // namespace

void addChainEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto key = std::make_shared<ServiceSigningKey>(services.store.dir().signingKey());
    constexpr std::string_view menu = "audit.download";
    Endpoint begin =
        adminEndpoint(Method::Post, "/v1.0/admin/logs/runs", "Begin to fetch the chain of the logs into an archive",
                      menu, [&services, key](Call& call) { return beginRun(services, key, call); });
    begin.bodyLimit = 1 << 10;
    begin.scopes.emplace_back(kArchiveScope); // an archive that fetches without a person
    out.push_back(std::move(begin));
    Endpoint records = adminEndpoint(Method::Get, "/v1.0/admin/logs/runs/{runId}/records",
                                     "Records of the chain with the statements between them, as lines of evidence",
                                     menu, [&services](Call& call) { return runRecords(services, call); });
    records.permission.access = sekisho::Access::Operate;
    records.scopes.emplace_back(kArchiveScope);
    out.push_back(std::move(records));
    Endpoint statements =
        adminEndpoint(Method::Get, "/v1.0/admin/logs/statements",
                      "What the service has signed about the chain, as lines of evidence", menu, listStatements);
    statements.permission.access = sekisho::Access::Operate;
    statements.scopes.emplace_back(kArchiveScope);
    out.push_back(std::move(statements));
    Endpoint permit =
        adminEndpoint(Method::Put, "/v1.0/admin/logs/archive-permit",
                      "Ask to fetch the logs into an archive while that needs a second person", menu, askPermit);
    permit.bodyLimit = 1 << 10;
    out.push_back(std::move(permit));
}

} // namespace sekishod
