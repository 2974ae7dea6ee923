#include "models/api/custom_values.h"

#include "models/domain/clock.h"
#include "models/domain/text_fold.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kMostValuesOfOne = 10;
constexpr std::size_t kLongestText = 100;
constexpr std::size_t kLongestAddress = 300;

json::object valuesOf(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text.empty() ? std::string_view("{}") : text, failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

bool isText(const json::value& value, std::size_t longest) {
    return value.is_string() && lengthOf(std::string_view(value.get_string())) <= longest;
}

bool isAddress(const json::value& value) { // LINK
    const auto* object = value.if_object();
    const auto* link = object ? object->if_contains("link") : nullptr;
    if (!link || !isText(*link, kLongestAddress) || link->get_string().empty()) return false;
    const auto* text = object->if_contains("text");
    return !text || text->is_null() || isText(*text, kLongestText);
}

bool fitsType(const json::value& value, const CustomProperty& property) {
    switch (property.type) {
    case PropertyType::String:
        return isText(value, kLongestText) &&
               (property.options.empty() || std::ranges::find(property.options, std::string(value.get_string()),
                                                              &PropertyOption::name) != property.options.end());
    case PropertyType::Link:
        return isAddress(value);
    case PropertyType::Integer:
        return value.is_int64() && value.get_int64() >= 0;
    case PropertyType::Date:
        return value.is_string() && isDate(std::string_view(value.get_string()));
    }
    return false;
}

Done checkOneProperty(const json::value& value, const CustomProperty& property) {
    const std::string path = "customProperties." + property.name;
    const Error wrong = badInput(path, "CUSTOM_VALUE", path + " does not hold a value of its kind.")
                            .with("field", property.displayName)
                            .with("expected", std::string(propertyTypeKey(property.type)));
    const auto* array = value.if_array();
    if (!array) return fitsType(value, property) && !property.multiValued ? Done() : Done(wrong);
    if (!property.multiValued) return wrong;
    if (array->size() > kMostValuesOfOne)
        return badInput(path, "TOO_MANY", path + " holds too many values.")
            .with("field", property.displayName)
            .with("max", std::to_string(kMostValuesOfOne));
    for (const auto& item : *array)
        if (!fitsType(item, property)) return wrong;
    return {};
}

} // namespace

Done checkCustomValues(std::string_view propertiesJson, std::span<const CustomProperty> properties) {
    if (propertiesJson.empty()) return {};
    for (const auto& [key, value] : valuesOf(propertiesJson)) {
        const std::string name(key);
        const auto found = std::ranges::find(properties, name, &CustomProperty::name);
        if (found == properties.end())
            return Error(ErrorKind::NotFound, "CUSTOM_PROPERTY_NOT_EXIST").at("customProperties." + name);
        SEKISHO_CHECK(checkOneProperty(value, *found));
    }
    return {};
}

std::vector<std::string> customValueNames(std::string_view propertiesJson) {
    std::vector<std::string> out;
    if (propertiesJson.empty()) return out;
    for (const auto& [key, value] : valuesOf(propertiesJson)) {
        const auto* array = value.if_array();
        if (!array || !array->empty()) out.emplace_back(key);
    }
    return out;
}

std::string withoutCustomValue(std::string_view propertiesJson, std::string_view name) {
    json::object values = valuesOf(propertiesJson);
    values.erase(name);
    return values.empty() ? std::string() : json::serialize(values);
}

bool holdsOption(std::string_view propertiesJson, std::string_view name, std::string_view option) {
    const json::object values = valuesOf(propertiesJson);
    const auto* value = values.if_contains(name);
    if (!value) return false;
    const auto is = [option](const json::value& one) { return one.is_string() && one.get_string() == option; };
    if (const auto* array = value->if_array()) return std::ranges::any_of(*array, is);
    return is(*value);
}

} // namespace sekisho::api
