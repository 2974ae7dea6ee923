// POST /oauth2/v2.0/token and /revoke (RFC 6749, 7009, 7523, 7636; lineworks-api.md §1).

#include "service/auth/auth_state.h"
#include "service/auth/clients.h"
#include "service/auth/id_token.h"
#include "service/auth/jwt.h"
#include "service/auth/oauth_form.h"
#include "service/auth/pkce.h"
#include "service/auth/sessions.h"
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
Result<std::optional<OAuthFault>> checkOwner(Database& db, UnitOfWork& unit, sekisho::DomainId domain,
                                             const std::string& member, const ApiClient& client) {
    if (!client.serviceAccount.empty() && member == client.serviceAccount) {
        unit.actorId = member;
        unit.actorName = "[SERVICE] " + client.name;
        return std::optional<OAuthFault>();
    }
    SEKISHO_TRY(account, accountById(db, domain, member));
    if (!account || policy::standingOf(account->facts, unit.now) != policy::Standing::Good)
        return std::optional(invalidGrant("The account cannot be used at present."));
    unit.actorId = member;
    unit.actorName = account->name;
    return std::optional<OAuthFault>();
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
    SEKISHO_TRY(fault, checkOwner(db, unit, code->domain, code->member, in.client));
    if (fault) {
        answer = std::move(*fault);
        return {};
    }
    GrantResult result;
    result.scopes = code->request.scopes;
    SEKISHO_TRY(session, startSession(db, code->domain, code->member, in.client.id, code->origin, unit.now));
    SEKISHO_TRY(tokens, issueTokens(db, code->domain, in.client, session, result.scopes, WithRefresh::Yes, unit.now));
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
    if (!token || token->kind != "refresh" || token->clientId != in.client.id || token->expires <= unit.now ||
        !token->sessionLive) {
        answer = invalidGrant("The refresh token is not valid or has expired.");
        return {};
    }
    if (token->revoked && unit.now - *token->revoked > kRotationGrace) {
        answer = invalidGrant("The refresh token was replaced before.");
        return endForMisuse(in.auth, db, unit, token->domain, token->member, token->session, "tokenReused");
    }
    SEKISHO_TRY(fault, checkOwner(db, unit, token->domain, token->member, in.client));
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
    const Done done = runUnit(in.auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(session,
                    startSession(db, in.client.domain, in.client.serviceAccount, in.client.id, origin, inside.now));
        SEKISHO_TRY(tokens,
                    issueTokens(db, in.client.domain, in.client, session, result.scopes, WithRefresh::Yes, inside.now));
        result.tokens = std::move(tokens);
        inside.audits.push_back(tokenEntry("token.issue", in.client, "jwt-bearer", "success"));
        return {};
    });
    if (!done) return done.error();
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
    else if (grant == "urn:ietf:params:oauth:grant-type:jwt-bearer")
        answer = assertionGrant(in);
    if (!answer) return std::move(answer).error();
    if (const auto* fault = std::get_if<OAuthFault>(&*answer)) return oauthResponse(*fault);
    return tokenAnswer(std::get<GrantResult>(*answer));
}

Done revokeInside(AuthState& auth, Database& db, UnitOfWork& unit, const ApiClient& client, const std::string& text,
                  const StoredToken& token) {
    SEKISHO_TRY(owner, checkOwner(db, unit, token.domain, token.member, client)); // names the actor where he is known
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
