#pragma once
// Everything that a tenant has set about the fields of its members, as the console keeps it beside the local copy:
// field settings, custom properties and profile statuses. Pure; not thread-safe while it is changed.

#include "models/domain/custom_property.h"
#include "models/domain/field_settings.h"
#include "models/domain/member.h"
#include "models/domain/profile_status.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sekisho {

using TenantSetting = std::variant<FieldSettings, CustomProperty, ProfileStatus>;

std::string_view settingKind(const TenantSetting& setting); // "fieldSettings", "customProperty", "profileStatus"
std::string settingId(const TenantSetting& setting);        // unique among those of its kind
bool isSettingKind(std::string_view kind);

struct TenantFields {
    FieldSettings settings;
    std::vector<CustomProperty> properties; // by their order; those without one at the end, as they came
    std::vector<ProfileStatus> statuses;    // by their order
    bool operator==(const TenantFields&) const = default;

    void put(TenantSetting setting); // takes the place of the one with the same id
    void remove(std::string_view kind, std::string_view id);
    const CustomProperty* property(std::string_view name) const; // null: there is none
};

template<class T>
struct Held {
    T value;
    std::int64_t members = 0; // that hold a value of it
    bool operator==(const Held&) const = default;
};

// The same as the service has it at one moment, with what a change of it would meet.
struct FieldsPicture {
    FieldSettings settings;
    std::int64_t nextNumber = 0;    // the next employee number that nobody has; 0: none of that length is left
    std::int64_t withoutNumber = 0; // members without an employee number
    bool useProfileStatus = true;
    std::vector<Held<CustomProperty>> properties; // in their order
    std::vector<Held<ProfileStatus>> statuses;    // in their order
    bool operator==(const FieldsPicture&) const = default;
};

struct NumbersGiven {
    std::int64_t given = 0;
    std::int64_t left = 0; // members still without one
};

// The wire paths of what is compulsory and not there, custom properties as "customProperties.NAME". `holds` says
// whether the member has a value of a property.
std::vector<std::string> missingFields(const TenantFields& fields, const Member& member,
                                       const std::function<bool(const CustomProperty&)>& holds);

} // namespace sekisho
