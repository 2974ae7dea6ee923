#pragma once
// Private to this folder: wire names that several files need.

#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <string_view>

namespace sekisho::api {

inline constexpr std::string_view kRecipients = "membersAllowedToUseOrgUnitEmailAsRecipient";
inline constexpr std::string_view kSenders = "membersAllowedToUseOrgUnitEmailAsSender";

inline constexpr std::string_view kGroupRecipients = "membersAllowedToUseGroupEmailAsRecipient";
inline constexpr std::string_view kGroupSenders = "membersAllowedToUseGroupEmailAsSender";

struct RankKeys {
    std::string_view id;
    std::string_view name;
    std::string_view externalKey;
};

constexpr RankKeys rankKeys(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return {"levelId", "levelName", "levelExternalKey"};
    case RankKind::Position:
        return {"positionId", "positionName", "positionExternalKey"};
    case RankKind::UserType:
        return {"userTypeId", "userTypeName", "userTypeExternalKey"};
    }
    return {};
}

constexpr std::string_view suspendedReasonKey(SuspendedReason reason) {
    switch (reason) {
    case SuspendedReason::Master:
        return "MASTER";
    case SuspendedReason::LoginFail:
        return "LOGIN_FAIL";
    case SuspendedReason::None:
        break;
    }
    return {};
}

constexpr SuspendedReason suspendedReasonOf(std::string_view key) {
    if (key == "MASTER") return SuspendedReason::Master;
    return key == "LOGIN_FAIL" ? SuspendedReason::LoginFail : SuspendedReason::None;
}

} // namespace sekisho::api
