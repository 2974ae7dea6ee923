#include "service/handlers/changeset_endpoints.h"

#include "service/handlers/admin_configuration.h"

#include "models/api/changeset_wire.h"
#include "models/api/page_cursor.h"
#include "models/domain/text_fold.h"
#include "service/changesets/changeset_search.h"
#include "service/http/call.h"
#include "service/rules/scope_sight.h"
#include "service/store/journal.h"

#include <boost/json/object.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::Verdict;
using sekisho::api::PageCursor;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostBytes = 8 << 20; // of operations at once
constexpr int kMostRowsPerPage = 1'000;
constexpr std::size_t kLongestSearch = 300; // bytes
constexpr int kMostSetsPerPage = 100;
constexpr std::int64_t kMostLookedAt = 5'000; // changesets of others, until a page ends short
constexpr std::string_view kOne = "/v1.0/admin/changesets/{changesetId}";

std::string changesetTag(sekisho::Version version) {
    return fmt::format("\"{}\"", version);
}

Response told(int status, ChangesetHead head, sekisho::Instant now) {
    head.set.undo = undoOffer(head, now);
    return Response::json(status, sekisho::api::changesetText(head.set)).with("ETag", changesetTag(head.set.version));
}

Result<std::int64_t> countIn(const Call& call, std::string_view name, std::int64_t fallback, std::int64_t most) {
    const auto text = call.query(name);
    if (!text) return fallback;
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= most) return value;
    return sekisho::badInput(std::string(name), "OUT_OF_RANGE", fmt::format("{} must be 1 to {}.", name, most));
}

Result<std::int64_t> placeIn(const Call& call, std::string_view list) {
    const auto text = call.query("cursor");
    if (!text || text->empty()) return std::int64_t{0};
    const auto place = sekisho::api::cursorFromText(list, *text);
    if (!place) return sekisho::badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
    return place->id;
}

Response changesetPage(std::string_view key, const std::vector<std::string>& items, std::string_view list,
                       std::int64_t next) {
    std::string body = fmt::format("{{\"{}\":[{}],\"responseMetaData\":{{\"nextCursor\":", key, fmt::join(items, ","));
    body += next > 0 ? fmt::format("\"{}\"", sekisho::api::cursorText(list, {next, {}})) : std::string("null");
    body += "}}";
    return Response::json(200, std::move(body));
}

// A text of a search; empty: none.
Result<std::string> searchedIn(const Call& call, std::string_view name) {
    std::string text(call.query(name).value_or(""));
    if (text.size() > kLongestSearch)
        return sekisho::badInput(std::string(name), "TOO_LONG", fmt::format("{} is too long.", name));
    return text;
}

// 202 when the work goes on by itself.
int statusAfter(const ChangesetHead& head) {
    return isBusy(head.set.state) ? 202 : 200;
}

const std::string& changesetIn(const Call& call) {
    return call.pathValue("changesetId");
}

// --- handlers ---

HandlerResult createSet(Changesets& changesets, Call& call) {
    SEKISHO_TRY(wanted, sekisho::api::newChangesetFromRequest(call.body));
    SEKISHO_TRY(head, changesets.create(call, wanted));
    return told(201, std::move(head), call.now);
}

HandlerResult listSets(Call& call) {
    SEKISHO_TRY(count, countIn(call, "count", 50, kMostSetsPerPage));
    std::optional<sekisho::ChangesetState> state;
    if (const auto text = call.query("state"); text && !text->empty()) {
        state = sekisho::changesetStateOf(*text);
        if (!state) return sekisho::badInput("state", "INVALID_PARAMETER", "state is not one of a changeset.");
    }
    const bool mine = call.query("mine") == "true";
    SEKISHO_TRY(text, searchedIn(call, "text"));
    SEKISHO_TRY(kinds, searchedIn(call, "kind"));
    const ChangesetSearch wanted = changesetSearch(text, kinds);
    const std::string name = fmt::format("changesets/{}/{}/{}/{}/{}", call.caller.domain,
                                         state ? *call.query("state") : "", mine, kinds, text);
    SEKISHO_TRY(place, placeIn(call, name));
    std::vector<std::string> items;
    std::int64_t next = 0, last = 0, looked = 0;
    sekisho::Done searched;
    SEKISHO_CHECK(eachChangeset(*call.db, call.caller.domain, place, [&](ChangesetHead head) {
        if (static_cast<std::int64_t>(items.size()) == count || looked >= kMostLookedAt) {
            next = last;
            return false;
        }
        last = head.row;
        ++looked;
        if (state && head.set.state != *state) return true;
        if (mine ? head.set.authorId != call.caller.actorId() : !couldMake(call.caller, head, call.now)) return true;
        if (!wanted.empty()) {
            looked += costOfLooking(head) - 1;
            const auto found = isFound(*call.db, head, wanted);
            if (!found) searched = found.error();
            if (!found || !*found) return searched.has_value();
        }
        head.set.undo = undoOffer(head, call.now);
        items.push_back(sekisho::api::changesetText(head.set));
        return true;
    }));
    SEKISHO_CHECK(std::move(searched));
    return changesetPage("changesets", items, name, next);
}

