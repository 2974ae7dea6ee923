#pragma once
// Requests that wait for a second person (★R8), and what the console is asked for while it sends a command. Same
// conventions as ports::Gateway. The feed tells of changes with kind "approval".

#include "models/domain/approval.h"
#include "models/ports/call.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::ports {

struct ApprovalQuery {
    enum class View { ForMe, Mine, All } view = View::ForMe; // what I can decide; what I asked for; what I may see
    bool open = true;                                        // otherwise what has ended
    std::string cursor;
};
struct ApprovalPage {
    std::vector<ApprovalRequest> requests; // open ones oldest first, ended ones newest first
    std::string nextCursor;
    std::int64_t forMe = -1; // with a first page only
    std::int64_t mine = -1;
};

class Approvals {
  public:
    virtual ~Approvals() = default;
    virtual CallHandle requests(const ApprovalQuery& query, Executor& on, Reply<ApprovalPage> reply) = 0;
    virtual CallHandle request(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) = 0;
    // Of what the person has seen: its version is sent. The reply is the request afterwards: Applied, Changed (another
    // plan now), or still waiting. APPROVAL_OWN, APPROVAL_RIGHT_MISSING, APPROVAL_DECIDED, APPROVAL_CHANGED.
    virtual CallHandle approve(const ApprovalRequest& seen, std::string reason, Executor& on,
                               Reply<ApprovalRequest> reply) = 0;
    virtual CallHandle reject(const ApprovalRequest& seen, std::string reason, Executor& on,
                              Reply<ApprovalRequest> reply) = 0;
    virtual CallHandle withdraw(const std::string& id, Executor& on, Reply<ApprovalRequest> reply) = 0;
    virtual CallHandle execute(const std::string& id, Executor& on,
                               Reply<ApprovalRequest> reply) = 0; // one's own, approved
};

// The service wants more before it takes a command: who sends is asked once, and the same command goes again.
struct AssentNeed {
    enum class Kind { StepUp, Reason } kind = Kind::StepUp;
    std::string action;        // of resources/guarded_actions.json; empty: not told
    std::optional<Error> last; // the answer before was wrong
};
struct Assent {
    std::string password; // StepUp
    std::string code;     // StepUp; empty: no second factor is set up
    std::string reason;   // Reason, 1–1,000 characters
};
class AssentDesk { // implemented by the shell; GUI thread
  public:
    virtual ~AssentDesk() = default;
    // Never blocks: `answer` runs later, once; nothing: the person gave up.
    virtual void ask(const AssentNeed& need, std::function<void(std::optional<Assent>)> answer) = 0;
};
// The brake holds it (★D6): the second person decides in the list of held orders.
inline bool heldByBrake(const Error& error) {
    return error.code == "BRAKE_HELD";
}
// The command was taken but waits for a second person: an Error with this code, which is told as news, not as a fault.
inline bool waitsForApproval(const Error& error) {
    return error.code == "APPROVAL_WAITING" || heldByBrake(error);
}

} // namespace sekisho::ports
