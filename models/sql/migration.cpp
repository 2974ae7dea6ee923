#include "models/sql/migration.h"

#include "models/sql/handle.h"

#include <fmt/format.h>

namespace sekisho::sql {
namespace {

Done checkNumbers(std::span<const Step> steps) {
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].number != static_cast<int>(i) + 1)
            return detail::internalError(fmt::format("schema step {} stands at place {}", steps[i].number, i + 1), "");
    return {};
}

Error newerSchema(int found, int known) {
    return Error(ErrorKind::Storage, "STORAGE_NEWER", "The store was written by a newer version of the program.")
        .with("found", fmt::format("{}", found))
        .with("known", fmt::format("{}", known));
}

Done checkReferences(Database& db) {
    SEKISHO_TRY(lost, (db.first<std::string>("SELECT \"table\" FROM pragma_foreign_key_check")));
    if (!lost) return {};
    return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The store holds rows whose owner is missing.")
        .because("foreign_key_check: " + std::get<0>(*lost));
}

Done applyStep(Database& db, const Step& step) {
    SEKISHO_CHECK(db.script(step.text));
    if (!db.inTransaction())
        return detail::internalError(fmt::format("schema step {} ends the transaction itself", step.number), "");
    return db.script(fmt::format("PRAGMA user_version = {}", step.number));
}

// In one transaction: to look at all references takes longer than most steps, and a store that a step cannot be done
// to stays one that the program before can open.
Result<int> applyMissing(Database& db, std::span<const Step> steps) {
    SEKISHO_TRY(transaction, Transaction::begin(db));
    // Another process may have come first while this one waited for the lock.
    SEKISHO_TRY(present, schemaNumber(db));
    const int known = static_cast<int>(steps.size());
    if (present > known) return newerSchema(present, known);
    if (present == known) return present;
    for (const Step& step : steps.subspan(static_cast<std::size_t>(present)))
        SEKISHO_CHECK(applyStep(db, step));
    SEKISHO_CHECK(checkReferences(db));
    SEKISHO_CHECK(transaction.commit());
    return known;
}

} // namespace

Result<int> schemaNumber(Database& db) {
    SEKISHO_TRY(row, db.first<std::int64_t>("PRAGMA user_version"));
    return row ? static_cast<int>(std::get<0>(*row)) : 0;
}

Result<int> migrate(Database& db, std::span<const Step> steps) {
    SEKISHO_CHECK(checkNumbers(steps));
    SEKISHO_TRY(present, schemaNumber(db));
    const int known = static_cast<int>(steps.size());
    if (present > known) return newerSchema(present, known);
    if (present < 0) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The schema number of the store is impossible.");
    if (present == known) return present;
    // A step may rebuild a table. With references enforced, dropping the old one would delete or refuse their rows;
    // the switch works only outside a transaction, and all references are checked before it is committed.
    SEKISHO_CHECK(db.script("PRAGMA foreign_keys = OFF"));
    auto reached = applyMissing(db, steps);
    auto enforced = db.script("PRAGMA foreign_keys = ON");
    if (reached && !enforced) return Unexpected(std::move(enforced).error());
    return reached;
}

} // namespace sekisho::sql
