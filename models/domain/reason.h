#pragma once
// What somebody writes so that others know why: records, notices and lists show it to people who decide by it, as one
// text among others. Length and whether it is needed are the caller's. Pure; thread-safe.

#include "models/domain/error.h"

#include <string_view>

namespace sekisho {

// Nothing that could be read: empty, blanks of any script and what has no shape only.
bool isBlankReason(std::string_view reason);
// Valid UTF-8 without separators of lines and paragraphs (U+2028, U+2029) and without what turns the direction of the
// text around it (U+202A-202E, U+2066-2069); otherwise INVALID_PARAMETER at `field`. A blank one passes.
Done checkReasonText(std::string_view reason, std::string_view field);

} // namespace sekisho