HandlerResult getSet(Call& call) {
    SEKISHO_TRY(head, Changesets::visible(*call.db, call.caller, changesetIn(call), call.now));
    return told(200, std::move(head), call.now);
}

HandlerResult receiveOperations(Changesets& changesets, Call& call) {
    SEKISHO_TRY(from, countIn(call, "from", 1, sekisho::kMostOperations + 1));
    SEKISHO_TRY(received, changesets.receive(call, changesetIn(call), from, call.request.body));
    return Response::json(200, fmt::format("{{\"received\":{}}}", received));
}

// Of a changeset that a single request left: its audit records are its rows. Of people besides they tell the caller
// whom he may see.
Result<std::vector<sekisho::PlannedRow>> rowsOfAudit(const Call& call, const ChangesetHead& head, std::int64_t after,
                                                     int count) {
    Database& db = *call.db;
    SEKISHO_TRY(sight, sightOf(db, call.caller, call.now));
    SEKISHO_TRY(records,
                (db.rows<std::int64_t, std::string, std::string, std::string, std::string, std::string>(
                    "SELECT seq, action, target_kind, target_id, target_name, changes FROM audit WHERE domain_id "
                    "= :domain AND seq BETWEEN :first AND :last ORDER BY seq LIMIT :most",
                    head.domain, head.auditFrom + after, head.auditTo, count)));
    std::vector<sekisho::PlannedRow> rows;
    for (auto& [seq, action, kind, id, name, changes] : records) {
        sekisho::PlannedRow& row = rows.emplace_back();
        row.no = seq - head.auditFrom + 1;
        const std::size_t dot = action.find('.');
        row.action = dot == std::string::npos ? action : action.substr(dot + 1);
        row.kind = std::move(kind);
        row.id = std::move(id);
        row.name = std::move(name);
        row.verdict = row.action == "create"                                  ? Verdict::Added
                      : row.action == "delete" || row.action == "forceDelete" ? Verdict::Removed
                                                                              : Verdict::Changed;
        if (changes.empty()) continue;
        SEKISHO_CHECK(hideOutsiders([&sight](std::string_view uid) { return sight.holds(uid); }, changes));
        SEKISHO_TRY(fields, sekisho::api::changesFromText(changes));
        row.changes = std::move(fields);
    }
    return rows;
}

HandlerResult listRows(Call& call) {
    SEKISHO_TRY(head, Changesets::visible(*call.db, call.caller, changesetIn(call), call.now));
    SEKISHO_TRY(count, countIn(call, "count", 200, kMostRowsPerPage));
    std::optional<Verdict> verdict;
    if (const auto text = call.query("verdict"); text && !text->empty()) {
        verdict = sekisho::verdictOf(*text);
        if (!verdict) return sekisho::badInput("verdict", "INVALID_PARAMETER", "verdict is not one of a row.");
    }
    SEKISHO_TRY(text, searchedIn(call, "text"));
    const std::string name =
        fmt::format("changesetRows/{}/{}/{}", head.set.id.value, verdict ? verdictKey(*verdict) : "", text);
    SEKISHO_TRY(after, placeIn(call, name));
    const int most = static_cast<int>(count) + 1;
    auto page = head.set.action.empty() ? pageOfRows(*call.db, head.row, {verdict, text}, after, most)
                                        : rowsOfAudit(call, head, after, most);
    if (!page) return std::move(page).error();
    const bool more = static_cast<std::int64_t>(page->size()) > count;
    if (more) page->pop_back();
    // Of records the page is what was read, found or not.
    const std::string word = head.set.action.empty() ? std::string() : sekisho::fold(text);
    std::vector<std::string> items;
    for (const auto& row : *page)
        if ((!verdict || row.verdict == *verdict) &&
            (word.empty() || sekisho::fold(row.name).find(word) != std::string::npos))
            items.push_back(sekisho::api::rowText(row));
    return changesetPage("rows", items, name, more ? page->back().no : 0);
}

