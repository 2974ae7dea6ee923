#include "models/domain/group.h"

namespace sekisho {

std::string_view groupKindKey(GroupKind kind) {
    return kind == GroupKind::External ? "external" : "internal";
}

std::string_view groupMemberKindKey(GroupMemberKind kind) {
    switch (kind) {
    case GroupMemberKind::User:
        return "USER";
    case GroupMemberKind::OrgUnit:
        return "ORGUNIT";
    case GroupMemberKind::Group:
        return "GROUP";
    }
    return {};
}

std::optional<GroupMemberKind> groupMemberKindOf(std::string_view key) {
    for (const auto kind : {GroupMemberKind::User, GroupMemberKind::OrgUnit, GroupMemberKind::Group})
        if (groupMemberKindKey(kind) == key) return kind;
    return std::nullopt;
}

} // namespace sekisho
