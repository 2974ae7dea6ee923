#pragma once
// Single commands against a member over the API (suspend, delete, force-logout, a new password, ending a session): the
// brake counts them as it counts the steps of a cut-off (docs/decisions/0011), so that a stolen account does not reach
// everybody one by one. In the caller's transaction.

#include "models/domain/cut_off.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <vector>

namespace sekishod {

struct SingleStep {
    sekisho::StepKind kind = sekisho::StepKind::EndSessions;
    std::string target{};       // "forever" of a deletion
    boost::json::object need{}; // what carrying it out needs: "sessions", "hash"; see StepRow::undo
};
// In the place of the cut-off that such a command has none of: of each administrator his own, so that a member counts
// once.
sekisho::CutOffId singlesOf(const Caller& caller);
// True: it passes and is counted; the caller carries it out. Somebody counts once within the window, whatever is done
// to him singly by the same administrator; what one does to oneself is not counted.
sekisho::Result<bool> passesBrake(Call& call, const MemberRow& member, sekisho::StepKind kind);
// It does not pass: 202 with a cut-off of kind "members" whose steps wait for a second person, the same one while it
// waits already. `tries` does it, to be rolled back: what could not be done at all is refused as always.
HandlerResult holdSingle(Services& services, Call& call, const MemberRow& member, std::vector<SingleStep> steps,
                         const std::function<sekisho::Done(Effects&)>& tries);

} // namespace sekishod
