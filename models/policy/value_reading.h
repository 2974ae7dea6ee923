#pragma once
// Reading one field of a policy's values. A field that is missing or of another type gives the fallback: a typed view
// can always be made, checking is policy_check.h's.

#include "models/policy/values.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

// Every field of the policy `key` is there afterwards, with its default where it was not. See schema.h, completed().
Values completedFor(std::string_view key, const Values& values);

bool flagIn(const Values& values, std::string_view key, bool fallback);
std::int64_t numberIn(const Values& values, std::string_view key, std::int64_t fallback); // also of a text of digits
std::string_view textIn(const Values& values, std::string_view key, std::string_view fallback); // valid as values
const std::vector<std::string>& textsIn(const Values& values, std::string_view key);            // empty fallback
const std::vector<AddressEntry>& addressesIn(const Values& values, std::string_view key);
const std::vector<LinkEntry>& linksIn(const Values& values, std::string_view key);

} // namespace sekisho::policy
