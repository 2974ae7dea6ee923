#include "service/handlers/audit_page.h"

#include "models/api/page_cursor.h"
#include "service/handlers/feed_scope.h"
#include "service/http/call.h"
#include "service/http/json_text.h"
#include "service/rules/scope_sight.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <charconv>

namespace sekishod {

using sekisho::Result;

namespace {

constexpr int kRecordsPerPage = 50;
constexpr int kMostRecordsPerPage = 200;

Result<int> recordsWanted(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kRecordsPerPage;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= kMostRecordsPerPage)
        return value;
    return sekisho::badInput("count", "OUT_OF_RANGE", fmt::format("count must be 1 to {}.", kMostRecordsPerPage));
}

void appendAuditRecord(std::string& out, const sekisho::AuditRecord& record) {
    if (out.back() != '[') out += ',';
    out += fmt::format("{{\"seq\":{},\"at\":\"{}\"", record.seq, sekisho::formatUtc(record.at));
    const std::pair<std::string_view, const std::string*> texts[] = {
        {"actorId", &record.actorId},    {"actorName", &record.actorName},
        {"action", &record.action},      {"targetKind", &record.targetKind},
        {"targetId", &record.targetId},  {"targetName", &record.targetName},
        {"result", &record.result},      {"ip", &record.ip},
        {"requestId", &record.requestId}};
    for (const auto& [key, value] : texts) {
        out += fmt::format(",\"{}\":", key);
        appendJson(out, *value);
    }
    out += ",\"changes\":";
    appendRecord(out, record.changesJson.empty() ? std::string_view("{}") : std::string_view(record.changesJson));
    out += '}';
}

} // namespace

HandlerResult auditPage(Call& call, std::string_view list, const std::string& target) {
    SEKISHO_TRY(count, recordsWanted(call));
    const std::string place = fmt::format("{}/{}/{}", list, call.caller.domain, target);
    std::int64_t before = 0;
    if (const auto text = call.query("cursor"); text && !text->empty()) {
        const auto cursor = sekisho::api::cursorFromText(place, *text);
        if (!cursor) return sekisho::badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
        before = cursor->id;
    }
    SEKISHO_TRY(records, auditOf(*call.db, call.caller.domain, target, before, count + 1));
    const bool more = records.size() > static_cast<std::size_t>(count);
    if (more) records.pop_back();
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    std::string body = "{\"records\":[";
    for (auto& entry : records) {
        if (!sight.wholeTenant())
            SEKISHO_CHECK(
                hideOutsiders([&sight](std::string_view uid) { return sight.holds(uid); }, entry.changesJson));
        appendAuditRecord(body, entry);
    }
    body += "],\"responseMetaData\":{\"nextCursor\":";
    if (more)
        appendJson(body, sekisho::api::cursorText(place, {records.back().seq, {}}));
    else
        body += "null";
    body += "}}";
    return Response::json(200, std::move(body));
}

} // namespace sekishod
