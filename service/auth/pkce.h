#pragma once
// Proof key for code exchange (RFC 7636), S256 only.

#include <string_view>

namespace sekishod {

bool isS256Challenge(std::string_view text);                                 // 43 characters of base64url
bool verifierMatches(std::string_view verifier, std::string_view challenge); // verifier: 43–128 unreserved characters

} // namespace sekishod
