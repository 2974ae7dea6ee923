#pragma once
// Values of custom properties against their definitions (lineworks-api.md §3.5). Pure; thread-safe.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

// `propertiesJson`: an object as in Member::customPropertiesJson; empty: no values. Errors at customProperties.NAME:
// CUSTOM_PROPERTY_NOT_EXIST (404), CUSTOM_VALUE (400) with `expected`, TOO_MANY (400).
Done checkCustomValues(std::string_view propertiesJson, std::span<const CustomProperty> properties);
// Names that hold a value, in the order of the text.
std::vector<std::string> customValueNames(std::string_view propertiesJson);
// The text without one property; "" when nothing is left.
std::string withoutCustomValue(std::string_view propertiesJson, std::string_view name);
// Whether the value of this property is, or holds, the option.
bool holdsOption(std::string_view propertiesJson, std::string_view name, std::string_view option);

} // namespace sekisho::api
