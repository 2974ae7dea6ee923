#include "models/api/request_fields.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "models/domain/text_fold.h"

#include <cmath>

namespace sekisho::api {

namespace json = boost::json;

namespace {

constexpr std::size_t kMostProperties = 50;
constexpr std::size_t kMostValues = 10;
constexpr std::size_t kLongestPropertyName = 120;
constexpr std::size_t kLongestValue = 100;
constexpr std::size_t kLongestLink = 300;

bool isPropertyName(std::string_view name) {
    if (name.empty() || name.size() > kLongestPropertyName) return false;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if (!letter(name.front())) return false;
    for (const char c : name)
        if (!letter(c) && (c < '0' || c > '9')) return false;
    return true;
}

bool isLink(const json::object& object) {
    const auto* link = object.if_contains("link");
    if (!link || !link->is_string() || lengthOf(link->get_string()) > kLongestLink) return false;
    for (const auto& [key, value] : object) {
        if (key != "link" && key != "text") return false;
        if (key == "text" && !value.is_null() && (!value.is_string() || lengthOf(value.get_string()) > kLongestValue))
            return false;
    }
    return true;
}

bool isPropertyValue(const json::value& value) {
    switch (value.kind()) {
    case json::kind::string:
        return lengthOf(value.get_string()) <= kLongestValue;
    case json::kind::int64:
        return value.get_int64() >= 0;
    case json::kind::object:
        return isLink(value.get_object());
    default:
        return false;
    }
}

bool isProperty(const json::value& value) {
    const auto* array = value.if_array();
    if (!array) return isPropertyValue(value);
    if (array->size() > kMostValues) return false;
    for (const auto& item : *array)
        if (!isPropertyValue(item)) return false;
    return true;
}

} // namespace

std::optional<std::int64_t> wholeNumber(const json::value& value) {
    if (value.is_int64()) return value.get_int64();
    if (value.is_uint64()) return std::nullopt; // larger than any number of the API
    if (value.is_double() && std::abs(value.get_double()) < 1e15 &&
        std::trunc(value.get_double()) == value.get_double())
        return static_cast<std::int64_t>(value.get_double());
    return std::nullopt;
}

const json::value* Fields::find(std::string_view key) const {
    return fault_ ? nullptr : object_.if_contains(key);
}

void Fields::fail(std::string_view key, std::string code, std::string sentence) const {
    keep(badInput(pathOf(key), std::move(code), std::move(sentence)));
}

void Fields::wrongKind(std::string_view key, std::string_view kind) const {
    fail(key, "INVALID_PARAMETER", pathOf(key) + " must be " + std::string(kind) + '.');
}

void Fields::need(std::string_view key) const {
    if (mode_ == WriteMode::Patch || failed()) return;
    const auto* value = find(key);
    if (!value || value->is_null()) fail(key, "MISSING_PARAMETER", pathOf(key) + " is required.");
}

void Fields::text(std::string_view key, std::string& to) const {
    const auto* value = find(key);
    if (!value) {
        if (resets()) to.clear();
    } else if (value->is_null())
        to.clear();
    else if (value->is_string())
        to.assign(value->get_string().data(), value->get_string().size());
    else
        wrongKind(key, "a text or null");
}

void Fields::key(std::string_view key, std::optional<std::string>& to) const {
    if (!given(key) && !resets()) return;
    std::string value;
    text(key, value);
    to.reset();
    if (!value.empty()) to = std::move(value);
}

void Fields::flag(std::string_view key, bool& to, bool byDefault) const {
    const auto* value = find(key);
    if (!value) {
        if (resets()) to = byDefault;
    } else if (value->is_null())
        to = byDefault;
    else if (value->is_bool())
        to = value->get_bool();
    else
        wrongKind(key, "true or false");
}

void Fields::number(std::string_view key, int& to) const {
    const auto* value = find(key);
    if (!value) return;
    const auto whole = wholeNumber(*value);
    if (!whole) return wrongKind(key, "a whole number");
    if (*whole < std::numeric_limits<int>::min() || *whole > std::numeric_limits<int>::max())
        return fail(key, "OUT_OF_RANGE", pathOf(key) + " is not a 32-bit number.");
    to = static_cast<int>(*whole);
}

void Fields::instant(std::string_view key, std::optional<Instant>& to) const {
    if (!given(key) && !resets()) return;
    std::string value;
    text(key, value);
    to.reset();
    if (value.empty() || failed()) return;
    to = parseInstant(value);
    if (!to) wrongKind(key, "a date-time such as 2030-11-12T09:30:00+09:00");
}

void Fields::texts(std::string_view key, std::vector<std::string>& to) const {
    bool present = false;
    const auto* array = list(key, present);
    if (!present) return;
    to.clear();
    if (!array) return;
    for (const auto& item : *array) {
        if (!item.is_string()) return wrongKind(key, "a list of texts");
        to.emplace_back(item.get_string());
    }
}

const json::array* Fields::list(std::string_view key, bool& present) const {
    const auto* value = find(key);
    present = value || (resets() && !failed());
    if (!value || value->is_null()) return nullptr;
    if (const auto* array = value->if_array()) return array;
    present = false;
    wrongKind(key, "a list");
    return nullptr;
}

const json::object* Fields::object(std::string_view key, bool& present) const {
    const auto* value = find(key);
    present = value || (resets() && !failed());
    if (!value || value->is_null()) return nullptr;
    if (const auto* found = value->if_object()) return found;
    present = false;
    wrongKind(key, "an object");
    return nullptr;
}

const json::object* bodyObject(const json::value& body, std::optional<Error>& fault) {
    if (const auto* object = body.if_object()) return object;
    fault = Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return nullptr;
}

void checkDomain(const Fields& fields, DomainId domain) {
    const auto* value = fields.find("domainId");
    if (!value || value->is_null()) return;
    const auto given = wholeNumber(*value);
    if (!given) return fields.wrongKind("domainId", "a whole number");
    if (domain != 0 && *given != domain)
        fields.keep(Error(ErrorKind::NotFound, "DOMAIN_NOT_EXIST", "There is no such domain in this tenant.")
                        .at(fields.pathOf("domainId")));
}

void readI18nTexts(const Fields& fields, std::vector<I18nText>& to) {
    fields.objects("i18nNames", to, [](const Fields& item, I18nText& name) {
        item.need("language");
        item.need("name");
        item.text("language", name.language);
        item.text("name", name.name);
    });
}

std::string mergedProperties(const Fields& fields, const std::string& base) {
    bool present = false;
    const auto* given = fields.object("customProperties", present);
    if (!present) return base;
    json::object merged;
    boost::json::error_code error;
    if (fields.mode() == WriteMode::Patch && given && !base.empty()) {
        const auto before = json::parse(base, error);
        if (const auto* object = before.if_object(); object && !error) merged = *object;
    }
    for (const auto& [name, value] : given ? *given : json::object()) {
        const std::string path = "customProperties." + std::string(name);
        if (value.is_null())
            merged.erase(name);
        else if (!isPropertyName(name) || !isProperty(value))
            fields.fail(path, "INVALID_PARAMETER", path + " has a name or value that a custom property cannot have.");
        else
            merged[name] = value;
    }
    if (merged.size() > kMostProperties)
        fields.fail("customProperties", "LIMIT_EXCEEDED", "A member can have at most 50 custom properties.");
    return merged.empty() ? std::string() : json::serialize(merged);
}

} // namespace sekisho::api
