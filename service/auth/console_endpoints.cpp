// The challenge sign-in of first-party clients (docs/decisions/0001-extension-api.md).

#include "service/auth/auth_state.h"
#include "service/auth/clients.h"
#include "service/auth/pkce.h"
#include "service/auth/secret_text.h"
#include "service/auth/totp.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

namespace json = boost::json;
namespace policy = sekisho::policy;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::size_t kLongestBodyText = 1000;

Result<std::string> bodyText(const json::value& body, std::string_view key, bool required = true) {
    const auto* value = body.is_object() ? body.get_object().if_contains(key) : nullptr;
    if (!value || value->is_null()) {
        if (required)
            return sekisho::badInput(std::string(key), "MISSING_PARAMETER", std::string(key) + " is missing.");
        return std::string();
    }
    if (!value->is_string() || value->get_string().size() > kLongestBodyText)
        return sekisho::badInput(std::string(key), "INVALID_PARAMETER", std::string(key) + " must be a text.");
    return std::string(value->get_string());
}

Result<Origin> firstPartyOrigin(const Services& services, const Call& call) {
    Origin origin = originOf(services, call, sekisho::ClientKind::Console);
    const auto* client = call.body.get_object().if_contains("client");
    if (!client || client->is_null()) return origin;
    if (!client->is_object()) return sekisho::badInput("client", "INVALID_PARAMETER", "client must be an object.");
    SEKISHO_TRY(kind, bodyText(*client, "kind", false));
    SEKISHO_TRY(deviceName, bodyText(*client, "deviceName", false));
    SEKISHO_TRY(os, bodyText(*client, "os", false));
    SEKISHO_TRY(version, bodyText(*client, "version", false));
    SEKISHO_TRY(vendorId, bodyText(*client, "vendorId", false));
    const auto known = kind.empty() ? sekisho::ClientKind::Console : sekisho::clientKindOf(kind);
    if (!known || *known == sekisho::ClientKind::Api)
        return sekisho::badInput("client.kind", "INVALID_PARAMETER", "This kind of client cannot sign in here.");
    origin.kind = *known;
    origin.deviceName = std::move(deviceName);
    origin.os = std::move(os);
    origin.app = std::move(version);
    origin.vendorId = std::move(vendorId);
    return origin;
}

// LineworksAuthCode of the app's managed configuration.
Result<std::string> mdmKeyShown(const Call& call) {
    const auto* client = call.body.get_object().if_contains("client");
    if (!client || !client->is_object()) return std::string();
    return bodyText(*client, "mdmKey", false);
}

json::object policyObject(const SignInOutcome& outcome) {
    const auto& rules = outcome.policy;
    return {{"minLength", rules.passwordMinLength},
            {"maxLength", rules.passwordMaxLength},
            {"format", policy::passwordFormatKey(rules.passwordFormat)},
            {"needsSymbols", rules.passwordFormat == policy::PasswordFormat::AlphanumericSpecial},
            {"minStrength", rules.passwordMinStrength},
            {"reuse", rules.passwordReuse},
            {"expiryDays", rules.passwordExpiryDays},
            {"reason", policy::changeReasonKey(outcome.reason)}};
}

constexpr std::chrono::minutes kEnrolmentLife{10}; // an app may have to be installed first

// What the challenge that is now open may take for its next answer; nothing: as usual.
std::optional<std::chrono::seconds> lifeOf(const SignInState& state) {
    if (state.newFactor.empty()) return std::nullopt;
    return kEnrolmentLife;
}

