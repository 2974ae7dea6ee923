#include "service/logs/log_lines.h"

#include "models/api/log_wire.h"

#include <array>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::Instant;
using sekisho::LogFormat;

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kFormulaSigns = "=+-@\t\r";

bool looksLikeFormula(std::string_view cell) {
    const std::size_t at = cell.find_first_not_of('\'');
    return at != std::string_view::npos && kFormulaSigns.find(cell[at]) != std::string_view::npos;
}

void appendCsvCell(std::string& out, std::string_view cell) {
    const bool guarded = looksLikeFormula(cell);
    if (!guarded && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    if (guarded) out += '\'';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

} // namespace

void appendCsvLine(std::string& out, std::span<const std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out += ',';
        first = false;
        appendCsvCell(out, cell);
    }
    out += kLineEnd;
}

LogLines::LogLines(LogFormat format, bool japanese, std::string zone, const std::vector<std::string>& logs)
    : format_(format), japanese_(japanese), zone_(std::move(zone)) {
    if (logs.size() == 1) log_ = sekisho::logFact(logs.front());
    if (!log_) log_ = &sekisho::logFacts().front();
}

std::string LogLines::head() const {
    if (format_ == LogFormat::JsonLines) return {};
    std::vector<std::string> cells;
    if (format_ == LogFormat::Csv)
        cells.assign(sekisho::machineColumns().begin(), sekisho::machineColumns().end());
    else
        for (const sekisho::LogColumn& column : log_->columns)
            cells.emplace_back(japanese_ ? column.ja : column.en);
    std::string out(kByteOrderMark);
    appendCsvLine(out, cells);
    return out;
}

bool LogLines::append(std::string& out, const AuditRecord& record) const {
    if (format_ == LogFormat::JsonLines) {
        sekisho::api::appendLogRecord(out, record);
        out += '\n';
        return true;
    }
    if (format_ == LogFormat::Csv) {
        appendMachine(out, record);
        return true;
    }
    if (record.removed) return false;
    std::vector<std::string> cells;
    cells.reserve(log_->columns.size());
    for (const sekisho::LogColumn& column : log_->columns)
        cells.push_back(sekisho::logCell(record, column.from, japanese_, zone_));
    appendCsvLine(out, cells);
    return true;
}

void LogLines::appendMachine(std::string& out, const AuditRecord& record) const {
    const Instant recorded = record.recorded == Instant{} ? record.at : record.recorded;
    const std::array<std::string, 16> cells{std::to_string(record.seq),
                                            sekisho::offsetTimeText(record.at, zone_),
                                            record.removed ? std::string() : sekisho::offsetTimeText(recorded, zone_),
                                            record.log,
                                            record.action,
                                            record.actorId,
                                            record.actorName,
                                            record.targetKind,
                                            record.targetId,
                                            record.targetName,
                                            record.result,
                                            record.reason,
                                            record.ip,
                                            record.client,
                                            record.requestId,
                                            record.changesJson};
    appendCsvLine(out, cells);
}

} // namespace sekishod
