#pragma once
// The name of a workgroup (ワークグループ名), what stands right of the @ in every ID of a tenant: which names there may
// be and how long one must stand (admin-screens.md §11A.1). Pure; thread-safe.

#include "models/domain/clock.h"
#include "models/domain/error.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho {

inline constexpr std::size_t kShortestWorkgroup = 2;
inline constexpr std::size_t kLongestWorkgroup = 22;                                     // characters
inline constexpr std::array<std::string_view, 2> kNotWithin{"worksmobile", "lineworks"}; // anywhere in a name
inline constexpr std::array<std::string_view, 2> kNotAsName{"line", "admin"};
inline constexpr std::chrono::hours kWorkgroupLock{24}; // after a change

enum class WorkgroupFault { None, Characters, Length, Ends, Reserved };
// The first thing that is wrong: a character that is none of a-z, 0-9 and '-', the length, a '-' at an end, or a word
// that is kept back.
WorkgroupFault workgroupFault(std::string_view name);
std::string_view reservedWord(std::string_view name); // the one that is in it; empty: none
// BadInput at "workgroup": WORKGROUP_FORMAT, or WORKGROUP_RESERVED (param word).
Done checkWorkgroup(std::string_view name);

struct Workgroup {
    std::string name;
    std::optional<Instant> changedAt;
    std::optional<Instant> lockedUntil; // it may not be changed before; nothing: it may
    bool operator==(const Workgroup&) const = default;
};
inline constexpr std::size_t kLongestWorkgroupNote = 1'000; // characters
struct WorkgroupWish {
    std::string workgroup; // the new one
    std::string present;   // the present one, as the person has typed it
    std::string note;
};

} // namespace sekisho
