#include "models/api/device_wire.h"
#include "models/api/page_cursor.h"
#include "service/auth/credentials.h"
#include "service/auth/sessions.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/audit_page.h"
#include "service/handlers/feed_scope.h"
#include "service/http/json_text.h"
#include "service/rules/authority.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"
#include "service/rules/scope_sight.h"
#include "service/rules/single_orders.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <charconv>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::Session;
using sekisho::UserId;

namespace json = boost::json;

namespace {

constexpr int sessionsPerPage = 50;
constexpr int mostSessionsPerPage = 200;

Result<int> countOf(const Call& call) {
    const auto text = call.query("count");
    if (!text) return sessionsPerPage;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= mostSessionsPerPage)
        return value;
    return sekisho::badInput("count", "OUT_OF_RANGE", fmt::format("count must be 1 to {}.", mostSessionsPerPage));
}

json::object metaData(const std::string& nextCursor) {
    json::object meta;
    meta["nextCursor"] = nextCursor.empty() ? json::value(nullptr) : json::value(nextCursor);
    return meta;
}

// --- access status ---

HandlerResult sessions(Call& call) {
    SEKISHO_TRY(count, countOf(call));
    SEKISHO_TRY(page, listSessions(*call.db, call.caller.domain, UserId(call.subject.uid),
                                   call.query("cursor").value_or(""), count, call.now, call.caller.session));
    json::array list;
    for (const Session& session : page.sessions)
        list.push_back(sekisho::api::sessionValue(session));
    return Response::json(200, json::serialize(json::object{{"sessions", std::move(list)},
                                                            {"responseMetaData", metaData(page.nextCursor)}}));
}

HandlerResult endOneSession(Services& services, Call& call) {
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    const sekisho::SessionId session(call.pathValue("sessionId"));
    SEKISHO_TRY(passes, passesBrake(call, member, sekisho::StepKind::EndSessions));
    if (!passes)
        return holdSingle(services, call, member,
                          {{.kind = sekisho::StepKind::EndSessions,
                            .need = json::object{{"sessions", json::array{json::string(session.value)}}}}},
                          [&](Effects&) {
                              const auto ended = endSession(*call.db, call.caller.domain, member.member.id.value,
                                                            session, "forced", call.now);
                              return ended ? Done() : Done(ended.error());
                          });
    SEKISHO_CHECK(endSession(services, call, member.member.id, session, "forced"));
    call.audit({"session.end", "member", member.member.id.value, member.member.displayName(),
                json::serialize(json::object{{"session", {{"from", session.value}, {"to", ""}}}})});
    return Response::empty(204);
}

// --- password ---

struct PasswordOrder {
    bool force = false;
    std::string hash;
    bool changeAtNextLogin = true;
};

Error wrongValue(std::string_view field, std::string_view what) {
    return sekisho::badInput(std::string(field), "INVALID_PARAMETER", fmt::format("{} {}", field, what));
}

Result<std::string> textAt(const json::object& body, std::string_view key) {
    const json::value* value = body.if_contains(key);
    if (!value || value->is_null())
        return sekisho::badInput(std::string(key), "MISSING_PARAMETER", fmt::format("{} is missing.", key));
    if (!value->is_string()) return wrongValue(key, "must be a text.");
    return std::string(value->get_string());
}

// The hash is made before the transaction begins: it takes a tenth of a second in which nobody else could write.
Done preparePassword(Call& call) {
    if (!call.body.is_object()) return wrongValue("body", "must be a JSON object.");
    const json::object& body = call.body.get_object();
    SEKISHO_TRY(mode, textAt(body, "mode"));
    if (mode != "force" && mode != "request") return wrongValue("mode", "must be force or request.");
    PasswordOrder order;
    order.force = mode == "force";
    if (const json::value* flag = body.if_contains("changePasswordAtNextLogin"); flag && !flag->is_null()) {
        if (!flag->is_bool()) return wrongValue("changePasswordAtNextLogin", "must be true or false.");
        order.changeAtNextLogin = flag->get_bool();
    }
    if (order.force) {
        SEKISHO_CHECK(checkMaySetPassword(call, UserId(call.subject.uid)));
        SEKISHO_TRY(password, textAt(body, "password"));
        SEKISHO_CHECK(
            checkNewPassword(*call.db, call.caller.domain, UserId(call.subject.uid), call.subject.email, password));
        SEKISHO_TRY(hash, hashPassword(password));
        order.hash = std::move(hash);
    }
    call.prepared = std::move(order);
    return {};
}

