#pragma once
// The company's logo, the key of its own MDM, and the closing of its tenant (解約, admin-screens.md §11A.4).

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr std::size_t kLargestLogo = 1'048'576;    // bytes; PNG or JPEG
inline constexpr std::size_t kLongestClosingNote = 1'000; // characters
inline constexpr int kClosingDays = 7;                    // until the data is erased

// By which the mobile app of a managed phone shows that the company's own MDM (サードパーティ連携) looks after it.
inline constexpr std::string_view kMdmKeyName = "LineworksAuthCode"; // of the app's managed configuration
struct MdmKey {
    std::string value; // empty: none was issued yet
    std::optional<Instant> issuedAt;
};

struct CompanyLogo {
    std::string mime; // empty: there is none
    std::string bytes;
};

// Why a tenant is closed; one must be named.
inline constexpr std::array<std::string_view, 5> kClosingReasons{"notNeeded", "otherService", "cost", "reorganization",
                                                                 "other"};
struct ClosingBlocker { // what must go first
    std::string code;   // "members": other members than the highest administrator
    std::int64_t count = 0;
    bool operator==(const ClosingBlocker&) const = default;
};
struct Closing {
    bool closed = false;
    std::optional<Instant> closedAt, eraseAt;
    std::string closedBy;
    std::string reason; // of kClosingReasons
    std::string note;
    std::string workgroup; // what has to be typed to agree
    std::vector<ClosingBlocker> blockers;
    bool operator==(const Closing&) const = default;
};

} // namespace sekisho
