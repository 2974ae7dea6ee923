#include "service/rules/approval_rows.h"

#include "models/api/approval_wire.h"
#include "models/api/changeset_wire.h"
#include "models/domain/client_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::ApprovalRequest;
using sekisho::ApprovalState;
using sekisho::ApprovalVote;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::string_view kApprovalColumns =
    "id, action, state, requester_uid, requester_name, client_id, reason, subject, method, path, query, content_type, "
    "if_match, body, plan, planned, digest, replanned, quorum, auto_apply, execute_hours, created, decide_by, "
    "execute_by, ended, changeset, error, version, (SELECT c.author_id FROM changeset c WHERE c.uid = "
    "approval.changeset AND c.domain_id = approval.domain_id)";

std::optional<Instant> instantAt(const Native& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(sekisho::fromMillis(row.int64(column)));
}

bool isOver(const ApprovalRequest& request, Instant now) {
    if (request.state == ApprovalState::Approved) return request.executeBy && *request.executeBy <= now;
    return isOpen(request.state) && request.decideBy <= now;
}

Done readErrorOf(std::string_view text, ApprovalRequest& request) {
    if (text.empty()) return {};
    SEKISHO_TRY(error, sekisho::api::rowErrorFromText(text));
    if (const auto* fact = sekisho::errorFact(error.code)) error.kind = sekisho::kindOfStatus(fact->status);
    request.error = std::move(error);
    return {};
}

Result<StoredApproval> approvalFrom(const Native& row, DomainId domain) {
    const auto text = [&row](int column) { return std::string(row.text(column)); };
    StoredApproval out;
    out.domain = domain;
    ApprovalRequest& request = out.request;
    request.id = text(0);
    request.action = text(1);
    request.state = sekisho::approvalStateOf(row.text(2)).value_or(ApprovalState::Failed);
    request.requester = sekisho::UserId(text(3));
    request.requesterName = text(4);
    out.client = text(5);
    request.reason = text(6);
    request.subject = text(7);
    out.command = {text(8), text(9), text(10), text(11), text(12), text(13), request.id};
    SEKISHO_CHECK(sekisho::api::readKeptPlans(row.text(14), request));
    request.planned = row.int64(15);
    out.digest = text(16);
    request.replanned = static_cast<int>(row.int64(17));
    request.quorum = static_cast<int>(row.int64(18));
    out.autoApply = row.int64(19) != 0;
    out.execute = std::chrono::hours(row.int64(20));
    request.createdAt = sekisho::fromMillis(row.int64(21));
    request.decideBy = sekisho::fromMillis(row.int64(22));
    request.executeBy = instantAt(row, 23);
    request.endedAt = instantAt(row, 24);
    request.changeset = sekisho::ChangesetId(text(25));
    SEKISHO_CHECK(readErrorOf(row.text(26), request));
    request.version = row.int64(27);
    if (!row.isNull(28)) out.author = text(28);
    return out;
}

Done readVotes(Database& db, StoredApproval& approval) {
    SEKISHO_TRY(rows,
                (db.rowsOften<std::string, std::string, std::int64_t, std::int64_t, std::string>(
                    "SELECT member_uid, name, approves, at, reason FROM approval_vote WHERE approval_id = :id AND "
                    "digest = :digest ORDER BY at, member_uid",
                    approval.request.id, approval.digest)));
    for (auto& [user, name, approves, at, reason] : rows)
        approval.request.votes.push_back(
            {sekisho::UserId(std::move(user)), std::move(name), approves != 0, sekisho::fromMillis(at), reason});
    return {};
}

std::optional<std::int64_t> approvalMillis(const std::optional<Instant>& at) {
    return at ? std::optional(sekisho::toMillis(*at)) : std::nullopt;
}

// Open, and its time is not over. Twice the present time is bound.
constexpr std::string_view kStillOpen =
    "state IN ('waiting', 'changed', 'approved') AND CASE state WHEN 'approved' THEN execute_by > ? ELSE decide_by > ? "
    "END";

} // namespace

