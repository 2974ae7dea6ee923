#pragma once
// The order of members that holds everywhere (admin-screens.md §6): 役員 → 組織長 → 役職 → 職級 → reading. The service
// sorts pages with it, the console its lists.

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

namespace sekisho {

struct MemberPlace {
    bool executive = false;               // his level is marked 役員
    bool head = false;                    // of the organization the list is about
    std::optional<std::int32_t> position; // display order within that organization; low stands first, none last
    std::optional<std::int32_t> level;    // likewise
    std::string sortKey;                  // sortKey(reading, name)
    std::int64_t row = 0;                 // decides when all else is equal

    // Smaller stands first.
    std::tuple<int, int, std::int64_t, std::int64_t> rank() const;
    friend bool operator<(const MemberPlace& a, const MemberPlace& b);
};

} // namespace sekisho
