#pragma once
// The transport: HTTP/1.1 over TLS, and on a Unix socket for a proxy, in front of an Application. Limits and timeouts
// stop slow, huge and malformed requests before the application sees them.

#include "models/domain/error.h"
#include "service/http/application.h"
#include "service/http/client_address.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace sekishod {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8443; // 0: any free one
    std::filesystem::path certificate;
    std::filesystem::path key;
    // A Unix socket for a reverse proxy of this host, without TLS; empty: none. Each of its requests names its client
    // in Forwarded or X-Forwarded-For, and nobody is known there by a certificate.
    std::filesystem::path proxySocket;
    TrustedProxies trustedProxies; // whose word on the client's address counts
    std::size_t ioThreads = 2;
    std::size_t workers = 4;
    std::size_t workerQueue = 4096;
    std::size_t headerLimit = 16'384;
    std::size_t maxConnections = 4000;                // beyond it a connection is told 503
    std::size_t largeBodies = std::size_t{256} << 20; // bytes of bodies over a megabyte at one time; beyond it 503
    std::chrono::milliseconds handshakeTimeout{10'000};
    std::chrono::milliseconds headerTimeout{10'000}; // from its first byte to its end
    std::chrono::milliseconds bodyTimeout{30'000};   // for each `bodyProgress` bytes
    std::size_t bodyProgress = 65'536;
    std::chrono::milliseconds idleTimeout{60'000};
    std::chrono::milliseconds writeTimeout{30'000}; // without the peer taking a piece
    std::chrono::milliseconds heartbeat{20'000};
    std::chrono::milliseconds drain{10'000};
    std::chrono::milliseconds tick{250}; // how often timeouts are looked at
};

class HttpServer {
  public:
    // Listens when it returns. Errors: Tls (certificate), Unavailable/LISTEN_FAILED (address in use or not ours).
    static sekisho::Result<std::unique_ptr<HttpServer>> start(const ServerOptions& options, Application& application);
    ~HttpServer(); // stop()

    std::uint16_t port() const;
    std::size_t connections() const;
    std::size_t running() const; // requests between their header and the end of their answer
    // New connections get this certificate; on an error the present one stays.
    sekisho::Done reloadCertificate();
    // Stops accepting, answers 503 to new requests on open connections, lets running ones finish within the drain time,
    // closes event streams, ends the threads. Blocks; harmless twice.
    void stop();

    struct Impl; // of the transport alone

  private:
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// One request from its bytes, with the parser and the rules of the transport (tests, fuzzing).
sekisho::Result<Request> readRequestText(std::string_view bytes, std::size_t headerLimit, std::size_t bodyLimit);

} // namespace sekishod
