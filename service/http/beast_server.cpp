// The only translation unit that sees Boost.Asio and Boost.Beast; its parts are the headers beast_*.h. Each connection
// is a small state machine on a strand of its own: handshake → idle → header → body → running → writing, streaming,
// events or waiting → idle, or passing (over the rest of a body) and lingering.

#include "service/http/beast_connection.h"
#include "service/http/beast_sockets.h"
#include "service/http/beast_streams.h"

#include <csignal>
#include <filesystem>
#include <type_traits>

namespace sekishod {

namespace transport {

// ---- reading -------------------------------------------------------------------------------------------------------

void Connection::begin() {
    expireAfter(server_.options.handshakeTimeout);
    wire_.async_handshake([self = shared_from_this()](const error_code& ec) {
        if (ec || self->phase_ != Phase::Handshake) return self->close();
        self->certificate_ = self->wire_.certificate();
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
    reply_.response.status = 0;
    bodyBytes_ = 0;
    ended_ = fetching_ = writing_ = false;
    expireAfter(first ? server_.options.headerTimeout : server_.options.idleTimeout);
    if (buffer_.size() > 0) return readHead();
    buffer_.shrink_to_fit(); // a connection that rests costs little
    readRaw();
}

// Waits for the first bytes of a request; during an event stream or a long poll, for the peer to go away.
void Connection::readRaw() {
    if (std::exchange(rawPending_, true)) return;
    if (wire_.holdsBytes()) return takeRaw(false);
    waitRaw();
}

// What waits for a long time has no buffer meanwhile.
void Connection::waitRaw() {
    wire_.async_wait([self = shared_from_this()](const error_code& failed) {
        if (!failed) return self->takeRaw(true);
        self->rawPending_ = false;
        self->onRaw(failed);
    });
}

void Connection::takeRaw(bool waited) {
    std::array<char, readPieceBytes> piece;
    error_code ec;
    const std::size_t bytes = wire_.readNow(asio::buffer(piece), ec);
    if (ec == asio::error::would_block) return waitRaw();
    if (bytes > 0) buffer_.commit(asio::buffer_copy(buffer_.prepare(bytes), asio::buffer(piece, bytes)));
    const auto go = [self = shared_from_this(), ec] {
        self->rawPending_ = false;
        self->onRaw(ec);
    };
    if (waited) return go();
    asio::post(wire_.get_executor(), go); // a peer that sends without end has no end of the stack
}

void Connection::onRaw(const error_code& ec) {
    if (phase_ == Phase::Closed || phase_ == Phase::Lingering) return;
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
    // Nearly always the whole header is here already: then no reading has to be arranged, which costs a turn of the
    // loop.
    if (buffer_.size() > 0) {
        error_code ec;
        buffer_.consume(parser_->put(buffer_.data(), ec));
        if (ec && ec != http::error::need_more) return onHead(ec);
        if (parser_->is_header_done()) return onHead({});
    }
    http::async_read_header(wire_, buffer_, *parser_,
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
    const TrustedProxies& proxies = server_.options.trustedProxies;
    auto client =
        wire_.isTls() ? proxies.clientOf(remoteIp_, request_.headers) : proxies.clientOfProxy(request_.headers);
    if (!client) return refuse(client.error());
    request_.remoteIp = std::move(*client);
    if (certificate_ && sekisho::SystemClock().now() < certificate_->until) // connections last long
        request_.certificate = certificate_->sha256;
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
    if (!makeRoom(admission_.bodyLimit)) return refuse(Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"));
    parser_->body_limit(admission_.bodyLimit);
    server_.count(1);
    counted_ = true;
    if (!hasBody) return dispatch();
    phase_ = Phase::Body;
    expireAfter(server_.options.bodyTimeout);
    if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) return readBody(0);
    out_ = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(wire_, asio::buffer(out_), [self = shared_from_this()](const error_code& fault, std::size_t) {
        if (fault) return self->close();
        if (self->phase_ == Phase::Body) self->readBody(0);
    });
}

// Many large bodies at once would fill the memory while they wait for a thread. One always fits.
bool Connection::makeRoom(std::size_t bodyLimit) {
    const std::size_t size = parser_->chunked() ? bodyLimit : parser_->content_length().value_or(0);
    if (size <= smallBody) return true;
    const std::size_t before = server_.largeBodies.fetch_add(size);
    room_ = size;
    if (before == 0 || before + size <= server_.options.largeBodies) return true;
    server_.largeBodies -= std::exchange(room_, 0);
    return false;
}

void Connection::readBody(std::size_t sinceDeadline) {
    if (parser_->is_done()) {
        request_.body = std::move(parser_->get().body());
        return dispatch();
    }
    http::async_read_some(wire_, buffer_, *parser_,
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
    asio::async_write(wire_, asio::buffer(out_.data() + outSent_, piece),
                      [self = shared_from_this()](const error_code& ec, std::size_t bytes) {
                          if (self->phase_ == Phase::Closed) return;
                          if (ec) return self->close();
                          self->outSent_ += bytes;
                          if (self->outSent_ < self->out_.size()) return self->sendPiece();
                          self->out_ = {};
                          ((*self).*(self->then_))();
                      });
}

void Connection::answered() {
    finishLog();
    if (keepAlive_) return readNext(false);
    if (!bodyIsComing()) return linger();
    passUntil_ = SteadyClock::now() + passedLongest;
    passBody(std::min(passedMost, parser_->content_length_remaining().value_or(passedMost)));
}

void Connection::finishLog() {
    server_.largeBodies -= std::exchange(room_, 0);
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

} // namespace transport

using namespace transport;

// ---- the server ----------------------------------------------------------------------------------------------------

Done HttpServer::Impl::loadTls() {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    SEKISHO_CHECK(setUpTls(context->native_handle(), options.certificate, options.key));
    const std::lock_guard lock(mutex);
    tls = std::move(context);
    return {};
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
    return listenToProxy();
}

// Whoever may open the file is believed about whom he asks for: its owner and its group.
Done HttpServer::Impl::listenToProxy() {
    if (options.proxySocket.empty()) return {};
    SEKISHO_CHECK(clearSocket(options.proxySocket));
    error_code ec;
    proxyAcceptor.emplace(asio::make_strand(io));
    proxyAcceptor->open(local(), ec);
    if (!ec) proxyAcceptor->bind(local::endpoint(options.proxySocket.string()), ec);
    std::error_code fault;
    if (!ec) // before anybody can connect
        std::filesystem::permissions(options.proxySocket, std::filesystem::perms(0660), fault);
    if (!ec && !fault) proxyAcceptor->listen(asio::socket_base::max_listen_connections, ec);
    if (!ec && !fault) return {};
    return socketFault(options.proxySocket, fault ? fault.message() : ec.message());
}

template<class Acceptor>
void HttpServer::Impl::accept(Acceptor& from) {
    using Accepted = typename Acceptor::protocol_type::socket;
    from.async_accept(asio::make_strand(io), [this, &from](const error_code& ec, Accepted socket) {
        if (ec == asio::error::operation_aborted || !from.is_open()) return;
        if (ec) { // out of descriptors, most likely: wait until some are free instead of spinning
            auto pause = std::make_shared<asio::steady_timer>(from.get_executor(), std::chrono::milliseconds(50));
            pause->async_wait([this, &from, pause](const error_code& stopped_) {
                if (!stopped_) accept(from);
            });
            return;
        }
        std::string remoteIp = setUpSocket(socket);
        take(std::move(socket), std::move(remoteIp), std::is_same_v<Acceptor, tcp::acceptor>);
        accept(from);
    });
}

void HttpServer::Impl::take(Wire::Socket socket, std::string remoteIp, bool withTls) {
    std::shared_ptr<Connection> connection;
    {
        const std::lock_guard lock(mutex);
        const std::size_t open = connections.size();
        if (open >= options.maxConnections + 64) return;
        connection = std::make_shared<Connection>(*this, std::move(socket), withTls ? tls->native_handle() : nullptr,
                                                  std::move(remoteIp), open >= options.maxConnections);
        connections.emplace(connection.get(), connection);
    }
    connection->post([](Connection& c) { c.begin(); });
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
    if (proxyAcceptor) {
        std::error_code fault;
        std::filesystem::remove(options.proxySocket, fault);
        asio::post(proxyAcceptor->get_executor(), [this] {
            error_code ignored;
            proxyAcceptor->close(ignored);
        });
    }
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
    std::signal(SIGPIPE, SIG_IGN); // TLS writes to sockets whose peer may have gone
    auto impl = std::make_unique<Impl>(options, application);
    SEKISHO_CHECK(impl->loadTls());
    SEKISHO_CHECK(impl->listen());
    impl->accept(impl->acceptor);
    if (impl->proxyAcceptor) impl->accept(*impl->proxyAcceptor);
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
