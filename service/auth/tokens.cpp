#include "service/auth/tokens.h"

#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/device_entry.h"
#include "service/auth/session_cuts.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace sekishod {

namespace json = boost::json;
using sekisho::sql::Database;

namespace {

ApiClient consoleClient() {
    ApiClient client;
    client.id = consoleClientId;
    client.name = "Sekisho";
    client.scopes = {"admin", "directory", "user.read", "openid", "profile", "email"};
    client.redirectUris = {"http://127.0.0.1/callback", "http://[::1]/callback"};
    client.rotateRefresh = true; // a public client: a stolen refresh token shows itself by being used twice
    client.accessSeconds = 3600;
    return client;
}

std::string originText(const Origin& origin) {
    return json::serialize(json::object{{"kind", sekisho::clientKindKey(origin.kind)},
                                        {"deviceName", origin.deviceName},
                                        {"os", origin.os},
                                        {"app", origin.app},
                                        {"ip", origin.ip},
                                        {"country", origin.country},
                                        {"secondFactor", origin.secondFactor},
                                        {"managed", origin.managed},
                                        {"vendorId", origin.vendorId},
                                        {"userAgent", origin.userAgent}});
}

std::string factOf(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Origin originFrom(std::string_view text) {
    Origin origin;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed || !value.is_object()) return origin;
    const auto& object = value.get_object();
    origin.kind = sekisho::clientKindOf(factOf(object, "kind")).value_or(sekisho::ClientKind::Browser);
    origin.deviceName = factOf(object, "deviceName");
    origin.os = factOf(object, "os");
    origin.app = factOf(object, "app");
    origin.ip = factOf(object, "ip");
    origin.country = factOf(object, "country");
    origin.userAgent = factOf(object, "userAgent");
    origin.vendorId = factOf(object, "vendorId");
    const auto* factor = object.if_contains("secondFactor");
    origin.secondFactor = factor && factor->is_bool() && factor->get_bool();
    const auto* managed = object.if_contains("managed");
    origin.managed = managed && managed->is_bool() && managed->get_bool();
    return origin;
}

std::vector<std::string> textsOf(std::string_view jsonArray) {
    std::vector<std::string> texts;
    boost::system::error_code failed;
    const auto value = json::parse(jsonArray, failed);
    if (failed || !value.is_array()) return texts;
    for (const auto& entry : value.get_array())
        if (entry.is_string()) texts.emplace_back(entry.get_string());
    return texts;
}

sekisho::Done storeToken(Database& db, std::string_view token, std::string_view kind, sekisho::DomainId domain,
                         const sekisho::SessionId& session, std::string_view clientId,
                         const std::vector<std::string>& scopes, sekisho::Instant expires) {
    SEKISHO_CHECK(db.exec("INSERT INTO token(hash, kind, domain_id, session_id, client_id, scopes, expires) "
                          "VALUES(:hash, :kind, :domain, :session, :client, :scopes, :expires)",
                          sha256Hex(token), kind, domain, session.value, clientId, joinScopes(scopes),
                          sekisho::toMillis(expires)));
    return {};
}

} // namespace

sekisho::Result<std::optional<ApiClient>> findClient(Database& db, std::string_view clientId) {
    if (clientId == consoleClientId) return std::optional(consoleClient());
    using Text = std::string;
    using Maybe = std::optional<std::string>;
    SEKISHO_TRY(row, (db.first<std::int64_t, Text, Text, Maybe, Maybe, Text, Text, std::int64_t, std::int64_t>(
                         "SELECT domain_id, name, secret_hash, service_account, public_key, scopes, redirect_uris, "
                         "rotate_refresh, access_seconds FROM api_client WHERE client_id = :id",
                         clientId)));
    if (!row) return std::optional<ApiClient>();
    auto& [domain, name, secretHash, account, key, scopes, redirects, rotate, seconds] = *row;
    ApiClient client;
    client.id = clientId;
    client.domain = static_cast<sekisho::DomainId>(domain);
    client.name = std::move(name);
    client.secretHash = std::move(secretHash);
    client.serviceAccount = std::move(account).value_or("");
    client.publicKey = std::move(key).value_or("");
    client.scopes = splitScopes(scopes);
    client.redirectUris = textsOf(redirects);
    client.rotateRefresh = rotate != 0;
    client.accessSeconds = seconds;
    return std::optional(std::move(client));
}

sekisho::Result<std::string> issueCode(Database& db, sekisho::DomainId domain, std::string_view member,
                                       const CodeRequest& request, const Origin& origin, sekisho::Instant now) {
    std::string code = newSecret(32);
    SEKISHO_CHECK(
        db.exec("INSERT INTO auth_code(hash, domain_id, member_uid, client_id, redirect_uri, scopes, nonce, "
                "code_challenge, origin, expires) VALUES(:hash, :domain, :member, :client, :redirect, :scopes, "
                ":nonce, :challenge, :origin, :expires)",
                sha256Hex(code), domain, member, request.clientId, request.redirectUri, joinScopes(request.scopes),
                request.nonce, request.codeChallenge, originText(origin), sekisho::toMillis(now + codeLife)));
    return code;
}

