#pragma once
// What was done to one resource, a page of audit records, newest first. Private to this folder.

#include "service/http/endpoint.h"

#include <string>
#include <string_view>

namespace sekishod {

// {"records":[…],"responseMetaData":{…}} of the resource `target`; `list` names the list for its cursor.
// INVALID_CURSOR, OUT_OF_RANGE at count (1 … 200, otherwise 50).
HandlerResult auditPage(Call& call, std::string_view list, const std::string& target);

} // namespace sekishod
