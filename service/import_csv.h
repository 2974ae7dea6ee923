#pragma once
// Comma-separated text as spreadsheets write it (RFC 4180): quotes, doubled quotes, commas and line ends within quotes;
// lines end with CRLF, LF or CR. Pure; thread-safe. Any bytes are safe to give.

#include "models/domain/error.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace sekishod {

// UTF-8 of a file in UTF-8 (with or without a mark at its start) or CP932; which of both is found out by looking.
// BadInput, code CSV_ENCODING: neither.
sekisho::Result<std::string> csvText(std::string_view bytes);

// Visits row after row with the number of the line it begins on, from 1. The cells live until the visit ends; `visit`
// returns false to stop. A row without any text is left out. BadInput, code CSV_MALFORMED, with params line and reason
// (openQuote, textAfterQuote, tooManyCells, cellTooLong, nul).
sekisho::Done eachCsvRow(std::string_view text,
                         const std::function<bool(std::int64_t line, std::span<const std::string> cells)>& visit);

inline constexpr std::size_t kMostCsvCells = 256;
inline constexpr std::size_t kLongestCsvCell = 64 * 1024; // bytes

} // namespace sekishod
