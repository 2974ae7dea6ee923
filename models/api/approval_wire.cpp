#include "models/api/approval_wire.h"

#include "models/api/request_fields.h"
#include "models/api/value_reader.h"
#include "models/api/value_writer.h"
#include "models/domain/reason.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestVoteReason = 1'000;
constexpr std::size_t kLongestProof = 200; // of a password or a code

json::value plannedObject(const PlannedChange& change) {
    json::object out{{"action", change.action},
                     {"targetKind", change.targetKind},
                     {"targetId", change.targetId},
                     {"targetName", change.targetName}};
    json::error_code error;
    json::value changes = json::parse(change.changesJson, error);
    if (!error && changes.is_object()) out["changes"] = std::move(changes);
    return out;
}

void readPlanned(const ValueReader& r, PlannedChange& to) {
    r.text("action", to.action);
    r.text("targetKind", to.targetKind);
    r.text("targetId", to.targetId);
    r.text("targetName", to.targetName);
    r.jsonObject("changes", to.changesJson);
}

json::value voteObject(const ApprovalVote& vote) {
    return json::object{{"userId", vote.user.value},
                        {"name", vote.name},
                        {"approves", vote.approves},
                        {"at", formatUtc(vote.at)},
                        {"reason", vote.reason}};
}

void readVote(const ValueReader& r, ApprovalVote& to) {
    r.id("userId", to.user);
    r.text("name", to.name);
    r.flag("approves", to.approves);
    r.instant("at", to.at);
    r.text("reason", to.reason);
}

// As the command itself would have been refused; the kind is told by its status.
json::object failureObject(const Error& error) {
    json::array params;
    for (const ErrorParam& param : error.params)
        params.push_back(json::object{{"name", param.name}, {"value", param.value}});
    json::object out{{"status", httpStatus(error)}, {"code", error.code}, {"params", std::move(params)}};
    putSome(out, "description", error.description);
    putSome(out, "field", error.field);
    return out;
}

void readFailure(const ValueReader& r, Error& to) {
    int status = 0;
    r.number("status", status);
    to.kind = kindOfStatus(status);
    r.text("code", to.code);
    r.text("description", to.description);
    r.text("field", to.field);
    r.objects("params", to.params, [](const ValueReader& one, ErrorParam& param) {
        one.text("name", param.name);
        one.text("value", param.value);
    });
}

template<class T, class Make>
json::array approvalList(const std::vector<T>& items, Make make) {
    json::array list;
    list.reserve(items.size());
    for (const T& item : items)
        list.push_back(make(item));
    return list;
}

json::value formerObject(const FormerPlan& former) {
    return json::object{{"until", formatUtc(former.until)},
                        {"plan", approvalList(former.plan, plannedObject)},
                        {"planned", former.planned},
                        {"votes", approvalList(former.votes, voteObject)}};
}

void readFormer(const ValueReader& r, FormerPlan& to) {
    r.instant("until", to.until);
    r.objects("plan", to.plan, readPlanned);
    r.number("planned", to.planned);
    r.objects("votes", to.votes, readVote);
}

void readApproval(const ValueReader& r, ApprovalRequest& to) {
    r.text("approvalId", to.id);
    r.text("action", to.action);
    r.word("state", to.state, approvalStateOf);
    r.id("requesterId", to.requester);
    r.text("requesterName", to.requesterName);
    r.text("reason", to.reason);
    r.text("subject", to.subject);
    r.instant("createdAt", to.createdAt);
    r.instant("decideBy", to.decideBy);
    r.instant("executeBy", to.executeBy);
    r.instant("endedAt", to.endedAt);
    r.number("quorum", to.quorum);
    r.objects("votes", to.votes, readVote);
    r.objects("plan", to.plan, readPlanned);
    r.number("planned", to.planned);
    r.number("replanned", to.replanned);
    r.objects("former", to.former, readFormer);
    r.id("changesetId", to.changeset);
    r.object("error", [&](const ValueReader& error) { readFailure(error, to.error.emplace()); });
    r.flag("own", to.own);
    r.text("whyNotMine", to.whyNotMine);
    r.number("version", to.version);
}

template<class T, class Read>
Result<T> approvalBody(const json::value& body, Read read) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    T out;
    read(Fields(*object, WriteMode::Replace, fault), out);
    if (fault) return Unexpected(std::move(*fault));
    return out;
}

void limitedApprovalText(const Fields& fields, std::string_view key, std::size_t longest, std::string& to) {
    fields.text(key, to);
    if (fields.failed() || lengthOf(to) <= longest) return;
    fields.keep(badInput(fields.pathOf(key), "TOO_LONG", fields.pathOf(key) + " is too long.")
                    .with("max", std::to_string(longest)));
}

} // namespace

