#pragma once
// The two long answers: everything at once, and the news as they come. On the bulk thread, so that neither waits for
// short calls nor they for it.

#include "models/api/feed_wire.h"
#include "models/api/ndjson.h"
#include "models/api/sse_parser.h"
#include "models/net/api_call.h"
#include "models/net/work_thread.h"
#include "models/ports/gateway.h"

#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace sekisho::net {

// GET /v1.0/admin/snapshot into a sink. What was read is handed on before more is taken from the wire, so that a slow
// sink slows the service down instead of filling the memory.
class SnapshotTask final : public Task {
  public:
    SnapshotTask(const Channel& channel, std::shared_ptr<ports::FeedSink> sink, Finish<std::int64_t> finish);
    void start() override { call_->start(); }

  private:
    Done take(std::string_view piece);
    Done takeLine(std::string_view line);
    bool takeUsualMember(std::string_view line);
    Done takeRecord(api::FeedLine line);
    Done flush();
    Done flushFull();
    void onEnd(Result<WireAnswer> outcome);

    std::shared_ptr<ports::FeedSink> sink_;
    Finish<std::int64_t> finish_;
    ApiCall* call_;
    api::LineSplitter lines_;
    api::FeedReader reader_;
    std::vector<ports::FeedRecord> batch_;
    std::int64_t records_ = 0;
    bool begun_ = false;
    bool ended_ = false;
};

// GET /v1.0/admin/push until it is deleted; takes up where it broke off.
class PushTask final : public Task {
  public:
    PushTask(const Channel& channel, std::int64_t cursor, std::function<void(std::int64_t)> changed);
    void start() override { connectNow(); }

  private:
    void connectNow();
    Done take(std::string_view piece);
    void onEvent(const api::SseEvent& event);
    void onEnd(Result<WireAnswer> outcome);
    void reconnectLater(bool soon);

    Channel channel_;
    std::function<void(std::int64_t)> changed_;
    std::int64_t cursor_;
    ApiCall* call_ = nullptr;
    std::optional<api::SseParser> parser_;
    QTimer pause_;
    std::chrono::milliseconds nextPause_;
    bool over_ = false;
};

} // namespace sekisho::net
