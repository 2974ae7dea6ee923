#include "models/store/log_archive_search.h"

#include "models/store/log_archive_terms.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace sekisho::store {

namespace {

constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
constexpr int kMostOfPage = 1000;
constexpr int kLooksBetween = 64; // at the clock

} // namespace

struct ArchiveSearch::Task {
    LogFilter filter;
    bool oldestFirst = false;
    int count = 0;
    std::string match{};
    std::int64_t from = std::numeric_limits<std::int64_t>::min(), until = kEver; // both in
    std::optional<Place> after{};                                                // of the page before
    std::chrono::steady_clock::time_point enough{};
    std::vector<Found> found{};     // a heap: the one that goes last is in front
    std::optional<Place> stopped{}; // out of patience: everything before this was looked at

    bool before(const Place& a, const Place& b) const { return oldestFirst ? a < b : b < a; }
    bool wanted(const Place& place) const {
        return place.at >= from && place.at <= until && (!after || before(*after, place));
    }
    // Whether one of the block may be wanted still.
    bool mayHold(const Block& block) const {
        if (block.most < from || block.least > until) return false;
        return !after || (oldestFirst ? block.most >= after->at : block.least <= after->at);
    }
    bool full() const { return found.size() > static_cast<std::size_t>(count); }
    void keep(Found one) {
        const auto worse = [this](const Found& a, const Found& b) { return before(a.place, b.place); };
        found.push_back(std::move(one));
        std::ranges::push_heap(found, worse);
        if (found.size() <= static_cast<std::size_t>(count) + 1) return;
        std::ranges::pop_heap(found, worse);
        found.pop_back();
    }
};

Result<ports::ArchiveLogPage> ArchiveSearch::page(const LogQuery& query, const std::string& cursor, int count) {
    SEKISHO_TRY(filter, LogFilter::of(query));
    Task task{.filter = std::move(filter)};
    task.oldestFirst = query.oldestFirst;
    task.count = std::clamp(count, 1, kMostOfPage);
    if (query.from) task.from = query.from->time_since_epoch().count();
    if (query.until) task.until = query.until->time_since_epoch().count() - 1;
    if (!cursor.empty()) {
        Place place{};
        const char* const end = cursor.data() + cursor.size();
        const auto at = std::from_chars(cursor.data(), end, place.at);
        const bool parted = at.ec == std::errc() && at.ptr != end && *at.ptr == '_';
        const auto seq = std::from_chars(parted ? at.ptr + 1 : end, end, place.seq);
        if (!parted || seq.ec != std::errc() || seq.ptr != end)
            return badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
        task.after = place;
    }
    task.enough = std::chrono::steady_clock::now() + patience_;
    task.match = archiveMatchOf(query);
    SEKISHO_CHECK(refresh());
    SEKISHO_CHECK(task.match.empty() ? byTime(task) : byTerms(task));
    return finish(task);
}

