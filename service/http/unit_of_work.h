#pragma once
// One change with its audit records and feed lines in one transaction, outside of a request (housekeeping, timers).
// The gates do the same for requests. After the commit the `after` functions run and waiting clients are told.

#include "service/http/call.h"
#include "service/http/services.h"

#include <functional>

namespace sekishod {

struct UnitOfWork {
    sekisho::DomainId domain = 0;
    std::string actorId = "system";
    std::string actorName = "system";
    std::string ip;
    std::string client; // clientKindKey(); empty: not known
    std::string requestId;
    sekisho::Instant now{};
    std::vector<AuditEntry> audits;
    std::vector<ChangeNote> changes;
    std::vector<std::function<void()>> after;
};

// Runs `work` in BEGIN IMMEDIATE and commits when it succeeds and changed nothing or left an audit record; a work that
// fills `changes` but no audit record is rolled back with INTERNAL_SERVER_ERROR.
sekisho::Done runUnit(Services& services, UnitOfWork& unit,
                      const std::function<sekisho::Done(sekisho::sql::Database&, UnitOfWork&)>& work);

// Appends what was collected to the journal of `unit.domain`; 0 or the last sequence number of the feed.
sekisho::Result<std::int64_t> appendJournal(sekisho::sql::Database& db, const UnitOfWork& unit);

} // namespace sekishod
