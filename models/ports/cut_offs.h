#pragma once
// Lost-device response and the brake as the console reaches them (★D5, ★D6, ★S6). Same conventions as ports::Gateway.
// Progress wakes the feed (kinds "cutOff", "brake"); whoever follows asks again.

#include "models/domain/brake.h"
#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/policy/cut_off_plan.h"
#include "models/ports/call.h"

#include <optional>
#include <string>
#include <vector>

namespace sekisho::ports {

struct CutOffProposal { // what the page shows before anything is ordered
    UserId user;
    std::string userName;
    std::string loginId;
    std::string orgUnit;
    Lost lost = Lost::Phone;
    DeviceId device;
    std::vector<Device> devices;
    std::vector<Session> sessions; // live, the latest of them
    std::int64_t sessionCount = 0; // of all
    std::vector<policy::ProposedStep> steps;
    std::vector<BrakeUse> brake;
};
struct CutOffOrdered {
    CutOff cutOff;
    std::string temporaryPassword; // shown once; empty on a repeated order
};
struct CutOffPage {
    std::vector<CutOff> cutOffs; // newest first; of those with more than 100 steps only 100, with the counts of all
    std::string nextCursor;
};
struct HeldQuery {
    bool decided = false;          // what was decided, instead of what is held
    UserId actor;                  // only what this one asks for; empty: everybody
    std::optional<BrakeKind> kind; // only of this kind
    std::string cursor;
};
struct HeldPage {
    std::vector<HeldOrder> orders; // oldest first; decided ones newest first
    std::string nextCursor;
    std::int64_t total = -1;
    std::vector<HeldGroup> groups; // of everything held, whatever was asked for, most first; with a first page only
};
struct Decision {
    std::vector<std::string> orders; // ids; empty with all
    bool all = false;                // everything that is held and open to the caller; narrowed by the next three
    UserId actor;                    // with all: only what this one asks for
    std::optional<BrakeKind> kind;   // with all: only of this kind
    std::optional<Instant> until;    // with all: only what was held by then; nobody releases what he has not seen
    std::string reason;
};
struct Decided {
    std::int64_t done = 0;
    std::int64_t refused = 0; // own orders, or decided meanwhile
};
struct Receipt {
    std::string json; // as signed, readable
    std::string jws;  // compact, EdDSA over `json`
};

class CutOffs {
  public:
    virtual ~CutOffs() = default;
    virtual CallHandle propose(const UserId& member, Lost lost, const DeviceId& device, Executor& on,
                               Reply<CutOffProposal> reply) = 0;
    // A repeated id answers with what the first one did. CUT_OFF_NO_STEP, CUT_OFF_NOT_POSSIBLE, SUPER_ADMIN_PROTECTED.
    virtual CallHandle order(const CutOffOrder& order, Executor& on, Reply<CutOffOrdered> reply) = 0;
    virtual CallHandle cutOff(const CutOffId& id, Executor& on, Reply<CutOff> reply) = 0;
    // How far it is: as in a list, with the counts of all steps and only some of them.
    virtual CallHandle progress(const CutOffId& id, Executor& on, Reply<CutOff> reply) = 0;
    // `state` empty: all. `member` empty: everybody in scope.
    virtual CallHandle cutOffs(std::string state, const UserId& member, std::string cursor, Executor& on,
                               Reply<CutOffPage> reply) = 0;
    // Note and identity check may be completed afterwards. PRECONDITION_FAILED.
    virtual CallHandle complete(const CutOff& base, std::string note, IdentityCheck check, Executor& on,
                                Reply<CutOff> reply) = 0;
    virtual CallHandle foundAgain(const CutOffId& id, std::string note, Executor& on, Reply<CutOff> reply) = 0;
    virtual CallHandle withdraw(const CutOffId& id, Executor& on, Reply<CutOff> reply) = 0; // what is not done yet
    virtual CallHandle receipt(const CutOffId& id, Executor& on, Reply<Receipt> reply) = 0;

    // The queue: an order that waited while the service was away. The text is what was signed when it was ordered.
    virtual std::string orderText(const CutOffOrder& order) const = 0; // pure
    virtual Result<CutOffOrder> orderOf(std::string_view text) const = 0;
    virtual CallHandle registerKey(std::string publicKeyPem, Executor& on, Reply<std::string> reply) = 0; // its key id
    virtual CallHandle sendQueued(std::string text, std::string signature, std::string keyId, Executor& on,
                                  Reply<CutOffOrdered> reply) = 0; // CUT_OFF_SIGNATURE, CUT_OFF_TOO_OLD

    virtual CallHandle brake(Executor& on, Reply<std::vector<BrakeUse>> reply) = 0;
    virtual CallHandle held(const HeldQuery& query, Executor& on, Reply<HeldPage> reply) = 0;
    virtual CallHandle release(const Decision& decision, Executor& on, Reply<Decided> reply) = 0; // BRAKE_OWN_ORDER
    virtual CallHandle reject(const Decision& decision, Executor& on, Reply<Decided> reply) = 0;
    // Everything that is held or that no device has acknowledged yet, of everybody in the caller's scope.
    virtual CallHandle cancelPending(std::string reason, Executor& on, Reply<Decided> reply) = 0;
};

} // namespace sekisho::ports
