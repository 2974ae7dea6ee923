#include "service/logs/syslog_channel.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <chrono>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

using SyslogClock = std::chrono::steady_clock;
constexpr std::chrono::seconds kConnectTime{15};
constexpr std::chrono::seconds kSendTime{30};
constexpr int kLookMillis = 250; // how soon a stop is seen

Error forwardFault(const char* code, const std::string& host, std::string detail) {
    ERR_clear_error();
    return Error(code == std::string_view("FORWARD_CERTIFICATE") ? ErrorKind::Tls : ErrorKind::Unavailable, code)
        .with("host", host)
        .because(std::move(detail));
}

std::string tlsDetail() {
    const unsigned long code = ERR_peek_last_error();
    if (code == 0) return std::generic_category().message(errno);
    char text[256];
    ERR_error_string_n(code, text, sizeof text);
    return text;
}

class SyslogSocket {
  public:
    explicit SyslogSocket(int fd) : fd_(fd) {}
    ~SyslogSocket() {
        if (fd_ >= 0) ::close(fd_);
    }
    SyslogSocket(const SyslogSocket&) = delete;
    SyslogSocket& operator=(const SyslogSocket&) = delete;
    int get() const { return fd_; }

  private:
    int fd_;
};

enum class SyslogWait { Ready, Late, Stopped };
SyslogWait waitForSocket(int fd, short events, SyslogClock::time_point until, const std::stop_token& stopped) {
    for (;;) {
        if (stopped.stop_requested()) return SyslogWait::Stopped;
        if (SyslogClock::now() >= until) return SyslogWait::Late;
        pollfd watched{fd, events, 0};
        const int ready = ::poll(&watched, 1, kLookMillis);
        if (ready > 0) return SyslogWait::Ready;
        if (ready < 0 && errno != EINTR) return SyslogWait::Late;
    }
}

struct Addresses {
    addrinfo* list = nullptr;
    ~Addresses() {
        if (list) ::freeaddrinfo(list);
    }
};

// The first address that answers. Looking the name up is the only step that cannot be interrupted.
Result<std::unique_ptr<SyslogSocket>> reach(const SyslogTarget& target, SyslogClock::time_point until,
                                            const std::stop_token& stopped) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    Addresses found;
    const int looked = ::getaddrinfo(target.host.c_str(), std::to_string(target.port).c_str(), &hints, &found.list);
    if (looked != 0) return forwardFault("FORWARD_UNREACHABLE", target.host, ::gai_strerror(looked));
    std::string detail = "no address";
    for (const addrinfo* one = found.list; one; one = one->ai_next) {
        auto fd = std::make_unique<SyslogSocket>(
            ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, one->ai_protocol));
        if (fd->get() < 0) continue;
        if (::connect(fd->get(), one->ai_addr, one->ai_addrlen) == 0) return fd;
        if (errno == EINPROGRESS) {
            const SyslogWait wait = waitForSocket(fd->get(), POLLOUT, until, stopped);
            if (wait == SyslogWait::Stopped) return Error(ErrorKind::Cancelled, "CANCELLED");
            int fault = ETIMEDOUT;
            socklen_t size = sizeof fault;
            if (wait == SyslogWait::Ready) ::getsockopt(fd->get(), SOL_SOCKET, SO_ERROR, &fault, &size);
            if (fault == 0) return fd;
            errno = fault;
        }
        detail = std::generic_category().message(errno);
    }
    return forwardFault("FORWARD_UNREACHABLE", target.host, detail);
}

using SyslogContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

Result<SyslogContext> contextFor(const SyslogTarget& target) {
    SyslogContext context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    if (!context) return forwardFault("FORWARD_UNREACHABLE", target.host, tlsDetail());
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    const auto ca = target.folder / "forward-ca.pem";
    const auto certificate = target.folder / "forward-client.pem";
    const auto key = target.folder / "forward-client.key";
    std::error_code ignored;
    const bool trusted = std::filesystem::exists(ca, ignored)
                             ? SSL_CTX_load_verify_locations(context.get(), ca.c_str(), nullptr) == 1
                             : SSL_CTX_set_default_verify_paths(context.get()) == 1;
    if (!trusted) return forwardFault("FORWARD_CERTIFICATE", target.host, "forward-ca.pem: " + tlsDetail());
    if (std::filesystem::exists(certificate, ignored) &&
        (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1 ||
         SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1))
        return forwardFault("FORWARD_CERTIFICATE", target.host, "forward-client.pem: " + tlsDetail());
    return context;
}

