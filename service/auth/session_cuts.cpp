#include "service/auth/session_cuts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Instant;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::sql::Database;

namespace {

constexpr int kCutAtOnce = 400;  // sessions a step: about 15 ms of the writer
constexpr int kStepsAtOnce = 50; // then the other keepers have their turn, and a service that is stopped stops
constexpr std::chrono::seconds kRests{2};
constexpr std::int64_t kAnyRow = std::numeric_limits<std::int64_t>::max();

// Within kHisNotCut: the row `c` of session_cut ends the row `s` of session.
constexpr std::string_view kBefore = "FROM session_cut c WHERE ";
constexpr std::size_t kBegin = kHisNotCut.find(kBefore) + kBefore.size();
constexpr std::string_view kEnds = kHisNotCut.substr(kBegin, kHisNotCut.size() - kBegin - 2);
static_assert(kEnds.starts_with("c.domain_id = ") && kHisNotCut.ends_with("))"));

using CutColumns = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t,
                              std::int64_t, std::int64_t>;
constexpr std::string_view kCutColumns =
    "c.id, c.domain_id, c.member_uid, c.reason, c.cut_off_id, c.step, c.at, c.sessions";

std::string kindsText(std::span<const ClientKind> kinds) {
    if (kinds.empty()) return {};
    std::string text = ",";
    for (const ClientKind kind : kinds)
        text += fmt::format("{},", clientKindKey(kind));
    return text;
}

SessionCut cutOfRow(CutColumns&& row) {
    auto& [id, domain, member, reason, cutOff, step, at, sessions] = row;
    SessionCut cut;
    cut.id = id;
    cut.domain = static_cast<DomainId>(domain);
    cut.member = std::move(member);
    cut.endReason = std::move(reason);
    cut.cutOff = std::move(cutOff);
    cut.step = static_cast<int>(step);
    cut.at = sekisho::fromMillis(at);
    cut.sessions = sessions;
    return cut;
}

// What no choice of these clients holds is not even looked at: the index has his sessions by client. Their keys are
// words of the program, so they may stand in the text of a statement.
std::string ofThese(const ChosenSessions& chosen) {
    if (chosen.kinds.empty()) return {};
    std::string kinds = chosen.phoneBrowsers ? "'browser'" : "";
    for (const ClientKind kind : chosen.kinds)
        kinds += fmt::format("{}'{}'", kinds.empty() ? "" : ",", clientKindKey(kind));
    return fmt::format(" AND s.kind IN ({})", kinds);
}

// `columns` of the live sessions that are chosen.
std::string chosenSql(const ChosenSessions& chosen, std::string_view columns, std::string_view limit) {
    return fmt::format("SELECT {} FROM (SELECT :domain AS domain_id, :member AS member_uid, :last AS last_row, :kept "
                       "AS kept, :kinds AS kinds, :phones AS phones, :device AS device_id) c JOIN session s ON "
                       "s.member_uid = c.member_uid WHERE s.ended IS NULL{} AND {} AND {}{}",
                       columns, ofThese(chosen), kEnds, kHisNotCut, limit);
}

template<class Id>
Result<std::vector<Id>> idsOf(Result<std::vector<std::tuple<std::string>>> rows) {
    if (!rows) return std::move(rows).error();
    std::vector<Id> ids;
    ids.reserve(rows->size());
    for (auto& [id] : *rows)
        ids.emplace_back(std::move(id));
    return ids;
}

} // namespace

Result<std::int64_t> countChosen(Database& db, DomainId domain, const ChosenSessions& chosen) {
    SEKISHO_TRY(row, db.first<std::int64_t>(chosenSql(chosen, "count(*)", ""), domain, chosen.member, kAnyRow,
                                            chosen.except.value, kindsText(chosen.kinds), chosen.phoneBrowsers,
                                            chosen.device));
    return row ? std::get<0>(*row) : 0;
}

Done cutSessions(Database& db, DomainId domain, std::span<const ClientKind> clients, Instant now) {
    SEKISHO_CHECK(db.exec("INSERT INTO session_cut(domain_id, kinds, last_row, at) SELECT :domain, :kinds, "
                          "coalesce(max(rowid), 0), :now FROM session",
                          domain, kindsText(clients), sekisho::toMillis(now)));
    return {};
}

