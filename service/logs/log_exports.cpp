#include "service/logs/log_exports.h"

#include "service/http/error_response.h"
#include "service/http/gate_rules.h"
#include "service/logs/log_rights.h"
#include "service/logs/log_settings.h"
#include "service/logs/message_contents.h"
#include "service/store/journal.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::LogExport;
using sekisho::LogExportState;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;
namespace json = boost::json;

namespace {

constexpr std::string_view kExportColumns =
    "id, domain_id, member_uid, name, query, format, language, rights, state, records, bytes, pieces, place, digest, "
    "error, created, ready, expires, fetched";

std::optional<Error> exportError(std::string_view text) {
    if (text.empty()) return std::nullopt;
    json::error_code failed;
    const json::value value = json::parse(text, failed);
    Error out(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
    if (failed || !value.is_object()) return out;
    const auto* code = value.get_object().if_contains("code");
    const auto* status = value.get_object().if_contains("status");
    if (code && code->is_string()) out.code = std::string(code->get_string());
    if (status && status->is_int64()) out.kind = sekisho::kindOfStatus(static_cast<int>(status->get_int64()));
    return out;
}

std::string storedQuestion(const sekisho::api::LogExportWish& wish) {
    if (!wish.contents) return json::serialize(sekisho::api::logQueryValue(wish.query));
    return json::serialize(json::object{{"contents", sekisho::api::contentQueryValue(*wish.contents)}});
}

Done takeStoredQuestion(LogExport& made, std::string_view text) {
    json::error_code failed;
    const json::value value = json::parse(text, failed);
    if (failed) return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because("query of an export");
    const auto* object = value.if_object();
    if (const auto* contents = object ? object->if_contains("contents") : nullptr) {
        SEKISHO_TRY(wanted, sekisho::api::contentQueryFrom(*contents));
        made.contents = std::move(wanted);
        made.query.logs = {"message"};
        return {};
    }
    SEKISHO_TRY(asked, sekisho::api::logQueryFrom(value));
    made.query = std::move(asked);
    return {};
}

Result<ExportRow> exportRowOf(const Native& row) {
    ExportRow out;
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    out.made.id = text(0);
    out.domain = static_cast<DomainId>(row.int64(1));
    out.owner = text(2);
    out.made.byName = text(3);
    SEKISHO_CHECK(takeStoredQuestion(out.made, row.text(4)));
    out.made.format = sekisho::logFormatOf(row.text(5)).value_or(sekisho::LogFormat::SourceCsv);
    out.made.japanese = row.text(6) == "ja";
    out.rights = text(7);
    out.made.state = sekisho::logExportStateOf(row.text(8)).value_or(LogExportState::Failed);
    out.made.records = row.int64(9);
    out.made.bytes = row.int64(10);
    out.pieces = row.int64(11);
    out.place = text(12);
    out.made.digest = text(13);
    out.made.error = exportError(row.text(14));
    out.made.createdAt = sekisho::fromMillis(row.int64(15));
    if (!row.isNull(16)) out.made.readyAt = sekisho::fromMillis(row.int64(16));
    out.made.expiresAt = sekisho::fromMillis(row.int64(17));
    out.made.fetched = static_cast<int>(row.int64(18));
    return out;
}

Result<std::string> rightsText(Call& call, const std::vector<std::string>& logs, std::string scope) {
    SEKISHO_TRY(head, auditHead(*call.db, call.caller.domain));
    json::array list;
    for (const std::string& log : logs)
        list.emplace_back(log);
    return json::serialize(json::object{{"logs", std::move(list)}, {"upTo", head.seq}, {"scope", std::move(scope)}});
}

// What the caller may take out of what he asks for, as it is kept.
Result<std::string> rightsFor(Call& call, const sekisho::api::LogExportWish& wish) {
    if (wish.contents) {
        SEKISHO_TRY(scopes, contentScopesOf(call));
        SEKISHO_CHECK(checkContentQuery(*wish.contents));
        return rightsText(call, wish.query.logs, scopesText(scopes));
    }
    SEKISHO_TRY(rights, logRightsOf(call, sekisho::Access::Operate));
    sekisho::LogQuery narrowed = wish.query;
    SEKISHO_CHECK(narrow(narrowed, rights));
    SEKISHO_TRY(scope, LogScope::of(call, rights));
    return rightsText(call, rights.logs, scope.text());
}

struct ExportRights {
    std::vector<std::string> logs;
    std::string scope;
};

Result<ExportRights> heldRights(const ExportRow& row) {
    json::error_code failed;
    const json::value rights = json::parse(row.rights, failed);
    const auto* object = failed ? nullptr : rights.if_object();
    const auto* logs = object ? object->if_contains("logs") : nullptr;
    const auto* scope = object ? object->if_contains("scope") : nullptr;
    if (!logs || !logs->is_array() || !scope || !scope->is_string())
        return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because("rights of an export");
    ExportRights out;
    for (const json::value& log : logs->get_array())
        if (log.is_string()) out.logs.emplace_back(log.get_string());
    out.scope = std::string(scope->get_string());
    return out;
}

Done checkNoneRuns(Database& db, DomainId domain, const std::string& owner) {
    SEKISHO_TRY(running, db.first<std::int64_t>("SELECT 1 FROM log_export WHERE domain_id = :domain AND member_uid = "
                                                ":owner AND state IN ('waiting', 'running')",
                                                domain, owner));
    if (running) return Error(ErrorKind::Conflict, "LOG_EXPORT_RUNNING");
    return {};
}

Done makeRoom(Database& db, DomainId domain, const std::string& owner) {
    SEKISHO_CHECK(db.exec("DELETE FROM log_export WHERE id IN (SELECT id FROM log_export WHERE domain_id = :domain AND "
                          "member_uid = :owner ORDER BY created DESC, id DESC LIMIT -1 OFFSET :kept)",
                          domain, owner, kMostExportsKept - 1));
    return {};
}

AuditEntry exportNote(std::string action, const ExportRow& row, const json::object& changes) {
    return {.action = std::move(action),
            .targetKind = "logExport",
            .targetId = row.made.id,
            .targetName = std::string(sekisho::logFormatKey(row.made.format)),
            .changesJson = json::serialize(changes)};
}

json::object toValue(json::value value) {
    return {{"from", nullptr}, {"to", std::move(value)}};
}

} // namespace

std::string auditTextOf(const sekisho::LogQuery& query, const std::vector<std::pair<std::string, std::string>>& more) {
    json::object out;
    for (const auto& [name, value] : sekisho::api::logQueryParameters(query))
        out[name] = toValue(json::value(value));
    for (const auto& [name, value] : more)
        out[name] = toValue(json::value(value));
    return json::serialize(out);
}

Result<LogExport> requestExport(Call& call, const sekisho::api::LogExportWish& wish) {
    SEKISHO_TRY(held, rightsFor(call, wish));
    SEKISHO_TRY(settings, logSettings(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkMayDownload(settings));
    const std::string owner = call.caller.actorId();
    SEKISHO_CHECK(checkNoneRuns(*call.db, call.caller.domain, owner));
    SEKISHO_CHECK(makeRoom(*call.db, call.caller.domain, owner));
    LogExport made;
    made.id = newUid();
    made.query = wish.query;
    made.contents = wish.contents;
    made.format = wish.format;
    made.japanese = wish.japanese;
    made.byName = call.caller.name;
    made.createdAt = sekisho::fromMillis(sekisho::toMillis(call.now));
    made.expiresAt = made.createdAt + kExportLife;
    SEKISHO_CHECK(call.db->exec(
        "INSERT INTO log_export(id, domain_id, member_uid, name, query, format, language, rights, state, created, "
        "expires) VALUES(:id, :domain, :owner, :name, :query, :format, :language, :rights, 'waiting', :created, "
        ":expires)",
        made.id, call.caller.domain, owner, made.byName, storedQuestion(wish), sekisho::logFormatKey(made.format),
        made.japanese ? "ja" : "en", held, sekisho::toMillis(made.createdAt), sekisho::toMillis(made.expiresAt)));
    const std::string format(sekisho::logFormatKey(made.format));
    json::object contents = wish.contents ? contentQueryChanges(*wish.contents) : json::object();
    contents["format"] = toValue(json::value(format));
    call.audit(
        {.action = wish.contents ? "monitoring.content.export" : "log.export",
         .targetKind = "logExport",
         .targetId = made.id,
         .targetName = format,
         .changesJson = wish.contents ? json::serialize(contents) : auditTextOf(wish.query, {{"format", format}})});
    return made;
}

Result<std::vector<LogExport>> exportsOf(Database& db, DomainId domain, const std::string& owner, Instant now) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM log_export WHERE domain_id = ? AND member_uid = ? AND "
                                            "expires > ? ORDER BY created DESC, id DESC",
                                            kExportColumns)));
    row.bind(1, std::int64_t{domain}).bind(2, std::string_view(owner)).bind(3, sekisho::toMillis(now));
    std::vector<LogExport> out;
    for (;;) {
        SEKISHO_TRY(more, row.step());
        if (!more) return out;
        SEKISHO_TRY(read, exportRowOf(row));
        out.push_back(std::move(read.made));
    }
}

