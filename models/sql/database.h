#pragma once
// Sessions over an encrypted SQLCipher file through SOCI (docs/decisions/0002-sql.md).
// Queries: typed rows through SOCI. Hot paths: Native, a prepared statement on the backend's own handle.
// A Database is one connection and belongs to one thread at a time. Errors: Storage, DiskFull, Corrupt (wrong key or
// damaged file), Conflict with code ALREADY_EXIST when a UNIQUE rule refuses. No exception leaves this folder.
//
//   auto rows = db.rows<std::int64_t, std::optional<std::string>>("select a, b from t where c = :c", id);
//   auto done = db.exec("update t set a = :a where b = :b", a, b);

#include "models/domain/error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace sekisho::sql {

using Key = std::array<std::uint8_t, 32>; // raw 256-bit key

struct OpenOptions {
    bool readOnly = false;
    bool create = true;
    std::size_t cacheKiB = 16 * 1024;
    int pageBytes = 4096; // chosen when the file is made; whoever opens it says the same
    bool durable = true;  // synchronous=FULL: an acknowledged commit survives power loss; false: NORMAL
    int busyMillis = 5000;
};

// A bound value. Text is bound by copy.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

inline Value toValue(std::nullptr_t) {
    return nullptr;
}
inline Value toValue(std::int64_t v) {
    return v;
}
inline Value toValue(int v) {
    return std::int64_t{v};
}
inline Value toValue(bool v) {
    return std::int64_t{v ? 1 : 0};
}
inline Value toValue(double v) {
    return v;
}
inline Value toValue(std::string v) {
    return v;
}
inline Value toValue(std::string_view v) {
    return std::string(v);
}
inline Value toValue(const char* v) {
    return std::string(v);
}
template<class T>
Value toValue(const std::optional<T>& v) {
    return v ? toValue(*v) : Value(nullptr);
}

class Native;

class Database {
  public:
    enum class ColumnKind { Int64, Double, Text };

    static Result<Database> open(const std::filesystem::path& file, const Key& key, const OpenOptions& options = {});
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // One statement without rows; the number of rows changed. Placeholders are :names, bound in the order of their
    // first appearance; each name stands once in a text.
    template<class... Args>
    Result<std::int64_t> exec(std::string_view sqlText, Args&&... args) {
        const std::array<Value, sizeof...(Args)> values{toValue(std::forward<Args>(args))...};
        return execValues(sqlText, values);
    }
    // Several statements separated by semicolons, nothing bound.
    Done script(std::string_view sqlText);

    // All rows as tuples. Columns: std::int64_t, double, std::string or std::optional of them; the types asked for are
    // bound as such (SOCI's own guess from the declared type would cut INTEGER to 32 bits).
    template<class... Cols, class... Args>
    Result<std::vector<std::tuple<Cols...>>> rows(std::string_view sqlText, Args&&... args) {
        std::vector<std::tuple<Cols...>> out;
        const std::array<Value, sizeof...(Args)> values{toValue(std::forward<Args>(args))...};
        const auto keep = [&](Cols... cols) {
            out.emplace_back(std::move(cols)...);
            return true;
        };
        auto done = eachRowOf<Cols...>(sqlText, values, keep);
        if (!done) return Unexpected(std::move(done).error());
        return out;
    }
    // The first row, or nothing.
    template<class... Cols, class... Args>
    Result<std::optional<std::tuple<Cols...>>> first(std::string_view sqlText, Args&&... args) {
        std::optional<std::tuple<Cols...>> out;
        const std::array<Value, sizeof...(Args)> values{toValue(std::forward<Args>(args))...};
        const auto keep = [&](Cols... cols) {
            out.emplace(std::move(cols)...);
            return false;
        };
        auto done = eachRowOf<Cols...>(sqlText, values, keep);
        if (!done) return Unexpected(std::move(done).error());
        return out;
    }
    // Row by row; `visit(cols...)` returns false to stop.
    template<class... Cols, class Visit>
    Done eachRow(std::string_view sqlText, const std::vector<Value>& values, Visit&& visit) {
        return eachRowOf<Cols...>(sqlText, values, visit);
    }

