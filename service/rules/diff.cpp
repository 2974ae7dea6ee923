#include "service/rules/diff.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace sekishod {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 7> kOwn{"version",  "createdAt",  "updatedAt",        "kind",
                                               "domainId", "lastAccess", "passwordChangedAt"};

json::object objectOf(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text.empty() ? std::string_view("{}") : text, failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

json::object step(json::value from, json::value to) {
    json::object out;
    out["from"] = std::move(from);
    out["to"] = std::move(to);
    return out;
}

json::value textOrNull(std::string_view text) {
    return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

} // namespace

std::string changesBetween(std::string_view recordBefore, std::string_view recordAfter) {
    const json::object before = objectOf(recordBefore);
    const json::object after = objectOf(recordAfter);
    const auto own = [](std::string_view key) { return std::ranges::find(kOwn, key) != kOwn.end(); };
    json::object changes;
    for (const auto& [key, value] : after) {
        const auto* old = before.if_contains(key);
        if (own(key) || (old && *old == value)) continue;
        changes[key] = step(old ? *old : json::value(nullptr), value);
    }
    for (const auto& [key, value] : before)
        if (!own(key) && !after.contains(key)) changes[key] = step(value, nullptr);
    return json::serialize(changes);
}

std::string changeOf(std::string_view field, std::string_view from, std::string_view to) {
    json::object changes;
    changes[field] = step(textOrNull(from), textOrNull(to));
    return json::serialize(changes);
}

} // namespace sekishod
