// Everything a stranger can send to the sign-in endpoints before anything about him is known.

#include "service/auth/authorize_page.h"
#include "service/auth/base64url.h"
#include "service/auth/clients.h"
#include "service/auth/jwt.h"
#include "service/auth/redirect_uri.h"
#include "service/auth/totp.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace sekishod;

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

void assertion(std::string_view text, const RsaKey& key) {
    const auto parts = parseAssertion(text);
    if (!parts) {
        check(parts.error().kind == sekisho::ErrorKind::BadInput && !parts.error().description.empty());
        return;
    }
    check(!parts->claims.issuer.empty() && !parts->claims.subject.empty());
    check(text.starts_with(parts->signedText) && text[parts->signedText.size()] == '.');
    // Nobody has the private key of this one.
    check(!verifyAssertion(*parts, key, sekisho::fromMillis(1'800'000'000'000)));
}

void encodings(std::string_view text) {
    if (const auto bytes = base64urlDecode(text)) check(base64urlEncode(*bytes) == text);
    const auto back = base64urlDecode(base64urlEncode(text));
    check(back && *back == text);
    (void)base64Decode(text);
}

void addresses(const std::string& text) {
    if (isRegistrableRedirect(text)) {
        check(redirectMatches({text}, text));
        check(originOf(text).find_first_of(" ;,'\"") == std::string::npos);
    }
    check(!redirectMatches({}, text));
    check(!redirectMatches({"https://app.example/cb"}, text) || text == "https://app.example/cb");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto key = RsaKey::generate();
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (key) assertion(text, *key);
    encodings(text);
    addresses(text);
    const auto scopes = splitScopes(text);
    check(splitScopes(joinScopes(scopes)) == scopes);
    check(coversScopes(scopes, scopes));
    check(escapedHtml(text).find_first_of("<>\"'") == std::string::npos);
    (void)prefersJapanese(text);
    check(!matchTotp(text, text, 0, sekisho::fromMillis(1'800'000'000'000)) || text.size() == 6);
    return 0;
}
