#include "service/rules/session_sweep.h"

#include "service/http/unit_of_work.h"
#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_notes.h"
#include "service/rules/cut_off_rows.h"
#include "service/rules/members.h"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

namespace sekishod {

using sekisho::CutOffId;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Result;
using sekisho::Session;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::size_t kSweptAtOnce = 500;     // sessions of a transaction
constexpr std::size_t kSweepRead = 20'000;    // sessions that one reading finds
constexpr std::chrono::seconds kSweepTurn{2}; // other work of the keeper waits no longer

struct SweepRow {
    CutOffId cutOff;
    DomainId domain = 0;
    std::string filter;
    std::string asking;
    std::string after;
    std::int64_t done = 0;
};

Result<std::optional<SweepRow>> nextSweep(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string, std::string, std::string, std::int64_t>(
                         "SELECT cut_off_id, filter, asking, after, done FROM session_sweep WHERE domain_id = :domain "
                         "ORDER BY cut_off_id LIMIT 1",
                         domain)));
    if (!row) return std::optional<SweepRow>();
    auto& [cutOff, filter, asking, after, done] = *row;
    return std::optional(
        SweepRow{CutOffId(std::move(cutOff)), domain, std::move(filter), std::move(asking), std::move(after), done});
}

struct SweepRead {
    bool may = false; // whoever ordered may still
    MatchingByMember found;
};

Result<SweepRead> readSweep(Services& services, Database& db, const SweepRow& sweep, sekisho::Instant now) {
    SweepRead out;
    SEKISHO_TRY(head, headOf(db, sweep.cutOff.value));
    if (!head) return out;
    SEKISHO_TRY(orderer, ordererNow(services, db, *head, now));
    if (!orderer) return out;
    out.may = true;
    LiveSessionQuestion question;
    question.domain = sweep.domain;
    question.scope = std::move(orderer->scope);
    question.asking = sekisho::SessionId(sweep.asking);
    question.now = now;
    const json::value which = json::parse(sweep.filter);
    if (const auto* named = which.get_object().if_contains("sessions")) {
        const auto ids = json::value_to<std::vector<std::string>>(*named);
        SEKISHO_TRY(there, namedByMember(db, services.subjects, question, ids, sweep.after));
        out.found = std::move(there);
        return out;
    }
    SEKISHO_TRY(filter, sekisho::api::liveSessionFilterFrom(which));
    question.filter = std::move(filter);
    SEKISHO_TRY(found, matchingByMember(db, services.subjects, question, sweep.after, kSweepRead));
    out.found = std::move(found);
    return out;
}

// As many as fit, without parting the sessions of a member.
std::size_t pieceOf(std::span<const Session> sessions) {
    if (sessions.size() <= kSweptAtOnce) return sessions.size();
    std::size_t end = kSweptAtOnce;
    while (end < sessions.size() && sessions[end].user == sessions[end - 1].user)
        ++end;
    return end;
}

Result<int> lastStep(Database& db, const CutOffId& cutOff) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT coalesce(max(number), 0) FROM cut_off_step WHERE cut_off_id = "
                                                 ":id",
                                                 cutOff.value));
    return row ? static_cast<int>(std::get<0>(*row)) : 0;
}

// False: it was withdrawn meanwhile.
Result<bool> advance(Database& db, const SweepRow& sweep, std::string_view after, std::int64_t done) {
    SEKISHO_TRY(changed,
                db.execOften("UPDATE session_sweep SET after = :after, done = :done WHERE cut_off_id = :id AND "
                             "after = :before",
                             after, done, sweep.cutOff.value, sweep.after));
    return changed > 0;
}

