#include "models/policy/value_reading.h"

#include "models/policy/schema.h"

#include <charconv>

namespace sekisho::policy {

namespace {

template<class T>
const T* readAs(const Values& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? nullptr : std::get_if<T>(&found->second);
}

template<class T>
const T& readOrEmpty(const Values& values, std::string_view key) {
    static const T empty;
    const auto* found = readAs<T>(values, key);
    return found ? *found : empty;
}

} // namespace

Values completedFor(std::string_view key, const Values& values) {
    const auto* schema = schemaOf(key);
    return schema ? completed(*schema, values) : values;
}

bool flagIn(const Values& values, std::string_view key, bool fallback) {
    const auto* found = readAs<bool>(values, key);
    return found ? *found : fallback;
}

std::int64_t numberIn(const Values& values, std::string_view key, std::int64_t fallback) {
    if (const auto* number = readAs<std::int64_t>(values, key)) return *number;
    const auto* text = readAs<std::string>(values, key);
    if (!text) return fallback;
    std::int64_t number = 0;
    const char* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : fallback;
}

std::string_view textIn(const Values& values, std::string_view key, std::string_view fallback) {
    const auto* found = readAs<std::string>(values, key);
    return found ? std::string_view(*found) : fallback;
}

const std::vector<std::string>& textsIn(const Values& values, std::string_view key) {
    return readOrEmpty<std::vector<std::string>>(values, key);
}

const std::vector<AddressEntry>& addressesIn(const Values& values, std::string_view key) {
    return readOrEmpty<std::vector<AddressEntry>>(values, key);
}

const std::vector<LinkEntry>& linksIn(const Values& values, std::string_view key) {
    return readOrEmpty<std::vector<LinkEntry>>(values, key);
}

} // namespace sekisho::policy
