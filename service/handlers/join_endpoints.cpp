// What somebody may ask who holds an invitation and no account: over the API with the token in the body, and as a page
// in a browser. A camera can carry nothing but an address, so there the token stands in the path; the log names the
// route only, and the page lets no referrer and no cache have it.

#include "service/auth/html_page.h"
#include "service/auth/pkce.h"
#include "service/auth/secret_text.h"
#include "service/auth/timed_book.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/join_page.h"
#include "service/http/request_text.h"
#include "service/http/unit_of_work.h"
#include "service/rules/invitations.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kJoinCookie = "__Host-sekisho-join";
constexpr std::string_view kInvitee = "invitee";

struct JoinPrepared {
    std::string passwordHash;
};

Result<std::string> answerAt(const json::object& body, std::string_view key, bool needed) {
    const auto* value = body.if_contains(key);
    const bool empty = !value || value->is_null() || (value->is_string() && value->get_string().empty());
    if (empty && needed)
        return sekisho::badInput(std::string(key), "MISSING_PARAMETER", fmt::format("{} is required.", key));
    if (empty) return std::string();
    if (!value->is_string())
        return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be a text.", key));
    return std::string(value->get_string());
}

Result<const json::object*> answersOf(const Call& call) {
    const auto* body = call.body.if_object();
    if (!body) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return body;
}

// --- over the API ---------------------------------------------------------------------------------------------------

HandlerResult checkLink(Call& call) {
    SEKISHO_TRY(body, answersOf(call));
    SEKISHO_TRY(token, answerAt(*body, "token", true));
    SEKISHO_TRY(open, openInvitation(*call.db, token, call.now));
    SEKISHO_TRY(tenant, loadTenant(*call.db, open.domain));
    return Response::json(200,
                          json::serialize(json::object{{"tenantName", tenant.name},
                                                       {"workgroup", tenant.workgroup},
                                                       {"inviterName", open.invitation.inviterName},
                                                       {"expiresAt", sekisho::formatUtc(open.invitation.expires)}}))
        .with("Cache-Control", "no-store");
}

// Only whoever holds an open invitation makes the service hash a password.
Done prepareJoin(Call& call) {
    SEKISHO_TRY(body, answersOf(call));
    SEKISHO_TRY(token, answerAt(*body, "token", true));
    SEKISHO_TRY(rules, joinRules(*call.db, token, call.now));
    SEKISHO_TRY(login, answerAt(*body, "email", true));
    SEKISHO_TRY(password, answerAt(*body, "password", true));
    SEKISHO_TRY(hash, joinPassword(rules, login, password));
    call.prepared = JoinPrepared{std::move(hash)};
    return {};
}

HandlerResult join(Call& call) {
    SEKISHO_TRY(body, answersOf(call));
    SEKISHO_TRY(token, answerAt(*body, "token", true));
    SEKISHO_TRY(open, openInvitation(*call.db, token, call.now)); // it may have been revoked meanwhile
    SEKISHO_TRY(tenant, loadTenant(*call.db, open.domain));
    sekisho::Member member;
    for (const JoinField& field : joinFields()) {
        SEKISHO_TRY(value, answerAt(*body, field.key, false));
        field.of(member) = std::move(value);
    }
    SEKISHO_TRY(locale, answerAt(*body, "locale", false));
    member.locale = std::move(locale);
    call.caller.domain = open.domain;
    call.caller.name = kInvitee;
    auto hash = std::any_cast<const JoinPrepared&>(call.prepared).passwordHash;
    Effects effects;
    SEKISHO_TRY(joined,
                applyToJoin(*call.db, tenant, open.invitation, std::move(member), std::move(hash), call.now, effects));
    return done(call, effects,
                Response::json(201, json::serialize(json::object{{"status", joined.admitted ? "ADMITTED" : "WAITING"},
                                                                 {"email", joined.applicant.member.email}})));
}

// --- in a browser ---------------------------------------------------------------------------------------------------

struct OpenJoinForm { // a page somebody has open; it can be sent once
    std::string tokenHash;
    std::string cookie; // both must come back: only the page itself knows the word, only the browser the cookie
    std::string csrf;
};