Result<std::int64_t> writeCut(Database& db, int most) {
    SEKISHO_TRY(cut, (db.firstOften<std::int64_t, std::string>(
                         "SELECT id, member_uid FROM session_cut WHERE cut_off_id = '' ORDER BY id LIMIT 1")));
    if (!cut) return std::int64_t{0};
    const auto& [id, member] = *cut;
    const std::string_view same = member.empty() ? "s.domain_id = c.domain_id" : "s.member_uid = c.member_uid";
    SEKISHO_TRY(ended, db.exec(fmt::format("UPDATE session SET ended = n.at, end_reason = n.reason FROM session_cut n "
                                           "WHERE n.id = :id AND session.rowid IN (SELECT s.rowid FROM session_cut c "
                                           "JOIN session s ON {} WHERE c.id = :same AND s.ended IS NULL AND {} LIMIT "
                                           ":most)",
                                           same, kEnds),
                               id, id, most));
    if (ended > 0) return ended;
    SEKISHO_CHECK(dropCut(db, id));
    return std::int64_t{1};
}

Done writeCuts(Services& services) {
    SEKISHO_TRY(due, services.store.read([](Database& db) {
        return db.firstOften<std::int64_t>("SELECT 1 FROM session_cut WHERE cut_off_id = '' LIMIT 1");
    }));
    for (int step = 0; due && step < kStepsAtOnce; ++step, services.store.letOthersWrite()) {
        SEKISHO_TRY(done, services.store.write([](Database& db) { return writeCut(db, kCutAtOnce); }));
        if (done == 0) break;
    }
    return {};
}

Result<std::vector<SessionId>> chosenSessions(Database& db, DomainId domain, const ChosenSessions& chosen,
                                              std::int64_t most) {
    if (chosen.kinds.empty()) { // so asks whoever ends those of very many people
        static const std::string text = chosenSql({}, "s.id", " LIMIT :most");
        return idsOf<SessionId>(db.rowsOften<std::string>(text, domain, chosen.member, kAnyRow, chosen.except.value,
                                                          std::string_view(), chosen.phoneBrowsers, chosen.device,
                                                          most));
    }
    return idsOf<SessionId>(db.rows<std::string>(chosenSql(chosen, "s.id", " LIMIT :most"), domain, chosen.member,
                                                 kAnyRow, chosen.except.value, kindsText(chosen.kinds),
                                                 chosen.phoneBrowsers, chosen.device, most));
}

Result<std::optional<CountedChoice>> choiceOf(Database& db, DomainId domain, const ChosenSessions& all,
                                              std::span<const SessionId> named) {
    SEKISHO_TRY(live, (db.rows<std::string, std::string>(chosenSql(all, "s.id, s.kind", ""), domain, all.member,
                                                         kAnyRow, all.except.value, kindsText(all.kinds),
                                                         all.phoneBrowsers, all.device)));
    std::unordered_set<std::string_view> wanted;
    for (const SessionId& id : named)
        wanted.insert(id.value);
    std::map<std::string_view, bool> whole; // by client: each of its sessions is wanted
    CountedChoice choice{all};
    for (const auto& [id, kind] : live) {
        if (!wanted.contains(id)) continue;
        whole.emplace(kind, true);
        ++choice.count;
    }
    for (const auto& [id, kind] : live)
        if (const auto one = whole.find(kind); one != whole.end() && !wanted.contains(id)) one->second = false;
    for (const auto& [kind, each] : whole) {
        const auto known = sekisho::clientKindOf(kind);
        if (!each || !known) return std::optional<CountedChoice>();
        choice.sessions.kinds.push_back(*known);
    }
    return choice.count == 0 ? std::optional<CountedChoice>() : std::optional(std::move(choice));
}

Result<CutOrNamed> cutChosen(Database& db, DomainId domain, const ChosenSessions& chosen, const CutReason& reason,
                             Instant now) {
    CutOrNamed out;
    SEKISHO_TRY(named, chosenSessions(db, domain, chosen, kFewSessions + 1));
    out.named = std::move(named);
    out.count = static_cast<std::int64_t>(out.named.size());
    if (out.count <= kFewSessions) return out;
    out.count = 0;
    if (reason.counted) {
        SEKISHO_TRY(count, countChosen(db, domain, chosen));
        out.count = count;
    }
    SEKISHO_CHECK(
        db.exec("INSERT INTO session_cut(domain_id, kinds, last_row, at, member_uid, phones, device_id, "
                "kept, reason, cut_off_id, step, sessions) VALUES(:domain, :kinds, (SELECT max(rowid) FROM session), "
                ":now, :member, :phones, :device, :kept, :reason, :cutOff, :step, :sessions)",
                domain, kindsText(chosen.kinds), sekisho::toMillis(now), chosen.member, chosen.phoneBrowsers,
                chosen.device, chosen.except.value, reason.endReason, reason.cutOff, reason.step, out.count));
    out.cut = db.lastInsertId();
    return out;
}

