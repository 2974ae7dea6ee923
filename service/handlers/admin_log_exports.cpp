// ログダウンロード: exports of the logs that were asked for, and their files.

#include "models/api/log_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/error_response.h"
#include "service/http/gate_rules.h"
#include "service/logs/log_exports.h"
#include "service/logs/piece_stream.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogFormat;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kDownloadMenu = "audit.download";

HandlerResult listExports(Call& call) {
    SEKISHO_TRY(exports, exportsOf(*call.db, call.caller.domain, call.caller.actorId(), call.now));
    return Response::json(200, sekisho::api::logExportsText(exports));
}

HandlerResult askExport(Call& call) {
    SEKISHO_TRY(wish, sekisho::api::logExportWishFrom(call.body));
    SEKISHO_TRY(made, requestExport(call, wish));
    return Response::json(201, sekisho::api::logExportText(made))
        .with("Location", call.baseUrl + "/v1.0/admin/logs/exports/" + made.id);
}

HandlerResult dropExport(Call& call) {
    SEKISHO_TRY(row,
                exportOf(*call.db, call.caller.domain, call.caller.actorId(), call.pathValue("exportId"), call.now));
    SEKISHO_CHECK(cancelExport(call, row));
    return Response::empty(204);
}

std::string_view exportType(LogFormat format) {
    const bool csv = format == LogFormat::SourceCsv || format == LogFormat::Csv;
    return csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
}

std::string exportFileName(const ExportRow& row) {
    const bool csv = row.made.format == LogFormat::SourceCsv || row.made.format == LogFormat::Csv;
    const std::string day = sekisho::formatUtc(row.made.createdAt).substr(0, 10);
    return fmt::format("{}-{}-{}.{}", row.made.contents ? "messages" : "logs", day, row.made.id.substr(0, 8),
                       csv ? "csv" : "jsonl");
}

// The first byte that is asked for. Only what a cut transfer needs is answered with a part: bytes=N-.
Result<std::int64_t> offsetAsked(const Call& call, std::int64_t size) {
    std::string_view range = call.request.header("Range");
    if (!range.starts_with("bytes=") || !range.ends_with('-')) return std::int64_t{0};
    range.remove_prefix(6);
    range.remove_suffix(1);
    const auto from = wholeNumber(range);
    if (!from || *from < 0) return std::int64_t{0};
    if (*from > 0 && *from >= size) return Error(ErrorKind::BadInput, "RANGE_NOT_SATISFIABLE");
    return *from;
}

Response fileResponse(Services& services, const ExportRow& row, std::int64_t from) {
    Response out;
    out.status = from > 0 ? 206 : 200;
    out.contentType = exportType(row.made.format);
    out.headers = {{"Cache-Control", "no-store"},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Accept-Ranges", "bytes"},
                   {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", exportFileName(row))},
                   {"Repr-Digest", reprDigestOf(row.made.digest)}};
    if (from > 0)
        out.headers.emplace_back("Content-Range",
                                 fmt::format("bytes {}-{}/{}", from, row.made.bytes - 1, row.made.bytes));
    out.stream = pieceStream(services.store, row, from);
    return out;
}

HandlerResult exportFile(Services& services, Call& call) {
    auto asked = services.store.read([&](Database& db) -> Result<ExportRow> {
        call.db = &db;
        SEKISHO_TRY(row, exportOf(db, call.caller.domain, call.caller.actorId(), call.pathValue("exportId"), call.now));
        SEKISHO_CHECK(mayStillTake(call, row)); // the right may have been taken away since it was asked for
        return std::move(row);
    });
    call.db = nullptr;
    if (!asked) return std::move(asked).error();
    const ExportRow row = std::move(*asked);
    if (row.made.state != sekisho::LogExportState::Ready) return Error(ErrorKind::Conflict, "LOG_EXPORT_NOT_READY");
    auto from = offsetAsked(call, row.made.bytes);
    if (!from) return errorResponse(from.error()).with("Content-Range", fmt::format("bytes */{}", row.made.bytes));
    UnitOfWork unit = unitOf(call);
    SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(entry, fetchedExport(db, row, *from));
        inside.audits.push_back(std::move(entry));
        return {};
    }));
    return fileResponse(services, row, *from);
}

} // namespace

void addLogExportEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/logs/exports", "One's own exports of logs, newest first",
                                kDownloadMenu, listExports));
    out.push_back(
        adminEndpoint(Method::Post, "/v1.0/admin/logs/exports", "Ask for an export of logs", kDownloadMenu, askExport));
    out.push_back(adminEndpoint(Method::Delete, "/v1.0/admin/logs/exports/{exportId}",
                                "Cancel an export, or remove its file", kDownloadMenu, dropExport));
    Endpoint file = adminEndpoint(Method::Get, "/v1.0/admin/logs/exports/{exportId}/file", "The file of an export",
                                  kDownloadMenu, [&services](Call& call) { return exportFile(services, call); });
    file.effect = Effect::None; // the record is a transaction of its own; no reader is held meanwhile
    out.push_back(std::move(file));
}

} // namespace sekishod
