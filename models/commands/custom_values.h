#pragma once
// Values of custom properties as people see and type them; Member::customPropertiesJson is what they are kept in. Pure.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::commands {

struct CustomValue {
    QString text; // of a link: what stands for the address; of a pick list: the name of the option
    QString link; // links only
    bool operator==(const CustomValue&) const = default;
};
using CustomValues = std::vector<CustomValue>;

inline constexpr std::string_view kCustomPrefix = "customProperties."; // of the wire path of one property

QString propertyText(const CustomProperty& property); // its name for people, in the language that is on
QString optionText(const PropertyOption& option);
QString propertyTypeText(PropertyType type, bool pickList);

// What cannot be read is no value. Values that are not of the property's kind come as the text they are.
CustomValues customValues(const std::string& json, const CustomProperty& property);
// The text with these values in place of those of the property; "" when nothing is left.
std::string withCustomValues(const std::string& json, const CustomProperty& property, const CustomValues& values);
// By the service's rules, at customProperties.NAME: REQUIRED, TOO_LONG, TOO_MANY, DATE_FORMAT, NUMBER_FORMAT,
// UNKNOWN_VALUE.
std::optional<Error> checkCustomValues(const CustomProperty& property, const CustomValues& values);
QString customValuesText(const CustomProperty& property, const CustomValues& values); // in one line

bool sameCustoms(const std::string& one, const std::string& other); // whatever their order and blanks

// The same by names, for values whose property is not known.
std::vector<std::string> customNames(const std::string& json);
std::string customRaw(const std::string& json, const std::string& name); // as JSON; empty: none
std::string copyCustom(const std::string& to, const std::string& from, const std::string& name);

} // namespace sekisho::commands
