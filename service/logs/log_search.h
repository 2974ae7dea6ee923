#pragma once
// Pages of the logs (A1, A2): in order of when it happened, newest first or oldest first, by index where there is one,
// the rest by LogFilter. A page looks at a fixed number of records for a fixed time at most and then tells how far it
// has come, so that a rare word in ten million records keeps nobody waiting. On readers only.

#include "models/domain/log_query.h"
#include "service/logs/log_rights.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct LogPlace { // the last record that was looked at
    sekisho::Instant at{};
    std::int64_t seq = 0;
    bool operator==(const LogPlace&) const = default;
};
struct LogBudget {
    std::int64_t rows = 50'000;
    std::chrono::milliseconds time{100};
};
struct LogFound {
    std::vector<sekisho::AuditRecord> records;
    std::optional<LogPlace> next;               // nothing: the end was reached
    std::optional<sekisho::Instant> searchedTo; // the budget was used up: everything up to here was looked at
    std::int64_t looked = 0;
};
// `query` as narrow() has left it. With an index of parties (party, actor, target) only their records are looked at; a
// member's address as `party` means the member.
sekisho::Result<LogFound> searchLogs(sekisho::sql::Database& db, sekisho::DomainId domain,
                                     const sekisho::LogQuery& query, LogScope& scope, std::optional<LogPlace> after,
                                     int count, const LogBudget& budget = {});
// How a party stands in the index of parties: a member, by whatever address of his, under his id; others by the address
// in small letters.
sekisho::Result<std::string> partyKey(sekisho::sql::Database& db, sekisho::DomainId domain, const std::string& party);
// NOT_FOUND as well when it is not for the caller.
sekisho::Result<sekisho::AuditRecord> logRecord(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t seq,
                                                const LogRights& rights, LogScope& scope);

// Whether looking at these logs is itself recorded: talk, mail and detections, what members do among each other.
bool isReadingRecorded(const sekisho::LogQuery& query);

} // namespace sekishod
