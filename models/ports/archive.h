#pragma once
// The console's own archive of the logs (★A3): fetched before the service forgets them, kept for years, searched
// without the service, verified, and erased with a certificate. Calls return at once, the work is done elsewhere,
// replies run on `on`. ARCHIVE_CLOSED while the console is locked.

#include "models/domain/log_query.h"
#include "models/ports/call.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct ArchiveSettings {
    bool enabled = false;
    int everyMinutes = 60; // 5–1,440
    bool operator==(const ArchiveSettings&) const = default;
};
struct ArchiveFault { // where a chain is broken; kind is faultKindKey() of models/proof/chain.h
    std::string kind;
    std::int64_t seq = 0;
    std::string detail;
};
struct ArchiveState {
    ArchiveSettings settings;
    bool running = false;
    std::int64_t records = 0;
    std::int64_t bytes = 0; // of the file
    std::int64_t firstSeq = 0, lastSeq = 0;
    std::optional<Instant> oldest, newest; // when it happened
    std::optional<Instant> fetchedAt;      // last complete run
    std::optional<Error> error;            // of the last run
    std::optional<Instant> errorAt;
    std::int64_t words = 0; // detections whose words are here
    std::int64_t gap = 0;   // records that the service had forgotten before they were fetched
    std::optional<Instant> verifiedAt;
    std::int64_t faults = -1; // of the last verification; -1: never
    std::int64_t marked = 0;  // places at which what was fetched did not fit the chain; taken and marked
    std::string keyId;        // of the service's signing key, as it was first seen or accepted
    bool keyChanged = false;  // the service shows another one now: newKeyId
    std::string newKeyId;
    bool closed = false;           // locked, or it could not be opened: error says why
    std::int64_t taken = 0;        // records in the run that is under way
    std::optional<Instant> nextAt; // next run; none: it is off, or waits for the connection
    std::string setAside;          // name of a file that could not be read with its key and was put aside
};
struct ArchiveReport { // of a verification; what the PDF says
    std::string tenant;
    Instant at{};
    std::int64_t records = 0, removed = 0, heldBack = 0, statements = 0, unsignedRecords = 0;
    std::int64_t firstSeq = 0, lastSeq = 0;
    std::string firstHash, lastHash;
    std::optional<Instant> oldest, newest;
    std::optional<Instant> lastStatementAt;
    std::string keyId, keyFingerprint;
    std::vector<ArchiveFault> faults;
    double seconds = 0;
    bool whole() const { return faults.empty(); }
};
struct ArchiveErasure { // what an erase has taken; signed, kept in the archive, given out as a file
    std::string id;
    Instant at{};
    std::string by; // name of whoever erased
    std::string reason;
    std::string scope;        // JSON: conditions of the query, or the file that was removed (removeLeftover)
    std::int64_t records = 0; // 0: a file
    std::int64_t firstSeq = 0, lastSeq = 0;
    std::string digest;      // SHA-256 over the hashes of all records that were erased, in order
    std::string certificate; // JSON with all of it, signed by the archive's own key
};
struct ArchiveEvidence { // one record with what proves it
    std::string file;    // JSON lines (docs/audit-proof.md): the chain up to the next signed statement
    AuditRecord record;
    std::optional<AuditRecord> doing; // of a detection: the record of what was found, when it is whole here
    std::string words;                // of a detection: its excerpts as they were recorded, JSON; empty: not archived
};
struct ArchiveLeftover { // a file beside the archive that nothing opens any more
    bool key = false;    // of before, wrapped by the password of then; else an archive that was put aside
    std::string name;    // without the folder
    std::int64_t bytes = 0;
    Instant writtenAt{};
    bool operator==(const ArchiveLeftover&) const = default;
};
struct ArchiveLogPage {
    std::vector<AuditRecord> records;
    std::string nextCursor;
    std::optional<Instant> searchedTo;
};

class Archive {
  public:
    virtual ~Archive() = default;
    // At once and at each change until the handle is dropped.
    virtual CallHandle watch(Executor& on, std::function<void(const ArchiveState&)> listener) = 0;
    virtual CallHandle setSettings(const ArchiveSettings& settings, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle fetchNow(Executor& on, Reply<std::monostate> reply) = 0; // when the run has ended
    virtual CallHandle search(const LogQuery& query, std::string cursor, int count, Executor& on,
                              Reply<ArchiveLogPage> reply) = 0;
    virtual CallHandle record(std::int64_t seq, Executor& on, Reply<AuditRecord> reply) = 0; // ARCHIVE_NOT_FOUND
    virtual CallHandle verify(Executor& on, std::function<void(std::int64_t done, std::int64_t total)> progress,
                              Reply<ArchiveReport> reply) = 0;
    virtual CallHandle evidence(std::int64_t seq, Executor& on, Reply<ArchiveEvidence> reply) = 0;
    // How many records erase() would take.
    virtual CallHandle erasable(const LogQuery& query, Executor& on, Reply<std::int64_t> reply) = 0;
    virtual CallHandle erase(const LogQuery& query, std::string by, std::string reason, Executor& on,
                             Reply<ArchiveErasure> reply) = 0;
    virtual CallHandle erasures(Executor& on, Reply<std::vector<ArchiveErasure>> reply) = 0;
    // The service's new signing key is right: statements signed by it prove from now on.
    virtual CallHandle acceptKey(std::string keyId, Executor& on, Reply<std::monostate> reply) = 0;
    // Keys first, each kind by name.
    virtual CallHandle leftovers(Executor& on, Reply<std::vector<ArchiveLeftover>> reply) = 0;
    // For good; of an archive its journal as well. The certificate names the file and stands among erasures().
    // NOT_FOUND: `name` is none of leftovers().
    virtual CallHandle removeLeftover(std::string name, std::string by, std::string reason, Executor& on,
                                      Reply<ArchiveErasure> reply) = 0;
};

} // namespace sekisho::ports
