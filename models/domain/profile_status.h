#pragma once
// Profile statuses (lineworks-api.md §3.6): what members may show beside their name. Four are built in (BUSY, AWAY,
// LEAVE_OFFICE, ABSENCE), of which only default, own setting and order can be changed; the others are CUSTOM01 to
// CUSTOM12.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/domain/structure.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr int kMostProfileStatuses = 10; // the four of the product among them
inline constexpr std::array<std::string_view, 4> kBuiltInStatuses{"BUSY", "AWAY", "LEAVE_OFFICE", "ABSENCE"};

struct ProfileStatus {
    DomainId domain = 0;
    std::string id; // BUSY … ABSENCE, CUSTOM01 … CUSTOM12; unique within the tenant
    std::string iconType;
    bool useDefaultStatus = true;
    bool enableSettingByUser = true;
    std::string name; // 1–20
    std::vector<I18nText> i18nNames;
    int displayOrder = 1; // ≥ 1
    Version version = 0;
    bool operator==(const ProfileStatus&) const = default;

    bool builtIn() const;
};

// What a member shows: at most one at present, and one that begins later.
struct ShownStatus {
    std::string id;       // empty: not set yet
    std::string statusId; // of a ProfileStatus
    std::string name;     // as the service says it
    std::string message;  // ≤ 50
    std::optional<Instant> start;
    std::optional<Instant> end; // must be there with a start
    bool reserved = false;      // begins later
    bool operator==(const ShownStatus&) const = default;
};

std::span<const std::string_view> statusIcons(); // "BUSY" …
bool isStatusIcon(std::string_view icon);
// The four statuses of the product as a new tenant has them.
std::vector<ProfileStatus> builtInStatuses(DomainId domain);

} // namespace sekisho
