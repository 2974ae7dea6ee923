#include "models/domain/custom_property.h"

#include "models/domain/detail_scan.h"

namespace sekisho {

std::string_view propertyTypeKey(PropertyType type) {
    switch (type) {
    case PropertyType::String:
        return "STRING";
    case PropertyType::Link:
        return "LINK";
    case PropertyType::Integer:
        return "INTEGER";
    case PropertyType::Date:
        return "DATE";
    }
    return {};
}

void eachCustomText(std::string_view customPropertiesJson, const std::function<void(std::string_view)>& take) {
    detail::eachText(customPropertiesJson, take);
}

std::optional<PropertyType> propertyTypeOf(std::string_view key) {
    for (const auto type : {PropertyType::String, PropertyType::Link, PropertyType::Integer, PropertyType::Date})
        if (propertyTypeKey(type) == key) return type;
    return std::nullopt;
}

} // namespace sekisho
