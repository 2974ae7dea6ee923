#include "models/net/api_call.h"

#include "models/net/account.h"
#include "models/net/answers.h"
#include "models/net/assent.h"
#include "models/net/link_monitor.h"

#include <QUuid>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

bool sameOrigin(const QUrl& a, const QUrl& b) {
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 &&
           a.port(443) == b.port(443);
}

bool endsSession(const Error& error) {
    return error.code == "SESSION_ENDED" || error.code == "SESSION_FORCED_OUT" ||
           error.code == "SESSION_ENDED_BY_POLICY";
}

// A service that answers "busy" is there; a proxy's 502 to 504 has no code of ours.
bool isOutage(const Error& error) {
    if (error.code == "STORAGE_BUSY") return false;
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Tls;
}

} // namespace

ApiCall::ApiCall(const Channel& channel, ApiRequest request, Finish finish, QObject* parent)
    : QObject(parent), channel_(channel), request_(std::move(request)), finish_(std::move(finish)) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, [this] { send(); });
    if (request_.keyed) key_ = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

void ApiCall::start() {
    if (request_.auth == ApiRequest::Auth::Session && channel_.account->access().isEmpty()) {
        renewed_ = true;
        return renewToken();
    }
    send();
}

Result<QUrl> ApiCall::url() const {
    const QUrl service(QString::fromStdString(channel_.config->service));
    if (!request_.elsewhere) {
        auto base = service.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return QUrl::fromEncoded(base + request_.path, QUrl::StrictMode);
    }
    if (!request_.elsewhere->isValid() || !sameOrigin(*request_.elsewhere, service))
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED").because("an address outside the service's origin");
    return *request_.elsewhere;
}

void ApiCall::send() {
    auto target = url();
    if (!target) return end(std::move(target).error());
    WireRequest wire;
    wire.verb = request_.verb;
    wire.url = *target;
    wire.pattern = request_.pattern;
    wire.requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    wire.body = request_.body;
    if (!request_.body.isEmpty()) wire.contentType = request_.contentType;
    const bool streams = request_.answer == ApiRequest::Answer::Stream;
    const auto usual = streams ? channel_.config->timings.stream : channel_.config->timings.call;
    wire.timeout = request_.timeout.count() > 0 ? request_.timeout : usual;
    wire.idleTimeout = streams;
    wire.limit = request_.limit;
    if (request_.auth == ApiRequest::Auth::Session) token_ = channel_.account->access();
    if (request_.auth == ApiRequest::Auth::Given) token_ = request_.bearer;
    if (request_.auth != ApiRequest::Auth::None) wire.headers.emplace_back("Authorization", "Bearer " + token_);
    if (!request_.ifMatch.isEmpty()) wire.headers.emplace_back("If-Match", request_.ifMatch);
    if (!request_.range.isEmpty()) wire.headers.emplace_back("Range", request_.range);
    if (!key_.isEmpty()) wire.headers.emplace_back("Idempotency-Key", key_);
    if (!reason_.isEmpty()) wire.headers.emplace_back("X-Reason", reason_);
    if (channel_.assent) confirmations_ = channel_.assent->confirmations();
    if (!request_.lastEventId.isEmpty()) wire.headers.emplace_back("Last-Event-ID", request_.lastEventId);
    if (streams) {
        wire.headers.emplace_back("Accept", request_.streamType.isEmpty() ? "*/*" : request_.streamType);
        wire.streamType = request_.streamType;
        wire.onHead = request_.onHead;
        wire.onPiece = [this](std::string_view piece) {
            if (!piecesSeen_) channel_.link->reachable();
            piecesSeen_ = true;
            return request_.onPiece(piece);
        };
    }
    exchange_ = new Exchange(
        *channel_.wire, std::move(wire), [this](Result<WireAnswer> outcome) { onOutcome(std::move(outcome)); }, this);
    exchange_->start();
}

void ApiCall::onOutcome(Result<WireAnswer> outcome) {
    exchange_->deleteLater();
    exchange_ = nullptr;
    if (!outcome) return onBroken(std::move(outcome).error());
    if (outcome->status >= 502 && outcome->status <= 504) return onBroken(errorOf(*outcome));
    channel_.link->reachable();
    onAnswer(std::move(*outcome));
}