// `state` has the secret of a factor to be set up; it is told with the step and never again.
Response stepAnswer(const SignInOutcome& outcome, const SignInState& state, const std::string& challengeId) {
    json::object answer;
    switch (outcome.step) {
    case policy::Step::Complete:
        answer = {{"status", "complete"}, {"code", outcome.code}};
        if (!outcome.trustToken.empty()) answer["trustToken"] = outcome.trustToken;
        break;
    case policy::Step::SecondFactor:
        answer = {{"status", "secondFactor"}, {"challengeId", challengeId}, {"methods", json::array{"totp"}}};
        break;
    case policy::Step::EnrolSecondFactor:
        answer = {{"status", "enrolSecondFactor"},
                  {"challengeId", challengeId},
                  {"methods", json::array{"totp"}},
                  {"uri", totpUri(state.newFactor.text(), state.loginId, totpIssuer)},
                  {"secret", state.newFactor.text()}};
        break;
    case policy::Step::NewPassword:
        answer = {{"status", "newPassword"}, {"challengeId", challengeId}, {"policy", policyObject(outcome)}};
        break;
    }
    return Response::json(200, json::serialize(answer)).with("Cache-Control", "no-store");
}

Error challengeExpired() {
    return {ErrorKind::NotFound, "CHALLENGE_EXPIRED"};
}

void keepOpen(AuthState& auth, const std::string& id, Challenge challenge, sekisho::Instant now) {
    const auto life = lifeOf(challenge.state);
    auth.challenges.put(id, std::move(challenge), now, life);
}

HandlerResult startChallenge(AuthState& auth, Call& call) {
    SEKISHO_TRY(loginId, bodyText(call.body, "loginId"));
    SEKISHO_TRY(plain, bodyText(call.body, "password"));
    const SecretText password(plain);
    wipe(plain);
    SEKISHO_TRY(clientId, bodyText(call.body, "clientId"));
    SEKISHO_TRY(codeChallenge, bodyText(call.body, "codeChallenge"));
    if (clientId != consoleClientId)
        return sekisho::badInput("clientId", "INVALID_PARAMETER", "This client cannot sign in here.");
    if (!isS256Challenge(codeChallenge))
        return sekisho::badInput("codeChallenge", "INVALID_PARAMETER", "codeChallenge must be an S256 challenge.");
    SEKISHO_TRY(origin, firstPartyOrigin(auth.services, call));
    SEKISHO_TRY(trust, bodyText(call.body, "trustToken", false));
    SEKISHO_TRY(mdmKey, mdmKeyShown(call));

    Challenge challenge;
    challenge.state.needsRole = origin.kind == sekisho::ClientKind::Console;
    challenge.state.request.clientId = clientId;
    challenge.state.request.codeChallenge = codeChallenge;
    challenge.state.request.scopes = challenge.state.needsRole ? std::vector<std::string>{"admin", "directory"}
                                                               : std::vector<std::string>{"user.read"};
    challenge.state.origin = std::move(origin);
    challenge.state.trustToken = SecretText(trust);
    wipe(trust);
    challenge.state.mdmKey = SecretText(mdmKey);
    wipe(mdmKey);
    challenge.state.requestId = call.request.id;
    auto outcome = auth.signIn.begin(challenge.state, loginId, password.text());
    if (!outcome) return refusal(std::move(outcome).error());
    if (outcome->step == policy::Step::Complete) return stepAnswer(*outcome, challenge.state, {});
    const std::string id = decltype(auth.challenges)::newId();
    Response answer = stepAnswer(*outcome, challenge.state, id);
    keepOpen(auth, id, std::move(challenge), call.now);
    return answer;
}

// A wrong answer leaves the challenge open, a few times.
bool mayTryAgain(const Error& error) {
    return error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Unavailable ||
           error.kind == ErrorKind::BadInput || error.code == "SECOND_FACTOR_WRONG";
}

using ChallengeStep = std::function<Result<SignInOutcome>(SignInState&)>;

