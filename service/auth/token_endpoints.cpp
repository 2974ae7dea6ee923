// POST /oauth2/v2.0/token and /revoke (RFC 6749, 7009, 7523, 7636; lineworks-api.md §1).

#include "service/auth/auth_state.h"
#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/device_entry.h"
#include "service/auth/id_token.h"
#include "service/auth/jwt.h"
#include "service/auth/oauth_form.h"
#include "service/auth/pkce.h"
#include "service/auth/policy_snapshot.h"
#include "service/auth/sessions.h"
#include "service/auth/token_cache.h"
#include "service/http/error_response.h"
#include "service/http/json_text.h"

namespace sekishod {

namespace json = boost::json;
namespace policy = sekisho::policy;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// A lost answer must not cost the session: the same refresh token may come again this long after it was replaced.
constexpr std::chrono::seconds kRotationGrace{30};
// Samples for the public service encode this twice, and are understood there.
constexpr std::string_view kEncodedJwtBearer = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";

struct GrantInput {
    AuthState& auth;
    Call& call;
    const OAuthForm& form;
    ApiClient client;
};

struct GrantResult {
    IssuedTokens tokens;
    std::vector<std::string> scopes;
    std::string idToken;
};
using GrantAnswer = std::variant<GrantResult, OAuthFault>;

struct Grantee { // whom a code or token stands for
    sekisho::DomainId domain = 0;
    std::string member; // or service account
    sekisho::ClientKind kind = sekisho::ClientKind::Api;
    policy::AccessAction action = policy::AccessAction::SignIn;
    bool secondFactor = false; // passed in the sign-in
    bool managed = false;      // the key of a third-party MDM was shown in it
    bool serviceAccount = false;
    Account account{}; // of a member
};

OAuthFault invalidGrant(std::string why) {
    return {400, "invalid_grant", std::move(why), false};
}
OAuthFault invalidRequest(std::string why) {
    return {400, "invalid_request", std::move(why), false};
}
OAuthFault invalidScope() {
    return {400, "invalid_scope", "The app does not hold one of these scopes.", false};
}

UnitOfWork grantUnit(const Call& call, sekisho::DomainId domain) {
    UnitOfWork unit;
    unit.domain = domain;
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    return unit;
}

AuditEntry tokenEntry(std::string_view action, const ApiClient& client, std::string_view grant,
                      std::string_view result) {
    return {std::string(action),
            "client",
            client.id,
            client.name,
            R"({"grant":{"from":null,"to":)" + jsonString(grant) + "}}",
            std::string(result)};
}

Done endForMisuse(AuthState& auth, Database& db, UnitOfWork& unit, sekisho::DomainId domain, std::string_view member,
                  const std::string& session, std::string_view reason) {
    SEKISHO_TRY(ended, endSession(db, domain, member, sekisho::SessionId(session), reason, unit.now));
    for (const auto& id : ended) {
        unit.changes.push_back({"session", id.value, "delete"});
        unit.after.push_back([&services = auth.services, id] { sessionEnded(services, id); });
        unit.audits.push_back({"session.end", "session", id.value, "",
                               R"({"reason":{"from":null,"to":)" + jsonString(reason) + "}}", "success"});
    }
    return {};
}

// A member must be good still; a service account must be the app's own.
Result<std::optional<OAuthFault>> checkOwner(Database& db, UnitOfWork& unit, Grantee& grantee,
                                             const ApiClient& client) {
    if (!client.serviceAccount.empty() && grantee.member == client.serviceAccount) {
        unit.actorId = grantee.member;
        unit.actorName = "[SERVICE] " + client.name;
        grantee.serviceAccount = true;
        return std::optional<OAuthFault>();
    }
    SEKISHO_TRY(account, accountById(db, grantee.domain, grantee.member));
    if (!account || policy::standingOf(account->facts, unit.now) != policy::Standing::Good)
        return std::optional(invalidGrant("The account cannot be used at present."));
    unit.actorId = grantee.member;
    unit.actorName = account->name;
    grantee.account = std::move(*account);
    return std::optional<OAuthFault>();
}

// The tenant's policies, asked with the address of this request: that of the sign-in says nothing about who has the
// code or the token now. A refusal stays in the audit log.
Result<std::optional<OAuthFault>> checkAccess(const GrantInput& in, Database& db, UnitOfWork& unit,
                                              const Grantee& grantee, std::string_view grant) {
    unit.client = sekisho::clientKindKey(grantee.kind);
    SEKISHO_TRY(snapshot, policyBookOf(in.auth.services).of(db, grantee.domain));
    const Origin here = originOf(in.auth.services, in.call, grantee.kind);
    const Account& account = grantee.account;
    auto subject = grantee.serviceAccount ? PolicySnapshot::serviceAccount(grantee.member)
                                          : snapshot->member(grantee.member, account.userType, account.super);
    subject.hasSecondFactor = account.facts.hasTotp;
    policy::AccessRequest asked;
    asked.action = grantee.action;
    asked.client = grantee.kind;
    asked.address = policy::ipAddressOf(here.ip);
    asked.country = here.country;
    asked.factorPassed = grantee.secondFactor;
    asked.managed = grantee.managed;
    auto decision = decideAccess(snapshot->policies, subject, asked);
    std::optional<sekisho::Error> refused;
    if (!decision.allowed) refused = refusalOf(decision);
    if (auto open = snapshot->openTo(!grantee.serviceAccount && account.super); !open)
        refused = std::move(open).error();
    if (decision.stepUp)
        refused = sekisho::Error(sekisho::ErrorKind::Forbidden, "COUNTRY_SECOND_FACTOR").with("country", here.country);
    if (!refused) return std::optional<OAuthFault>();
    AuditEntry entry = tokenEntry("token.issue", in.client, grant, "denied");
    entry.changesJson.insert(entry.changesJson.size() - 1,
                             R"(,"reason":{"from":null,"to":)" + jsonString(refused->code) + "}");
    entry.reason = refused->code;
    unit.audits.push_back(std::move(entry));
    return std::optional(invalidGrant(refused->code + ": " + errorSentence(*refused)));
}

// An administrator has blocked the device that the code or the session belongs to.
OAuthFault blockedDevice(const GrantInput& in, UnitOfWork& unit, std::string_view grant) {
    const sekisho::Error error(sekisho::ErrorKind::Forbidden, "DEVICE_BLOCKED");
    AuditEntry entry = tokenEntry("token.issue", in.client, grant, "denied");
    entry.changesJson.insert(entry.changesJson.size() - 1, R"(,"reason":{"from":null,"to":"DEVICE_BLOCKED"})");
    entry.reason = error.code;
    unit.audits.push_back(std::move(entry));
    return invalidGrant(error.code + ": " + errorSentence(error));
}

// ログイン維持: without it the PC app and Drive explorer sign in each time.
Result<bool> mayKeepLogin(Database& db, sekisho::DomainId domain, sekisho::ClientKind kind) {
    if (kind != sekisho::ClientKind::PcApp && kind != sekisho::ClientKind::DriveExplorer) return true;
    SEKISHO_TRY(rules, accountPolicy(db, domain));
    return rules.keepLogin;
}

// 無操作によるログアウト: whoever rested too long signs in again, also before anybody has ended his session.
Result<bool> hasRested(const GrantInput& in, Database& db, const StoredToken& token, sekisho::Instant now) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::optional<std::int64_t>>(
                         "SELECT last_used, idle_minutes FROM session WHERE id = :id", token.session)));
    if (!row) return true;
    const auto& [used, promised] = *row;
    SEKISHO_TRY(rules, accountPolicy(db, token.domain));
    auto limit = policy::idleLimit(rules, token.sessionKind);
    if (promised) limit = std::chrono::minutes(*promised);
    if (!limit || now - sekisho::fromMillis(used) <= *limit) return false;
    const auto* cache = dynamic_cast<const TokenCache*>(&in.auth.services.auth);
    const auto later = cache ? cache->lastUse(sekisho::SessionId(token.session)) : std::nullopt;
    return !later || now - *later > *limit;
}

