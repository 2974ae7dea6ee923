#pragma once
// Logs of the service (A1, A2, A4): search, timeline, exports, and fetching the chain for the local archive. Same
// conventions as ports::Gateway.

#include "models/domain/log_query.h"
#include "models/ports/call.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct LogPage {
    std::vector<AuditRecord> records;
    std::string nextCursor;
    std::optional<Instant> searchedTo; // with an empty or short page: looked at all up to here, ask on with nextCursor
};
struct LogStanding {
    std::string log;
    std::int64_t records = -1;
    std::optional<Instant> oldest;
    int days = 0;
};
struct ForwardingState { // to a SIEM
    bool on = false;
    std::string host;
    std::int64_t waiting = 0;      // records that were not handed over yet
    std::optional<Instant> sentAt; // last delivery
    std::string fault;             // error code; empty: connected, as far as is known
    std::optional<Instant> faultSince;
};
struct ChainRun {
    std::string id;
    std::int64_t upTo = 0, oldest = 0;
    std::string keyJwk;
    bool complete = true;
};

class Logs {
  public:
    virtual ~Logs() = default;
    virtual CallHandle standings(Executor& on, Reply<std::vector<LogStanding>> reply) = 0;
    virtual CallHandle search(const LogQuery& query, std::string cursor, int count, Executor& on,
                              Reply<LogPage> reply) = 0;
    virtual CallHandle record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) = 0;

    virtual CallHandle exports(Executor& on, Reply<std::vector<LogExport>> reply) = 0; // newest first
    virtual CallHandle requestExport(const LogQuery& query, LogFormat format, bool japanese, Executor& on,
                                     Reply<LogExport> reply) = 0;
    // What members wrote, with its text; needs the right to read it and the agreement besides. Evidence: BadInput.
    virtual CallHandle requestContentExport(const ContentQuery& query, LogFormat format, bool japanese, Executor& on,
                                            Reply<LogExport> reply) = 0;
    virtual CallHandle cancelExport(const std::string& id, Executor& on, Reply<std::monostate> reply) = 0;
    // The file in pieces, in order, on `on`; goes on where a cut transfer ended. The digest is checked before the
    // reply.
    virtual CallHandle fetchExport(const LogExport& ready, Executor& on, std::function<void(std::string piece)> piece,
                                   Reply<std::monostate> reply) = 0;

    virtual CallHandle forwarding(Executor& on, Reply<ForwardingState> reply) = 0;

    // While taking logs out needs a second person, an archive is filled by whoever has asked for that once: for so many
    // days, 1–366. Held until somebody agrees.
    virtual CallHandle askArchivePermit(int days, Executor& on, Reply<std::monostate> reply) = 0;
    // Needs the right to download logs; LOG_ARCHIVE_PERMIT without such a permit. A run is recorded on the service when
    // there is something new.
    virtual CallHandle beginRun(std::int64_t after, Executor& on, Reply<ChainRun> reply) = 0;
    // Evidence lines of records after < seq ≤ upTo, at most `count` of them, and statements among them.
    virtual CallHandle chain(const ChainRun& run, std::int64_t after, int count, Executor& on,
                             Reply<std::vector<std::string>> reply) = 0;
};

} // namespace sekisho::ports
