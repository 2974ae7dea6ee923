#pragma once
// How many groups there may be, and how much each may hold (admin-screens.md §5); counts.

#include <cstddef>

namespace sekisho {

inline constexpr int kMostGroups = 100'000;
inline constexpr int kMostGroupsOfMember = 2'000;
inline constexpr std::size_t kMostDirectMembers = 10'000; // entries of one group; organizations count as one

} // namespace sekisho