struct JoinDesk {
    explicit JoinDesk(Services& s) : services(s) {}
    Services& services;
    TimedBook<OpenJoinForm> forms{std::chrono::hours(1), 5'000};
};

struct JoinPlace {
    JoinRules rules;
    Tenant tenant;
};

Result<JoinPlace> placeOf(JoinDesk& desk, const std::string& token, sekisho::Instant now) {
    return desk.services.store.read([&](Database& db) -> Result<JoinPlace> {
        SEKISHO_TRY(rules, joinRules(db, token, now));
        SEKISHO_TRY(tenant, loadTenant(db, rules.open.domain));
        return JoinPlace{std::move(rules), std::move(tenant)};
    });
}

// What a person can do nothing about stays an error of the service; the rest is a page that says so.
HandlerResult closedPage(bool japanese, Error error) {
    if (error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Forbidden) return error;
    return joinFaultPage(japanese, sekisho::httpStatus(error), errorSentence(error, japanese));
}

Response openForm(JoinDesk& desk, const Call& call, JoinForm form, const JoinPlace& place, const Error* error) {
    std::string cookie = cookieValue(call.request, kJoinCookie);
    if (!isS256Challenge(cookie)) cookie = newSecret(32); // as long and of the same letters
    form.id = decltype(desk.forms)::newId();
    form.csrf = newSecret(32);
    desk.forms.put(form.id, {sha256Hex(form.token), cookie, form.csrf}, call.now);
    Response page = joinPage(form, place.tenant, place.rules.open.invitation, place.rules.password.policy, error);
    page.headers.emplace_back("Set-Cookie",
                              fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict", kJoinCookie, cookie));
    return page;
}

HandlerResult openJoinPage(JoinDesk& desk, Call& call) {
    JoinForm form;
    form.japanese = prefersJapanese(call.request.header("Accept-Language"));
    form.token = call.pathValue("token");
    auto place = placeOf(desk, form.token, call.now);
    if (!place) return closedPage(form.japanese, std::move(place).error());
    return openForm(desk, call, std::move(form), *place, nullptr);
}

std::string fieldOf(const Fields& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
    return found == fields.end() ? std::string() : found->second;
}

bool standsTwice(const Fields& fields) {
    return std::ranges::any_of(fields, [&](const auto& field) {
        return std::ranges::count(fields, field.first, &Fields::value_type::first) > 1;
    });
}

Result<Joined> applyWith(JoinDesk& desk, const Call& call, const JoinPlace& place, const JoinForm& form,
                         const Fields& fields) {
    const SecretText password(fieldOf(fields, "password"));
    const SecretText again(fieldOf(fields, "passwordAgain"));
    if (password.text() != again.text()) return sekisho::badInput("password", "PASSWORDS_DIFFER", {});
    SEKISHO_TRY(hash, joinPassword(place.rules, form.member.email, password.text()));
    UnitOfWork unit;
    unit.domain = place.tenant.domain;
    unit.actorId.clear();
    unit.actorName = kInvitee;
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    Joined out;
    SEKISHO_CHECK(runUnit(desk.services, unit, [&](Database& db, UnitOfWork& work) -> Done {
        SEKISHO_TRY(open, openInvitation(db, form.token, call.now)); // it may have been revoked meanwhile
        SEKISHO_TRY(tenant, loadTenant(db, open.domain));
        Effects effects;
        SEKISHO_TRY(joined, applyToJoin(db, tenant, open.invitation, form.member, hash, call.now, effects));
        effects.moveTo(work);
        out = std::move(joined);
        return {};
    }));
    return out;
}

bool canBeMended(const Error& error) {
    return error.kind == ErrorKind::BadInput || error.kind == ErrorKind::Conflict ||
           error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Unavailable;
}

HandlerResult answerJoinPage(JoinDesk& desk, Call& call) {
    JoinForm form;
    form.japanese = prefersJapanese(call.request.header("Accept-Language"));
    form.token = call.pathValue("token");
    if (mediaType(call.request.header("Content-Type")) != "application/x-www-form-urlencoded")
        return joinFaultPage(form.japanese, 415,
                             errorSentence(Error(ErrorKind::BadInput, "UNSUPPORTED_MEDIA_TYPE"), form.japanese));
    const auto fields = readForm(call.request.body);
    if (!fields || standsTwice(*fields))
        return joinFaultPage(form.japanese, 400,
                             errorSentence(Error(ErrorKind::BadInput, "BAD_REQUEST"), form.japanese));
    auto place = placeOf(desk, form.token, call.now);
    if (!place) return closedPage(form.japanese, std::move(place).error());
    const auto opened = desk.forms.take(fieldOf(*fields, "form"), call.now);
    if (!opened || opened->tokenHash != sha256Hex(form.token) ||
        !equalConstantTime(opened->csrf, fieldOf(*fields, "csrf")) ||
        !equalConstantTime(opened->cookie, cookieValue(call.request, kJoinCookie)))
        return joinStalePage(form.japanese, form.token);
    for (const JoinField& field : joinFields())
        field.of(form.member) = fieldOf(*fields, field.key);
    auto joined = applyWith(desk, call, *place, form, *fields);
    if (joined) return joinedPage(form.japanese, place->tenant, *joined);
    const Error error = std::move(joined).error();
    if (canBeMended(error)) return openForm(desk, call, std::move(form), *place, &error);
    return closedPage(form.japanese, error);
}

Endpoint publicEndpoint(Method method, std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out{.method = method, .path = path, .summary = summary, .handler = std::move(handler)};
    out.auth = AuthNeed::None;
    out.rate = RateClass::SignIn;
    out.publicReason = "whoever was invited has no account yet; the token of the invitation is what he shows";
    return out;
}

} // namespace

void addJoinEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto posted = [](std::string_view path, std::string_view summary, Handler handler, Effect effect) {
        Endpoint made = publicEndpoint(Method::Post, path, summary, std::move(handler));
        made.body = BodyKind::Json;
        made.bodyLimit = 8192;
        made.effect = effect;
        return made;
    };
    out.push_back(posted("/v1.0/join/check", "Which tenant an invitation leads to", checkLink, Effect::Read));
    Endpoint joining = posted("/v1.0/join", "Ask to become a member by an invitation", join, Effect::Write);
    joining.prepare = prepareJoin;
    out.push_back(std::move(joining));
    const auto desk = std::make_shared<JoinDesk>(services);
    Endpoint page = publicEndpoint(Method::Get, "/join/{token}", "The page that an invitation link opens",
                                   [desk](Call& call) { return openJoinPage(*desk, call); });
    page.effect = Effect::None;
    out.push_back(std::move(page));
    Endpoint answer = publicEndpoint(Method::Post, "/join/{token}", "The form of that page, filled in",
                                     [desk](Call& call) { return answerJoinPage(*desk, call); });
    answer.body = BodyKind::Raw;
    answer.bodyLimit = 16'384;
    answer.effect = Effect::None;
    out.push_back(std::move(answer));
}

} // namespace sekishod
