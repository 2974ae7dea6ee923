// The only translation unit that sees Boost.Asio and Boost.Beast. Each connection is a small state machine on a strand
// of its own: handshake → idle → header → body → running → writing, streaming, events or waiting → idle or lingering.

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
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
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

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Parser = http::request_parser<http::string_body>;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t writePieceBytes = 256 * 1024;
constexpr std::size_t chunksInFlight = 2;
constexpr std::size_t eventBacklog = 256 * 1024; // a console that takes no events is cut off, it resumes by its cursor
constexpr std::chrono::seconds lingerTime{2};
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

std::int64_t ticksOf(SteadyClock::time_point t) {
    return t.time_since_epoch().count();
}

std::optional<Method> methodOf(http::verb verb) {
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

std::string textOf(beast::string_view text) {
    return {text.data(), text.size()};
}

// The header as a plain request. Whether the method has a name here is told apart from whether the header is sound.
Result<Request> requestOf(const Parser& parser, bool& methodKnown) {
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

Error parseFault(const error_code& ec) {
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow)
        return Error(ErrorKind::TooLarge, "HEADER_TOO_LARGE");
    if (ec == http::error::body_limit) return Error(ErrorKind::TooLarge, "PAYLOAD_TOO_LARGE");
    if (ec == http::error::partial_message)
        return Error(ErrorKind::BadInput, "BAD_REQUEST", "The request ended before it was complete.");
    return Error(ErrorKind::BadInput, "BAD_REQUEST", "The request is not valid HTTP.").because(ec.message());
}

class Connection;

} // namespace

struct HttpServer::Impl {
    Impl(const ServerOptions& o, Application& app)
        : options(o), application(app), io(static_cast<int>(o.ioThreads)), acceptor(asio::make_strand(io)),
          ticker(acceptor.get_executor()), pool(o.workers, o.workerQueue) {}

    Done listen();
    Done loadTls();
    void accept();
    void tick();
    void stop();
    std::shared_ptr<asio::ssl::context> currentTls();
    void count(int change);
    std::vector<std::shared_ptr<Connection>> present();

    ServerOptions options;
    Application& application;
    std::mutex mutex;
    std::condition_variable changed;
    std::unordered_map<Connection*, std::weak_ptr<Connection>> connections;
    std::shared_ptr<asio::ssl::context> tls;
    std::atomic<std::size_t> running{0};
    std::atomic<bool> draining{false};
    bool stopped = false;
    std::uint16_t port = 0;
    asio::io_context io; // its handlers hold connections, which take themselves off the list above
    tcp::acceptor acceptor;
    asio::steady_timer ticker;
    WorkerPool pool;
    std::vector<std::jthread> threads;
};

namespace {

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
    Connection(Server& server, tcp::socket socket, std::shared_ptr<asio::ssl::context> tls, bool refused)
        : server_(server), tls_(std::move(tls)), stream_(std::move(socket), *tls_), refused_(refused),
          buffer_(4 * server.options.headerLimit) {}
    ~Connection() {
        const std::lock_guard lock(server_.mutex);
        server_.connections.erase(this);
        server_.changed.notify_all();
    }

