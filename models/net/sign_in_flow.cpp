#include "models/net/sign_in_flow.h"

#include "models/net/answers.h"
#include "models/net/link_monitor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray newVerifier() { // RFC 7636: 43 characters of 256 random bits
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toBase64(base64Url);
}

QByteArray challengeOf(const QByteArray& verifier) {
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(base64Url);
}

QString string(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

ports::SignInNewPassword passwordRules(const QJsonObject& policy) {
    ports::SignInNewPassword rules;
    rules.minLength = policy.value("minLength"_L1).toInt(rules.minLength);
    rules.maxLength = policy.value("maxLength"_L1).toInt(rules.maxLength);
    rules.needsSymbols = policy.value("needsSymbols"_L1).toBool(rules.needsSymbols);
    return rules;
}

bool endsByOutage(const Error& error) {
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Tls;
}

// A flow that ends without a session leaves the link where it was, unless it was only on its way.
void leaveConnecting(const Channel& channel, std::optional<Error> why = {}) {
    if (channel.link->status().state == ports::LinkState::Connecting && !channel.account->signedIn())
        channel.link->signedOut(std::move(why));
}

// Tells the service, without waiting, that a token is not wanted any more.
void revokeQuietly(const Channel& channel, const QByteArray& token) {
    auto* call = new ApiCall(
        channel, revokeRequest(token), [](const Result<WireAnswer>&) {}, channel.account);
    call->start();
}

ApiRequest identityRequest() {
    ApiRequest request;
    request.path = "/v1.0/admin/me";
    request.pattern = request.path;
    return request;
}

} // namespace

Task* SignInFlow::step(const Channel& channel, const char* path, const QJsonObject& body, Finished finish) {
    auto* flow = new SignInFlow(channel, std::move(finish));
    auto& request = flow->first_;
    request.verb = "POST";
    request.pattern = "/oauth2/v2.0/console/challenge" + QByteArray(path).replace("%1", "{challengeId}");
    request.path = "/oauth2/v2.0/console/challenge" +
                   QByteArray(path).replace("%1", string(channel.account->challenge.id).toUtf8().toPercentEncoding());
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.auth = ApiRequest::Auth::None;
    return flow;
}

Task* SignInFlow::password(const Channel& channel, const ports::SignInRequest& request, Finished finish) {
    auto& challenge = channel.account->challenge;
    challenge = {newVerifier(), {}};
    const auto& config = *channel.config;
    const QJsonObject client{{u"kind"_s, u"console"_s},
                             {u"deviceName"_s, string(config.deviceName)},
                             {u"os"_s, string(config.os)},
                             {u"version"_s, string(config.version)}};
    return step(channel, "",
                {{u"loginId"_s, string(request.loginId)},
                 {u"password"_s, string(request.password)},
                 {u"clientId"_s, u"sekisho-console"_s},
                 {u"codeChallenge"_s, QString::fromLatin1(challengeOf(challenge.verifier))},
                 {u"client"_s, client}},
                std::move(finish));
}

Task* SignInFlow::secondFactor(const Channel& channel, const std::string& code, Finished finish) {
    return step(channel, "/%1/second-factor", {{u"code"_s, string(code)}}, std::move(finish));
}

Task* SignInFlow::enrolSecondFactor(const Channel& channel, const std::string& code, Finished finish) {
    return step(channel, "/%1/enrol-second-factor", {{u"code"_s, string(code)}}, std::move(finish));
}

Task* SignInFlow::newPassword(const Channel& channel, const std::string& password, Finished finish) {
    return step(channel, "/%1/new-password", {{u"password"_s, string(password)}}, std::move(finish));
}

SignInFlow::~SignInFlow() {
    // Given up between the tokens and the end: nobody shall hold a session that nobody asked for.
    if (finish_ && !tokens_.refresh.isEmpty()) revokeQuietly(channel_, tokens_.refresh);
    if (finish_) leaveConnecting(channel_);
}

void SignInFlow::start() {
    if (!channel_.account->signedIn()) channel_.link->connecting();
    const bool first = first_.path == first_.pattern;
    if (!first && channel_.account->challenge.id.empty())
        return end(Error(ErrorKind::Unauthenticated, "CHALLENGE_EXPIRED"));
    call(std::exchange(first_, {}), &SignInFlow::onChallenge);
}

void SignInFlow::call(ApiRequest request, void (SignInFlow::*next)(const WireAnswer&)) {
    auto* call = new ApiCall(
        channel_, std::move(request),
        [this, next](Result<WireAnswer> outcome) {
            if (!outcome) return end(std::move(outcome).error());
            (this->*next)(*outcome);
        },
        this);
    call->start();
}

