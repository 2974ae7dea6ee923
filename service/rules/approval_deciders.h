#pragma once
// Who may decide a request for approval: whoever could give the same order himself, as the order itself tells when it
// is tried as him; never whoever asks for it, no account that is too fresh for a second opinion, no program.

#include "models/sql/database.h"
#include "service/http/services.h"
#include "service/rules/approval_rows.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

class ApprovalDeciders {
  public:
    ApprovalDeciders(Services& services, sekisho::DomainId domain, sekisho::Instant now)
        : services_(services), domain_(domain), now_(now) {}

    // What can be said without trying it: on a reader as well. Whoever is refused here does not even see the request.
    sekisho::Done mayLook(sekisho::sql::Database& db, std::string_view action, const KeptCommand& command,
                          const Caller& who) const;
    // The command tried as him, rolled back; needs the writer. What its author could not do either, because the tenant
    // has moved on, speaks against nobody's right.
    sekisho::Done mayOrder(sekisho::sql::Database& db, const StoredApproval& approval, const Caller& who) const;
    // Whether mayLook() tells all there is, from the body of the command.
    static bool looksAreEnough(std::string_view action);
    // Such a command takes too long to be tried only to tell who might decide it. A changeset is never tried: it is
    // asked what its moves would give (changeset_moves.h).
    static bool isLarge(const StoredApproval& approval);
    static constexpr std::int64_t kMostPlannedTried = 2'000; // changes
    static constexpr std::chrono::milliseconds kLongestTrials{200};

    // Why he cannot decide it: a code of resources/errors.json; empty: he can. Tried as him.
    sekisho::Result<std::string> whyNot(sekisho::sql::Database& db, const StoredApproval& approval,
                                        const Caller& who) const;
    // The part of it that needs no trial; nothing: that is still to be asked.
    sekisho::Result<std::optional<std::string>> whyNotByLook(sekisho::sql::Database& db, const StoredApproval& approval,
                                                             const Caller& who) const;

    struct Found {
        std::vector<Caller> people; // who could decide, at most `most`
        bool all = true;            // nobody else could: all administrators were asked
    };
    // The command is tried as each of them for kLongestTrials altogether; of the others, and of a plan of more than
    // kMostPlannedTried changes, mayLook() alone decides: their votes are tried when they give them. Also accounts that
    // are too fresh now: they will not be any more when the request is still open.
    sekisho::Result<Found> find(sekisho::sql::Database& db, const StoredApproval& approval, std::size_t most) const;

  private:
    sekisho::Done mayGrant(sekisho::sql::Database& db, const KeptCommand& command, const Caller& who) const;

    Services& services_;
    sekisho::DomainId domain_;
    sekisho::Instant now_;
};

// He asked for it, by whatever session.
bool isOwn(const StoredApproval& approval, const Caller& who);
// He asked for it, or made the changeset that it would apply: not his to decide.
bool isOfHis(const StoredApproval& approval, const Caller& who);
// A fault of what was asked for, not of the service: nothing is gained by trying again.
bool isRefusedCommand(const sekisho::Error& error);

} // namespace sekishod