    template<class F>
    void post(F&& work) { // from any thread onto the strand
        asio::post(stream_.get_executor(),
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
    enum class Phase { Handshake, Idle, Header, Body, Running, Writing, Streaming, Events, Waiting, Lingering, Closed };

    void expireAfter(std::chrono::milliseconds time) { deadline_ = ticksOf(SteadyClock::now() + time); }
    void expireNever() { deadline_ = never; }
    void onDeadline();

    void readNext(bool first);
    void readRaw();
    void onRaw(const error_code& ec, std::size_t bytes);
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
    void linger();
    void discard();

    Server& server_;
    std::shared_ptr<asio::ssl::context> tls_;
    asio::ssl::stream<tcp::socket> stream_;
    bool refused_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Phase phase_ = Phase::Handshake;
    std::atomic<std::int64_t> deadline_{never};
    std::atomic<std::int64_t> heartbeat_{never};
    std::string remoteIp_;
    bool rawPending_ = false;

    Request request_;
    Admission admission_;
    Reply reply_;
    bool version11_ = true;
    bool keepAlive_ = true;
    bool open_ = false;    // a request is between its header and the end of its answer
    bool counted_ = false; // and a graceful stop waits for it
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
    std::array<char, 4096> scrap_{};
};

void Sink::send(std::uint64_t id, std::string_view event, std::string_view data) {
    if (!open_) return;
    if (const auto connection = connection_.lock())
        connection->post([text = eventText(id, event, data)](Connection& c) { c.enqueueEvent(text); });
}

void Sink::close() {
    if (!open_.exchange(false)) return;
    if (const auto connection = connection_.lock()) connection->post([](Connection& c) { c.endEvents(); });
}

// ---- reading -------------------------------------------------------------------------------------------------------

void Connection::begin() {
    expireAfter(server_.options.handshakeTimeout);
    error_code ignored;
    const auto peer = stream_.next_layer().remote_endpoint(ignored).address();
    remoteIp_ = peer.is_v6() && peer.to_v6().is_v4_mapped()
                    ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string()
                    : peer.to_string();
    stream_.next_layer().set_option(tcp::no_delay(true), ignored);
    stream_.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](const error_code& ec) {
        if (ec || self->phase_ != Phase::Handshake) return self->close();
        if (!self->refused_) return self->readNext(true);
        self->refuse(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
    });
}

void Connection::readNext(bool first) {
    phase_ = Phase::Idle;
    parser_.reset();
    request_ = {};
    admission_ = {};
    reply_ = {};
    bodyBytes_ = 0;
    ended_ = fetching_ = writing_ = false;
    expireAfter(first ? server_.options.headerTimeout : server_.options.idleTimeout);
    if (buffer_.size() > 0) return readHead();
    if (buffer_.capacity() > 8192 && !rawPending_) buffer_.shrink_to_fit();
    readRaw();
}

// Waits for the first bytes of a request; during an event stream or a long poll, for the peer to go away.
void Connection::readRaw() {
    if (rawPending_) return;
    rawPending_ = true;
    stream_.async_read_some(buffer_.prepare(2048),
                            [self = shared_from_this()](const error_code& ec, std::size_t bytes) {
                                self->rawPending_ = false;
                                self->onRaw(ec, bytes);
                            });
}

void Connection::onRaw(const error_code& ec, std::size_t bytes) {
    if (phase_ == Phase::Closed || phase_ == Phase::Lingering) return;
    if (!ec) buffer_.commit(bytes);
    if (phase_ == Phase::Idle) return ec ? linger() : readHead();
    if (phase_ != Phase::Events && phase_ != Phase::Waiting)
        return; // being answered: the write meets the end of the peer
    if (ec || buffer_.size() > server_.options.headerLimit) return close();
    if (phase_ == Phase::Events) readRaw();
}

void Connection::readHead() {
    phase_ = Phase::Header;
    expireAfter(server_.options.headerTimeout);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(server_.options.headerLimit));
    parser_->body_limit(boost::none); // decided by the endpoint
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](const error_code& ec, std::size_t) { self->onHead(ec); });
}

void Connection::onHead(const error_code& ec) {
    if (phase_ != Phase::Header) return;
    startedAt_ = SteadyClock::now();
    open_ = true;
    if (ec) return onReadFault(ec);
    version11_ = parser_->get().version() >= 11;
    keepAlive_ = parser_->keep_alive();
    bool methodKnown = false;
    auto request = requestOf(*parser_, methodKnown);
    if (!request) return refuse(request.error());
    request_ = std::move(*request);
    request_.remoteIp = remoteIp_;
    if (server_.draining) return refuse(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
    admission_ = server_.application.admit(request_, methodKnown);
    const bool hasBody = parser_->chunked() || parser_->content_length().value_or(0) > 0;
    if (admission_.refusal) {
        keepAlive_ = keepAlive_ && !hasBody;
        return onReply({std::move(*admission_.refusal), "none"});
    }
    if (parser_->content_length().value_or(0) > admission_.bodyLimit)
        return refuse(
            Error(ErrorKind::TooLarge, "PAYLOAD_TOO_LARGE").with("max", std::to_string(admission_.bodyLimit)));
    parser_->body_limit(admission_.bodyLimit);
    server_.count(1);
    counted_ = true;
    if (!hasBody) return dispatch();
    phase_ = Phase::Body;
    expireAfter(server_.options.bodyTimeout);
    if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) return readBody(0);
    out_ = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(out_), [self = shared_from_this()](const error_code& fault, std::size_t) {
        if (fault) return self->close();
        if (self->phase_ == Phase::Body) self->readBody(0);
    });
}

