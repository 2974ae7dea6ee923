// The agreement to the rules of reading what members wrote, and トーク内容 (W6).

#include "models/api/monitor_wire.h"
#include "models/api/page_cursor.h"
#include "models/domain/text_fold.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/gate_rules.h"
#include "service/http/json_text.h"
#include "service/logs/log_rights.h"
#include "service/logs/message_contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sekishod {

using sekisho::Access;
using sekisho::Consent;
using sekisho::ContentQuery;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Permission;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr Permission kTalkContent{"monitoring.talkContent", Access::View};
constexpr int kContentsPerPage = 100;
constexpr int kMostContentsPerPage = 200;
constexpr std::size_t kLongestPurpose = 500;

// --- the agreement ---

Done mayAgree(const Call& call) {
    for (const std::string_view menu : {"monitoring.talkContent", "monitoring.talk", "monitoring.drive"})
        if (sekisho::allows(call.caller.roles, {menu, Access::View}, call.now)) return {};
    return missingRight(kTalkContent);
}

Result<Consent> consentOf(Call& call) {
    SEKISHO_TRY(row, (call.db->first<std::int64_t, std::string, std::int64_t>(
                         "SELECT edition, purpose, at FROM consent WHERE domain_id = :domain AND member_uid = :user",
                         call.caller.domain, call.caller.user.value)));
    Consent out;
    if (!row) return out;
    out.given = std::get<0>(*row) == sekisho::consentText().edition;
    out.purpose = std::get<1>(*row);
    out.at = sekisho::fromMillis(std::get<2>(*row));
    return out;
}

HandlerResult getConsent(Call& call) {
    SEKISHO_CHECK(mayAgree(call));
    SEKISHO_TRY(consent, consentOf(call));
    return Response::json(200, sekisho::api::consentStateText(consent));
}

struct ConsentWish {
    std::int64_t edition = 0;
    std::string purpose;
};

Result<ConsentWish> consentWish(const json::value& body) {
    const auto* object = body.if_object();
    const auto* edition = object ? object->if_contains("edition") : nullptr;
    const auto* purpose = object ? object->if_contains("purpose") : nullptr;
    if (!edition || !edition->is_int64())
        return sekisho::badInput("edition", "INVALID_PARAMETER", "edition must be the number of the text.");
    ConsentWish out;
    out.edition = edition->get_int64();
    if (purpose && purpose->is_string()) out.purpose = std::string(purpose->get_string());
    if (out.purpose.find_first_not_of(" \t\r\n") == std::string::npos)
        return sekisho::badInput("purpose", "MISSING_PARAMETER", "purpose is empty.");
    if (sekisho::lengthOf(out.purpose) > kLongestPurpose)
        return sekisho::badInput("purpose", "TOO_LONG", "purpose is too long.")
            .with("max", std::to_string(kLongestPurpose));
    return out;
}

HandlerResult giveConsent(Call& call) {
    SEKISHO_CHECK(mayAgree(call));
    SEKISHO_TRY(wish, consentWish(call.body));
    if (wish.edition != sekisho::consentText().edition)
        return Error(ErrorKind::Conflict, "CONSENT_EDITION").at("edition");
    SEKISHO_CHECK(call.db->exec(
        "INSERT INTO consent(domain_id, member_uid, edition, purpose, at) VALUES(:domain, :user, "
        ":edition, :purpose, :at) ON CONFLICT(domain_id, member_uid) DO UPDATE SET edition = "
        "excluded.edition, purpose = excluded.purpose, at = excluded.at",
        call.caller.domain, call.caller.user.value, wish.edition, wish.purpose, sekisho::toMillis(call.now)));
    call.audit({.action = "monitoring.consent",
                .targetKind = "member",
                .targetId = call.caller.user.value,
                .targetName = call.caller.name,
                .changesJson = fmt::format(R"({{"edition":{{"from":null,"to":{}}},"purpose":{{"from":null,"to":{}}}}})",
                                           wish.edition, jsonString(wish.purpose))});
    SEKISHO_TRY(consent, consentOf(call));
    return Response::json(200, sekisho::api::consentStateText(consent));
}

// --- what members wrote ---

Result<std::optional<sekisho::Instant>> contentTime(const Call& call, std::string_view name) {
    const auto text = call.query(name);
    if (!text || text->empty()) return std::optional<sekisho::Instant>();
    const auto at = sekisho::parseInstant(*text);
    if (!at)
        return sekisho::badInput(std::string(name), "INVALID_PARAMETER",
                                 fmt::format("{} must be a time with its offset.", name));
    return at;
}

