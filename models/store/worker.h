#pragma once
// A thread that does one piece of work after the other; it starts with the first, or at once where there is something
// to do in idle times. Pieces that did not begin when the worker ends are dropped. wait() and finishWith() may not be
// called from the worker itself.

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sekisho::store {

class Worker {
  public:
    // `idle` runs after each such pause without work; none without one.
    explicit Worker(std::chrono::milliseconds pause = {}, std::function<void()> idle = {});
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void post(std::function<void()> work);
    // Drops what has not begun, runs `work` and returns when it is done.
    void finishWith(const std::function<void()>& work);
    void wait(const std::function<void()>& work); // runs it in its turn and returns when it is done
    // From within a piece of work: does nothing for so long, or until finishWith() is called or the worker ends.
    void rest(std::chrono::milliseconds time);

  private:
    void start(); // under the mutex
    void serve(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<std::function<void()>> queue_;
    bool finishing_ = false;
    std::chrono::milliseconds pause_;
    std::function<void()> idle_;
    std::jthread thread_;
};

} // namespace sekisho::store
