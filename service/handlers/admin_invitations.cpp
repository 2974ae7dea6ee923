// メンバーの招待: settings, links and those who wait. A link is shown once, to whoever issued it.

#include "models/api/custom_values.h"
#include "models/api/user_wire.h"
#include "models/domain/tenant_fields.h"
#include "service/auth/clients.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/directory_common.h"
#include "service/rules/invitations.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

constexpr int usualDays = 7;
constexpr std::size_t kLongestReason = 500; // bytes

Result<const json::object*> bodyOf(const Call& call) {
    const auto* body = call.body.if_object();
    if (!body) return Error(ErrorKind::BadInput, "BAD_REQUEST", "The body must be a JSON object.");
    return body;
}

Result<std::string> textAt(const json::object& body, std::string_view key, bool needed) {
    const auto* value = body.if_contains(key);
    const bool empty = !value || value->is_null() || (value->is_string() && value->get_string().empty());
    if (empty && needed)
        return sekisho::badInput(std::string(key), "MISSING_PARAMETER", fmt::format("{} is required.", key));
    if (empty) return std::string();
    if (!value->is_string())
        return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be a text.", key));
    return std::string(value->get_string());
}

Result<std::int64_t> numberAt(const json::object& body, std::string_view key, std::int64_t otherwise) {
    const auto* value = body.if_contains(key);
    if (!value || value->is_null()) return otherwise;
    if (value->is_int64()) return value->get_int64();
    return sekisho::badInput(std::string(key), "INVALID_PARAMETER", fmt::format("{} must be a whole number.", key));
}

Result<bool> flagAt(const json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    if (value && value->is_bool()) return value->get_bool();
    return sekisho::badInput(std::string(key), "MISSING_PARAMETER", fmt::format("{} must be true or false.", key));
}

// 最高管理者 and 副管理者 alone decide whether somebody becomes an operator (admin-screens.md §3).
bool mayMakeOperators(const Call& call) {
    return std::ranges::any_of(call.caller.roles, [&](const sekisho::RoleHolding& held) {
        const bool live = !held.expiresAt || *held.expiresAt > call.now;
        return live && (held.role.builtIn == "super" || held.role.builtIn == "deputy");
    });
}

// --- settings -------------------------------------------------------------------------------------------------------

Result<Response> settingsAnswer(const Call& call, const InvitationSettings& settings) {
    SEKISHO_TRY(waiting, waitingApplicants(*call.db, call.caller.domain));
    return resource(
        200,
        json::serialize(json::object{{"linkAllowed", settings.linkAllowed},
                                     {"inviters", settings.everybodyInvites ? "ALL_MEMBERS" : "ADMINISTRATORS"},
                                     {"autoApproval", settings.autoApproval},
                                     {"waiting", waiting.all},
                                     {"waitingOperators", waiting.operators}}),
        settings.version);
}

HandlerResult getInvitationSettings(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(settings, invitationSettings(*call.db, call.caller.domain));
    return settingsAnswer(call, settings);
}

Error atAcceptWaiting(Error error) { // where this request has the number
    if (error.code == "INVITATION_WAITING") error.field = "acceptWaiting";
    return error;
}

