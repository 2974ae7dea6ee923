#include "service/logs/log_search.h"

#include "models/domain/log_facts.h"
#include "service/rules/members.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <set>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::LogFilter;
using sekisho::LogQuery;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::int64_t kFirstTime = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLastTime = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLooksBetween = 64; // at the clock

std::int64_t microsIn(Instant at) {
    return at.time_since_epoch().count();
}

// The part of an index that is walked: `lower` and `upper` are times, `from` the place behind which it begins.
struct LogSpan {
    std::int64_t fromAt = 0, fromSeq = 0; // not with it
    std::int64_t bound = 0;               // the other end, as a time: at ≥ bound downwards, at < bound upwards
};

LogSpan spanOf(const LogQuery& query, const std::optional<LogPlace>& after) {
    LogSpan out;
    if (query.oldestFirst) {
        out.fromAt = query.from ? microsIn(*query.from) : kFirstTime;
        out.fromSeq = kFirstTime; // everything at that time is behind it
        out.bound = query.until ? microsIn(*query.until) : kLastTime;
    } else {
        out.fromAt = query.until ? microsIn(*query.until) : kLastTime;
        out.fromSeq = kFirstTime; // nothing at that time is before it
        out.bound = query.from ? microsIn(*query.from) : kFirstTime;
    }
    if (after) {
        out.fromAt = microsIn(after->at);
        out.fromSeq = after->seq;
    }
    return out;
}

// What a walk reads of each record on its way: all of it, or what the index has, and the rest of those that are seen.
enum class LogGait { Reads, PassesBy };
// Of the columns that decide whether a record is seen, where they stand in auditColumns(), or in the few of the index.
struct SightColumns {
    int log, actor, target;
};
constexpr SightColumns kSightOfRecord{3, 5, 9}, kSightOfIndex{2, 3, 4};
constexpr std::string_view kColumnsOfIndex = "a.seq, a.at, a.log, a.actor_id, a.target_id";

// One walk through an index. A row stays until the next step.
class LogWalk {
  public:
    static Result<std::unique_ptr<LogWalk>> begin(Database& db, DomainId domain, std::string_view column,
                                                  std::string key, const LogSpan& span, bool oldestFirst,
                                                  LogGait gait) {
        const bool parties = column == "party";
        const std::string_view table = parties ? "p" : "a";
        const std::string from = parties
                                     ? "audit_party p CROSS JOIN audit a ON a.domain_id = p.domain_id AND a.seq = p.seq"
                                     : fmt::format("audit a INDEXED BY {}", column.empty() ? "audit_at" : "audit_log");
        const std::string narrowed = column.empty() ? std::string() : fmt::format(" AND {}.{} = ?5", table, column);
        const std::string text = fmt::format(
            "SELECT {columns} FROM {from} WHERE {t}.domain_id = ?1{narrowed} AND ({t}.at, {t}.seq) {beyond} (?2, ?3) "
            "AND {t}.at {bound} ?4 ORDER BY {t}.at {order}, {t}.seq {order}",
            fmt::arg("columns", gait == LogGait::Reads ? auditColumns() : kColumnsOfIndex), fmt::arg("from", from),
            fmt::arg("t", table), fmt::arg("narrowed", narrowed), fmt::arg("beyond", oldestFirst ? ">" : "<"),
            fmt::arg("bound", oldestFirst ? "<" : ">="), fmt::arg("order", oldestFirst ? "ASC" : "DESC"));
        SEKISHO_TRY(statement, db.prepare(text));
        std::unique_ptr<LogWalk> out(new LogWalk(std::move(statement), std::move(key)));
        if (gait == LogGait::PassesBy) {
            SEKISHO_TRY(one, db.prepare(fmt::format("SELECT {} FROM audit a WHERE a.domain_id = ? AND a.seq = ?",
                                                    auditColumns())));
            out->one_.emplace(std::move(one));
        }
        out->row_.bind(1, std::int64_t{domain}).bind(2, span.fromAt).bind(3, span.fromSeq).bind(4, span.bound);
        if (!column.empty()) out->row_.bind(5, std::string_view(out->key_));
        SEKISHO_CHECK(out->step());
        return out;
    }
    Done step() {
        SEKISHO_TRY(there, row_.step());
        there_ = there;
        if (there_) place_ = {Instant(std::chrono::microseconds(row_.int64(1))), row_.int64(0)};
        return {};
    }
    bool there() const { return there_; }
    const LogPlace& place() const { return place_; }
    LogSight sight() const {
        const SightColumns& at = one_ ? kSightOfIndex : kSightOfRecord;
        return {row_.text(at.log), row_.text(at.actor), row_.text(at.target)};
    }
    Done read(DomainId domain, AuditRecord& to) {
        if (one_) {
            one_->bind(1, std::int64_t{domain}).bind(2, place_.seq);
            SEKISHO_TRY(there, one_->step());
            if (!there) return Error(ErrorKind::Corrupt, "INTERNAL_SERVER_ERROR").because("a record of the index");
        }
        readAuditRow(one_ ? *one_ : row_, domain, to);
        if (one_) one_->reset();
        return {};
    }

