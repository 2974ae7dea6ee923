// The side of the cache that the sync writes to.

#include "models/store/sql_cache.h"

#include <atomic>
#include <utility>

namespace sekisho::store {

namespace {

constexpr auto rememberEvery = std::chrono::minutes(1);
std::atomic<unsigned> loads{0};

} // namespace

std::shared_ptr<ports::FeedSink> SqlCache::beginLoad() {
    abandonLoad();
    auto told = forOwner<std::pair<std::int64_t, std::int64_t>>(
        [this](std::pair<std::int64_t, std::int64_t> progress) { loadProgress(progress.first, progress.second); });
    load_ = std::make_shared<LoadSink>(files_.loading(++loads), secret_, domain_, clock_,
                                       [told = std::move(told)](std::int64_t loaded, std::int64_t expected) {
                                           told({loaded, expected});
                                       });
    status_.phase = cursor_ || status_.error ? Phase::Rebuilding : Phase::Loading;
    status_.loaded = status_.expected = 0;
    status_.gaveUp = false;
    tell();
    return load_;
}

void SqlCache::loadProgress(std::int64_t loaded, std::int64_t expected) {
    if (status_.phase != Phase::Loading && status_.phase != Phase::Rebuilding) return;
    status_.loaded = loaded;
    status_.expected = expected;
    tell();
}

void SqlCache::abandonLoad() {
    if (!load_) return;
    load_->abandon();
    load_.reset();
    status_.phase = cursor_ ? Phase::Ready : Phase::Empty;
    tell();
}

void SqlCache::finishLoad(std::function<void(Done)> then) {
    if (!load_) return then(Error(ErrorKind::Cancelled, "CANCELLED", "No load is under way."));
    desk_->putInPlace(load_, forOwner<Result<LoadSink::Loaded>>(
                                 [this, then = std::move(then), load = std::weak_ptr(load_)](auto loaded) {
                                     if (load_ == load.lock()) load_.reset();
                                     placed(std::move(loaded), then);
                                 }));
}

void SqlCache::placed(Result<LoadSink::Loaded> loaded, const std::function<void(Done)>& then) {
    if (!loaded) {
        Error error = std::move(loaded).error();
        if (!desk_->isOpen())
            reopen(error); // what is on the disk now decides what is shown
        else
            status_.phase = Phase::Ready;
        tell();
        return then(Unexpected(std::move(error)));
    }
    newEra();
    meta_ = loaded->meta;
    cursor_ = meta_.cursor;
    remembered_ = meta_.trueAt;
    status_ = {Phase::Ready, meta_.cursor, meta_.trueAt, 0, 0, {}};
    view_.replace(std::move(loaded->list), true);
    tell();
    sortAhead();
    then({});
}

void SqlCache::reopen(Error why) {
    desk_->close();
    newEra();
    view_.wipe();
    if (auto done = openCopyOrEmpty(); !done) return fail(std::move(done).error());
    status_.error = std::move(why);
}

// Throws the copy away; the sync is told and takes a snapshot.
void SqlCache::doubt(const Error& error) {
    if (!cursor_) return;
    cursor_.reset();
    desk_->discard([told = forOwner<Error>([this](Error e) { lost(std::move(e)); }), error] { told(error); });
}

void SqlCache::lost(std::optional<Error> error) {
    newEra();
    meta_ = {};
    status_ = {};
    status_.error = std::move(error);
    view_.wipe();
    tell();
    resets_.tell();
}

void SqlCache::apply(ports::ChangePage page, std::function<void(Done)> then) {
    const CopyMeta meta{page.nextCursor, domain_ != 0 ? domain_ : meta_.domain, clock_.now()};
    desk_->apply(std::move(page), meta.domain,
                 forOwner<Result<std::vector<Edit>>>(
                     [this, meta, then = std::move(then)](auto edits) { taken(std::move(edits), meta, then); }));
}

void SqlCache::taken(Result<std::vector<Edit>> edits, const CopyMeta& meta, const std::function<void(Done)>& then) {
    if (!edits) {
        if (edits.error().kind == ErrorKind::Corrupt) doubt(edits.error());
        return then(Unexpected(std::move(edits).error()));
    }
    whenStill([this, edits = std::make_shared<std::vector<Edit>>(std::move(*edits)), meta, then] {
        meta_ = meta;
        cursor_ = meta.cursor;
        status_.cursor = meta.cursor;
        const auto change = view_.apply(*edits);
        if (change.structure) tell();
        compactIfWorthIt();
        then({});
    });
}

void SqlCache::whenStill(std::function<void()> work) {
    if (still_)
        waiting_.push_back(std::move(work));
    else
        work();
}

// From here to goOn() the desk's thread reads the columns, so nothing may write to them.
void SqlCache::keepStill() {
    still_ = true;
    view_.freeze(true);
}

void SqlCache::goOn() {
    still_ = false;
    while (!still_ && !waiting_.empty()) {
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        work();
    }
}

void SqlCache::compactIfWorthIt() {
    if (still_ || !view_.data()->table.needsCompaction()) return;
    keepStill();
    desk_->compact(view_.data(), forOwner<MemberTable::Arenas>([this](MemberTable::Arenas arenas) {
                       view_.freeze(false);
                       view_.compact(std::move(arenas));
                       goOn();
                   }));
}

// What people sort by and what takes longest: texts. Numbers and names of few kinds are sorted when they are asked for.
void SqlCache::sortAhead() {
    if (still_) return;
    keepStill();
    auto& orders = view_.data()->orders;
    desk_->sortAhead(view_.data(), orders.get(ports::MemberColumn::Reading, nullptr),
                     {ports::MemberColumn::Name, ports::MemberColumn::LoginId},
                     forOwner<CopyDesk::Sorted>([this](CopyDesk::Sorted sorted) {
                         view_.freeze(false);
                         for (auto& one : sorted)
                             view_.data()->orders.give(one.first, std::move(one.second));
                         goOn();
                     }));
}

void SqlCache::confirm() {
    if (!cursor_) return;
    meta_.trueAt = clock_.now();
    status_.trueAt = meta_.trueAt;
    if (!remembered_ || *meta_.trueAt - *remembered_ >= rememberEvery) {
        remembered_ = meta_.trueAt;
        desk_->remember(meta_);
    }
    tell();
}

void SqlCache::report(std::optional<Error> error) {
    if (!usable()) return;
    status_.error = std::move(error);
    status_.gaveUp = false;
    if (status_.error && !cursor_ && !load_) status_.phase = Phase::Empty;
    tell();
}

void SqlCache::giveUp(Error error) {
    if (!usable()) return;
    report(std::move(error));
    status_.gaveUp = true;
    tell();
}

} // namespace sekisho::store
