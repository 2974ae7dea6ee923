#include "service/logs/content_lines.h"

#include "models/api/monitor_wire.h"
#include "models/domain/log_facts.h"
#include "service/logs/log_lines.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <vector>

namespace sekishod {

using sekisho::LogFormat;
using sekisho::MessageContent;

namespace {

std::vector<std::string> sourceHead(bool japanese) {
    const sekisho::LogFact& log = *sekisho::logFact("message");
    std::vector<std::string> cells;
    for (const std::string_view from : {"time", "actor", "detail.receivers"})
        for (const sekisho::LogColumn& column : log.columns)
            if (column.from == from) cells.emplace_back(japanese ? column.ja : column.en);
    cells.emplace_back(sekisho::logWord("content.room", japanese));
    cells.emplace_back(sekisho::logWord("content.message", japanese));
    return cells;
}

std::string senderCell(const MessageContent& message) {
    if (message.senderName.empty() || message.senderName == message.sender) return message.sender;
    return fmt::format("{} ({})", message.senderName, message.sender);
}

std::string listCell(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, ", "));
}

} // namespace

ContentLines::ContentLines(LogFormat format, bool japanese, std::string zone)
    : format_(format), japanese_(japanese), zone_(std::move(zone)) {}

std::string ContentLines::head() const {
    if (format_ == LogFormat::JsonLines) return {};
    const auto& columns = sekisho::contentColumns();
    std::string out(kByteOrderMark);
    appendCsvLine(out, format_ == LogFormat::Csv ? std::vector<std::string>(columns.begin(), columns.end())
                                                 : sourceHead(japanese_));
    return out;
}

void ContentLines::append(std::string& out, const MessageContent& message) const {
    if (format_ == LogFormat::JsonLines) {
        sekisho::api::appendMessage(out, message);
        out += '\n';
        return;
    }
    if (format_ == LogFormat::SourceCsv) {
        const std::array<std::string, 5> cells{sekisho::localTimeText(message.at, zone_), senderCell(message),
                                               listCell(message.receivers), message.channel, message.text};
        return appendCsvLine(out, cells);
    }
    const std::array<std::string, 11> cells{std::to_string(message.seq),
                                            sekisho::offsetTimeText(message.at, zone_),
                                            message.senderId.value,
                                            message.sender,
                                            message.senderName,
                                            listCell(message.receivers),
                                            message.channel,
                                            message.channelName,
                                            message.bot ? "true" : "false",
                                            message.text,
                                            listCell(message.attachments)};
    appendCsvLine(out, cells);
}

} // namespace sekishod