void Connection::readBody(std::size_t sinceDeadline) {
    if (parser_->is_done()) {
        request_.body = std::move(parser_->get().body());
        return dispatch();
    }
    http::async_read_some(stream_, buffer_, *parser_,
                          [self = shared_from_this(), sinceDeadline](const error_code& ec, std::size_t bytes) {
                              if (self->phase_ != Phase::Body) return;
                              if (ec) return self->onReadFault(ec);
                              const std::size_t progress = sinceDeadline + bytes;
                              const bool enough = progress >= self->server_.options.bodyProgress;
                              if (enough) self->expireAfter(self->server_.options.bodyTimeout);
                              self->readBody(enough ? 0 : progress);
                          });
}

void Connection::onReadFault(const error_code& ec) {
    static const auto& httpFaults = http::make_error_code(http::error::end_of_stream).category();
    if (ec == http::error::end_of_stream) return linger();
    if (ec.category() == httpFaults) return refuse(parseFault(ec));
    close();
}

// ---- answering -----------------------------------------------------------------------------------------------------

void Connection::dispatch() {
    phase_ = Phase::Running;
    expireNever();
    if (admission_.onIoThread) {
        if (auto reply = server_.application.answerAtOnce(request_, admission_)) return onReply(std::move(*reply));
    }
    const bool queued = server_.pool.post([self = shared_from_this()] {
        auto reply = std::make_shared<Reply>(self->server_.application.answer(self->request_, self->admission_));
        self->post([reply](Connection& c) { c.onReply(std::move(*reply)); });
    });
    if (!queued) refuse(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
}

void Connection::refuse(const Error& error) {
    keepAlive_ = false;
    if (request_.id.empty()) request_.id = newUid();
    Response response = errorResponse(error);
    if (response.status == 503) response.headers.emplace_back("Retry-After", "1");
    onReply({std::move(response), "none"});
}

std::string Connection::head(bool chunked, std::size_t length) const {
    HeadFacts facts;
    facts.requestId = request_.id;
    facts.keepAlive = keepAlive_;
    facts.chunked = chunked && version11_;
    facts.untilClose = chunked && !version11_;
    facts.length = length;
    return responseHead(reply_.response, facts);
}

void Connection::onReply(Reply reply) {
    if (phase_ == Phase::Closed) return;
    reply_ = std::move(reply);
    Response& response = reply_.response;
    if (server_.draining) keepAlive_ = false;
    const bool headOnly = request_.method == Method::Head;
    if (response.deferred && !headOnly) return startWaiting();
    if (response.events && !headOnly) return startEvents();
    if (response.stream && !headOnly) return startStream();
    const bool endless = response.stream || response.events || response.deferred;
    phase_ = Phase::Writing;
    std::string text = head(endless, response.body.size());
    if (!headOnly && response.status != 204 && response.status != 304) {
        bodyBytes_ = response.body.size();
        text += response.body;
    }
    response.stream = nullptr; // what it holds (a reader of the store) is free again
    response.body.clear();
    send(std::move(text), &Connection::answered);
}

void Connection::send(std::string text, void (Connection::*then)()) {
    out_ = std::move(text);
    outSent_ = 0;
    then_ = then;
    sendPiece();
}

void Connection::sendPiece() {
    const std::size_t piece = std::min(writePieceBytes, out_.size() - outSent_);
    expireAfter(server_.options.writeTimeout);
    asio::async_write(stream_, asio::buffer(out_.data() + outSent_, piece),
                      [self = shared_from_this()](const error_code& ec, std::size_t bytes) {
                          if (self->phase_ == Phase::Closed) return;
                          if (ec) return self->close();
                          self->outSent_ += bytes;
                          if (self->outSent_ < self->out_.size()) return self->sendPiece();
                          self->out_.clear();
                          ((*self).*(self->then_))();
                      });
}

void Connection::answered() {
    finishLog();
    if (keepAlive_) return readNext(false);
    linger();
}

void Connection::finishLog() {
    if (counted_) server_.count(-1);
    counted_ = false;
    if (!open_) return;
    open_ = false;
    AccessEntry entry;
    entry.method = methodName(request_.method);
    entry.route = admission_.endpoint ? admission_.endpoint->path : std::string_view{};
    entry.status = reply_.response.status;
    entry.duration = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - startedAt_);
    entry.bytes = bodyBytes_;
    entry.requestId = request_.id;
    entry.caller = reply_.caller;
    server_.application.sent(entry);
}

