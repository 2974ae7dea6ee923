#include "service/auth/session_cuts.h"

#include <fmt/format.h>

#include <string>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kCutAtOnce = 400;  // sessions a step: about 15 ms of the writer
constexpr int kStepsAtOnce = 50; // then the other keepers have their turn, and a service that is stopped stops

} // namespace

Done cutSessions(Database& db, DomainId domain, std::span<const ClientKind> clients, Instant now) {
    std::string kinds = ",";
    for (const ClientKind kind : clients)
        kinds += fmt::format("{},", clientKindKey(kind));
    SEKISHO_CHECK(db.exec("INSERT INTO session_cut(domain_id, kinds, last_row, at) SELECT :domain, :kinds, "
                          "coalesce(max(rowid), 0), :now FROM session",
                          domain, kinds, sekisho::toMillis(now)));
    return {};
}

Result<std::int64_t> writeCut(Database& db, int most) {
    SEKISHO_TRY(cut, (db.firstOften<std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t>(
                         "SELECT id, domain_id, kinds, last_row, at FROM session_cut ORDER BY id LIMIT 1")));
    if (!cut) return std::int64_t{0};
    const auto& [id, domain, kinds, last, at] = *cut;
    SEKISHO_TRY(ended,
                db.exec("UPDATE session SET ended = :at, end_reason = 'policy' WHERE rowid IN (SELECT rowid FROM "
                        "session WHERE domain_id = :domain AND ended IS NULL AND rowid <= :last AND instr(:kinds, "
                        "',' || kind || ',') > 0 LIMIT :most)",
                        at, domain, last, kinds, most));
    if (ended > 0) return ended;
    SEKISHO_TRY(gone, db.exec("DELETE FROM session_cut WHERE id = :id", id));
    return gone;
}

Done writeCuts(Services& services) {
    SEKISHO_TRY(due, services.store.read([](Database& db) {
        return db.firstOften<std::int64_t>("SELECT 1 FROM session_cut LIMIT 1");
    }));
    for (int step = 0; due && step < kStepsAtOnce; ++step, services.store.letOthersWrite()) {
        SEKISHO_TRY(done, services.store.write([](Database& db) { return writeCut(db, kCutAtOnce); }));
        if (done == 0) break;
    }
    return {};
}

} // namespace sekishod
