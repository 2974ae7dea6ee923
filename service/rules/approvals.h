#pragma once
// Requests for approval (★R8, docs/decisions/0012-delegation.md): kept by the guard, decided by others, carried out as
// their author with the rights he has then. What is carried out is what was approved: if the tenant has moved on so
// that it would do something else, the request shows that and everybody is asked again. Work in the caller's
// transaction.

#include "models/domain/approval.h"
#include "models/sql/database.h"
#include "service/http/command_guard.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"
#include "service/rules/approval_rows.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sekishod {

class Approvals {
  public:
    explicit Approvals(Services& services) : services_(services) {}

    // Keeps the order of `call` and tells whoever could decide; while the same order of the same person is open with
    // the same plan, that one is told and nobody hears of it again. APPROVAL_NOBODY (409): fewer than the quorum could,
    // so that it would wait for ever. APPROVAL_TOO_LARGE (413), APPROVAL_TOO_MANY (409).
    sekisho::Result<sekisho::ApprovalRequest> hold(sekisho::sql::Database& db, Call& call, std::string_view action,
                                                   std::string reason, KeptCommand command, Planned planned) const;

    // Each: the request afterwards. `seen`: the If-Match of what the caller has seen. PRECONDITION_REQUIRED,
    // APPROVAL_NOT_EXIST, APPROVAL_OWN, APPROVAL_CHANGED, APPROVAL_DECIDED, APPROVAL_FRESH_ACCOUNT,
    // APPROVAL_RIGHT_MISSING. Approving a second time counts as once.
    sekisho::Result<sekisho::ApprovalRequest> approve(Call& call, std::string_view id, std::string_view seen,
                                                      std::string reason) const;
    sekisho::Result<sekisho::ApprovalRequest> reject(Call& call, std::string_view id, std::string_view seen,
                                                     std::string reason) const;
    // By whoever asked; else APPROVAL_NOT_OWN.
    sekisho::Result<sekisho::ApprovalRequest> withdraw(Call& call, std::string_view id) const;
    sekisho::Result<sekisho::ApprovalRequest> execute(Call& call, std::string_view id) const;

  private:
    sekisho::Result<StoredApproval> visible(Call& call, std::string_view id) const;
    sekisho::Done mayDecide(Call& call, const StoredApproval& approval, bool approves) const;
    sekisho::Result<int> countVotes(Call& call, StoredApproval& approval) const;
    sekisho::Done settle(Call& call, StoredApproval& approval, bool carryOut) const;
    sekisho::Done runAsAuthor(Call& call, StoredApproval& approval, bool keep) const;
    sekisho::Done replan(Call& call, StoredApproval& approval, Planned planned) const;
    sekisho::Done end(Call& call, StoredApproval& approval, sekisho::ApprovalState state,
                      std::string_view action) const;

    Services& services_;
};

// Own as the caller's, and why he cannot decide it; its plans without people whom he may not see.
sekisho::Result<sekisho::ApprovalRequest> toldTo(sekisho::sql::Database& db, const Caller& caller,
                                                 const StoredApproval& approval, std::string whyNotMine,
                                                 sekisho::Instant now);
// Those whose time is over, of `unit.domain`, at most `most`. How many.
sekisho::Result<std::int64_t> lapseApprovals(sekisho::sql::Database& db, UnitOfWork& unit, int most);

} // namespace sekishod
