#include "service/logs/log_walk.h"

#include "models/domain/log_facts.h"
#include "service/rules/list_window.h"
#include "service/rules/stamp_shelf.h"
#include "service/store/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <string>
#include <unordered_map>

namespace sekishod {

using sekisho::AuditRecord;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::LogQuery;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::int64_t kFirstTime = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLastTime = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kRowsALook = 16;            // of the window cost no more than one record of the store
constexpr std::int64_t kMostCaughtUpWith = 20'000; // newer records; beyond that a window begins anew

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

Result<Native> oneRecordStatement(Database& db) {
    return db.prepare(fmt::format("SELECT {} FROM audit a WHERE a.domain_id = ? AND a.seq = ?", auditColumns()));
}

Result<bool> readOneRecord(Native& one, DomainId domain, std::int64_t seq, AuditRecord& to) {
    one.bind(1, std::int64_t{domain}).bind(2, seq);
    SEKISHO_TRY(there, one.step());
    if (!there) return false;
    readAuditRow(one, domain, to);
    one.reset();
    return true;
}

// What a walk reads of each record on its way: all of it, or what the index has, and the rest of those that are seen.
enum class LogGait { Reads, PassesBy };
// Of the columns that decide whether a record is seen, where they stand in auditColumns(), or in the few of the index.
struct SightColumns {
    int log, actor, target;
};
constexpr SightColumns kSightOfRecord{3, 5, 9}, kSightOfIndex{2, 3, 4};
constexpr std::string_view kColumnsOfIndex = "a.seq, a.at, a.log, a.actor_id, a.target_id";

class IndexWalk final : public LogWalk {
  public:
    static Result<std::unique_ptr<IndexWalk>> begin(Database& db, DomainId domain, std::string_view column,
                                                    std::string key, const LogSpan& span, bool oldestFirst,
                                                    LogGait gait) {
        const bool parties = column == "party";
        const std::string_view table = parties ? "p" : "a";
        const std::string from = parties
                                     ? "audit_party p CROSS JOIN audit a ON a.domain_id = p.domain_id AND a.seq = p.seq"
                                     : fmt::format("audit a INDEXED BY {}", indexOf(column));
        const std::string narrowed = column.empty() ? std::string() : fmt::format(" AND {}.{} = ?5", table, column);
        const std::string text = fmt::format(
            "SELECT {columns} FROM {from} WHERE {t}.domain_id = ?1{narrowed} AND ({t}.at, {t}.seq) {beyond} (?2, ?3) "
            "AND {t}.at {bound} ?4 ORDER BY {t}.at {order}, {t}.seq {order}",
            fmt::arg("columns", gait == LogGait::Reads ? auditColumns() : kColumnsOfIndex), fmt::arg("from", from),
            fmt::arg("t", table), fmt::arg("narrowed", narrowed), fmt::arg("beyond", oldestFirst ? ">" : "<"),
            fmt::arg("bound", oldestFirst ? "<" : ">="), fmt::arg("order", oldestFirst ? "ASC" : "DESC"));
        SEKISHO_TRY(statement, db.prepare(text));
        std::unique_ptr<IndexWalk> out(new IndexWalk(std::move(statement), std::move(key)));
        if (gait == LogGait::PassesBy) {
            SEKISHO_TRY(one, oneRecordStatement(db));
            out->one_.emplace(std::move(one));
        }
        out->row_.bind(1, std::int64_t{domain}).bind(2, span.fromAt).bind(3, span.fromSeq).bind(4, span.bound);
        if (!column.empty()) out->row_.bind(5, std::string_view(out->key_));
        SEKISHO_CHECK(out->step(1));
        return out;
    }
    Done step(std::int64_t) override {
        SEKISHO_TRY(there, row_.step());
        there_ = there;
        if (there_) place_ = {Instant(std::chrono::microseconds(row_.int64(1))), row_.int64(0)};
        return {};
    }
    LogSight sight() const {
        const SightColumns& at = one_ ? kSightOfIndex : kSightOfRecord;
        return {row_.text(at.log), row_.text(at.actor), row_.text(at.target)};
    }
    Result<bool> mayShow(Database& db, LogScope& scope) override { return scope.shows(db, sight()); }
    Result<bool> read(DomainId domain, AuditRecord& to) override {
        if (one_) return readOneRecord(*one_, domain, place_.seq, to);
        readAuditRow(row_, domain, to);
        return true;
    }

