#include "service/rules/policy_sessions.h"

#include "service/auth/session_cuts.h"
#include "service/store/policy_rows.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace sekishod {

using sekisho::ClientKind;
using sekisho::DomainId;
using sekisho::Instant;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kMostAtOnce = 2'000; // whose rows are written within the save: about 0.1 s of the writer
constexpr std::array kClients{ClientKind::Browser,       ClientKind::MobileApp, ClientKind::PcApp,
                              ClientKind::DriveExplorer, ClientKind::Api,       ClientKind::Console};

// The kinds of clients are words of the program, so they may stand in the text of a statement.
std::string oneOfKinds(const std::vector<ClientKind>& kinds) {
    std::string out;
    for (const ClientKind kind : kinds)
        out += fmt::format("{}'{}'", out.empty() ? "" : ",", clientKindKey(kind));
    return fmt::format("s.kind IN ({})", out);
}

std::vector<ClientKind> clientsEnded(const sekisho::policy::Effects& effects) {
    std::vector<ClientKind> out;
    for (const ClientKind kind : kClients)
        if (endsSession(effects, kind)) out.push_back(kind);
    return out;
}

Result<std::int64_t> tokensInForce(Database& db, DomainId domain, Instant now) {
    SEKISHO_TRY(row, db.first<std::int64_t>(
                         "SELECT count(*) FROM session s JOIN token t ON t.session_id = s.id AND t.revoked = 0 AND "
                         "t.expires > :now WHERE s.domain_id = :domain AND s.ended IS NULL AND s.kind = 'api'",
                         sekisho::toMillis(now), domain));
    return row ? std::get<0>(*row) : 0;
}

struct LiveCount {
    std::int64_t members = 0;
    std::int64_t sessions = 0;
};
// Of people: sessions of service accounts have the name of the account where others have that of a member.
Result<LiveCount> liveSessionsWhere(Database& db, DomainId domain, std::string_view condition) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::int64_t>(
                         fmt::format("SELECT count(DISTINCT s.member_uid), count(*) FROM session s WHERE s.domain_id = "
                                     ":domain AND s.ended IS NULL AND s.kind <> 'api' AND {} AND {}",
                                     condition, kNotCut),
                         domain)));
    return row ? LiveCount{std::get<0>(*row), std::get<1>(*row)} : LiveCount{};
}

// In the order of the rows: each page of the table is read and written once, however many sessions it holds.
sekisho::Done endWhere(Database& db, DomainId domain, std::string_view condition, Instant now) {
    SEKISHO_CHECK(db.exec(fmt::format("UPDATE session SET ended = :now, end_reason = 'policy' WHERE rowid IN (SELECT "
                                      "s.rowid FROM session s WHERE s.domain_id = :domain AND s.ended IS NULL AND {})",
                                      condition),
                          sekisho::toMillis(now), domain));
    return {};
}

Result<bool> someTemplateStopsTheApp(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT 1 FROM template t, json_each(t.off) o WHERE t.domain_id = :domain "
                                            "AND o.value = 'mobileApp' LIMIT 1",
                                            domain));
    return row.has_value();
}

Result<std::unordered_set<std::string>> endedOf(Database& db, const std::vector<SessionId>& open) {
    std::unordered_set<std::string> ended;
    for (const SessionId& id : open) {
        SEKISHO_TRY(
            live,
            db.first<std::int64_t>(
                fmt::format("SELECT 1 FROM session s WHERE s.id = :id AND s.ended IS NULL AND {}", kNotCut), id.value));
        if (!live) ended.insert(id.value);
    }
    return ended;
}

std::unordered_set<std::string> allOf(const std::vector<SessionId>& open) {
    std::unordered_set<std::string> out;
    for (const SessionId& id : open)
        out.insert(id.value);
    return out;
}

} // namespace

Result<EndedSessions> endSessionsByPolicy(Database& db, DomainId domain, const sekisho::policy::Effects& effects,
                                          Instant now) {
    EndedSessions out;
    const std::vector<ClientKind> clients = clientsEnded(effects);
    if (clients.empty()) return out;
    const std::string condition = oneOfKinds(clients);
    if (effects.apiTokens) {
        SEKISHO_TRY(tokens, tokensInForce(db, domain, now));
        out.tokens = tokens;
    }
    SEKISHO_TRY(live, liveSessionsWhere(db, domain, condition));
    out.members = live.members;
    out.sessions = live.sessions;
    if (out.sessions > kMostAtOnce)
        SEKISHO_CHECK(cutSessions(db, domain, clients, now));
    else
        SEKISHO_CHECK(endWhere(db, domain, condition, now));
    return out;
}

Result<EndedSessions> endMobileByTemplate(Database& db, DomainId domain, Instant now) {
    EndedSessions out;
    SEKISHO_TRY(any, someTemplateStopsTheApp(db, domain));
    if (!any) return out;
    const std::string condition = fmt::format(
        "s.kind = 'mobileApp' AND EXISTS (SELECT 1 FROM member m JOIN template t ON t.uid = {}, json_each(t.off) o "
        "WHERE m.uid = s.member_uid AND o.value = 'mobileApp')",
        kTemplateOfMember);
    SEKISHO_TRY(live, liveSessionsWhere(db, domain, condition));
    out.members = live.members;
    out.sessions = live.sessions;
    SEKISHO_CHECK(endWhere(db, domain, condition, now));
    return out;
}

void policiesChanged(Services& services, DomainId domain) {
    services.auth.forgetAll();
    const std::vector<SessionId> open = services.push.sessions(domain);
    if (open.empty()) return;
    const auto ended = services.store.read([&](Database& db) { return endedOf(db, open); });
    services.push.endSessions(ended ? *ended : allOf(open));
}

} // namespace sekishod
