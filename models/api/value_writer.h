#pragma once
// Private to this folder: small helpers for answers that are made as a tree.

#include "models/domain/clock.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace sekisho::api {

// Left out when empty.
inline void putSome(boost::json::object& out, std::string_view key, const std::string& value) {
    if (!value.empty()) out[key] = value;
}
inline void putSome(boost::json::object& out, std::string_view key, const std::optional<Instant>& value) {
    if (value) out[key] = formatUtc(*value);
}
// -1: not told.
inline void putTotal(boost::json::object& out, std::string_view key, std::int64_t total) {
    if (total >= 0) out[key] = total;
}
inline void putNextCursor(boost::json::object& out, const std::string& cursor) {
    out["responseMetaData"] =
        boost::json::object{{"nextCursor", cursor.empty() ? boost::json::value(nullptr) : boost::json::value(cursor)}};
}

} // namespace sekisho::api
