#pragma once
// The small decisions of the gates, as functions of what they decide about.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/rate_limiter.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sekishod {

std::optional<std::int64_t> wholeNumber(std::string_view text);
std::string joined(std::span<const std::string_view> words);
std::string_view callerKind(const Call& call); // for the log

// Any one of the needed scopes is enough; a held `X` covers `X.read`. Nothing needed: true.
bool hasScope(std::span<const std::string> held, std::span<const std::string_view> needed);
// FORBIDDEN with params menu and access, so that a client can ask why (service/rules/explanations.h).
sekisho::Error missingRight(const sekisho::Permission& permission);
void setPathValue(Call& call, std::string_view place, const std::string& value);

int rateLimit(const RateLimits& limits, RateClass rateClass);
std::string rateKey(const Call& call); // per domain, app and operation; sign-in: per address
void addRateHeaders(Response& response, const std::optional<RateState>& rate);

UnitOfWork unitOf(const Call& call);
AuditEntry deniedEntry(const Call& call, const sekisho::Error& error);
// Rows that this connection has changed so far: tells whether a handler wrote anything.
sekisho::Result<std::int64_t> changedRows(sekisho::sql::Database& db);

} // namespace sekishod
