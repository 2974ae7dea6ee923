#pragma once
// Part of service/http/beast_server.cpp, the only translation unit that sees Boost.Asio and Boost.Beast: what a
// connection and the server consist of, and how a parsed header becomes a plain request.

#include "service/http/beast_wire.h"
#include "service/http/error_response.h"
#include "service/http/request_text.h"
#include "service/http/response_text.h"
#include "service/http/server.h"
#include "service/http/tls_setup.h"
#include "service/http/worker_pool.h"
#include "service/store/uid.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sekishod::transport {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using local = asio::local::stream_protocol;
using Parser = http::request_parser<http::string_body>;
using SteadyClock = std::chrono::steady_clock;

inline constexpr std::size_t readPieceBytes = 4096;
inline constexpr std::size_t writePieceBytes = 262'144;
inline constexpr std::size_t scrapBytes = 16'384;
inline constexpr std::size_t lastScrapBytes = 512; // after a good-bye hardly anything comes
inline constexpr std::size_t chunksInFlight = 2;
inline constexpr std::size_t smallBody = std::size_t{1} << 20; // these are bounded by the number of connections
inline constexpr std::size_t eventBacklog =
    262'144; // a console that takes no events is cut off, it resumes by its cursor
inline constexpr std::chrono::seconds lingerTime{2};
// What a peer goes on sending although it was answered already is read so far and so long, that it comes to the answer.
inline constexpr std::uint64_t passedMost = 256U << 20;
inline constexpr std::chrono::seconds passedLongest{30};
inline constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

inline std::int64_t ticksOf(SteadyClock::time_point t) {
    return t.time_since_epoch().count();
}

inline std::optional<Method> methodOf(http::verb verb) {
    switch (verb) {
    case http::verb::get:
        return Method::Get;
    case http::verb::post:
        return Method::Post;
    case http::verb::put:
        return Method::Put;
    case http::verb::patch:
        return Method::Patch;
    case http::verb::delete_:
        return Method::Delete;
    case http::verb::head:
        return Method::Head;
    case http::verb::options:
        return Method::Options;
    default:
        return std::nullopt;
    }
}

inline std::string textOf(beast::string_view text) {
    return {text.data(), text.size()};
}

// The header as a plain request. Whether the method has a name here is told apart from whether the header is sound.
inline Result<Request> requestOf(const Parser& parser, bool& methodKnown) {
    const auto& header = parser.get();
    Request request;
    const auto method = methodOf(header.method());
    methodKnown = method.has_value();
    request.method = method.value_or(Method::Options);
    for (const auto& field : header)
        request.headers.emplace_back(textOf(field.name_string()), textOf(field.value()));
    const std::string_view named = request.header("X-Request-Id");
    request.id = isRequestId(named) ? std::string(named) : newUid();
    const bool hosted = isHost(request.header("Host")) && header.count(http::field::host) == 1;
    if (header.version() == 11 && !hosted)
        return Error(ErrorKind::BadInput, "BAD_REQUEST", "The Host field is missing or malformed.");
    if (header.count(http::field::transfer_encoding) > 0 && (!parser.chunked() || header.version() < 11))
        return Error(ErrorKind::BadInput, "BAD_REQUEST", "Only the transfer encoding chunked is understood.");
    if (auto done = readTarget({header.target().data(), header.target().size()}, request); !done) return done.error();
    return request;
}

inline Error parseFault(const error_code& ec) {
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow)
        return Error(ErrorKind::TooLarge, "HEADER_TOO_LARGE");
    if (ec == http::error::body_limit) return Error(ErrorKind::TooLarge, "PAYLOAD_TOO_LARGE");
    if (ec == http::error::partial_message)
        return Error(ErrorKind::BadInput, "BAD_REQUEST", "The request ended before it was complete.");
    return Error(ErrorKind::BadInput, "BAD_REQUEST", "The request is not valid HTTP.").because(ec.message());
}

class Connection;

} // namespace sekishod::transport

namespace sekishod {

namespace asio = boost::asio;
struct HttpServer::Impl {
    Impl(const ServerOptions& o, Application& app)
        : options(o), application(app), io(static_cast<int>(o.ioThreads)), acceptor(asio::make_strand(io)),
          ticker(acceptor.get_executor()), pool(o.workers, o.workerQueue) {}

    sekisho::Done listen();
    sekisho::Done listenToProxy();
    sekisho::Done loadTls();
    template<class Acceptor>
    void accept(Acceptor& acceptor);
    void take(asio::generic::stream_protocol::socket socket, std::string remoteIp, bool withTls);
    void tick();
    void stop();
    void count(int change);
    std::vector<std::shared_ptr<transport::Connection>> present();

