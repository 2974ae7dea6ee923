#pragma once
// Cut-offs as they are ordered (docs/decisions/0011): targets are expanded, the brake is asked, what passes is carried
// out, and each step is written with its evidence. Everything works in the caller's transaction; after the commit
// ended sessions are refused, agents are woken and what holds is read back. What is learned later is
// cut_off_progress.h.

#include "models/api/cut_off_wire.h"
#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/domain/session.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/members.h"
#include "service/rules/single_orders.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// What the page shows before anything is ordered. DEVICE_NOT_EXIST for a device that is not his.
sekisho::Result<sekisho::api::ProposalText> proposalFor(Services& services, Call& call, const MemberRow& member,
                                                        sekisho::Lost lost, const sekisho::DeviceId& device);

struct OrderedCutOff {
    sekisho::CutOff cutOff;
    std::string temporaryPassword; // of the first answer only
    bool repeated = false;         // an equal order was carried out before: this is what it did
};
Response orderedAnswer(const OrderedCutOff& ordered); // 201, or 200 for a repeated one

struct TemporaryPassword { // made before the transaction: the hash takes its time
    std::string text;
    std::string hash;
};
struct AskedCutOff {
    sekisho::CutOffOrder order;
    bool queued = false; // it waited at the console while the service was away
    std::optional<TemporaryPassword> password;
};
// Lost device. USER_NOT_EXIST, DEVICE_NOT_EXIST, CUT_OFF_NO_STEP, CUT_OFF_NOT_POSSIBLE (params "step", "reason"),
// CUT_OFF_ID_TAKEN, SUPER_ADMIN_PROTECTED, ROLE_EXCEEDS_OWN.
sekisho::Result<OrderedCutOff> orderCutOff(Services& services, Call& call, const AskedCutOff& asked);
// Block, erase or reset of a selection: `action` is Block, WipeAppData or ResetDevice. The caller has checked that the
// devices are within the scope; what cannot be told to erase is a failed step with its reason, the others go on.
// CUT_OFF_NO_STEP for no device at all.
sekisho::Result<OrderedCutOff> orderDeviceCutOff(Services& services, Call& call, const sekisho::api::BulkOrder& order,
                                                 sekisho::DeviceAction action,
                                                 const std::vector<sekisho::Device>& devices);
// Ends these sessions (within the scope, checked by the caller), one step for each member.
sekisho::Result<OrderedCutOff> orderSessionCutOff(Services& services, Call& call, const sekisho::api::BulkOrder& order,
                                                  const std::vector<sekisho::Session>& sessions);
// What the brake holds of single commands against one member; nothing of it is carried out before it is released.
sekisho::Result<sekisho::CutOff> orderMemberCutOff(Services& services, Call& call, const MemberRow& member,
                                                   std::vector<SingleStep> steps);
// Steps of members within the caller's scope only. CUT_OFF_NOT_EXIST: there is none, or none of its members is within.
sekisho::Result<sekisho::CutOff> loadCutOff(Call& call, const sekisho::CutOffId& id, int mostSteps = -1);

// Whether `cutOff`, as it was loaded for the caller, has all the steps there are.
sekisho::Result<bool> seesWholeCutOff(Call& call, const sekisho::CutOff& cutOff);

struct CutOffQuestion {
    std::string state; // key of CutOffState; empty: all
    std::string member;
    std::string cursor;
    int count = 50; // 1–200
};
// Newest first; of those with more than 100 steps 100 only, with the counts of all.
sekisho::Result<sekisho::api::CutOffsText> listCutOffs(Call& call, const CutOffQuestion& question);
// Note and identity check; the caller has compared the version.
sekisho::Result<sekisho::CutOff> completeCutOff(Call& call, const sekisho::CutOff& base, const std::string& note,
                                                const sekisho::IdentityCheck& check);
// Takes back what can be taken back, as it was before this cut-off; what somebody did later stays.
sekisho::Result<sekisho::CutOff> foundAgain(Services& services, Call& call, const sekisho::CutOff& base,
                                            const std::string& note);
// What is not done yet: held steps and commands that no device has acknowledged. ACCESS_DENIED for who may not order
// such a cut-off.
sekisho::Result<sekisho::CutOff> withdrawCutOff(Services& services, Call& call, const sekisho::CutOff& base);

} // namespace sekishod
