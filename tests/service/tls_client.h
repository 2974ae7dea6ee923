#pragma once
// A plain HTTPS client for tests: raw bytes out, answers in, over one TLS connection that checks the service's CA.
// Blocking, with a time limit on every read, so that a silent service fails a test instead of hanging it.

#include <openssl/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod::test {

struct Answer {
    int status = 0; // 0: the connection ended before an answer
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool complete = false; // the body ended as its framing says

    std::string header(std::string_view name) const; // compared without case; empty when absent
    bool has(std::string_view name) const;
};

struct TlsClientOptions {
    std::filesystem::path caFile; // empty: the certificate is not checked
    int minVersion = 0;           // TLS1_2_VERSION …; 0: the library's own
    int maxVersion = 0;
    int timeoutSeconds = 20;
    std::string host = "127.0.0.1"; // checked in the certificate
};

class TlsClient {
  public:
    TlsClient(std::uint16_t port, TlsClientOptions options = {});
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;
    TlsClient& operator=(TlsClient&&) noexcept;

    bool connected() const;
    const std::string& error() const; // of the handshake
    std::string protocol() const;     // "TLSv1.3"

    bool send(std::string_view bytes);
    std::optional<std::string> readSome();        // nothing: the peer closed or the time is over
    Answer readHead();                            // up to the empty line; the body stays for the other readers
    Answer read(bool headOnly = false);           // one whole answer
    std::optional<std::string> readChunk();       // of a chunked body, after readHead(); empty text: the last one
    std::string readUntil(std::string_view text); // what was read, ending with `text`; shorter when the peer closed
    bool closedByPeer();                          // reads until the end; false when the time is over first
    void closeHard();                             // without TLS good-bye

    using Fields = std::vector<std::pair<std::string, std::string>>;
    Answer request(std::string_view method, std::string_view target, std::string_view body = {},
                   const Fields& fields = {});
    static std::string requestText(std::string_view method, std::string_view target, std::string_view body = {},
                                   const Fields& fields = {});

  private:
    struct Impl;
    bool more();
    std::unique_ptr<Impl> impl_;
};

} // namespace sekishod::test
