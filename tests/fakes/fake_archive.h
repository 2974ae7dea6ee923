#pragma once
// The console's archive of the logs in memory: what a test puts into `records` is found, and `state` is what it says of
// itself. Works run at once on the thread of the caller, replies go through the executor given. Not thread-safe.

#include "models/domain/clock.h"
#include "models/ports/archive.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sekisho::fakes {

class FakeArchive final : public ports::Archive {
  public:
    explicit FakeArchive(const Clock& clock);

    ports::ArchiveState state;                 // tell() after a change
    std::vector<AuditRecord> records;          // in any order
    ports::ArchiveReport report;               // what the next verification finds; numbers are filled in from the state
    std::vector<ports::ArchiveErasure> erased; // newest first
    std::string evidenceText = "{\"sekishoLog\":2}\n";
    std::optional<AuditRecord> doing; // of the next evidence, with its words
    std::string words;
    std::vector<ports::ArchiveLeftover> left; // files that nothing opens any more
    std::size_t fetches = 0;
    bool holdWork = false; // fetchNow() and verify() do not end before release()
    std::vector<std::pair<std::int64_t, std::int64_t>> steps = {{1, 2}}; // of the progress of a verification

    void tell();
    void release();
    void failNext(Error error) { failure_ = std::move(error); } // of the next call

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
    template<class T>
    ports::CallHandle answer(ports::Executor& on, ports::Reply<T> reply, std::function<Result<T>()> work,
                             bool long_ = false);

    struct Watcher {
        std::shared_ptr<ports::CallState> state;
        ports::Executor* on;
        std::function<void(const ports::ArchiveState&)> listener;
    };
    const Clock& clock_;
    std::optional<Error> failure_;
    std::vector<Watcher> watchers_;
    std::vector<std::function<void()>> held_;
};

} // namespace sekisho::fakes
