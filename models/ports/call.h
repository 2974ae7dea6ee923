#pragma once
// The life of an asynchronous call: it has an owner (who keeps the handle), a context (the executor its reply runs on)
// and exactly one outcome. Dropping the handle cancels: after that no reply runs on the owner's thread. A call that was
// cancelled through cancel() before it ended replies nothing. Handle and reply belong to the thread of the executor.

#include "models/domain/error.h"
#include "models/ports/executor.h"

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace sekisho::ports {

class CallState {
  public:
    bool cancelled() const { return cancelled_.load(std::memory_order_acquire); }
    void cancel() {
        if (cancelled_.exchange(true, std::memory_order_acq_rel)) return;
        if (onCancel) onCancel();
    }
    bool finish() { return !finished_.exchange(true, std::memory_order_acq_rel); } // true once
    bool finished() const { return finished_.load(std::memory_order_acquire); }
    std::function<void()> onCancel; // set before the call is handed out; any thread

  private:
    std::atomic<bool> cancelled_{false};
    std::atomic<bool> finished_{false};
};

class CallHandle {
  public:
    CallHandle() = default;
    explicit CallHandle(std::shared_ptr<CallState> state) : state_(std::move(state)) {}
    CallHandle(CallHandle&&) noexcept = default;
    CallHandle& operator=(CallHandle&& other) noexcept {
        if (this != &other) {
            cancel();
            state_ = std::move(other.state_);
        }
        return *this;
    }
    ~CallHandle() { cancel(); }
    void cancel() {
        if (state_) state_->cancel();
        state_.reset();
    }
    bool running() const { return state_ && !state_->finished(); }
    // Lets the call go on without an owner; its reply still runs. Only for fire-and-forget whose reply owns all it
    // needs.
    void detach() { state_.reset(); }

  private:
    std::shared_ptr<CallState> state_;
};

template<class T>
using Reply = std::function<void(Result<T>)>;

// Delivers one outcome on the executor unless the handle is gone by then. The outcome is shared, not copied, with what
// waits for the executor: std::function would have every type of answer compiled with its copy constructor.
template<class T>
void deliver(const std::shared_ptr<CallState>& state, Executor& on, Reply<T> reply, Result<T> outcome) {
    if (!state->finish()) return;
    on.post([state, reply = std::move(reply), outcome = std::make_shared<Result<T>>(std::move(outcome))] {
        if (!state->cancelled()) reply(std::move(*outcome));
    });
}

} // namespace sekisho::ports
