#pragma once
// What the tenant says about its logs: how long they are kept, in which zone and language they are written.

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/policy/log_policy.h"
#include "models/sql/database.h"

#include <string>

namespace sekishod {

struct LogSettings {
    sekisho::policy::LogPolicy policy;
    std::string workgroup;
    std::string zone; // IANA
};
sekisho::Result<LogSettings> logSettings(sekisho::sql::Database& db, sekisho::DomainId domain);
// LOG_DOWNLOAD_NOT_IN_PLAN (403).
sekisho::Done checkMayDownload(const LogSettings& settings);

} // namespace sekishod