Result<ContentQuery> contentQuery(const Call& call) {
    ContentQuery out;
    SEKISHO_TRY(from, contentTime(call, "from"));
    SEKISHO_TRY(until, contentTime(call, "until"));
    out.from = from;
    out.until = until;
    out.sender = call.query("sender").value_or("");
    out.receiver = call.query("receiver").value_or("");
    out.channel = call.query("channel").value_or("");
    out.text = call.query("text").value_or("");
    if (const auto bot = call.query("bot"); bot && !bot->empty()) {
        if (*bot != "true" && *bot != "false")
            return sekisho::badInput("bot", "INVALID_PARAMETER", "bot must be true or false.");
        out.bot = *bot == "true";
    }
    SEKISHO_CHECK(checkContentQuery(out));
    return out;
}

Result<int> contentCount(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kContentsPerPage;
    const auto value = wholeNumber(*text);
    if (value && *value >= 1 && *value <= kMostContentsPerPage) return static_cast<int>(*value);
    return sekisho::badInput("count", "INVALID_PARAMETER",
                             fmt::format("count must be a number from 1 to {}.", kMostContentsPerPage));
}

Result<std::optional<LogPlace>> contentPlace(const Call& call, const std::string& list) {
    const auto text = call.query("cursor");
    if (!text || text->empty()) return std::optional<LogPlace>();
    const auto cursor = sekisho::api::cursorFromText(list, *text);
    const auto at = cursor ? wholeNumber(cursor->key) : std::nullopt;
    if (!at) return sekisho::badInput("cursor", "INVALID_CURSOR", "The cursor is not one of this list.");
    return std::optional(LogPlace{sekisho::Instant(std::chrono::microseconds(*at)), cursor->id});
}

// Whose messages were shown stands in their own timelines as well.
Done recordContents(Services& services, const Call& call, const ContentQuery& query, const ContentsFound& found) {
    json::object changes = contentQueryChanges(query);
    changes["count"] = json::object{{"from", nullptr}, {"to", found.messages.size()}};
    UnitOfWork unit = unitOf(call);
    AuditEntry entry{.action = "monitoring.content.read",
                     .targetKind = "log",
                     .targetId = "message",
                     .targetName = {},
                     .changesJson = json::serialize(changes)};
    for (const auto& message : found.messages)
        if (!message.senderId.empty() && std::ranges::find(entry.about, message.senderId.value) == entry.about.end())
            entry.about.push_back(message.senderId.value);
    unit.audits = {std::move(entry)};
    return runUnit(services, unit, [](Database&, UnitOfWork&) { return Done(); });
}

HandlerResult contents(Services& services, Call& call) {
    SEKISHO_TRY(query, contentQuery(call));
    SEKISHO_TRY(count, contentCount(call));
    const std::string list =
        fmt::format("contents:{}:{}", call.caller.domain, json::serialize(contentQueryChanges(query)));
    SEKISHO_TRY(after, contentPlace(call, list));
    SEKISHO_TRY(db, services.store.openReader()); // of its own: the common readers stay free meanwhile
    SEKISHO_CHECK(db.begin(false));
    call.db = &db;
    const Done agreed = needConsent(call);
    call.db = nullptr;
    if (!agreed) return agreed.error();
    SEKISHO_TRY(found, searchContents(db, call.caller.domain, query, {call.scope}, false, after, count));
    SEKISHO_CHECK(recordContents(services, call, query, found)); // before anybody has read anything
    std::string next;
    if (found.next)
        next = sekisho::api::cursorText(list,
                                        {found.next->seq, std::to_string(found.next->at.time_since_epoch().count())});
    return Response::json(200, sekisho::api::contentPageText(found.messages, next, found.searchedTo))
        .with("Cache-Control", "no-store");
}

Endpoint consentEndpoint(Method method, std::string_view summary, Handler handler) {
    Endpoint out{
        .method = method, .path = "/v1.0/admin/monitoring/consent", .summary = summary, .handler = std::move(handler)};
    const bool reads = method == Method::Get;
    out.auth = AuthNeed::User;
    out.scopes = reads ? std::vector<std::string_view>{"admin", "admin.read"} : std::vector<std::string_view>{"admin"};
    out.body = reads ? BodyKind::None : BodyKind::Json;
    out.bodyLimit = reads ? out.bodyLimit : 8192;
    out.effect = reads ? Effect::Read : Effect::Write;
    out.rate = RateClass::Admin;
    out.publicReason = "one's own agreement; whoever may view neither contents nor detections is refused (FORBIDDEN)";
    return out;
}

} // namespace

void addContentEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(
        consentEndpoint(Method::Get, "The rules of reading what members wrote, and one's agreement", getConsent));
    out.push_back(consentEndpoint(Method::Post, "Agree to the rules of reading what members wrote", giveConsent));
    Endpoint read =
        adminEndpoint(Method::Get, "/v1.0/admin/monitoring/contents", "Search what members wrote, newest first",
                      kTalkContent.menu, [&services](Call& call) { return contents(services, call); });
    read.effect = Effect::None; // the record of the reading is a transaction of its own
    out.push_back(std::move(read));
}

} // namespace sekishod
