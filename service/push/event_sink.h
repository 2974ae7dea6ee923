#pragma once

#include <cstdint>
#include <string_view>

namespace sekishod {

// An open event stream; thread-safe. The transport sends heartbeats and closes it at shutdown.
class EventSink {
  public:
    virtual ~EventSink() = default;
    virtual void send(std::uint64_t id, std::string_view event, std::string_view data) = 0;
    virtual void close() = 0;
    virtual bool open() const = 0;
};

} // namespace sekishod
