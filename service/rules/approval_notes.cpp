#include "service/rules/approval_notes.h"

#include "service/http/json_text.h"
#include "service/rules/notices.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::ApprovalState;
using sekisho::Done;
using sekisho::Instant;
using sekisho::sql::Database;

namespace {

NoticeText noticeAbout(const StoredApproval& approval, std::string_view key) {
    NoticeText text;
    text.key = key;
    text.words = {{"action", fmt::format("guarded.{}", approval.request.action)}};
    text.params = {{"subject", approval.request.subject}};
    return text;
}

std::string_view outcomeNotice(ApprovalState state) {
    switch (state) {
    case ApprovalState::Changed:
        return "approval.changed.author";
    case ApprovalState::Approved:
        return "approval.approved.author";
    case ApprovalState::Applied:
        return "approval.applied.author";
    case ApprovalState::Rejected:
        return "approval.rejected.author";
    case ApprovalState::Expired:
        return "approval.expired.author";
    case ApprovalState::Failed:
        return "approval.failed.author";
    case ApprovalState::Waiting:
    case ApprovalState::Withdrawn: // his own doing
        break;
    }
    return {};
}

} // namespace

AuditEntry approvalRecord(const StoredApproval& approval, std::string_view action, std::string_view reason) {
    const auto& request = approval.request;
    std::string changes = fmt::format(
        R"({{"action":{{"from":null,"to":{}}},"requester":{{"from":null,"to":{}}},"state":{{"from":null,"to":"{}"}})",
        jsonString(request.action), jsonString(request.requesterName), approvalStateKey(request.state));
    if (!reason.empty()) changes += fmt::format(R"(,"reason":{{"from":null,"to":{}}})", jsonString(reason));
    if (request.error) changes += fmt::format(R"(,"error":{{"from":null,"to":{}}})", jsonString(request.error->code));
    changes += '}';
    return {std::string(action), "approval", request.id, request.subject, std::move(changes)};
}

Done tellDeciders(Database& db, const StoredApproval& approval, const std::vector<Caller>& people, Instant now) {
    NoticeText text = noticeAbout(approval, "approval.asked.admin");
    text.params.emplace_back("actor", approval.request.requesterName);
    text.params.emplace_back("reason", approval.request.reason);
    for (const Caller& one : people)
        SEKISHO_CHECK(tellMember(db, approval.domain, one.user.value, text, now));
    return {};
}

Done tellVoters(Database& db, const StoredApproval& approval, Instant now) {
    NoticeText text = noticeAbout(approval, "approval.changed.admin");
    text.params.emplace_back("actor", approval.request.requesterName);
    for (const auto& vote : approval.request.votes)
        if (vote.approves) SEKISHO_CHECK(tellMember(db, approval.domain, vote.user.value, text, now));
    return {};
}

Done tellRequester(Database& db, const StoredApproval& approval, std::string_view by, std::string_view reason,
                   Instant now) {
    const std::string_view key = outcomeNotice(approval.request.state);
    if (key.empty()) return {};
    NoticeText text = noticeAbout(approval, key);
    text.params.emplace_back("by", by);
    text.params.emplace_back("reason", reason);
    return tellMember(db, approval.domain, approval.request.requester.value, text, now);
}

} // namespace sekishod