void SignInFlow::onChallenge(const WireAnswer& answer) {
    auto body = jsonObject(answer);
    if (!body) return end(std::move(body).error());
    auto& challenge = channel_.account->challenge;
    const auto status = body->value("status"_L1).toString();
    if (status == "complete"_L1) {
        const auto code = body->value("code"_L1).toString().toUtf8();
        if (code.isEmpty()) return end(malformed(answer, "a complete sign-in without a code"));
        return call(
            tokenRequest({{"grant_type", "authorization_code"}, {"code", code}, {"code_verifier", challenge.verifier}}),
            &SignInFlow::onTokens);
    }
    challenge.id = text(*body, "challengeId"_L1);
    if (challenge.id.empty()) return end(malformed(answer, "a sign-in step without an id"));
    if (status == "secondFactor"_L1) {
        ports::SignInSecondFactor factor;
        const auto methods = body->value("methods"_L1).toArray();
        for (const auto& method : methods)
            factor.methods.push_back(method.toString().toStdString());
        return end(ports::SignInStep(std::move(factor)));
    }
    if (status == "enrolSecondFactor"_L1) {
        ports::SignInEnrolSecondFactor enrol{text(*body, "uri"_L1), text(*body, "secret"_L1)};
        if (enrol.secret.empty()) return end(malformed(answer, "a second factor without its secret"));
        return end(ports::SignInStep(std::move(enrol)));
    }
    if (status == "newPassword"_L1) return end(ports::SignInStep(passwordRules(body->value("policy"_L1).toObject())));
    end(malformed(answer, "an unknown sign-in step"));
}

void SignInFlow::onTokens(const WireAnswer& answer) {
    auto tokens = tokensOf(answer);
    if (!tokens) return end(std::move(tokens).error());
    tokens_ = std::move(*tokens);
    if (tokens_.refresh.isEmpty()) return end(malformed(answer, "no refresh token"));
    auto request = identityRequest();
    request.auth = ApiRequest::Auth::Given;
    request.bearer = tokens_.access;
    call(std::move(request), &SignInFlow::onIdentity);
}

void SignInFlow::onIdentity(const WireAnswer& answer) {
    auto identity = identityOf(answer);
    if (!identity) return end(std::move(identity).error());
    channel_.account->adopt(tokens_);
    tokens_ = {};
    end(ports::SignInStep(ports::SignInComplete{std::move(*identity)}));
}

void SignInFlow::end(Result<ports::SignInStep> outcome) {
    if (!finish_) return;
    if (!tokens_.refresh.isEmpty()) revokeQuietly(channel_, std::exchange(tokens_, {}).refresh);
    const bool complete = outcome && std::holds_alternative<ports::SignInComplete>(*outcome);
    if (complete) {
        channel_.account->challenge = {};
        channel_.link->signedIn();
    } else {
        const bool outage = !outcome && endsByOutage(outcome.error());
        leaveConnecting(channel_, outage ? std::optional(outcome.error()) : std::nullopt);
    }
    const auto finish = std::exchange(finish_, {});
    finish(std::move(outcome));
}

ResumeFlow::~ResumeFlow() {
    if (finish_) leaveConnecting(channel_);
}

void ResumeFlow::start() {
    channel_.link->connecting();
    reading_ = channel_.account->readKept([this](auto kept) { onKept(std::move(kept)); });
}

void ResumeFlow::onKept(Result<std::optional<std::string>> kept) {
    if (!kept) return end(std::move(kept).error());
    if (!*kept || (*kept)->empty()) return end(Error(ErrorKind::Unauthenticated, "UNAUTHORIZED"));
    channel_.account->adoptRefresh(QByteArray::fromStdString(**kept));
    channel_.link->holdsSession();
    auto* call = new ApiCall(
        channel_, identityRequest(),
        [this](Result<WireAnswer> outcome) {
            if (!outcome) return end(std::move(outcome).error());
            end(identityOf(*outcome));
        },
        this);
    call->start();
}

void ResumeFlow::end(Result<ports::Identity> outcome) {
    if (!finish_) return;
    if (outcome) {
        channel_.link->signedIn();
    } else if (outcome.error().kind == ErrorKind::Forbidden) { // no administrator any more
        channel_.account->end(outcome.error());
    } else {
        leaveConnecting(channel_);
    }
    const auto finish = std::exchange(finish_, {});
    finish(std::move(outcome));
}

void SignOutFlow::start() {
    const auto token = channel_.account->refreshToken();
    channel_.account->forget();
    channel_.link->signedOut({});
    if (token.isEmpty()) return std::exchange(finish_, {})(std::monostate());
    auto* call = new ApiCall(
        channel_, revokeRequest(token),
        [this](Result<WireAnswer> outcome) {
            if (!outcome) return std::exchange(finish_, {})(std::move(outcome).error());
            std::exchange(finish_, {})(std::monostate());
        },
        this);
    call->start();
}

} // namespace sekisho::net