sekisho::Result<std::optional<StoredCode>> findCode(Database& db, std::string_view code) {
    using Text = std::string;
    SEKISHO_TRY(row,
                (db.first<std::int64_t, Text, Text, Text, Text, Text, Text, Text, std::int64_t, std::optional<Text>>(
                    "SELECT domain_id, member_uid, client_id, redirect_uri, scopes, nonce, code_challenge, origin, "
                    "expires, used_session FROM auth_code WHERE hash = :hash",
                    sha256Hex(code))));
    if (!row) return std::optional<StoredCode>();
    auto& [domain, member, client, redirect, scopes, nonce, challenge, origin, expires, used] = *row;
    StoredCode found;
    found.domain = static_cast<sekisho::DomainId>(domain);
    found.member = std::move(member);
    found.request = {std::move(client), std::move(redirect), splitScopes(scopes), std::move(nonce),
                     std::move(challenge)};
    found.origin = originFrom(origin);
    found.expires = sekisho::fromMillis(expires);
    found.usedSession = std::move(used);
    return std::optional(std::move(found));
}

sekisho::Done markCodeUsed(Database& db, std::string_view code, const sekisho::SessionId& session) {
    SEKISHO_CHECK(
        db.exec("UPDATE auth_code SET used_session = :session WHERE hash = :hash", session.value, sha256Hex(code)));
    return {};
}

sekisho::Result<sekisho::SessionId> startSession(Database& db, sekisho::DomainId domain, std::string_view member,
                                                 std::string_view clientId, const Origin& origin,
                                                 sekisho::Instant now) {
    SEKISHO_TRY(blocked, isBlockedDevice(db, domain, member, origin));
    if (blocked) return sekisho::Error(sekisho::ErrorKind::Forbidden, "DEVICE_BLOCKED");
    SEKISHO_TRY(device, enterDevice(db, domain, member, origin, now));
    std::optional<std::int64_t> idle;
    if (origin.kind == sekisho::ClientKind::MobileApp) {
        SEKISHO_TRY(rules, accountPolicy(db, domain));
        if (const auto limit = sekisho::policy::idleLimit(rules, origin.kind)) idle = limit->count();
    }
    sekisho::SessionId id(newUid());
    SEKISHO_CHECK(db.exec(
        "INSERT INTO session(id, domain_id, member_uid, client_id, kind, device_id, device_name, os, ip, country, "
        "user_agent, started, last_used, second_factor, idle_minutes) VALUES(:id, :domain, :member, :client, :kind, "
        ":device, :name, :os, :ip, :country, :agent, :started, :used, :factor, :idle)",
        id.value, domain, member, clientId, sekisho::clientKindKey(origin.kind), device, shortFact(origin.deviceName),
        shortFact(origin.os), origin.ip, origin.country, shortFact(origin.userAgent), sekisho::toMillis(now),
        sekisho::toMillis(now), origin.secondFactor, idle));
    return id;
}

sekisho::Result<IssuedTokens> issueTokens(Database& db, sekisho::DomainId domain, const ApiClient& client,
                                          const sekisho::SessionId& session, const std::vector<std::string>& scopes,
                                          WithRefresh refresh, sekisho::Instant now) {
    IssuedTokens tokens;
    tokens.expiresIn = client.accessSeconds;
    tokens.access = newSecret(32);
    SEKISHO_CHECK(storeToken(db, tokens.access, "access", domain, session, client.id, scopes,
                             now + std::chrono::seconds(client.accessSeconds)));
    if (refresh == WithRefresh::Yes) {
        tokens.refresh = newSecret(32);
        SEKISHO_CHECK(storeToken(db, tokens.refresh, "refresh", domain, session, client.id, scopes, now + refreshLife));
    }
    return tokens;
}

sekisho::Result<std::optional<StoredToken>> findToken(Database& db, std::string_view token) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(row, (db.first<Text, Number, Text, Text, Text, Number, Number, Text, Number, Text>(
                         fmt::format("SELECT t.kind, t.domain_id, t.session_id, t.client_id, t.scopes, t.expires, "
                                     "t.revoked, s.member_uid, s.ended IS NULL AND {}, s.kind FROM token t JOIN "
                                     "session s ON s.id = t.session_id WHERE t.hash = :hash",
                                     kNotCut),
                         sha256Hex(token))));
    if (!row) return std::optional<StoredToken>();
    auto& [kind, domain, session, client, scopes, expires, revoked, member, live, sessionKind] = *row;
    StoredToken found;
    found.kind = std::move(kind);
    found.domain = static_cast<sekisho::DomainId>(domain);
    found.session = std::move(session);
    found.clientId = std::move(client);
    found.scopes = splitScopes(scopes);
    found.expires = sekisho::fromMillis(expires);
    if (revoked != 0) found.revoked = sekisho::fromMillis(revoked);
    found.member = std::move(member);
    found.sessionLive = live != 0;
    found.sessionKind = sekisho::clientKindOf(sessionKind).value_or(sekisho::ClientKind::Api);
    return std::optional(std::move(found));
}

sekisho::Done revokeToken(Database& db, std::string_view token, sekisho::Instant now) {
    SEKISHO_CHECK(db.exec("UPDATE token SET revoked = :now WHERE hash = :hash AND revoked = 0", sekisho::toMillis(now),
                          sha256Hex(token)));
    return {};
}

} // namespace sekishod