  private:
    static std::string_view indexOf(std::string_view column) {
        return column.empty() ? "audit_at" : column == "log" ? "audit_log" : "audit_target";
    }
    IndexWalk(Native row, std::string key) : key_(std::move(key)), row_(std::move(row)) {}
    std::string key_; // bound without a copy
    Native row_;
    std::optional<Native> one_;
};

// --- the newest records of all logs, in memory ---

std::uint32_t kindOf(std::string_view log) {
    static const auto kinds = [] {
        std::unordered_map<std::string_view, std::uint32_t> out;
        for (const sekisho::LogFact& fact : sekisho::logFacts())
            out.emplace(fact.key, static_cast<std::uint32_t>(out.size()));
        return out;
    }();
    const auto found = kinds.find(log);
    return found == kinds.end() ? static_cast<std::uint32_t>(kinds.size()) : found->second;
}

WindowRow windowRow(std::int64_t at, std::int64_t seq, const LogSight& sight) {
    return {{at, seq}, markOf(sight.actorId), markOf(sight.targetId), kindOf(sight.log)};
}

// Of a chain that is the caller's view of the store: the hash of a record proves all before it.
class LogWindow {
  public:
    LogWindow(Database& db, DomainId domain) : db_(db), domain_(domain) {}

    // Null: the view is an older one than that of which there is a window.
    Result<ListWindowPtr> upToDate() {
        SEKISHO_TRY(head, auditHead(db_, domain_));
        SEKISHO_TRY(first, db_.firstOften<std::string>("SELECT hash FROM audit WHERE domain_id = :domain ORDER BY seq "
                                                       "LIMIT 1",
                                                       domain_));
        name_ = fmt::format("logs {} {}", domain_, first ? std::get<0>(*first) : std::string());
        const auto former = keptWindow(name_);
        if (former && former->upTo() == head.seq && former->proof() == head.hash) return former;
        if (former && former->upTo() > head.seq) return ListWindowPtr();
        SEKISHO_TRY(proven, former ? isProven(*former) : Result<bool>(false));
        ListWindowPtr fresh;
        if (proven && head.seq - former->upTo() <= kMostCaughtUpWith) {
            SEKISHO_TRY(rows, rowsAfter(former->upTo(), head.seq));
            fresh = former->with(std::move(rows), head.seq, head.hash);
        } else {
            fresh = ListWindow::empty(head.seq, head.hash);
        }
        keepWindow(name_, former, fresh);
        return fresh;
    }
    const std::string& name() const { return name_; }

  private:
    Result<bool> isProven(const ListWindow& window) {
        SEKISHO_TRY(hash, db_.firstOften<std::string>("SELECT hash FROM audit WHERE domain_id = :domain AND seq = :seq",
                                                      domain_, window.upTo()));
        return hash && std::get<0>(*hash) == window.proof();
    }
    Result<std::vector<WindowRow>> rowsAfter(std::int64_t seq, std::int64_t upTo) {
        SEKISHO_TRY(row, db_.prepare("SELECT seq, at, log, actor_id, target_id FROM audit WHERE domain_id = ? AND seq "
                                     "> ? AND seq <= ? ORDER BY seq"));
        row.bind(1, std::int64_t{domain_}).bind(2, seq).bind(3, upTo);
        std::vector<WindowRow> out;
        for (;;) {
            SEKISHO_TRY(there, row.step());
            if (!there) return out;
            out.push_back(windowRow(row.int64(1), row.int64(0), {row.text(2), row.text(3), row.text(4)}));
        }
    }

    Database& db_;
    DomainId domain_;
    std::string name_;
};

// --- records that a part of the tenant was shown lately: they stand far apart in the file ---

constexpr std::size_t kMostShownBytes = 32U << 20;

struct ShownRecord {
    std::int64_t number = 0; // its own of its tenant
    std::int64_t stamp = 0;  // of the records of the store, from whom nothing is taken without another one
    AuditRecord record;
    std::size_t bytes() const {
        std::size_t out = sizeof(ShownRecord);
        for (const std::string* text :
             {&record.actorId, &record.actorName, &record.action, &record.targetId, &record.targetName,
              &record.requestId, &record.changesJson, &record.prevHash, &record.hash, &record.content})
            out += text->capacity() > sizeof(std::string) / 2 ? text->capacity() + 1 : 0;
        return out;
    }
};

StampShelf<ShownRecord>& shownShelf() {
    static StampShelf<ShownRecord> shelf(kMostShownBytes);
    return shelf;
}

Result<std::int64_t> recordsStamp(Database& db) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT stamp FROM audit_stamp"));
    return row ? std::get<0>(*row) : 0;
}

