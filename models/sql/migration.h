#pragma once
// Numbered schema steps: those that are missing are applied in order in one transaction, all or none; a newer schema is
// refused with STORAGE_NEWER (params: found, known). The number stands in PRAGMA user_version. While steps run,
// references are not enforced row by row (so a step may rebuild a table); they are checked before it is committed.

#include "models/sql/database.h"

#include <span>

namespace sekisho::sql {

struct Step {
    int number;            // from 1, without gaps
    std::string_view text; // SQL script, from resources/
};

Result<int> migrate(Database& db, std::span<const Step> steps); // the number reached
Result<int> schemaNumber(Database& db);

} // namespace sekisho::sql
