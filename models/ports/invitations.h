#pragma once
// Invitations as the console sees them. Same conventions as ports::Gateway: every call returns at once, its one reply
// runs on the executor given. What changed here wakes the feed (Cache::watch), but is in no copy: whoever looks asks.

#include "models/domain/error.h"
#include "models/domain/invitation.h"
#include "models/domain/member.h"
#include "models/ports/call.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct IssuedInvitation {
    InvitationLink link;
    std::string url; // a secret of whoever issued it: told this once
};
struct InvitationPage {
    std::vector<InvitationLink> links; // newest first
    std::string nextCursor;            // empty: the last page
};
struct ApplicantPage {
    std::vector<Applicant> applicants; // oldest first
    std::string nextCursor;
};

// What whoever approves gives a new member beside what he wrote himself: the fields in which the two differ.
struct Placing {
    Member base;
    Member edited;
};

class Invitations {
  public:
    virtual ~Invitations() = default;
    // How the tenant invites, and how many wait. Changed as the policy `invitation` (policies.h).
    virtual CallHandle settings(Executor& on, Reply<InvitationSettings> reply) = 0;

    virtual CallHandle links(std::string cursor, Executor& on, Reply<InvitationPage> reply) = 0;
    // 1 to kLongestInvitation days. INVITATION_OFF; ROLE_EXCEEDS_OWN for operators.
    virtual CallHandle issue(bool asOperator, int days, Executor& on, Reply<IssuedInvitation> reply) = 0;
    virtual CallHandle revoke(const InvitationId& id, Executor& on, Reply<std::monostate> reply) = 0;

    virtual CallHandle applicants(std::string cursor, Executor& on, Reply<ApplicantPage> reply) = 0;
    // APPLICANT_NOT_EXIST, EMAIL_ALREADY_EXIST, REQUIRED; ROLE_EXCEEDS_OWN for operators. A placing that says something
    // needs the right to change members, too.
    virtual CallHandle approve(const ApplicantId& id, const Placing& placing, Executor& on,
                               Reply<std::monostate> reply) = 0;
    // A mail to the private address of a member who has not signed in yet, with a link to set his first password.
    // INVALID_STATE, PRIVATE_EMAIL_REQUIRED.
    virtual CallHandle inviteByMail(const UserId& member, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle reject(const ApplicantId& id, std::string reason, Executor& on, Reply<std::monostate> reply) = 0;
};

} // namespace sekisho::ports
