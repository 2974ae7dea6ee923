#pragma once
// Records of the tenant's settings as snapshot and change feed carry them: custom properties, profile statuses, fields.

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekishod {

// Kind and record text; there is always one of kind fieldSettings.
sekisho::Result<std::vector<std::pair<std::string_view, std::string>>> settingsRecords(sekisho::sql::Database& db,
                                                                                       sekisho::DomainId domain);
// The present one; nothing: it is gone.
sekisho::Result<std::optional<std::string>> settingsRecord(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           std::string_view kind, std::string_view uid);

} // namespace sekishod