std::optional<OAuthFault> codeFault(const GrantInput& in, const StoredCode& code) {
    if (code.request.clientId != in.client.id) return invalidGrant("The code belongs to another client.");
    if (code.expires <= in.call.now) return invalidGrant("The code has expired.");
    const std::string redirect = in.form.text("redirect_uri");
    if (!redirect.empty() && redirect != code.request.redirectUri)
        return invalidGrant("redirect_uri is not the one of the authorization request.");
    const std::string verifier = in.form.text("code_verifier");
    if (code.request.codeChallenge.empty()) {
        if (in.client.isPublic()) return invalidGrant("A public client needs a code challenge.");
        if (!verifier.empty()) return invalidGrant("There was no code challenge.");
        return std::nullopt;
    }
    if (!verifierMatches(verifier, code.request.codeChallenge)) return invalidGrant("code_verifier is not right.");
    return std::nullopt;
}

Done redeem(const GrantInput& in, Database& db, UnitOfWork& unit, const std::string& text, GrantAnswer& answer) {
    SEKISHO_TRY(code, findCode(db, text));
    if (!code) {
        answer = invalidGrant("The code is not valid.");
        return {};
    }
    if (code->usedSession && code->request.clientId == in.client.id) {
        // Somebody else has a copy of it: what it gave is taken back.
        answer = invalidGrant("The code was used before.");
        return endForMisuse(in.auth, db, unit, code->domain, code->member, *code->usedSession, "codeReused");
    }
    if (auto fault = codeFault(in, *code)) {
        answer = std::move(*fault);
        return {};
    }
    Grantee grantee{.domain = code->domain, .member = code->member, .kind = code->origin.kind};
    grantee.secondFactor = code->origin.secondFactor;
    grantee.managed = code->origin.managed;
    SEKISHO_TRY(fault, checkOwner(db, unit, grantee, in.client));
    if (!fault) {
        SEKISHO_TRY(refused, checkAccess(in, db, unit, grantee, "authorization_code"));
        fault = std::move(refused);
    }
    SEKISHO_TRY(blocked, isBlockedDevice(db, code->domain, code->member, code->origin));
    if (!fault && blocked) fault = blockedDevice(in, unit, "authorization_code");
    if (fault) {
        answer = std::move(*fault);
        return {};
    }
    GrantResult result;
    result.scopes = code->request.scopes;
    SEKISHO_TRY(keep, mayKeepLogin(db, code->domain, grantee.kind));
    SEKISHO_TRY(session, startSession(db, code->domain, code->member, in.client.id, code->origin, unit.now));
    SEKISHO_TRY(tokens, issueTokens(db, code->domain, in.client, session, result.scopes,
                                    keep ? WithRefresh::Yes : WithRefresh::No, unit.now));
    result.tokens = std::move(tokens);
    SEKISHO_CHECK(markCodeUsed(db, text, session));
    unit.audits.push_back(tokenEntry("token.issue", in.client, "authorization_code", "success"));
    answer = std::move(result);
    return {};
}