// ---- streams -------------------------------------------------------------------------------------------------------

void Connection::startStream() {
    phase_ = Phase::Streaming;
    if (!version11_) keepAlive_ = false;
    source_ = std::make_shared<ChunkSource>(std::move(reply_.response.stream));
    reply_.response.stream = nullptr;
    writing_ = true;
    send(head(true, 0), &Connection::streamWritten);
    fetch();
}

void Connection::streamWritten() {
    writing_ = false;
    expireNever();
    pumpStream();
}

void Connection::pumpStream() {
    if (!writing_ && !ready_.empty()) {
        writing_ = true;
        std::string text = std::move(ready_.front());
        ready_.pop_front();
        send(std::move(text), &Connection::streamWritten);
    } else if (!writing_ && ended_) {
        writing_ = true;
        if (!version11_) return answered();
        return send(std::string(lastChunk), &Connection::answered);
    }
    if (!fetching_ && !ended_ && ready_.size() + (writing_ ? 1 : 0) < chunksInFlight) fetch();
}

void Connection::fetch() {
    fetching_ = true;
    server_.pool.continueWith([self = shared_from_this(), source = source_] {
        std::optional<std::string> chunk;
        bool failed = false;
        try {
            chunk = (*source)();
        } catch (const std::exception&) {
            failed = true;
        }
        auto made = std::make_shared<std::optional<std::string>>(std::move(chunk));
        self->post([made, failed](Connection& c) { c.onChunk(std::move(*made), failed); });
    });
}

void Connection::onChunk(std::optional<std::string> chunk, bool failed) {
    fetching_ = false;
    if (phase_ != Phase::Streaming) return;
    if (failed) return close(); // cut off without the last chunk: the peer sees that it is incomplete
    if (!chunk) {
        ended_ = true;
        source_.reset();
    } else if (!chunk->empty()) {
        bodyBytes_ += chunk->size();
        ready_.push_back(version11_ ? chunkText(*chunk) : std::move(*chunk));
    }
    pumpStream();
}

// ---- events and long polls -----------------------------------------------------------------------------------------

void Connection::startEvents() {
    phase_ = Phase::Events;
    if (counted_) server_.count(-1); // a stop closes it and does not wait for it
    counted_ = false;
    keepAlive_ = false;
    sink_ = std::make_shared<Sink>(weak_from_this());
    writing_ = true;
    send(head(true, 0), &Connection::eventsWritten);
    readRaw();
    heartbeat_ = ticksOf(SteadyClock::now() + server_.options.heartbeat);
    const auto subscribe = std::move(reply_.response.events);
    subscribe(sink_);
    if (server_.draining) sink_->close();
}

void Connection::enqueueEvent(const std::string& text) {
    if (phase_ != Phase::Events) return;
    bodyBytes_ += text.size();
    outbox_ += version11_ ? chunkText(text) : text;
    if (outbox_.size() > eventBacklog) return close();
    if (!writing_) eventsWritten();
}

void Connection::endEvents() {
    if (phase_ != Phase::Events || ended_) return;
    ended_ = true;
    if (!writing_) eventsWritten();
}

void Connection::eventsWritten() {
    writing_ = false;
    expireNever();
    heartbeat_ = ticksOf(SteadyClock::now() + server_.options.heartbeat);
    if (!outbox_.empty()) {
        writing_ = true;
        return send(std::exchange(outbox_, {}), &Connection::eventsWritten);
    }
    if (!ended_) return;
    heartbeat_ = never;
    phase_ = Phase::Writing;
    if (version11_) return send(std::string(lastChunk), &Connection::answered);
    answered();
}

