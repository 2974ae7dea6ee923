// Mails with a link to the page of the first password (lineworks-api.md §3.1).

#include "models/domain/validation.h"
#include "service/handlers/directory_common.h"
#include "service/rules/authority.h"
#include "service/rules/diff.h"
#include "service/rules/first_passwords.h"

#include <boost/json/object.hpp>
#include <fmt/format.h>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace json = boost::json;

namespace {

Result<const json::object*> invitationBody(const Call& call) {
    const auto* body = call.body.if_object();
    if (!body) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return body;
}

// An address that was given; empty: none.
Result<std::string> addressAt(const json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return std::string();
    if (!value->is_string())
        return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be a text.", key));
    std::string address(value->get_string());
    if (!address.empty())
        if (auto fine = sekisho::checkMailAddress(address, std::string(key)); !fine) return std::move(fine).error();
    return address;
}

HandlerResult inviteOne(Directory&, Call& call) {
    SEKISHO_TRY(body, invitationBody(call));
    const auto* flag = body->if_contains("usePrivateEmail");
    if (flag && !flag->is_bool())
        return sekisho::badInput("usePrivateEmail", "INVALID_PARAMETER", "usePrivateEmail must be true or false.");
    const bool usePrivate = flag && flag->get_bool();
    SEKISHO_TRY(address, addressAt(*body, "email"));
    if (!usePrivate && address.empty())
        return sekisho::badInput("email", "MISSING_PARAMETER", "email is needed unless usePrivateEmail is true.");
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    // Whoever reads the mail has the account.
    if (!call.caller.isServiceAccount()) SEKISHO_CHECK(checkMayTakeOver(call, row.member.id));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    const std::string to = usePrivate ? row.member.privateEmail : address;
    SEKISHO_CHECK(inviteByMail(*call.db, tenant, row.member, to, call.baseUrl, call.now));
    Effects effects;
    effects.audit({.action = "member.invite",
                   .targetKind = "member",
                   .targetId = row.member.id.value,
                   .targetName = row.member.displayName(),
                   .changesJson = changeOf("email", {}, to)});
    return done(call, effects, Response::empty(204));
}

HandlerResult inviteEverybody(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    std::string receiver;
    if (const auto* body = call.body.if_object()) {
        SEKISHO_TRY(address, addressAt(*body, "resultEmailReceiver"));
        receiver = std::move(address);
    }
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(invited, inviteAllByMail(*call.db, tenant, receiver, call.baseUrl, call.now));
    Effects effects;
    effects.audit({.action = "member.inviteAll",
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", tenant.domain),
                   .targetName = tenant.name,
                   .changesJson = changeOf("count", {}, fmt::format("{}", invited.sent))});
    return done(call, effects, Response::empty(202));
}

} // namespace

void addMailInvitationEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/{userId}/send-invitation-email",
                  .summary = "Send a pending member the link to his first password",
                  .handler = bound(directory, inviteOne),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .subject = Subject::Member,
                  .body = BodyKind::Json,
                  .effect = Effect::Write});
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users/send-invitation-email",
                  .summary = "Send all pending members without a password the link to their first one",
                  .handler = bound(directory, inviteEverybody),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .body = BodyKind::JsonOrEmpty,
                  .effect = Effect::Write});
}

} // namespace sekishod
