#pragma once
// Two records of the same resource compared field by field, without building a tree of either. Version and times of the
// record itself are left out. Pure; thread-safe.

#include <cstdint>
#include <string>
#include <string_view>

namespace sekisho::api {

// {"field":{"from":…,"to":…}} in the order of the later record; "" before: created, "" after: gone. Values are compared
// as they are written, so both records must come from recordText().
std::string recordChanges(std::string_view before, std::string_view after);
// Two records are the same but for version and times when these are equal (FNV-1a, 64 bits). When somebody was deleted
// does not count, that he was does.
std::uint64_t recordDigest(std::string_view record);

} // namespace sekisho::api