const ApprovalVote* StoredApproval::voteOf(const sekisho::UserId& user) const {
    const auto found = std::ranges::find(request.votes, user, &ApprovalVote::user);
    return found == request.votes.end() ? nullptr : &*found;
}

Result<std::optional<StoredApproval>> findApproval(Database& db, DomainId domain, std::string_view id, Instant now) {
    static const std::string text =
        fmt::format("SELECT {} FROM approval WHERE id = ? AND domain_id = ?", kApprovalColumns);
    SEKISHO_TRY(row, db.often(text, 2, 29));
    row->bind(1, id);
    row->bind(2, std::int64_t{domain});
    SEKISHO_TRY(there, row->step());
    std::optional<StoredApproval> out;
    if (!there) return out;
    auto found = approvalFrom(*row, domain);
    row->reset();
    if (!found) return std::move(found).error();
    SEKISHO_CHECK(readVotes(db, *found));
    if (isOver(found->request, now)) found->request.state = ApprovalState::Expired;
    out = std::move(*found);
    return out;
}

Done insertApproval(Database& db, const StoredApproval& approval) {
    const ApprovalRequest& request = approval.request;
    const KeptCommand& command = approval.command;
    SEKISHO_CHECK(db.execOften(
        "INSERT INTO approval(id, domain_id, action, state, requester_uid, requester_name, client_id, reason, subject, "
        "method, path, query, content_type, if_match, body, plan, planned, digest, quorum, auto_apply, execute_hours, "
        "created, decide_by, changeset) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        request.id, approval.domain, request.action, approvalStateKey(request.state), request.requester.value,
        request.requesterName, approval.client, request.reason, request.subject, command.method, command.path,
        command.rawQuery, command.contentType, command.ifMatch, command.body, sekisho::api::keptPlansText(request),
        request.planned, approval.digest, request.quorum, approval.autoApply,
        static_cast<std::int64_t>(approval.execute.count()), sekisho::toMillis(request.createdAt),
        sekisho::toMillis(request.decideBy), request.changeset.value));
    return {};
}

Done storeApproval(Database& db, const StoredApproval& approval) {
    const ApprovalRequest& request = approval.request;
    SEKISHO_CHECK(db.execOften(
        "UPDATE approval SET state = ?, if_match = ?, subject = ?, plan = ?, planned = ?, digest = ?, replanned = ?, "
        "execute_by = ?, ended = ?, changeset = ?, error = ?, version = ? WHERE id = ?",
        approvalStateKey(request.state), approval.command.ifMatch, request.subject,
        sekisho::api::keptPlansText(request), request.planned, approval.digest, request.replanned,
        approvalMillis(request.executeBy), approvalMillis(request.endedAt), request.changeset.value,
        request.error ? sekisho::api::rowErrorText(*request.error) : std::string(), request.version, request.id));
    return {};
}

void keepPlan(StoredApproval& approval, Planned planned) {
    approval.request.planned = static_cast<std::int64_t>(planned.changes.size());
    if (planned.changes.size() > kMostPlannedKept) planned.changes.resize(kMostPlannedKept);
    approval.request.plan = std::move(planned.changes);
    if (approval.request.subject.empty()) approval.request.subject = std::move(planned.subject);
    approval.digest = std::move(planned.digest);
}

Done storeVote(Database& db, const StoredApproval& approval, const ApprovalVote& vote) {
    SEKISHO_CHECK(db.execOften("INSERT OR REPLACE INTO approval_vote(approval_id, member_uid, name, approves, at, "
                               "reason, digest) VALUES(?, ?, ?, ?, ?, ?, ?)",
                               approval.request.id, vote.user.value, vote.name, vote.approves,
                               sekisho::toMillis(vote.at), vote.reason, approval.digest));
    return {};
}

Done eraseVote(Database& db, std::string_view approval, const sekisho::UserId& user) {
    SEKISHO_CHECK(
        db.execOften("DELETE FROM approval_vote WHERE approval_id = ? AND member_uid = ?", approval, user.value));
    return {};
}

