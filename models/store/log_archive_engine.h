#pragma once
// ports::Archive over a file, filled on a schedule from a service. While there is no connection, or nobody is signed
// in, it waits. Owner's (GUI) thread; files and fetching work elsewhere.

#include "models/ports/archive.h"
#include "models/ports/gateway.h"
#include "models/store/log_archive_fetch.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::store {

class ArchiveEngine final : public ports::Archive {
  public:
    struct Parts {                                                                 // all outlive the engine
        std::function<std::unique_ptr<ArchiveFetch>(ArchiveDesk& desk)> makeFetch; // or none
        std::function<ports::CallHandle(ports::Executor&, std::function<void(ports::LinkStatus)>)> watchLink; // or none
        const Clock& clock;
        Scheduler& scheduler;
        ports::Executor& owner;
        ArchiveSource source = ArchiveSource::Service;
    };
    explicit ArchiveEngine(Parts parts);
    ~ArchiveEngine() override;

    void open(ArchivePlace place, std::function<void(Done)> then = {}); // the one that is open already stays
    void close();                                                       // the console is locked
    const ports::ArchiveState& state() const { return state_; }

    ports::CallHandle watch(ports::Executor& on, std::function<void(const ports::ArchiveState&)> listener) override;
    ports::CallHandle setSettings(const ports::ArchiveSettings& settings, ports::Executor& on,
                                  ports::Reply<std::monostate> reply) override;
    ports::CallHandle fetchNow(ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle search(const LogQuery& query, std::string cursor, int count, ports::Executor& on,
                             ports::Reply<ports::ArchiveLogPage> reply) override;
    ports::CallHandle record(std::int64_t seq, ports::Executor& on, ports::Reply<AuditRecord> reply) override;
    ports::CallHandle verify(ports::Executor& on, std::function<void(std::int64_t, std::int64_t)> progress,
                             ports::Reply<ports::ArchiveReport> reply) override;
    ports::CallHandle evidence(std::int64_t seq, ports::Executor& on,
                               ports::Reply<ports::ArchiveEvidence> reply) override;
    ports::CallHandle erasable(const LogQuery& query, ports::Executor& on, ports::Reply<std::int64_t> reply) override;
    ports::CallHandle erase(const LogQuery& query, std::string by, std::string reason, ports::Executor& on,
                            ports::Reply<ports::ArchiveErasure> reply) override;
    ports::CallHandle erasures(ports::Executor& on, ports::Reply<std::vector<ports::ArchiveErasure>> reply) override;
    ports::CallHandle acceptKey(std::string keyId, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle leftovers(ports::Executor& on, ports::Reply<std::vector<ports::ArchiveLeftover>> reply) override;
    ports::CallHandle removeLeftover(std::string name, std::string by, std::string reason, ports::Executor& on,
                                     ports::Reply<ports::ArchiveErasure> reply) override;

  private:
    struct Watcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void(const ports::ArchiveState&)> listener;
    };
    struct Waiter {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        ports::Reply<std::monostate> reply;
    };
    using Write = std::function<Done(LogArchive&)>;
    void change(Write work, std::function<void(Done)> then); // and reads the state anew; ARCHIVE_IN_USE
    void readState(std::function<void(Done)> then);
    void opened(const Done& outcome, const std::function<void(Done)>& then);
    void tryAgain();
    void took(Result<ports::ArchiveState> state);
    void startRun();
    void runEnded(const Done& outcome);
    void plan();
    void due();
    void linkChanged(const ports::LinkStatus& link);
    void tell();

    Parts parts_;
    ArchiveDesk desk_;
    std::filesystem::path file_;
    ports::ArchiveState state_;
    std::unique_ptr<ArchiveFetch> fetch_, over_;
    std::optional<Instant> tried_; // when the last run of this process ended
    std::vector<Waiter> waiters_;
    std::vector<Watcher> watchers_;
    bool online_ = true;
    std::optional<Error> held_; // by another program, which writes: here it is only read
    bool wantsRun_ = false;     // due, as soon as there is a connection
    ports::CallHandle link_, timer_;
};

} // namespace sekisho::store
