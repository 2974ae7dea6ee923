#pragma once
// Keeps the local copy true: a snapshot when there is none or the cursor is too old, then changes by cursor until there
// are no more, then woken by push. One thing at a time; what wakes it meanwhile makes it look once more afterwards.
// After an error it waits 1, 2, 4 … 60 s, or until the connection comes back or somebody asks. Who is signed out or has
// no right is not asked again until start() or refreshNow(). Owner's (GUI) thread.

#include "models/domain/clock.h"
#include "models/ports/cache.h"
#include "models/ports/gateway.h"
#include "models/store/local_copy.h"
#include "models/store/scheduler.h"

#include <functional>
#include <memory>
#include <optional>
#include <random>

namespace sekisho::store {

class Backoff {
  public:
    explicit Backoff(std::uint32_t seed) : random_(seed) {}
    std::chrono::milliseconds next(); // 1 s, doubled up to 60 s, each ±20 %
    void reset() { step_ = 0; }

  private:
    std::mt19937 random_;
    int step_ = 0;
};

class SyncEngine final : public ports::Sync {
  public:
    // All must outlive the engine.
    SyncEngine(ports::Gateway& gateway, LocalCopy& copy, Scheduler& scheduler, ports::Executor& gui,
               std::uint32_t seed = std::random_device{}());
    ~SyncEngine() override;

    void start() override;
    void stop() override;
    void refreshNow() override;
    void rebuild() override;
    // What must have happened before the service is asked for anything: run at the beginning of each step, which goes
    // on when `then` is called on the executor of the engine. Set before start().
    using First = std::function<ports::CallHandle(std::function<void()> then)>;
    void doFirst(First first) { first_ = std::move(first); }
    bool resting() const { return !busy_ && !retry_.running(); } // nothing under way and nothing planned

  private:
    void step();
    void ask();
    void takeSnapshot();
    void fetchChanges(std::int64_t cursor);
    void changesCame(Result<ports::ChangePage> page);
    void stepDone(bool more);
    void listenFrom(std::int64_t cursor);
    void failed(Error error);
    void linkChanged(const ports::LinkStatus& link);
    void restart(); // forgets what is under way
    // What the copy calls back, unless something else was begun meanwhile.
    std::function<void(Done)> guarded(std::function<void(Done)> use);

    ports::Gateway& gateway_;
    LocalCopy& copy_;
    First first_;
    Scheduler& scheduler_;
    ports::Executor& gui_;
    Backoff backoff_;
    bool running_ = false;
    bool busy_ = false;
    bool again_ = false;
    bool wantSnapshot_ = false;
    bool online_ = false;
    std::shared_ptr<int> turn_; // renewed by restart()
    ports::CallHandle call_;
    ports::CallHandle push_;
    ports::CallHandle link_;
    ports::CallHandle reset_;
    ports::CallHandle retry_;
};

} // namespace sekisho::store
