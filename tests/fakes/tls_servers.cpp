#include "tests/fakes/tls_servers.h"

#include <QHostAddress>

#include <memory>

namespace sekisho::fakes {

void Conversation::answer(int status, const QByteArray& body, const QByteArray& contentType,
                          const QByteArray& moreHeaders) {
    auto head = "HTTP/1.1 " + QByteArray::number(status) + " X\r\n";
    if (status != 204 && status != 304) head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!body.isEmpty() && !contentType.isEmpty()) head += "Content-Type: " + contentType + "\r\n";
    raw(head + moreHeaders + "\r\n" + body);
}

void Conversation::beginStream(const QByteArray& contentType) {
    raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: " + contentType + "\r\n\r\n");
}

void Conversation::piece(const QByteArray& bytes) {
    raw(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void Conversation::endStream() {
    raw("0\r\n\r\n");
}

void Conversation::raw(const QByteArray& bytes) {
    socket_->write(bytes);
    socket_->flush();
}

void Conversation::close() {
    socket_->disconnectFromHost();
}

TlsServer::TlsServer(const QSslConfiguration& configuration, Handler wanted)
    : handler(std::move(wanted)), configuration_(configuration) {
    start();
}

TlsServer::~TlsServer() {
    stop();
}

bool TlsServer::start() {
    server_ = new QSslServer(this);
    server_->setSslConfiguration(configuration_);
    connect(server_, &QTcpServer::pendingConnectionAvailable, this, [this] { accept(); });
    connect(server_, &QSslServer::startedEncryptionHandshake, this, [this](QSslSocket*) { ++connections; });
    const bool listening = server_->listen(QHostAddress::LocalHost, port_);
    port_ = server_->serverPort();
    return listening;
}

void TlsServer::stop() {
    if (!server_) return;
    delete server_; // with its sockets
    server_ = nullptr;
    open_ = 0;
}

int TlsServer::count(const QByteArray& method, const QByteArray& path) const {
    int found = 0;
    for (const auto& request : requests)
        found += request.method == method && request.path() == path ? 1 : 0;
    return found;
}

void TlsServer::accept() {
    while (auto* socket = qobject_cast<QSslSocket*>(server_->nextPendingConnection())) {
        ++open_;
        auto* conversation = new Conversation(socket);
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QSslSocket::readyRead, this,
                [this, socket, conversation, buffer] { read(socket, conversation, *buffer); });
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            --open_;
            socket->deleteLater();
        });
        if (socket->bytesAvailable() > 0) read(socket, conversation, *buffer);
    }
}

void TlsServer::read(QSslSocket* socket, Conversation* conversation, QByteArray& buffer) {
    const auto bytes = socket->readAll();
    bytesReceived += bytes.size();
    buffer += bytes;
    for (;;) {
        const auto headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0) return;
        SeenRequest request;
        const auto lines = buffer.left(headEnd).split('\n');
        const auto first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const auto& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const auto length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < headEnd + 4 + length) return;
        request.body = buffer.mid(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        requests.append(request);
        if (handler) handler(request, *conversation);
    }
}

QSslConfiguration serverConfiguration(const Cert& leaf, const QList<Cert>& chain) {
    auto configuration = QSslConfiguration::defaultConfiguration();
    QList<QSslCertificate> certificates{leaf.certificate()};
    for (const auto& cert : chain)
        certificates.append(cert.certificate());
    configuration.setLocalCertificateChain(certificates);
    configuration.setPrivateKey(leaf.key());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

RawServer::RawServer(QByteArray answer) : answer_(std::move(answer)) {
    connect(&server_, &QTcpServer::newConnection, this, [this] {
        while (auto* socket = server_.nextPendingConnection()) {
            ++connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                received += socket->readAll();
                socket->write(answer_);
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    server_.listen(QHostAddress::LocalHost);
}

QByteArray RawServer::url() const {
    return "https://127.0.0.1:" + QByteArray::number(server_.serverPort());
}

} // namespace sekisho::fakes
