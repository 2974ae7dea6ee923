#pragma once
// Policy "approvals" as it counts now, the table of guarded commands, and whose word counts as a second opinion.

#include "models/domain/approval.h"
#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace sekishod {

struct ApprovalRules {
    std::map<std::string, sekisho::GuardNeed, std::less<>> needs; // by the rows of the policy
    std::chrono::minutes stepUp{15};                              // so old may a proof be
    int quorum = 1;
    std::chrono::hours decide{72}, execute{24};
    bool autoApply = true;

    sekisho::GuardNeed of(std::string_view action) const; // None for what is no row
    sekisho::GuardNeed strictest() const;                 // what satisfies every row
    // What a command needs as it is told to people: with what no row of the policy says (docs/decisions/0012). Changes
    // of the rules count as for somebody who is not alone with them.
    sekisho::GuardNeed usual(std::string_view action) const;
};
sekisho::Result<ApprovalRules> approvalRules(sekisho::sql::Database& db, sekisho::DomainId domain);

// An account that somebody else has made, opened or raised within a day is nobody's second opinion: whoever has stolen
// one account could make himself another that agrees with him. In the first day of a tenant everybody is new.
inline constexpr std::chrono::hours kFreshAccount{24};
sekisho::Result<bool> isFreshAccount(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                                     sekisho::Instant now);

} // namespace sekishod
