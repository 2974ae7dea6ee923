#include "models/domain/field_settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho {

namespace {

struct Filled {
    std::string_view key;
    bool (*has)(const Member& member);
};

template<std::string Member::*Field>
bool hasText(const Member& member) {
    return !(member.*Field).empty();
}

// Those that resources/member_fields.json lets a tenant make compulsory.
constexpr std::array<Filled, 19> kFilled{{
    {"userName.lastName", [](const Member& m) { return !m.name.lastName.empty(); }},
    {"userName.firstName", [](const Member& m) { return !m.name.firstName.empty(); }},
    {"userName.phoneticLastName", [](const Member& m) { return !m.name.phoneticLastName.empty(); }},
    {"userName.phoneticFirstName", [](const Member& m) { return !m.name.phoneticFirstName.empty(); }},
    {"nickName", hasText<&Member::nickName>},
    {"privateEmail", hasText<&Member::privateEmail>},
    {"userTypeId", [](const Member& m) { return m.userType.has_value(); }},
    {"organizations.levelId",
     [](const Member& m) {
         const Organization* primary = m.primaryOrganization();
         return primary && primary->level.has_value();
     }},
    {"organizations.orgUnits", [](const Member& m) { return m.primaryOrgUnit() != nullptr; }},
    {"organizations.orgUnits.positionId",
     [](const Member& m) {
         const OrgUnitMembership* primary = m.primaryOrgUnit();
         return primary && primary->position.has_value();
     }},
    {"telephone", hasText<&Member::telephone>},
    {"cellPhone", hasText<&Member::cellPhone>},
    {"location", hasText<&Member::location>},
    {"task", hasText<&Member::task>},
    {"messenger.messengerId", [](const Member& m) { return m.messenger.has_value(); }},
    {"birthday", hasText<&Member::birthday>},
    {"hiredDate", hasText<&Member::hiredDate>},
    {"employeeNumber", hasText<&Member::employeeNumber>},
    {"userExternalKey", [](const Member& m) { return m.externalKey.has_value(); }},
}};

} // namespace

FieldSetting FieldSettings::of(std::string_view key) const {
    const auto found = std::ranges::find(fields, key, &FieldSetting::key);
    if (found != fields.end()) return *found;
    FieldSetting plain;
    plain.key = key;
    return plain;
}

void FieldSettings::set(FieldSetting setting) {
    std::erase_if(fields, [&](const FieldSetting& other) { return other.key == setting.key; });
    if (setting.required || !setting.visible || setting.bySelf) fields.push_back(std::move(setting));
}

FieldSettings laidOver(const FieldSettings& base, const FieldSettings& mine, FieldSettings theirs) {
    for (const FieldSettings* side : {&base, &mine})
        for (const FieldSetting& setting : side->fields) {
            const FieldSetting wanted = mine.of(setting.key);
            if (wanted != base.of(setting.key)) theirs.set(wanted);
        }
    if (mine.numbering != base.numbering) theirs.numbering = mine.numbering;
    return theirs;
}

std::string employeeNumber(const EmployeeNumbering& numbering, std::int64_t number) {
    std::string digits = std::to_string(number);
    const auto wanted = static_cast<std::size_t>(numbering.digits);
    if (number < 1 || digits.size() > wanted) return {};
    return numbering.prefix + std::string(wanted - digits.size(), '0') + digits;
}

bool isFilled(const Member& member, std::string_view key) {
    const auto found = std::ranges::find(kFilled, key, &Filled::key);
    return found == kFilled.end() || found->has(member);
}

} // namespace sekisho