    ServerOptions options;
    Application& application;
    std::mutex mutex;
    std::condition_variable changed;
    std::unordered_map<transport::Connection*, std::weak_ptr<transport::Connection>> connections;
    std::shared_ptr<asio::ssl::context> tls;
    std::atomic<std::size_t> running{0};
    std::atomic<std::size_t> largeBodies{0};
    std::atomic<bool> draining{false};
    bool stopped = false;
    std::uint16_t port = 0;
    asio::io_context io; // its handlers hold connections, which take themselves off the list above
    transport::tcp::acceptor acceptor;
    std::optional<transport::local::acceptor> proxyAcceptor;
    asio::steady_timer ticker;
    WorkerPool pool;
    std::vector<std::jthread> threads;
};

} // namespace sekishod

namespace sekishod::transport {

using Server = HttpServer::Impl;

class Sink final : public EventSink {
  public:
    explicit Sink(std::weak_ptr<Connection> connection) : connection_(std::move(connection)) {}
    void send(std::uint64_t id, std::string_view event, std::string_view data) override;
    void close() override;
    bool open() const override { return open_; }
    void shut() { open_ = false; }

  private:
    std::weak_ptr<Connection> connection_;
    std::atomic<bool> open_{true};
};

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Server& server, Wire::Socket socket, SSL_CTX* tls, std::string remoteIp, bool refused)
        : server_(server), wire_(std::move(socket), tls), refused_(refused), buffer_(4 * server.options.headerLimit),
          remoteIp_(std::move(remoteIp)) {}
    ~Connection() {
        const std::lock_guard lock(server_.mutex);
        server_.connections.erase(this);
        server_.changed.notify_all();
    }

    template<class F>
    void post(F&& work) { // from any thread onto the strand
        asio::post(wire_.get_executor(),
                   [self = shared_from_this(), work = std::forward<F>(work)]() mutable { work(*self); });
    }
    void begin();
    void tick(SteadyClock::time_point now);
    void drain();
    void finishUp();
    void close();
    void enqueueEvent(const std::string& text);
    void endEvents();

  private:
    enum class Phase {
        Handshake,
        Idle,
        Header,
        Body,
        Running,
        Writing,
        Streaming,
        Events,
        Waiting,
        Passing,
        Lingering,
        Closed
    };

    void expireAfter(std::chrono::milliseconds time) { deadline_ = ticksOf(SteadyClock::now() + time); }
    void expireNever() { deadline_ = never; }
    void onDeadline();

    void readNext(bool first);
    void readRaw();
    void waitRaw();
    void takeRaw(bool waited);
    void onRaw(const error_code& ec);
    void readHead();
    void onHead(const error_code& ec);
    void readBody(std::size_t sinceDeadline);
    void onReadFault(const error_code& ec);

    void dispatch();
    void onReply(Reply reply);
    void refuse(const Error& error);
    void send(std::string text, void (Connection::*then)());
    void sendPiece();
    void answered();
    void finishLog();
    bool makeRoom(std::size_t bodyLimit);
    std::string head(bool chunked, std::size_t length) const;

    void startStream();
    void pumpStream();
    void streamWritten();
    void fetch();
    void onChunk(std::optional<std::string> chunk, bool failed);
    void startEvents();
    void eventsWritten();
    void startWaiting();
    void resume();
    bool bodyIsComing() const;
    void passBody(std::uint64_t left);
    void linger();
    void discard();
    asio::mutable_buffer scrap(std::size_t bytes);

    Server& server_;
    Wire wire_;
    bool refused_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Phase phase_ = Phase::Handshake;
    std::atomic<std::int64_t> deadline_{never};
    std::atomic<std::int64_t> heartbeat_{never};
    std::string remoteIp_;
    std::optional<PeerCertificate> certificate_;
    bool rawPending_ = false;

    Request request_;
    Admission admission_;
    Reply reply_;
    bool version11_ = true;
    bool keepAlive_ = true;
    bool open_ = false;    // a request is between its header and the end of its answer
    bool counted_ = false; // and a graceful stop waits for it
    std::size_t room_ = 0; // of a large body
    SteadyClock::time_point startedAt_;
    std::uint64_t bodyBytes_ = 0;

    std::string out_;
    std::size_t outSent_ = 0;
    void (Connection::*then_)() = nullptr;

    std::shared_ptr<ChunkSource> source_;
    std::deque<std::string> ready_;
    bool fetching_ = false;
    bool writing_ = false;
    bool ended_ = false;

    std::shared_ptr<Sink> sink_;
    std::string outbox_;
    std::function<void()> cancelWait_;
    std::optional<asio::steady_timer> waitTimer_;
    SteadyClock::time_point passUntil_;
    std::vector<char> scrap_; // while something is read that nobody wants
};

} // namespace sekishod::transport
