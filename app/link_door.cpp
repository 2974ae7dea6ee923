#include "app/link_door.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <utility>

namespace sekisho::app {

namespace {

constexpr int kPatience = 500;           // milliseconds
constexpr qint64 kLongestMessage = 8192; // bytes

} // namespace

QString linkDoorPath() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/sekisho-links");
}

LinkDoor::LinkDoor(const QString& path, std::function<void(const QString&)> opened, QObject* parent)
    : QObject(parent), server_(new QLocalServer(this)), opened_(std::move(opened)) {
    server_->setSocketOptions(QLocalServer::UserAccessOption);
    connect(server_, &QLocalServer::newConnection, this, &LinkDoor::received);
    if (path.isEmpty()) return;
    QLocalSocket probe; // who listens would lose the path to the next one
    probe.connectToServer(path);
    if (probe.waitForConnected(kPatience)) return;
    QLocalServer::removeServer(path); // of a console that crashed only the file is left
    server_->listen(path);
}

bool LinkDoor::listening() const {
    return server_->isListening();
}

void LinkDoor::received() {
    while (QLocalSocket* socket = server_->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > kLongestMessage) return socket->abort();
            if (!socket->canReadLine()) return;
            const QString link = QString::fromUtf8(socket->readLine()).trimmed();
            socket->disconnectFromServer();
            if (!link.isEmpty()) opened_(link);
        });
    }
}

bool handLinkOver(const QString& path, const QString& link) {
    if (path.isEmpty()) return false;
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(kPatience)) return false;
    socket.write(link.toUtf8() + '\n');
    return socket.waitForBytesWritten(kPatience);
}

} // namespace sekisho::app

#include "moc_link_door.cpp"
