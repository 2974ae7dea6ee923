#include "service/rules/approvals.h"

#include "service/auth/clients.h"
#include "service/http/command_trial.h"
#include "service/rules/acting.h"
#include "service/rules/approval_deciders.h"
#include "service/rules/approval_notes.h"
#include "service/rules/approval_rules.h"
#include "service/rules/scope_sight.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace sekishod {

using sekisho::ApprovalRequest;
using sekisho::ApprovalState;
using sekisho::ApprovalVote;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostTold = 25;            // administrators, of one request
constexpr std::size_t kLargestKept = 64 * 1'024; // bytes of a body
constexpr std::int64_t kMostOpenOfOne = 50;      // requests of one person
constexpr std::int64_t kMostOpenOfTenant = 1'000;

Error decided(const StoredApproval& approval) {
    return Error(ErrorKind::Conflict, "APPROVAL_DECIDED")
        .with("state", std::string(approvalStateKey(approval.request.state)));
}

// Whoever agreed to a plan that is void sees both.
void keepFormer(ApprovalRequest& request, sekisho::Instant now) {
    auto& former = request.former;
    if (former.size() == sekisho::kMostFormerPlans) former.erase(former.begin() + 1);
    former.push_back({now, request.plan, request.planned, request.votes});
}

bool waitsForVotes(ApprovalState state) {
    return state == ApprovalState::Waiting || state == ApprovalState::Changed;
}

// What one has not seen, one has not approved.
Done checkSeenPlan(std::string_view tag, const StoredApproval& approval) {
    const std::string present = fmt::format("\"{}\"", approval.request.version);
    if (tag.empty()) return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", present);
    if (tag.starts_with("W/")) tag.remove_prefix(2); // proxies weaken tags
    if (tag == present) return {};
    return Error(ErrorKind::Conflict, "APPROVAL_CHANGED").with("etag", present);
}

std::string paramOf(const Error& error, std::string_view name) {
    for (const auto& param : error.params)
        if (param.name == name) return param.value;
    return {};
}

// A changeset is called by its title, whatever of it comes first.
Done nameChangeset(Database& db, const Call& call, StoredApproval& approval) {
    const auto place =
        std::ranges::find(call.path, std::string_view("changesetId"), [](const auto& p) { return p.first; });
    if (place == call.path.end()) return {};
    approval.request.changeset = sekisho::ChangesetId(place->second);
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string>(
                         "SELECT title, author_id FROM changeset WHERE uid = :uid AND domain_id = :domain",
                         place->second, approval.domain)));
    if (!row) return {};
    approval.author = std::move(std::get<1>(*row));
    if (!std::get<0>(*row).empty()) approval.request.subject = std::move(std::get<0>(*row));
    return {};
}

// The highest administrator must be able to change the rules with however few others there are: nobody else could make
// them fewer again.
int quorumOf(const ApprovalRules& rules, const Caller& caller, std::string_view action, std::size_t deciders) {
    // Whoever holds the key of a program asks with it, and may be one of those who decide.
    if (caller.isServiceAccount()) return rules.quorum + 1;
    if (action != "approvalRules" || !caller.isSuper() || deciders == 0) return rules.quorum;
    return std::min(rules.quorum, static_cast<int>(deciders));
}

Done checkRoom(Database& db, const StoredApproval& approval, sekisho::Instant now) {
    const auto tooMany = [](std::int64_t most) {
        return Error(ErrorKind::Conflict, "APPROVAL_TOO_MANY").with("max", std::to_string(most));
    };
    SEKISHO_TRY(own, countMine(db, approval.domain, approval.request.requester.value, now));
    if (own >= kMostOpenOfOne) return tooMany(kMostOpenOfOne);
    SEKISHO_TRY(all, countOpen(db, approval.domain, now));
    return all >= kMostOpenOfTenant ? Done(tooMany(kMostOpenOfTenant)) : Done();
}

