#include "service/rules/member_cuts.h"

#include "service/auth/session_cuts.h"
#include "service/http/unit_of_work.h"
#include "service/rules/cut_off_acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kWrittenAtOnce = 100; // sessions of a transaction: about 10 ms of the writer
constexpr int kWrittenRead = 20'000;        // that one reading finds
constexpr std::chrono::seconds kWritingTurn{2};

struct CutWork {
    SessionCut cut;
    std::vector<SessionId> left;
};

Result<std::optional<CutWork>> nextWork(Database& db, sekisho::Instant now) {
    SEKISHO_TRY(cut, nextCutOfCutOff(db, now));
    if (!cut) return std::optional<CutWork>();
    SEKISHO_TRY(left, unwrittenOf(db, cut->id, kWrittenRead));
    return std::optional(CutWork{std::move(*cut), std::move(left)});
}

Result<std::int64_t> notedOf(Database& db, const SessionCut& cut) {
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>("SELECT count(*) FROM cut_off_session WHERE cut_off_id = :id AND step = "
                                            ":step",
                                            cut.cutOff, cut.step));
    return row ? std::get<0>(*row) : 0;
}

Result<bool> isAnyLeft(Services& services) {
    SEKISHO_TRY(left, services.store.read([](Database& db) {
        return db.firstOften<std::int64_t>("SELECT 1 FROM session_cut WHERE cut_off_id <> '' LIMIT 1");
    }));
    return left.has_value();
}

// What the gate was asked before the rows were there holds for them too.
Done noteGate(Database& db, const SessionCut& cut, const StepRow& row) {
    if (!row.step.verifiedAt) return {};
    SEKISHO_CHECK(db.execOften("UPDATE cut_off_session SET gate = :at WHERE cut_off_id = :id AND step = :step AND gate "
                               "IS NULL",
                               sekisho::toMillis(*row.step.verifiedAt), cut.cutOff, cut.step));
    return {};
}

Done writePiece(Services& services, Database& db, UnitOfWork& unit, const SessionCut& cut,
                const std::vector<SessionId>& piece) {
    SEKISHO_TRY(row, stepOf(db, cut.cutOff, cut.step));
    SEKISHO_TRY(before, notedOf(db, cut));
    StepRow of;
    of.cutOff = cut.cutOff;
    if (row) of = std::move(*row);
    of.step.number = cut.step;
    of.step.user = sekisho::UserId(cut.member);
    auto act = std::make_shared<CutOffAct>(CutOffAct{services, db, cut.domain, cut.at, {}, {}});
    act->told = true;
    SEKISHO_TRY(count, endNamed(*act, of, piece, cut.endReason));
    SEKISHO_CHECK(noteGate(db, cut, of));
    act->effects.audit({"cutOff.progress", "cutOff", cut.cutOff, of.step.userName,
                        fmt::format(R"({{"sessions":{{"from":{},"to":{}}}}})", before, before + count)});
    act->effects.moveTo(unit);
    unit.after.push_back([&services, act] { afterAct(services, *act); });
    return {};
}

// How many sessions and tokens that were is known now that each says it.
Done countEnded(Database& db, const SessionCut& cut) {
    SEKISHO_TRY(sessions, notedOf(db, cut));
    SEKISHO_CHECK(db.execOften("UPDATE cut_off_step SET count = :count WHERE cut_off_id = :id AND number = :step AND "
                               "kind <> 'revokeTokens'",
                               sessions, cut.cutOff, cut.step));
    SEKISHO_TRY(tokens, revokedTokens(db, cut.cutOff, cut.at));
    SEKISHO_CHECK(db.execOften("UPDATE cut_off_step SET count = :count WHERE cut_off_id = :id AND kind = "
                               "'revokeTokens' AND acknowledged IS NOT NULL",
                               tokens, cut.cutOff));
    return {};
}

Done finishCut(Database& db, UnitOfWork& unit, const SessionCut& cut) {
    SEKISHO_CHECK(dropCut(db, cut.id));
    SEKISHO_CHECK(countEnded(db, cut));
    unit.audits.push_back(
        {"cutOff.progress", "cutOff", cut.cutOff, "", R"({"sessionsWritten":{"from":false,"to":true}})"});
    unit.changes.push_back({"cutOff", cut.cutOff, "put"});
    return {};
}

} // namespace

Result<bool> writeMemberCuts(Services& services) {
    const auto end = std::chrono::steady_clock::now() + kWritingTurn;
    for (;;) {
        SEKISHO_TRY(work, services.store.read([&](Database& db) { return nextWork(db, services.clock.now()); }));
        if (!work) {
            SEKISHO_TRY(left, isAnyLeft(services)); // one that rests
            return !left;
        }
        for (std::size_t at = 0; at < work->left.size(); at += kWrittenAtOnce) {
            const auto begin = work->left.begin() + static_cast<std::ptrdiff_t>(at);
            const auto size = std::min(kWrittenAtOnce, work->left.size() - at);
            const std::vector<SessionId> piece(begin, begin + static_cast<std::ptrdiff_t>(size));
            UnitOfWork unit;
            unit.domain = work->cut.domain;
            SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& inside) {
                return writePiece(services, db, inside, work->cut, piece);
            }));
            services.store.letOthersWrite();
            if (std::chrono::steady_clock::now() >= end) return false;
        }
        if (work->left.size() == static_cast<std::size_t>(kWrittenRead)) continue;
        UnitOfWork unit;
        unit.domain = work->cut.domain;
        SEKISHO_CHECK(runUnit(services, unit,
                              [&](Database& db, UnitOfWork& inside) { return finishCut(db, inside, work->cut); }));
    }
}

} // namespace sekishod
