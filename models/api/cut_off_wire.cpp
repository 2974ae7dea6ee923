#include "models/api/cut_off_wire.h"

#include "models/api/device_wire.h"
#include "models/api/value_writer.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

json::object identityCheckObject(const IdentityCheck& check) {
    return {{"method", check.method}, {"text", check.text}};
}

json::object countsObject(const StepCounts& counts) {
    return {{"verified", counts.verified},       {"waiting", counts.waiting}, {"held", counts.held},
            {"unreachable", counts.unreachable}, {"wrong", counts.wrong},     {"over", counts.over}};
}

json::object evidenceObject(const Evidence& evidence) {
    json::object out{{"what", evidence.what}, {"at", formatUtc(evidence.at)}};
    putSome(out, "detail", evidence.detail);
    return out;
}

json::object stepObject(const CutOffStep& step) {
    json::object out{{"number", step.number},
                     {"kind", stepKindKey(step.kind)},
                     {"userId", step.user.value},
                     {"userName", step.userName},
                     {"target", step.target},
                     {"targetName", step.targetName},
                     {"state", stepStateKey(step.state)},
                     {"requestedAt", formatUtc(step.requestedAt)},
                     {"count", step.count}};
    putSome(out, "acknowledgedAt", step.acknowledgedAt);
    putSome(out, "verifiedAt", step.verifiedAt);
    putSome(out, "unreachableSince", step.unreachableSince);
    putSome(out, "reason", step.reason);
    json::array evidence;
    for (const Evidence& one : step.evidence)
        evidence.push_back(evidenceObject(one));
    out["evidence"] = std::move(evidence);
    return out;
}

json::object noticeObject(const CutOffNotice& notice) {
    json::object out{{"channel", notice.channel}, {"to", notice.to}, {"state", notice.state}};
    putSome(out, "sentAt", notice.sentAt);
    return out;
}

template<class T, class Make>
json::array cutOffList(const std::vector<T>& items, Make make) {
    json::array list;
    list.reserve(items.size());
    for (const T& item : items)
        list.push_back(make(item));
    return list;
}

json::object proposedObject(const policy::ProposedStep& step) {
    json::object out{{"kind", stepKindKey(step.kind)}, {"target", step.target},     {"targetName", step.targetName},
                     {"chosen", step.chosen},          {"possible", step.possible}, {"count", step.count}};
    putSome(out, "reason", step.reason);
    return out;
}

json::object useObject(const BrakeUse& use) {
    return {{"kind", brakeKindKey(use.kind)},
            {"perAdministrator", use.budget.perAdministrator},
            {"perTenant", use.budget.perTenant},
            {"minutes", use.budget.minutes},
            {"mine", use.mine},
            {"all", use.all},
            {"held", use.held},
            {"pending", use.pending}};
}

json::object heldObject(const HeldOrder& order) {
    json::object out{{"orderId", order.id},
                     {"kind", brakeKindKey(order.kind)},
                     {"cutOffId", order.cutOff.value},
                     {"step", order.step},
                     {"stepKind", stepKindKey(order.stepKind)},
                     {"actorId", order.actor.value},
                     {"actorName", order.actorName},
                     {"userId", order.user.value},
                     {"userName", order.userName},
                     {"targetName", order.targetName},
                     {"heldAt", formatUtc(order.heldAt)},
                     {"expiresAt", formatUtc(order.expiresAt)},
                     {"state", heldStateKey(order.state)}};
    putSome(out, "decidedAt", order.decidedAt);
    putSome(out, "decidedBy", order.decidedBy);
    putSome(out, "reason", order.reason);
    return out;
}

json::object groupObject(const HeldGroup& group) {
    json::object out{{"actorId", group.actor.value},           {"actorName", group.actorName},
                     {"kind", brakeKindKey(group.kind)},       {"orders", group.orders},
                     {"firstAt", formatUtc(group.firstAt)},    {"lastAt", formatUtc(group.lastAt)},
                     {"expiresAt", formatUtc(group.expiresAt)}};
    if (group.alone) out["alone"] = true;
    return out;
}

} // namespace

json::value cutOffValue(const CutOff& cutOff) {
    json::object out{{"cutOffId", cutOff.id.value},
                     {"kind", cutOffKindKey(cutOff.kind)},
                     {"lost", lostKey(cutOff.lost)},
                     {"state", cutOffStateKey(stateOf(cutOff))},
                     {"counts", countsObject(countsOf(cutOff))},
                     {"userId", cutOff.user.value},
                     {"userName", cutOff.userName},
                     {"loginId", cutOff.loginId},
                     {"orgUnit", cutOff.orgUnit},
                     {"actorId", cutOff.actor.value},
                     {"actorName", cutOff.actorName},
                     {"orderedAt", formatUtc(cutOff.orderedAt)},
                     {"receivedAt", formatUtc(cutOff.receivedAt)},
                     {"queued", cutOff.queued},
                     {"note", cutOff.note},
                     {"check", identityCheckObject(cutOff.check)},
                     {"steps", cutOffList(cutOff.steps, stepObject)},
                     {"notices", cutOffList(cutOff.notices, noticeObject)},
                     {"version", cutOff.version}};
    if (cutOff.sweep) out["sweep"] = json::object{{"done", cutOff.sweep->done}, {"expected", cutOff.sweep->expected}};
    putSome(out, "foundAt", cutOff.foundAt);
    putSome(out, "foundBy", cutOff.foundBy);
    putSome(out, "foundNote", cutOff.foundNote);
    return out;
}

std::string cutOffText(const CutOff& cutOff) {
    return json::serialize(cutOffValue(cutOff));
}

std::string orderedText(const OrderedText& ordered) {
    json::object out{{"cutOff", cutOffValue(ordered.cutOff)}};
    putSome(out, "temporaryPassword", ordered.temporaryPassword);
    return json::serialize(out);
}

std::string cutOffsText(const CutOffsText& page) {
    json::object out{{"cutOffs", cutOffList(page.cutOffs, cutOffValue)}};
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

std::string proposalText(const ProposalText& proposal) {
    json::object out{{"userId", proposal.userId},
                     {"userName", proposal.userName},
                     {"loginId", proposal.loginId},
                     {"orgUnit", proposal.orgUnit},
                     {"lost", lostKey(proposal.lost)},
                     {"deviceId", proposal.deviceId},
                     {"devices", cutOffList(proposal.devices, deviceValue)},
                     {"sessions", cutOffList(proposal.sessions, sessionValue)},
                     {"sessionCount", proposal.sessionCount},
                     {"steps", cutOffList(proposal.steps, proposedObject)},
                     {"brake", cutOffList(proposal.brake, useObject)}};
    return json::serialize(out);
}

std::string brakeUseText(const std::vector<BrakeUse>& uses) {
    return json::serialize(json::object{{"kinds", cutOffList(uses, useObject)}});
}

std::string heldText(const HeldText& page) {
    json::object out{{"orders", cutOffList(page.orders, heldObject)}, {"groups", cutOffList(page.groups, groupObject)}};
    putTotal(out, "total", page.total);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

std::string decidedText(const DecidedText& decided) {
    return json::serialize(json::object{{"done", decided.done}, {"refused", decided.refused}});
}

std::string consoleKeyIdText(std::string_view keyId) {
    return json::serialize(json::object{{"keyId", keyId}});
}

// The text that was signed goes as it is; the signature covers its bytes.
std::string receiptText(const ReceiptText& receipt) {
    return json::serialize(json::object{{"receipt", receipt.json}, {"jws", receipt.jws}});
}

} // namespace sekisho::api
