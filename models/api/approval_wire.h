#pragma once
// Approval requests on the wire, both directions. Same conventions as role_wire.h.

#include "models/domain/approval.h"
#include "models/domain/error.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

boost::json::value approvalValue(const ApprovalRequest& request);
std::string approvalText(const ApprovalRequest& request); // also the body of 202
Result<ApprovalRequest> approvalFromText(std::string_view json);
struct ApprovalsText {
    std::vector<ApprovalRequest> requests;
    std::string nextCursor;
    std::int64_t forMe = -1, mine = -1;
};
std::string approvalsText(const ApprovalsText& page); // {"requests":[…],"forMe"?,"mine"?,"responseMetaData"}
Result<ApprovalsText> approvalsFromText(std::string_view json);
std::string voteText(std::string_view reason); // {"reason"}, ≤ 1,000 characters; a rejection needs one
Result<std::string> voteFrom(const boost::json::value& body, bool needed);
std::string plannedChangesText(const std::vector<PlannedChange>& plan); // as it is stored
Result<std::vector<PlannedChange>> plannedChangesFromText(std::string_view json);
// The same with the plans before it, as they are stored: a list where there are none, else {"now":[…],"former":[…]}.
std::string keptPlansText(const ApprovalRequest& request);
Done readKeptPlans(std::string_view json, ApprovalRequest& to);
struct VerificationWish { // POST /v1.0/admin/me/verification
    std::string password, code;
};
std::string verificationText(const VerificationWish& wish);
Result<VerificationWish> verificationFrom(const boost::json::value& body);

} // namespace sekisho::api
