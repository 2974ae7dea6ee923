#pragma once
// Requests for a second person in words, and what they would change. GUI thread.

#include "models/commands/change_texts.h"
#include "models/domain/approval.h"

#include <QString>

#include <vector>

namespace sekisho::commands {

QString guardedActionText(std::string_view key); // of resources/guarded_actions.json; an unknown one as it is
QString guardNeedText(GuardNeed need);
QString approvalStateText(ApprovalState state);
QString approvalTitleText(const ApprovalRequest& request);             // "管理者権限の付与: 佐藤 花子"
QString approvalVotesText(const ApprovalRequest& request);             // "1 / 2"
QString approvalLeftText(const ApprovalRequest& request, Instant now); // until it lapses; ended: empty
// One or two whole sentences: what it waits for, or how it ended and why.
QString approvalStatusText(const ApprovalRequest& request, Instant now);
QString voteText(const ApprovalVote& vote); // "山田 太郎 が承認しました（2026/11/26 10:00）。"
QString whyNotMineText(const ApprovalRequest& request); // empty: the caller can decide it

QString plannedChangeTitle(const PlannedChange& change); // "メンバーを更新: 佐藤 花子"
std::vector<ChangeText> plannedChangeTexts(const PlannedChange& change, const ports::Cache& cache);

// The error of a command that was taken and waits for a second person: news, with which request it is.
QString waitingText(const Error& error);
std::string waitingRequest(const Error& error); // id; empty: not told

} // namespace sekisho::commands
