#pragma once
// Identifiers as own types, so that a member's id cannot be given where an organization's is meant.
// A resource id is permanent, unique over all tenants, 36 characters (lineworks-api.md §2.7).

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace sekisho {

template<class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string v) : value(std::move(v)) {}
    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
};

using UserId = Id<struct UserTag>;
using OrgUnitId = Id<struct OrgUnitTag>;
using GroupId = Id<struct GroupTag>;
using LevelId = Id<struct LevelTag>;
using PositionId = Id<struct PositionTag>;
using UserTypeId = Id<struct UserTypeTag>;
using CustomPropertyId = Id<struct CustomPropertyTag>;
using RoleId = Id<struct RoleTag>;
using SessionId = Id<struct SessionTag>;
using DeviceId = Id<struct DeviceTag>;
using ClientId = Id<struct ClientTag>;
using ChangesetId = Id<struct ChangesetTag>;

using DomainId = std::int32_t; // "domainId" of the API, 8–9 digits
using Version = std::int64_t;  // grows with each change of a resource; its ETag is the quoted number

} // namespace sekisho

template<class Tag>
struct std::hash<sekisho::Id<Tag>> {
    std::size_t operator()(const sekisho::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