// A plan says what records would say: of people besides only those whom the caller may see. His own request tells no
// more than the record that he saw.
Done hideFromPlans(Database& db, const Caller& caller, ApprovalRequest& request, sekisho::Instant now) {
    std::optional<ScopeSight> sight;
    const auto within = [&](std::string_view uid) -> Result<bool> {
        if (!sight) {
            SEKISHO_TRY(his, sightOf(db, caller, now));
            sight.emplace(std::move(his));
        }
        return sight->holds(uid);
    };
    const auto hide = [&within](std::vector<sekisho::PlannedChange>& plan) -> Done {
        for (auto& change : plan)
            SEKISHO_CHECK(hideOutsiders(within, change.changesJson));
        return {};
    };
    SEKISHO_CHECK(hide(request.plan));
    for (auto& former : request.former)
        SEKISHO_CHECK(hide(former.plan));
    return {};
}

} // namespace

Result<ApprovalRequest> toldTo(Database& db, const Caller& caller, const StoredApproval& approval,
                               std::string whyNotMine, sekisho::Instant now) {
    ApprovalRequest out = approval.request;
    out.own = isOwn(approval, caller);
    out.whyNotMine = std::move(whyNotMine);
    SEKISHO_CHECK(hideFromPlans(db, caller, out, now));
    return out;
}

