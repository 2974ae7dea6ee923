#include "service/auth/jwt.h"

#include "service/auth/base64url.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cmath>
#include <optional>

namespace sekishod {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestAssertion = 16'384;
constexpr double kClockSkew = 30;
constexpr double kLongestLife = 3600;
constexpr double kRounding = 1e-3; // fractional seconds do not add up exactly

sekisho::Error refused(std::string why) {
    return sekisho::badInput("assertion", "INVALID_PARAMETER", std::move(why));
}

std::optional<json::object> objectOf(std::string_view part) {
    const auto text = base64urlDecode(part);
    if (!text) return std::nullopt;
    json::parse_options options;
    options.max_depth = 8;
    boost::system::error_code failed;
    auto value = json::parse(*text, failed, {}, options);
    if (failed || !value.is_object()) return std::nullopt;
    return std::move(value.as_object());
}

std::string textMember(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<double> secondsMember(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_number()) return std::nullopt;
    const double seconds = value->to_number<double>();
    // Beyond this the sums below would no longer be exact to the second.
    return std::isfinite(seconds) && std::fabs(seconds) < 1e12 ? std::optional(seconds) : std::nullopt;
}

} // namespace

sekisho::Result<JwtParts> parseAssertion(std::string_view token) {
    if (token.size() > kLongestAssertion) return refused("The assertion is too long.");
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
        return refused("The assertion must have three parts.");
    const auto header = objectOf(token.substr(0, first));
    const auto claims = objectOf(token.substr(first + 1, second - first - 1));
    auto signature = base64urlDecode(token.substr(second + 1));
    if (!header || !claims || !signature)
        return refused("The parts of the assertion must be JSON objects in base64url without padding.");
    if (textMember(*header, "alg") != "RS256") return refused("The assertion must be signed with RS256.");
    if (header->contains("crit")) return refused("The assertion needs an extension that is not known here.");

    JwtParts parts;
    parts.claims.issuer = textMember(*claims, "iss");
    parts.claims.subject = textMember(*claims, "sub");
    if (parts.claims.issuer.empty() || parts.claims.subject.empty()) return refused("iss and sub must be texts.");
    const auto issued = secondsMember(*claims, "iat");
    const auto expires = secondsMember(*claims, "exp");
    if (!issued || !expires) return refused("iat and exp must be JSON numbers of seconds.");
    parts.claims.issuedAt = *issued;
    parts.claims.expiresAt = *expires;
    parts.claims.delegated = claims->contains("delegated_user");
    parts.signedText = token.substr(0, second);
    parts.signature = std::move(*signature);
    return parts;
}

sekisho::Done verifyAssertion(const JwtParts& parts, const RsaKey& key, sekisho::Instant now) {
    if (!key.verify(parts.signedText, parts.signature)) return refused("The signature of the assertion is wrong.");
    const double present = static_cast<double>(now.time_since_epoch().count()) / 1e6;
    const auto& claims = parts.claims;
    if (claims.expiresAt <= claims.issuedAt) return refused("exp must lie after iat.");
    if (claims.expiresAt - claims.issuedAt > kLongestLife + kRounding)
        return refused("The assertion may be valid for 60 minutes at most.");
    if (claims.issuedAt > present + kClockSkew) return refused("The assertion was issued in the future.");
    if (claims.expiresAt < present - kClockSkew) return refused("The assertion has expired.");
    return {};
}

sekisho::Result<std::string> signJwt(const json::object& claims, const RsaKey& key) {
    const json::object header{{"alg", "RS256"}, {"typ", "JWT"}, {"kid", key.keyId()}};
    std::string text = base64urlEncode(json::serialize(header)) + "." + base64urlEncode(json::serialize(claims));
    SEKISHO_TRY(signature, key.sign(text));
    return text + "." + base64urlEncode(signature);
}

} // namespace sekishod