Result<std::optional<SessionCut>> nextCutOfCutOff(Database& db, Instant now) {
    static const std::string text =
        fmt::format("SELECT {} FROM session_cut c WHERE c.cut_off_id <> '' AND c.at NOT BETWEEN :rests AND :now ORDER "
                    "BY c.id LIMIT 1",
                    kCutColumns);
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t,
                                    std::int64_t, std::int64_t>(text, sekisho::toMillis(now - kRests),
                                                                sekisho::toMillis(now))));
    if (!row) return std::optional<SessionCut>();
    return std::optional(cutOfRow(std::move(*row)));
}

Result<std::vector<SessionCut>> cutsOf(Database& db, std::string_view cutOff) {
    static const std::string text = fmt::format(
        "SELECT {} FROM session_cut c WHERE c.cut_off_id = :cutOff AND c.cut_off_id <> '' ORDER BY c.id", kCutColumns);
    SEKISHO_TRY(rows, (db.rowsOften<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t,
                                    std::int64_t, std::int64_t>(text, cutOff)));
    std::vector<SessionCut> out;
    out.reserve(rows.size());
    for (auto& row : rows)
        out.push_back(cutOfRow(std::move(row)));
    return out;
}

Result<std::vector<SessionId>> unwrittenOf(Database& db, std::int64_t cut, int most) {
    return idsOf<SessionId>(db.rows<std::string>(
        fmt::format("SELECT s.id FROM session_cut c JOIN session s ON s.member_uid = c.member_uid WHERE c.id = :id AND "
                    "s.ended IS NULL AND {} LIMIT :most",
                    kEnds),
        cut, most));
}

Result<std::int64_t> sessionsOfCut(Database& db, const SessionCut& cut) {
    static const std::string text =
        fmt::format("SELECT (SELECT count(*) FROM cut_off_session n WHERE n.cut_off_id = :cutOff AND n.step = :step) + "
                    "(SELECT count(*) FROM session_cut c JOIN session s ON s.member_uid = c.member_uid WHERE c.id = "
                    ":id AND s.ended IS NULL AND {})",
                    kEnds);
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(text, cut.cutOff, cut.step, cut.id));
    return std::max(cut.sessions, row ? std::get<0>(*row) : 0);
}

Result<std::vector<sekisho::DeviceId>> agentsOf(Database& db, std::int64_t cut) {
    return idsOf<sekisho::DeviceId>(db.rows<std::string>(
        fmt::format("SELECT d.id FROM session_cut c JOIN device d ON d.member_uid = c.member_uid WHERE c.id = :id AND "
                    "d.token_hash IS NOT NULL AND EXISTS (SELECT 1 FROM session s WHERE s.device_id = d.id AND s.ended "
                    "IS NULL AND {})",
                    kEnds),
        cut));
}

Result<bool> isEndedBy(Database& db, std::int64_t cut, const SessionId& session) {
    static const std::string text =
        fmt::format("SELECT 1 FROM session_cut c, session s WHERE c.id = :id AND s.id = :session AND {}", kEnds);
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(text, cut, session.value));
    return row.has_value();
}

Done dropCut(Database& db, std::int64_t cut) {
    SEKISHO_CHECK(db.execOften("DELETE FROM session_cut WHERE id = :id", cut));
    return {};
}

Result<std::vector<SessionId>> memberWasCut(Services& services, const sekisho::UserId& member, std::int64_t cut) {
    services.auth.forgetUser(member); // first: from here on they are refused
    SEKISHO_TRY(ids, services.store.read([cut](Database& db) { return unwrittenOf(db, cut); }));
    std::unordered_set<std::string> closed;
    closed.reserve(ids.size());
    for (const SessionId& id : ids)
        closed.insert(id.value);
    services.push.endSessions(closed);
    return std::move(ids);
}

void noteMemberWasCut(Services& services, const sekisho::UserId& member, std::int64_t cut) {
    const auto ended = memberWasCut(services, member, cut);
    if (!ended && services.log)
        services.log->event(LogLevel::Error, "sessionCuts",
                            {{"code", ended.error().code}, {"detail", ended.error().detail}});
}

} // namespace sekishod
