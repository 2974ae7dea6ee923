#pragma once
// The reverse proxy of one place: ends TLS with a certificate of its own and says to the service from which address its
// people come. Several of them are several places. Runs in the event loop of the test.

#include "tests/fakes/tls_servers.h"

#include <QFile>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace sekisho::tests {

class Front final : public QObject {
  public:
    Front(const QString& serviceUrl, const QString& serviceCa, QByteArray address)
        : service_(serviceUrl), address_(std::move(address)), ca_(fakes::authority("Front of tests")) {
        far_ = QSslConfiguration::defaultConfiguration();
        far_.setCaCertificates(QSslCertificate::fromPath(serviceCa));
        server_.setSslConfiguration(fakes::serverConfiguration(fakes::issuedBy(ca_, {}), {ca_}));
        QObject::connect(&server_, &QSslServer::pendingConnectionAvailable, this, [this] {
            while (auto* near = qobject_cast<QSslSocket*>(server_.nextPendingConnection()))
                join(near);
        });
        server_.listen(QHostAddress::LocalHost);
        QFile file(caFile());
        if (file.open(QIODevice::WriteOnly)) file.write(ca_.pem());
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(server_.serverPort()); }
    QString caFile() const { return folder_.filePath(QStringLiteral("ca.pem")); }
    void moveTo(const QByteArray& address) { address_ = address; } // from the next request on

  private:
    struct Stream { // requests one after the other
        QByteArray held;
        qint64 body = 0; // bytes of the present request that are still to pass
    };
    void join(QSslSocket* near) {
        auto* far = new QSslSocket(near);
        near->setParent(this);
        far->setSslConfiguration(far_);
        auto stream = std::make_shared<Stream>();
        QObject::connect(far, &QSslSocket::encrypted, near, [this, near, far, stream] { pass(near, far, *stream); });
        QObject::connect(near, &QSslSocket::readyRead, far, [this, near, far, stream] {
            if (far->isEncrypted()) pass(near, far, *stream);
        });
        QObject::connect(far, &QSslSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
        QObject::connect(far, &QSslSocket::disconnected, near, [near, far] {
            near->write(far->readAll());
            near->disconnectFromHost();
        });
        QObject::connect(near, &QSslSocket::disconnected, near, [near] { near->deleteLater(); });
        far->connectToHostEncrypted(QStringLiteral("127.0.0.1"), static_cast<quint16>(service_.port()));
    }
    // Whole heads get the line of the address; bodies have a length, which all clients of these tests say.
    void pass(QSslSocket* near, QSslSocket* far, Stream& stream) {
        stream.held += near->readAll();
        while (!stream.held.isEmpty()) {
            if (stream.body > 0) {
                const QByteArray part = stream.held.left(stream.body);
                far->write(part);
                stream.body -= part.size();
                stream.held.remove(0, part.size());
                continue;
            }
            const qsizetype end = stream.held.indexOf("\r\n\r\n");
            if (end < 0) return;
            const QByteArray head = stream.held.left(end + 2);
            stream.held.remove(0, end + 4);
            for (const QByteArray& line : head.split('\n'))
                if (line.toLower().startsWith("content-length:"))
                    stream.body = line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
            far->write(head + "X-Forwarded-For: " + address_ + "\r\n\r\n");
        }
    }

    QUrl service_;
    QByteArray address_;
    fakes::Cert ca_;
    QTemporaryDir folder_;
    QSslConfiguration far_;
    QSslServer server_;
};

} // namespace sekisho::tests