  private:
    LogWalk(Native row, std::string key) : key_(std::move(key)), row_(std::move(row)) {}
    std::string key_; // bound without a copy
    Native row_;
    std::optional<Native> one_;
    bool there_ = false;
    LogPlace place_;
};
using LogWalks = std::vector<std::unique_ptr<LogWalk>>;

bool isBefore(const LogPlace& a, const LogPlace& b, bool oldestFirst) {
    if (a.at != b.at) return oldestFirst ? a.at < b.at : a.at > b.at;
    return oldestFirst ? a.seq < b.seq : a.seq > b.seq;
}

LogWalk* nextWalk(const LogWalks& walks, bool oldestFirst) {
    LogWalk* best = nullptr;
    for (const auto& walk : walks)
        if (walk->there() && (!best || isBefore(walk->place(), best->place(), oldestFirst))) best = walk.get();
    return best;
}

// Whoever sees a part of most logs passes by the others: one index of all logs has whose each record is.
bool passesBy(const LogQuery& query, const LogScope& scope) {
    return !scope.everything() && (query.logs.empty() || query.logs.size() * 2 > sekisho::logFacts().size());
}

Result<LogWalks> walksFor(Database& db, DomainId domain, const LogQuery& query, const LogScope& scope,
                          const LogSpan& span) {
    LogWalks out;
    const auto walk = [&](std::string_view column, const std::string& key, LogGait gait = LogGait::Reads) -> Done {
        SEKISHO_TRY(begun, LogWalk::begin(db, domain, column, key, span, query.oldestFirst, gait));
        out.push_back(std::move(begun));
        return {};
    };
    const std::string& party = !query.party.empty() ? query.party : !query.actor.empty() ? query.actor : query.target;
    if (!party.empty()) {
        SEKISHO_TRY(key, partyKey(db, domain, party));
        SEKISHO_CHECK(walk("party", key));
    } else if (passesBy(query, scope)) {
        SEKISHO_CHECK(walk({}, {}, LogGait::PassesBy));
    } else if (query.logs.empty()) {
        SEKISHO_CHECK(walk({}, {}));
    } else {
        // One that is named twice is walked once.
        for (const std::string& log : std::set<std::string>(query.logs.begin(), query.logs.end()))
            SEKISHO_CHECK(walk("log", log));
    }
    return out;
}

class BudgetWatch {
  public:
    explicit BudgetWatch(const LogBudget& budget)
        : rows_(budget.rows), until_(std::chrono::steady_clock::now() + budget.time) {}
    bool usedUp(std::int64_t looked) const {
        if (looked >= rows_) return true;
        return looked % kLooksBetween == 0 && std::chrono::steady_clock::now() >= until_;
    }

  private:
    std::int64_t rows_;
    std::chrono::steady_clock::time_point until_;
};

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
    SEKISHO_TRY(walks, walksFor(db, domain, query, scope, spanOf(query, after)));
    const BudgetWatch watch(budget);
    LogFound out;
    AuditRecord record; // used again: most are only looked at
    for (LogWalk* walk = nextWalk(walks, query.oldestFirst); walk; walk = nextWalk(walks, query.oldestFirst)) {
        if (out.records.size() >= static_cast<std::size_t>(count)) return out; // there is more: `next` is kept
        out.next = walk->place();
        ++out.looked;
        SEKISHO_TRY(shown, scope.shows(db, walk->sight()));
        if (shown) {
            SEKISHO_CHECK(walk->read(domain, record));
            if (filter.matches(record)) out.records.push_back(record);
        }
        SEKISHO_CHECK(walk->step());
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