HandlerResult putInvitationSettings(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(body, bodyOf(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, invitationSettings(*call.db, call.caller.domain));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    InvitationSettings after;
    SEKISHO_TRY(link, flagAt(*body, "linkAllowed"));
    after.linkAllowed = link;
    SEKISHO_TRY(inviters, textAt(*body, "inviters", true));
    if (inviters != "ALL_MEMBERS" && inviters != "ADMINISTRATORS")
        return sekisho::badInput("inviters", "UNKNOWN_VALUE", "inviters must be ALL_MEMBERS or ADMINISTRATORS.")
            .with("field", "inviters");
    after.everybodyInvites = inviters == "ALL_MEMBERS";
    SEKISHO_TRY(automatic, flagAt(*body, "autoApproval"));
    after.autoApproval = automatic;
    SEKISHO_TRY(accepted, numberAt(*body, "acceptWaiting", 0));
    PolicyAct act;
    act.actorId = call.caller.actorId();
    act.actorName = call.caller.name;
    act.acceptWaiting = accepted;
    act.now = call.now;
    Effects effects;
    auto stored = storeInvitationSettings(*call.db, tenant, after, act, effects);
    if (!stored) return atAcceptWaiting(std::move(stored).error());
    effects.moveTo(call);
    return settingsAnswer(call, *stored);
}

// --- links ----------------------------------------------------------------------------------------------------------

json::object invitationObject(const Invitation& invitation, sekisho::Instant now) {
    json::object out{{"invitationId", invitation.uid},
                     {"role", invitation.asOperator ? "OPERATOR" : "MEMBER"},
                     {"inviterId", invitation.inviterUid},
                     {"inviterName", invitation.inviterName},
                     {"createdAt", sekisho::formatUtc(invitation.created)},
                     {"expiresAt", sekisho::formatUtc(invitation.expires)},
                     {"open", invitation.openAt(now)},
                     {"makerThere", invitation.makerThere},
                     {"waiting", invitation.waiting}};
    out["revokedAt"] = invitation.revoked ? json::value(sekisho::formatUtc(*invitation.revoked)) : json::value(nullptr);
    return out;
}

HandlerResult listInvitations(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    const std::string list = listName(call, "invitations");
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(found,
                invitations(*call.db, call.caller.domain, paging.after ? paging.after->id : 0, paging.count + 1));
    std::optional<PageCursor> next;
    if (found.size() > static_cast<std::size_t>(paging.count)) {
        found.pop_back();
        next = PageCursor{.id = found.back().row, .key = {}};
    }
    json::array items;
    for (const Invitation& invitation : found)
        items.push_back(invitationObject(invitation, call.now));
    return adminPage({}, "invitations", std::move(items), list, next);
}

HandlerResult issueLink(Call& call, bool asOperator, int days) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(settings, invitationSettings(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_TRY(issued, issueInvitation(*call.db, tenant, settings, call.caller.actorId(), call.caller.name, asOperator,
                                        days, call.now, effects));
    json::object out = invitationObject(issued.invitation, call.now);
    out["token"] = issued.token;
    out["url"] = fmt::format("{}/join/{}", call.baseUrl, issued.token);
    return done(call, effects, Response::json(201, json::serialize(out)).with("Cache-Control", "no-store"));
}

HandlerResult issue(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(body, bodyOf(call));
    SEKISHO_TRY(days, numberAt(*body, "expiresInDays", usualDays));
    SEKISHO_TRY(role, textAt(*body, "role", false));
    if (!role.empty() && role != "MEMBER" && role != "OPERATOR")
        return sekisho::badInput("role", "UNKNOWN_VALUE", "role must be MEMBER or OPERATOR.").with("field", "role");
    const bool asOperator = role == "OPERATOR";
    if (asOperator && !mayMakeOperators(call)) return Error(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN").at("role");
    return issueLink(call, asOperator, static_cast<int>(std::clamp<std::int64_t>(days, -1, 1'000)));
}

HandlerResult issueAsMember(Call& call) {
    if (call.caller.client.value != consoleClientId)
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "Only the service's own clients may do this.");
    SEKISHO_TRY(settings, invitationSettings(*call.db, call.caller.domain));
    if (!settings.everybodyInvites) return Error(ErrorKind::Forbidden, "INVITATION_OFF");
    return issueLink(call, false, usualDays);
}

HandlerResult revoke(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    Effects effects;
    SEKISHO_CHECK(revokeInvitation(*call.db, call.caller.domain, call.pathValue("invitationId"), call.now, effects));
    return done(call, effects, Response::empty(204));
}

// --- those who wait -------------------------------------------------------------------------------------------------

// What is compulsory and not there yet; whoever approves can give it.
json::array missingOf(const Tenant& tenant, const sekisho::Member& member) {
    const std::vector<std::string> held = sekisho::api::customValueNames(member.customPropertiesJson);
    sekisho::TenantFields fields;
    fields.settings = tenant.fields;
    fields.properties = tenant.properties;
    json::array out;
    for (std::string& key : sekisho::missingFields(fields, member, [&held](const sekisho::CustomProperty& property) {
             return std::ranges::find(held, property.name) != held.end();
         }))
        if (key != "employeeNumber" || !tenant.fields.numbering.automatic) out.emplace_back(std::move(key));
    return out;
}

json::object applicantObject(const Tenant& tenant, const Applicant& applicant) {
    return {
        {"applicantId", applicant.uid},
        {"invitationId", applicant.invitationUid},
        {"invitedAt", applicant.invited ? json::value(sekisho::formatUtc(*applicant.invited)) : json::value(nullptr)},
        {"name", applicant.member.displayName()},
        {"reading", textOrNull(applicant.member.displayPhonetic())},
        {"email", applicant.member.email},
        {"privateEmail", textOrNull(applicant.member.privateEmail)},
        {"cellPhone", textOrNull(applicant.member.cellPhone)},
        {"role", applicant.asOperator ? "OPERATOR" : "MEMBER"},
        {"inviterName", applicant.inviterName},
        {"appliedAt", sekisho::formatUtc(applicant.applied)},
        {"expiresAt", sekisho::formatUtc(applicant.expires())},
        {"missing", missingOf(tenant, applicant.member)}};
}

HandlerResult listApplicants(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    const std::string list = listName(call, "applicants");
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(found, applicants(*call.db, call.caller.domain, paging.after ? paging.after->id : 0, paging.count + 1));
    SEKISHO_TRY(waiting, waitingApplicants(*call.db, call.caller.domain));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    std::optional<PageCursor> next;
    if (found.size() > static_cast<std::size_t>(paging.count)) {
        found.pop_back();
        next = PageCursor{.id = found.back().row, .key = {}};
    }
    json::array items;
    for (const Applicant& applicant : found)
        items.push_back(applicantObject(tenant, applicant));
    return adminPage({{"total", waiting.all}}, "applicants", std::move(items), list, next);
}

// The place of the new member, and what is compulsory or was written wrongly: what any administrator of members may
// set.
Result<sekisho::Member> asGiven(Call& call, const sekisho::Member& applicant) {
    const auto* body = call.body.if_object();
    if (!body || body->empty()) return applicant;
    if (!holdsForAll(call, kChangeMembers))
        return Error(ErrorKind::Forbidden, "FORBIDDEN", "Only who may change members says more about a new one.")
            .with("menu", std::string(kChangeMembers.menu))
            .with("access", "operate");
    SEKISHO_TRY(request,
                sekisho::api::userFromRequest(call.body, sekisho::api::WriteMode::Patch, applicant, resolverOf(call)));
    if (request.password.given)
        return sekisho::badInput("passwordConfig", "INVALID_PARAMETER", "The applicant has chosen the password.");
    return std::move(request.member);
}

HandlerResult approve(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(applicant, loadApplicant(*call.db, call.caller.domain, call.pathValue("applicantId")));
    if (applicant.asOperator && !mayMakeOperators(call)) return Error(ErrorKind::Forbidden, "ROLE_EXCEEDS_OWN");
    SEKISHO_TRY(member, asGiven(call, applicant.member));
    applicant.member = std::move(member);
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_TRY(row, approveApplicant(*call.db, tenant, applicant, call.now, effects));
    return done(call, effects,
                Response::json(
                    201, json::serialize(json::object{{"userId", row.member.id.value}, {"email", row.member.email}})));
}

HandlerResult reject(Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    std::string reason;
    if (const auto* body = call.body.if_object()) {
        SEKISHO_TRY(given, textAt(*body, "reason", false));
        reason = std::move(given);
    }
    if (reason.size() > kLongestReason)
        return sekisho::badInput("reason", "TOO_LONG", "reason must be at most 500 bytes.")
            .with("field", "reason")
            .with("max", fmt::format("{}", kLongestReason));
    SEKISHO_TRY(applicant, loadApplicant(*call.db, call.caller.domain, call.pathValue("applicantId")));
    Effects effects;
    SEKISHO_CHECK(rejectApplicant(*call.db, applicant, reason, effects));
    return done(call, effects, Response::empty(204));
}

} // namespace

void addInvitationEndpoints(std::vector<Endpoint>& out) {
    constexpr std::string_view menu = "members.invitation";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/invitations/settings", "How members are invited", menu,
                                getInvitationSettings));
    out.push_back(adminEndpoint(Method::Put, "/v1.0/admin/invitations/settings", "Set how members are invited", menu,
                                putInvitationSettings));
    out.push_back(
        adminEndpoint(Method::Get, "/v1.0/admin/invitations", "Invitation links, newest first", menu, listInvitations));
    out.push_back(adminEndpoint(Method::Post, "/v1.0/admin/invitations", "Issue an invitation link", menu, issue));
    out.push_back(adminEndpoint(Method::Delete, "/v1.0/admin/invitations/{invitationId}", "Revoke an invitation link",
                                menu, revoke));
    Endpoint own{.method = Method::Post,
                 .path = "/v1.0/admin/me/invitations",
                 .summary = "Issue an invitation link as a member, where the tenant lets all members invite",
                 .handler = issueAsMember};
    own.auth = AuthNeed::User;
    own.body = BodyKind::JsonOrEmpty;
    own.effect = Effect::Write;
    own.rate = RateClass::Admin;
    own.publicReason = "the tenant's own setting decides whether every member may invite";
    out.push_back(std::move(own));
    out.push_back(
        adminEndpoint(Method::Get, "/v1.0/admin/applicants", "Those who wait to become members", menu, listApplicants));
    for (auto [path, summary, handler] :
         {std::tuple{"/v1.0/admin/applicants/{applicantId}/approve", "Let an applicant become a member", &approve},
          std::tuple{"/v1.0/admin/applicants/{applicantId}/reject", "Turn an applicant away", &reject}}) {
        Endpoint decide = adminEndpoint(Method::Post, path, summary, menu, handler);
        decide.body = BodyKind::JsonOrEmpty;
        out.push_back(std::move(decide));
    }
}

} // namespace sekishod