Result<GrantAnswer> codeGrant(const GrantInput& in) {
    const std::string text = in.form.text("code");
    if (text.empty()) return GrantAnswer(invalidRequest("code is missing."));
    SEKISHO_TRY(code, in.auth.services.store.read([&](Database& db) { return findCode(db, text); }));
    if (!code) return GrantAnswer(invalidGrant("The code is not valid."));
    UnitOfWork unit = grantUnit(in.call, code->domain);
    GrantAnswer answer;
    const Done done = runUnit(in.auth.services, unit,
                              [&](Database& db, UnitOfWork& inside) { return redeem(in, db, inside, text, answer); });
    if (!done) return done.error();
    if (auto* result = std::get_if<GrantResult>(&answer)) {
        const IdTokenFacts facts{in.call.baseUrl, in.client.id, code->domain, code->member, code->request.nonce};
        SEKISHO_TRY(idToken, idTokenFor(in.auth, facts, result->scopes));
        result->idToken = std::move(idToken);
    }
    return answer;
}

Done renew(const GrantInput& in, Database& db, UnitOfWork& unit, const std::string& text, GrantAnswer& answer) {
    SEKISHO_TRY(token, findToken(db, text));
    const bool known =
        token && token->kind == "refresh" && token->clientId == in.client.id && token->expires > unit.now;
    if (known) { // asked first: the block has ended the session, and the device is told why
        SEKISHO_TRY(blocked, isBlockedSession(db, token->session));
        if (blocked) {
            unit.actorId = token->member;
            unit.actorName = in.client.name;
            answer = blockedDevice(in, unit, "refresh_token");
            return {};
        }
    }
    if (!known || !token->sessionLive) {
        answer = invalidGrant("The refresh token is not valid or has expired.");
        return {};
    }
    SEKISHO_TRY(rested, hasRested(in, db, *token, unit.now));
    if (rested) {
        answer = invalidGrant("The session has rested for too long; sign in again.");
        return {};
    }
    if (token->revoked && unit.now - *token->revoked > kRotationGrace) {
        answer = invalidGrant("The refresh token was replaced before.");
        return endForMisuse(in.auth, db, unit, token->domain, token->member, token->session, "tokenReused");
    }
    Grantee grantee{.domain = token->domain, .member = token->member, .kind = token->sessionKind};
    grantee.action = policy::AccessAction::Use; // the session goes on
    SEKISHO_TRY(fault, checkOwner(db, unit, grantee, in.client));
    if (!fault) {
        SEKISHO_TRY(refused, checkAccess(in, db, unit, grantee, "refresh_token"));
        fault = std::move(refused);
    }
    SEKISHO_TRY(keep, mayKeepLogin(db, token->domain, grantee.kind));
    if (!fault && !keep) fault = invalidGrant("The login of this app is no longer kept; sign in again.");
    GrantResult result;
    result.scopes = in.form.has("scope") ? splitScopes(in.form.text("scope")) : token->scopes;
    if (!fault && !coversScopes(token->scopes, result.scopes)) fault = invalidScope();
    if (fault) {
        answer = std::move(*fault);
        return {};
    }
    const sekisho::SessionId session(token->session);
    const auto rotate = in.client.rotateRefresh ? WithRefresh::Yes : WithRefresh::No;
    if (in.client.rotateRefresh) SEKISHO_CHECK(revokeToken(db, text, unit.now));
    SEKISHO_TRY(tokens, issueTokens(db, token->domain, in.client, session, result.scopes, rotate, unit.now));
    result.tokens = std::move(tokens);
    SEKISHO_CHECK(
        db.exec("UPDATE session SET last_used = :now WHERE id = :id", sekisho::toMillis(unit.now), session.value));
    unit.audits.push_back(tokenEntry("token.issue", in.client, "refresh_token", "success"));
    answer = std::move(result);
    return {};
}

