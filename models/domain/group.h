#pragma once
// Groups (lineworks-api.md §3.3; admin-screens.md §5): a room of its own for members, organizations and other groups.

#include "models/domain/ids.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class GroupKind { Internal, External }; // External: with people of other companies; not changed by the public API
enum class GroupMemberKind { User, OrgUnit, Group };

struct GroupMember {
    GroupMemberKind kind = GroupMemberKind::User;
    std::string id; // resource id of the member, organization or group
    bool operator==(const GroupMember&) const = default;
};

// Of an organization's or group's room. Without talk there is no room for the other four either.
struct RoomFeatures {
    bool message = false;
    bool note = false;
    bool calendar = false;
    bool task = false;
    bool folder = false;
    bool operator==(const RoomFeatures&) const = default;
};

struct Group {
    DomainId domain = 0;
    GroupId id;
    GroupKind kind = GroupKind::Internal;
    std::optional<std::string> externalKey; // ≤ 100
    std::string name;                       // 1–100, unique in the tenant without regard to case
    std::string description;                // ≤ 300
    bool visible = true;                    // グループ公開
    bool useServiceNotification = false;
    bool serviceManageable = true; // masters may change the features
    RoomFeatures features;
    std::vector<UserId> administrators; // グループマスター; the last one cannot be removed
    std::vector<GroupMember> members;   // direct ones; who reads the room is more (readers of the service)
    bool useMail = false;
    std::string email;
    std::vector<std::string> aliasEmails; // ≤ 20
    bool canReceiveExternalMail = false;
    std::vector<std::string> externalEmails; // toExternalEmails, ≤ 100
    std::vector<UserId> emailRecipients;
    std::vector<UserId> emailSenders;
    bool hasPhoto = false; // 代表写真, which stands beside the record
    Version version = 0;
    bool operator==(const Group&) const = default;
};

inline constexpr std::size_t kLargestGroupPhoto = 10'485'760; // bytes; JPEG, PNG or GIF

std::string_view groupKindKey(GroupKind kind);             // "internal", "external"
std::string_view groupMemberKindKey(GroupMemberKind kind); // "USER", "ORGUNIT", "GROUP"
std::optional<GroupMemberKind> groupMemberKindOf(std::string_view key);

} // namespace sekisho