HandlerResult continueChallenge(AuthState& auth, Call& call, const ChallengeStep& step) {
    const std::string& id = call.pathValue("challengeId");
    auto challenge = auth.challenges.take(id, call.now);
    if (!challenge) return challengeExpired();
    if (challenge->state.origin.ip != call.request.remoteIp) {
        // Somebody else's guess must not end the sign-in of the one whom it belongs to.
        keepOpen(auth, id, std::move(*challenge), call.now);
        return challengeExpired();
    }
    challenge->state.requestId = call.request.id;
    auto outcome = step(challenge->state);
    if (outcome) {
        Response answer = stepAnswer(*outcome, challenge->state, id);
        if (outcome->step != policy::Step::Complete) keepOpen(auth, id, std::move(*challenge), call.now);
        return answer;
    }
    if (outcome.error().code == "SECOND_FACTOR_WRONG") ++challenge->wrongAnswers;
    if (mayTryAgain(outcome.error()) && challenge->wrongAnswers < mostWrongAnswers)
        keepOpen(auth, id, std::move(*challenge), call.now);
    return refusal(std::move(outcome).error());
}

Result<bool> wantsTrust(const json::value& body) {
    const auto* value = body.is_object() ? body.get_object().if_contains("trustDevice") : nullptr;
    if (!value || value->is_null()) return false;
    if (value->is_bool()) return value->get_bool();
    return sekisho::badInput("trustDevice", "INVALID_PARAMETER", "trustDevice must be true or false.");
}

using CodeStep = Result<SignInOutcome> (SignIn::*)(SignInState&, std::string_view);

HandlerResult answerCode(AuthState& auth, Call& call, CodeStep step) {
    SEKISHO_TRY(code, bodyText(call.body, "code"));
    SEKISHO_TRY(trust, wantsTrust(call.body));
    return continueChallenge(auth, call, [&](SignInState& state) -> Result<SignInOutcome> {
        if (trust && state.origin.kind != sekisho::ClientKind::MobileApp)
            return sekisho::badInput("trustDevice", "INVALID_PARAMETER", "Only a mobile app can be trusted.");
        state.trustDevice = trust;
        return (auth.signIn.*step)(state, code);
    });
}

HandlerResult answerSecondFactor(AuthState& auth, Call& call) {
    return answerCode(auth, call, &SignIn::secondFactor);
}

HandlerResult answerEnrolment(AuthState& auth, Call& call) {
    return answerCode(auth, call, &SignIn::enrolSecondFactor);
}

HandlerResult answerNewPassword(AuthState& auth, Call& call) {
    SEKISHO_TRY(plain, bodyText(call.body, "password"));
    const SecretText password(plain);
    wipe(plain);
    return continueChallenge(auth, call,
                             [&](SignInState& state) { return auth.signIn.newPassword(state, password.text()); });
}

Endpoint challengeEndpoint(std::string_view path, std::string_view summary, Handler handler) {
    Endpoint endpoint;
    endpoint.method = Method::Post;
    endpoint.path = path;
    endpoint.summary = summary;
    endpoint.handler = std::move(handler);
    endpoint.auth = AuthNeed::None;
    endpoint.body = BodyKind::Json;
    endpoint.bodyLimit = 16'384;
    endpoint.effect = Effect::None;
    endpoint.rate = RateClass::SignIn;
    endpoint.publicReason = "This is the sign-in itself.";
    return endpoint;
}

} // namespace

void addConsoleEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state) {
    endpoints.push_back(challengeEndpoint("/oauth2/v2.0/console/challenge", "Sign in: login and password",
                                          [state](Call& call) { return startChallenge(*state, call); }));
    endpoints.push_back(challengeEndpoint("/oauth2/v2.0/console/challenge/{challengeId}/second-factor",
                                          "Sign in: one-time code",
                                          [state](Call& call) { return answerSecondFactor(*state, call); }));
    endpoints.push_back(challengeEndpoint("/oauth2/v2.0/console/challenge/{challengeId}/enrol-second-factor",
                                          "Sign in: first code of a new second factor",
                                          [state](Call& call) { return answerEnrolment(*state, call); }));
    endpoints.push_back(challengeEndpoint("/oauth2/v2.0/console/challenge/{challengeId}/new-password",
                                          "Sign in: choose a new password",
                                          [state](Call& call) { return answerNewPassword(*state, call); }));
}

} // namespace sekishod