void ApiCall::onBroken(Error error) {
    const auto& pauses = channel_.config->timings.retryPauses;
    const auto allowed = std::min(pauses.size(), static_cast<std::size_t>(request_.retries));
    if (error.kind == ErrorKind::Unavailable && mayRepeat() && repeated_ < allowed)
        return repeatAfter(pauses[repeated_++]);
    if (error.code == "CONNECTION_LOST" && (request_.keyed || request_.repeatable) && !resent_) {
        resent_ = true;
        return send();
    }
    if (isOutage(error)) channel_.link->unreachable(error);
    end(std::move(error));
}

void ApiCall::repeatAfter(std::chrono::milliseconds pause) {
    pause_.start(pause);
}

void ApiCall::onAnswer(WireAnswer answer) {
    if (auto waits = waitsForSecondPerson(answer)) return end(std::move(*waits));
    if (answer.status >= 200 && answer.status < 300) return onSuccess(std::move(answer));
    if (answer.status == 302 && request_.followOnce) return onRedirect(answer);
    if (mayAsk())
        if (auto need = assentNeedOf(answer)) return askPerson(std::move(*need), errorOf(answer));
    if (answer.status == 401 && request_.auth == ApiRequest::Auth::Session) return onUnauthorized(answer);
    if (answer.status == 429 && mayRepeat() && !waited_) {
        bool isNumber = false;
        const std::chrono::seconds wanted(answer.retryAfter.toInt(&isNumber));
        if (isNumber && wanted.count() >= 0 && wanted <= channel_.config->timings.longestRetryAfter) {
            waited_ = true;
            return repeatAfter(wanted);
        }
    }
    end(errorOf(answer));
}

void ApiCall::onSuccess(WireAnswer answer) {
    switch (request_.answer) {
    case ApiRequest::Answer::Json:
        if (answer.contentType != "application/json") return end(malformed(answer, "not application/json"));
        break;
    case ApiRequest::Answer::Image:
        if (!answer.contentType.startsWith("image/")) return end(malformed(answer, "not an image"));
        break;
    case ApiRequest::Answer::Nothing:
    case ApiRequest::Answer::Stream:
        break;
    }
    end(std::move(answer));
}

void ApiCall::onRedirect(const WireAnswer& answer) {
    request_.followOnce = false;
    request_.elsewhere = QUrl(QString::fromStdString(channel_.config->service))
                             .resolved(QUrl::fromEncoded(answer.location, QUrl::StrictMode));
    request_.pattern += " > download";
    send();
}

void ApiCall::onUnauthorized(const WireAnswer& answer) {
    auto error = errorOf(answer);
    if (wantsConfirmation(answer)) return end(std::move(error)); // the token is good, and nobody can be asked
    if (request_.proves && error.code != "UNAUTHORIZED" && !endsSession(error)) return end(std::move(error));
    if (!endsSession(error) && !renewed_) {
        renewed_ = true;
        return renewToken();
    }
    if (!endsSession(error)) error.code = "SESSION_ENDED"; // refused although the token is fresh
    channel_.account->end(error);
    end(std::move(error));
}

void ApiCall::renewToken() {
    channel_.account->renew(token_, channel_.here, [self = QPointer<ApiCall>(this)](Done renewed) {
        if (!self) return;
        if (!renewed) return self->end(std::move(renewed).error());
        self->send();
    });
}

bool ApiCall::mayAsk() const {
    return channel_.assent && request_.auth == ApiRequest::Auth::Session && request_.verb != "GET" && !request_.proves;
}

// Each is asked for once: a service that is still not content would ask without end.
void ApiCall::askPerson(ports::AssentNeed need, Error refusal) {
    const bool confirms = need.kind == ports::AssentNeed::Kind::StepUp;
    if (confirms && channel_.assent->confirmations() != confirmations_) return sendAgain();
    if (confirms ? std::exchange(confirmed_, true) : !reason_.isEmpty()) return end(std::move(refusal));
    channel_.assent->ask(this, std::move(need), request_.group, std::move(refusal),
                         [self = QPointer<ApiCall>(this), confirms](Result<std::string> answer) {
                             if (!self) return;
                             if (!answer) return self->end(std::move(answer).error());
                             if (!confirms) self->reason_ = QByteArray::fromStdString(*answer).toPercentEncoding();
                             self->sendAgain();
                         });
}

// The question may have taken longer than the token lives.
void ApiCall::sendAgain() {
    renewed_ = false;
    resent_ = false;
    send();
}

void ApiCall::end(Result<WireAnswer> outcome) {
    if (!finish_) return;
    const auto finish = std::exchange(finish_, {});
    finish(std::move(outcome));
}

} // namespace sekisho::net