// The name of a certificate is a host or an address.
bool expectName(SSL* ssl, const std::string& host) {
    X509_VERIFY_PARAM* expected = SSL_get0_param(ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1) return true;
    ERR_clear_error();
    return SSL_set_tlsext_host_name(ssl, host.c_str()) == 1 && SSL_set1_host(ssl, host.c_str()) == 1;
}

} // namespace

struct SyslogChannel::Tls {
    std::string host;
    SyslogContext context{nullptr, &SSL_CTX_free};
    std::unique_ptr<SyslogSocket> socket;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, &SSL_free};

    // Repeats what asks to be repeated when the socket is ready.
    template<class F>
    Result<int> again(F&& work, SyslogClock::time_point until, const std::stop_token& stopped) {
        for (;;) {
            ERR_clear_error();
            const int done = work();
            if (done > 0) return done;
            const int why = SSL_get_error(ssl.get(), done);
            if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
                return forwardFault("FORWARD_CLOSED", host, tlsDetail());
            switch (waitForSocket(socket->get(), why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, until, stopped)) {
            case SyslogWait::Ready:
                break;
            case SyslogWait::Late:
                return forwardFault("FORWARD_CLOSED", host, "no answer in time");
            case SyslogWait::Stopped:
                return Error(ErrorKind::Cancelled, "CANCELLED");
            }
        }
    }
};

SyslogChannel::SyslogChannel(std::unique_ptr<Tls> tls) : tls_(std::move(tls)) {}

SyslogChannel::~SyslogChannel() {
    SSL_shutdown(tls_->ssl.get()); // says good-bye, waits for nothing
    ERR_clear_error();
}

Result<std::unique_ptr<SyslogChannel>> SyslogChannel::connect(const SyslogTarget& target,
                                                              const std::stop_token& stopped) {
    const auto until = SyslogClock::now() + kConnectTime;
    auto tls = std::make_unique<Tls>();
    tls->host = target.host;
    SEKISHO_TRY(context, contextFor(target));
    tls->context = std::move(context);
    SEKISHO_TRY(reached, reach(target, until, stopped));
    tls->socket = std::move(reached);
    tls->ssl.reset(SSL_new(tls->context.get()));
    if (!tls->ssl || SSL_set_fd(tls->ssl.get(), tls->socket->get()) != 1 || !expectName(tls->ssl.get(), target.host))
        return forwardFault("FORWARD_UNREACHABLE", target.host, tlsDetail());
    if (auto shaken = tls->again([&] { return SSL_connect(tls->ssl.get()); }, until, stopped); !shaken) {
        if (shaken.error().kind == ErrorKind::Cancelled) return shaken.error();
        const long refused = SSL_get_verify_result(tls->ssl.get());
        if (refused != X509_V_OK)
            return forwardFault("FORWARD_CERTIFICATE", target.host, X509_verify_cert_error_string(refused));
        return forwardFault("FORWARD_UNREACHABLE", target.host, shaken.error().detail);
    }
    return std::unique_ptr<SyslogChannel>(new SyslogChannel(std::move(tls)));
}

Done SyslogChannel::send(std::string_view frames, const std::stop_token& stopped) {
    while (!frames.empty()) {
        SEKISHO_TRY(sent, tls_->again(
                              [&] {
                                  return SSL_write(tls_->ssl.get(), frames.data(),
                                                   static_cast<int>(std::min<std::size_t>(frames.size(), 1 << 14)));
                              },
                              SyslogClock::now() + kSendTime, stopped));
        frames.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

// A receiver says nothing; what can be read is its good-bye.
bool SyslogChannel::open() {
    char byte = 0;
    ERR_clear_error();
    const int got = SSL_peek(tls_->ssl.get(), &byte, 1);
    const int why = got > 0 ? SSL_ERROR_NONE : SSL_get_error(tls_->ssl.get(), got);
    ERR_clear_error();
    return why == SSL_ERROR_NONE || why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
}

} // namespace sekishod
