#pragma once
// What a service account shows to get a token: a JSON Web Token signed with its RSA key (RFC 7523, RS256), good for
// half an hour. Pure; thread-safe.

#include "models/domain/clock.h"
#include "models/domain/error.h"

#include <string>
#include <string_view>

namespace sekisho::store {

// KEY_INVALID: not a private RSA key in PEM.
Result<std::string> serviceAssertion(const std::string& clientId, const std::string& serviceAccount,
                                     std::string_view privateKeyPem, Instant now);

} // namespace sekisho::store
