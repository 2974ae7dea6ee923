#include "tests/service/tls_client.h"

#include <fmt/format.h>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sekishod::test {

namespace {

bool sameText(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (sameText(key, name)) return value;
    return {};
}

bool Answer::has(std::string_view name) const {
    return std::ranges::any_of(headers, [&](const auto& field) { return sameText(field.first, name); });
}

struct TlsClient::Impl {
    SSL_CTX* context = nullptr;
    SSL* ssl = nullptr;
    int socket = -1;
    std::string error;
    std::string input;
    bool timedOut = false;

    ~Impl() {
        if (ssl) {
            SSL_shutdown(ssl);
            SSL_free(ssl);
        }
        if (context) SSL_CTX_free(context);
        if (socket >= 0) ::close(socket);
    }
    bool connect(std::uint16_t port, const TlsClientOptions& options);
    bool fail(std::string text) {
        std::array<char, 256> reason{};
        ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
        error = std::move(text) + " " + reason.data();
        return false;
    }
};

bool TlsClient::Impl::connect(std::uint16_t port, const TlsClientOptions& options) {
    ERR_clear_error();
    socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval limit{options.timeoutSeconds, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return fail("no connection");
    context = SSL_CTX_new(TLS_client_method());
    if (options.maxVersion != 0 && options.maxVersion < TLS1_2_VERSION) {
        SSL_CTX_set_security_level(context, 0); // else the library itself would refuse to offer it
        SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
    }
    SSL_CTX_set_min_proto_version(context, options.minVersion);
    SSL_CTX_set_max_proto_version(context, options.maxVersion);
    if (!options.caFile.empty()) {
        if (SSL_CTX_load_verify_locations(context, options.caFile.c_str(), nullptr) != 1) return fail("no CA");
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    }
    ssl = SSL_new(context);
    if (!options.caFile.empty()) X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), options.host.c_str());
    SSL_set_fd(ssl, socket);
    if (SSL_connect(ssl) != 1) return fail("no handshake");
    return true;
}

TlsClient::TlsClient(std::uint16_t port, TlsClientOptions options) : impl_(std::make_unique<Impl>()) {
    impl_->connect(port, options);
}

TlsClient::~TlsClient() = default;
TlsClient::TlsClient(TlsClient&&) noexcept = default;
TlsClient& TlsClient::operator=(TlsClient&&) noexcept = default;

bool TlsClient::connected() const {
    return impl_->ssl && impl_->error.empty();
}

const std::string& TlsClient::error() const {
    return impl_->error;
}

std::string TlsClient::protocol() const {
    return connected() ? SSL_get_version(impl_->ssl) : "";
}

bool TlsClient::send(std::string_view bytes) {
    while (!bytes.empty() && connected()) {
        const int sent =
            SSL_write(impl_->ssl, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return connected();
}

bool TlsClient::more() {
    if (!connected()) return false;
    std::array<char, 65536> buffer;
    ERR_clear_error();
    const int got = SSL_read(impl_->ssl, buffer.data(), static_cast<int>(buffer.size()));
    if (got <= 0) {
        impl_->timedOut = SSL_get_error(impl_->ssl, got) == SSL_ERROR_WANT_READ;
        return false;
    }
    impl_->input.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
}

std::optional<std::string> TlsClient::readSome() {
    if (impl_->input.empty() && !more()) return std::nullopt;
    return std::exchange(impl_->input, {});
}

std::string TlsClient::readUntil(std::string_view text) {
    std::size_t from = 0;
    for (;;) {
        const std::size_t at = impl_->input.find(text, from);
        if (at != std::string::npos) {
            std::string out = impl_->input.substr(0, at + text.size());
            impl_->input.erase(0, at + text.size());
            return out;
        }
        from = impl_->input.size() < text.size() ? 0 : impl_->input.size() - text.size() + 1;
        if (!more()) return std::exchange(impl_->input, {});
    }
}

bool TlsClient::closedByPeer() {
    while (more())
        impl_->input.clear();
    return !impl_->timedOut;
}

void TlsClient::closeHard() {
    if (impl_->ssl) SSL_set_quiet_shutdown(impl_->ssl, 1);
    impl_ = std::make_unique<Impl>();
}

Answer TlsClient::readHead() {
    Answer answer;
    const std::string head = readUntil("\r\n\r\n");
    if (!head.ends_with("\r\n\r\n") || head.size() < 12) return answer;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
        const std::size_t end = head.find("\r\n", at);
        const std::size_t colon = head.find(": ", at);
        if (colon < end)
            answer.headers.emplace_back(head.substr(at, colon - at), head.substr(colon + 2, end - colon - 2));
        at = end + 2;
    }
    return answer;
}

std::optional<std::string> TlsClient::readChunk() {
    const std::string line = readUntil("\r\n");
    std::size_t size = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (fault != std::errc{} || !line.ends_with("\r\n")) return std::nullopt;
    while (impl_->input.size() < size + 2)
        if (!more()) return std::nullopt;
    std::string chunk = impl_->input.substr(0, size);
    impl_->input.erase(0, size + 2);
    return chunk;
}

Answer TlsClient::read(bool headOnly) {
    Answer answer = readHead();
    while (answer.status == 100)
        answer = readHead();
    answer.complete = answer.status != 0;
    if (headOnly || answer.status == 0 || answer.status == 204 || answer.status == 304) return answer;
    if (answer.header("Transfer-Encoding") == "chunked") {
        for (;;) {
            const auto chunk = readChunk();
            answer.complete = chunk.has_value();
            if (!chunk || chunk->empty()) return answer;
            answer.body += *chunk;
        }
    }
    const std::string length = answer.header("Content-Length");
    std::size_t size = 0;
    std::from_chars(length.data(), length.data() + length.size(), size);
    if (length.empty()) {
        while (more())
            continue;
        answer.body = std::exchange(impl_->input, {});
        return answer;
    }
    while (impl_->input.size() < size && more())
        continue;
    answer.complete = impl_->input.size() >= size;
    answer.body = impl_->input.substr(0, size);
    impl_->input.erase(0, std::min(size, impl_->input.size()));
    return answer;
}

std::string TlsClient::requestText(std::string_view method, std::string_view target, std::string_view body,
                                   const Fields& fields) {
    std::string out = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\n", method, target);
    for (const auto& [name, value] : fields)
        out += fmt::format("{}: {}\r\n", name, value);
    if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
        out += fmt::format("Content-Length: {}\r\n", body.size());
    out += "\r\n";
    out += body;
    return out;
}

Answer TlsClient::request(std::string_view method, std::string_view target, std::string_view body,
                          const Fields& fields) {
    if (!send(requestText(method, target, body, fields))) return {};
    return read(method == "HEAD");
}

} // namespace sekishod::test
