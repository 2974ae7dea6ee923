#pragma once
// Reading the texts of a request: target, query, forms, names. Pure; thread-safe. Texts that are not UTF-8 after
// decoding, or that hold control characters, are refused.

#include "models/domain/error.h"
#include "service/http/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool isUtf8(std::string_view text);
// Nothing for a broken escape, for a control character, and for bytes that are no UTF-8.
std::optional<std::string> percentDecode(std::string_view text, bool plusIsBlank);

// Fills path, segments, query and rawQuery from origin-form or absolute-form. BAD_REQUEST for a broken escape,
// an empty segment stays empty (and matches nothing); URI_TOO_LONG beyond 8,192 bytes.
sekisho::Done readTarget(std::string_view target, Request& request);
// application/x-www-form-urlencoded; at most 200 fields.
sekisho::Result<Fields> readForm(std::string_view text);

std::string mediaType(std::string_view contentType);   // "application/json; charset=x" → "application/json"
bool isRequestId(std::string_view text);               // 1–64 of letters, digits, . _ -
bool isHost(std::string_view text);                    // host or host:port, safe to be repeated in a Location
bool sameName(std::string_view a, std::string_view b); // header names

} // namespace sekishod