// Blocks only grow at the end.
Done ArchiveSearch::refresh() {
    SEKISHO_TRY(logs, ArchiveLogs::read(*db_));
    logs_ = std::move(logs);
    const std::int64_t known = blocks_.empty() ? -1 : blocks_.back().id;
    if (!blocks_.empty()) blocks_.pop_back();
    SEKISHO_TRY(rows, (db_->rowsOften<std::int64_t, std::int64_t, std::int64_t>(
                          "SELECT id, least, most FROM block WHERE id >= ? ORDER BY id", known)));
    for (const auto& [id, least, most] : rows)
        blocks_.push_back({id, least, most});
    mostUpTo_.resize(blocks_.size());
    leastFromOn_.resize(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        mostUpTo_[i] = i == 0 ? blocks_[i].most : std::max(mostUpTo_[i - 1], blocks_[i].most);
    for (std::size_t i = blocks_.size(); i-- > 0;)
        leastFromOn_[i] = i + 1 == blocks_.size() ? blocks_[i].least : std::min(leastFromOn_[i + 1], blocks_[i].least);
    return {};
}

Result<bool> ArchiveSearch::decide(Task& task, const ArchiveRow& row) {
    const Place place{row.at, row.seq};
    if (!task.wanted(place)) return false;
    SEKISHO_TRY(record, recordOf(row, logs_));
    if (!task.filter.matches(record)) return false;
    task.keep({place, std::move(record)});
    return true;
}

Done ArchiveSearch::byTime(Task& task) {
    const std::string order = task.oldestFirst ? "ASC" : "DESC";
    const std::string beyond = task.oldestFirst ? ">" : "<";
    const std::string sqlText = "SELECT " + std::string(kArchiveColumns) +
                                " FROM record WHERE at >= ? AND at <= ? AND (at, seq) " + beyond +
                                " (?, ?) ORDER BY at " + order + ", seq " + order;
    SEKISHO_TRY(rows, db_->prepare(sqlText));
    std::int64_t low = task.from, high = task.until;
    if (task.after) (task.oldestFirst ? low : high) = task.after->at;
    rows.bind(1, low).bind(2, high);
    const Place none = task.oldestFirst ? Place{std::numeric_limits<std::int64_t>::min(), 0} : Place{kEver, kEver};
    rows.bind(3, task.after.value_or(none).at).bind(4, task.after.value_or(none).seq);
    for (int looked = 1;; ++looked) {
        SEKISHO_TRY(there, rows.step());
        if (!there) return {};
        const ArchiveRow row = archiveRowOf(rows);
        SEKISHO_TRY(taken, decide(task, row));
        static_cast<void>(taken);
        if (task.full()) return {};
        if (looked % kLooksBetween == 0 && std::chrono::steady_clock::now() > task.enough) {
            task.stopped = Place{row.at, row.seq};
            return {};
        }
    }
}

// The next block in the order of the search that may hold something, from `from` on.
std::optional<std::size_t> ArchiveSearch::nextBlock(const Task& task, std::size_t from) const {
    for (std::size_t i = from; i < blocks_.size(); i += task.oldestFirst ? 1 : std::size_t(-1))
        if (task.mayHold(blocks_[i])) return i;
    return std::nullopt;
}

// The time of the first that can come from this block on.
std::int64_t ArchiveSearch::bestBehind(const Task& task, std::size_t block) const {
    return task.oldestFirst ? leastFromOn_[block] : mostUpTo_[block];
}

Result<bool> ArchiveSearch::look(Task& task, std::int64_t seq) {
    SEKISHO_TRY(row,
                db_->often("SELECT seq, at, log, state, format, hash, content, line FROM record WHERE seq = ?", 1, 8));
    row->bind(1, seq);
    SEKISHO_TRY(there, row->step());
    if (!there) return false;
    auto taken = decide(task, archiveRowOf(*row));
    row->reset();
    return taken;
}

Done ArchiveSearch::byTerms(Task& task) {
    if (blocks_.empty()) return {};
    auto block = nextBlock(task, task.oldestFirst ? 0 : blocks_.size() - 1);
    if (!block) return {};
    SEKISHO_TRY(terms,
                db_->prepare(task.oldestFirst
                                 ? "SELECT rowid FROM term WHERE term MATCH ? AND rowid >= ? ORDER BY rowid ASC"
                                 : "SELECT rowid FROM term WHERE term MATCH ? AND rowid <= ? ORDER BY rowid DESC"));
    const auto begin = [&](std::size_t at) {
        const std::int64_t first = blocks_[at].id * kRecordsOfBlock;
        terms.reset();
        terms.bind(1, std::string_view(task.match)).bind(2, task.oldestFirst ? first : first + kRecordsOfBlock - 1);
    };
    begin(*block);
    // Everything before this place was looked at once the search has come to the block.
    const auto asFarAs = [&](std::size_t at) {
        const std::int64_t best = bestBehind(task, at);
        return task.oldestFirst ? Place{best - 1, kEver} : Place{best + 1, 0};
    };
    const Place start = asFarAs(*block);
    for (int looked = 1;; ++looked) {
        SEKISHO_TRY(there, terms.step());
        if (!there) return {};
        const std::int64_t seq = terms.int64(0);
        const auto holder = std::ranges::lower_bound(blocks_, seq / kRecordsOfBlock, {}, &Block::id);
        if (holder == blocks_.end() || holder->id != seq / kRecordsOfBlock) continue;
        const auto at = static_cast<std::size_t>(holder - blocks_.begin());
        const Place best{bestBehind(task, at), task.oldestFirst ? 0 : kEver};
        // All that can still come goes behind what is here, or lies outside the period.
        if (task.full() && task.before(task.found.front().place, best)) return {};
        if (task.oldestFirst ? best.at > task.until : best.at < task.from) return {};
        if (!task.mayHold(*holder)) {
            block = nextBlock(task, at);
            if (!block) return {};
            begin(*block);
            continue;
        }
        SEKISHO_TRY(taken, look(task, seq));
        static_cast<void>(taken);
        if (looked % kLooksBetween != 0 || std::chrono::steady_clock::now() <= task.enough) continue;
        const Place reached = asFarAs(at); // never without having come further
        if (!task.before(task.after.value_or(start), reached)) continue;
        task.stopped = reached;
        return {};
    }
}

ports::ArchiveLogPage ArchiveSearch::finish(Task& task) {
    ports::ArchiveLogPage page;
    std::ranges::sort(task.found, [&](const Found& a, const Found& b) { return task.before(a.place, b.place); });
    if (task.stopped) // what lies behind may still be overtaken
        std::erase_if(task.found, [&](const Found& one) { return task.before(*task.stopped, one.place); });
    const bool more = task.found.size() > static_cast<std::size_t>(task.count);
    if (more) task.found.resize(static_cast<std::size_t>(task.count));
    std::optional<Place> next;
    if (more) {
        next = task.found.back().place;
    } else if (task.stopped) {
        next = task.stopped;
        page.searchedTo = Instant{std::chrono::microseconds{task.stopped->at}};
    }
    if (next) page.nextCursor = std::to_string(next->at) + '_' + std::to_string(next->seq);
    for (Found& one : task.found)
        page.records.push_back(std::move(one.record));
    return page;
}

} // namespace sekisho::store
