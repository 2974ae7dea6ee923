#pragma once
// Reads a stream of server-sent events piece by piece: fields id, event, data and retry, comments, and line ends CR, LF
// or CRLF also when a piece ends between the two. Not thread-safe; one object a connection.

#include "models/domain/error.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::api {

struct SseEvent {
    std::string type; // "message" when the stream does not name one
    std::string data; // lines joined with LF
    std::string id;   // the last id seen so far
};

class SseParser {
  public:
    using EventSink = std::function<void(const SseEvent&)>;

    // Most bytes of one line and of the data of one event; more is an attack or a fault, not an event.
    static constexpr std::size_t longest = std::size_t{256} << 10;

    // Hands out the events that are complete now. An event over the limit is BadInput RESPONSE_TOO_LARGE; after that
    // the stream is not to be fed again.
    Done feed(std::string_view piece, const EventSink& sink);

    const std::string& lastEventId() const { return lastId_; }
    // The pause before a reconnection that the stream asked for.
    std::optional<std::chrono::milliseconds> retry() const { return retry_; }

  private:
    Done endLine(const EventSink& sink);
    Done field(std::string_view name, std::string_view value);
    void dispatch(const EventSink& sink);

    std::string line_;
    std::string type_;
    std::string data_;
    std::string lastId_;
    bool hasData_ = false;
    bool afterCr_ = false;
    bool firstLine_ = true;
    std::optional<std::chrono::milliseconds> retry_;
};

} // namespace sekisho::api
