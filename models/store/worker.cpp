#include "models/store/worker.h"

#include <future>
#include <memory>
#include <utility>

namespace sekisho::store {

Worker::Worker(std::chrono::milliseconds pause, std::function<void()> idle) : pause_(pause), idle_(std::move(idle)) {
    std::lock_guard lock(mutex_);
    if (idle_) start();
}

Worker::~Worker() = default;

void Worker::start() {
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

void Worker::post(std::function<void()> work) {
    {
        std::lock_guard lock(mutex_);
        if (!thread_.joinable()) start();
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void Worker::wait(const std::function<void()>& work) {
    // The work holds the promise: when it is dropped unrun, its end wakes whoever waits.
    auto done = std::make_shared<std::promise<void>>();
    const auto over = done->get_future();
    post([&work, done = std::move(done)] {
        work();
        done->set_value();
    });
    over.wait();
}

void Worker::finishWith(const std::function<void()>& work) {
    std::deque<std::function<void()>> dropped; // destroyed here, not under the lock
    {
        std::lock_guard lock(mutex_);
        dropped.swap(queue_);
        finishing_ = true;
    }
    wait(work);
    std::lock_guard lock(mutex_);
    finishing_ = false;
}

void Worker::rest(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, thread_.get_stop_token(), time, [this] { return finishing_; });
}

void Worker::serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return !queue_.empty(); };
    while (!stop.stop_requested()) {
        bool there = true;
        if (idle_)
            there = wake_.wait_for(lock, stop, pause_, ready);
        else
            wake_.wait(lock, stop, ready);
        if (stop.stop_requested()) return;
        std::function<void()> work = idle_;
        if (there) {
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
    }
}

} // namespace sekisho::store
