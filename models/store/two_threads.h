#pragma once
// One helper beside the calling thread, for work that two cores do in half the time. It starts with the first work.
// run() belongs to one thread.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sekisho::store {

class TwoThreads {
  public:
    TwoThreads() = default;
    ~TwoThreads();
    TwoThreads(const TwoThreads&) = delete;
    TwoThreads& operator=(const TwoThreads&) = delete;
    // Runs `there` on the helper and `here` on the caller's thread; returns when both are done.
    void run(const std::function<void()>& there, const std::function<void()>& here);

  private:
    void serve(const std::stop_token& stop);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::condition_variable_any done_;
    const std::function<void()>* work_ = nullptr;
    std::jthread helper_;
};

} // namespace sekisho::store
