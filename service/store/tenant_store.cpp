#include "service/store/tenant_store.h"

#include "models/sql/key_file.h"
#include "models/sql/lent_file.h"
#include "service/store/before_images.h"
#include "service/store/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Key;
using sekisho::sql::OpenOptions;

namespace {

constexpr std::size_t writerCacheKiB = 64 * 1024;
constexpr std::size_t readerCacheKiB = 32 * 1024;
constexpr std::size_t scratchCacheKiB = 256 * 1024; // one transaction changes most of it
constexpr std::size_t logCacheKiB = 256;            // it reads no pages
constexpr std::string_view scratchPrefix = "scratch-";
constexpr std::chrono::milliseconds longestCourtesy{50};

void removeStore(const std::filesystem::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(file.native() + suffix, ignored);
}

} // namespace

bool DataDir::initialized() const {
    std::error_code ignored;
    return std::filesystem::is_regular_file(database(), ignored);
}

Result<Key> storeKey(const DataDir& dir) {
    if (!dir.initialized())
        return Error(ErrorKind::NotFound, "STORE_MISSING",
                     "There is no service data in this folder; make it with sekishod init.")
            .with("folder", dir.root.string());
    const char* given = std::getenv("SEKISHOD_KEY");
    if (given && *given) return sekisho::sql::keyFromHex(given);
    return sekisho::sql::readKeyFile(dir.keyFile());
}

Result<std::unique_ptr<TenantStore>> TenantStore::open(const DataDir& dir, const Key& key, int readers) {
    std::unique_ptr<TenantStore> store(new TenantStore);
    store->dir_ = dir;
    store->key_ = key;
    OpenOptions writing;
    writing.cacheKiB = writerCacheKiB;
    SEKISHO_TRY(writer, Database::open(dir.database(), key, writing));
    store->writer_ = std::make_unique<Database>(std::move(writer));
    SEKISHO_CHECK(sekisho::sql::migrate(*store->writer_, schemaSteps()));
    SEKISHO_CHECK(installImages(*store->writer_));
    SEKISHO_CHECK(store->keepLog());

    for (int i = 0; i < std::max(readers, 1); ++i) {
        SEKISHO_TRY(reader, store->openReader());
        store->readers_.push_back(std::make_unique<Database>(std::move(reader)));
    }
    return store;
}

sekisho::Done TenantStore::keepLog() {
    OpenOptions moving;
    moving.create = false;
    moving.cacheKiB = logCacheKiB;
    SEKISHO_TRY(db, Database::open(dir_.database(), key_, moving));
    log_ = std::make_unique<LogKeeper>(std::move(db), [this](const std::function<void()>& work) {
        const Turn turn(*this);
        work();
    });
    writer_->leaveLog([keeper = log_.get()](std::int64_t pages) { keeper->grown(pages); });
    return {};
}

TenantStore::~TenantStore() {
    log_.reset(); // it takes turns with the writer
    sekisho::sql::wipe(key_);
}

Result<Database> TenantStore::openReader() const {
    OpenOptions reading;
    reading.readOnly = true;
    reading.create = false;
    reading.cacheKiB = readerCacheKiB;
    return Database::open(dir_.database(), key_, reading);
}

void TenantStore::removeScratches() const {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.root, failed))
        if (entry.path().filename().native().starts_with(scratchPrefix)) removeStore(entry.path());
}

// The log must not start anew while the copy stands on it. What a reader stands on is not moved any further, and what
// is committed behind it stays in the log as long as another reader stands there.
sekisho::Done TenantStore::lendTo(const std::filesystem::path& file) {
    SEKISHO_TRY(first, openReader());
    SEKISHO_CHECK(first.begin(false));
    SEKISHO_CHECK(first.first<std::int64_t>("SELECT count(*) FROM meta"));
    SEKISHO_CHECK(write([](Database& db) {
        return db.exec("INSERT INTO meta(key, value) VALUES('scratches', '1') ON CONFLICT(key) DO UPDATE SET value = "
                       "value + 1");
    }));
    SEKISHO_TRY(from, openReader());
    SEKISHO_CHECK(from.begin(false));
    SEKISHO_CHECK(from.first<std::int64_t>("SELECT count(*) FROM meta"));
    first.rollback();
    return sekisho::sql::lendFile(std::move(from), file);
}

Result<TenantStore::Scratch> TenantStore::scratchCopy() {
    Scratch scratch;
    const auto file = dir_.root / fmt::format("{}{}.db", scratchPrefix, ++scratches_);
    SEKISHO_CHECK(lendTo(file));
    scratch.file_ = file;
    OpenOptions writing;
    writing.cacheKiB = scratchCacheKiB;
    writing.create = false;
    writing.durable = false;
    auto db = Database::open(scratch.file_, key_, writing);
    sekisho::sql::takeBack(scratch.file_);
    if (!db) return std::move(db).error();
    scratch.db_ = std::make_unique<Database>(std::move(*db));
    sekisho::sql::keepInLog(*scratch.db_);
    SEKISHO_CHECK(installImages(*scratch.db_));
    return scratch;
}

TenantStore::Scratch::~Scratch() {
    if (file_.empty()) return;
    db_.reset();
    removeStore(file_);
}

// A mutex is not fair: whoever gives it back and takes it again at once mostly wins.
void TenantStore::letOthersWrite() const {
    const auto until = std::chrono::steady_clock::now() + longestCourtesy;
    while (isWanted() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
}

std::unique_ptr<Database> TenantStore::acquire() {
    std::unique_lock lock(readersMutex_);
    readerFree_.wait(lock, [this] { return !readers_.empty(); });
    std::unique_ptr<Database> reader = std::move(readers_.back());
    readers_.pop_back();
    return reader;
}

void TenantStore::release(std::unique_ptr<Database> db) {
    db->rollback();
    {
        const std::lock_guard lock(readersMutex_);
        readers_.push_back(std::move(db));
    }
    readerFree_.notify_one();
}

} // namespace sekishod
