#include "service/auth/sessions.h"

#include "service/auth/base64url.h"
#include "service/auth/session_cuts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::sql::Database;

namespace {

constexpr std::chrono::days kShownDays{90};

struct PagePlace { // the last one shown
    std::int64_t started = 0;
    std::string id;
};

std::string placeText(const PagePlace& place) {
    return base64urlEncode(fmt::format("{}:{}", place.started, place.id));
}

std::optional<PagePlace> placeOf(std::string_view cursor) {
    const auto text = base64urlDecode(cursor);
    if (!text) return std::nullopt;
    PagePlace place;
    const auto [rest, failed] = std::from_chars(text->data(), text->data() + text->size(), place.started);
    if (failed != std::errc{} || rest == text->data() + text->size() || *rest != ':') return std::nullopt;
    place.id.assign(rest + 1, text->data() + text->size());
    return place;
}

sekisho::Result<std::vector<sekisho::SessionId>> endThese(Database& db, std::vector<sekisho::SessionId> ids,
                                                          std::string_view reason, sekisho::Instant now) {
    for (const auto& id : ids) {
        SEKISHO_CHECK(
            db.execOften("UPDATE session SET ended = :now, end_reason = :reason WHERE id = :id AND ended IS NULL",
                         sekisho::toMillis(now), reason, id.value));
        SEKISHO_CHECK(db.execOften("UPDATE token SET revoked = :now WHERE session_id = :id AND revoked = 0",
                                   sekisho::toMillis(now), id.value));
    }
    return ids;
}

void tellAfterCommit(Services& services, Call& call, const std::vector<sekisho::SessionId>& ended) {
    for (const auto& id : ended) {
        call.changed({"session", id.value, "delete"});
        call.afterCommit([&services, id] { sessionEnded(services, id); });
    }
}

} // namespace

sekisho::Result<std::vector<sekisho::SessionId>> endAllSessions(Database& db, sekisho::DomainId domain,
                                                                std::string_view member, std::string_view reason,
                                                                const sekisho::SessionId& except,
                                                                sekisho::Instant now) {
    // The plus keeps the planner off the index of all live sessions: a cut-off must not grow with the tenant.
    SEKISHO_TRY(rows,
                db.rowsOften<std::string>("SELECT id FROM session WHERE member_uid = :member AND +domain_id = :domain "
                                          "AND ended IS NULL AND id <> :except",
                                          member, domain, except.value));
    std::vector<sekisho::SessionId> ids;
    ids.reserve(rows.size());
    for (auto& [id] : rows)
        ids.emplace_back(std::move(id));
    return endThese(db, std::move(ids), reason, now);
}

sekisho::Result<std::vector<sekisho::SessionId>> endSession(Database& db, sekisho::DomainId domain,
                                                            std::string_view member, const sekisho::SessionId& id,
                                                            std::string_view reason, sekisho::Instant now) {
    using Ended = std::optional<std::int64_t>;
    SEKISHO_TRY(row, db.firstOften<Ended>("SELECT ended FROM session WHERE id = :id AND member_uid = :member "
                                          "AND domain_id = :domain",
                                          id.value, member, domain));
    if (!row) return sekisho::Error(sekisho::ErrorKind::NotFound, "SESSION_NOT_EXIST", "This session does not exist.");
    if (std::get<0>(*row)) return std::vector<sekisho::SessionId>{};
    return endThese(db, {id}, reason, now);
}

sekisho::Result<CutOrNamed> endOrCut(Database& db, sekisho::DomainId domain, const sekisho::UserId& member,
                                     std::string_view reason, const sekisho::SessionId& except, sekisho::Instant now) {
    const ChosenSessions all{
        .member = member.value, .kinds = {}, .phoneBrowsers = false, .device = {}, .except = except};
    SEKISHO_TRY(found, cutChosen(db, domain, all, {reason, {}, 0}, now));
    if (found.cut != 0) return std::move(found);
    SEKISHO_TRY(ended, endThese(db, std::move(found.named), reason, now));
    found.named = std::move(ended);
    return std::move(found);
}

sekisho::Result<std::int64_t> endAllSessions(Services& services, Call& call, const sekisho::UserId& user,
                                             std::string_view reason, const sekisho::SessionId& except) {
    SEKISHO_TRY(found, endOrCut(*call.db, call.caller.domain, user, reason, except, call.now));
    if (found.cut == 0) {
        tellAfterCommit(services, call, found.named);
        return found.count;
    }
    for (const auto& id : found.named)
        call.changed({"session", id.value, "delete"}); // whoever looks at sessions reads them anew
    call.afterCommit([&services, user, cut = found.cut] { noteMemberWasCut(services, user, cut); });
    return found.count;
}

