#include "service/rules/single_orders.h"

#include "service/http/command_trial.h"
#include "service/rules/approval_rules.h"
#include "service/rules/brake.h"
#include "service/rules/cut_offs.h"

#include <boost/json/serialize.hpp>

namespace sekishod {

using sekisho::BrakeKind;
using sekisho::Done;
using sekisho::Result;
using sekisho::StepKind;

namespace {

Result<bool> countedAlready(Call& call, const MemberRow& member, const BrakeQuestion& question) {
    SEKISHO_TRY(since, brakeWindow(*call.db, question.domain, call.now));
    SEKISHO_TRY(row, call.db->firstOften<std::int64_t>(
                         "SELECT 1 FROM brake_order WHERE domain_id = :domain AND kind = :kind AND at > :since AND "
                         "actor_id = :actor AND cut_off_id = :singles AND member_uid = :member AND state = 'granted' "
                         "LIMIT 1",
                         question.domain, brakeKindKey(question.kind), sekisho::toMillis(since), question.actorId,
                         question.cutOff.value, member.member.id.value));
    return row.has_value();
}

// Where each deletion needs a second person anyway, that person is the brake.
Result<bool> agreedOneByOne(Call& call, BrakeKind kind) {
    if (kind != BrakeKind::Delete) return false;
    SEKISHO_TRY(rules, approvalRules(*call.db, call.caller.domain));
    return needsSecond(rules.of("memberDelete"));
}

// The same order of the same person, while it waits.
Result<std::optional<sekisho::CutOffId>> waitingAlready(Call& call, const MemberRow& member, const SingleStep& step) {
    SEKISHO_TRY(row, call.db->firstOften<std::string>(
                         "SELECT s.cut_off_id FROM cut_off_step s JOIN cut_off c ON c.id = s.cut_off_id WHERE "
                         "s.member_uid = :member AND s.kind = :kind AND s.target = :target AND s.undo = :need AND "
                         "s.state = 'held' AND c.kind = 'members' AND c.actor_id = :actor LIMIT 1",
                         member.member.id.value, stepKindKey(step.kind), step.target,
                         step.need.empty() ? std::string() : boost::json::serialize(step.need), call.caller.actorId()));
    if (!row) return std::optional<sekisho::CutOffId>();
    return std::optional(sekisho::CutOffId(std::get<0>(*row)));
}

HandlerResult heldAnswer(const sekisho::CutOff& cutOff, const Call& call) {
    return Response::json(202, sekisho::api::orderedText({cutOff, {}}))
        .with("Location", call.baseUrl + "/v1.0/admin/cut-offs/" + cutOff.id.value)
        .with("Cache-Control", "no-store");
}

} // namespace

sekisho::CutOffId singlesOf(const Caller& caller) {
    return sekisho::CutOffId("single:" + caller.actorId());
}

Result<bool> passesBrake(Call& call, const MemberRow& member, StepKind kind) {
    const auto counted = sekisho::brakeKindOf(kind, sekisho::CutOffKind::Members);
    if (!counted || call.caller.user == member.member.id) return true;
    SEKISHO_TRY(agreed, agreedOneByOne(call, *counted));
    if (agreed) return true;
    const BrakeQuestion question{call.caller.domain, call.caller.actorId(), call.caller.name, *counted,
                                 singlesOf(call.caller)};
    SEKISHO_TRY(again, countedAlready(call, member, question));
    if (again) return true;
    SEKISHO_TRY(passes, wouldPass(*call.db, question, call.now));
    if (!passes) return false;
    Effects none; // nothing holds
    SEKISHO_TRY(granted, askBrake(*call.db, question,
                                  {{.step = 0,
                                    .memberUid = member.member.id.value,
                                    .memberName = member.member.displayName(),
                                    .targetName = {}}},
                                  call.now, none));
    return granted.size() == 1 && granted[0];
}

HandlerResult holdSingle(Services& services, Call& call, const MemberRow& member, std::vector<SingleStep> steps,
                         const std::function<Done(Effects&)>& tries) {
    SEKISHO_TRY(before, waitingAlready(call, member, steps.back()));
    if (before) {
        SEKISHO_TRY(cutOff, loadCutOff(call, *before));
        return heldAnswer(cutOff, call);
    }
    {
        SEKISHO_TRY(point, Savepoint::set(*call.db));
        Effects none;
        SEKISHO_CHECK(tries(none));
        SEKISHO_CHECK(point.rollBack());
    }
    SEKISHO_TRY(held, orderMemberCutOff(services, call, member, std::move(steps)));
    return heldAnswer(held, call);
}

} // namespace sekishod