Done forcePassword(Services& services, Call& call, const PasswordOrder& order, sekisho::Member& member) {
    SEKISHO_CHECK(
        setPasswordHash(*call.db, call.caller.domain, member.id, order.hash, order.changeAtNextLogin, call.now));
    SEKISHO_CHECK(endAllSessions(services, call, member.id, "passwordChanged"));
    member.passwordChangedAt = call.now;
    member.passwordChangeRequested = false;
    return {};
}

HandlerResult password(Services& services, Call& call) {
    const auto& order = std::any_cast<const PasswordOrder&>(call.prepared);
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    if (before.member.deletedAt)
        return Error(ErrorKind::Conflict, "INVALID_STATE", "The member is deleted; take the deletion back first.");
    if (order.force) {
        SEKISHO_CHECK(checkMaySetPassword(call, before.member.id)); // he may have been given a role meanwhile
        SEKISHO_TRY(passes, passesBrake(call, before, sekisho::StepKind::Password));
        if (!passes)
            return holdSingle(services, call, before,
                              {{.kind = sekisho::StepKind::EndSessions},
                               {.kind = sekisho::StepKind::Password, .need = json::object{{"hash", order.hash}}}},
                              [](Effects&) { return Done(); });
    }
    sekisho::Member after = before.member;
    if (order.force) {
        SEKISHO_CHECK(forcePassword(services, call, order, after));
    } else {
        SEKISHO_CHECK(requestPasswordChange(*call.db, call.caller.domain, after.id));
        after.passwordChangeRequested = true;
    }
    Effects effects;
    SEKISHO_CHECK(touchMember(*call.db, before, after, call.now, effects));
    effects.audit({order.force ? "member.password.force" : "member.password.request", "member", after.id.value,
                   after.displayName(), ""});
    effects.moveTo(call);
    return Response::empty(204);
}

// --- record and history ---

HandlerResult record(Call& call) {
    using Millis = std::optional<std::int64_t>;
    SEKISHO_TRY(row,
                (call.db->first<std::string, Millis, Millis, std::int64_t>(
                    "SELECT doc, last_access, last_sign_in, version FROM member WHERE id = :id", call.subject.row)));
    if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    std::string room, body;
    SEKISHO_TRY(told, memberRecordTold(sight, std::get<0>(*row), room));
    appendMemberRecord(body, told, {std::get<1>(*row), std::get<2>(*row)});
    return Response::json(200, std::move(body)).with("ETag", fmt::format("\"{}\"", std::get<3>(*row)));
}

HandlerResult history(Call& call) {
    return auditPage(call, "memberAudit", call.subject.uid);
}

Endpoint endpoint(Method method, std::string_view path, std::string_view summary, Handler handler) {
    Endpoint out{.method = method, .path = path, .summary = summary, .handler = std::move(handler)};
    const bool reads = method == Method::Get;
    out.auth = AuthNeed::Any;
    if (reads)
        out.scopes = {"admin", "admin.read"};
    else
        out.scopes = {"admin"};
    out.permission = {"members.members", reads ? sekisho::Access::View : sekisho::Access::Operate};
    out.subject = Subject::Member;
    out.effect = reads ? Effect::Read : Effect::Write;
    out.rate = RateClass::Admin;
    return out;
}

} // namespace

void addMemberAdminEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(endpoint(Method::Get, "/v1.0/admin/users/{userId}/sessions",
                           "Access status of a member over 90 days, newest first", sessions));
    out.push_back(endpoint(Method::Delete, "/v1.0/admin/users/{userId}/sessions/{sessionId}", "End one session",
                           [&services](Call& call) { return endOneSession(services, call); }));
    Endpoint setting = endpoint(Method::Post, "/v1.0/admin/users/{userId}/password",
                                "Force a new password, or request that the member chooses one",
                                [&services](Call& call) { return password(services, call); });
    setting.body = BodyKind::Json;
    setting.bodyLimit = 4096;
    setting.prepare = preparePassword;
    out.push_back(std::move(setting));
    out.push_back(endpoint(Method::Get, "/v1.0/admin/users/{userId}/record", "The full record of a member", record));
    out.push_back(
        endpoint(Method::Get, "/v1.0/admin/users/{userId}/audit", "What was done to a member, newest first", history));
}

} // namespace sekishod
