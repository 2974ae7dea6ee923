#pragma once
// One run that fills an archive. It goes on after errors that pass, with growing pauses, and gives up after some; what
// was taken stays, and the next run goes on from there. Owner's thread; dropping it ends it without a word.

#include "models/ports/logs.h"
#include "models/store/log_archive_desk.h"
#include "models/store/scheduler.h"
#include "models/store/sync_engine.h"

#include <functional>
#include <memory>

namespace sekisho::store {

class ArchiveFetch {
  public:
    virtual ~ArchiveFetch() = default;
    using Ended = std::function<void(Done)>;
    using Took = std::function<void(std::int64_t records)>; // in all, so far
    virtual void start(Ended ended, Took took) = 0;
    virtual void linkBack() {} // the connection is there again: no need to wait on
};

bool mayPass(const Error& error); // a matter of the connection or of the moment

class ChainFetch final : public ArchiveFetch {
  public:
    struct Parts { // all outlive it
        ports::Logs& logs;
        ArchiveDesk& desk;
        Scheduler& scheduler;
        ports::Executor& owner;
        std::uint32_t seed;
    };
    explicit ChainFetch(Parts parts) : parts_(parts), backoff_(parts.seed) {}
    void start(Ended ended, Took took) override;
    void linkBack() override;

  private:
    void beginRun();
    void begun(Result<ports::ChainRun> run);
    void askPage();
    void pageCame(Result<std::vector<std::string>> lines);
    void stored(const Result<ArchiveIntake::Taken>& taken, bool empty);
    void failed(Error error);
    void again(std::function<void()> step);
    void end(Done outcome);

    Parts parts_;
    Backoff backoff_;
    Ended ended_;
    Took took_;
    ports::ChainRun run_;
    std::int64_t after_ = 0, records_ = 0;
    int tries_ = 0;
    bool beganAnew_ = false;
    std::function<void()> waiting_; // the step that is done again after a pause
    ports::CallHandle call_, pause_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

} // namespace sekisho::store
