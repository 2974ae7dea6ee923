#pragma once
// Part of service/http/beast_server.cpp: answers that take their time (chunks, events, long polls), deadlines and the
// end of a connection.

#include "service/http/beast_connection.h"

namespace sekishod::transport {

inline void Sink::send(std::uint64_t id, std::string_view event, std::string_view data) {
    if (!open_) return;
    if (const auto connection = connection_.lock())
        connection->post([text = eventText(id, event, data)](Connection& c) { c.enqueueEvent(text); });
}

inline void Sink::close() {
    if (!open_.exchange(false)) return;
    if (const auto connection = connection_.lock()) connection->post([](Connection& c) { c.endEvents(); });
}

// ---- streams -------------------------------------------------------------------------------------------------------

inline void Connection::startStream() {
    phase_ = Phase::Streaming;
    if (!version11_) keepAlive_ = false;
    source_ = std::make_shared<ChunkSource>(std::move(reply_.response.stream));
    reply_.response.stream = nullptr;
    writing_ = true;
    send(head(true, 0), &Connection::streamWritten);
    fetch();
}

inline void Connection::streamWritten() {
    writing_ = false;
    expireNever();
    pumpStream();
}

inline void Connection::pumpStream() {
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

inline void Connection::fetch() {
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

inline void Connection::onChunk(std::optional<std::string> chunk, bool failed) {
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

inline void Connection::startEvents() {
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
    // Very many agents and consoles wait so: what the request and the head of its answer consisted of is not needed.
    parser_.reset();
    request_.headers = {};
    reply_.response.headers = {};
    if (server_.draining) sink_->close();
}

inline void Connection::enqueueEvent(const std::string& text) {
    if (phase_ != Phase::Events) return;
    bodyBytes_ += text.size();
    outbox_ += version11_ ? chunkText(text) : text;
    if (outbox_.size() > eventBacklog) return close();
    if (!writing_) eventsWritten();
}

inline void Connection::endEvents() {
    if (phase_ != Phase::Events || ended_) return;
    ended_ = true;
    if (!writing_) eventsWritten();
}

inline void Connection::eventsWritten() {
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

inline void Connection::startWaiting() {
    phase_ = Phase::Waiting;
    expireNever();
    Deferral deferral = std::move(*reply_.response.deferred);
    waitTimer_.emplace(wire_.get_executor(), deferral.timeout);
    waitTimer_->async_wait([self = shared_from_this()](const error_code& ec) {
        if (!ec) self->resume();
    });
    cancelWait_ = deferral.start([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->post([](Connection& c) { c.resume(); });
    });
    if (buffer_.size() == 0) readRaw(); // else the next request is here already: nobody went away
    if (server_.draining) resume();
}

inline void Connection::resume() {
    if (phase_ != Phase::Waiting) return;
    waitTimer_.reset();
    if (cancelWait_) std::exchange(cancelWait_, nullptr)();
    request_.resumed = true;
    dispatch();
}

// ---- time and the end ----------------------------------------------------------------------------------------------

inline void Connection::tick(SteadyClock::time_point now) {
    if (ticksOf(now) >= deadline_) post([](Connection& c) { c.onDeadline(); });
    if (ticksOf(now) >= heartbeat_) {
        heartbeat_ = ticksOf(now + server_.options.heartbeat);
        post([](Connection& c) { c.enqueueEvent(std::string(heartbeatEvent)); });
    }
}

inline void Connection::onDeadline() {
    if (ticksOf(SteadyClock::now()) < deadline_) return;
    if (phase_ == Phase::Idle || phase_ == Phase::Passing) return linger();
    if (phase_ == Phase::Header || phase_ == Phase::Body) {
        if (phase_ == Phase::Header) startedAt_ = SteadyClock::now();
        open_ = true;
        return refuse(Error(ErrorKind::Timeout, "REQUEST_TIMEOUT"));
    }
    close();
}

inline void Connection::drain() {
    if (phase_ == Phase::Events && sink_) sink_->close();
    if (phase_ == Phase::Waiting) resume();
}

// The drain time is over: what is not being written by now is given up.
inline void Connection::finishUp() {
    switch (phase_) {
    case Phase::Idle:
    case Phase::Passing:
        return linger();
    case Phase::Writing:
    case Phase::Events: // on its way to the end since drain()
    case Phase::Lingering:
    case Phase::Closed:
        keepAlive_ = false;
        return;
    default:
        close();
    }
}

// Of a request that was answered before its body was here. Who was told to go ahead first has not begun with it.
inline bool Connection::bodyIsComing() const {
    if (!parser_ || !parser_->is_header_done() || parser_->is_done() || server_.draining) return false;
    const bool asked = beast::iequals(parser_->get()[http::field::expect], "100-continue");
    return !asked && (parser_->chunked() || parser_->content_length_remaining().value_or(0) > 0);
}

// Many clients look for an answer only when they have sent everything. A good-bye, or a reset by bytes that nobody
// reads, would end the connection before that, and they would never learn why.
inline void Connection::passBody(std::uint64_t left) {
    phase_ = Phase::Passing;
    const std::uint64_t here = std::min<std::uint64_t>(left, buffer_.size());
    buffer_.consume(here);
    left -= here;
    if (left == 0 || SteadyClock::now() >= passUntil_) return linger();
    expireAfter(lingerTime);
    wire_.async_read_some(scrap(scrapBytes),
                          [self = shared_from_this(), left](const error_code& ec, std::size_t bytes) {
                              if (self->phase_ != Phase::Passing) return;
                              if (ec) return self->linger();
                              self->passBody(left - std::min<std::uint64_t>(left, bytes));
                          });
}

inline asio::mutable_buffer Connection::scrap(std::size_t bytes) {
    scrap_.resize(bytes);
    return asio::buffer(scrap_);
}

// Says goodbye in TLS and in TCP and reads what the peer still sends, so that the last answer is not lost to a reset.
inline void Connection::linger() {
    if (phase_ == Phase::Closed || phase_ == Phase::Lingering) return;
    finishLog();
    phase_ = Phase::Lingering;
    expireAfter(lingerTime);
    wire_.async_shutdown([self = shared_from_this()](const error_code&) {
        if (self->phase_ != Phase::Lingering) return;
        error_code ignored;
        self->wire_.socket().shutdown(Wire::Socket::shutdown_send, ignored);
        self->discard();
    });
}

inline void Connection::discard() {
    wire_.socket().async_read_some(scrap(lastScrapBytes),
                                   [self = shared_from_this()](const error_code& ec, std::size_t) {
                                       if (self->phase_ != Phase::Lingering) return;
                                       if (ec) return self->close();
                                       self->discard();
                                   });
}

inline void Connection::close() {
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
    wire_.socket().close(ignored);
}

} // namespace sekishod::transport