Result<ExportRow> exportOf(Database& db, DomainId domain, const std::string& owner, std::string_view id, Instant now) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM log_export WHERE id = ? AND domain_id = ? AND member_uid = "
                                            "? AND expires > ?",
                                            kExportColumns)));
    row.bind(1, id).bind(2, std::int64_t{domain}).bind(3, std::string_view(owner)).bind(4, sekisho::toMillis(now));
    SEKISHO_TRY(there, row.step());
    if (!there) return Error(ErrorKind::NotFound, "LOG_EXPORT_NOT_EXIST");
    return exportRowOf(row);
}

Done mayStillTake(Call& call, const ExportRow& row) {
    SEKISHO_TRY(held, heldRights(row));
    if (row.made.contents) {
        SEKISHO_TRY(scopes, contentScopesOf(call));
        if (scopes.empty() || held.scope == scopesText(scopes)) return {};
        return missingRight({"audit.download", sekisho::Access::Operate});
    }
    SEKISHO_TRY(rights, logRightsOf(call, sekisho::Access::Operate));
    SEKISHO_TRY(scope, LogScope::of(call, rights));
    sekisho::LogQuery holds = row.made.query;
    if (holds.logs.empty()) holds.logs = held.logs;
    SEKISHO_CHECK(narrow(holds, rights));
    const auto isWhole = [&](const std::string& log) {
        return std::ranges::find(rights.wholeLogs, log) != rights.wholeLogs.end();
    };
    if (held.scope == scope.text() || std::ranges::all_of(holds.logs, isWhole)) return {};
    return missingRight({"audit.download", sekisho::Access::Operate});
}

