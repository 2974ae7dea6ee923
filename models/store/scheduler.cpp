#include "models/store/scheduler.h"

#include <utility>

namespace sekisho::store {

ThreadScheduler::ThreadScheduler() : thread_([this](const std::stop_token& stop) { serve(stop); }) {}

ThreadScheduler::~ThreadScheduler() = default;

ports::CallHandle ThreadScheduler::after(std::chrono::milliseconds delay, ports::Executor& on,
                                         std::function<void()> work) {
    auto state = std::make_shared<ports::CallState>();
    {
        std::lock_guard lock(mutex_);
        due_.emplace(std::chrono::steady_clock::now() + delay, Due{state, &on, std::move(work)});
    }
    wake_.notify_one();
    return ports::CallHandle(std::move(state));
}

void ThreadScheduler::serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        if (due_.empty()) {
            wake_.wait(lock, stop, [this] { return !due_.empty(); });
            continue;
        }
        const auto next = due_.begin()->first;
        if (std::chrono::steady_clock::now() < next) {
            wake_.wait_until(lock, stop, next, [&] { return !due_.empty() && due_.begin()->first < next; });
            continue;
        }
        Due due = std::move(due_.begin()->second);
        due_.erase(due_.begin());
        if (due.state->cancelled()) continue; // its executor may be gone
        due.on->post([state = due.state, work = std::move(due.work)] {
            if (!state->cancelled() && state->finish()) work();
        });
    }
}

} // namespace sekisho::store
