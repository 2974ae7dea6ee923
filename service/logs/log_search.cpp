#include "service/logs/log_search.h"

#include "models/domain/log_facts.h"
#include "service/logs/log_walk.h"
#include "service/rules/members.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::LogFilter;
using sekisho::LogQuery;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kLooksBetween = 64; // at the clock

class BudgetWatch {
  public:
    explicit BudgetWatch(const LogBudget& budget)
        : rows_(budget.rows), until_(std::chrono::steady_clock::now() + budget.time) {}
    bool usedUp(std::int64_t looked) {
        if (looked >= rows_) return true;
        if (looked < clockAt_) return false;
        clockAt_ = looked + kLooksBetween;
        return std::chrono::steady_clock::now() >= until_;
    }

  private:
    std::int64_t rows_;
    std::int64_t clockAt_ = kLooksBetween;
    std::chrono::steady_clock::time_point until_;
};

// Whether the record that the walk stands at is shown; then it is in `record`, as the caller may see it.
Result<bool> readIfShown(Database& db, DomainId domain, LogWalk& walk, LogScope& scope, AuditRecord& record) {
    SEKISHO_TRY(may, walk.mayShow(db, scope));
    if (!may) return false;
    SEKISHO_TRY(there, walk.read(domain, record));
    if (!there) return false;
    SEKISHO_TRY(shown, scope.shows(db, record));
    if (shown) SEKISHO_CHECK(scope.hideOutsiders(db, record));
    return shown;
}

} // namespace

Result<std::string> partyKey(Database& db, DomainId domain, const std::string& party) {
    if (party.find('@') == std::string::npos) return party;
    SEKISHO_TRY(row, findMember(db, domain, party));
    if (row) {
        SEKISHO_TRY(uid, db.firstOften<std::string>("SELECT uid FROM member WHERE id = :id", *row));
        if (uid) return std::move(std::get<0>(*uid));
    }
    std::string address = party;
    std::ranges::transform(address, address.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return address;
}

Result<LogFound> searchLogs(Database& db, DomainId domain, const LogQuery& query, LogScope& scope,
                            std::optional<LogPlace> after, int count, const LogBudget& budget) {
    LogQuery rest = query;
    rest.party.clear(); // the index has decided: it knows receivers and others whom the record does not name
    SEKISHO_TRY(filter, LogFilter::of(rest));
    SEKISHO_TRY(walks, walksFor(db, domain, query, scope, after));
    BudgetWatch watch(budget);
    LogFound out;
    AuditRecord record; // used again: most are only looked at
    for (LogWalk* walk = nextWalk(walks, query.oldestFirst); walk; walk = nextWalk(walks, query.oldestFirst)) {
        if (out.records.size() >= static_cast<std::size_t>(count)) return out; // there is more: `next` is kept
        out.next = walk->place();
        out.looked += walk->looked();
        SEKISHO_TRY(shown, readIfShown(db, domain, *walk, scope, record));
        if (shown && filter.matches(record)) out.records.push_back(record); // by what the caller is told
        SEKISHO_CHECK(walk->step(std::max<std::int64_t>(1, budget.rows - out.looked)));
        if (watch.usedUp(out.looked) && nextWalk(walks, query.oldestFirst)) {
            out.searchedTo = out.next->at;
            return out;
        }
    }
    out.next.reset();
    return out;
}

Result<AuditRecord> logRecord(Database& db, DomainId domain, std::int64_t seq, const LogRights& rights,
                              LogScope& scope) {
    const Error none(ErrorKind::NotFound, "NOT_FOUND");
    SEKISHO_TRY(row,
                db.prepare(fmt::format("SELECT {} FROM audit a WHERE a.domain_id = ? AND a.seq = ?", auditColumns())));
    row.bind(1, std::int64_t{domain}).bind(2, seq);
    SEKISHO_TRY(there, row.step());
    if (!there) return none;
    AuditRecord record;
    readAuditRow(row, domain, record);
    if (std::ranges::find(rights.logs, record.log) == rights.logs.end()) return none;
    SEKISHO_TRY(shown, scope.shows(db, record));
    if (!shown) return none;
    SEKISHO_CHECK(scope.hideOutsiders(db, record));
    return record;
}

bool isReadingRecorded(const LogQuery& query) {
    const auto private_ = [](const sekisho::LogFact& log) {
        return log.menu == "audit.talk" || log.menu == "audit.mail" || log.menu.starts_with("monitoring.");
    };
    return std::ranges::any_of(sekisho::logFacts(), [&](const sekisho::LogFact& log) {
        return private_(log) && (query.logs.empty() || std::ranges::find(query.logs, log.key) != query.logs.end());
    });
}

} // namespace sekishod