// How far down the store is asked when the window ends, and by what ways; the first is that along all logs, or nothing.
using TailOf = std::function<Result<LogWalks>(const LogSpan&)>;

// Newest first through the window, and on through the store. What it comes to behind the window's end along the index
// of all logs is kept for the next ones.
class WindowWalk final : public LogWalk {
  public:
    static Result<std::unique_ptr<LogWalk>> begin(Database& db, std::string name, ListWindowPtr window,
                                                  const LogQuery& query, LogScope& scope, const LogSpan& span,
                                                  TailOf tail, bool keeps) {
        std::unique_ptr<WindowWalk> out(new WindowWalk(std::move(name), std::move(window), span, std::move(tail)));
        out->keeps_ = keeps;
        for (const sekisho::LogFact& log : sekisho::logFacts()) {
            auto& marks = out->marks_.emplace_back();
            if (!query.logs.empty() && std::ranges::find(query.logs, log.key) == query.logs.end()) continue;
            SEKISHO_TRY(wanted, scope.marksOf(db, log.key));
            marks = std::move(wanted);
        }
        SEKISHO_TRY(one, oneRecordStatement(db));
        out->one_.emplace(std::move(one));
        SEKISHO_TRY(stamp, recordsStamp(db));
        out->stamp_ = stamp;
        SEKISHO_CHECK(out->step(1));
        return std::unique_ptr<LogWalk>(std::move(out));
    }
    ~WindowWalk() override {
        if (!gathered_.empty() || whole_) keepWindow(name_, window_, window_->below(gathered_, whole_));
    }
    WindowWalk(const WindowWalk&) = delete;
    WindowWalk& operator=(const WindowWalk&) = delete;

    Done step(std::int64_t most) override {
        std::int64_t rows = std::min(most, kLastTime / kRowsALook) * kRowsALook;
        const std::int64_t all = rows;
        for (const WindowRow* row = way_.row(); row; row = way_.row()) {
            if (row->place.at < span_.bound) return ended();
            const bool wanted =
                row->kind < marks_.size() && marks_[row->kind] && marks_[row->kind]->mayBe(row->first, row->second);
            if (!wanted && --rows > 0) {
                way_.step();
                continue;
            }
            there_ = true;
            wanted_ = wanted;
            place_ = {Instant(std::chrono::microseconds(row->place.at)), row->place.seq};
            looked_ = 1 + std::max<std::int64_t>(0, all - rows - 1) / kRowsALook;
            way_.step();
            return {};
        }
        return window_->isWhole() ? ended() : stepBelow();
    }
    Result<bool> mayShow(Database& db, LogScope& scope) override {
        if (!below_) return wanted_;
        return below_->mayShow(db, scope);
    }
    Result<bool> read(DomainId domain, AuditRecord& to) override {
        const auto known = below_ ? nullptr : shownShelf().find(place_.seq, stamp_);
        if (known && known->record.domain == domain) {
            to = known->record;
            return true;
        }
        SEKISHO_TRY(there, below_ ? below_->read(domain, to) : readOneRecord(*one_, domain, place_.seq, to));
        if (there) shownShelf().keep(std::make_shared<ShownRecord>(ShownRecord{place_.seq, stamp_, to}));
        return there;
    }

  private:
    WindowWalk(std::string name, ListWindowPtr window, const LogSpan& span, TailOf tail)
        : name_(std::move(name)), window_(std::move(window)), way_(window_, {span.fromAt, span.fromSeq}), span_(span),
          tailOf_(std::move(tail)) {}

