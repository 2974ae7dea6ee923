#pragma once
// Tables approval and approval_vote. Functions work in the caller's transaction or on a reader.

#include "models/domain/approval.h"
#include "models/sql/database.h"
#include "service/http/command_guard.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::size_t kMostPlannedKept = 200;

struct StoredApproval {
    sekisho::DomainId domain = 0;
    sekisho::ApprovalRequest request; // votes of the present plan; without own and whyNotMine
    std::string client;               // app of the requester
    std::string author;               // of its changeset; empty: it is of none
    KeptCommand command;
    std::string digest; // of the present plan
    bool autoApply = true;
    std::chrono::hours execute{24};

    const sekisho::ApprovalVote* voteOf(const sekisho::UserId& user) const; // null: he has not voted
};

// What is over without anybody having noted it yet is told as Expired.
sekisho::Result<std::optional<StoredApproval>> findApproval(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view id, sekisho::Instant now);
sekisho::Done insertApproval(sekisho::sql::Database& db, const StoredApproval& approval);
// State, plan, times, result; of a new state or plan the caller gives the next version.
sekisho::Done storeApproval(sekisho::sql::Database& db, const StoredApproval& approval);
void keepPlan(StoredApproval& approval, Planned planned);

sekisho::Done storeVote(sekisho::sql::Database& db, const StoredApproval& approval, const sekisho::ApprovalVote& vote);
sekisho::Done eraseVote(sekisho::sql::Database& db, std::string_view approval, const sekisho::UserId& user);
sekisho::Done eraseVotes(sekisho::sql::Database& db, std::string_view approval);

// As much of a request as tells who may see it: open ones oldest first, ended ones newest first.
struct ApprovalHead {
    std::string id, action, requester;
    std::int64_t created = 0; // milliseconds
    bool decidable = false;   // waits for votes
    bool voted = false;       // by `user`
    KeptCommand command;      // without its body
};
struct HeadQuestion {
    sekisho::DomainId domain = 0;
    sekisho::UserId user; // who asks
    bool open = true;
    bool mine = false; // only what he asked for
    std::int64_t afterCreated = 0;
    std::string afterId; // empty: from the beginning
    int most = 500;
};
sekisho::Result<std::vector<ApprovalHead>> approvalHeads(sekisho::sql::Database& db, const HeadQuestion& question,
                                                         sekisho::Instant now);
sekisho::Result<std::int64_t> countMine(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view actorId,
                                        sekisho::Instant now);
// Open ones of the whole tenant.
sekisho::Result<std::int64_t> countOpen(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);
// Id of an open request of the same person for the same command with the same plan; empty: there is none.
sekisho::Result<std::string> sameOpenApproval(sekisho::sql::Database& db, const StoredApproval& approval,
                                              sekisho::Instant now);

} // namespace sekishod
