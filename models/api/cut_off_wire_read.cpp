#include "models/api/cut_off_wire.h"

#include "models/api/device_wire.h"
#include "models/api/value_reader.h"

#include <boost/json/serialize.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

void readCutOffCheck(const ValueReader& r, IdentityCheck& to) {
    r.object("check", [&](const ValueReader& check) {
        check.text("method", to.method);
        check.text("text", to.text);
    });
}

void readStepEvidence(const ValueReader& r, Evidence& to) {
    r.text("what", to.what);
    r.instant("at", to.at);
    r.text("detail", to.detail);
}

void readCutOffStep(const ValueReader& r, CutOffStep& to) {
    r.number("number", to.number);
    r.word("kind", to.kind, stepKindOf);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("target", to.target);
    r.text("targetName", to.targetName);
    r.word("state", to.state, stepStateOf);
    r.instant("requestedAt", to.requestedAt);
    r.instant("acknowledgedAt", to.acknowledgedAt);
    r.instant("verifiedAt", to.verifiedAt);
    r.instant("unreachableSince", to.unreachableSince);
    r.text("reason", to.reason);
    r.number("count", to.count);
    r.objects("evidence", to.evidence, readStepEvidence);
}

void readCutOffNotice(const ValueReader& r, CutOffNotice& to) {
    r.text("channel", to.channel);
    r.text("to", to.to);
    r.text("state", to.state);
    r.instant("sentAt", to.sentAt);
}

// What the steps say themselves is not kept twice.
void readCutOffCounts(const ValueReader& r, CutOff& to) {
    StepCounts counts;
    r.number("verified", counts.verified);
    r.number("waiting", counts.waiting);
    r.number("held", counts.held);
    r.number("unreachable", counts.unreachable);
    r.number("wrong", counts.wrong);
    r.number("over", counts.over);
    if (counts.all() > static_cast<int>(to.steps.size())) to.counted = counts;
}

void readCutOff(const ValueReader& r, CutOff& to) {
    r.id("cutOffId", to.id);
    r.word("kind", to.kind, cutOffKindOf);
    r.word("lost", to.lost, lostOf);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("loginId", to.loginId);
    r.text("orgUnit", to.orgUnit);
    r.id("actorId", to.actor);
    r.text("actorName", to.actorName);
    r.instant("orderedAt", to.orderedAt);
    r.instant("receivedAt", to.receivedAt);
    r.flag("queued", to.queued);
    r.text("note", to.note);
    readCutOffCheck(r, to.check);
    r.objects("steps", to.steps, readCutOffStep);
    r.object("counts", [&](const ValueReader& counts) { readCutOffCounts(counts, to); });
    r.object("sweep", [&](const ValueReader& sweep) {
        SweepProgress& progress = to.sweep.emplace();
        sweep.number("done", progress.done);
        sweep.number("expected", progress.expected);
    });
    r.objects("notices", to.notices, readCutOffNotice);
    r.instant("foundAt", to.foundAt);
    r.text("foundBy", to.foundBy);
    r.text("foundNote", to.foundNote);
    r.number("version", to.version);
}

void readProposed(const ValueReader& r, policy::ProposedStep& to) {
    r.word("kind", to.kind, stepKindOf);
    r.text("target", to.target);
    r.text("targetName", to.targetName);
    r.flag("chosen", to.chosen);
    r.flag("possible", to.possible);
    r.text("reason", to.reason);
    r.number("count", to.count);
}

// A kind that a newer service counts does not make the whole list unreadable: its key is kept.
void readBrakeKind(const ValueReader& r, BrakeKind& to, std::string& other) {
    r.text("kind", other);
    if (other.empty()) return;
    to = brakeKindOf(other).value_or(BrakeKind::Other);
    if (to != BrakeKind::Other) other.clear();
}

void readBrakeUse(const ValueReader& r, BrakeUse& to) {
    readBrakeKind(r, to.kind, to.otherKind);
    r.number("perAdministrator", to.budget.perAdministrator);
    r.number("perTenant", to.budget.perTenant);
    r.number("minutes", to.budget.minutes);
    r.number("mine", to.mine);
    r.number("all", to.all);
    r.number("held", to.held);
    r.number("pending", to.pending);
}

void readHeldOrder(const ValueReader& r, HeldOrder& to) {
    r.text("orderId", to.id);
    readBrakeKind(r, to.kind, to.otherKind);
    r.id("cutOffId", to.cutOff);
    r.number("step", to.step);
    r.text("stepKind", to.otherStep);
    if (const auto known = stepKindOf(to.otherStep)) {
        to.stepKind = *known;
        to.otherStep.clear();
    }
    r.id("actorId", to.actor);
    r.text("actorName", to.actorName);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("targetName", to.targetName);
    r.instant("heldAt", to.heldAt);
    r.instant("expiresAt", to.expiresAt);
    r.word("state", to.state, heldStateOf);
    r.instant("decidedAt", to.decidedAt);
    r.text("decidedBy", to.decidedBy);
    r.text("reason", to.reason);
}

void readHeldGroup(const ValueReader& r, HeldGroup& to) {
    r.id("actorId", to.actor);
    r.text("actorName", to.actorName);
    readBrakeKind(r, to.kind, to.otherKind);
    r.number("orders", to.orders);
    r.instant("firstAt", to.firstAt);
    r.instant("lastAt", to.lastAt);
    r.instant("expiresAt", to.expiresAt);
    r.flag("alone", to.alone);
}

