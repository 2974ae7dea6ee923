#pragma once
// A wire between a console and the service that loses what is on it when told to. It sees only TLS records.

#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <memory>
#include <utility>

namespace sekisho::tests {

class Relay final : public QObject {
  public:
    explicit Relay(const QString& serviceUrl) : port_(static_cast<quint16>(QUrl(serviceUrl).port())) {
        QObject::connect(&server_, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* near = server_.nextPendingConnection())
                join(near);
        });
        server_.listen(QHostAddress::LocalHost);
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(server_.serverPort()); }
    void loseAnswers(bool lose) { lose_ = lose; } // what is asked is passed on, its answer is not
    void cut() {                                  // every connection breaks
        for (const auto& socket : std::exchange(sockets_, {}))
            if (socket) socket->abort();
    }

  private:
    void join(QTcpSocket* near) {
        auto* far = new QTcpSocket(near);
        near->setParent(this);
        sockets_ << near << far;
        // A handshake goes through also while answers are lost: a new connection may be what carries the request.
        auto asked = std::make_shared<bool>(false);
        QObject::connect(far, &QTcpSocket::readyRead, near, [this, near, far, asked] {
            const QByteArray bytes = far->readAll();
            if (!lose_ || !*asked) near->write(bytes);
        });
        QObject::connect(near, &QTcpSocket::readyRead, far, [near, far, asked] {
            const QByteArray bytes = near->readAll();
            if (bytes.size() >= kSmallestRequest && bytes.front() != kHandshake) *asked = true;
            far->write(bytes);
        });
        QObject::connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
        QObject::connect(near, &QTcpSocket::disconnected, near, [near] { near->deleteLater(); });
        far->connectToHost(QHostAddress::LocalHost, port_);
    }

    static constexpr char kHandshake = 0x16;     // of a TLS record, RFC 8446 5.1: the hello; the rest of one is short
    static constexpr int kSmallestRequest = 300; // bytes; with its headers every request is longer

    quint16 port_;
    QTcpServer server_;
    QList<QPointer<QTcpSocket>> sockets_;
    bool lose_ = false;
};

} // namespace sekisho::tests
