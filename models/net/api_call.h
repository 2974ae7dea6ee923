#pragma once
// One request to the service with all that belongs to it: token, renewed once while others wait; repetition of what may
// be repeated; the pause a busy service asks for. Ends exactly once; deleting it aborts without a word.

#include "models/net/channel.h"
#include "models/ports/approvals.h"
#include "models/ports/command_group.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace sekisho::net {

struct ApiRequest {
    enum class Auth { Session, Given, None };
    enum class Answer { Json, Nothing, Image, Stream };

    QByteArray verb = "GET";
    QByteArray path;               // encoded, with the query, below the service's address
    QByteArray pattern;            // the same without ids and query, for the log
    std::optional<QUrl> elsewhere; // instead of path: an address the service gave; must be of the service's origin
    QByteArray body;
    QByteArray contentType = "application/json";
    QByteArray ifMatch;
    QByteArray range; // "bytes=N-": from there on
    Auth auth = Auth::Session;
    QByteArray bearer;       // Auth::Given
    bool keyed = false;      // carries an Idempotency-Key
    bool proves = false;     // who the person is: a 401 is about what he typed unless it is about the token
    bool repeatable = false; // no GET, but may be sent once more when its answer was lost
    int retries = 2;         // of a GET
    Answer answer = Answer::Json;
    bool followOnce = false; // a 302 to the service's own origin is followed
    qint64 limit = qint64{16} << 20;
    std::chrono::milliseconds timeout{}; // 0: the usual
    ports::CommandGroup::Id group;       // the command of a person it belongs to; null: none
    // Streams:
    QByteArray streamType;
    QByteArray lastEventId;
    std::function<Done(std::string_view)> onPiece;
    std::function<Done(const WireAnswer&)> onHead; // may be empty
};

class ApiCall : public QObject {
  public:
    using Finish = std::function<void(Result<WireAnswer>)>;
    ApiCall(const Channel& channel, ApiRequest request, Finish finish, QObject* parent);
    void start();

  private:
    void send();
    void onOutcome(Result<WireAnswer> outcome);
    void onBroken(Error error);
    void onAnswer(WireAnswer answer);
    void onSuccess(WireAnswer answer);
    void onRedirect(const WireAnswer& answer);
    void onUnauthorized(const WireAnswer& answer);
    bool mayAsk() const; // the person, for what the service wants besides
    void askPerson(ports::AssentNeed need, Error refusal);
    void sendAgain();
    void renewToken();
    bool mayRepeat() const { return request_.verb == "GET" && !piecesSeen_; }
    void repeatAfter(std::chrono::milliseconds pause);
    void end(Result<WireAnswer> outcome);
    Result<QUrl> url() const;

    Channel channel_;
    ApiRequest request_;
    Finish finish_;
    QTimer pause_;
    Exchange* exchange_ = nullptr;
    QByteArray key_;
    QByteArray token_;
    std::size_t repeated_ = 0;
    bool resent_ = false;
    bool renewed_ = false;
    bool confirmed_ = false;          // the person was asked already
    std::uint64_t confirmations_ = 0; // before it was sent
    QByteArray reason_;               // percent-encoded; empty: none was asked for
    bool waited_ = false;
    bool piecesSeen_ = false;
};

} // namespace sekisho::net