Done cancelExport(Call& call, const ExportRow& row) {
    const bool working = row.made.state == LogExportState::Waiting || row.made.state == LogExportState::Running;
    SEKISHO_CHECK(call.db->exec("DELETE FROM log_export_piece WHERE export_id = :id", row.made.id));
    if (working)
        SEKISHO_CHECK(call.db->exec("UPDATE log_export SET state = 'cancelled', pieces = 0, bytes = 0, records = 0, "
                                    "place = '' WHERE id = :id",
                                    row.made.id));
    else
        SEKISHO_CHECK(call.db->exec("DELETE FROM log_export WHERE id = :id", row.made.id));
    call.audit(exportNote("log.export.cancel", row, {}));
    return {};
}

Result<AuditEntry> fetchedExport(Database& db, const ExportRow& row, std::int64_t from) {
    if (from == 0) SEKISHO_CHECK(db.exec("UPDATE log_export SET fetched = fetched + 1 WHERE id = :id", row.made.id));
    json::object changes{{"records", toValue(row.made.records)}, {"digest", toValue(json::value(row.made.digest))}};
    if (from > 0) changes["offset"] = toValue(from); // a transfer that was cut goes on
    return exportNote(row.made.contents ? "monitoring.content.fetch" : "log.export.fetch", row, changes);
}

Result<std::optional<ExportRow>> nextExport(Database& db, Instant now) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM log_export WHERE state IN ('waiting', 'running') AND "
                                            "expires > ? ORDER BY created LIMIT 1",
                                            kExportColumns)));
    row.bind(1, sekisho::toMillis(now));
    SEKISHO_TRY(there, row.step());
    if (!there) return std::optional<ExportRow>();
    SEKISHO_TRY(read, exportRowOf(row));
    return std::optional(std::move(read));
}

Result<std::string> exportPiece(Database& db, std::string_view id, std::int64_t number) {
    SEKISHO_TRY(row, db.often("SELECT bytes FROM log_export_piece WHERE export_id = ? AND number = ?", 2, 1));
    row->bind(1, id).bind(2, number);
    SEKISHO_TRY(there, row->step());
    if (!there) return Error(ErrorKind::NotFound, "LOG_EXPORT_NOT_EXIST");
    std::string bytes(row->text(0));
    row->reset();
    return bytes;
}

Result<std::int64_t> dropExpiredExports(Database& db, Instant now) {
    return db.exec("DELETE FROM log_export WHERE expires <= :now", sekisho::toMillis(now));
}

} // namespace sekishod
