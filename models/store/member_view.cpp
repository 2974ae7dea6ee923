#include "models/store/member_view.h"

#include "models/store/match_span.h"
#include "models/store/standing.h"

#include <algorithm>

namespace sekisho::store {

using ports::MemberQuery;
using ports::RowSet;

MemberView::MemberView(const Clock& clock, ports::Executor& gui)
    : clock_(clock), gui_(gui), data_(std::make_shared<ListData>()), threads_(std::make_unique<TwoThreads>()) {
    data_->finish({}, nullptr);
}

MemberView::~MemberView() = default;

RowSet MemberView::query(const MemberQuery& query) {
    // Told later, not now: whoever asks here must not be called back from within his question.
    if (followClock())
        gui_.post([this, alive = std::weak_ptr(alive_)] {
            if (alive.lock()) watchers_.tell();
        });
    if (lastRows_ && lastRevision_ == revision_ && lastQuery_ == query) return lastRows_;
    const auto order = data_->orders.get(query.sortBy.value_or(ports::MemberColumn::Reading), threads_.get());
    const bool byStandingToo = !query.sortBy && query.orgUnit;
    const bool descending = query.sortBy && query.descending;
    const RowBits* filter = filtered(query);
    const RowBits* hits = search_.run(query.text, data_->table, revision_, threads_.get(), &data_->fields);
    const std::size_t most = hits ? search_.count() : order->size();
    if (most == order->size()) hits = nullptr; // one letter can stand in every row
    if (!filter && !hits && !descending) {
        lastRows_ = order;
    } else {
        auto rows = std::make_shared<std::vector<RowNo>>();
        if (!filter) rows->reserve(most);
        const auto take = [&](RowNo row) {
            if ((!hits || hits->has(row)) && (!filter || filter->has(row))) rows->push_back(row);
        };
        if (descending)
            std::for_each(order->rbegin(), order->rend(), take);
        else
            std::for_each(order->begin(), order->end(), take);
        lastRows_ = byStandingToo ? byStanding(std::move(*rows), filters_) : std::move(rows);
    }
    lastQuery_ = query;
    lastRevision_ = revision_;
    return lastRows_;
}

const RowBits* MemberView::filtered(const MemberQuery& query) {
    const Filters filters{query.orgUnit, query.directOnly, query.show, query.notSeenSince, query.neverSeen, query.rank};
    const bool everyRow = !filters.orgUnit && !filters.notSeenSince && !filters.neverSeen && !filters.rank &&
                          filters.show == ports::ShowAllStatuses;
    if (everyRow) return nullptr;
    if (filterRevision_ != revision_ || filters_ != filters) {
        filterBits_ = rowsOf(filters);
        filters_ = filters;
        filterRevision_ = revision_;
    }
    return &filterBits_;
}

std::vector<std::uint8_t> MemberView::subtreeOf(const Filters& filters) const {
    if (!filters.orgUnit) return {};
    const auto org = data_->structure.knownOrg(filters.orgUnit->value);
    return data_->structure.subtree(org.value_or(0), filters.directOnly);
}

RowSet MemberView::byStanding(std::vector<RowNo> rows, const Filters& filters) const {
    const auto org = data_->structure.knownOrg(filters.orgUnit->value);
    sortByStanding(rows, data_->table, data_->structure, org.value_or(0), subtreeOf(filters));
    return std::make_shared<const std::vector<RowNo>>(std::move(rows));
}

RowBits MemberView::rowsOf(const Filters& filters) const {
    const MemberTable& table = data_->table;
    RowBits bits;
    bits.reset(table.rows());
    const std::vector<std::uint8_t> orgs = subtreeOf(filters);
    const RankNo rank = filters.rank ? data_->structure.knownRank(*filters.rank) : RankNo{0};
    const std::int64_t since = filters.notSeenSince ? toMillis(*filters.notSeenSince) : INT64_MAX;
    const bool onlyLeave = (filters.show & ports::OnlyOnLeave) != 0;
    const auto inOrgs = [&](RowNo row) {
        for (const OrgNo org : table.orgUnits(row))
            if (orgs[org] != 0) return true;
        return false;
    };
    for (RowNo row = 0; row < table.rows(); ++row) {
        if (!table.live(row)) continue;
        if ((filters.show >> static_cast<unsigned>(table.status(row)) & 1U) == 0) continue;
        if (onlyLeave && !table.onLeave(row)) continue;
        const std::int64_t seen = table.lastAccess(row);
        if (filters.neverSeen && seen != 0) continue;
        if ((seen != 0 ? seen : table.createdAt(row)) >= since) continue;
        if (filters.orgUnit && !inOrgs(row)) continue;
        if (filters.rank && !table.holds(row, rank)) continue;
        bits.set(row);
    }
    return bits;
}

std::optional<ports::MatchSpan> MemberView::matchIn(std::string_view shown, std::string_view queryText) const {
    if (queryText.empty()) return std::nullopt;
    return matchSpan(shown, queryText);
}

void MemberView::replace(std::shared_ptr<ListData> data, bool complete) {
    leavers_.tell();
    data_ = std::move(data);
    complete_ = complete;
    changed();
}

ListChange MemberView::apply(std::span<const Edit> edits) {
    const auto change = data_->apply(edits, toMillis(clock_.now()));
    if (change.rows) changed();
    return change;
}

void MemberView::compact(MemberTable::Arenas arenas) {
    data_->table.replaceArenas(std::move(arenas));
    changed();
}

bool MemberView::followClock() {
    const auto now = toMillis(clock_.now());
    if (frozen_ || data_->table.nextTick() > now || !data_->tick(now).rows) return false;
    ++revision_;
    return true;
}

bool MemberView::tick() {
    if (!followClock()) return false;
    watchers_.tell();
    return true;
}

void MemberView::wipe() {
    leavers_.tell();
    data_->table.wipe();
    search_.forget();
    filterBits_ = {};
    lastRows_.reset();
    clear();
}

void MemberView::clear() {
    auto empty = std::make_shared<ListData>();
    empty->finish({}, nullptr);
    replace(std::move(empty), false);
}

void MemberView::changed() {
    ++revision_;
    watchers_.tell();
}

} // namespace sekisho::store
