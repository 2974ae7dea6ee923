#pragma once
// Doing something later, replaceable in tests. The work runs on the executor unless the handle is dropped before.

#include "models/ports/call.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace sekisho::store {

class Scheduler {
  public:
    virtual ~Scheduler() = default;
    virtual ports::CallHandle after(std::chrono::milliseconds delay, ports::Executor& on,
                                    std::function<void()> work) = 0;
};

class ThreadScheduler final : public Scheduler { // a thread that sleeps until the next is due
  public:
    ThreadScheduler();
    ~ThreadScheduler() override;
    ports::CallHandle after(std::chrono::milliseconds delay, ports::Executor& on, std::function<void()> work) override;

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Due {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void()> work;
    };
    void serve(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::multimap<Time, Due> due_;
    std::jthread thread_;
};

} // namespace sekisho::store
