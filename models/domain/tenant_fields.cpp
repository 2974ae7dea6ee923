#include "models/domain/tenant_fields.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sekisho {

namespace {

constexpr std::string_view kFields = "fieldSettings";
constexpr std::string_view kProperty = "customProperty";
constexpr std::string_view kStatus = "profileStatus";

template<class T>
void putOne(std::vector<T>& all, T one) {
    const auto known = std::ranges::find_if(all, [&](const T& other) { return other.id == one.id; });
    if (known != all.end())
        *known = std::move(one);
    else
        all.push_back(std::move(one));
}

} // namespace

std::string_view settingKind(const TenantSetting& setting) {
    constexpr std::string_view kinds[] = {kFields, kProperty, kStatus};
    return kinds[setting.index()];
}

std::string settingId(const TenantSetting& setting) {
    if (const auto* property = std::get_if<CustomProperty>(&setting)) return property->id.value;
    if (const auto* status = std::get_if<ProfileStatus>(&setting)) return status->id;
    return std::to_string(std::get<FieldSettings>(setting).domain);
}

bool isSettingKind(std::string_view kind) {
    return kind == kFields || kind == kProperty || kind == kStatus;
}

void TenantFields::put(TenantSetting setting) {
    if (auto* property = std::get_if<CustomProperty>(&setting)) {
        putOne(properties, std::move(*property));
        std::ranges::stable_sort(properties, {}, [](const CustomProperty& one) {
            return one.displayOrder.value_or(std::numeric_limits<int>::max());
        });
    } else if (auto* status = std::get_if<ProfileStatus>(&setting)) {
        putOne(statuses, std::move(*status));
        std::ranges::stable_sort(statuses, {}, &ProfileStatus::displayOrder);
    } else {
        settings = std::move(std::get<FieldSettings>(setting));
    }
}

void TenantFields::remove(std::string_view kind, std::string_view id) {
    if (kind == kProperty) std::erase_if(properties, [id](const CustomProperty& one) { return one.id.value == id; });
    if (kind == kStatus) std::erase_if(statuses, [id](const ProfileStatus& one) { return one.id == id; });
    if (kind == kFields) settings = {};
}

const CustomProperty* TenantFields::property(std::string_view name) const {
    const auto found =
        std::ranges::find_if(properties, [name](const CustomProperty& property) { return property.name == name; });
    return found == properties.end() ? nullptr : &*found;
}

std::vector<std::string> missingFields(const TenantFields& fields, const Member& member,
                                       const std::function<bool(const CustomProperty&)>& holds) {
    std::vector<std::string> missing;
    for (const FieldSetting& setting : fields.settings.fields)
        if (setting.required && !isFilled(member, setting.key)) missing.push_back(setting.key);
    for (const CustomProperty& property : fields.properties)
        if (property.mandatory && !holds(property)) missing.push_back("customProperties." + property.name);
    return missing;
}

} // namespace sekisho