void Connection::startWaiting() {
    phase_ = Phase::Waiting;
    expireNever();
    Deferral deferral = std::move(*reply_.response.deferred);
    waitTimer_.emplace(stream_.get_executor(), deferral.timeout);
    waitTimer_->async_wait([self = shared_from_this()](const error_code& ec) {
        if (!ec) self->resume();
    });
    cancelWait_ = deferral.start([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->post([](Connection& c) { c.resume(); });
    });
    if (buffer_.size() == 0) readRaw(); // else the next request is here already: nobody went away
    if (server_.draining) resume();
}

void Connection::resume() {
    if (phase_ != Phase::Waiting) return;
    waitTimer_.reset();
    if (cancelWait_) std::exchange(cancelWait_, nullptr)();
    request_.resumed = true;
    dispatch();
}

// ---- time and the end ----------------------------------------------------------------------------------------------

void Connection::tick(SteadyClock::time_point now) {
    if (ticksOf(now) >= deadline_) post([](Connection& c) { c.onDeadline(); });
    if (ticksOf(now) >= heartbeat_) {
        heartbeat_ = ticksOf(now + server_.options.heartbeat);
        post([](Connection& c) { c.enqueueEvent(std::string(heartbeatEvent)); });
    }
}

void Connection::onDeadline() {
    if (ticksOf(SteadyClock::now()) < deadline_) return;
    if (phase_ == Phase::Idle) return linger();
    if (phase_ == Phase::Header || phase_ == Phase::Body) {
        if (phase_ == Phase::Header) startedAt_ = SteadyClock::now();
        open_ = true;
        return refuse(Error(ErrorKind::Timeout, "REQUEST_TIMEOUT"));
    }
    close();
}

void Connection::drain() {
    if (phase_ == Phase::Events && sink_) sink_->close();
    if (phase_ == Phase::Waiting) resume();
}

// The drain time is over: what is not being written by now is given up.
void Connection::finishUp() {
    switch (phase_) {
    case Phase::Idle:
        return linger();
    case Phase::Writing:
    case Phase::Lingering:
    case Phase::Closed:
        keepAlive_ = false;
        return;
    default:
        close();
    }
}

// Says goodbye in TLS and in TCP and reads what the peer still sends, so that the last answer is not lost to a reset.
void Connection::linger() {
    if (phase_ == Phase::Closed || phase_ == Phase::Lingering) return;
    finishLog();
    phase_ = Phase::Lingering;
    expireAfter(lingerTime);
    stream_.async_shutdown([self = shared_from_this()](const error_code&) {
        if (self->phase_ != Phase::Lingering) return;
        error_code ignored;
        self->stream_.next_layer().shutdown(tcp::socket::shutdown_send, ignored);
        self->discard();
    });
}

void Connection::discard() {
    stream_.next_layer().async_read_some(asio::buffer(scrap_),
                                         [self = shared_from_this()](const error_code& ec, std::size_t) {
                                             if (self->phase_ != Phase::Lingering) return;
                                             if (ec) return self->close();
                                             self->discard();
                                         });
}

void Connection::close() {
    if (phase_ == Phase::Closed) return;
    finishLog();
    phase_ = Phase::Closed;
    expireNever();
    heartbeat_ = never;
    if (sink_) sink_->shut();
    if (cancelWait_) std::exchange(cancelWait_, nullptr)();
    waitTimer_.reset();
    source_.reset();
    ready_.clear();
    error_code ignored;
    stream_.next_layer().close(ignored);
}

} // namespace

// ---- the server ----------------------------------------------------------------------------------------------------

Done HttpServer::Impl::loadTls() {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SEKISHO_CHECK(setUpTls(context->native_handle(), options.certificate, options.key));
    const std::lock_guard lock(mutex);
    tls = std::move(context);
    return {};
}

std::shared_ptr<asio::ssl::context> HttpServer::Impl::currentTls() {
    const std::lock_guard lock(mutex);
    return tls;
}

Done HttpServer::Impl::listen() {
    error_code ec;
    const auto failed = [&] {
        return Error(ErrorKind::Unavailable, "LISTEN_FAILED",
                     "The service cannot listen at " + options.host + ":" + std::to_string(options.port) + ": " +
                         ec.message() + ".");
    };
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(options.host, std::to_string(options.port), tcp::resolver::passive, ec);
    if (ec || found.empty()) return failed();
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
    if (ec) return failed();
    port = acceptor.local_endpoint(ec).port();
    return {};
}

