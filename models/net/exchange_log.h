#pragma once
// The last exchanges with the service, for the log view: what was asked and how it ended, never with what content.
// Thread-safe.

#include "models/domain/clock.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace sekisho::net {

struct ExchangeNote {
    Instant at{};
    std::string method;
    std::string path; // the pattern, with {userId} instead of an id
    int status = 0;   // 0: no answer
    std::chrono::milliseconds took{};
    std::string code; // error code; empty: success
    std::string requestId;
};

class ExchangeLog {
  public:
    static constexpr std::size_t kept = 100;
    void add(ExchangeNote note);
    std::vector<ExchangeNote> notes() const; // oldest first

  private:
    mutable std::mutex mutex_;
    std::array<ExchangeNote, kept> ring_;
    std::size_t next_ = 0;
    std::size_t count_ = 0;
};

} // namespace sekisho::net
