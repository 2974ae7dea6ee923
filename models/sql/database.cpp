#include "models/sql/database.h"

#include "models/sql/handle.h"
#include "models/sql/soci_backend.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <unordered_map>

namespace sekisho::sql {

using detail::injectedFault;

namespace {

soci::sqlite3_session_backend& backendOf(soci::session& session) {
    return *static_cast<soci::sqlite3_session_backend*>(session.get_backend());
}

sqlite3_stmt* nativeOf(soci::statement& statement) {
    return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
}

// SOCI keeps pointers to what is bound, so the values stay here, at addresses that do not move.
class Bound {
  public:
    Bound(soci::statement& statement, std::span<const Value> values) {
        for (const Value& value : values) {
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                statement.exchange(soci::use(integers_.emplace_back(*number), yes_));
            } else if (const auto* real = std::get_if<double>(&value)) {
                statement.exchange(soci::use(*real, yes_));
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                statement.exchange(soci::use(*text, yes_));
            } else {
                statement.exchange(soci::use(integers_.emplace_back(0), null_));
            }
        }
    }

  private:
    std::deque<long long> integers_;
    soci::indicator yes_ = soci::i_ok;
    soci::indicator null_ = soci::i_null;
};

// One row as SOCI fills it: a typed cell and an indicator for each column.
class Fetched {
  public:
    Fetched(soci::statement& statement, std::span<const Database::ColumnKind> kinds)
        : kinds_(kinds), integers_(kinds.size()), reals_(kinds.size()), texts_(kinds.size()), present_(kinds.size()),
          cells_(kinds.size()) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            switch (kinds[i]) {
            case Database::ColumnKind::Int64:
                statement.exchange(soci::into(integers_[i], present_[i]));
                break;
            case Database::ColumnKind::Double:
                statement.exchange(soci::into(reals_[i], present_[i]));
                break;
            case Database::ColumnKind::Text:
                statement.exchange(soci::into(texts_[i], present_[i]));
                break;
            }
        }
    }

    std::span<Value> cells() {
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            if (present_[i] == soci::i_null) {
                cells_[i] = nullptr;
                continue;
            }
            switch (kinds_[i]) {
            case Database::ColumnKind::Int64:
                cells_[i] = std::int64_t{integers_[i]};
                break;
            case Database::ColumnKind::Double:
                cells_[i] = reals_[i];
                break;
            case Database::ColumnKind::Text:
                cells_[i] = std::move(texts_[i]);
                break;
            }
        }
        return cells_;
    }

  private:
    std::span<const Database::ColumnKind> kinds_;
    std::vector<long long> integers_;
    std::vector<double> reals_;
    std::vector<std::string> texts_;
    std::vector<soci::indicator> present_;
    std::vector<Value> cells_;
};

// The border: SOCI reports by exception, this folder by Result. Of SOCI's texts only the plain message may be used:
// what() adds the bound values.
template<class Work>
auto guarded(sqlite3* db, std::string_view sqlText, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const soci::sqlite3_soci_error& e) {
        return detail::errorOf(db, e.result(), sqlText);
    } catch (const soci::soci_error& e) {
        return detail::internalError(e.get_error_message(), sqlText);
    } catch (const std::exception& e) {
        return detail::internalError(e.what(), sqlText);
    }
}

} // namespace

struct Database::Impl {
    soci::session session;
    sqlite3* db = nullptr;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::unique_ptr<Native>, TextHash, std::equal_to<>> kept;
    // Lives as long as the handle, for which it is registered at this address.
    std::unique_ptr<std::function<void(std::int64_t)>> logNoted;

    ~Impl() {
        kept.clear();
        if (db) backendOf(session).conn_ = nullptr;
        detail::closeHandle(db);
    }
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, const Key& key, const OpenOptions& options) {
    return guarded(nullptr, "open", [&]() -> Result<Database> {
        SEKISHO_TRY(db, detail::openHandle(file, key, options));
        auto impl = std::make_unique<Impl>();
        try {
            // SOCI's connect string has no way to say "do not create" and cannot hold every path; so the session is
            // opened on an empty memory database and then given the handle made above.
            impl->session.open(*soci::factory_sqlite3(), ":memory:");
        } catch (...) {
            detail::closeHandle(db);
            throw;
        }
        auto& backend = backendOf(impl->session);
        detail::closeHandle(backend.conn_);
        backend.conn_ = db;
        impl->db = db;
        return Database(std::move(impl));
    });
}

Done Database::eachCells(std::string_view sqlText, std::span<const Value> values, std::span<const ColumnKind> kinds,
                         const std::function<bool(std::span<Value>)>& visit) {
    return guarded(impl_->db, sqlText, [&]() -> Done {
        soci::statement statement(impl_->session);
        const Bound bound(statement, values);
        Fetched row(statement, kinds);
        statement.alloc();
        statement.prepare(std::string(sqlText));
        SEKISHO_CHECK(detail::checkShape(nativeOf(statement), sqlText, values.size(), kinds.size()));
        statement.define_and_bind();
        if (auto fault = injectedFault()) return std::move(*fault);
        for (bool there = statement.execute(true); there; there = statement.fetch()) {
            if (visit(row.cells())) continue;
            if (detail::writes(nativeOf(statement))) return detail::drain(impl_->db, nativeOf(statement), sqlText);
            break;
        }
        return {};
    });
}

