#pragma once
// An executor whose work runs only when the test says so, on the test's own thread. post() may come from any thread.

#include "models/ports/executor.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace sekisho::fakes {

class ManualExecutor final : public ports::Executor {
  public:
    void post(std::function<void()> work) override {
        {
            std::lock_guard lock(mutex_);
            queue_.push_back(std::move(work));
        }
        arrived_.notify_one();
    }
    std::size_t run() { // everything that is there, and what that brings about; how many
        std::size_t count = 0;
        while (runOne())
            ++count;
        return count;
    }
    // Runs what arrives until `reached` holds; false when that took longer than a test may.
    bool runUntil(const std::function<bool()>& reached, std::chrono::seconds patience = std::chrono::seconds(60)) {
        const auto end = std::chrono::steady_clock::now() + patience;
        for (;;) {
            if (reached()) return true;
            if (runOne()) continue;
            std::unique_lock lock(mutex_);
            if (!arrived_.wait_until(lock, end, [&] { return !queue_.empty(); })) return false;
        }
    }

  private:
    bool runOne() {
        std::function<void()> work;
        {
            std::lock_guard lock(mutex_);
            if (queue_.empty()) return false;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work();
        return true;
    }

    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
};

} // namespace sekisho::fakes
