// Who is signed in, over the whole tenant, and ending many sessions at once.

#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/rules/cut_offs.h"
#include "service/rules/live_sessions.h"
#include "service/rules/session_sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::Session;
namespace json = boost::json;

namespace {

constexpr int kLiveSessionsAPage = 100;
constexpr int kMostLiveSessionsAPage = 500;
constexpr std::size_t kMostSessionsEnded = 1'000; // with the order itself: about 0.1 s of the writer; others follow
constexpr std::size_t kLongestSessionOrder = 2 << 20;

LiveSessionQuestion liveQuestion(const Call& call) {
    LiveSessionQuestion question;
    question.domain = call.caller.domain;
    question.scope = call.scope;
    question.asking = call.caller.session;
    question.now = call.now;
    return question;
}

Result<int> liveCount(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kLiveSessionsAPage;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= kMostLiveSessionsAPage)
        return value;
    return sekisho::badInput("count", "INVALID_PARAMETER",
                             fmt::format("count must be a number from 1 to {}.", kMostLiveSessionsAPage));
}

HandlerResult liveSessions(Services& services, Call& call) {
    LiveSessionQuestion question = liveQuestion(call);
    SEKISHO_TRY(filter, sekisho::api::liveSessionFilterFrom(call.request.query));
    std::string order;
    for (const auto& [name, value] : sekisho::api::liveSessionQuery(filter))
        order.append(name).append("=").append(value).append("&");
    question.filter = std::move(filter);
    SEKISHO_TRY(count, liveCount(call));
    question.count = count;
    const std::string list = listName(call, "liveSessions", order);
    if (const auto cursor = call.query("cursor"); cursor && !cursor->empty()) {
        question.after = sekisho::api::cursorFromText(list, *cursor);
        if (!question.after)
            return sekisho::badInput("cursor", "INVALID_PARAMETER", "cursor is not one that this list has given out.");
    }
    question.counted = !question.after;
    SEKISHO_TRY(found, listLiveSessions(*call.db, services.subjects, question));
    sekisho::api::LiveSessionsText page;
    page.sessions = std::move(found.sessions);
    if (found.next) page.nextCursor = sekisho::api::cursorText(list, *found.next);
    page.total = found.total;
    page.members = found.members;
    return Response::json(200, sekisho::api::liveSessionsText(page));
}

struct SessionsOrder {
    sekisho::api::BulkOrder order;
    std::vector<Session> sessions;
    std::optional<SweepBegin> sweep; // more than fit at once
};

// Of so many the first, and where the rest begins.
Done findFirst(Services& services, const Call& call, const LiveSessionQuestion& question, SessionsOrder& found) {
    SEKISHO_TRY(first, matchingByMember(*call.db, services.subjects, question, {}, kMostSessionsEnded));
    if (first.more) {
        SweepBegin& begin = found.sweep.emplace();
        begin.filter = json::serialize(sekisho::api::liveSessionFilterValue(question.filter));
        begin.after = first.sessions.back().user.value;
        begin.expected = first.total;
        begin.done = static_cast<std::int64_t>(first.sessions.size());
    }
    found.sessions = std::move(first.sessions);
    return {};
}

// Of very many that are named likewise: as many members as fit, and where the rest begins.
Done findNamed(Services& services, const Call& call, const LiveSessionQuestion& question, SessionsOrder& found) {
    SEKISHO_TRY(named, namedSessions(*call.db, services.subjects, question, found.order.targets));
    found.sessions = std::move(named);
    if (found.sessions.size() <= kMostSessionsEnded) return {};
    std::ranges::stable_sort(found.sessions, {}, [](const Session& session) { return session.user; });
    auto rest = found.sessions.begin() + static_cast<std::ptrdiff_t>(kMostSessionsEnded);
    const auto last = std::prev(rest)->user;
    rest = std::find_if(rest, found.sessions.end(), [&](const Session& session) { return session.user != last; });
    if (rest == found.sessions.end()) return {};
    SweepBegin& begin = found.sweep.emplace();
    json::array ids;
    for (auto session = rest; session != found.sessions.end(); ++session)
        ids.emplace_back(session->id.value);
    begin.filter = json::serialize(json::object{{"sessions", std::move(ids)}});
    begin.after = last.value;
    begin.expected = static_cast<std::int64_t>(found.sessions.size());
    begin.done = rest - found.sessions.begin();
    found.sessions.erase(rest, found.sessions.end());
    return {};
}

// Found before the transaction begins: a filter looks at every session of the tenant.
Done findSessions(Services& services, Call& call) {
    SessionsOrder found;
    SEKISHO_TRY(order, sekisho::api::bulkOrderFrom(call.body, "sessions"));
    found.order = std::move(order);
    LiveSessionQuestion question = liveQuestion(call);
    const json::value* filter = call.body.is_object() ? call.body.get_object().if_contains("filter") : nullptr;
    if (filter && !filter->is_null()) {
        SEKISHO_TRY(read, sekisho::api::liveSessionFilterFrom(*filter));
        question.filter = std::move(read);
        auto matching = matchingSessions(*call.db, services.subjects, question, kMostSessionsEnded);
        if (matching)
            found.sessions = std::move(*matching);
        else if (matching.error().code == "TOO_MANY")
            SEKISHO_CHECK(findFirst(services, call, question, found));
        else
            return std::move(matching).error();
    } else {
        SEKISHO_CHECK(findNamed(services, call, question, found));
    }
    call.prepared = std::move(found);
    return {};
}

HandlerResult endSessions(Services& services, Call& call) {
    const auto& found = std::any_cast<const SessionsOrder&>(call.prepared);
    SEKISHO_TRY(ordered, orderSessionCutOff(services, call, found.order, found.sessions));
    if (found.sweep && !ordered.repeated) {
        SEKISHO_CHECK(beginSweep(*call.db, call, ordered.cutOff.id, *found.sweep));
        ordered.cutOff.sweep = sekisho::SweepProgress{found.sweep->done, found.sweep->expected};
    }
    return orderedAnswer(ordered);
}

} // namespace

void addLiveSessionEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view menu = "security.sessions";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/sessions", "Who is signed in, last use first", menu,
                                [&services](Call& call) { return liveSessions(services, call); }));
    Endpoint end = adminEndpoint(Method::Post, "/v1.0/admin/sessions/end",
                                 "End these sessions, or all that match a filter, as one cut-off", menu,
                                 [&services](Call& call) { return endSessions(services, call); });
    end.bodyLimit = kLongestSessionOrder;
    end.prepare = [&services](Call& call) { return findSessions(services, call); };
    out.push_back(std::move(end));
}

} // namespace sekishod
