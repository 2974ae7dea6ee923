#include "models/net/http_logs.h"

#include "models/api/log_wire.h"
#include "models/net/log_file.h"
#include "models/net/wire_job.h"

#include <utility>

namespace sekisho::net {

using ports::CallHandle;
using ports::Executor;
using ports::Reply;

namespace {

constexpr auto logsRoot = "/v1.0/admin/logs";
constexpr std::chrono::seconds kSearchPatience{40}; // the service itself answers with how far it got long before
constexpr qint64 kMostChainBytes = qint64{64} << 20;

ApiRequest askLogs(const QByteArray& rest, const QByteArray& pattern) {
    return asking("GET", logsRoot + rest, logsRoot + pattern);
}

QByteArray queryText(const LogQuery& query) {
    QByteArray text;
    for (const auto& [name, value] : api::logQueryParameters(query))
        text += '&' + QByteArray::fromStdString(name) + '=' + segment(value);
    return text;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

CallHandle HttpLogs::standings(Executor& on, Reply<std::vector<ports::LogStanding>> reply) {
    using List = std::vector<ports::LogStanding>;
    return desk_.run<List>(
        WireJob<List>(askLogs({}, {}),
                      [](std::string_view text) -> Result<List> {
                          SEKISHO_TRY(read, api::logStandingsFromText(text));
                          List list;
                          for (api::LogStanding& one : read)
                              list.push_back({std::move(one.log), one.records, one.oldest, one.days});
                          return list;
                      }),
        on, std::move(reply));
}

CallHandle HttpLogs::search(const LogQuery& query, std::string cursor, int count, Executor& on,
                            Reply<ports::LogPage> reply) {
    QByteArray path = "/records?count=" + QByteArray::number(count) + queryText(query);
    if (!cursor.empty()) path += "&cursor=" + segment(cursor);
    ApiRequest request = askLogs(path, "/records");
    request.timeout = kSearchPatience;
    return desk_.run<ports::LogPage>(
        WireJob<ports::LogPage>(
            std::move(request),
            [](std::string_view text) -> Result<ports::LogPage> {
                SEKISHO_TRY(page, api::logPageFromText(text));
                return ports::LogPage{std::move(page.records), std::move(page.nextCursor), page.searchedTo};
            }),
        on, std::move(reply));
}

CallHandle HttpLogs::record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) {
    return desk_.run<AuditRecord>(
        WireJob<AuditRecord>(askLogs("/records/" + QByteArray::number(static_cast<qlonglong>(seq)), "/records/{seq}"),
                             [](std::string_view text) { return api::logRecordFromText(text); }),
        on, std::move(reply));
}

CallHandle HttpLogs::exports(Executor& on, Reply<std::vector<LogExport>> reply) {
    using List = std::vector<LogExport>;
    return desk_.run<List>(WireJob<List>(askLogs("/exports", "/exports"),
                                         [](std::string_view text) { return api::logExportsFromText(text); }),
                           on, std::move(reply));
}

CallHandle HttpLogs::requestExport(const LogQuery& query, LogFormat format, bool japanese, Executor& on,
                                   Reply<LogExport> reply) {
    return askExport(api::logExportWishText({query, format, japanese}), on, std::move(reply));
}

CallHandle HttpLogs::requestContentExport(const ContentQuery& query, LogFormat format, bool japanese, Executor& on,
                                          Reply<LogExport> reply) {
    return askExport(api::logExportWishText({{}, format, japanese, query}), on, std::move(reply));
}

CallHandle HttpLogs::askExport(const std::string& wish, Executor& on, Reply<LogExport> reply) {
    const QByteArray path = QByteArray(logsRoot) + "/exports";
    ApiRequest request = asking("POST", path, path);
    request.body = QByteArray::fromStdString(wish);
    return desk_.run<LogExport>(
        WireJob<LogExport>(std::move(request), [](std::string_view text) { return api::logExportFromText(text); }), on,
        std::move(reply));
}

CallHandle HttpLogs::cancelExport(const std::string& id, Executor& on, Reply<std::monostate> reply) {
    const QByteArray root = QByteArray(logsRoot) + "/exports/";
    return desk_.run<std::monostate>(doing(asking("DELETE", root + segment(id), root + "{exportId}")), on,
                                     std::move(reply));
}

CallHandle HttpLogs::fetchExport(const LogExport& ready, Executor& on, std::function<void(std::string piece)> piece,
                                 Reply<std::monostate> reply) {
    const QByteArray root = QByteArray(logsRoot) + "/exports/";
    LogFileSpec spec{root + segment(ready.id) + "/file", root + "{exportId}/file", ready.bytes,
                     QByteArray::fromStdString(ready.digest)};
    auto state = std::make_shared<ports::CallState>();
    LogFileSink sink;
    sink.piece = [weak = std::weak_ptr(state), &on, piece = std::move(piece)](std::string bytes) {
        on.post([weak, piece, bytes = std::move(bytes)]() mutable {
            const auto alive = weak.lock();
            if (alive && !alive->cancelled()) piece(std::move(bytes));
        });
    };
    sink.ended = [state, &on, reply = std::move(reply)](Done outcome) {
        ports::deliver<std::monostate>(state, on, reply,
                                       outcome ? Result<std::monostate>(std::monostate())
                                               : Result<std::monostate>(std::move(outcome).error()));
    };
    return desk_.keep(state, [spec = std::move(spec), sink = std::move(sink)](const Channel& channel) -> Task* {
        return new LogFileTask(channel, spec, sink);
    });
}

CallHandle HttpLogs::forwarding(Executor& on, Reply<ports::ForwardingState> reply) {
    return desk_.run<ports::ForwardingState>(
        WireJob<ports::ForwardingState>(askLogs("/forwarding", "/forwarding"),
                                        [](std::string_view text) -> Result<ports::ForwardingState> {
                                            SEKISHO_TRY(read, api::forwardingFromText(text));
                                            return ports::ForwardingState{
                                                read.on,     std::move(read.host),  read.waiting,
                                                read.sentAt, std::move(read.fault), read.faultSince};
                                        }),
        on, std::move(reply));
}

CallHandle HttpLogs::askArchivePermit(int days, Executor& on, Reply<std::monostate> reply) {
    const QByteArray path = QByteArray(logsRoot) + "/archive-permit";
    ApiRequest request = asking("PUT", path, path);
    request.body = "{\"days\":" + QByteArray::number(days) + '}';
    return desk_.run<std::monostate>(doing(std::move(request)), on, std::move(reply));
}

CallHandle HttpLogs::beginRun(std::int64_t after, Executor& on, Reply<ports::ChainRun> reply) {
    const QByteArray path = QByteArray(logsRoot) + "/runs";
    ApiRequest request = asking("POST", path, path);
    request.body = "{\"after\":" + QByteArray::number(static_cast<qlonglong>(after)) + '}';
    return desk_.run<ports::ChainRun>(
        WireJob<ports::ChainRun>(
            std::move(request),
            [](std::string_view text) -> Result<ports::ChainRun> {
                SEKISHO_TRY(run, api::chainRunFromText(text));
                return ports::ChainRun{std::move(run.runId), run.upTo, run.oldest, std::move(run.keyJwk), run.complete};
            }),
        on, std::move(reply));
}

CallHandle HttpLogs::chain(const ports::ChainRun& run, std::int64_t after, int count, Executor& on,
                           Reply<std::vector<std::string>> reply) {
    using Lines = std::vector<std::string>;
    ApiRequest request =
        askLogs("/runs/" + segment(run.id) + "/records?after=" + QByteArray::number(static_cast<qlonglong>(after)) +
                    "&count=" + QByteArray::number(count),
                "/runs/{runId}/records");
    request.answer = ApiRequest::Answer::Nothing; // lines, no JSON document
    request.limit = kMostChainBytes;
    request.timeout = kSearchPatience;
    return desk_.run<Lines>(
        WireJob<Lines>::ofAnswer(std::move(request),
                                 [](const WireAnswer& answer) -> Result<Lines> {
                                     if (answer.contentType != "application/x-ndjson")
                                         return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED")
                                             .because("records of the chain are not application/x-ndjson");
                                     return linesOf(textOf(answer));
                                 }),
        on, std::move(reply));
}

} // namespace sekisho::net
