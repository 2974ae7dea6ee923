#include "models/sheet/delimited.h"

#include "models/sheet/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sekisho::sheet {

Error DelimitedReader::fault(ErrorKind kind, const char* code, std::int64_t line) const {
    return Error(kind, code).with("line", fmt::format("{}", line));
}

Done DelimitedReader::append(std::string_view piece) {
    const std::size_t begin = ends_.empty() ? 0 : ends_.back();
    if (text_.size() - begin + piece.size() > kLongestCell)
        return fault(ErrorKind::TooLarge, "SHEET_CELL_TOO_LONG", line_).with("max", fmt::format("{}", kLongestCell));
    if (std::memchr(piece.data(), 0, piece.size())) return fault(ErrorKind::BadInput, "SHEET_NUL", line_);
    text_ += piece;
    return {};
}

void DelimitedReader::endCell() {
    const std::size_t begin = ends_.empty() ? 0 : ends_.back();
    // ="0123": how people keep the zeros in front; it is a text and nothing is calculated.
    const std::string_view cell = std::string_view(text_).substr(begin);
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"') &&
        cell.substr(2, cell.size() - 3).find('"') == std::string_view::npos) {
        text_.pop_back();
        text_.erase(begin, 2);
    }
    ends_.push_back(text_.size());
}

Done DelimitedReader::endRow() {
    endCell();
    cells_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
        cells_.push_back(std::string_view(text_).substr(begin, end - begin));
        begin = end;
    }
    while (!cells_.empty() && cells_.back().empty())
        cells_.pop_back();
    Done done;
    if (cells_.size() > kMostColumns)
        done =
            fault(ErrorKind::TooLarge, "SHEET_TOO_MANY_COLUMNS", rowLine_).with("max", fmt::format("{}", kMostColumns));
    else if (!cells_.empty())
        done = visit_({rowLine_, cells_, {}});
    text_.clear();
    ends_.clear();
    return done;
}

Done DelimitedReader::separatorOrLineEnd(char c) {
    state_ = State::Begin;
    if (c == separator_) {
        if (ends_.size() >= kWidestRow)
            return fault(ErrorKind::TooLarge, "SHEET_TOO_MANY_COLUMNS", rowLine_)
                .with("max", fmt::format("{}", kMostColumns));
        endCell();
        return {};
    }
    afterReturn_ = c == '\r';
    Done done = endRow();
    rowLine_ = ++line_;
    return done;
}

Done DelimitedReader::plain(std::string_view text, std::size_t& at) {
    const std::array<char, 3> stops{separator_, '\r', '\n'};
    const std::size_t end = std::min(text.find_first_of(stops.data(), at, stops.size()), text.size());
    if (end > at) {
        state_ = State::Plain;
        SEKISHO_CHECK(append(text.substr(at, end - at)));
    }
    at = end;
    if (at == text.size()) return {};
    return separatorOrLineEnd(text[at++]);
}

Done DelimitedReader::quoted(std::string_view text, std::size_t& at) {
    const std::size_t quote = std::min(text.find('"', at), text.size());
    const std::string_view piece = text.substr(at, quote - at);
    SEKISHO_CHECK(append(piece));
    for (const char c : piece) {
        const bool second = c == '\n' && afterReturn_; // of the two that end one line
        if (!second && (c == '\n' || c == '\r')) ++line_;
        afterReturn_ = c == '\r';
    }
    at = quote;
    if (at == text.size()) return {};
    ++at;
    afterReturn_ = false;
    quoteSeen_ = true;
    state_ = State::AfterQuote;
    return {};
}

Done DelimitedReader::afterQuote(char c, std::size_t& at) {
    if (quoteSeen_ && c == '"') {
        ++at;
        state_ = State::Quoted;
        return append("\"");
    }
    quoteSeen_ = false;
    ++at;
    if (c == separator_ || c == '\r' || c == '\n') return separatorOrLineEnd(c);
    if (c == ' ' || c == '\t') return {};
    return fault(ErrorKind::BadInput, "CSV_QUOTE", line_);
}

Done DelimitedReader::feed(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (afterReturn_ && state_ != State::Quoted) {
            afterReturn_ = false;
            if (text[at] == '\n') {
                ++at;
                continue;
            }
        }
        switch (state_) {
        case State::Begin:
            if (text[at] == '"') {
                ++at;
                quoteLine_ = line_;
                state_ = State::Quoted;
                break;
            }
            [[fallthrough]];
        case State::Plain:
            SEKISHO_CHECK(plain(text, at));
            break;
        case State::Quoted:
            SEKISHO_CHECK(quoted(text, at));
            break;
        case State::AfterQuote:
            SEKISHO_CHECK(afterQuote(text[at], at));
            break;
        }
    }
    return {};
}

Done DelimitedReader::finish() {
    if (state_ == State::Quoted) return fault(ErrorKind::BadInput, "CSV_MALFORMED", quoteLine_);
    if (state_ == State::Begin && ends_.empty()) return {};
    return endRow();
}

char namedSeparator(std::string_view text, std::size_t& length) {
    length = 0;
    if (text.size() < 5 || !(text.starts_with("sep=") || text.starts_with("Sep=") || text.starts_with("SEP=")))
        return 0;
    const char separator = text[4];
    if (separator != ',' && separator != ';' && separator != '\t') return 0;
    std::size_t end = 5;
    if (end < text.size() && text[end] == '\r') ++end;
    if (end < text.size() && text[end] == '\n') ++end;
    if (end == 5 && text.size() > 5) return 0; // something else stands behind it
    length = end;
    return separator;
}

char guessSeparator(std::string_view text) {
    constexpr std::array<char, 3> candidates{'\t', ',', ';'};
    constexpr std::size_t kLines = 20;
    std::array<std::vector<std::size_t>, candidates.size()> counts;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        DelimitedReader reader(candidates[i], [&counts, i](const RowView& row) -> Done {
            counts[i].push_back(row.cells.size());
            if (counts[i].size() == kLines) return Error(ErrorKind::Cancelled, "CANCELLED");
            return {};
        });
        // What cannot be read with this separator has been counted as far as it went.
        static_cast<void>(reader.feed(text));
        if (counts[i].empty()) static_cast<void>(reader.finish()); // one line without an end
    }
    // What does not part the headings stands within cells: a list of 31 organizations is one of them.
    const auto parts = [](const std::vector<std::size_t>& rows) { return !rows.empty() && rows.front() > 1; };
    const bool headed = std::ranges::any_of(counts, parts);
    char best = ',';
    double bestScore = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        auto& rows = counts[i];
        if (rows.empty() || (headed && !parts(rows))) continue;
        std::ranges::sort(rows);
        const std::size_t middle = rows[rows.size() / 2];
        const auto same = static_cast<double>(std::ranges::count(rows, middle)) / static_cast<double>(rows.size());
        const double score = middle < 2 ? 0 : same * static_cast<double>(middle);
        if (score > bestScore) {
            bestScore = score;
            best = candidates[i];
        }
    }
    return best;
}

} // namespace sekisho::sheet
