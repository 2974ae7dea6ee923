#pragma once
// What is learned about cut-offs after they were ordered, by whoever learns it: the device protocol, the brake, the
// authenticator, time. Each works in the caller's transaction, writes evidence, leaves an audit record where a person
// or device acted, and notes the change ("cutOff") in `unit`.

#include "models/sql/database.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"
#include "service/rules/device_commands.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// By the device protocol.
sekisho::Done commandAcknowledged(sekisho::sql::Database& db, UnitOfWork& unit, const DeviceCommand& command);
sekisho::Done commandFinished(sekisho::sql::Database& db, UnitOfWork& unit, const DeviceCommand& command);
// A device says that it has erased itself although the order was withdrawn meanwhile, or had lapsed: its step says what
// is true (Verified), not what was wished.
sekisho::Done commandCarriedOutAnyway(sekisho::sql::Database& db, UnitOfWork& unit, const DeviceCommand& command);
// The agent of this device was heard: unreachable steps wait again; and when it had confirmed an erase, whoever speaks
// with its old token shows that the erase was not true (Contradicted).
sekisho::Done deviceHeard(sekisho::sql::Database& db, UnitOfWork& unit, const sekisho::DeviceId& device);

// By the brake: the held step is carried out now, or never.
sekisho::Done releaseStep(Services& services, sekisho::sql::Database& db, UnitOfWork& unit, std::string_view cutOff,
                          int step, std::string_view byName);
// `whole`: the state of the cut-off follows as well; false: the caller calls refreshHead() once, behind many of them.
sekisho::Done refuseStep(sekisho::sql::Database& db, UnitOfWork& unit, std::string_view cutOff, int step,
                         std::string_view state, std::string_view byName, std::string_view reason, bool whole = true);
// What no device has acknowledged yet: "cancel all pending". `scope` limits to members; at most `most` steps (-1: all);
// how many.
sekisho::Result<std::int64_t> cancelUnacknowledged(Services& services, sekisho::sql::Database& db, UnitOfWork& unit,
                                                   const ScopeFilter& scope, std::string_view byName,
                                                   std::string_view reason, int most = -1);

struct RefusedUse { // a request with a token of an ended session was refused
    std::string session;
    std::string ip;
    sekisho::Instant at{};
};
sekisho::Done sessionsRefused(sekisho::sql::Database& db, UnitOfWork& unit, const std::vector<RefusedUse>& uses);

// Every few seconds: steps whose device has not been heard for two minutes become Unreachable, held ones that nobody
// decided lapse. How many changed.
sekisho::Result<std::int64_t> keepCutOffs(sekisho::sql::Database& db, UnitOfWork& unit, int most);

} // namespace sekishod
