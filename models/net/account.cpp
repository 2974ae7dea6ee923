#include "models/net/account.h"

#include "models/net/assent.h"
#include "models/net/link_monitor.h"

namespace sekisho::net {

namespace {

constexpr auto clientId = "sekisho-console";

Error sessionEnded() {
    return {ErrorKind::Unauthenticated, "SESSION_ENDED", "The session was ended."};
}

} // namespace

QByteArray formBody(std::initializer_list<std::pair<QByteArray, QByteArray>> fields) {
    QByteArray body;
    for (const auto& [name, value] : fields) {
        if (!body.isEmpty()) body += '&';
        body += name + '=' + value.toPercentEncoding();
    }
    return body;
}

ApiRequest tokenRequest(std::initializer_list<std::pair<QByteArray, QByteArray>> fields) {
    ApiRequest request;
    request.verb = "POST";
    request.path = "/oauth2/v2.0/token";
    request.pattern = request.path;
    request.body = formBody(fields) + "&client_id=" + clientId;
    request.contentType = "application/x-www-form-urlencoded";
    request.auth = ApiRequest::Auth::None;
    return request;
}

ApiRequest revokeRequest(const QByteArray& token) {
    auto request = tokenRequest({{"token", token}});
    request.path = "/oauth2/v2.0/revoke";
    request.pattern = request.path;
    request.answer = ApiRequest::Answer::Nothing;
    request.repeatable = true;
    return request;
}

Account::Account(ports::Secrets& secrets, std::string profileId)
    : secrets_(secrets), secretName_(std::move(profileId) + "/refresh") {}

QByteArray Account::access() const {
    const std::lock_guard lock(mutex_);
    return access_;
}

void Account::setAccess(const QByteArray& token) {
    const std::lock_guard lock(mutex_);
    access_ = token;
}

void Account::renew(QByteArray stale, std::shared_ptr<Mailbox> back, Renewed done) {
    channel_.here->post([this, stale = std::move(stale), waiting = Waiting{std::move(back), std::move(done)}] {
        renewHere(stale, waiting);
    });
}

void Account::renewHere(const QByteArray& stale, Waiting waiting) {
    const auto answer = [&waiting](Done renewed) {
        waiting.back->post([done = waiting.done, renewed = std::move(renewed)] { done(renewed); });
    };
    if (refresh_.isEmpty() && !grant_)
        return answer(Error(ErrorKind::Unauthenticated, stale.isEmpty() ? "UNAUTHORIZED" : "SESSION_ENDED"));
    if (const auto now = access(); !now.isEmpty() && now != stale) return answer({});
    waiting_.push_back(std::move(waiting));
    if (!renewal_) startRenewal();
}

void Account::startRenewal() {
    Result<ApiRequest> request =
        grant_ ? grant_() : tokenRequest({{"grant_type", "refresh_token"}, {"refresh_token", refresh_}});
    if (!request) return answerAll(std::move(request).error());
    renewal_ = new ApiCall(
        channel_, std::move(*request), [this](Result<WireAnswer> outcome) { onRenewal(std::move(outcome)); }, this);
    renewal_->start();
}

void Account::onRenewal(Result<WireAnswer> outcome) {
    renewal_->deleteLater();
    renewal_ = nullptr;
    if (!outcome) {
        const auto kind = outcome.error().kind;
        if (grant_) return answerAll(std::move(outcome).error());
        if (kind != ErrorKind::Unauthenticated && kind != ErrorKind::BadInput && kind != ErrorKind::Forbidden)
            return answerAll(std::move(outcome).error());
        if (outcome.error().code.starts_with("RESPONSE_")) return answerAll(std::move(outcome).error());
        return endHere(sessionEnded());
    }
    auto tokens = tokensOf(*outcome);
    if (!tokens) return answerAll(std::move(tokens).error());
    setAccess(tokens->access);
    if (!grant_ && !tokens->refresh.isEmpty() && tokens->refresh != refresh_) {
        refresh_ = tokens->refresh;
        keep();
    }
    answerAll({});
}

void Account::answerAll(const Done& renewed) {
    for (auto& waiting : std::exchange(waiting_, {}))
        waiting.back->post([done = std::move(waiting.done), renewed] { done(renewed); });
}

void Account::end(Error why) {
    channel_.here->post([this, why = std::move(why)] { endHere(why); });
}

void Account::endHere(const Error& why) {
    if (!signedIn()) return;
    forget();
    answerAll(why);
    channel_.link->signedOut(why);
}

void Account::adopt(const Tokens& tokens) {
    setAccess(tokens.access);
    refresh_ = tokens.refresh;
    keep();
}

void Account::adoptRefresh(const QByteArray& refresh) {
    setAccess({});
    refresh_ = refresh;
}

void Account::forget() {
    if (channel_.assent) channel_.assent->abandon(); // who would be asked is gone
    setAccess({});
    refresh_.fill('\0');
    refresh_.clear();
    if (renewal_) {
        renewal_->deleteLater();
        renewal_ = nullptr;
    }
    // The reply holds the mailbox, so that its executor outlives this object.
    secrets_.remove(secretName_, *channel_.here, [box = channel_.here](const Result<std::monostate>&) {}).detach();
}

void Account::keep() {
    if (refresh_.isEmpty()) return;
    // Where it cannot be kept, only the next start is the poorer: it asks for the password again.
    secrets_
        .write(secretName_, refresh_.toStdString(), *channel_.here,
               [box = channel_.here](const Result<std::monostate>&) {})
        .detach();
}

ports::CallHandle Account::readKept(ports::Reply<std::optional<std::string>> reply) {
    return secrets_.read(secretName_, *channel_.here,
                         [box = channel_.here, reply = std::move(reply)](auto kept) { reply(std::move(kept)); });
}

} // namespace sekisho::net
