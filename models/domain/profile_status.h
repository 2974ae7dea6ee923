#pragma once
// Profile statuses (lineworks-api.md §3.6): what members may show beside their name. Four are built in (BUSY, AWAY,
// LEAVE_OFFICE, ABSENCE), of which only default, own setting and order can be changed; the others are CUSTOM01 to
// CUSTOM12.

#include "models/domain/ids.h"
#include "models/domain/structure.h"

#include <array>
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

bool isStatusIcon(std::string_view icon);
// The four statuses of the product as a new tenant has them.
std::vector<ProfileStatus> builtInStatuses(DomainId domain);

} // namespace sekisho
