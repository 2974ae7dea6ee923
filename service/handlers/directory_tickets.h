#pragma once
// Short-lived addresses for files: an unguessable word in the path stands for what its holder may send or fetch.
// Kept in memory; at most 10,000, the oldest go first. Thread-safe.

#include "models/domain/clock.h"
#include "service/http/call.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::chrono::minutes kTicketLife{10};

struct Ticket {
    bool upload = false;
    Caller caller;        // who asked for it; the audit record names him
    sekisho::UserId user; // whose photo
    std::string fileName;
    std::int64_t fileSize = 0;
    sekisho::Instant expires{};
};

class TicketBook {
  public:
    std::string issue(Ticket ticket, sekisho::Instant now);
    // Nothing: unknown, expired, or of the other kind. An upload ticket is used up; give it back with restore() when
    // the file was refused.
    std::optional<Ticket> take(std::string_view word, bool upload, sekisho::Instant now);
    void restore(std::string_view word, Ticket ticket);

  private:
    std::mutex mutex_;
    std::map<std::string, Ticket, std::less<>> tickets_;
    std::multimap<sekisho::Instant, std::string> byAge_;
};

} // namespace sekishod
