#include "service/import_csv.h"

#include "models/domain/text_fold.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

struct CloseConverter {
    void operator()(UConverter* c) const noexcept { ucnv_close(c); }
};

// Nothing when a byte has no meaning in CP932: a replacement character in a name would be found out much later.
Result<std::string> fromCp932(std::string_view bytes) {
    const Error wrong(ErrorKind::BadInput, "CSV_ENCODING", "The file is neither UTF-8 nor CP932.");
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("ibm-943_P15A-2003", &code));
    if (U_FAILURE(code)) return wrong;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
    const icu::UnicodeString decoded(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), code);
    if (U_FAILURE(code) || decoded.isBogus()) return wrong;
    std::string out;
    decoded.toUTF8String(out);
    return out;
}

class CsvReader {
  public:
    CsvReader(std::string_view text, const std::function<bool(std::int64_t, std::span<const std::string>)>& visit)
        : text_(text), visit_(visit) {}

    Done run() {
        while (at_ < text_.size()) {
            rowLine_ = line_;
            used_ = 0;
            SEKISHO_CHECK(readRow());
            const std::span<const std::string> cells(cells_.data(), used_);
            if (std::ranges::all_of(cells, [](const std::string& c) { return c.empty(); })) continue;
            if (!visit_(rowLine_, cells)) return {};
        }
        return {};
    }

  private:
    Error fault(std::string_view reason) const {
        return Error(ErrorKind::BadInput, "CSV_MALFORMED", "The file is not well-formed CSV.")
            .with("line", fmt::format("{}", line_))
            .with("reason", std::string(reason));
    }

    Done readRow() {
        for (;;) {
            if (used_ == kMostCsvCells) return fault("tooManyCells");
            if (used_ == cells_.size()) cells_.emplace_back();
            std::string& cell = cells_[used_++];
            cell.clear();
            SEKISHO_CHECK(at_ < text_.size() && text_[at_] == '"' ? readQuoted(cell) : readPlain(cell));
            if (at_ == text_.size()) return {};
            if (text_[at_] == ',') {
                ++at_;
                continue;
            }
            takeLineEnd();
            return {};
        }
    }

    Done readPlain(std::string& cell) {
        const std::size_t end = std::min(text_.find_first_of(std::string_view(",\r\n\0", 4), at_), text_.size());
        if (end - at_ > kLongestCsvCell) return fault("cellTooLong");
        if (end < text_.size() && text_[end] == '\0') return fault("nul");
        cell.assign(text_.substr(at_, end - at_));
        at_ = end;
        return {};
    }

    Done readQuoted(std::string& cell) {
        const Error open = fault("openQuote"); // names the line where the quote stands, not where the file ends
        ++at_;
        for (;;) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) return open;
            const std::string_view piece = text_.substr(at_, quote - at_);
            if (cell.size() + piece.size() > kLongestCsvCell) return fault("cellTooLong");
            if (piece.find('\0') != std::string_view::npos) return fault("nul");
            cell += piece;
            line_ += countLines(piece);
            at_ = quote + 1;
            if (at_ == text_.size() || text_[at_] != '"') break;
            cell.push_back('"');
            ++at_;
        }
        if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos)
            return fault("textAfterQuote");
        return {};
    }

    static std::int64_t countLines(std::string_view piece) {
        std::int64_t count = 0;
        for (std::size_t i = 0; i < piece.size(); ++i)
            if (piece[i] == '\n' || (piece[i] == '\r' && (i + 1 == piece.size() || piece[i + 1] != '\n'))) ++count;
        return count;
    }

    void takeLineEnd() {
        const bool both = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
        at_ += both ? 2 : 1;
        ++line_;
    }

    std::string_view text_;
    const std::function<bool(std::int64_t, std::span<const std::string>)>& visit_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    std::int64_t rowLine_ = 1;
    std::vector<std::string> cells_; // kept between rows, so that their memory is used again
    std::size_t used_ = 0;
};

} // namespace

Result<std::string> csvText(std::string_view bytes) {
    if (bytes.starts_with(utf8Mark)) bytes.remove_prefix(utf8Mark.size());
    if (sekisho::isValidUtf8(bytes)) return std::string(bytes);
    return fromCp932(bytes);
}

Done eachCsvRow(std::string_view text,
                const std::function<bool(std::int64_t line, std::span<const std::string> cells)>& visit) {
    return CsvReader(text, visit).run();
}

} // namespace sekishod