Result<GrantAnswer> refreshGrant(const GrantInput& in) {
    const std::string text = in.form.text("refresh_token");
    if (text.empty()) return GrantAnswer(invalidRequest("refresh_token is missing."));
    SEKISHO_TRY(token, in.auth.services.store.read([&](Database& db) { return findToken(db, text); }));
    if (!token) return GrantAnswer(invalidGrant("The refresh token is not valid or has expired."));
    UnitOfWork unit = grantUnit(in.call, token->domain);
    GrantAnswer answer;
    const Done done = runUnit(in.auth.services, unit,
                              [&](Database& db, UnitOfWork& inside) { return renew(in, db, inside, text, answer); });
    if (!done) return done.error();
    return answer;
}

std::optional<OAuthFault> assertionFault(const GrantInput& in, const JwtParts& parts) {
    if (parts.claims.issuer != in.client.id) return invalidGrant("iss must be the client id.");
    if (in.client.serviceAccount.empty())
        return OAuthFault{400, "unauthorized_client", "This app has no service account.", false};
    if (parts.claims.subject != in.client.serviceAccount) return invalidGrant("sub must be the app's service account.");
    if (parts.claims.delegated)
        return OAuthFault{400, "unauthorized_client", "This app may not act for a member.", false};
    return std::nullopt;
}

