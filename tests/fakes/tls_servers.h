#pragma once
// Small HTTPS servers on 127.0.0.1 that do what they are told, also what no good server does. They run in the event
// loop of the test.

#include "tests/fakes/certs.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace sekisho::fakes {

struct SeenRequest {
    QByteArray method;
    QByteArray target;                     // with the query
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    QByteArray path() const { return target.split('?').constFirst(); }
};

// The connection a request came on.
class Conversation : public QObject {
  public:
    explicit Conversation(QSslSocket* socket) : QObject(socket), socket_(socket) {}
    void answer(int status, const QByteArray& body = {}, const QByteArray& contentType = "application/json",
                const QByteArray& moreHeaders = {}); // moreHeaders: whole lines with CRLF
    void beginStream(const QByteArray& contentType); // chunked
    void piece(const QByteArray& bytes);
    void endStream();
    void raw(const QByteArray& bytes); // anything at all
    void close();                      // after what was written
    qint64 waiting() const {
        return socket_->bytesToWrite() + socket_->encryptedBytesToWrite();
    } // not yet taken by the network
    bool isOpen() const { return socket_->state() == QAbstractSocket::ConnectedState; }

  private:
    QSslSocket* socket_;
};

using Handler = std::function<void(const SeenRequest&, Conversation&)>;

class TlsServer : public QObject {
  public:
    explicit TlsServer(const QSslConfiguration& configuration, Handler handler = {});
    ~TlsServer() override;
    QByteArray url() const { return "https://127.0.0.1:" + QByteArray::number(port()); }
    quint16 port() const { return port_; }
    void stop();  // refuses connections from now on, closes the open ones
    bool start(); // again on the same port

    Handler handler;
    QList<SeenRequest> requests;
    int connections = 0;
    qint64 bytesReceived = 0; // of decrypted requests
    int openConnections() const { return open_; }
    int count(const QByteArray& method, const QByteArray& path) const;

  private:
    void accept();
    void read(QSslSocket* socket, Conversation* conversation, QByteArray& buffer);

    QSslConfiguration configuration_;
    QSslServer* server_ = nullptr;
    quint16 port_ = 0;
    int open_ = 0;
};

// A server whose certificate is `leaf`, issued by `issuer`.
QSslConfiguration serverConfiguration(const Cert& leaf, const QList<Cert>& chain = {});

// Answers every connection with these bytes and nothing else; keeps what was received.
class RawServer : public QObject {
  public:
    explicit RawServer(QByteArray answer);
    QByteArray url() const;
    QByteArray received;
    int connections = 0;

  private:
    QTcpServer server_;
    QByteArray answer_;
};

} // namespace sekisho::fakes
