#pragma once
// Comma-, tab- or semicolon-separated text as spreadsheets write it (RFC 4180): quotes, doubled quotes, separators and
// line ends within quotes; lines end with CRLF, LF or CR. Also taken: blanks behind a closing quote, ="0123" for a text
// that looks like a number, lines of different lengths, a first line "sep=;". Any UTF-8 is safe to give.

#include "models/domain/error.h"
#include "models/sheet/row_view.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::sheet {

// Errors: CSV_MALFORMED (a quote is not closed), CSV_QUOTE (text behind a closing quote), SHEET_NUL,
// SHEET_CELL_TOO_LONG, SHEET_TOO_MANY_COLUMNS; each with the line. One object a text; not thread-safe.
class DelimitedReader {
  public:
    DelimitedReader(char separator, RowVisit visit) : separator_(separator), visit_(std::move(visit)) {}

    Done feed(std::string_view text);
    Done finish();

  private:
    enum class State { Begin, Plain, Quoted, AfterQuote };

    Done plain(std::string_view text, std::size_t& at);
    Done quoted(std::string_view text, std::size_t& at);
    Done afterQuote(char c, std::size_t& at);
    Done append(std::string_view piece);
    Done separatorOrLineEnd(char c);
    void endCell();
    Done endRow();
    Error fault(ErrorKind kind, const char* code, std::int64_t line) const;

    char separator_;
    RowVisit visit_;
    State state_ = State::Begin;
    bool afterReturn_ = false; // a line feed now belongs to the line end before it
    bool quoteSeen_ = false;   // within quotes: another one makes it a quote, anything else closes
    std::int64_t line_ = 1;
    std::int64_t rowLine_ = 1;
    std::int64_t quoteLine_ = 1;
    std::string text_;              // of the cells of this row, one behind the other
    std::vector<std::size_t> ends_; // of the cells in text_
    std::vector<std::string_view> cells_;
};

// The separator that cuts the first lines most evenly; comma when none does. `text`: the beginning of the file.
char guessSeparator(std::string_view text);
// The separator that the first line names ("sep=;"), or 0; and how long that line is.
char namedSeparator(std::string_view text, std::size_t& length);

} // namespace sekisho::sheet
