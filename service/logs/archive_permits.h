#pragma once
// Fetching the chain is taking logs out of the service, each hour anew: where that needs a second person (policy
// "approvals", logExport), somebody is asked once, for a number of days. Service accounts need a scope of their own.

#include "service/http/call.h"

#include <chrono>

namespace sekishod {

inline constexpr std::string_view kArchiveScope = "audit.archive";
inline constexpr int kMostPermitDays = 366;

// Forbidden, LOG_ARCHIVE_PERMIT.
sekisho::Done checkArchivePermit(sekisho::sql::Database& db, const Call& call);
// Until when.
sekisho::Result<sekisho::Instant> grantArchivePermit(sekisho::sql::Database& db, const Call& call,
                                                     std::chrono::days days);

} // namespace sekishod
