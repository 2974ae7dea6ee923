#include "service/auth/pkce.h"

#include "service/auth/base64url.h"
#include "service/store/uid.h"

#include <openssl/sha.h>

#include <algorithm>
#include <string>

namespace sekishod {

namespace {

bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isVerifier(std::string_view text) {
    return text.size() >= 43 && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
               return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
           });
}

} // namespace

bool isS256Challenge(std::string_view text) {
    return text.size() == 43 &&
           std::all_of(text.begin(), text.end(), [](char c) { return isAlphanumeric(c) || c == '-' || c == '_'; });
}

bool verifierMatches(std::string_view verifier, std::string_view challenge) {
    if (!isVerifier(verifier)) return false;
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    return equalConstantTime(base64urlEncode(hash), challenge);
}

} // namespace sekishod
