#pragma once
// Reads the body once as the endpoint declares it, with the tolerances of real clients (lineworks-api.md §7): a
// Content-Type on any method, an empty or `null` body for actions, form fields in the query.

#include "models/domain/error.h"
#include "service/http/call.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace sekishod {

// Fills call.body or call.form. INVALID_JSON, UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST.
sekisho::Done readBody(Call& call);
// An object of at most 32 levels.
sekisho::Result<boost::json::value> readJson(std::string_view text);

} // namespace sekishod
