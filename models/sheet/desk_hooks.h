#pragma once
// Private to this folder: how the work of a desk tells its progress and learns that nobody waits any more.

#include "models/ports/call.h"
#include "models/ports/import.h"
#include "models/sheet/byte_source.h"

#include <chrono>
#include <memory>
#include <utility>

namespace sekisho::sheet {

// Progress reaches the caller's executor some times a second, however often the work tells it.
inline Hooks hooksOf(const std::shared_ptr<ports::CallState>& call, ports::Executor& on,
                     ports::ImportProgress progress) {
    constexpr auto kTellingPause = std::chrono::milliseconds(100);
    Hooks hooks;
    hooks.cancelled = [call] { return call->cancelled(); };
    if (!progress) return hooks;
    hooks.progress = [call, &on, progress = std::move(progress), kTellingPause,
                      last = std::chrono::steady_clock::time_point()](std::int64_t done, std::int64_t total) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kTellingPause) return;
        last = now;
        on.post([call, progress, done, total] {
            if (!call->cancelled() && !call->finished()) progress(done, total);
        });
    };
    return hooks;
}

} // namespace sekisho::sheet
