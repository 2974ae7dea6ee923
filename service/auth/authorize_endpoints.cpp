// GET and POST /oauth2/v2.0/authorize (RFC 6749 §4.1, RFC 8252): sign in on a page, then back to the app with a code.

#include "service/auth/auth_state.h"
#include "service/auth/authorize_page.h"
#include "service/auth/clients.h"
#include "service/auth/oauth_form.h"
#include "service/auth/pkce.h"
#include "service/auth/redirect_uri.h"
#include "service/auth/secret_text.h"

#include <fmt/format.h>

namespace sekishod {

namespace policy = sekisho::policy;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kCookieName = "__Host-sekisho-authorize";
constexpr std::size_t kCookieLength = 43;
constexpr std::size_t kLongestParam = 2000;

std::string queryEncoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain)
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return out;
}

using Answer = std::vector<std::pair<std::string_view, std::string>>;

Response backToApp(std::string uri, const Answer& answer) {
    char separator = uri.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : answer) {
        if (value.empty()) continue;
        uri += fmt::format("{}{}={}", separator, name, queryEncoded(value));
        separator = '&';
    }
    return Response::empty(302)
        .with("Location", std::move(uri))
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
}

// What is wrong with the request; the browser may go back to the app already.
std::optional<OAuthFault> requestFault(const OAuthForm& form, const ApiClient& client, const CodeRequest& request) {
    if (form.text("response_type").empty())
        return OAuthFault{400, "invalid_request", "response_type is missing.", false};
    if (form.text("response_type") != "code")
        return OAuthFault{400, "unsupported_response_type", "Only response_type=code is offered.", false};
    if (request.scopes.empty() || !coversScopes(client.scopes, request.scopes))
        return OAuthFault{400, "invalid_scope", "The app does not hold one of these scopes.", false};
    const std::string method = form.text("code_challenge_method");
    if (!request.codeChallenge.empty() && (method != "S256" || !isS256Challenge(request.codeChallenge)))
        return OAuthFault{400, "invalid_request", "Only S256 code challenges are accepted.", false};
    if (request.codeChallenge.empty() && client.isPublic())
        return OAuthFault{400, "invalid_request", "A public client needs a code challenge.", false};
    if (form.text("state").size() > kLongestParam || request.nonce.size() > kLongestParam)
        return OAuthFault{400, "invalid_request", "A parameter is too long.", false};
    return std::nullopt;
}

HandlerResult openPage(AuthState& auth, Call& call) {
    const bool japanese = prefersJapanese(call.request.header("Accept-Language"));
    const OAuthForm form = OAuthForm::ofQuery(call.request);
    if (!form.fault().empty())
        return authorizeFaultPage(japanese, "The request of the app is malformed.",
                                  "アプリからの要求の形式が正しくありません。");
    const std::string clientId = form.text("client_id");
    const std::string redirect = form.text("redirect_uri");
    SEKISHO_TRY(client, auth.services.store.read([&](Database& db) { return findClient(db, clientId); }));
    if (!client)
        return authorizeFaultPage(japanese, "This app is not registered. Nothing was sent to it.",
                                  "このアプリは登録されていません。アプリには何も送信されていません。");
    if (!redirectMatches(client->redirectUris, redirect))
        return authorizeFaultPage(
            japanese, "The address to return to is not registered for this app. Nothing was sent to it.",
            "戻り先のアドレスがこのアプリに登録されていません。アプリには何も送信されていません。");

    AuthorizeForm page;
    page.japanese = japanese;
    page.clientName = client->name;
    page.stateParam = form.text("state");
    page.state.request = {clientId, redirect, splitScopes(form.text("scope")), form.text("nonce"),
                          form.text("code_challenge")};
    if (const auto fault = requestFault(form, *client, page.state.request))
        return backToApp(redirect, {{"error", fault->error},
                                    {"error_description", fault->description},
                                    {"state", page.stateParam.size() <= kLongestParam ? page.stateParam : ""}});
    page.state.onlyDomain = client->domain;
    page.state.needsRole = clientId == consoleClientId;
    page.state.origin = originOf(auth.services, call,
                                 page.state.needsRole ? sekisho::ClientKind::Console : sekisho::ClientKind::Browser);
    page.state.origin.app = client->name;
    // One cookie for all tabs of a browser, else the second page would break the first.
    page.cookie = cookieValue(call.request, kCookieName);
    if (page.cookie.size() != kCookieLength || !isS256Challenge(page.cookie)) page.cookie = newSecret(32);
    page.csrf = newSecret(32);
    const std::string cookie =
        fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict", kCookieName, page.cookie);
    const std::string id = decltype(auth.forms)::newId();
    Response response = authorizePage(page, id, {}, nullptr);
    auth.forms.put(id, std::move(page), call.now);
    response.headers.emplace_back("Set-Cookie", cookie);
    return response;
}

