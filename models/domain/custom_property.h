#pragma once
// Custom properties of members (lineworks-api.md §3.5): what a tenant adds to the fields of a member. Values stand in
// Member::customPropertiesJson under the property's name.

#include "models/domain/ids.h"
#include "models/domain/structure.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

inline constexpr int kMostCustomProperties = 50;

enum class PropertyType { String, Link, Integer, Date };

struct PropertyOption { // of a pick list
    std::string name;   // what is stored, ≤ 100
    std::string displayName;
    std::vector<I18nText> i18nDisplayNames; // ≤ 20 each
    bool operator==(const PropertyOption&) const = default;
};

struct CustomProperty {
    DomainId domain = 0;
    CustomPropertyId id;
    std::string name;        // 1–120 of A-Z a-z 0-9 _, not a digit first; unique; fixed once created
    std::string displayName; // 1–20, unique
    std::vector<I18nText> i18nDisplayNames;
    PropertyType type = PropertyType::String; // fixed once created
    std::optional<int> displayOrder;          // ≥ 1; nothing: at the end
    bool multiValued = false;                 // fixed once created; ≤ 10 values
    std::vector<PropertyOption> options;      // none, or at least 2; String only
    bool mandatory = false;
    bool readByAll = true;    // readAccessType ALL, else ADMIN_AND_SELF
    bool writeBySelf = false; // writeAccessType ADMIN_AND_SELF, else ADMIN
    Version version = 0;
    bool operator==(const CustomProperty&) const = default;
};

std::string_view propertyTypeKey(PropertyType type); // "STRING", "LINK", "INTEGER", "DATE"
std::optional<PropertyType> propertyTypeOf(std::string_view key);

// Every text and number of Member::customPropertiesJson, in its order: of a pick list the names of the options, of a
// link the text and the address. What is no JSON has none. Pure.
void eachCustomText(std::string_view customPropertiesJson, const std::function<void(std::string_view text)>& take);

} // namespace sekisho
