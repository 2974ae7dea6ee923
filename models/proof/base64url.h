#pragma once
// base64url without padding (RFC 7515 §2). Decoding is strict: padding, line ends, the other alphabet's signs, and bits
// that stand for nothing are refused, so that one value has one spelling.

#include <optional>
#include <string>
#include <string_view>

namespace sekisho::proof {

std::string base64urlEncode(std::string_view bytes);
std::optional<std::string> base64urlDecode(std::string_view text);
// Ordinary base64 with padding, as HTTP Basic carries it.
std::optional<std::string> base64Decode(std::string_view text);

} // namespace sekisho::proof