Result<SignInOutcome> answerOf(AuthState& auth, AuthorizeForm& page, const OAuthForm& form) {
    SignIn& signIn = auth.signIn;
    switch (page.step) {
    case policy::Step::SecondFactor:
        return signIn.secondFactor(page.state, form.text("code"));
    case policy::Step::EnrolSecondFactor:
        return signIn.enrolSecondFactor(page.state, form.text("code"));
    case policy::Step::NewPassword: {
        const SecretText wanted(form.text("newPassword"));
        const SecretText again(form.text("newPasswordAgain"));
        if (wanted.text() != again.text()) return sekisho::badInput("newPassword", "PASSWORDS_DIFFER", {});
        return signIn.newPassword(page.state, wanted.text());
    }
    case policy::Step::Complete:
        break;
    }
    const SecretText password(form.text("password"));
    return signIn.begin(page.state, form.text("login"), password.text());
}

// A page whose sign-in has ended starts anew: the state keeps nothing of the one before.
void startAnew(AuthorizeForm& page) {
    SignInState fresh;
    fresh.request = page.state.request;
    fresh.origin = page.state.origin;
    fresh.onlyDomain = page.state.onlyDomain;
    fresh.needsRole = page.state.needsRole;
    page.state = std::move(fresh);
    page.step = policy::Step::Complete;
    page.wrongAnswers = 0;
}

bool staysOnStep(const AuthorizeForm& page, const Error& error) {
    return page.wrongAnswers < mostWrongAnswers &&
           (error.kind == ErrorKind::BadInput || error.kind == ErrorKind::RateLimited ||
            error.kind == ErrorKind::Unavailable || error.code == "SECOND_FACTOR_WRONG");
}

HandlerResult pageAgain(AuthState& auth, const Call& call, const std::string& id, AuthorizeForm page,
                        const std::string& login, const Error* error) {
    Response response = authorizePage(page, id, login, error);
    if (error && error->kind == ErrorKind::RateLimited)
        for (const auto& param : error->params)
            if (param.name == "seconds") response.headers.emplace_back("Retry-After", param.value);
    auth.forms.put(id, std::move(page), call.now);
    return response;
}

HandlerResult answerPage(AuthState& auth, Call& call) {
    const bool japanese = prefersJapanese(call.request.header("Accept-Language"));
    const OAuthForm form = OAuthForm::of(call);
    const std::string id = form.text("form");
    auto page = form.fault().empty() ? auth.forms.take(id, call.now) : std::nullopt;
    if (!page || !equalConstantTime(page->csrf, form.text("csrf")) ||
        !equalConstantTime(page->cookie, cookieValue(call.request, kCookieName)))
        return authorizeFaultPage(
            japanese, "This page is too old or was not opened in this browser. Go back to the app and start again.",
            "このページは古くなっているか、このブラウザーで開かれたものではありません。アプリに戻ってやり直してください"
            "。");
    page->japanese = japanese;
    const std::string redirect = page->state.request.redirectUri;
    if (form.text("action") == "cancel")
        return backToApp(redirect, {{"error", "access_denied"}, {"state", page->stateParam}});

    page->state.requestId = call.request.id;
    setAddress(auth.services, page->state.origin, call.request.remoteIp);
    auto outcome = answerOf(auth, *page, form);
    const std::string login = page->step == policy::Step::Complete ? form.text("login").substr(0, 200) : std::string();
    if (!outcome) {
        const Error error = std::move(outcome).error();
        if (error.kind == ErrorKind::Internal || error.kind == ErrorKind::Storage) return error;
        if (error.code == "SECOND_FACTOR_WRONG") ++page->wrongAnswers;
        if (!staysOnStep(*page, error)) startAnew(*page);
        return pageAgain(auth, call, id, std::move(*page), login, &error);
    }
    if (outcome->step == policy::Step::Complete)
        return backToApp(redirect, {{"code", outcome->code}, {"state", page->stateParam}});
    page->step = outcome->step;
    page->outcome = std::move(*outcome);
    return pageAgain(auth, call, id, std::move(*page), {}, nullptr);
}

Endpoint authorizeEndpoint(Method method, std::string_view summary, Handler handler) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.path = "/oauth2/v2.0/authorize";
    endpoint.summary = summary;
    endpoint.handler = std::move(handler);
    endpoint.auth = AuthNeed::None;
    endpoint.body = method == Method::Post ? BodyKind::Raw : BodyKind::None;
    endpoint.bodyLimit = 16'384;
    endpoint.effect = Effect::None;
    endpoint.rate = RateClass::SignIn;
    endpoint.publicReason = "This is the sign-in itself.";
    return endpoint;
}

} // namespace

void addAuthorizeEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state) {
    endpoints.push_back(authorizeEndpoint(Method::Get, "The sign-in page for apps",
                                          [state](Call& call) { return openPage(*state, call); }));
    endpoints.push_back(authorizeEndpoint(Method::Post, "An answer given on the sign-in page",
                                          [state](Call& call) { return answerPage(*state, call); }));
}

} // namespace sekishod
