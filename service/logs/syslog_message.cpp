#include "service/logs/syslog_message.h"

#include "models/proof/record_line.h"
#include "service/http/json_text.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::AuditRecord;

namespace {

constexpr int kFacility = 13;
constexpr std::int64_t kSequenceEnd = 2'147'483'647; // RFC 5424, 7.3.1: begins again at 1
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

int severityOf(const AuditRecord& record) {
    if (record.result == "denied" || record.result == "failed") return 4;
    return record.log == "detection" ? 5 : 6;
}

std::string placeOf(const AuditRecord& record) {
    return fmt::format(R"({{"seq":{},"log":{},"at":"{}"}})", record.seq, jsonString(record.log),
                       sekisho::formatUtc(record.at));
}

// As much as fits: without what it changed, then without its names.
std::string shortened(AuditRecord record) {
    record.changesJson.clear();
    std::string line = sekisho::proof::recordLine(record);
    if (line.size() <= kLongestSyslog / 2) return line;
    record.actorName.clear();
    record.targetName.clear();
    return sekisho::proof::recordLine(record);
}

std::string bodyOf(const SyslogOrigin& origin, const AuditRecord& record) {
    const auto made = [&](const std::string& line, std::string_view more) {
        return fmt::format(R"({{"tenant":{},"hash":"{}"{},"record":{}}})", jsonString(origin.tenant), record.hash, more,
                           line);
    };
    if (record.removed) return made(placeOf(record), R"(,"removed":true)");
    std::string body = made(sekisho::proof::recordLine(record), "");
    if (body.size() > kLongestSyslog - 512) body = made(shortened(record), R"(,"shortened":true)");
    return body;
}

} // namespace

void appendSyslogFrame(std::string& out, const SyslogOrigin& origin, const AuditRecord& record) {
    const std::string message = fmt::format(
        "<{}>1 {} {} sekishod {} {} [meta sequenceId=\"{}\"][origin software=\"sekishod\" swVersion=\"{}\"] {}{}",
        kFacility * 8 + severityOf(record), sekisho::formatUtc(record.at), origin.host, origin.process, record.log,
        (record.seq - 1) % kSequenceEnd + 1, origin.version, kUtf8Mark, bodyOf(origin, record));
    out += fmt::format("{} {}", message.size(), message);
}

} // namespace sekishod
