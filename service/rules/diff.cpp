#include "service/rules/diff.h"

#include "models/api/record_diff.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

namespace json = boost::json;

namespace {

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
    return sekisho::api::recordChanges(recordBefore, recordAfter);
}

std::string changeOf(std::string_view field, std::string_view from, std::string_view to) {
    json::object changes;
    changes[field] = step(textOrNull(from), textOrNull(to));
    return json::serialize(changes);
}

} // namespace sekishod
