#pragma once
// One request and its one answer on the wire. Ends exactly once; deleting it aborts without a word. Lives on the thread
// of its Wire.

#include "models/domain/error.h"
#include "models/net/exchange_log.h"
#include "models/net/tls_policy.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::net {

struct WireAnswer {
    int status = 0;
    QByteArray contentType; // lower case, without parameters
    QByteArray etag;
    QByteArray location;
    QByteArray retryAfter;
    QByteArray requestId;   // the service's, else ours
    QByteArray errorField;  // X-Error-Field
    QByteArray challenge;   // WWW-Authenticate
    QByteArray errorParams; // X-Error-Params: name=value&…, percent-encoded
    QByteArray contentRange;
    QByteArray body; // empty for streams
};

struct WireRequest {
    QByteArray verb;
    QUrl url;
    QByteArray pattern; // for the log
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray requestId;
    QByteArray body;
    QByteArray contentType; // of the body
    std::chrono::milliseconds timeout{};
    bool idleTimeout = false; // the timeout begins anew with each piece
    qint64 limit = 0;         // most bytes of a body that is kept
    // Set for streams: takes the pieces of a 2xx answer of type `streamType` (empty: of any) instead of keeping them;
    // its error ends all. `onHead`, where there is one, sees such an answer before its first piece.
    std::function<Done(std::string_view)> onPiece;
    std::function<Done(const WireAnswer&)> onHead;
    QByteArray streamType;
};

// A connection pool under one TLS policy.
class Wire : public QObject {
  public:
    Wire(std::shared_ptr<const TlsPolicy> policy, ExchangeLog& log, QObject* parent);
    const TlsPolicy& policy() const { return *policy_; }
    ExchangeLog& log() const { return log_; }
    bool stapling() const { return stapling_; }
    QNetworkReply* send(const WireRequest& request);
    // The service has no staple to show: go on without asking for one, on fresh connections.
    void stopAskingForStaples();

  private:
    std::shared_ptr<const TlsPolicy> policy_;
    ExchangeLog& log_;
    QNetworkAccessManager* manager_;
    bool stapling_ = true;
};

class Exchange : public QObject {
  public:
    using Finish = std::function<void(Result<WireAnswer>)>;
    Exchange(Wire& wire, WireRequest request, Finish finish, QObject* parent);
    ~Exchange() override;
    void start();

  private:
    void send();
    void onEncrypted();
    void onSslErrors(const QList<QSslError>& errors);
    void onHead();
    void onReadable();
    void onFinished();
    void stop(Error why); // abort with this reason
    bool streams() const { return request_.onPiece && answer_.status >= 200 && answer_.status < 300; }
    Done take(const QByteArray& piece);
    Error networkError() const;
    void settle(Result<WireAnswer> outcome);

    Wire& wire_;
    WireRequest request_;
    Finish finish_;
    QPointer<QNetworkReply> reply_;
    QTimer timer_;
    QElapsedTimer clock_;
    WireAnswer answer_;
    std::optional<Error> why_;
    bool headSeen_ = false;
    bool lacksStaple_ = false;
};

} // namespace sekisho::net
