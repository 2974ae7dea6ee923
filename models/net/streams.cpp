#include "models/net/streams.h"

#include "models/net/account.h"
#include "models/net/answers.h"
#include "models/net/feed.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace sekisho::net {

using namespace Qt::StringLiterals;

namespace {

// One record at a time is handed on, while it is in the processor's cache, and its memory is free for the next. Many of
// them at once would drive the allocator out of what it has at hand.
constexpr std::size_t batchSize = 1;

Error cut() {
    return Error(ErrorKind::Unavailable, "CONNECTION_LOST", "The stream was cut.");
}
Error malformedStream(const char* what) {
    return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED").because(what);
}

} // namespace

SnapshotTask::SnapshotTask(const Channel& channel, std::shared_ptr<ports::FeedSink> sink, Finish<std::int64_t> finish)
    : sink_(std::move(sink)), finish_(std::move(finish)) {
    ApiRequest request;
    request.path = "/v1.0/admin/snapshot";
    request.pattern = request.path;
    request.answer = ApiRequest::Answer::Stream;
    request.streamType = "application/x-ndjson";
    request.onPiece = [this](std::string_view piece) { return take(piece); };
    call_ = new ApiCall(
        channel, std::move(request), [this](Result<WireAnswer> outcome) { onEnd(std::move(outcome)); }, this);
}

Done SnapshotTask::take(std::string_view piece) {
    return lines_.feed(piece, [this](std::string_view line) { return takeLine(line); });
}

// A member in the usual words is parsed once, not twice. False: to be read with care.
bool SnapshotTask::takeUsualMember(std::string_view text) {
    const auto member = begun_ && !ended_ ? api::usualMember(text) : std::nullopt;
    if (!member) return false;
    const auto read = readFeedRecord("member", std::string(*member), batch_.emplace_back());
    if (read)
        ++records_;
    else
        batch_.pop_back();
    return read.has_value();
}

Done SnapshotTask::takeLine(std::string_view text) {
    if (takeUsualMember(text)) return flushFull();
    SEKISHO_TRY(line, reader_.line(text));
    if (ended_) return malformedStream("the snapshot goes on after its end");
    switch (line.kind) {
    case api::FeedLine::Kind::Begin:
        if (begun_) return malformedStream("the snapshot begins twice");
        begun_ = true;
        return sink_->begin({line.cursor, line.members, line.orgUnits});
    case api::FeedLine::Kind::Record:
        return takeRecord(std::move(line));
    case api::FeedLine::Kind::End:
        if (!begun_) return malformedStream("the snapshot ends before it begins");
        if (line.count != records_) return malformedStream("the snapshot has not as many records as it says");
        ended_ = true;
        return flush();
    }
    return {};
}

Done SnapshotTask::takeRecord(api::FeedLine line) {
    if (!begun_) return malformedStream("the snapshot has no beginning");
    ++records_;
    SEKISHO_TRY(known, readFeedRecord(line.record, std::move(line.data), batch_.emplace_back()));
    if (!known) batch_.pop_back();
    return flushFull();
}

Done SnapshotTask::flushFull() {
    return batch_.size() < batchSize ? Done() : flush();
}

Done SnapshotTask::flush() {
    if (batch_.empty()) return {};
    auto full = std::exchange(batch_, {});
    batch_.reserve(batchSize);
    return sink_->batch(std::move(full));
}

void SnapshotTask::onEnd(Result<WireAnswer> outcome) {
    if (!outcome) return finish_(std::move(outcome).error());
    if (!ended_ || lines_.unfinished()) return finish_(cut());
    finish_(records_);
}

PushTask::PushTask(const Channel& channel, std::int64_t cursor, std::function<void(std::int64_t)> changed)
    : channel_(channel), changed_(std::move(changed)), cursor_(cursor),
      nextPause_(channel.config->timings.reconnectFirst) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, [this] { connectNow(); });
}

void PushTask::connectNow() {
    parser_.emplace();
    const auto cursor = QByteArray::number(static_cast<qlonglong>(cursor_));
    ApiRequest request;
    request.path = "/v1.0/admin/push?cursor=" + cursor;
    request.pattern = "/v1.0/admin/push";
    request.answer = ApiRequest::Answer::Stream;
    request.streamType = "text/event-stream";
    request.lastEventId = cursor;
    request.retries = 0;
    request.onPiece = [this](std::string_view piece) { return take(piece); };
    call_ = new ApiCall(
        channel_, std::move(request), [this](Result<WireAnswer> outcome) { onEnd(std::move(outcome)); }, this);
    call_->start();
}

Done PushTask::take(std::string_view piece) {
    nextPause_ = channel_.config->timings.reconnectFirst; // it lives
    return parser_->feed(piece, [this](const api::SseEvent& event) { onEvent(event); });
}

void PushTask::onEvent(const api::SseEvent& event) {
    const auto data = QJsonDocument::fromJson(QByteArray::fromStdString(event.data)).object();
    if (event.type == "signedOut") {
        over_ = true;
        const auto code = text(data, "code"_L1);
        channel_.account->end(Error(ErrorKind::Unauthenticated, code.empty() ? "SESSION_ENDED" : code));
        return;
    }
    if (event.type != "change") return;
    const auto seq = data.value("seq"_L1).toInteger(-1);
    if (seq < 0) return;
    cursor_ = std::max(cursor_, static_cast<std::int64_t>(seq));
    changed_(seq);
}

void PushTask::onEnd(Result<WireAnswer> outcome) {
    call_->deleteLater();
    call_ = nullptr;
    if (over_) return;
    if (outcome) return reconnectLater(true); // the service closed in good order
    switch (outcome.error().kind) {
    case ErrorKind::Unauthenticated: // signed out; whoever signs in again listens again
    case ErrorKind::Forbidden:
    case ErrorKind::NotOffered:
        return;
    default:
        break;
    }
    if (outcome.error().code == "CURSOR_TOO_OLD") changed_(cursor_); // makes the listener look, and find out
    reconnectLater(false);
}

void PushTask::reconnectLater(bool soon) {
    const auto& timings = channel_.config->timings;
    const auto base = soon ? timings.reconnectFirst : nextPause_;
    if (!soon) nextPause_ = std::min(nextPause_ * 2, timings.reconnectMost);
    auto pause = base.count() * (75 + QRandomGenerator::global()->bounded(51)) / 100; // ± 25 %: not all at once
    if (parser_ && parser_->retry())
        pause = std::max<decltype(pause)>(pause, std::min(*parser_->retry(), timings.reconnectMost).count());
    pause_.start(std::chrono::milliseconds(pause));
}

} // namespace sekisho::net
