#include "models/store/notes.h"

#include "models/sql/migration.h"

#include <facts/tables.h>

#include <array>

namespace sekisho::store {

Done Notes::open(const CopyFiles& files, const sql::Key& key) {
    close();
    auto db = sql::Database::open(files.notes(), key, {.cacheKiB = 256, .durable = false});
    if (!db && db.error().kind == ErrorKind::Corrupt) {
        std::error_code error;
        const auto aside = files.notes().native() + ".unreadable";
        removeDatabase(aside);
        std::filesystem::rename(files.notes(), aside, error);
        removeDatabase(files.notes());
        db = sql::Database::open(files.notes(), key, {.cacheKiB = 256, .durable = false});
    }
    if (!db) return Unexpected(std::move(db).error());
    return read(std::move(*db));
}

Done Notes::read(sql::Database db) {
    const std::array steps{sql::Step{1, facts::text("console/notes_0001.sql")},
                           sql::Step{2, facts::text("console/notes_0002.sql")}};
    SEKISHO_CHECK(sql::migrate(db, steps));
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>("SELECT key, value FROM note")));
    for (auto& [key, value] : rows)
        values_[key] = std::move(value);
    db_ = std::move(db);
    return {};
}

Result<sql::Database*> Notes::database() {
    if (!db_) return Error(ErrorKind::Storage, "STORAGE_FAILED", "The notes are not open.");
    return &*db_;
}

Done Notes::durably(const std::function<Done(sql::Database&)>& work) {
    SEKISHO_TRY(db, database());
    SEKISHO_CHECK(db->script("PRAGMA synchronous = FULL"));
    auto written = [&]() -> Done {
        SEKISHO_TRY(transaction, sql::Transaction::begin(*db));
        SEKISHO_CHECK(work(*db));
        return transaction.commit();
    }();
    SEKISHO_CHECK(db->script("PRAGMA synchronous = NORMAL"));
    return written;
}

void Notes::close() {
    db_.reset();
    values_.clear();
}

std::optional<std::string> Notes::get(const std::string& key) const {
    const auto found = values_.find(key);
    return found != values_.end() ? std::optional(found->second) : std::nullopt;
}

Done Notes::set(const std::string& key, const std::string& value) {
    if (!db_) return Error(ErrorKind::Storage, "STORAGE_FAILED", "The notes are not open.");
    if (const auto present = values_.find(key); present != values_.end() ? present->second == value : value.empty())
        return {};
    if (value.empty()) {
        SEKISHO_CHECK(db_->exec("DELETE FROM note WHERE key = :key", key));
        values_.erase(key);
        return {};
    }
    SEKISHO_CHECK(db_->exec("INSERT INTO note(key, value) VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value = "
                            "excluded.value",
                            key, value));
    values_[key] = value;
    return {};
}

} // namespace sekisho::store
