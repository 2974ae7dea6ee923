#pragma once
// What a person sees who follows an invitation link: plain HTML, no script, in Japanese or English. Everything that
// came from outside is escaped here. Pure; any thread.

#include "models/domain/error.h"
#include "models/policy/account_policy.h"
#include "service/http/message.h"
#include "service/rules/invitations.h"
#include "service/rules/tenant.h"

#include <string>
#include <string_view>

namespace sekishod {

struct JoinForm {
    bool japanese = false;
    std::string token; // of the link
    std::string id;    // of this opening of the form
    std::string csrf;
    sekisho::Member member; // what was typed so far; no password
};

// The form for applicants, with what is wrong with the last answer when there was one.
Response joinPage(const JoinForm& form, const Tenant& tenant, const Invitation& invitation,
                  const sekisho::policy::AccountPolicy& policy, const sekisho::Error* error);
// It was sent: waits, or is a member already.
Response joinedPage(bool japanese, const Tenant& tenant, const Joined& joined);
// The link leads nowhere (now), or the request is none of a form.
Response joinFaultPage(bool japanese, int status, std::string_view sentence);
// The page was opened too long ago, was sent already, or in another browser; `token` empty: no way back is offered.
Response joinStalePage(bool japanese, std::string_view token);

} // namespace sekishod