    // exec, first and rows for texts that run very often, in loops above all: prepared once for each connection and
    // kept as long as it. Texts are bound without a copy. Only for texts that stand in the program, never for made-up
    // ones.
    template<class... Args>
    Result<std::int64_t> execOften(std::string_view sqlText, const Args&... args);
    template<class... Cols, class... Args>
    Result<std::optional<std::tuple<Cols...>>> firstOften(std::string_view sqlText, const Args&... args);
    template<class... Cols, class... Args>
    Result<std::vector<std::tuple<Cols...>>> rowsOften(std::string_view sqlText, const Args&... args);
    // The kept statement itself, reset; it must not be in use anywhere else.
    Result<Native*> often(std::string_view sqlText, std::size_t values, std::size_t columns);

    Done eachCells(std::string_view sqlText, std::span<const Value> values, std::span<const ColumnKind> kinds,
                   const std::function<bool(std::span<Value>)>& visit);
    Result<std::int64_t> execValues(std::string_view sqlText, std::span<const Value> values);

    Result<Native> prepare(std::string_view sqlText); // for loops over very many rows
    std::int64_t lastInsertId() const;

    Done begin(bool immediate = true);
    Done commit();
    void rollback() noexcept;
    bool inTransaction() const;

    Done integrityCheck(); // cipher_integrity_check and quick_check
    // A compact copy as of now, under the same key, mode 0600, on the disk when this returns. Not within a transaction.
    // Conflict if the file exists; nothing is left of a copy that fails. Other connections read and write on meanwhile.
    Done copyTo(const std::filesystem::path& newFile);
    void interrupt() noexcept; // may be called from another thread

    // Commits leave the write-ahead log alone from now on, so that none of them waits for it to be moved into the file:
    // checkpoint() on another connection does that. `noted` is told after each commit how many pages the log has; it
    // must not use this connection.
    void leaveLog(std::function<void(std::int64_t pages)> noted);
    // Moves what is in the log, and what no reader still needs to be there, into the file, and is on the disk when this
    // returns. Waits for nobody; others read and write meanwhile.
    struct LogState {
        std::int64_t pages = 0; // in the log
        std::int64_t moved = 0; // of them are in the file
    };
    Result<LogState> checkpoint();
    sqlite3* handle() const;

    // Test hook: every statement asks first; a returned error is reported instead of running it. Null = off.
    static void setFault(std::function<std::optional<Error>()> fault);

  private:
    template<class... Cols, class Visit>
    Done eachRowOf(std::string_view sqlText, std::span<const Value> values, Visit& visit) {
        const std::array<ColumnKind, sizeof...(Cols)> kinds{kindOf<Cols>()...};
        return eachCells(sqlText, values, kinds, [&](std::span<Value> cells) {
            return [&]<std::size_t... I>(std::index_sequence<I...>) {
                return visit(take<Cols>(cells[I])...);
            }
            (std::index_sequence_for<Cols...>{});
        });
    }
    template<class T>
    struct OptionalOf {
        using type = T;
        static constexpr bool optional = false;
    };
    template<class T>
    struct OptionalOf<std::optional<T>> {
        using type = T;
        static constexpr bool optional = true;
    };
    template<class T>
    static constexpr ColumnKind kindOf() {
        using U = typename OptionalOf<T>::type;
        if constexpr (std::is_same_v<U, std::int64_t>)
            return ColumnKind::Int64;
        else if constexpr (std::is_same_v<U, double>)
            return ColumnKind::Double;
        else {
            static_assert(std::is_same_v<U, std::string>);
            return ColumnKind::Text;
        }
    }
    template<class T>
    static T take(Value& cell) {
        using U = typename OptionalOf<T>::type;
        if (std::holds_alternative<std::nullptr_t>(cell)) return T{};
        return T(std::move(std::get<U>(cell)));
    }

    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// A prepared statement that is stepped many times. Texts given to bind() must live until the next reset(), and are
// bound anew after it; numbers stay bound. A bind() that fails is reported by the next step(). step() resets by itself
// at the end and on an error, so the next round may bind at once.
class Native {
  public:
    Native(Native&&) noexcept;
    ~Native();
    Native& operator=(Native&&) = delete;
    Native& bind(int index1, std::int64_t v);
    Native& bind(int index1, double v);
    Native& bind(int index1, std::string_view v);
    Native& bindNull(int index1);
    Result<bool> step(); // true: a row is there
    Done run();          // step until done, then reset
    void reset();
    std::int64_t int64(int column0) const;
    double real(int column0) const;
    std::string_view text(int column0) const; // until the next step
    bool isNull(int column0) const;

