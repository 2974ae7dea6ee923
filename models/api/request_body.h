#pragma once
// Small request bodies of the directory (lineworks-api.md §3). Errors are BadInput at the wire field.

#include "models/domain/error.h"
#include "models/domain/member.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

Result<LeaveOfAbsence> leaveFromRequest(const boost::json::value& body); // both ends are required

struct MoveRequest {
    std::optional<int> displayOrder; // none: behind those that are there
    std::string parent;              // resource id or externalKey:…; empty: the top level
};
enum class MoveOrder { Required, Optional }; // the public API wants to be told
Result<MoveRequest> moveFromRequest(const boost::json::value& body, MoveOrder order);

struct FileRequest {
    std::string name;
    std::int64_t size = 0;
};
Result<FileRequest> fileFromRequest(const boost::json::value& body, std::int64_t largest);

struct KeyChange {
    std::string id; // resource id, mail address or externalKey:…
    std::optional<std::string> key;
};
// {"users":[{"id","externalKey"}]}, 1–50; `withDomain`: each item names its domain too.
Result<std::vector<KeyChange>> keysFromRequest(const boost::json::value& body, std::string_view list, DomainId domain,
                                               bool withDomain);

} // namespace sekisho::api
