#include "models/net/exchange.h"

#include <QBuffer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkRequest>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readAhead = qint64{1} << 20; // what Qt may hold back while we are busy with a piece
constexpr qint64 pieceSize = qint64{256} << 10;

// A body that can be sent only once: when the connection breaks, the access manager then reports that instead of
// quietly sending a change a second time.
class OneShotBody final : public QIODevice {
  public:
    OneShotBody(QByteArray bytes, QObject* parent) : QIODevice(parent), bytes_(std::move(bytes)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return at_ == 0 && !bytes_.isEmpty(); } // before its end it is no request yet
    bool atEnd() const override { return at_ >= bytes_.size(); }
    qint64 bytesAvailable() const override { return bytes_.size() - at_ + QIODevice::bytesAvailable(); }

  protected:
    qint64 readData(char* into, qint64 most) override {
        const auto count = std::min<qint64>(most, bytes_.size() - at_);
        if (count <= 0) return -1;
        std::copy_n(bytes_.constData() + at_, count, into);
        at_ += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

  private:
    QByteArray bytes_;
    qint64 at_ = 0;
};

bool isLoopback(const QString& host) {
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace

Wire::Wire(std::shared_ptr<const TlsPolicy> policy, ExchangeLog& log, QObject* parent)
    : QObject(parent), policy_(std::move(policy)), log_(log), manager_(new QNetworkAccessManager(this)) {}

void Wire::stopAskingForStaples() {
    if (!stapling_) return;
    stapling_ = false;
    manager_ = new QNetworkAccessManager(this); // the old one keeps its running replies until the wire goes
}

QNetworkReply* Wire::send(const WireRequest& spec) {
    QNetworkRequest request(spec.url);
    request.setSslConfiguration(policy_->configuration(stapling_));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "sekisho");
    request.setRawHeader("Accept-Encoding", "identity"); // what is counted is what was sent
    request.setRawHeader("X-Request-Id", spec.requestId);
    for (const auto& [name, value] : spec.headers)
        request.setRawHeader(name, value);
    if (isLoopback(spec.url.host())) manager_->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    if (spec.verb == "GET") return manager_->get(request);
    if (!spec.contentType.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, spec.contentType);
    request.setHeader(QNetworkRequest::ContentLengthHeader, spec.body.size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto* body = new OneShotBody(spec.body, nullptr);
    auto* reply = manager_->sendCustomRequest(request, spec.verb, body);
    body->setParent(reply);
    return reply;
}

Exchange::Exchange(Wire& wire, WireRequest request, Finish finish, QObject* parent)
    : QObject(parent), wire_(wire), request_(std::move(request)), finish_(std::move(finish)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this,
            [this] { stop(Error(ErrorKind::Timeout, "TIMEOUT", "No answer in time.")); });
}

Exchange::~Exchange() {
    if (!reply_) return;
    reply_->disconnect(this);
    reply_->abort();
    reply_->deleteLater();
}

void Exchange::start() {
    clock_.start();
    if (request_.timeout.count() > 0) timer_.start(request_.timeout);
    send();
}

void Exchange::send() {
    reply_ = wire_.send(request_);
    reply_->setReadBufferSize(readAhead);
    connect(reply_, &QNetworkReply::encrypted, this, &Exchange::onEncrypted);
    connect(reply_, &QNetworkReply::sslErrors, this, &Exchange::onSslErrors);
    connect(reply_, &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(reply_, &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(reply_, &QNetworkReply::finished, this, &Exchange::onFinished);
}

void Exchange::onEncrypted() {
    if (auto objection = wire_.policy().objection(reply_->sslConfiguration()))
        stop(std::move(*objection).with("host", request_.url.host().toStdString()));
}

void Exchange::onSslErrors(const QList<QSslError>& errors) {
    if (wire_.stapling() && TlsPolicy::lacksOnlyStaple(errors)) {
        lacksStaple_ = true;
        return;
    }
    const auto chain = reply_->sslConfiguration().peerCertificateChain();
    why_ = wire_.policy().refused(errors, chain, request_.url.host());
}

void Exchange::onHead() {
    if (why_ || !reply_) return;
    answer_.status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer_.status < 200 || headSeen_) return;
    headSeen_ = true;
    const auto header = [this](const char* name) { return reply_->rawHeader(name).trimmed(); };
    const auto type = header("Content-Type").toLower();
    answer_.contentType = type.split(';').constFirst().trimmed();
    answer_.etag = header("ETag");
    answer_.location = header("Location");
    answer_.retryAfter = header("Retry-After");
    answer_.requestId = header("X-Request-Id").left(128);
    if (answer_.requestId.isEmpty()) answer_.requestId = request_.requestId;
    answer_.errorField = header("X-Error-Field").left(128);
    answer_.challenge = header("WWW-Authenticate").left(1024);
    answer_.errorParams = header("X-Error-Params").left(4096);
    answer_.contentRange = header("Content-Range").left(128);
    const auto length = header("Content-Length");
    bool isNumber = true;
    const auto announced = length.isEmpty() ? 0 : length.toLongLong(&isNumber);
    if (!isNumber || announced < 0) // also two that differ, which arrive joined by a comma
        return stop(Error(ErrorKind::BadInput, "RESPONSE_MALFORMED").because("Content-Length is no number"));
    if (!streams() && announced > request_.limit) return stop(Error(ErrorKind::TooLarge, "RESPONSE_TOO_LARGE"));
    if (!streams()) return;
    if (!request_.streamType.isEmpty() && answer_.contentType != request_.streamType)
        return stop(Error(ErrorKind::BadInput, "RESPONSE_MALFORMED").because("wrong Content-Type of a stream"));
    if (!request_.onHead) return;
    if (auto taken = request_.onHead(answer_); !taken) stop(std::move(taken).error());
}

void Exchange::onReadable() {
    onHead();
    while (reply_ && !why_ && reply_->bytesAvailable() > 0) {
        if (auto taken = take(reply_->read(pieceSize)); !taken) return stop(std::move(taken).error());
        if (request_.idleTimeout && request_.timeout.count() > 0) timer_.start(request_.timeout);
    }
}

Done Exchange::take(const QByteArray& piece) {
    if (streams()) return request_.onPiece({piece.constData(), static_cast<std::size_t>(piece.size())});
    if (answer_.body.size() + piece.size() > request_.limit) return Error(ErrorKind::TooLarge, "RESPONSE_TOO_LARGE");
    answer_.body += piece;
    return {};
}

void Exchange::stop(Error why) {
    if (why_ || !finish_) return;
    why_ = std::move(why);
    if (reply_ && reply_->isRunning()) {
        reply_->abort(); // emits finished()
    } else {
        onFinished();
    }
}

void Exchange::onFinished() {
    if (!finish_) return;
    if (!why_) onReadable(); // what came with the end
    if (!finish_) return;
    const bool again = lacksStaple_ && !why_;
    const auto error = reply_ ? reply_->error() : QNetworkReply::OperationCanceledError;
    const bool answered = headSeen_ && error != QNetworkReply::RemoteHostClosedError;
    std::optional<Error> broken;
    if (!why_ && !again && error != QNetworkReply::NoError && !(answered && answer_.status >= 300))
        broken = networkError();
    if (reply_) {
        reply_->disconnect(this);
        reply_->deleteLater();
        reply_ = nullptr;
    }
    if (again) {
        lacksStaple_ = false;
        wire_.stopAskingForStaples();
        return send();
    }
    if (why_) return settle(std::move(*why_));
    if (broken) return settle(std::move(*broken));
    if (!headSeen_) return settle(Error(ErrorKind::Unavailable, "CONNECTION_LOST"));
    settle(std::move(answer_));
}

Error Exchange::networkError() const {
    using Reply = QNetworkReply;
    const auto text = reply_->errorString();
    const auto host = request_.url.host();
    const auto fault = [&](ErrorKind kind, const char* code) {
        return Error(kind, code)
            .with("host", host.toStdString() + ":" + std::to_string(request_.url.port(443)))
            .because(text.toStdString());
    };
    switch (reply_->error()) {
    case Reply::ConnectionRefusedError:
        return fault(ErrorKind::Unavailable, "CONNECTION_REFUSED");
    case Reply::HostNotFoundError:
        return fault(ErrorKind::Unavailable, "HOST_NOT_FOUND");
    case Reply::TimeoutError:
        return fault(ErrorKind::Timeout, "TIMEOUT");
    case Reply::SslHandshakeFailedError:
        return TlsPolicy::brokenHandshake(text, host);
    case Reply::TemporaryNetworkFailureError:
    case Reply::NetworkSessionFailedError:
        return fault(ErrorKind::Unavailable, "NETWORK_UNREACHABLE");
    case Reply::ProxyConnectionRefusedError:
    case Reply::ProxyConnectionClosedError:
    case Reply::ProxyNotFoundError:
    case Reply::ProxyTimeoutError:
    case Reply::ProxyAuthenticationRequiredError:
    case Reply::UnknownProxyError:
        return fault(ErrorKind::Unavailable, "PROXY_REFUSED");
    case Reply::ProtocolFailure:
    case Reply::ProtocolInvalidOperationError:
        return fault(ErrorKind::BadInput, "RESPONSE_MALFORMED");
    case Reply::UnknownNetworkError:
        if (text.contains("certificate required"_L1, Qt::CaseInsensitive))
            return TlsPolicy::brokenHandshake(text, host);
        if (text.contains("unreachable"_L1, Qt::CaseInsensitive))
            return fault(ErrorKind::Unavailable, "NETWORK_UNREACHABLE");
        return fault(ErrorKind::Unavailable, "CONNECTION_LOST");
    default:
        return fault(ErrorKind::Unavailable, "CONNECTION_LOST");
    }
}

void Exchange::settle(Result<WireAnswer> outcome) {
    timer_.stop();
    ExchangeNote note;
    note.at = SystemClock().now();
    note.method = request_.verb.toStdString();
    note.path = request_.pattern.toStdString();
    note.status = answer_.status ? answer_.status : (outcome ? outcome->status : 0);
    note.took = std::chrono::milliseconds(clock_.elapsed());
    note.requestId = request_.requestId.toStdString();
    if (!outcome) {
        if (outcome.error().requestId.empty()) outcome.error().requestId = note.requestId;
        note.code = outcome.error().code;
    }
    wire_.log().add(std::move(note));
    const auto finish = std::exchange(finish_, {});
    finish(std::move(outcome));
}

} // namespace sekisho::net
