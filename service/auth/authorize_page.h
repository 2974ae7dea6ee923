#pragma once
// The small sign-in page of /oauth2/v2.0/authorize: plain HTML, no script, in Japanese or English.

#include "models/domain/error.h"
#include "service/auth/auth_state.h"
#include "service/auth/html_page.h"
#include "service/http/message.h"

#include <string>
#include <string_view>

namespace sekishod {

// The form of the step that is due, with the error of the last answer when there was one.
Response authorizePage(const AuthorizeForm& form, const std::string& formId, std::string_view login,
                       const sekisho::Error* error);
// Something is wrong with the request itself and there is nowhere to send the browser to.
Response authorizeFaultPage(bool japanese, std::string_view english, std::string_view japaneseText);

} // namespace sekishod
