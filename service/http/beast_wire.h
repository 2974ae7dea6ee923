#pragma once
// Part of service/http/beast_server.cpp: the bytes of a connection. TLS works on the socket itself and not through
// asio::ssl::stream, which keeps 68 KB of buffers for each connection, also for one that waits; here one that waits has
// none. On the socket of a proxy of this host the bytes go as they are.

#include "service/http/peer_certificate.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

namespace sekishod::transport {

namespace asio = boost::asio;
using boost::system::error_code;

// An AsyncReadStream and AsyncWriteStream of Asio. Used on the strand of its connection only; whoever waits keeps it
// alive. No handler is called before the call that takes it has returned.
class Wire {
  public:
    using Socket = asio::generic::stream_protocol::socket;
    using executor_type = Socket::executor_type;

    Wire(Socket socket, SSL_CTX* tls) // null: without TLS
        : socket_(std::move(socket)), ssl_(tls ? SSL_new(tls) : nullptr, &SSL_free), isTls_(tls != nullptr) {
        error_code ignored;
        socket_.non_blocking(true, ignored);
        if (!ssl_) return;
        SSL_set_fd(ssl_.get(), socket_.native_handle());
        SSL_set_accept_state(ssl_.get());
    }

    executor_type get_executor() { return socket_.get_executor(); }
    Socket& socket() { return socket_; }
    bool isTls() const { return isTls_; }
    std::optional<PeerCertificate> certificate() const { return ssl_ ? peerCertificate(ssl_.get()) : std::nullopt; }

    template<class Handler>
    void async_handshake(Handler handler) {
        start([](SSL* ssl, std::size_t&) { return SSL_do_handshake(ssl); }, forOne(std::move(handler)));
    }
    // Says good-bye; what the peer says to it is not waited for.
    template<class Handler>
    void async_shutdown(Handler handler) {
        start([](SSL* ssl, std::size_t&) { return SSL_shutdown(ssl) < 0 ? -1 : 1; }, forOne(std::move(handler)));
    }
    template<class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler) {
        if (!isTls_) return socket_.async_read_some(buffers, std::forward<Handler>(handler));
        const auto into = firstOf<asio::mutable_buffer>(buffers);
        start([into](SSL* ssl, std::size_t& bytes) { return SSL_read_ex(ssl, into.data(), into.size(), &bytes); },
              std::forward<Handler>(handler));
    }
    template<class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler) {
        if (!isTls_) return socket_.async_write_some(buffers, std::forward<Handler>(handler));
        const auto from = firstOf<asio::const_buffer>(buffers);
        if (from.size() == 0) return finish(error_code(), 0, std::forward<Handler>(handler));
        start([from](SSL* ssl, std::size_t& bytes) { return SSL_write_ex(ssl, from.data(), from.size(), &bytes); },
              std::forward<Handler>(handler));
    }

    // What is here already; would_block: nothing, ask again after a wait.
    std::size_t readNow(asio::mutable_buffer into, error_code& ec) {
        if (!isTls_) return socket_.read_some(asio::mutable_buffer(into), ec);
        std::size_t bytes = 0;
        ec = attempt([&](SSL* ssl) { return SSL_read_ex(ssl, into.data(), into.size(), &bytes); });
        return ec ? 0 : bytes;
    }
    // Bytes that were taken from the socket and not given out: a wait for the socket would not end by them.
    bool holdsBytes() {
        wants_ = Socket::wait_read;
        return ssl_ && SSL_has_pending(ssl_.get()) == 1;
    }
    template<class Handler>
    void async_wait(Handler handler) { // after holdsBytes() or readNow()
        socket_.async_wait(wants_, std::move(handler));
    }

  private:
    template<class Buffer, class Buffers>
    static Buffer firstOf(const Buffers& buffers) {
        const auto end = asio::buffer_sequence_end(buffers);
        for (auto it = asio::buffer_sequence_begin(buffers); it != end; ++it)
            if (const Buffer buffer(*it); buffer.size() > 0) return buffer;
        return Buffer();
    }

    template<class Handler>
    static auto forOne(Handler handler) {
        return [handler = std::move(handler)](const error_code& ec, std::size_t) mutable { handler(ec); };
    }

    // One call of the library: done, would_block, or why it cannot be.
    template<class Act>
    error_code attempt(Act act) {
        // The number of a closed socket may belong to another connection by now.
        if (!ssl_ || !socket_.is_open()) return asio::error::operation_aborted;
        ERR_clear_error();
        errno = 0;
        const int result = act(ssl_.get());
        const int failed = errno;
        if (result > 0) return {};
        switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_WANT_READ:
            wants_ = Socket::wait_read;
            return asio::error::would_block;
        case SSL_ERROR_WANT_WRITE:
            wants_ = Socket::wait_write;
            return asio::error::would_block;
        case SSL_ERROR_ZERO_RETURN:
            return asio::error::eof;
        case SSL_ERROR_SYSCALL:
            if (failed == 0) return asio::error::eof;
            return {failed, boost::system::system_category()};
        default:
            break;
        }
        const unsigned long fault = ERR_get_error();
        if (ERR_GET_REASON(fault) == SSL_R_UNEXPECTED_EOF_WHILE_READING) return asio::ssl::error::stream_truncated;
        return {static_cast<int>(fault), asio::error::get_ssl_category()};
    }

    template<class Act, class Handler>
    void start(Act act, Handler&& handler) {
        if (isTls_) return go(std::move(act), std::forward<Handler>(handler), false);
        finish(error_code(), 0, std::forward<Handler>(handler));
    }

    template<class Act, class Handler>
    void go(Act act, Handler handler, bool waited) {
        std::size_t bytes = 0;
        const error_code ec = attempt([&](SSL* ssl) { return act(ssl, bytes); });
        if (ec == asio::error::would_block) {
            socket_.async_wait(wants_, [this, act, handler = std::move(handler)](const error_code& failed) mutable {
                if (failed) return handler(failed, std::size_t{0});
                go(std::move(act), std::move(handler), true);
            });
            return;
        }
        if (waited) return handler(ec, bytes);
        finish(ec, bytes, std::move(handler));
    }

    template<class Handler>
    void finish(error_code ec, std::size_t bytes, Handler handler) {
        asio::post(socket_.get_executor(), [ec, bytes, handler = std::move(handler)]() mutable { handler(ec, bytes); });
    }

    Socket socket_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
    bool isTls_;
    Socket::wait_type wants_ = Socket::wait_read;
};

} // namespace sekishod::transport
