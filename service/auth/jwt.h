#pragma once
// JSON Web Tokens as service accounts send them (lineworks-api.md §1.2) and as id_token carries them: RS256 only.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "service/auth/rsa_key.h"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace sekishod {

struct JwtClaims {
    std::string issuer;
    std::string subject;
    double issuedAt = 0; // seconds; clients send whole and fractional numbers
    double expiresAt = 0;
    bool delegated = false; // asks to act as a member
};

// An unverified assertion, taken apart. `signedText` points into the text given.
struct JwtParts {
    JwtClaims claims;
    std::string_view signedText;
    std::string signature;
};

// BadInput (INVALID_PARAMETER) with the reason in `description`: not three base64url parts without padding, not RS256,
// no JSON objects, iss/sub missing, iat/exp not JSON numbers. At most 16 KiB. Trusts nothing; signature unchecked.
sekisho::Result<JwtParts> parseAssertion(std::string_view token);
// Signature, lifetime of at most 60 minutes, now within [iat, exp] with 30 seconds for clocks that differ.
sekisho::Done verifyAssertion(const JwtParts& parts, const RsaKey& key, sekisho::Instant now);

sekisho::Result<std::string> signJwt(const boost::json::object& claims, const RsaKey& key);

} // namespace sekishod
