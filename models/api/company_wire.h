#pragma once
// The closing of a tenant, its workgroup name and the key of its MDM on the wire, both directions. What cannot be read
// of a request is BadInput at its wire field, of an answer RESPONSE_MALFORMED. Pure; thread-safe.

#include "models/domain/company.h"
#include "models/domain/error.h"
#include "models/domain/workgroup_name.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace sekisho::api {

std::string closingText(const Closing& closing);
Result<Closing> closingFromText(std::string_view json);
struct ClosingWish {
    std::string reason; // of kClosingReasons
    std::string note;
    std::string workgroup;
};
std::string closingWishText(const ClosingWish& wish);
Result<ClosingWish> closingWishFrom(const boost::json::value& body);

std::string workgroupText(const Workgroup& workgroup);
Result<Workgroup> workgroupFromText(std::string_view json);
std::string workgroupWishText(const WorkgroupWish& wish);
Result<WorkgroupWish> workgroupWishFrom(const boost::json::value& body); // its new name is not judged yet

std::string mdmKeyText(const MdmKey& key);
Result<MdmKey> mdmKeyFromText(std::string_view json);

} // namespace sekisho::api
