#pragma once
// Codes, sessions and tokens in the store. Everything works in the caller's transaction. Only SHA-256 values of codes
// and tokens are stored.

#include "models/domain/clock.h"
#include "models/domain/session.h"
#include "models/sql/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct ApiClient {
    std::string id;
    sekisho::DomainId domain = 0; // 0: of every tenant (the console)
    std::string name;
    std::string secretHash; // empty: public
    std::string serviceAccount;
    std::string publicKey;
    std::vector<std::string> scopes;
    std::vector<std::string> redirectUris;
    bool rotateRefresh = false;
    std::int64_t accessSeconds = 86400;
    bool isPublic() const { return secretHash.empty(); }
};
sekisho::Result<std::optional<ApiClient>> findClient(sekisho::sql::Database& db, std::string_view clientId);

// Where a sign-in came from; travels with the code to the session.
struct Origin {
    sekisho::ClientKind kind = sekisho::ClientKind::Browser;
    std::string deviceName;
    std::string os;
    std::string app; // name or version of the program
    std::string ip;
    std::string userAgent;
    std::string country{};     // of `ip`: ISO 3166-1 alpha-2, empty when unknown
    bool secondFactor = false; // passed in this sign-in, not skipped by a trusted device
    bool managed = false;      // a phone that has shown the key of the company's own MDM
    std::string vendorId{};    // of a device whose app knows it; stays when the app is installed again
};

struct CodeRequest { // what a code is asked for
    std::string clientId;
    std::string redirectUri; // empty: the console's challenge flow
    std::vector<std::string> scopes;
    std::string nonce;
    std::string codeChallenge; // S256; empty: none
};
struct StoredCode {
    sekisho::DomainId domain = 0;
    std::string member;
    CodeRequest request;
    Origin origin;
    sekisho::Instant expires{};
    std::optional<std::string> usedSession;
};
inline constexpr std::chrono::minutes codeLife{10};

sekisho::Result<std::string> issueCode(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view member,
                                       const CodeRequest& request, const Origin& origin, sekisho::Instant now);
sekisho::Result<std::optional<StoredCode>> findCode(sekisho::sql::Database& db, std::string_view code);
sekisho::Done markCodeUsed(sekisho::sql::Database& db, std::string_view code, const sekisho::SessionId& session);

// Opens the session; a mobile app may rest as long as the policy says now; apps that are devices (mobile, PC, Drive
// explorer) are entered in the list of devices. Forbidden (DEVICE_BLOCKED) for a device that an administrator has
// blocked.
sekisho::Result<sekisho::SessionId> startSession(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                 std::string_view member, std::string_view clientId,
                                                 const Origin& origin, sekisho::Instant now);

struct IssuedTokens {
    std::string access;
    std::string refresh; // empty: none was made
    std::int64_t expiresIn = 0;
};
enum class WithRefresh { No, Yes };
sekisho::Result<IssuedTokens> issueTokens(sekisho::sql::Database& db, sekisho::DomainId domain, const ApiClient& client,
                                          const sekisho::SessionId& session, const std::vector<std::string>& scopes,
                                          WithRefresh refresh, sekisho::Instant now);

struct StoredToken {
    std::string kind; // access, refresh
    sekisho::DomainId domain = 0;
    std::string session;
    std::string clientId;
    std::vector<std::string> scopes;
    sekisho::Instant expires{};
    std::optional<sekisho::Instant> revoked;
    std::string member; // of the session
    bool sessionLive = false;
    sekisho::ClientKind sessionKind = sekisho::ClientKind::Api;
};
sekisho::Result<std::optional<StoredToken>> findToken(sekisho::sql::Database& db, std::string_view token);
sekisho::Done revokeToken(sekisho::sql::Database& db, std::string_view token, sekisho::Instant now);

inline constexpr std::chrono::days refreshLife{90};

} // namespace sekishod
