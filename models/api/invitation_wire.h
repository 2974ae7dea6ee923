#pragma once
// Invitations on the wire, as the console reads and asks (docs/openapi.yaml). Unknown keys are ignored. Pure;
// thread-safe. Errors of reading: BadInput RESPONSE_MALFORMED.

#include "models/domain/error.h"
#include "models/domain/invitation.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::api {

Result<InvitationSettings> invitationSettingsFromText(std::string_view json); // version 0: it stands in the ETag

Result<std::pair<InvitationLink, std::string>> issuedInvitationFromText(std::string_view json); // with the address
std::string issueInvitationText(bool asOperator, int days);

struct InvitationPage {
    std::vector<InvitationLink> links; // newest first
    std::string nextCursor;            // empty: the last page
};
Result<InvitationPage> invitationsFromText(std::string_view json);

struct ApplicantPage {
    std::vector<Applicant> applicants; // oldest first
    std::string nextCursor;
};
Result<ApplicantPage> applicantsFromText(std::string_view json);
std::string rejectApplicantText(std::string_view reason);

} // namespace sekisho::api