Done eraseVotes(Database& db, std::string_view approval) {
    SEKISHO_CHECK(db.execOften("DELETE FROM approval_vote WHERE approval_id = ?", approval));
    return {};
}

Result<std::vector<ApprovalHead>> approvalHeads(Database& db, const HeadQuestion& question, Instant now) {
    const std::string text = fmt::format(
        "SELECT a.id, a.action, a.requester_uid, a.created, a.state IN ('waiting', 'changed'), EXISTS(SELECT 1 FROM "
        "approval_vote v WHERE v.approval_id = a.id AND v.member_uid = ? AND v.digest = a.digest), a.method, a.path, "
        "a.query FROM approval a {}WHERE a.domain_id = ? AND {}{}{} ORDER BY a.created {}, a.id {} LIMIT ?",
        question.open && !question.mine ? "INDEXED BY approval_open " : "", // far fewer than all that ever were
        question.open ? kStillOpen : std::string_view("state NOT IN ('waiting', 'changed', 'approved')"),
        question.mine ? " AND a.requester_uid = ?" : "",
        question.afterId.empty() ? ""
        : question.open          ? " AND (a.created, a.id) > (?, ?)"
                                 : " AND (a.created, a.id) < (?, ?)",
        question.open ? "ASC" : "DESC", question.open ? "ASC" : "DESC");
    SEKISHO_TRY(row, db.prepare(text));
    int place = 1;
    row.bind(place++, std::string_view(question.user.value));
    row.bind(place++, std::int64_t{question.domain});
    if (question.open) {
        row.bind(place++, sekisho::toMillis(now));
        row.bind(place++, sekisho::toMillis(now));
    }
    if (question.mine) row.bind(place++, std::string_view(question.user.value));
    if (!question.afterId.empty()) {
        row.bind(place++, question.afterCreated);
        row.bind(place++, std::string_view(question.afterId));
    }
    row.bind(place, std::int64_t{question.most});
    std::vector<ApprovalHead> out;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return out;
        const auto cell = [&row](int column) { return std::string(row.text(column)); };
        ApprovalHead& head = out.emplace_back();
        head.id = cell(0);
        head.action = cell(1);
        head.requester = cell(2);
        head.created = row.int64(3);
        head.decidable = row.int64(4) != 0;
        head.voted = row.int64(5) != 0;
        head.command.method = cell(6);
        head.command.path = cell(7);
        head.command.rawQuery = cell(8);
    }
}

Result<std::int64_t> countMine(Database& db, DomainId domain, std::string_view actorId, Instant now) {
    static const std::string text =
        fmt::format("SELECT count(*) FROM approval WHERE {} AND requester_uid = ? AND domain_id = ?", kStillOpen);
    const std::int64_t at = sekisho::toMillis(now);
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(text, at, at, actorId, domain));
    return row ? std::get<0>(*row) : std::int64_t{0};
}

Result<std::int64_t> countOpen(Database& db, DomainId domain, Instant now) {
    static const std::string text = fmt::format("SELECT count(*) FROM approval WHERE {} AND domain_id = ?", kStillOpen);
    const std::int64_t at = sekisho::toMillis(now);
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(text, at, at, domain));
    return row ? std::get<0>(*row) : std::int64_t{0};
}

Result<std::string> sameOpenApproval(Database& db, const StoredApproval& approval, Instant now) {
    static const std::string text = fmt::format(
        "SELECT id FROM approval WHERE {} AND requester_uid = ? AND domain_id = ? AND digest = ? AND method "
        "= ? AND path = ? AND query = ? AND body = ? ORDER BY created LIMIT 1",
        kStillOpen);
    const std::int64_t at = sekisho::toMillis(now);
    const KeptCommand& command = approval.command;
    SEKISHO_TRY(row, db.firstOften<std::string>(text, at, at, approval.request.requester.value, approval.domain,
                                                approval.digest, command.method, command.path, command.rawQuery,
                                                command.body));
    return row ? std::move(std::get<0>(*row)) : std::string();
}

} // namespace sekishod
