#include "models/domain/profile_status.h"

#include <algorithm>

namespace sekisho {

namespace {

constexpr std::array<std::string_view, 22> kIcons{
    "BUSY",      "URGENT",    "FOCUS_MODE",      "PHONE",         "MEETING",
    "AWAY",      "BACK_SOON", "EATING",          "TEA_TIME",      "AT_HOME",
    "AT_OFFICE", "EDUCATION", "WORKING_OUTSIDE", "BUSINESS_TRIP", "OFF",
    "HALF_DAY",  "VACATION",  "ABSENCE",         "SICK_LEAVE",    "LEAVE_OF_ABSENCE",
    "ACTION",    "ONLINE"};

struct BuiltIn {
    std::string_view id;
    std::string_view icon;
    std::string_view ja;
    std::string_view en;
};
constexpr std::array<BuiltIn, 4> kBuiltIn{{{"BUSY", "BUSY", "取り込み中", "Busy"},
                                           {"AWAY", "AWAY", "離席中", "Away"},
                                           {"LEAVE_OFFICE", "OFF", "退勤", "Left the office"},
                                           {"ABSENCE", "ABSENCE", "不在", "Absent"}}};

} // namespace

bool ProfileStatus::builtIn() const {
    return std::ranges::find(kBuiltInStatuses, id) != kBuiltInStatuses.end();
}

std::span<const std::string_view> statusIcons() {
    return kIcons;
}

bool isStatusIcon(std::string_view icon) {
    return std::ranges::find(kIcons, icon) != kIcons.end();
}

std::vector<ProfileStatus> builtInStatuses(DomainId domain) {
    std::vector<ProfileStatus> out;
    for (const BuiltIn& one : kBuiltIn) {
        ProfileStatus status;
        status.domain = domain;
        status.id = one.id;
        status.iconType = one.icon;
        status.name = one.ja;
        status.i18nNames = {{"en_US", std::string(one.en)}};
        status.displayOrder = static_cast<int>(out.size()) + 1;
        status.version = 1;
        out.push_back(std::move(status));
    }
    return out;
}

} // namespace sekisho
