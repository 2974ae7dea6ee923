#pragma once
// What a command needs besides the right (★R8). The gates ask before a writing handler runs; service/rules answers by
// policy "approvals". Where a second person is needed, the handler runs on trial, what it would record is kept with the
// request as its plan, and all of it is rolled back: the answer is 202 with the approval request. Once the quorum is
// there the same request runs again as its author, through the same gates, and must plan the same.

#include "models/domain/approval.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct GuardFound {
    std::string action; // of resources/guarded_actions.json; empty: not guarded
    sekisho::GuardNeed need = sekisho::GuardNeed::None;
};

// A request as it is kept: never of an endpoint that takes or tells a secret (Endpoint::keepsAnswer,
// Endpoint::prepare).
struct KeptCommand {
    std::string method, path, rawQuery; // path percent-encoded, with the ids that its places stood for
    std::string contentType, ifMatch;
    std::string body;
    std::string id{}; // of the approval request: stands in the audit records as the id of the request
};
struct Planned {
    std::vector<sekisho::PlannedChange> changes; // in order; ids that were drawn new are left out of `digest`
    std::string digest;                          // SHA-256, hex: equal plans do the same
    std::string subject;                         // name of the first target
};

class CommandGuard {
  public:
    virtual ~CommandGuard() = default;
    // Inside the transaction of a writing request, before its handler. Cheap for what is not guarded: no query.
    virtual sekisho::Result<GuardFound> find(sekisho::sql::Database& db, const Call& call) = 0;
    // STEP_UP_REQUIRED (Unauthenticated, field "insufficient_user_authentication", param seconds) unless this session
    // was confirmed recently enough.
    virtual sekisho::Done checkStepUp(sekisho::sql::Database& db, const Call& call, const GuardFound& found) = 0;
    // APPROVAL_REASON_REQUIRED without X-Reason (percent-encoded UTF-8, ≤ 1,000 characters).
    virtual sekisho::Done checkReason(const Call& call) = 0;
    // Stores the request with its plan; leaves audit and feed notes in `call`. The body of the 202.
    virtual sekisho::Result<sekisho::ApprovalRequest>
    hold(sekisho::sql::Database& db, Call& call, const GuardFound& found, KeptCommand command, Planned planned) = 0;
};

struct RunOutcome {
    Response response;
    Planned planned;
    std::vector<std::function<void()>> after; // for the caller's Call::afterCommit, when it was kept
    std::int64_t seq = 0;                     // last of the feed; 0: none
    std::string changeset;
};
// Runs kept commands; implemented by the gates, which alone know all endpoints.
class CommandRunner {
  public:
    virtual ~CommandRunner() = default;
    // Within the caller's transaction, as `as` (with the roles that the caller has read from the store now):
    // permission, scope, subject, body, handler. With `keep` its changes, audit records (of `as`), feed lines and
    // changeset stay; otherwise, and on any error, nothing of it does. Never asks the guard. Errors: those of the gates
    // and of the handler.
    virtual sekisho::Result<RunOutcome> runKept(sekisho::sql::Database& db, const KeptCommand& command,
                                                const Caller& as, sekisho::Instant now, bool keep) = 0;
    // Could he do it: the same once, rolled back, without a plan.
    virtual sekisho::Done tryKept(sekisho::sql::Database& db, const KeptCommand& command, const Caller& as,
                                  sekisho::Instant now) = 0;
    // The gates alone (permission, scope, subject), on a reader as well: who is refused here could not do it.
    virtual sekisho::Done mayEnter(sekisho::sql::Database& db, const KeptCommand& command, const Caller& as,
                                   sekisho::Instant now) = 0;
};

} // namespace sekishod