json::value approvalValue(const ApprovalRequest& request) {
    json::object out{{"approvalId", request.id},
                     {"action", request.action},
                     {"state", approvalStateKey(request.state)},
                     {"requesterId", request.requester.value},
                     {"requesterName", request.requesterName},
                     {"reason", request.reason},
                     {"subject", request.subject},
                     {"createdAt", formatUtc(request.createdAt)},
                     {"decideBy", formatUtc(request.decideBy)},
                     {"quorum", request.quorum},
                     {"votes", approvalList(request.votes, voteObject)},
                     {"plan", approvalList(request.plan, plannedObject)},
                     {"planned", request.planned},
                     {"replanned", request.replanned},
                     {"own", request.own},
                     {"version", request.version}};
    if (!request.former.empty()) out["former"] = approvalList(request.former, formerObject);
    putSome(out, "executeBy", request.executeBy);
    putSome(out, "endedAt", request.endedAt);
    putSome(out, "changesetId", request.changeset.value);
    putSome(out, "whyNotMine", request.whyNotMine);
    if (request.error) out["error"] = failureObject(*request.error);
    return out;
}

std::string approvalText(const ApprovalRequest& request) {
    return json::serialize(approvalValue(request));
}

Result<ApprovalRequest> approvalFromText(std::string_view text) {
    auto request = readText<ApprovalRequest>(text, "approval request", readApproval);
    if (request && request->id.empty()) return malformedAnswer("an approval request without an id");
    return request;
}

std::string approvalsText(const ApprovalsText& page) {
    json::object out{{"requests", approvalList(page.requests, approvalValue)}};
    putTotal(out, "forMe", page.forMe);
    putTotal(out, "mine", page.mine);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

Result<ApprovalsText> approvalsFromText(std::string_view text) {
    bool there = false;
    auto page = readText<ApprovalsText>(text, "approval requests", [&](const ValueReader& r, ApprovalsText& to) {
        there = r.has("requests");
        r.objects("requests", to.requests, readApproval);
        r.number("forMe", to.forMe);
        r.number("mine", to.mine);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without approval requests");
    return page;
}

std::string voteText(std::string_view reason) {
    return json::serialize(json::object{{"reason", reason}});
}

Result<std::string> voteFrom(const json::value& body, bool needed) {
    if (body.is_null() && !needed) return std::string();
    return approvalBody<std::string>(body, [needed](const Fields& fields, std::string& to) {
        if (needed) fields.need("reason");
        limitedApprovalText(fields, "reason", kLongestVoteReason, to);
        if (fields.failed()) return;
        if (needed && isBlankReason(to)) return fields.fail("reason", "MISSING_PARAMETER", "reason is empty.");
        if (auto readable = checkReasonText(to, fields.pathOf("reason")); !readable) fields.keep(readable.error());
    });
}

std::string plannedChangesText(const std::vector<PlannedChange>& plan) {
    return json::serialize(approvalList(plan, plannedObject));
}

Result<std::vector<PlannedChange>> plannedChangesFromText(std::string_view text) {
    json::error_code error;
    json::value list = json::parse(text, error);
    if (error || !list.is_array()) return malformedAnswer("planned changes");
    return readValue<std::vector<PlannedChange>>(
        json::object{{"plan", std::move(list)}}, "planned changes",
        [](const ValueReader& r, std::vector<PlannedChange>& to) { r.objects("plan", to, readPlanned); });
}

std::string keptPlansText(const ApprovalRequest& request) {
    if (request.former.empty()) return plannedChangesText(request.plan);
    return json::serialize(json::object{{"now", approvalList(request.plan, plannedObject)},
                                        {"former", approvalList(request.former, formerObject)}});
}

Done readKeptPlans(std::string_view text, ApprovalRequest& to) {
    to.former.clear();
    if (!text.starts_with('{')) {
        SEKISHO_TRY(plan, plannedChangesFromText(text));
        to.plan = std::move(plan);
        return {};
    }
    SEKISHO_TRY(read, readText<ApprovalRequest>(text, "kept plans", [](const ValueReader& r, ApprovalRequest& one) {
                    r.objects("now", one.plan, readPlanned);
                    r.objects("former", one.former, readFormer);
                }));
    to.plan = std::move(read.plan);
    to.former = std::move(read.former);
    return {};
}

std::string verificationText(const VerificationWish& wish) {
    json::object out{{"password", wish.password}};
    putSome(out, "code", wish.code);
    return json::serialize(out);
}

Result<VerificationWish> verificationFrom(const json::value& body) {
    return approvalBody<VerificationWish>(body, [](const Fields& fields, VerificationWish& to) {
        fields.need("password");
        limitedApprovalText(fields, "password", kLongestProof, to.password);
        limitedApprovalText(fields, "code", kLongestProof, to.code);
        if (!fields.failed() && to.password.empty()) fields.fail("password", "MISSING_PARAMETER", "password is empty.");
    });
}

} // namespace sekisho::api
