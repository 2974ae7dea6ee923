#include "models/store/log_archive_csv.h"

#include "models/domain/log_facts.h"
#include "models/proof/record_line.h"
#include "models/store/log_archive_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace sekisho::store {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBrokenOff = "downloadLogs error";
constexpr std::size_t kLongestDetail = 200;

using Cells = std::vector<std::string>;

Error downloadCut(std::string_view why) {
    return Error(ErrorKind::Internal, "ARCHIVE_DOWNLOAD_CUT", "The download breaks off in the middle.")
        .because(std::string(why.substr(0, kLongestDetail)));
}
Error notThisDownload(std::string why) {
    return Error(ErrorKind::Internal, "RESPONSE_MALFORMED", "The answer is not a download of this log.")
        .because(std::move(why));
}

// Its last line says so.
bool breaksOff(std::string_view csv) {
    while (csv.ends_with('\n') || csv.ends_with('\r'))
        csv.remove_suffix(1);
    const auto line = csv.rfind('\n');
    return csv.substr(line == std::string_view::npos ? 0 : line + 1).starts_with(kBrokenOff);
}

// RFC 4180. An open quotation at the end: cut.
Result<std::vector<Cells>> cellsOf(std::string_view text) {
    std::vector<Cells> rows;
    Cells row;
    std::string cell;
    bool quoted = false, any = false;
    const auto endCell = [&] {
        row.push_back(std::move(cell));
        cell.clear();
    };
    const auto endRow = [&] {
        if (!any) return;
        endCell();
        rows.push_back(std::move(row));
        row.clear();
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == '\n' || c == '\r') {
            endRow();
        } else {
            any = true;
            if (c == ',')
                endCell();
            else if (c == '"' && cell.empty())
                quoted = true;
            else
                cell += c;
        }
    }
    if (quoted) return downloadCut("a quotation is open at the end");
    endRow();
    return rows;
}

// "2026-04-01 09:30:00" or with slashes.
std::optional<Instant> localTime(std::string text, std::chrono::minutes offset) {
    std::ranges::replace(text, '/', '-');
    if (const auto blank = text.find(' '); blank != std::string::npos) text[blank] = 'T';
    const auto read = parseInstant(text + "Z");
    return read ? std::optional(*read - offset) : std::nullopt;
}

// "表示名 (id@domain)"
void readPerson(const std::string& cell, std::string& shown, std::string& id) {
    const auto open = cell.rfind(" (");
    shown = open == std::string::npos ? cell : cell.substr(0, open);
    id = open == std::string::npos || cell.back() != ')' ? cell : cell.substr(open + 2, cell.size() - open - 3);
}

// The key of a word of log_words.json: keyOfWord("result.", "Denied") is "denied".
template<std::size_t N>
std::string keyOfWord(std::string_view kind, const std::array<std::string_view, N>& keys, std::string_view word) {
    for (const std::string_view key : keys)
        for (const bool japanese : {false, true})
            if (logWord(std::string(kind) + std::string(key), japanese) == word) return std::string(key);
    return {};
}

constexpr std::array<std::string_view, 3> kResults{"success", "denied", "failed"};
constexpr std::array<std::string_view, 6> kClients{"browser", "mobileApp", "pcApp", "console", "driveExplorer", "api"};

// What was done, where the words of the row name exactly one thing.
std::string actionOf(const std::string& log, const std::string& task, const std::string& event) {
    std::string found;
    for (const EventType& type : eventTypes()) {
        if (type.log != log) continue;
        const std::string word = "task." + std::string(type.task);
        const bool says = !event.empty() ? event == type.en || event == type.ja
                                         : task == logWord(word, false) || task == logWord(word, true);
        if (!says) continue;
        if (!found.empty()) return log + ".record";
        found = type.action;
    }
    return found.empty() ? log + ".record" : found;
}

class Reader {
  public:
    Reader(const LogFact& fact, const Cells& head, std::chrono::minutes offset)
        : fact_(fact), head_(head), offset_(offset) {
        for (const std::string& title : head) {
            std::string_view from;
            for (const LogColumn& column : fact.columns)
                if (title == column.en || title == column.ja) from = column.from;
            from_.push_back(from);
        }
    }
    bool hasTime() const { return std::ranges::find(from_, "time") != from_.end(); }

    Result<DownloadedRow> read(const Cells& cells) const {
        if (cells.size() != head_.size()) return downloadCut(fmt::format("a row of {} cells", cells.size()));
        DownloadedRow out;
        AuditRecord& record = out.record;
        record.log = fact_.key;
        record.result = "success";
        std::string task, event, all, row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string& cell = cells[i];
            row += quotedJson(cell);
            all += (i > 0 ? "," : "") + quotedJson(head_[i]) + ":" + quotedJson(cell);
            const std::string_view from = from_[i];
            if (from == "time") {
                const auto at = localTime(cell, offset_);
                if (!at) return downloadCut("a row without a time");
                record.at = *at;
            }
            if (from == "actor") readPerson(cell, record.actorName, record.actorId);
            if (from == "target") record.targetName = cell;
            if (from == "task") task = cell;
            if (from == "event") event = cell;
            if (from == "ip") record.ip = cell;
            if (from == "client") record.client = keyOfWord("client.", kClients, cell);
            if (from == "status")
                if (std::string key = keyOfWord("result.", kResults, cell); !key.empty())
                    record.result = std::move(key);
        }
        record.action = actionOf(record.log, task, event);
        record.changesJson = "{\"row\":{" + all + "}}";
        out.digest = proof::sha256Hex(row);
        return out;
    }

  private:
    const LogFact& fact_;
    const Cells& head_;
    std::chrono::minutes offset_;
    std::vector<std::string_view> from_;
};

} // namespace

Result<std::vector<DownloadedRow>> rowsOfDownload(const std::string& log, std::string_view csv,
                                                  std::chrono::minutes offset) {
    const LogFact* fact = logFact(log);
    if (!fact) return notThisDownload("no such log: " + log);
    if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
    if (breaksOff(csv)) return downloadCut(csv.substr(csv.rfind(kBrokenOff)));
    SEKISHO_TRY(rows, cellsOf(csv));
    std::vector<DownloadedRow> out;
    if (rows.empty()) return out;
    const Reader reader(*fact, rows.front(), offset);
    if (!reader.hasTime()) return notThisDownload("no column of times");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        SEKISHO_TRY(row, reader.read(rows[i]));
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace sekisho::store