  private:
    friend class Database;
    Native(sqlite3_stmt* s, sqlite3* db) : statement_(s), db_(db) {}
    Native& noteBind(int resultCode);
    sqlite3_stmt* statement_;
    sqlite3* db_;
    int bindResult_ = 0;
};

namespace detail {

template<class T>
void bindOne(Native& statement, int index, const T& value) {
    if constexpr (std::is_same_v<T, std::nullptr_t>)
        statement.bindNull(index);
    else if constexpr (std::is_floating_point_v<T>)
        statement.bind(index, double{value});
    else if constexpr (std::is_arithmetic_v<T>)
        statement.bind(index, static_cast<std::int64_t>(value));
    else
        statement.bind(index, std::string_view(value));
}
template<class T>
void bindOne(Native& statement, int index, const std::optional<T>& value) {
    if (value)
        bindOne(statement, index, *value);
    else
        statement.bindNull(index);
}
template<class... Args>
void bindAll(Native& statement, const Args&... args) {
    int index = 0;
    (bindOne(statement, ++index, args), ...);
}

template<class T>
struct CellOf {
    static T read(const Native& statement, int column) {
        if constexpr (std::is_same_v<T, std::string>)
            return std::string(statement.text(column));
        else if constexpr (std::is_same_v<T, double>)
            return statement.real(column);
        else
            return statement.int64(column);
    }
};
template<class T>
struct CellOf<std::optional<T>> {
    static std::optional<T> read(const Native& statement, int column) {
        if (statement.isNull(column)) return std::nullopt;
        return CellOf<T>::read(statement, column);
    }
};
template<class... Cols>
std::tuple<Cols...> rowOf(const Native& statement) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::tuple<Cols...>(CellOf<Cols>::read(statement, static_cast<int>(I))...);
    }
    (std::index_sequence_for<Cols...>{});
}
// Rows changed by direct effect since totalChanges() gave `before`; 0 for a statement that changes no rows.
std::int64_t totalChanges(sqlite3* db);
std::int64_t changesSince(sqlite3* db, std::int64_t before);

} // namespace detail

template<class... Args>
Result<std::int64_t> Database::execOften(std::string_view sqlText, const Args&... args) {
    SEKISHO_TRY(statement, often(sqlText, sizeof...(Args), 0));
    detail::bindAll(*statement, args...);
    const std::int64_t before = detail::totalChanges(handle());
    SEKISHO_CHECK(statement->run());
    return detail::changesSince(handle(), before);
}

template<class... Cols, class... Args>
Result<std::optional<std::tuple<Cols...>>> Database::firstOften(std::string_view sqlText, const Args&... args) {
    SEKISHO_TRY(statement, often(sqlText, sizeof...(Args), sizeof...(Cols)));
    detail::bindAll(*statement, args...);
    SEKISHO_TRY(there, statement->step());
    std::optional<std::tuple<Cols...>> out;
    if (!there) return out;
    out = detail::rowOf<Cols...>(*statement);
    statement->reset();
    return out;
}

template<class... Cols, class... Args>
Result<std::vector<std::tuple<Cols...>>> Database::rowsOften(std::string_view sqlText, const Args&... args) {
    SEKISHO_TRY(statement, often(sqlText, sizeof...(Args), sizeof...(Cols)));
    detail::bindAll(*statement, args...);
    std::vector<std::tuple<Cols...>> out;
    for (;;) {
        SEKISHO_TRY(there, statement->step());
        if (!there) return out;
        out.push_back(detail::rowOf<Cols...>(*statement));
    }
}

// Commits on commit(), else rolls back on destruction.
class Transaction {
  public:
    static Result<Transaction> begin(Database& db);
    Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (db_) db_->rollback();
    }
    Done commit();

  private:
    explicit Transaction(Database& db) : db_(&db) {}
    Database* db_;
};

} // namespace sekisho::sql