Result<std::int64_t> Database::execValues(std::string_view sqlText, std::span<const Value> values) {
    return guarded(impl_->db, sqlText, [&]() -> Result<std::int64_t> {
        soci::statement statement(impl_->session);
        const Bound bound(statement, values);
        statement.alloc();
        statement.prepare(std::string(sqlText));
        SEKISHO_CHECK(detail::checkShape(nativeOf(statement), sqlText, values.size(), 0));
        statement.define_and_bind();
        if (auto fault = injectedFault()) return std::move(*fault);
        const auto before = detail::totalChanges(impl_->db);
        if (statement.execute(true)) SEKISHO_CHECK(detail::drain(impl_->db, nativeOf(statement), sqlText));
        return detail::changesSince(impl_->db, before);
    });
}

Result<Native*> Database::often(std::string_view sqlText, std::size_t values, std::size_t columns) {
    auto found = impl_->kept.find(sqlText);
    if (found == impl_->kept.end()) {
        SEKISHO_TRY(statement, prepare(sqlText));
        SEKISHO_CHECK(detail::checkShape(statement.statement_, sqlText, values, columns));
        found = impl_->kept.emplace(std::string(sqlText), std::make_unique<Native>(std::move(statement))).first;
    }
    found->second->reset();
    return found->second.get();
}

Done Database::script(std::string_view sqlText) {
    return detail::runScript(impl_->db, sqlText);
}

std::int64_t Database::lastInsertId() const {
    return sqlite3_last_insert_rowid(impl_->db);
}

Done Database::begin(bool immediate) {
    return script(immediate ? "BEGIN IMMEDIATE" : "BEGIN");
}

Done Database::commit() {
    return script("COMMIT");
}

// Not asked of the test hook: giving up must always be possible.
void Database::rollback() noexcept {
    if (inTransaction()) sqlite3_exec(impl_->db, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::inTransaction() const {
    return sqlite3_get_autocommit(impl_->db) == 0;
}

Done Database::integrityCheck() {
    // The first looks at the seal of every page, the second at the tree they form.
    std::string trouble;
    const auto note = [&](std::string line) {
        if (line != "ok") trouble = std::move(line);
        return trouble.empty();
    };
    SEKISHO_CHECK(eachRow<std::string>("PRAGMA cipher_integrity_check", {}, note));
    if (trouble.empty()) SEKISHO_CHECK(eachRow<std::string>("PRAGMA quick_check", {}, note));
    if (trouble.empty()) return {};
    return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The file is damaged.").because(std::move(trouble));
}

Done Database::copyTo(const std::filesystem::path& newFile) {
    SEKISHO_CHECK(detail::createOwnerOnly(newFile));
    Done done;
    if (auto copied = exec("VACUUM INTO :file", newFile.string()); !copied)
        done = std::move(copied).error();
    else
        done = detail::syncFile(newFile);
    std::error_code ignored;
    if (!done) std::filesystem::remove(newFile, ignored);
    return done;
}

void Database::leaveLog(std::function<void(std::int64_t)> noted) {
    impl_->logNoted = std::make_unique<std::function<void(std::int64_t)>>(std::move(noted));
    sqlite3_wal_hook(
        impl_->db,
        [](void* to, sqlite3*, const char*, int pages) {
            (*static_cast<std::function<void(std::int64_t)>*>(to))(pages);
            return SQLITE_OK;
        },
        impl_->logNoted.get());
}

Result<Database::LogState> Database::checkpoint() {
    int pages = 0, moved = 0;
    int rc = sqlite3_wal_checkpoint_v2(impl_->db, "main", SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
    // SQLite waits for the disk only when all is moved, and then for everything that was moved since the last time.
    sqlite3_file* file = nullptr;
    if (rc == SQLITE_OK && moved > 0 && moved < pages &&
        sqlite3_file_control(impl_->db, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file)) == SQLITE_OK &&
        file->pMethods)
        rc = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    if (rc != SQLITE_OK) return detail::errorOf(impl_->db, rc, "checkpoint");
    return LogState{std::max(pages, 0), std::max(moved, 0)};
}

void Database::interrupt() noexcept {
    sqlite3_interrupt(impl_->db);
}

sqlite3* Database::handle() const {
    return impl_->db;
}

Result<Transaction> Transaction::begin(Database& db) {
    SEKISHO_CHECK(db.begin());
    return Transaction(db);
}

Done Transaction::commit() {
    if (!db_) return detail::internalError("the transaction is over already", "COMMIT");
    SEKISHO_CHECK(db_->commit());
    db_ = nullptr;
    return {};
}

} // namespace sekisho::sql
