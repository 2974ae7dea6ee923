#pragma once
// What the handlers of the extension share.

#include "service/handlers/directory_common.h"
#include "service/http/endpoint.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace sekishod {

// Scopes, rate class and effect as all of the extension have them; the permission is that of `menu`.
Endpoint adminEndpoint(Method method, std::string_view path, std::string_view summary, std::string_view menu,
                       Handler handler, Subject subject = Subject::None);
// {"key":[…],"responseMetaData":{"nextCursor":…}} with more members before it.
Response adminPage(boost::json::object head, std::string_view key, boost::json::array items, std::string_view list,
                   const std::optional<sekisho::api::PageCursor>& next);
// done(), and after the commit the rights of everybody whose holdings have changed are read anew.
Response doneWithRights(Services& services, Call& call, Effects& effects, Response response);
boost::json::value textOrNull(std::string_view text);

} // namespace sekishod