// Devices and sessions have readers of their own, which take a value.
template<class T, class Read>
Done readEachValue(const json::object& object, std::string_view key, std::vector<T>& to, Read read) {
    const auto* value = object.if_contains(key);
    if (!value || value->is_null()) return {};
    const auto* list = value->if_array();
    if (!list) return malformedAnswer("a list was expected");
    for (const json::value& item : *list) {
        SEKISHO_TRY(one, read(item));
        to.push_back(std::move(one));
    }
    return {};
}

Result<CutOff> wholeCutOff(Result<CutOff> cutOff) {
    if (cutOff && cutOff->id.empty()) return malformedAnswer("a cut-off without an id");
    return cutOff;
}

} // namespace

Result<CutOff> cutOffFromValue(const json::value& value) {
    return wholeCutOff(readValue<CutOff>(value, "cut-off", readCutOff));
}

Result<CutOff> cutOffFromText(std::string_view text) {
    return wholeCutOff(readText<CutOff>(text, "cut-off", readCutOff));
}

Result<OrderedText> orderedFromText(std::string_view text) {
    auto ordered = readText<OrderedText>(text, "what was ordered", [](const ValueReader& r, OrderedText& to) {
        r.object("cutOff", [&](const ValueReader& cutOff) { readCutOff(cutOff, to.cutOff); });
        r.text("temporaryPassword", to.temporaryPassword);
    });
    if (ordered && ordered->cutOff.id.empty()) return malformedAnswer("an order without its cut-off");
    return ordered;
}

Result<CutOff> bulkAnswerFromText(std::string_view text, const CutOffId& id) {
    bool there = false;
    auto ordered = readText<CutOff>(text, "what was ordered", [&](const ValueReader& r, CutOff& to) {
        there = r.has("cutOff") || r.has("done");
        to.id = id;
        to.kind = CutOffKind::Devices;
        r.object("cutOff", [&](const ValueReader& cutOff) { readCutOff(cutOff, to); });
    });
    if (ordered && !there) return malformedAnswer("an order without its outcome");
    return ordered;
}

Result<std::int64_t> doneFromText(std::string_view text) {
    std::int64_t done = -1;
    auto read = readText<std::int64_t>(text, "how many", [&](const ValueReader& r, std::int64_t& to) {
        r.number("done", done);
        to = done;
    });
    if (read && done < 0) return malformedAnswer("an answer without its number");
    return read;
}

Result<CutOffsText> cutOffsFromText(std::string_view text) {
    bool there = false;
    auto page = readText<CutOffsText>(text, "cut-offs", [&](const ValueReader& r, CutOffsText& to) {
        there = r.has("cutOffs");
        r.objects("cutOffs", to.cutOffs, readCutOff);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without cut-offs");
    return page;
}

Result<ProposalText> proposalFromText(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    if (error) return malformedAnswer("proposal");
    auto read = readValue<ProposalText>(value, "proposal", [](const ValueReader& r, ProposalText& to) {
        r.text("userId", to.userId);
        r.text("userName", to.userName);
        r.text("loginId", to.loginId);
        r.text("orgUnit", to.orgUnit);
        r.word("lost", to.lost, lostOf);
        r.text("deviceId", to.deviceId);
        r.objects("steps", to.steps, readProposed);
        r.objects("brake", to.brake, readBrakeUse);
        r.number("sessionCount", to.sessionCount);
    });
    if (!read) return read;
    if (read->userId.empty()) return malformedAnswer("a proposal without its member");
    SEKISHO_CHECK(readEachValue(value.get_object(), "devices", read->devices, deviceFromValue));
    SEKISHO_CHECK(readEachValue(value.get_object(), "sessions", read->sessions, sessionFromValue));
    for (Session& session : read->sessions)
        if (session.user.empty()) session.user = UserId(read->userId);
    read->sessionCount = std::max(read->sessionCount, static_cast<std::int64_t>(read->sessions.size()));
    return read;
}

Result<std::vector<BrakeUse>> brakeUseFromText(std::string_view text) {
    return readText<std::vector<BrakeUse>>(
        text, "brake", [](const ValueReader& r, std::vector<BrakeUse>& to) { r.objects("kinds", to, readBrakeUse); });
}

Result<HeldText> heldFromText(std::string_view text) {
    bool there = false;
    auto page = readText<HeldText>(text, "held orders", [&](const ValueReader& r, HeldText& to) {
        there = r.has("orders");
        r.objects("orders", to.orders, readHeldOrder);
        r.objects("groups", to.groups, readHeldGroup);
        r.number("total", to.total);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without held orders");
    return page;
}

Result<DecidedText> decidedFromText(std::string_view text) {
    return readText<DecidedText>(text, "decided orders", [](const ValueReader& r, DecidedText& to) {
        r.number("done", to.done);
        r.number("refused", to.refused);
    });
}

Result<std::string> consoleKeyIdFromText(std::string_view text) {
    auto id = readText<std::string>(text, "key", [](const ValueReader& r, std::string& to) { r.text("keyId", to); });
    if (id && id->empty()) return malformedAnswer("a key without an id");
    return id;
}

Result<ReceiptText> receiptFromText(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse(text, error);
    const auto* object = error ? nullptr : value.if_object();
    const auto* receipt = object ? object->if_contains("receipt") : nullptr;
    const auto* jws = object ? object->if_contains("jws") : nullptr;
    if (!receipt || !jws || !jws->is_string()) return malformedAnswer("receipt");
    ReceiptText out;
    out.json = receipt->is_string() ? std::string(receipt->get_string()) : json::serialize(*receipt);
    out.jws = std::string(jws->get_string());
    return out;
}

} // namespace sekisho::api
