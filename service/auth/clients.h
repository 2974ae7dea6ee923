#pragma once
// API apps (Developer Console): client id, secret, service account and its RSA key. The built-in public client
// "sekisho-console" needs no row.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::string_view consoleClientId = "sekisho-console";

struct NewClient {
    sekisho::DomainId domain = 0;
    std::string name;                      // 1–100 characters
    std::vector<std::string> scopes;       // what it may ask for
    std::vector<std::string> redirectUris; // https, or http on loopback; at most 100
    bool publicClient = false;             // no secret, no service account: PKCE is then compulsory
    bool rotateRefresh = false;
    std::int64_t accessSeconds = 86400; // 3600 or 86400
    std::string certificate{}; // SHA-256, hex: the service account may come with it instead of a token; empty: none
};

struct RegisteredClient {
    std::string clientId;
    std::string secret;         // shown once; only its hash is stored
    std::string serviceAccount; // xxxxx.serviceaccount@workgroup
    std::string privateKeyPem;  // PKCS#8, RSA 2048; shown once, the store keeps the public key
};

// Works in the caller's transaction. The audit record (client.create) is the caller's. BadInput: INVALID_PARAMETER at
// name, scopes or redirectUris; NotFound: TENANT_NOT_EXIST; Conflict: CLIENT_CERTIFICATE_TAKEN.
sekisho::Result<RegisteredClient> registerClient(sekisho::sql::Database& db, const NewClient& wanted,
                                                 sekisho::Instant now);

// Scopes as clients write them: separated by blanks or commas, doubles dropped, order kept.
std::vector<std::string> splitScopes(std::string_view text);
std::string joinScopes(const std::vector<std::string>& scopes); // blank separated
// Every scope asked for is held: a bare name covers its ".read".
bool coversScopes(const std::vector<std::string>& held, const std::vector<std::string>& wanted);

} // namespace sekishod