Result<GrantAnswer> assertionGrant(const GrantInput& in) {
    const std::string text = in.form.text("assertion");
    if (text.empty()) return GrantAnswer(invalidRequest("assertion is missing."));
    auto parts = parseAssertion(text);
    if (!parts) return GrantAnswer(invalidGrant(parts.error().description));
    if (auto fault = assertionFault(in, *parts)) return GrantAnswer(std::move(*fault));
    SEKISHO_TRY(key, RsaKey::fromPublicPem(in.client.publicKey));
    if (auto valid = verifyAssertion(*parts, key, in.call.now); !valid)
        return GrantAnswer(invalidGrant(valid.error().description));

    GrantResult result;
    result.scopes = splitScopes(in.form.text("scope"));
    if (result.scopes.empty()) result.scopes = in.client.scopes;
    if (!coversScopes(in.client.scopes, result.scopes)) return GrantAnswer(invalidScope());
    UnitOfWork unit = grantUnit(in.call, in.client.domain);
    unit.actorId = in.client.serviceAccount;
    unit.actorName = "[SERVICE] " + in.client.name;
    const Origin origin = originOf(in.auth.services, in.call, sekisho::ClientKind::Api);
    std::optional<OAuthFault> fault;
    const Done done = runUnit(in.auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        Grantee grantee{.domain = in.client.domain, .member = in.client.serviceAccount};
        grantee.serviceAccount = true;
        SEKISHO_TRY(refused, checkAccess(in, db, inside, grantee, "jwt-bearer"));
        fault = std::move(refused);
        if (fault) return {};
        SEKISHO_TRY(session,
                    startSession(db, in.client.domain, in.client.serviceAccount, in.client.id, origin, inside.now));
        SEKISHO_TRY(tokens,
                    issueTokens(db, in.client.domain, in.client, session, result.scopes, WithRefresh::Yes, inside.now));
        result.tokens = std::move(tokens);
        inside.audits.push_back(tokenEntry("token.issue", in.client, "jwt-bearer", "success"));
        return {};
    });
    if (!done) return done.error();
    if (fault) return GrantAnswer(std::move(*fault));
    return GrantAnswer(std::move(result));
}

Response tokenAnswer(const GrantResult& result) {
    json::object answer{{"access_token", result.tokens.access}};
    if (!result.tokens.refresh.empty()) answer["refresh_token"] = result.tokens.refresh;
    answer["token_type"] = "Bearer";
    answer["expires_in"] = std::to_string(result.tokens.expiresIn); // a text, as public clients expect it
    answer["scope"] = joinScopes(result.scopes);
    if (!result.idToken.empty()) answer["id_token"] = result.idToken;
    return oauthJson(answer);
}

