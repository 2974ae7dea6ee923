#include "service/logs/log_export_parts.h"

#include "service/logs/content_lines.h"
#include "service/logs/log_lines.h"
#include "service/logs/log_search.h"
#include "service/logs/message_contents.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kEnd = "end";
constexpr int kRecordsOfPart = 2'000;
constexpr int kMessagesOfPart = 200; // each may have 20,000 characters
constexpr LogBudget kBudgetOfPart{20'000, std::chrono::milliseconds(250)};

Error damagedExport(std::string why) {
    return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because("an export cannot go on: " + std::move(why));
}

std::string placeText(const LogPlace& place) {
    return fmt::format("{} {}", place.at.time_since_epoch().count(), place.seq);
}

std::optional<LogPlace> placeFrom(std::string_view text) {
    const std::size_t gap = text.find(' ');
    if (gap == std::string_view::npos) return std::nullopt;
    std::int64_t at = 0;
    LogPlace out;
    const auto first = std::from_chars(text.data(), text.data() + gap, at);
    const auto second = std::from_chars(text.data() + gap + 1, text.data() + text.size(), out.seq);
    if (first.ec != std::errc() || second.ec != std::errc()) return std::nullopt;
    out.at = Instant(std::chrono::microseconds(at));
    return out;
}

// Appends what was found after `after` to `out`; where to go on.
using FillPart = std::function<Result<std::optional<LogPlace>>(const std::optional<LogPlace>& after, ExportPart& out)>;

Result<ExportPart> partFrom(std::string_view place, const std::string& head, const FillPart& fill) {
    ExportPart out;
    if (place == kEnd) { // all of it was made before; only the digest was not
        out.place = kEnd;
        out.last = true;
        return out;
    }
    std::optional<LogPlace> after;
    if (place.empty()) {
        out.text = head;
    } else {
        after = placeFrom(place);
        if (!after) return damagedExport("its place cannot be read");
    }
    SEKISHO_TRY(next, fill(after, out));
    out.last = !next;
    out.place = next ? placeText(*next) : std::string(kEnd);
    return out;
}

Result<ExportPart> nextContentPart(Database& db, const ExportWork& work, std::string_view place) {
    const sekisho::LogExport& made = work.row.made;
    const ContentLines lines(made.format, made.japanese, work.settings.zone);
    return partFrom(place, lines.head(),
                    [&](const std::optional<LogPlace>& after, ExportPart& out) -> Result<std::optional<LogPlace>> {
                        SEKISHO_TRY(found, searchContents(db, work.row.domain, *made.contents, work.senders, true,
                                                          after, kMessagesOfPart, kBudgetOfPart));
                        for (const sekisho::MessageContent& message : found.messages) {
                            if (message.seq > work.upTo) continue;
                            lines.append(out.text, message);
                            ++out.records;
                            if (!message.senderId.empty()) out.about.push_back(message.senderId.value);
                        }
                        keepEachOnce(out.about);
                        return found.next;
                    });
}

} // namespace

void keepEachOnce(std::vector<std::string>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

Result<ExportWork> exportWorkOf(Database& db, ExportRow row) {
    json::error_code failed;
    const json::value rights = json::parse(row.rights, failed);
    const auto* object = failed ? nullptr : rights.if_object();
    const auto* logs = object ? object->if_contains("logs") : nullptr;
    const auto* upTo = object ? object->if_contains("upTo") : nullptr;
    const auto* scope = object ? object->if_contains("scope") : nullptr;
    if (!logs || !logs->is_array() || !upTo || !upTo->is_int64() || !scope || !scope->is_string())
        return damagedExport("its rights cannot be read");
    ExportWork out;
    out.upTo = upTo->get_int64();
    SEKISHO_TRY(settings, logSettings(db, row.domain));
    out.settings = std::move(settings);
    if (row.made.contents) {
        SEKISHO_TRY(senders, scopesFromText(scope->get_string()));
        out.senders = std::move(senders);
        out.row = std::move(row);
        return out;
    }
    out.query = row.made.query;
    LogRights held;
    for (const json::value& log : logs->get_array())
        if (log.is_string()) held.logs.emplace_back(log.get_string());
    SEKISHO_CHECK(narrow(out.query, held));
    SEKISHO_TRY(shown, LogScope::fromText(scope->get_string(), row.domain));
    out.scope = std::move(shown);
    out.row = std::move(row);
    return out;
}

Result<ExportPart> nextExportPart(Database& db, ExportWork& work, std::string_view place) {
    const sekisho::LogExport& made = work.row.made;
    if (made.format == sekisho::LogFormat::Evidence) return nextEvidencePart(db, work, place);
    if (made.contents) return nextContentPart(db, work, place);
    const LogLines lines(made.format, made.japanese, work.settings.zone, made.query.logs);
    return partFrom(place, lines.head(),
                    [&](const std::optional<LogPlace>& after, ExportPart& out) -> Result<std::optional<LogPlace>> {
                        SEKISHO_TRY(found, searchLogs(db, work.row.domain, work.query, work.scope, after,
                                                      kRecordsOfPart, kBudgetOfPart));
                        for (const sekisho::AuditRecord& record : found.records)
                            if (record.seq <= work.upTo && lines.append(out.text, record)) ++out.records;
                        return found.next;
                    });
}

} // namespace sekishod
