#include "models/store/two_threads.h"

namespace sekisho::store {

TwoThreads::~TwoThreads() = default;

void TwoThreads::run(const std::function<void()>& there, const std::function<void()>& here) {
    if (!helper_.joinable()) helper_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    {
        std::lock_guard lock(mutex_);
        work_ = &there;
    }
    wake_.notify_one();
    here();
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return work_ == nullptr; });
}

void TwoThreads::serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [this] { return work_ != nullptr; })) {
        const auto* work = work_;
        lock.unlock();
        (*work)();
        lock.lock();
        work_ = nullptr;
        done_.notify_one();
    }
}

} // namespace sekisho::store