Result<ApprovalRequest> Approvals::hold(Database& db, Call& call, std::string_view action, std::string reason,
                                        KeptCommand command, Planned planned) const {
    if (command.body.size() > kLargestKept)
        return Error(ErrorKind::TooLarge, "APPROVAL_TOO_LARGE").with("max", std::to_string(kLargestKept / 1'024));
    SEKISHO_TRY(rules, approvalRules(db, call.caller.domain));
    StoredApproval approval;
    ApprovalRequest& request = approval.request;
    request.id = orderedUid(call.now);
    request.action = std::string(action);
    request.requester = sekisho::UserId(call.caller.actorId());
    request.requesterName = call.caller.name;
    request.reason = std::move(reason);
    request.createdAt = call.now;
    request.decideBy = call.now + rules.decide;
    request.version = 1;
    approval.domain = call.caller.domain;
    approval.client = call.caller.client.value;
    approval.command = std::move(command);
    approval.command.id = request.id;
    approval.autoApply = rules.autoApply;
    approval.execute = rules.execute;
    SEKISHO_CHECK(nameChangeset(db, call, approval));
    keepPlan(approval, std::move(planned));
    SEKISHO_TRY(same, sameOpenApproval(db, approval, call.now));
    if (!same.empty()) { // asked for already: nobody is told twice
        SEKISHO_TRY(there, findApproval(db, approval.domain, same, call.now));
        if (there) return toldTo(db, call.caller, *there, "APPROVAL_OWN", call.now);
    }
    SEKISHO_CHECK(checkRoom(db, approval, call.now));
    SEKISHO_TRY(deciders, ApprovalDeciders(services_, approval.domain, call.now).find(db, approval, kMostTold));
    request.quorum = quorumOf(rules, call.caller, action, deciders.people.size());
    if (deciders.all && deciders.people.size() < static_cast<std::size_t>(request.quorum))
        return Error(ErrorKind::Conflict, "APPROVAL_NOBODY")
            .with("needed", std::to_string(request.quorum))
            .with("found", std::to_string(deciders.people.size()))
            .with("action", request.action)
            .with("menu", std::string(call.endpoint.permission.menu));
    SEKISHO_CHECK(insertApproval(db, approval));
    call.audit(approvalRecord(approval, "approval.request", request.reason));
    call.changed({"approval", request.id, "put"});
    SEKISHO_CHECK(tellDeciders(db, approval, deciders.people, call.now));
    return toldTo(db, call.caller, approval, "APPROVAL_OWN", call.now);
}

// Whoever could not give the order does not know that somebody else has asked for it.
Result<StoredApproval> Approvals::visible(Call& call, std::string_view id) const {
    const Error missing(ErrorKind::NotFound, "APPROVAL_NOT_EXIST");
    SEKISHO_TRY(found, findApproval(*call.db, call.caller.domain, id, call.now));
    if (!found) return missing;
    if (isOwn(*found, call.caller) || found->voteOf(call.caller.user)) return std::move(*found);
    const ApprovalDeciders deciders(services_, call.caller.domain, call.now);
    const Done looks = deciders.mayLook(*call.db, found->request.action, found->command, call.caller);
    if (looks) return std::move(*found);
    return isRefusedCommand(looks.error()) ? missing : looks.error();
}

Done Approvals::mayDecide(Call& call, const StoredApproval& approval, bool approves) const {
    const ApprovalDeciders deciders(services_, call.caller.domain, call.now);
    SEKISHO_TRY(why, deciders.whyNot(*call.db, approval, call.caller));
    if (why.empty() || why == "APPROVAL_VOTED") return {};
    if (!approves && why == "APPROVAL_FRESH_ACCOUNT") return {}; // to stop something needs no second opinion
    return Error(why == "APPROVAL_DECIDED" ? ErrorKind::Conflict : ErrorKind::Forbidden, why);
}

Result<ApprovalRequest> Approvals::approve(Call& call, std::string_view id, std::string_view seen,
                                           std::string reason) const {
    SEKISHO_TRY(approval, visible(call, id));
    if (!waitsForVotes(approval.request.state)) return decided(approval);
    if (isOfHis(approval, call.caller)) return Error(ErrorKind::Forbidden, "APPROVAL_OWN");
    SEKISHO_CHECK(checkSeenPlan(seen, approval));
    SEKISHO_CHECK(mayDecide(call, approval, true));
    const ApprovalVote vote{call.caller.user, call.caller.name, true, call.now, std::move(reason)};
    std::erase_if(approval.request.votes, [&](const ApprovalVote& one) { return one.user == vote.user; });
    approval.request.votes.push_back(vote);
    SEKISHO_CHECK(storeVote(*call.db, approval, vote));
    call.audit(approvalRecord(approval, "approval.approve", vote.reason));
    SEKISHO_CHECK(settle(call, approval, approval.autoApply));
    return toldTo(*call.db, call.caller, approval,
                  waitsForVotes(approval.request.state) && approval.voteOf(call.caller.user) ? "APPROVAL_VOTED"
                  : waitsForVotes(approval.request.state)                                    ? ""
                                                                                             : "APPROVAL_DECIDED",
                  call.now);
}

Result<ApprovalRequest> Approvals::reject(Call& call, std::string_view id, std::string_view seen,
                                          std::string reason) const {
    SEKISHO_TRY(approval, visible(call, id));
    if (!waitsForVotes(approval.request.state)) return decided(approval);
    if (isOfHis(approval, call.caller)) return Error(ErrorKind::Forbidden, "APPROVAL_OWN");
    SEKISHO_CHECK(checkSeenPlan(seen, approval));
    SEKISHO_CHECK(mayDecide(call, approval, false));
    const ApprovalVote vote{call.caller.user, call.caller.name, false, call.now, std::move(reason)};
    std::erase_if(approval.request.votes, [&](const ApprovalVote& one) { return one.user == vote.user; });
    approval.request.votes.push_back(vote);
    SEKISHO_CHECK(storeVote(*call.db, approval, vote));
    SEKISHO_CHECK(end(call, approval, ApprovalState::Rejected, "approval.reject"));
    SEKISHO_CHECK(tellRequester(*call.db, approval, call.caller.name, vote.reason, call.now));
    return toldTo(*call.db, call.caller, approval, "APPROVAL_DECIDED", call.now);
}

Result<ApprovalRequest> Approvals::withdraw(Call& call, std::string_view id) const {
    SEKISHO_TRY(approval, visible(call, id));
    if (!isOwn(approval, call.caller)) return Error(ErrorKind::Forbidden, "APPROVAL_NOT_OWN");
    if (!isOpen(approval.request.state)) return decided(approval);
    SEKISHO_CHECK(end(call, approval, ApprovalState::Withdrawn, "approval.withdraw"));
    return toldTo(*call.db, call.caller, approval, "APPROVAL_OWN", call.now);
}

Result<ApprovalRequest> Approvals::execute(Call& call, std::string_view id) const {
    SEKISHO_TRY(approval, visible(call, id));
    if (!isOwn(approval, call.caller)) return Error(ErrorKind::Forbidden, "APPROVAL_NOT_OWN");
    if (approval.request.state != ApprovalState::Approved) return decided(approval);
    SEKISHO_CHECK(settle(call, approval, true));
    return toldTo(*call.db, call.caller, approval, "APPROVAL_OWN", call.now);
}

// Whoever has lost the right since he agreed does not count any more.
Result<int> Approvals::countVotes(Call& call, StoredApproval& approval) const {
    const ApprovalDeciders deciders(services_, approval.domain, call.now);
    std::vector<ApprovalVote> counted;
    for (ApprovalVote& vote : approval.request.votes) {
        if (!vote.approves) continue;
        const bool mine = vote.user == call.caller.user; // has been asked just now
        SEKISHO_TRY(who, actingCaller(*call.db, approval.domain, vote.user.value, consoleClientId, call.now));
        const Done may = !who   ? Done(Error(ErrorKind::Forbidden, "APPROVAL_RIGHT_MISSING"))
                         : mine ? Done()
                         : ApprovalDeciders::isLarge(approval) // he was tried when he agreed to this very plan
                             ? deciders.mayLook(*call.db, approval.request.action, approval.command, *who)
                             : deciders.mayOrder(*call.db, approval, *who);
        if (!may && !isRefusedCommand(may.error())) return may.error();
        if (may)
            counted.push_back(std::move(vote));
        else
            SEKISHO_CHECK(eraseVote(*call.db, approval.request.id, vote.user));
    }
    approval.request.votes = std::move(counted);
    return static_cast<int>(approval.request.votes.size());
}

Done Approvals::settle(Call& call, StoredApproval& approval, bool carryOut) const {
    SEKISHO_TRY(votes, countVotes(call, approval));
    const bool enough = votes >= approval.request.quorum;
    SEKISHO_CHECK(runAsAuthor(call, approval, enough && carryOut));
    call.changed({"approval", approval.request.id, "put"});
    const ApprovalState state = approval.request.state;
    if (!isOpen(state) || state == ApprovalState::Changed) return {};
    // What it would do is still what was approved.
    if (enough) {
        approval.request.state = ApprovalState::Approved;
        approval.request.executeBy = call.now + approval.execute;
        ++approval.request.version;
        SEKISHO_CHECK(storeApproval(*call.db, approval));
        return tellRequester(*call.db, approval, call.caller.name, {}, call.now);
    }
    if (state != ApprovalState::Approved) return {};
    approval.request.state = ApprovalState::Waiting; // a vote does not count any more
    approval.request.executeBy.reset();
    ++approval.request.version;
    SEKISHO_CHECK(storeApproval(*call.db, approval));
    call.audit(approvalRecord(approval, "approval.change"));
    return {};
}

Done Approvals::runAsAuthor(Call& call, StoredApproval& approval, bool keep) const {
    Database& db = *call.db;
    const auto fail = [&](Error error) -> Done {
        if (!isRefusedCommand(error)) return error;
        approval.request.error = std::move(error);
        SEKISHO_CHECK(end(call, approval, ApprovalState::Failed, "approval.fail"));
        return tellRequester(db, approval, {}, {}, call.now);
    };
    SEKISHO_TRY(author, actingCaller(db, approval.domain, approval.request.requester.value, approval.client, call.now));
    if (!author) return fail(Error(ErrorKind::Forbidden, "APPROVAL_AUTHOR_GONE"));
    SEKISHO_TRY(point, Savepoint::set(db));
    auto outcome = services_.runner->runKept(db, approval.command, *author, call.now, keep);
    bool moved = false;
    if (!outcome && outcome.error().code == "PRECONDITION_FAILED") { // of a version that is not the present one
        approval.command.ifMatch = paramOf(outcome.error(), "etag");
        moved = true;
        outcome = services_.runner->runKept(db, approval.command, *author, call.now, false);
    }
    if (!outcome) {
        SEKISHO_CHECK(point.rollBack());
        return fail(std::move(outcome).error());
    }
    if (moved || outcome->planned.digest != approval.digest) {
        SEKISHO_CHECK(point.rollBack());
        return replan(call, approval, std::move(outcome->planned));
    }
    SEKISHO_CHECK(point.keep());
    if (!keep) return {};
    std::ranges::move(outcome->after, std::back_inserter(call.after));
    if (!outcome->changeset.empty()) approval.request.changeset = sekisho::ChangesetId(outcome->changeset);
    SEKISHO_CHECK(end(call, approval, ApprovalState::Applied, "approval.apply"));
    return tellRequester(db, approval, call.caller.name, {}, call.now);
}

Done Approvals::replan(Call& call, StoredApproval& approval, Planned planned) const {
    SEKISHO_CHECK(tellVoters(*call.db, approval, call.now));
    keepFormer(approval.request, call.now);
    SEKISHO_CHECK(eraseVotes(*call.db, approval.request.id));
    approval.request.votes.clear();
    keepPlan(approval, std::move(planned));
    approval.request.state = ApprovalState::Changed;
    approval.request.executeBy.reset();
    ++approval.request.replanned;
    ++approval.request.version;
    SEKISHO_CHECK(storeApproval(*call.db, approval));
    call.audit(approvalRecord(approval, "approval.change"));
    return tellRequester(*call.db, approval, {}, {}, call.now);
}

Done Approvals::end(Call& call, StoredApproval& approval, ApprovalState state, std::string_view action) const {
    approval.request.state = state;
    approval.request.endedAt = call.now;
    ++approval.request.version;
    SEKISHO_CHECK(storeApproval(*call.db, approval));
    const auto last = approval.request.votes.empty() ? std::string() : approval.request.votes.back().reason;
    call.audit(approvalRecord(approval, action, state == ApprovalState::Rejected ? last : std::string()));
    call.changed({"approval", approval.request.id, "put"});
    return {};
}

Result<std::int64_t> lapseApprovals(Database& db, UnitOfWork& unit, int most) {
    const std::int64_t now = sekisho::toMillis(unit.now);
    SEKISHO_TRY(rows,
                db.rowsOften<std::string>(
                    "SELECT id FROM approval INDEXED BY approval_open WHERE domain_id = ? AND state IN ('waiting', "
                    "'changed', 'approved') AND CASE state WHEN 'approved' THEN execute_by <= ? ELSE decide_by <= ? "
                    "END ORDER BY created LIMIT ?",
                    unit.domain, now, now, most));
    for (const auto& [id] : rows) {
        SEKISHO_TRY(approval, findApproval(db, unit.domain, id, unit.now));
        if (!approval) continue;
        approval->request.state = ApprovalState::Expired;
        approval->request.endedAt = unit.now;
        ++approval->request.version;
        SEKISHO_CHECK(storeApproval(db, *approval));
        unit.audits.push_back(approvalRecord(*approval, "approval.expire"));
        unit.changes.push_back({"approval", id, "put"});
        SEKISHO_CHECK(tellRequester(db, *approval, {}, {}, unit.now));
    }
    return static_cast<std::int64_t>(rows.size());
}

} // namespace sekishod
