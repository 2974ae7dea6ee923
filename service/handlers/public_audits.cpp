// Downloads of the public API (lineworks-api.md §4.1, 4.2): logs, and what members wrote.

#include "service/handlers/admin_parts.h"
#include "service/http/error_response.h"
#include "service/http/gate_rules.h"
#include "service/logs/download_desk.h"
#include "service/logs/download_streams.h"
#include "service/logs/log_exports.h"
#include "service/logs/log_settings.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <array>

namespace sekishod {

using sekisho::Access;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::LogQuery;
using sekisho::Result;
using DeskPtr = std::shared_ptr<DownloadDesk>;

namespace {

constexpr std::chrono::days kLongestPeriod{31};

Error auditParameter(std::string_view name, std::string_view what) {
    return sekisho::badInput(std::string(name), "INVALID_PARAMETER", fmt::format("{} {}", name, what));
}

Result<Instant> timeAsked(const Call& call, std::string_view name) {
    const auto text = call.query(name);
    if (!text || text->empty())
        return sekisho::badInput(std::string(name), "MISSING_PARAMETER", fmt::format("{} is missing.", name));
    const auto at = sekisho::parseInstant(*text);
    if (!at) return auditParameter(name, "must be a time with its offset; + is written %2B.");
    return *at;
}

struct PeriodAsked {
    Instant from{}, until{};
    bool japanese = false;
    std::optional<bool> bot;
};

Result<PeriodAsked> periodAsked(const Call& call) {
    PeriodAsked out;
    SEKISHO_TRY(from, timeAsked(call, "startTime"));
    SEKISHO_TRY(until, timeAsked(call, "endTime"));
    if (until <= from) return auditParameter("endTime", "must be after startTime.");
    if (until - from > kLongestPeriod) return auditParameter("endTime", "must be at most 31 days after startTime.");
    out.from = from;
    out.until = until;
    const std::string_view language = call.query("language").value_or("en_US");
    constexpr std::array<std::string_view, 5> known{"en_US", "ja_JP", "ko_KR", "zh_CN", "zh_TW"};
    if (std::ranges::find(known, language) == known.end())
        return auditParameter("language", "must be en_US, ja_JP, ko_KR, zh_CN or zh_TW.");
    out.japanese = language == "ja_JP";
    const std::string_view bots = call.query("botMessageFilterType").value_or("include");
    if (bots != "include" && bots != "exclude" && bots != "only")
        return auditParameter("botMessageFilterType", "must be include, exclude or only.");
    if (bots != "include") out.bot = bots == "only";
    return out;
}

Result<std::string> serviceAsked(const Call& call) {
    const std::string service(call.query("service").value_or(""));
    if (service.empty()) return sekisho::badInput("service", "MISSING_PARAMETER", "service is missing.");
    const sekisho::LogFact* log = sekisho::logFact(service);
    if (!log || !log->api) return auditParameter("service", "is none of the logs that can be downloaded.");
    return service;
}

// One of a kind at a time in a tenant, and a minute between two.
std::optional<Response> tooSoon(DownloadDesk& desk, const Call& call, std::string_view kind) {
    const int seconds = desk.secondsToWait(call.caller.domain, kind, call.now);
    if (seconds == 0) return std::nullopt;
    const std::string text = std::to_string(seconds);
    return errorResponse(Error(ErrorKind::RateLimited, "TOO_MANY_REQUESTS").with("seconds", text))
        .with("Retry-After", text);
}

// Before the address is given out.
Done recordDownload(Services& services, const Call& call, std::string action, std::string log, const LogQuery& query) {
    UnitOfWork unit = unitOf(call);
    unit.audits = {{.action = std::move(action),
                    .targetKind = "log",
                    .targetId = std::move(log),
                    .targetName = {},
                    .changesJson = auditTextOf(query)}};
    return runUnit(services, unit, [](sekisho::sql::Database&, UnitOfWork&) { return Done(); });
}

Response pointTo(DownloadDesk& desk, const Call& call, std::string_view kind, DownloadDesk::Opens opens) {
    const std::string word = desk.issue(call.caller.domain, kind, std::move(opens), call.now);
    return Response::empty(302).with("Location", fmt::format("{}/v1.0/audits/files/{}", call.baseUrl, word));
}

// Everything that is asked of the store; no reader is held while the record is written.
template<class Prepare>
auto prepared(Services& services, Call& call, Prepare prepare) {
    auto out = services.store.read([&](sekisho::sql::Database& db) {
        call.db = &db;
        return prepare(call);
    });
    call.db = nullptr;
    return out;
}

Result<LogSettings> mayTakeOut(Call& call) {
    // A service account's scope was asked for already; there is nobody who could agree.
    if (!call.caller.isServiceAccount()) SEKISHO_CHECK(needConsent(call));
    SEKISHO_TRY(settings, logSettings(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkMayDownload(settings));
    return settings;
}

Result<LogDownload> logDownload(Call& call) {
    SEKISHO_TRY(service, serviceAsked(call));
    SEKISHO_TRY(period, periodAsked(call));
    SEKISHO_TRY(settings, mayTakeOut(call));
    SEKISHO_TRY(rights, logRightsOf(call, Access::Operate));
    LogDownload out;
    out.domain = call.caller.domain;
    out.query.logs = {service};
    out.query.from = period.from;
    out.query.until = period.until;
    if (service.starts_with("message")) out.query.bot = period.bot;
    out.query.oldestFirst = true;
    SEKISHO_CHECK(narrow(out.query, rights));
    SEKISHO_TRY(scope, LogScope::of(call, rights));
    SEKISHO_TRY(head, auditHead(*call.db, call.caller.domain));
    out.scope = std::move(scope);
    out.japanese = period.japanese;
    out.zone = settings.zone;
    out.upTo = head.seq;
    return out;
}

HandlerResult downloadLogs(Services& services, const DeskPtr& desk, Call& call) {
    SEKISHO_TRY(download, prepared(services, call, logDownload));
    if (auto wait = tooSoon(*desk, call, "logs")) return std::move(*wait);
    SEKISHO_CHECK(recordDownload(services, call, "log.download", download.query.logs.front(), download.query));
    return pointTo(*desk, call, "logs", [&services, download] { return logDownloadStream(services.store, download); });
}

Result<ContentDownload> contentDownload(Call& call) {
    SEKISHO_TRY(period, periodAsked(call));
    SEKISHO_TRY(settings, mayTakeOut(call));
    SEKISHO_TRY(head, auditHead(*call.db, call.caller.domain));
    ContentDownload out;
    out.domain = call.caller.domain;
    out.query.from = period.from;
    out.query.until = period.until;
    out.query.bot = period.bot;
    out.scope = call.scope;
    out.japanese = period.japanese;
    out.zone = settings.zone;
    out.upTo = head.seq;
    return out;
}

HandlerResult downloadContents(Services& services, const DeskPtr& desk, Call& call) {
    SEKISHO_TRY(download, prepared(services, call, contentDownload));
    if (auto wait = tooSoon(*desk, call, "contents")) return std::move(*wait);
    LogQuery asked;
    asked.from = download.query.from;
    asked.until = download.query.until;
    asked.bot = download.query.bot;
    SEKISHO_CHECK(recordDownload(services, call, "monitoring.content.download", "message", asked));
    return pointTo(*desk, call, "contents",
                   [&services, download] { return contentDownloadStream(services.store, download); });
}

HandlerResult sendDownloadFile(DownloadDesk& desk, Call& call) {
    Response out;
    if (call.request.method == Method::Head) { // asks what there is, and takes nothing
        SEKISHO_CHECK(desk.look(call.pathValue("ticket"), call.now));
        out.stream = [] { return std::optional<std::string>(); };
    } else {
        SEKISHO_TRY(source, desk.take(call.pathValue("ticket"), call.now));
        out.stream = std::move(source);
    }
    out.contentType = "text/csv; charset=utf-8";
    out.headers = {{"Cache-Control", "private, no-store"},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Content-Disposition", "attachment; filename=\"logs.csv\""}};
    return out;
}

Endpoint downloadEndpoint(std::string_view path, std::string_view summary, std::string_view scope,
                          std::string_view menu, Handler handler) {
    Endpoint out{.method = Method::Get, .path = path, .summary = summary, .handler = std::move(handler)};
    out.scopes = {scope};
    out.permission = {menu, Access::View}; // to take logs out takes more: logRightsOf()
    out.effect = Effect::None;             // the record is a transaction of its own
    out.rate = RateClass::Download;
    return out;
}

} // namespace

void addPublicAuditEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto desk = std::make_shared<DownloadDesk>();
    out.push_back(downloadEndpoint("/v1.0/audits/logs/download", "Download a log as CSV", "audit.read",
                                   "audit.download",
                                   [&services, desk](Call& call) { return downloadLogs(services, desk, call); }));
    out.push_back(downloadEndpoint("/v1.0/monitoring/message-contents/download", "Download what members wrote as CSV",
                                   "monitoring.read", "monitoring.talkContent",
                                   [&services, desk](Call& call) { return downloadContents(services, desk, call); }));
    Endpoint file{.method = Method::Get,
                  .path = "/v1.0/audits/files/{ticket}",
                  .summary = "The file of a download; once",
                  .handler = [desk](Call& call) { return sendDownloadFile(*desk, call); }};
    file.auth = AuthNeed::None;
    file.effect = Effect::None;
    file.rate = RateClass::Download;
    file.publicReason =
        "The one-time word in the address is the permission; clients follow it with and without a token.";
    out.push_back(std::move(file));
}

} // namespace sekishod
