// GET /oauth2/v2.0/userinfo, the service's public key, and the discovery document.

#include "models/api/record.h"
#include "service/auth/id_token.h"
#include "service/auth/jwt.h"
#include "service/auth/oauth_form.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

namespace json = boost::json;
using sekisho::sql::Database;

namespace {

constexpr std::chrono::hours kIdTokenLife{1};

bool among(const std::vector<std::string>& scopes, std::string_view scope) {
    return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

HandlerResult answerUserInfo(Call& call) {
    if (call.caller.isServiceAccount())
        return Response::json(200, json::serialize(json::object{{"sub", call.caller.serviceAccount},
                                                                {"name", call.caller.name},
                                                                {"domainId", call.caller.domain}}));
    SEKISHO_TRY(claims, personClaims(*call.db, call.caller.domain, call.caller.user.value));
    if (!claims) return sekisho::Error(sekisho::ErrorKind::NotFound, "USER_NOT_EXIST");
    return oauthJson(*claims);
}

HandlerResult answerKeys(AuthState& auth) {
    SEKISHO_TRY(key, auth.key.get());
    const json::object entry{{"kty", "RSA"},       {"use", "sig"},       {"alg", "RS256"},
                             {"kid", key.keyId()}, {"n", key.modulus()}, {"e", key.exponent()}};
    return Response::json(200, json::serialize(json::object{{"keys", json::array{entry}}}))
        .with("Cache-Control", "public, max-age=3600");
}

HandlerResult answerDiscovery(const Call& call) {
    const auto at = [&call](std::string_view path) { return call.baseUrl + "/oauth2/v2.0/" + std::string(path); };
    const json::object document{
        {"issuer", call.baseUrl},
        {"authorization_endpoint", at("authorize")},
        {"token_endpoint", at("token")},
        {"revocation_endpoint", at("revoke")},
        {"userinfo_endpoint", at("userinfo")},
        {"jwks_uri", at("jwks")},
        {"response_types_supported", json::array{"code"}},
        {"subject_types_supported", json::array{"public"}},
        {"id_token_signing_alg_values_supported", json::array{"RS256"}},
        {"scopes_supported", json::array{"openid", "profile", "email"}},
        {"token_endpoint_auth_methods_supported", json::array{"client_secret_basic", "client_secret_post", "none"}},
        {"grant_types_supported",
         json::array{"authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"}},
        {"code_challenge_methods_supported", json::array{"S256"}},
        {"claims_supported", json::array{"sub", "name", "family_name", "given_name", "email", "locale", "zoneinfo"}}};
    return Response::json(200, json::serialize(document)).with("Cache-Control", "public, max-age=3600");
}

Endpoint openEndpoint(std::string_view path, std::string_view summary, Handler handler) {
    Endpoint endpoint;
    endpoint.path = path;
    endpoint.summary = summary;
    endpoint.handler = std::move(handler);
    endpoint.auth = AuthNeed::None;
    endpoint.effect = Effect::None;
    endpoint.rate = RateClass::SignIn;
    endpoint.publicReason = "Public facts about the service; no data of a tenant.";
    return endpoint;
}

} // namespace

sekisho::Result<std::optional<json::object>> personClaims(Database& db, sekisho::DomainId domain,
                                                          const std::string& member) {
    using Claims = std::optional<json::object>;
    SEKISHO_TRY(row, (db.first<std::string, std::string>(
                         "SELECT doc, email FROM member WHERE uid = :uid AND domain_id = :domain", member, domain)));
    if (!row) return Claims();
    SEKISHO_TRY(record, sekisho::api::memberFromRecord(std::get<0>(*row)));
    json::object claims{{"sub", member},
                        {"name", record.displayName()},
                        {"email", std::get<1>(*row)},
                        {"email_verified", true},
                        {"domainId", domain}};
    if (!record.name.lastName.empty()) claims["family_name"] = record.name.lastName;
    if (!record.name.firstName.empty()) claims["given_name"] = record.name.firstName;
    if (!record.nickName.empty()) claims["nickname"] = record.nickName;
    if (!record.locale.empty()) claims["locale"] = record.locale;
    if (!record.timeZone.empty()) claims["zoneinfo"] = record.timeZone;
    return Claims(std::move(claims));
}

sekisho::Result<std::string> idTokenFor(AuthState& auth, const IdTokenFacts& facts,
                                        const std::vector<std::string>& scopes) {
    if (!among(scopes, "openid")) return std::string();
    SEKISHO_TRY(person,
                auth.services.store.read([&](Database& db) { return personClaims(db, facts.domain, facts.member); }));
    const auto now = auth.services.clock.now();
    json::object claims{{"iss", facts.issuer},
                        {"sub", facts.member},
                        {"aud", facts.clientId},
                        {"iat", sekisho::toSeconds(now)},
                        {"exp", sekisho::toSeconds(now + kIdTokenLife)}};
    if (!facts.nonce.empty()) claims["nonce"] = facts.nonce;
    const auto copy = [&](std::string_view key) {
        if (const auto* value = person ? person->if_contains(key) : nullptr) claims[key] = *value;
    };
    if (among(scopes, "email")) copy("email");
    if (among(scopes, "profile"))
        for (const auto* key : {"name", "family_name", "given_name", "locale", "zoneinfo"})
            copy(key);
    SEKISHO_TRY(key, auth.key.get());
    return signJwt(claims, key);
}

void addOpenIdEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state) {
    Endpoint info;
    info.path = "/oauth2/v2.0/userinfo";
    info.summary = "Who the access token stands for";
    info.handler = &answerUserInfo;
    info.auth = AuthNeed::Any;
    info.effect = Effect::Read;
    info.publicReason = "Everybody may ask who he is himself.";
    endpoints.push_back(std::move(info));
    endpoints.push_back(openEndpoint("/oauth2/v2.0/jwks", "The key that signs id_token",
                                     [state](Call&) { return answerKeys(*state); }));
    endpoints.push_back(openEndpoint("/.well-known/openid-configuration", "Discovery of the OAuth endpoints",
                                     [](Call& call) { return answerDiscovery(call); }));
}

} // namespace sekishod
