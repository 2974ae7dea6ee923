#pragma once
// What is told back of a text that somebody sent: its start, so that an error stays small. Pure.

#include <string>
#include <string_view>

namespace sekisho {

// At most 100 bytes and "…", not cut within a character of UTF-8.
std::string shownText(std::string_view text);

} // namespace sekisho
