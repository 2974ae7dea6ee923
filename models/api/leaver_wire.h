#pragma once
// The check before somebody leaves, on the wire (docs/decisions/0001-extension-api.md). Pure; any thread.

#include "models/domain/error.h"
#include "models/domain/leaver.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

Result<LeaverCheck> leaverCheckFromText(std::string_view json); // RESPONSE_MALFORMED
std::string mastersText(const std::vector<UserId>& masters);    // PATCH of a group: its masters, all of them

} // namespace sekisho::api