Done sweepPiece(Services& services, Database& db, UnitOfWork& unit, SweepRow& sweep, std::span<const Session> piece) {
    const std::string last = piece.back().user.value;
    const std::int64_t done = sweep.done + static_cast<std::int64_t>(piece.size());
    SEKISHO_TRY(on, advance(db, sweep, last, done));
    SEKISHO_TRY(head, headOf(db, sweep.cutOff.value));
    if (!on || !head) return {};
    SEKISHO_TRY(from, lastStep(db, sweep.cutOff));
    SEKISHO_TRY(
        rows, sessionSteps(db, *head, {piece.begin(), piece.end()}, sekisho::SessionId(sweep.asking), from, unit.now));
    auto act = std::make_shared<CutOffAct>(
        CutOffAct{services, db, unit.domain, unit.now, head->cutOff.actorName, sekisho::SessionId(sweep.asking)});
    SEKISHO_CHECK(askBrakes(db, *head, rows, unit.now, act->effects));
    for (StepRow& row : rows) {
        if (row.step.state == sekisho::StepState::Requested) SEKISHO_CHECK(carryOut(*act, *head, row));
        SEKISHO_CHECK(insertStep(db, row));
    }
    SEKISHO_CHECK(refreshHead(db, sweep.cutOff.value));
    SEKISHO_CHECK(tellOrdered(db, *head, rows, unit.now));
    tellFeed(*act);
    act->effects.changed("cutOff", sweep.cutOff.value);
    act->effects.audit({"cutOff.progress", "cutOff", sweep.cutOff.value, head->cutOff.actorName,
                        fmt::format(R"({{"sessions":{{"from":{},"to":{}}}}})", sweep.done, done)});
    act->effects.moveTo(unit);
    unit.after.push_back([&services, act] { afterAct(services, *act); });
    sweep.after = last;
    sweep.done = done;
    return {};
}

Done finishSweep(Database& db, UnitOfWork& unit, const SweepRow& sweep, bool may) {
    SEKISHO_TRY(gone, endSweep(db, sweep.cutOff.value));
    if (gone == 0) return {};
    SEKISHO_CHECK(refreshHead(db, sweep.cutOff.value));
    unit.audits.push_back({"cutOff.progress", "cutOff", sweep.cutOff.value, "",
                           fmt::format(R"({{"sweep":{{"from":"running","to":"{}"}}}})", may ? "done" : "rightLost")});
    unit.changes.push_back({"cutOff", sweep.cutOff.value, "put"});
    return {};
}

} // namespace

Done beginSweep(Database& db, const Call& call, const CutOffId& cutOff, const SweepBegin& begin) {
    SEKISHO_CHECK(
        db.execOften("INSERT INTO session_sweep(cut_off_id, domain_id, filter, asking, after, expected, done) "
                     "VALUES(:id, :domain, :filter, :asking, :after, :expected, :done)",
                     cutOff.value, call.caller.domain, begin.filter, call.caller.session.value, begin.after,
                     begin.expected, begin.done));
    return refreshHead(db, cutOff.value);
}

Result<std::optional<sekisho::SweepProgress>> sweepOf(Database& db, std::string_view cutOff) {
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::int64_t>(
                         "SELECT done, expected FROM session_sweep WHERE cut_off_id = :id", cutOff)));
    if (!row) return std::optional<sekisho::SweepProgress>();
    const auto [done, expected] = *row;
    return std::optional(sekisho::SweepProgress{done, std::max(done, expected)});
}

Result<std::int64_t> endSweep(Database& db, std::string_view cutOff) {
    return db.execOften("DELETE FROM session_sweep WHERE cut_off_id = :id", cutOff);
}

Result<std::int64_t> endSweeps(Database& db, DomainId domain) {
    return db.execOften("DELETE FROM session_sweep WHERE domain_id = :domain", domain);
}

Done sweepSessions(Services& services, DomainId domain) {
    const auto end = std::chrono::steady_clock::now() + kSweepTurn;
    for (;;) {
        SEKISHO_TRY(next, services.store.read([&](Database& db) { return nextSweep(db, domain); }));
        if (!next) return {};
        SweepRow& sweep = *next;
        UnitOfWork unit;
        unit.domain = domain;
        SEKISHO_TRY(read, services.store.read(
                              [&](Database& db) { return readSweep(services, db, sweep, services.clock.now()); }));
        std::span<const Session> left(read.found.sessions);
        while (!left.empty()) {
            const std::size_t size = pieceOf(left);
            UnitOfWork piece;
            piece.domain = domain;
            SEKISHO_CHECK(runUnit(services, piece, [&](Database& db, UnitOfWork& inside) {
                return sweepPiece(services, db, inside, sweep, left.first(size));
            }));
            left = left.subspan(size);
            services.store.letOthersWrite();
            if (std::chrono::steady_clock::now() >= end) return {};
        }
        if (read.may && read.found.more) continue;
        SEKISHO_CHECK(runUnit(services, unit, [&](Database& db, UnitOfWork& inside) {
            return finishSweep(db, inside, sweep, read.may);
        }));
    }
}

} // namespace sekishod
