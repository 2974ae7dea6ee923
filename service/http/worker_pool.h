#pragma once
// Threads for handlers. Tasks run in the order they came; a full queue refuses, so that overload becomes a 503 instead
// of a growing wait. Thread-safe. Tasks must not throw.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace sekishod {

class WorkerPool {
  public:
    WorkerPool(std::size_t threads, std::size_t queueLimit);
    ~WorkerPool(); // runs what is queued, then joins

    bool post(std::function<void()> task);         // false: the queue is full or the pool ends
    void continueWith(std::function<void()> task); // a further step of admitted work: never refused for a full queue
    void stop();                                   // refuses new tasks; the rest still runs
    std::size_t queued() const;

  private:
    void run(const std::stop_token& stopped);

    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<std::function<void()>> tasks_;
    std::size_t limit_;
    bool stopping_ = false;
    std::vector<std::jthread> threads_; // last: they use everything above
};

} // namespace sekishod
