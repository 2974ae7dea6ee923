#include "service/auth/clients.h"

#include "service/auth/redirect_uri.h"
#include "service/auth/rsa_key.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekishod {

using sekisho::sql::Database;

namespace {

constexpr std::size_t kLongestClientName = 100;
constexpr std::size_t kMostRedirects = 100;
constexpr std::size_t kClientIdLength = 20;
constexpr std::size_t kAccountLength = 5;

bool isScopeName(std::string_view scope) {
    return !scope.empty() && scope.size() <= 100 && std::all_of(scope.begin(), scope.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    });
}

// Letters and digits only: ids are typed, quoted and put in addresses.
std::string randomName(std::size_t length, bool lowerOnly) {
    std::string out;
    while (out.size() < length)
        for (const char c : newSecret(length)) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (!lowerOnly && c >= 'A' && c <= 'Z');
            if (plain && out.size() < length) out.push_back(c);
        }
    return out;
}

sekisho::Done checkNewClient(const NewClient& wanted) {
    if (wanted.name.empty() || wanted.name.size() > kLongestClientName)
        return sekisho::badInput("name", "INVALID_PARAMETER", "The name must have 1 to 100 characters.");
    if (wanted.scopes.empty() || !std::all_of(wanted.scopes.begin(), wanted.scopes.end(), isScopeName))
        return sekisho::badInput("scopes", "INVALID_PARAMETER",
                                 "At least one scope is needed, of letters, digits, '.', '-' and '_'.");
    if (wanted.redirectUris.size() > kMostRedirects ||
        !std::all_of(wanted.redirectUris.begin(), wanted.redirectUris.end(), isRegistrableRedirect))
        return sekisho::badInput("redirectUris", "INVALID_PARAMETER",
                                 "A redirect address must be https, or http on the loopback, without a fragment.");
    if (!wanted.certificate.empty() && wanted.publicClient)
        return sekisho::badInput("certificate", "INVALID_PARAMETER",
                                 "A public client has no service account that a certificate could stand for.");
    if (wanted.accessSeconds != 3600 && wanted.accessSeconds != 86400)
        return sekisho::badInput("accessSeconds", "INVALID_PARAMETER", "Access tokens live for 3600 or 86400 seconds.");
    return {};
}

std::string jsonTexts(const std::vector<std::string>& texts) {
    boost::json::array out;
    for (const auto& text : texts)
        out.emplace_back(text);
    return boost::json::serialize(out);
}

} // namespace

sekisho::Result<RegisteredClient> registerClient(Database& db, const NewClient& wanted, sekisho::Instant now) {
    SEKISHO_CHECK(checkNewClient(wanted));
    SEKISHO_TRY(tenant, db.first<std::string>("SELECT workgroup FROM tenant WHERE domain_id = :domain", wanted.domain));
    if (!tenant) return sekisho::Error(sekisho::ErrorKind::NotFound, "DOMAIN_NOT_EXIST", "There is no such tenant.");

    if (!wanted.certificate.empty()) {
        SEKISHO_TRY(holder, db.first<std::int64_t>("SELECT 1 FROM api_client WHERE certificate = :certificate",
                                                   wanted.certificate));
        if (holder) return sekisho::Error(sekisho::ErrorKind::Conflict, "CLIENT_CERTIFICATE_TAKEN");
    }

    RegisteredClient made;
    made.clientId = randomName(kClientIdLength, false);
    std::optional<std::string> publicKey;
    std::optional<std::string> account;
    if (!wanted.publicClient) {
        made.secret = newSecret(32);
        made.serviceAccount = randomName(kAccountLength, true) + ".serviceaccount@" + std::get<0>(*tenant);
        SEKISHO_TRY(key, RsaKey::generate());
        SEKISHO_TRY(privatePem, key.privatePem());
        SEKISHO_TRY(publicPem, key.publicPem());
        made.privateKeyPem = std::move(privatePem);
        publicKey = std::move(publicPem);
        account = made.serviceAccount;
    }
    SEKISHO_CHECK(db.exec(
        "INSERT INTO api_client(client_id, domain_id, name, secret_hash, service_account, public_key, "
        "scopes, redirect_uris, rotate_refresh, access_seconds, created, certificate) VALUES(:id, :domain, :name, "
        ":secret, :account, :key, :scopes, :redirects, :rotate, :seconds, :now, :certificate)",
        made.clientId, wanted.domain, wanted.name, made.secret.empty() ? "" : sha256Hex(made.secret), account,
        publicKey, joinScopes(wanted.scopes), jsonTexts(wanted.redirectUris), wanted.rotateRefresh,
        wanted.accessSeconds, sekisho::toMillis(now), wanted.certificate));
    return made;
}

std::vector<std::string> splitScopes(std::string_view text) {
    std::vector<std::string> scopes;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" ,", at), text.size());
        std::string scope(text.substr(at, end - at));
        if (!scope.empty() && std::find(scopes.begin(), scopes.end(), scope) == scopes.end())
            scopes.push_back(std::move(scope));
        at = end + 1;
    }
    return scopes;
}

std::string joinScopes(const std::vector<std::string>& scopes) {
    std::string out;
    for (const auto& scope : scopes) {
        if (!out.empty()) out.push_back(' ');
        out += scope;
    }
    return out;
}

bool coversScopes(const std::vector<std::string>& held, const std::vector<std::string>& wanted) {
    const auto covered = [&held](const std::string& scope) {
        return std::any_of(held.begin(), held.end(),
                           [&scope](const std::string& have) { return have == scope || have + ".read" == scope; });
    };
    return std::all_of(wanted.begin(), wanted.end(), covered);
}

} // namespace sekishod
