#pragma once
// Requests for approval as somebody may see them. Takes readers, and the writer for a moment where a command must be
// tried to know whether he could decide it; not within a transaction.

#include "models/api/page_cursor.h"
#include "service/http/services.h"
#include "service/rules/approval_rows.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sekishod {

enum class ApprovalView { ForMe, Mine, All };
struct ApprovalQuestion {
    ApprovalView view = ApprovalView::ForMe;
    bool open = true;
    int count = 100;
    bool totals = false; // how many are for him, and his own
    std::optional<sekisho::api::PageCursor> after{};
};
struct ApprovalListing {
    std::vector<sekisho::ApprovalRequest> requests; // a page may be short although there are more
    std::optional<sekisho::api::PageCursor> next;
    std::int64_t forMe = -1; // of the oldest that come into question, kMostTriedOfList; -1: not asked
    std::int64_t mine = -1;
};
// For one list so many commands are tried and so many rows looked at, however many wait.
inline constexpr int kMostTriedOfList = 100;
inline constexpr int kMostLookedOfList = 20'000;

sekisho::Result<ApprovalListing> listApprovals(Services& services, const Caller& caller,
                                               const ApprovalQuestion& question, sekisho::Instant now);
// APPROVAL_NOT_EXIST (404).
sekisho::Result<sekisho::ApprovalRequest> oneApproval(Services& services, const Caller& caller, std::string_view id,
                                                      sekisho::Instant now);
// Whether a feed note about it is for this caller: his own, one he has voted on, or one that he might decide.
sekisho::Result<bool> hearsOfApproval(sekisho::sql::Database& db, Services& services, const Caller& caller,
                                      std::string_view id, sekisho::Instant now);

} // namespace sekishod