void HttpServer::Impl::accept() {
    acceptor.async_accept(asio::make_strand(io), [this](const error_code& ec, tcp::socket socket) {
        if (ec == asio::error::operation_aborted || !acceptor.is_open()) return;
        if (ec) { // out of descriptors, most likely: wait until some are free instead of spinning
            auto pause = std::make_shared<asio::steady_timer>(acceptor.get_executor(), std::chrono::milliseconds(50));
            pause->async_wait([this, pause](const error_code& stopped_) {
                if (!stopped_) accept();
            });
            return;
        }
        std::shared_ptr<Connection> connection;
        {
            const std::lock_guard lock(mutex);
            const std::size_t open = connections.size();
            if (open < options.maxConnections + 64) {
                connection =
                    std::make_shared<Connection>(*this, std::move(socket), tls, open >= options.maxConnections);
                connections.emplace(connection.get(), connection);
            }
        }
        if (connection) connection->post([](Connection& c) { c.begin(); });
        accept();
    });
}

std::vector<std::shared_ptr<Connection>> HttpServer::Impl::present() {
    std::vector<std::shared_ptr<Connection>> out;
    const std::lock_guard lock(mutex);
    out.reserve(connections.size());
    for (const auto& [raw, weak] : connections)
        if (auto connection = weak.lock()) out.push_back(std::move(connection));
    return out;
}

void HttpServer::Impl::tick() {
    ticker.expires_after(options.tick);
    ticker.async_wait([this](const error_code& ec) {
        if (ec) return;
        const auto now = SteadyClock::now();
        for (const auto& connection : present())
            connection->tick(now);
        tick();
    });
}

void HttpServer::Impl::count(int change) {
    running += static_cast<std::size_t>(change);
    if (change < 0 && draining) {
        const std::lock_guard lock(mutex);
        changed.notify_all();
    }
}

void HttpServer::Impl::stop() {
    if (std::exchange(stopped, true)) return;
    draining = true;
    asio::post(acceptor.get_executor(), [this] {
        error_code ignored;
        acceptor.close(ignored);
    });
    for (const auto& connection : present())
        connection->post([](Connection& c) { c.drain(); });
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, options.drain, [this] { return running == 0; });
    }
    for (const auto& connection : present())
        connection->post([](Connection& c) { c.finishUp(); });
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(500), [this] { return connections.empty(); });
    }
    for (const auto& connection : present())
        connection->post([](Connection& c) { c.close(); });
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::milliseconds(200), [this] { return connections.empty(); });
    }
    io.stop();
    threads.clear();
    pool.stop();
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

HttpServer::~HttpServer() {
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ServerOptions& options, Application& application) {
    auto impl = std::make_unique<Impl>(options, application);
    SEKISHO_CHECK(impl->loadTls());
    SEKISHO_CHECK(impl->listen());
    impl->accept();
    impl->tick();
    for (std::size_t i = 0; i < std::max<std::size_t>(options.ioThreads, 1); ++i)
        impl->threads.emplace_back([io = &impl->io] { io->run(); });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const {
    return impl_->port;
}

std::size_t HttpServer::connections() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->connections.size();
}

std::size_t HttpServer::running() const {
    return impl_->running;
}

Done HttpServer::reloadCertificate() {
    return impl_->loadTls();
}

void HttpServer::stop() {
    impl_->stop();
}

Result<Request> readRequestText(std::string_view bytes, std::size_t headerLimit, std::size_t bodyLimit) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(headerLimit));
    parser.body_limit(bodyLimit);
    parser.eager(true);
    error_code ec;
    while (!parser.is_done()) {
        const std::size_t used = parser.put(asio::buffer(bytes.data(), bytes.size()), ec);
        bytes.remove_prefix(used);
        if (ec == http::error::need_more || (!ec && used == 0)) ec = http::error::partial_message;
        if (ec) return parseFault(ec);
    }
    bool methodKnown = false;
    SEKISHO_TRY(request, requestOf(parser, methodKnown));
    if (!methodKnown) return Error(ErrorKind::BadInput, "METHOD_NOT_ALLOWED");
    request.body = std::move(parser.get().body());
    return std::move(request);
}

} // namespace sekishod