sekisho::Result<std::int64_t> endSessionsOf(Services& services, Call& call, const sekisho::UserId& user,
                                            std::span<const sekisho::ClientKind> kinds, std::string_view reason) {
    SEKISHO_TRY(rows, (call.db->rows<std::string, std::string>(
                          "SELECT id, kind FROM session WHERE member_uid = :member AND +domain_id = :domain AND ended "
                          "IS NULL",
                          user.value, call.caller.domain)));
    std::vector<sekisho::SessionId> ids;
    for (auto& [id, kind] : rows) {
        const auto known = sekisho::clientKindOf(kind);
        if (known && std::ranges::find(kinds, *known) != kinds.end()) ids.emplace_back(std::move(id));
    }
    SEKISHO_TRY(ended, endThese(*call.db, std::move(ids), reason, call.now));
    tellAfterCommit(services, call, ended);
    return static_cast<std::int64_t>(ended.size());
}

sekisho::Done endSession(Services& services, Call& call, const sekisho::UserId& user, const sekisho::SessionId& id,
                         std::string_view reason) {
    SEKISHO_TRY(ended, endSession(*call.db, call.caller.domain, user.value, id, reason, call.now));
    tellAfterCommit(services, call, ended);
    return {};
}

sekisho::Result<SessionPage> listSessions(Database& db, sekisho::DomainId domain, const sekisho::UserId& user,
                                          std::string_view cursor, int count, sekisho::Instant now,
                                          const sekisho::SessionId& current) {
    PagePlace after{.started = INT64_MAX, .id = {}};
    if (!cursor.empty()) {
        auto place = placeOf(cursor);
        if (!place) return sekisho::badInput("cursor", "INVALID_CURSOR", "This cursor is not valid.");
        after = std::move(*place);
    }
    using Text = std::string;
    using Time = std::int64_t;
    // What a cut has ended is over, though its row does not say so yet.
    static const std::string text = fmt::format(
        "SELECT s.id, s.kind, s.device_id, s.device_name, s.os, s.ip, s.country, s.user_agent, s.started, "
        "s.last_used, coalesce(s.ended, CASE WHEN {} THEN NULL ELSE :now END), s.end_reason FROM session s "
        "WHERE s.member_uid = :member AND s.domain_id = :domain AND s.last_used >= :oldest AND (s.started < "
        ":at OR (s.started = :at2 AND s.id < :id)) ORDER BY s.started DESC, s.id DESC LIMIT :count",
        kNotCut);
    SEKISHO_TRY(
        rows,
        (db.rows<Text, Text, std::optional<Text>, Text, Text, Text, Text, Text, Time, Time, std::optional<Time>, Text>(
            text, sekisho::toMillis(now), user.value, domain, sekisho::toMillis(now - kShownDays), after.started,
            after.started, after.id, std::max(count, 0) + 1)));
    SessionPage page;
    for (auto& [id, kind, device, deviceName, os, ip, country, agent, started, used, ended, reason] : rows) {
        if (static_cast<int>(page.sessions.size()) == count) {
            const auto& last = page.sessions.back();
            page.nextCursor = placeText({sekisho::toMillis(last.startedAt), last.id.value});
            break;
        }
        sekisho::Session session;
        session.current = id == current.value;
        session.id = sekisho::SessionId(std::move(id));
        session.user = user;
        session.kind = sekisho::clientKindOf(kind).value_or(sekisho::ClientKind::Browser);
        if (device) session.device = sekisho::DeviceId(std::move(*device));
        session.deviceName = std::move(deviceName);
        session.os = std::move(os);
        session.ip = std::move(ip);
        session.country = std::move(country);
        session.userAgent = std::move(agent);
        session.startedAt = sekisho::fromMillis(started);
        session.lastUsedAt = sekisho::fromMillis(used);
        if (ended) session.endedAt = sekisho::fromMillis(*ended);
        session.endReason = std::move(reason);
        page.sessions.push_back(std::move(session));
    }
    return page;
}

sekisho::Result<std::int64_t> liveSessionCount(Database& db, sekisho::DomainId domain, const sekisho::UserId& user) {
    SEKISHO_TRY(row, db.first<std::int64_t>(
                         fmt::format("SELECT count(*) FROM session s WHERE s.member_uid = :member AND s.domain_id = "
                                     ":domain AND s.ended IS NULL AND {}",
                                     kNotCut),
                         user.value, domain));
    return row ? std::get<0>(*row) : 0;
}

} // namespace sekishod
