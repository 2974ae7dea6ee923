#pragma once
// The logs of a service in memory: searched with the predicate that the service uses, exports that are made when the
// test says so, and the chain. Calls are named as in ports::Logs, but "logExports" for exports. Not thread-safe;
// belongs to the test's thread.

#include "models/ports/logs.h"
#include "tests/fakes/fake_changesets.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::fakes {

class FakeLogs final : public ports::Logs {
  public:
    FakeLogs(const Clock& clock, DomainId domain, Admit admit)
        : clock_(clock), domain_(domain), admit_(std::move(admit)) {}

    std::vector<AuditRecord> all;       // in order of seq
    std::vector<LogExport> made;        // newest first
    std::vector<std::string> visible;   // logs that may be seen; empty: all
    std::size_t looksAt = SIZE_MAX;     // records a search looks at before it says how far it got
    std::size_t pieceBytes = 64 << 10;  // of a file
    bool exportsAtOnce = true;          // else they wait for makeExports()
    std::optional<Error> exportRefusal; // of a plan, for example
    std::vector<std::string> contents;  // lines of a file of what members wrote
    std::string byName = "管理 太郎";
    std::map<std::string, int> keptDays; // by log, where it differs from the fact
    std::optional<LogQuery> lastQuery;
    ports::ForwardingState forwardingState;
    int permitDays = 0; // that were asked for

    // Seq, domain, hashes and, where they are empty, time and result are filled in.
    AuditRecord& add(AuditRecord record);
    AuditRecord* find(std::int64_t seq);
    void remove(std::int64_t seq); // as retention does
    void makeExports();            // those that wait become ready
    std::string fileOf(const LogExport& one) const;

    ports::CallHandle standings(ports::Executor& on, ports::Reply<std::vector<ports::LogStanding>> reply) override;
    ports::CallHandle search(const LogQuery& query, std::string cursor, int count, ports::Executor& on,
                             ports::Reply<ports::LogPage> reply) override;
    ports::CallHandle record(std::int64_t seq, ports::Executor& on, ports::Reply<AuditRecord> reply) override;
    ports::CallHandle exports(ports::Executor& on, ports::Reply<std::vector<LogExport>> reply) override;
    ports::CallHandle requestExport(const LogQuery& query, LogFormat format, bool japanese, ports::Executor& on,
                                    ports::Reply<LogExport> reply) override;
    ports::CallHandle requestContentExport(const ContentQuery& query, LogFormat format, bool japanese,
                                           ports::Executor& on, ports::Reply<LogExport> reply) override;
    ports::CallHandle cancelExport(const std::string& id, ports::Executor& on,
                                   ports::Reply<std::monostate> reply) override;
    ports::CallHandle fetchExport(const LogExport& ready, ports::Executor& on,
                                  std::function<void(std::string piece)> piece,
                                  ports::Reply<std::monostate> reply) override;
    ports::CallHandle forwarding(ports::Executor& on, ports::Reply<ports::ForwardingState> reply) override;
    ports::CallHandle askArchivePermit(int days, ports::Executor& on, ports::Reply<std::monostate> reply) override;
    ports::CallHandle beginRun(std::int64_t after, ports::Executor& on, ports::Reply<ports::ChainRun> reply) override;
    ports::CallHandle chain(const ports::ChainRun& run, std::int64_t after, int count, ports::Executor& on,
                            ports::Reply<std::vector<std::string>> reply) override;

  private:
    template<class T>
    ports::CallHandle answer(std::string_view name, ports::Executor& on, ports::Reply<T> reply,
                             std::function<Result<T>()> work);
    Result<std::vector<AuditRecord>> matching(LogQuery query) const;
    Result<ports::LogPage> page(LogQuery query, const std::string& cursor, int count) const;
    bool sees(const std::string& log) const;
    LogExport* exportOf(const std::string& id);
    LogExport begun(LogExport one, LogFormat format, bool japanese);
    void makeReady(LogExport& one);

    const Clock& clock_;
    DomainId domain_;
    Admit admit_;
    int exportsMade_ = 0;
};

} // namespace sekisho::fakes
