#pragma once
// Running a handler so that nothing of it stays, and what it would have recorded as a plan.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/command_guard.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// What is written from here on goes when this does, unless it was kept. Within a transaction; they may be nested.
class Savepoint {
  public:
    static sekisho::Result<Savepoint> set(sekisho::sql::Database& db);
    Savepoint(Savepoint&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();
    sekisho::Done keep();
    sekisho::Done rollBack();

  private:
    explicit Savepoint(sekisho::sql::Database& db) : db_(&db) {}
    sekisho::sql::Database* db_;
};

// A handler that ran for a call of its own: what it left is in `call`.
struct TrialRun {
    Call call;
    HandlerResult result;

    bool succeeded() const { return result && result->status < 400; }
};
// The handler of `like` with a copy of it, at `now`. What it writes stays as far as the caller's savepoint does.
TrialRun runOnCopy(sekisho::sql::Database& db, const Call& like, sekisho::Instant now);
// The same, rolled back.
sekisho::Result<TrialRun> tryOnCopy(sekisho::sql::Database& db, const Call& like, sekisho::Instant now);

// `again`: the same run once more a moment later; what is another there (ids drawn new, times) is left out of the
// digest. Null: nothing is left out.
Planned plannedOf(const TrialRun& run, const TrialRun* again);
// Of the records of a trial and of those of the same a moment later; `more`: what counts besides.
std::string planDigest(const std::vector<AuditEntry>& first, const std::vector<AuditEntry>& again,
                       std::string_view more);
sekisho::PlannedChange plannedChangeOf(const AuditEntry& entry);
// How much later: longer than the finest time that is told.
inline constexpr std::chrono::seconds kTrialShift{1};

// The call as it is kept: with the ids that its places stand for now ("me" is somebody else for another).
KeptCommand keptCommandOf(const Call& call);
// Back into a request. BAD_REQUEST for what no request could be.
sekisho::Result<Request> requestOf(const KeptCommand& command);
// May it be kept at all: it takes and tells no secret, and does nothing outside of its transaction.
bool canBeKept(const Endpoint& endpoint);

} // namespace sekishod
