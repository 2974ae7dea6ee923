#pragma once
// 設定ファイル: policies and permission templates as one readable file, and what such a
// file would change here (docs/decisions/0010-policies.md). People stand in it with their login ID and user types with
// their name, so that it can be read, and means nobody else in another tenant.

#include "models/domain/changeset.h"
#include "models/domain/clock.h"
#include "models/policy/schema.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::string_view kConfigurationFormat = "sekisho-configuration";
inline constexpr std::int64_t kConfigurationVersion = 1;

// Whether somebody may see what belongs to a menu.
using SeesMenu = std::function<bool(std::string_view menu)>;

// What he may not see is not in his file.
sekisho::Result<std::string> configurationText(sekisho::sql::Database& db, const Tenant& tenant, const SeesMenu& sees,
                                               sekisho::Instant now);
// One operation for each policy or template that differs, also where the file is at fault: the plan refuses that row.
// A list of templates is the whole list: others are deleted. What the file leaves out stays.
struct ConfigurationChanges {
    sekisho::NewChangeset changeset;
    std::vector<sekisho::Error> faults; // each at its place in the file, such as "policies.network.addresses[17]"
};
// What he may not see is not compared: its operations stand in the plan, refused. CONFIGURATION_FORMAT (400): no such
// file, or parts of it cannot be read (Error::all: with whatever else is at fault). CONFIGURATION_VERSION (409)
// {found,known}: of a newer service. CONFIGURATION_SAME (409): nothing differs.
sekisho::Result<ConfigurationChanges> configurationChanges(sekisho::sql::Database& db, const Tenant& tenant,
                                                           const boost::json::value& file, const SeesMenu& sees);

} // namespace sekishod