    Done ended() {
        there_ = false;
        return {};
    }
    Done stepBelow() {
        if (!below_ && !tail_) {
            LogSpan rest = span_;
            const ListPlace floor = std::min(window_->floor(), ListPlace{span_.fromAt, span_.fromSeq});
            rest.fromAt = floor.at;
            rest.fromSeq = floor.seq;
            SEKISHO_TRY(tail, tailOf_(rest));
            tail_ = std::move(tail);
        } else {
            SEKISHO_CHECK(below_->step(1));
        }
        below_ = nextWalk(*tail_, false);
        if (!below_) {
            whole_ = keeps_ && span_.bound == kFirstTime;
            return ended();
        }
        there_ = true;
        place_ = below_->place();
        looked_ = 1;
        if (!keeps_ || place_.seq > window_->upTo()) return {}; // newer than the window: it comes with the others
        const auto* walk = static_cast<const IndexWalk*>(below_);
        gathered_.push_back(windowRow(microsIn(place_.at), place_.seq, walk->sight()));
        keeps_ = window_->size() + gathered_.size() < mostWindowRows();
        return {};
    }

    std::string name_;
    ListWindowPtr window_;
    ListWindow::Way way_;
    LogSpan span_;
    TailOf tailOf_;
    std::vector<std::optional<LogMarks>> marks_; // by kind
    bool wanted_ = false;
    std::int64_t stamp_ = 0;
    std::optional<Native> one_;
    std::optional<LogWalks> tail_;
    LogWalk* below_ = nullptr; // of the tail; null: the window
    bool keeps_ = false, whole_ = false;
    std::vector<WindowRow> gathered_; // next below the window
};

bool isBefore(const LogPlace& a, const LogPlace& b, bool oldestFirst) {
    if (a.at != b.at) return oldestFirst ? a.at < b.at : a.at > b.at;
    return oldestFirst ? a.seq < b.seq : a.seq > b.seq;
}

// Whoever sees a part of most logs passes by the others: one index of all logs has whose each record is.
bool passesBy(const LogQuery& query, const LogScope& scope) {
    return !scope.everything() && (query.logs.empty() || query.logs.size() * 2 > sekisho::logFacts().size());
}

// Along the indexes of the store.
Result<LogWalks> indexWalks(Database& db, DomainId domain, const LogQuery& query, const LogScope& scope,
                            const LogSpan& span) {
    LogWalks out;
    const auto walk = [&](std::string_view column, const std::string& key, LogGait gait = LogGait::Reads) -> Done {
        SEKISHO_TRY(begun, IndexWalk::begin(db, domain, column, key, span, query.oldestFirst, gait));
        out.push_back(std::move(begun));
        return {};
    };
    const std::string& party = !query.party.empty() ? query.party : !query.actor.empty() ? query.actor : query.target;
    if (!party.empty()) {
        SEKISHO_TRY(key, partyKey(db, domain, party));
        SEKISHO_CHECK(walk("party", key)); // but for the records whose target it is
        SEKISHO_CHECK(walk("target_id", key));
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

} // namespace

LogWalk* nextWalk(const LogWalks& walks, bool oldestFirst) {
    LogWalk* best = nullptr;
    for (const auto& walk : walks)
        if (walk->there() && (!best || isBefore(walk->place(), best->place(), oldestFirst))) best = walk.get();
    return best;
}

Result<LogWalks> walksFor(Database& db, DomainId domain, const LogQuery& query, LogScope& scope,
                          const std::optional<LogPlace>& after) {
    const LogSpan span = spanOf(query, after);
    const bool ofOne = !query.party.empty() || !query.actor.empty() || !query.target.empty();
    if (ofOne || query.oldestFirst || scope.everything()) return indexWalks(db, domain, query, scope, span);
    LogWindow window(db, domain);
    SEKISHO_TRY(newest, window.upToDate());
    const ListPlace from{span.fromAt, span.fromSeq};
    const bool begins = newest && (from >= newest->floor() || newest->size() == 0);
    if (!begins || (newest->size() == 0 && span.fromAt != kLastTime && !newest->isWhole()))
        return indexWalks(db, domain, query, scope, span);
    const auto tail = [&db, domain, query, &scope](const LogSpan& rest) {
        return indexWalks(db, domain, query, scope, rest);
    };
    SEKISHO_TRY(walk, WindowWalk::begin(db, window.name(), newest, query, scope, span, tail,
                                        passesBy(query, scope) && newest->size() < mostWindowRows()));
    LogWalks out;
    out.push_back(std::move(walk));
    return out;
}

} // namespace sekishod
