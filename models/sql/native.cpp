#include "models/sql/handle.h"

#include <sqlite3.h>

namespace sekisho::sql {

using detail::errorOf;
using detail::injectedFault;

Result<Native> Database::prepare(std::string_view sqlText) {
    sqlite3* const db = handle();
    sqlite3_stmt* raw = nullptr;
    const int rc = sqlite3_prepare_v3(db, sqlText.data(), static_cast<int>(sqlText.size()), SQLITE_PREPARE_PERSISTENT,
                                      &raw, nullptr);
    if (rc != SQLITE_OK) return errorOf(db, rc, sqlText);
    Native native(raw, db);
    const auto values = raw ? static_cast<std::size_t>(sqlite3_bind_parameter_count(raw)) : 0;
    SEKISHO_CHECK(detail::checkShape(raw, sqlText, values, 0));
    return native;
}

Native::Native(Native&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), db_(other.db_), bindResult_(other.bindResult_) {}

Native::~Native() {
    sqlite3_finalize(statement_);
}

Native& Native::bind(int index1, std::int64_t v) {
    return noteBind(sqlite3_bind_int64(statement_, index1, v));
}

Native& Native::bind(int index1, double v) {
    return noteBind(sqlite3_bind_double(statement_, index1, v));
}

Native& Native::bind(int index1, std::string_view v) {
    // A null pointer would be bound as NULL; an empty view is an empty text.
    const char* text = v.data() ? v.data() : "";
    return noteBind(sqlite3_bind_text64(statement_, index1, text, v.size(), SQLITE_STATIC, SQLITE_UTF8));
}

Native& Native::bindNull(int index1) {
    return noteBind(sqlite3_bind_null(statement_, index1));
}

Native& Native::noteBind(int resultCode) {
    if (bindResult_ == SQLITE_OK) bindResult_ = resultCode;
    return *this;
}

Result<bool> Native::step() {
    const char* text = sqlite3_sql(statement_);
    if (const int rc = std::exchange(bindResult_, SQLITE_OK); rc != SQLITE_OK) {
        reset();
        return errorOf(db_, rc, text);
    }
    if (!sqlite3_stmt_busy(statement_)) {
        if (auto fault = injectedFault()) return std::move(*fault);
    }
    const int rc = sqlite3_step(statement_);
    if (rc == SQLITE_ROW) return true;
    if (rc == SQLITE_DONE) {
        sqlite3_reset(statement_);
        return false;
    }
    Error error = errorOf(db_, rc, text);
    sqlite3_reset(statement_);
    return error;
}

Done Native::run() {
    for (;;) {
        SEKISHO_TRY(row, step());
        if (!row) return {};
    }
}

void Native::reset() {
    sqlite3_reset(statement_);
    bindResult_ = SQLITE_OK;
}

std::int64_t Native::int64(int column0) const {
    return sqlite3_column_int64(statement_, column0);
}

double Native::real(int column0) const {
    return sqlite3_column_double(statement_, column0);
}

std::string_view Native::text(int column0) const {
    // One thread at a time has the connection, so the value itself may be asked: its column is looked up once for both.
    sqlite3_value* const value = sqlite3_column_value(statement_, column0);
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool Native::isNull(int column0) const {
    return sqlite3_column_type(statement_, column0) == SQLITE_NULL;
}

} // namespace sekisho::sql
