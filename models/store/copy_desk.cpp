#include "models/store/copy_desk.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>
#include <new>
#include <utility>

namespace sekisho::store {
namespace {

constexpr std::size_t documentsAtOnce = 256;
constexpr int keptFree = 192 * 1024; // bytes that the allocator may keep at the end of a heap

Error notThere() {
    return {ErrorKind::Storage, "STORAGE_MISSING", "There is no local copy."};
}

} // namespace

CopyDesk::CopyDesk(CopyFiles files, const ports::RecordCodec& codec, const Clock& clock,
                   std::chrono::milliseconds pause, std::function<void()> idle)
    : files_(std::move(files)), codec_(codec), clock_(clock), bulk_(pause, std::move(idle)) {}

CopyDesk::~CopyDesk() {
    close();
}

Done CopyDesk::openWriter() {
    SEKISHO_TRY(db, openCopy(files_, secret_->key));
    db_ = std::move(db);
    SEKISHO_TRY(writer, CopyWriter::make(*db_, codec_));
    writer_.emplace(std::move(writer));
    isOpen_ = true;
    return {};
}

Result<CopyDesk::Opened> CopyDesk::openCopyFile() {
    SEKISHO_CHECK(openWriter());
    SEKISHO_CHECK(writer_->settle()); // what there was no time for before the end
    SEKISHO_TRY(meta, readMeta(*db_));
    SEKISHO_TRY(first, readFirstPage(*db_, codec_, toMillis(clock_.now())));
    return Opened{std::move(first), meta};
}

Result<std::optional<CopyDesk::Opened>> CopyDesk::open(std::shared_ptr<const CopySecret> secret) {
    secret_ = std::move(secret);
    stop_ = false;
    removeOtherFormats(files_);
    std::error_code error;
    if (!std::filesystem::exists(files_.copy(), error)) return std::optional<Opened>();
    auto opened = openCopyFile();
    if (opened) return std::optional(std::move(*opened));
    isOpen_ = false;
    writer_.reset();
    db_.reset();
    if (opened.error().kind == ErrorKind::Corrupt) removeDatabase(files_.copy());
    return Unexpected(std::move(opened).error());
}

void CopyDesk::closeFiles() { // bulk thread
    isOpen_ = false;
    tidying_ = false;
    lookups_.wait([this] { lookup_.reset(); });
    writer_.reset();
    db_.reset();
}

void CopyDesk::close() {
    stop_ = true;
    lookups_.finishWith([] {});
    bulk_.finishWith([this] { closeFiles(); });
    secret_.reset();
}

void CopyDesk::readRest(FirstPage first, std::chrono::milliseconds pause,
                        std::function<void(Result<std::shared_ptr<ListData>>)> then) {
    bulk_.post([this, first = std::move(first), pause, then = std::move(then)] {
        if (pause.count() > 0) bulk_.rest(pause);
        if (!db_) return then(notThere());
        then(readAll(*db_, codec_, first, toMillis(clock_.now()), stop_));
        giveBackMemory();
    });
}

// After work on everything: what it went through the page cache with and what it sorted in is not what is wanted next,
// and the window stays open for days. Blocks of many megabytes that are freed are kept by the allocator otherwise.
void CopyDesk::giveBackMemory() { // bulk thread
    if (db_) static_cast<void>(db_->script("PRAGMA shrink_memory"));
#if defined(__GLIBC__)
    // malloc_trim() passes by the end of a thread's own heap. That is given back when something is freed there, beyond
    // a limit which every large block that was freed has raised.
    ::mallopt(M_TRIM_THRESHOLD, keptFree);
    void* volatile atTheEnd = ::operator new(keptFree / 2);
    ::operator delete(atTheEnd);
    ::malloc_trim(0);
#endif
}

void CopyDesk::apply(ports::ChangePage page, DomainId domain, std::function<void(Result<std::vector<Edit>>)> then) {
    bulk_.post([this, page = std::move(page), domain, then = std::move(then)] {
        if (!writer_) return then(notThere());
        then(writer_->apply(page, CopyMeta{page.nextCursor, domain, clock_.now()}));
        tidyLater();
    });
}

// Putting members in their places and moving the journal into the file cost more than taking the change: it is done
// when the change is shown and what else was asked for is done. When it fails, it is tried at the next change; nothing
// is lost by it.
void CopyDesk::tidyLater() { // bulk thread
    if (std::exchange(tidying_, true)) return;
    bulk_.post([this] {
        tidying_ = false;
        if (writer_) static_cast<void>(writer_->settle());
        if (db_) static_cast<void>(db_->script("PRAGMA wal_checkpoint(PASSIVE)"));
    });
}

Result<LoadSink::Loaded> CopyDesk::swapIn(LoadSink& load) {
    SEKISHO_TRY(loaded, load.finish());
    closeFiles();
    auto placed = store::putInPlace(files_, load.file());
    if (!placed) removeDatabase(load.file());
    auto opened = openWriter(); // the new one; where it could not be put in place, the old one again
    if (!placed) return Unexpected(std::move(placed).error());
    if (!opened) return Unexpected(std::move(opened).error());
    return std::move(loaded);
}

void CopyDesk::putInPlace(std::shared_ptr<LoadSink> load, std::function<void(Result<LoadSink::Loaded>)> then) {
    bulk_.post([this, load = std::move(load), then = std::move(then)]() mutable {
        auto loaded = swapIn(*load);
        load.reset();
        const bool placed = loaded.has_value();
        then(std::move(loaded));
        giveBackMemory();
        if (placed) bulk_.post([this] { makeDurable(files_); });
    });
}

void CopyDesk::remember(const CopyMeta& meta) {
    bulk_.post([this, meta] {
        // The time of the last check only; when it cannot be kept, an older one is shown after the next start.
        if (db_) static_cast<void>(writeMeta(*db_, meta));
    });
}

void CopyDesk::discard(std::function<void()> then) {
    bulk_.post([this, then = std::move(then)] {
        closeFiles();
        removeDatabase(files_.copy());
        then();
    });
}

void CopyDesk::compact(std::shared_ptr<ListData> list, std::function<void(MemberTable::Arenas)> then) {
    bulk_.post([this, list = std::move(list), then = std::move(then)] {
        then(list->table.compacted());
        giveBackMemory();
    });
}

void CopyDesk::sortAhead(std::shared_ptr<ListData> list, Orders::Order byDefault,
                         std::vector<ports::MemberColumn> columns, std::function<void(Sorted)> then) {
    bulk_.post([this, list = std::move(list), byDefault = std::move(byDefault), columns = std::move(columns),
                then = std::move(then)] {
        Sorted orders;
        for (const auto column : columns)
            if (!stop_) orders.emplace_back(column, list->orders.sortAhead(column, *byDefault));
        then(std::move(orders));
        giveBackMemory();
    });
}

Result<std::vector<Member>> CopyDesk::readDocuments(const std::vector<UserId>& ids, std::size_t from, std::size_t to) {
    if (!lookup_) {
        std::error_code error;
        if (!std::filesystem::exists(files_.copy(), error)) return notThere();
        SEKISHO_TRY(db, openCopyForReading(files_, secret_->key));
        lookup_ = std::move(db);
    }
    std::vector<Member> found;
    for (std::size_t i = from; i < to; ++i) {
        SEKISHO_TRY(text, memberDocument(*lookup_, ids[i].value));
        if (!text) continue;
        SEKISHO_TRY(member, codec_.member(*text));
        found.push_back(std::move(member));
    }
    return found;
}

// In slices, so that a single record asked for meanwhile does not wait for an export of all.
void CopyDesk::documentsFrom(std::shared_ptr<std::vector<UserId>> ids, std::size_t from,
                             std::shared_ptr<std::vector<Member>> found, std::function<bool()> stopped,
                             std::function<void(Result<std::vector<Member>>)> then) {
    lookups_.post([this, ids = std::move(ids), from, found = std::move(found), stopped = std::move(stopped),
                   then = std::move(then)]() mutable {
        if (stopped() || stop_) return;
        const std::size_t to = std::min(from + documentsAtOnce, ids->size());
        auto some = readDocuments(*ids, from, to);
        if (!some) return then(Unexpected(std::move(some).error()));
        std::ranges::move(*some, std::back_inserter(*found));
        if (to == ids->size()) return then(std::move(*found));
        documentsFrom(std::move(ids), to, std::move(found), std::move(stopped), std::move(then));
    });
}

void CopyDesk::documents(std::vector<UserId> ids, std::function<bool()> stopped,
                         std::function<void(Result<std::vector<Member>>)> then) {
    documentsFrom(std::make_shared<std::vector<UserId>>(std::move(ids)), 0, std::make_shared<std::vector<Member>>(),
                  std::move(stopped), std::move(then));
}

} // namespace sekisho::store
