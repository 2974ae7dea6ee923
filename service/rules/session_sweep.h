#pragma once
// Ending all sessions that match a filter, or that are named, more than fit one transaction: the first of them with the
// order, the others behind the answer in pieces, member by member, with the right of whoever ordered. What is left
// stands in the store, so that a restart goes on with it; withdrawing the order ends it.

#include "models/api/device_wire.h"
#include "models/domain/cut_off.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/live_sessions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct SweepBegin {
    std::string filter;        // JSON: of the list, or {"sessions":[id, …]}
    std::string after;         // the last member of the first piece
    std::int64_t expected = 0; // sessions altogether
    std::int64_t done = 0;     // in the first piece
};
sekisho::Done beginSweep(sekisho::sql::Database& db, const Call& call, const sekisho::CutOffId& cutOff,
                         const SweepBegin& begin);
// How far one is; nothing: there is none, or it is over.
sekisho::Result<std::optional<sekisho::SweepProgress>> sweepOf(sekisho::sql::Database& db, std::string_view cutOff);
// Nothing further is ended: of this order, or of all of the tenant.
sekisho::Result<std::int64_t> endSweep(sekisho::sql::Database& db, std::string_view cutOff);
sekisho::Result<std::int64_t> endSweeps(sekisho::sql::Database& db, sekisho::DomainId domain);
// Of the keeper: goes on for a moment with what is left in this tenant.
sekisho::Done sweepSessions(Services& services, sekisho::DomainId domain);

} // namespace sekishod
