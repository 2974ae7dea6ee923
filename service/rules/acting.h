#pragma once
// Whoever gave an order earlier, as the caller that he would be now: his account, his app and his rights are read anew.

#include "models/domain/clock.h"
#include "models/sql/database.h"
#include "service/http/call.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// `actorId`: a member or a service account; `clientId`: the app that he used. Nothing: the account is not in use any
// more, or the app is gone. The caller has no session.
sekisho::Result<std::optional<Caller>> actingCaller(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view actorId, std::string_view clientId,
                                                    sekisho::Instant now);
// Members in use who hold any role now, by id, but `except`.
sekisho::Result<std::vector<sekisho::UserId>> administratorsNow(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                std::string_view except, sekisho::Instant now);

} // namespace sekishod