HandlerResult planSet(Changesets& changesets, Call& call) {
    SEKISHO_TRY(head, changesets.plan(call, changesetIn(call)));
    const int status = statusAfter(head);
    return told(status, std::move(head), call.now);
}

HandlerResult applySet(Changesets& changesets, Call& call) {
    bool skipRefused = false;
    if (const auto* body = call.body.if_object())
        if (const auto* flag = body->if_contains("skipRefused"); flag && !flag->is_null()) {
            if (!flag->is_bool())
                return sekisho::badInput("skipRefused", "INVALID_PARAMETER", "skipRefused must be true or false.");
            skipRefused = flag->get_bool();
        }
    std::string_view tag = call.request.header("If-Match");
    if (tag.starts_with("W/")) tag.remove_prefix(2); // proxies weaken tags
    sekisho::Version version = 0;
    if (!tag.empty() && tag != "*") {
        version = -1; // what is no version matches none
        if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
            std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, version);
    }
    SEKISHO_TRY(head, changesets.apply(call, changesetIn(call), skipRefused, version));
    const int status = statusAfter(head);
    return told(status, std::move(head), call.now);
}

using Step = Result<ChangesetHead> (Changesets::*)(Call&, std::string_view);

Handler stepBy(Changesets& changesets, Step step, int status) {
    return [&changesets, step, status](Call& call) -> HandlerResult {
        SEKISHO_TRY(head, (changesets.*step)(call, changesetIn(call)));
        return told(status, std::move(head), call.now);
    };
}

HandlerResult discardSet(Changesets& changesets, Call& call) {
    SEKISHO_CHECK(changesets.discard(call, changesetIn(call)));
    return Response::empty(204);
}

Endpoint changesetEndpoint(Method method, std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out{.method = method, .path = path, .summary = summary, .handler = std::move(handler)};
    const bool reads = method == Method::Get;
    if (reads)
        out.scopes = {"admin", "admin.read"};
    else
        out.scopes = {"admin"};
    out.effect = reads ? Effect::Read : Effect::Write;
    out.body = reads ? BodyKind::None : BodyKind::JsonOrEmpty;
    out.rate = RateClass::Admin;
    out.publicReason =
        "a changeset is seen by its author and by whoever could have made it; each operation is authorized by "
        "its kind when it is planned and when it is applied";
    return out;
}

} // namespace

std::vector<Endpoint> changesetEndpoints(Changesets& changesets) {
    std::vector<Endpoint> out;
    const auto bind = [&changesets](HandlerResult (*handler)(Changesets&, Call&)) {
        return [&changesets, handler](Call& call) { return handler(changesets, call); };
    };
    Endpoint begin = changesetEndpoint(Method::Post, "/v1.0/admin/changesets", "Begin a changeset", bind(createSet));
    begin.body = BodyKind::Json;
    begin.bodyLimit = kMostBytes;
    out.push_back(std::move(begin));
    out.push_back(changesetEndpoint(Method::Get, "/v1.0/admin/changesets", "List changesets, newest first", listSets));
    out.push_back(changesetEndpoint(Method::Get, kOne, "Get a changeset", getSet));
    Endpoint take = changesetEndpoint(Method::Put, "/v1.0/admin/changesets/{changesetId}/operations",
                                      "Add operations, one JSON object a line", bind(receiveOperations));
    take.body = BodyKind::Raw;
    take.bodyLimit = kMostBytes;
    take.effect = Effect::None; // in short transactions of its own: the writer must stay free for others
    out.push_back(std::move(take));
    out.push_back(changesetEndpoint(Method::Get, "/v1.0/admin/changesets/{changesetId}/rows",
                                    "What each operation does, or why it is refused", listRows));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/plan", "Plan a changeset",
                                    bind(planSet)));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/apply",
                                    "Apply a planned changeset", bind(applySet)));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/pause",
                                    "Pause between two steps", stepBy(changesets, &Changesets::pause, 200)));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/resume", "Go on after a pause",
                                    stepBy(changesets, &Changesets::resume, 200)));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/cancel",
                                    "Stop, and take back what was applied",
                                    stepBy(changesets, &Changesets::cancel, 200)));
    out.push_back(changesetEndpoint(Method::Post, "/v1.0/admin/changesets/{changesetId}/undo",
                                    "Plan the changeset that takes this one back",
                                    stepBy(changesets, &Changesets::undo, 201)));
    out.push_back(
        changesetEndpoint(Method::Delete, kOne, "Discard a changeset that was not applied", bind(discardSet)));
    addConfigurationEndpoints(changesets, out);
    return out;
}

} // namespace sekishod