HandlerResult answerToken(AuthState& auth, Call& call) {
    const OAuthForm form = OAuthForm::of(call);
    if (!form.fault().empty()) return oauthResponse(invalidRequest(form.fault()));
    const std::string grant = form.text("grant_type");
    if (grant.empty()) return oauthResponse(invalidRequest("grant_type is missing."));
    SEKISHO_TRY(check, auth.services.store.read([&](Database& db) { return checkClient(db, call.request, form); }));
    if (check.fault) return oauthResponse(*check.fault);
    const GrantInput in{auth, call, form, std::move(check.client)};
    Result<GrantAnswer> answer =
        GrantAnswer(OAuthFault{400, "unsupported_grant_type", "This grant_type is not known.", false});
    if (grant == "authorization_code")
        answer = codeGrant(in);
    else if (grant == "refresh_token")
        answer = refreshGrant(in);
    else if (grant == "urn:ietf:params:oauth:grant-type:jwt-bearer" || grant == kEncodedJwtBearer)
        answer = assertionGrant(in);
    if (!answer) return std::move(answer).error();
    if (const auto* fault = std::get_if<OAuthFault>(&*answer)) return oauthResponse(*fault);
    return tokenAnswer(std::get<GrantResult>(*answer));
}

Done revokeInside(AuthState& auth, Database& db, UnitOfWork& unit, const ApiClient& client, const std::string& text,
                  const StoredToken& token) {
    Grantee grantee{.domain = token.domain, .member = token.member};
    SEKISHO_TRY(owner, checkOwner(db, unit, grantee, client)); // names the actor where he is known
    if (owner) unit.actorId = token.member;
    if (token.kind == "refresh") {
        SEKISHO_CHECK(endForMisuse(auth, db, unit, token.domain, token.member, token.session, "signOut"));
    } else {
        SEKISHO_CHECK(revokeToken(db, text, unit.now));
        unit.after.push_back(
            [&services = auth.services, id = sekisho::SessionId(token.session)] { services.auth.forgetSession(id); });
    }
    unit.audits.push_back(tokenEntry("token.revoke", client, token.kind, "success"));
    return {};
}

// Whatever the token is, the answer is the same: it cannot be used to find out which tokens exist.
HandlerResult answerRevoke(AuthState& auth, Call& call) {
    const OAuthForm form = OAuthForm::of(call);
    if (!form.fault().empty()) return oauthResponse(invalidRequest(form.fault()));
    SEKISHO_TRY(check, auth.services.store.read([&](Database& db) { return checkClient(db, call.request, form); }));
    if (check.fault) return oauthResponse(*check.fault);
    const std::string text = form.text("token");
    if (text.empty()) return oauthResponse(invalidRequest("token is missing."));
    SEKISHO_TRY(token, auth.services.store.read([&](Database& db) { return findToken(db, text); }));
    if (token && token->clientId == check.client.id) {
        UnitOfWork unit = grantUnit(call, token->domain);
        const Done done = runUnit(auth.services, unit, [&](Database& db, UnitOfWork& inside) {
            return revokeInside(auth, db, inside, check.client, text, *token);
        });
        if (!done) return done.error();
    }
    return Response::empty(200).with("Cache-Control", "no-store");
}

Endpoint oauthEndpoint(std::string_view path, std::string_view summary, Handler handler) {
    Endpoint endpoint;
    endpoint.method = Method::Post;
    endpoint.path = path;
    endpoint.summary = summary;
    endpoint.handler = std::move(handler);
    endpoint.auth = AuthNeed::None;
    endpoint.body = BodyKind::Raw; // read here, for its faults are told as RFC 6749 has them
    endpoint.bodyLimit = 65'536;
    endpoint.effect = Effect::None;
    endpoint.rate = RateClass::SignIn;
    endpoint.publicReason = "Clients prove themselves with their secret, a code, or a signed assertion.";
    return endpoint;
}

} // namespace

void addTokenEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state) {
    endpoints.push_back(oauthEndpoint("/oauth2/v2.0/token", "Code, assertion or refresh token to access token",
                                      [state](Call& call) { return answerToken(*state, call); }));
    endpoints.push_back(oauthEndpoint("/oauth2/v2.0/revoke", "Revoke an access or refresh token",
                                      [state](Call& call) { return answerRevoke(*state, call); }));
}

} // namespace sekishod
