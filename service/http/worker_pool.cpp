#include "service/http/worker_pool.h"

#include <algorithm>
#include <utility>

namespace sekishod {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queueLimit) : limit_(queueLimit) {
    for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i)
        threads_.emplace_back([this](const std::stop_token& stopped) { run(stopped); });
}

WorkerPool::~WorkerPool() {
    stop();
    for (auto& thread : threads_)
        thread.request_stop();
}

bool WorkerPool::post(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || tasks_.size() >= limit_) return false;
        tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
    return true;
}

void WorkerPool::continueWith(std::function<void()> task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
}

void WorkerPool::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
}

std::size_t WorkerPool::queued() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
}

void WorkerPool::run(const std::stop_token& stopped) {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            if (!ready_.wait(lock, stopped, [this] { return !tasks_.empty(); })) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }
}

} // namespace sekishod
