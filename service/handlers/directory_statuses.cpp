// Profile statuses of the tenant and of its members (lineworks-api.md §3.6).

#include "models/api/settings_wire.h"
#include "service/handlers/directory_common.h"
#include "service/rules/statuses.h"

namespace sekishod {

using sekisho::Access;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::ProfileStatus;
using sekisho::Result;
using sekisho::api::WriteMode;

namespace {

constexpr std::string_view statusesPath = "/v1.0/directory/profile-statuses";
constexpr std::string_view statusPath = "/v1.0/directory/profile-statuses/{profileStatusId}";
constexpr std::string_view shownPath = "/v1.0/users/{userId}/user-profile-statuses";
constexpr std::string_view oneShownPath = "/v1.0/users/{userId}/user-profile-statuses/{userProfileStatusId}";

Result<Tenant> tenantWithStatuses(const Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    if (!tenant.useProfileStatus) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_NOT_ENABLED");
    return tenant;
}

std::string wholeList(std::string_view key, const std::vector<std::string>& items) {
    std::string body = "{\"" + std::string(key) + "\":[";
    for (const std::string& item : items) {
        if (body.back() != '[') body += ',';
        body += item;
    }
    return body + "]}";
}

// --- of the tenant --------------------------------------------------------------------------------------------------

HandlerResult listStatuses(Directory&, Call& call) {
    SEKISHO_CHECK(tenantWithStatuses(call));
    SEKISHO_TRY(all, profileStatuses(*call.db, call.caller.domain));
    std::vector<std::string> items;
    items.reserve(all.size());
    for (const ProfileStatus& status : all)
        items.push_back(sekisho::api::profileStatusText(status));
    return Response::json(200, wholeList("profileStatuses", items));
}

Result<ProfileStatus> statusOf(const Call& call) {
    return loadProfileStatus(*call.db, call.caller.domain, call.pathValue("profileStatusId"));
}

HandlerResult getStatus(Directory&, Call& call) {
    SEKISHO_CHECK(tenantWithStatuses(call));
    SEKISHO_TRY(status, statusOf(call));
    return resource(200, sekisho::api::profileStatusText(status), status.version);
}

HandlerResult createStatus(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, tenantWithStatuses(call));
    ProfileStatus fresh;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(status, sekisho::api::profileStatusFromRequest(call.body, WriteMode::Create, fresh));
    Effects effects;
    SEKISHO_TRY(made, createProfileStatus(*call.db, tenant, std::move(status), effects));
    return done(call, effects, resource(201, sekisho::api::profileStatusText(made), made.version));
}

HandlerResult writeStatus(Call& call, WriteMode mode) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, tenantWithStatuses(call));
    SEKISHO_TRY(before, statusOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    SEKISHO_TRY(status, sekisho::api::profileStatusFromRequest(call.body, mode, before));
    Effects effects;
    SEKISHO_TRY(stored, updateProfileStatus(*call.db, tenant, before, std::move(status), effects));
    return done(call, effects, resource(200, sekisho::api::profileStatusText(stored), stored.version));
}

HandlerResult replaceStatus(Directory&, Call& call) {
    return writeStatus(call, WriteMode::Replace);
}
HandlerResult patchStatus(Directory&, Call& call) {
    return writeStatus(call, WriteMode::Patch);
}

HandlerResult deleteStatus(Directory&, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, tenantWithStatuses(call));
    SEKISHO_TRY(before, statusOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    Effects effects;
    SEKISHO_CHECK(deleteProfileStatus(*call.db, tenant, before, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult switchStatuses(Call& call, bool on) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    if (tenant.useProfileStatus != on) SEKISHO_CHECK(useProfileStatuses(*call.db, tenant, on, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult enableStatuses(Directory&, Call& call) {
    return switchStatuses(call, true);
}
HandlerResult disableStatuses(Directory&, Call& call) {
    return switchStatuses(call, false);
}

// --- of a member ----------------------------------------------------------------------------------------------------

struct Shown {
    std::string text;
    sekisho::Version version = 1;
};

Result<Shown> shownText(Directory& directory, Call& call, const ShownStatus& status) {
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    SEKISHO_TRY(kind, loadProfileStatus(*call.db, call.caller.domain, status.statusId));
    const auto names = namesOf(structure, *call.db, call.now);
    return Shown{sekisho::api::memberStatusText(status, kind.name, call.now, names.offset), status.version};
}

HandlerResult listShown(Directory& directory, Call& call) {
    SEKISHO_CHECK(tenantWithStatuses(call));
    SEKISHO_TRY(all, shownStatuses(*call.db, sekisho::UserId(call.subject.uid), call.now));
    std::vector<std::string> items;
    for (const ShownStatus& status : all) {
        SEKISHO_TRY(shown, shownText(directory, call, status));
        items.push_back(std::move(shown.text));
    }
    return Response::json(200, wholeList("userProfileStatuses", items));
}

Result<ShownStatus> shownOf(const Call& call) {
    return loadMemberStatus(*call.db, sekisho::UserId(call.subject.uid), call.pathValue("userProfileStatusId"),
                            call.now);
}

HandlerResult getShown(Directory& directory, Call& call) {
    SEKISHO_CHECK(tenantWithStatuses(call));
    SEKISHO_TRY(status, shownOf(call));
    SEKISHO_TRY(shown, shownText(directory, call, status));
    return resource(200, std::move(shown.text), shown.version);
}

HandlerResult createShown(Directory& directory, Call& call) {
    SEKISHO_TRY(tenant, tenantWithStatuses(call));
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    if (member.member.deletedAt) return invalidState("A deleted member shows nothing.");
    SEKISHO_TRY(wanted, sekisho::api::memberStatusFromRequest(call.body, WriteMode::Create, {}));
    Effects effects;
    SEKISHO_TRY(status,
                createMemberStatus(*call.db, tenant, member.member, std::move(wanted), call.self, call.now, effects));
    SEKISHO_TRY(shown, shownText(directory, call, status));
    return done(call, effects, resource(201, std::move(shown.text), shown.version));
}

HandlerResult writeShown(Directory& directory, Call& call, WriteMode mode) {
    SEKISHO_TRY(tenant, tenantWithStatuses(call));
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(before, shownOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    SEKISHO_TRY(wanted, sekisho::api::memberStatusFromRequest(call.body, mode, before));
    Effects effects;
    SEKISHO_TRY(status, updateMemberStatus(*call.db, tenant, member.member, before, std::move(wanted), call.self,
                                           call.now, effects));
    SEKISHO_TRY(shown, shownText(directory, call, status));
    return done(call, effects, resource(200, std::move(shown.text), shown.version));
}

HandlerResult replaceShown(Directory& directory, Call& call) {
    return writeShown(directory, call, WriteMode::Replace);
}
HandlerResult patchShown(Directory& directory, Call& call) {
    return writeShown(directory, call, WriteMode::Patch);
}

HandlerResult deleteShown(Directory&, Call& call) {
    SEKISHO_CHECK(tenantWithStatuses(call));
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(before, shownOf(call));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    Effects effects;
    SEKISHO_CHECK(deleteMemberStatus(*call.db, member.member, before, effects));
    return done(call, effects, Response::empty(204));
}

Endpoint ofTenant(Method method, std::string_view path, std::string_view summary, Handler handler, BodyKind body) {
    const bool reads = method == Method::Get;
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = reads ? kReadDirectory : kWriteDirectory,
            .permission = {"members.fields", reads ? Access::View : Access::Operate},
            .body = body,
            .effect = reads ? Effect::Read : Effect::Write};
}

Endpoint ofMember(Method method, std::string_view path, std::string_view summary, Handler handler, BodyKind body) {
    const bool reads = method == Method::Get;
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = reads ? kReadUsers : kWriteUsers,
            .permission = reads ? kSeeMembers : kChangeMembers,
            .selfAllowed = true,
            .subject = Subject::Member,
            .body = body,
            .effect = reads ? Effect::Read : Effect::Write};
}

} // namespace

void addProfileStatusEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back(
        ofTenant(Method::Get, statusesPath, "List profile statuses", bound(directory, listStatuses), BodyKind::None));
    to.push_back(
        ofTenant(Method::Post, statusesPath, "Add a profile status", bound(directory, createStatus), BodyKind::Json));
    to.push_back(ofTenant(Method::Post, "/v1.0/directory/profile-statuses/enable", "Turn profile statuses on",
                          bound(directory, enableStatuses), BodyKind::JsonOrEmpty));
    to.push_back(ofTenant(Method::Post, "/v1.0/directory/profile-statuses/disable", "Turn profile statuses off",
                          bound(directory, disableStatuses), BodyKind::JsonOrEmpty));
    to.push_back(
        ofTenant(Method::Get, statusPath, "Get a profile status", bound(directory, getStatus), BodyKind::None));
    to.push_back(
        ofTenant(Method::Put, statusPath, "Replace a profile status", bound(directory, replaceStatus), BodyKind::Json));
    to.push_back(
        ofTenant(Method::Patch, statusPath, "Change a profile status", bound(directory, patchStatus), BodyKind::Json));
    to.push_back(ofTenant(Method::Delete, statusPath, "Delete a profile status", bound(directory, deleteStatus),
                          BodyKind::JsonOrEmpty));
    to.push_back(ofMember(Method::Get, shownPath, "List the profile statuses of a member", bound(directory, listShown),
                          BodyKind::None));
    to.push_back(ofMember(Method::Post, shownPath, "Set a profile status of a member", bound(directory, createShown),
                          BodyKind::Json));
    to.push_back(ofMember(Method::Get, oneShownPath, "Get a profile status of a member", bound(directory, getShown),
                          BodyKind::None));
    to.push_back(ofMember(Method::Put, oneShownPath, "Replace a profile status of a member",
                          bound(directory, replaceShown), BodyKind::Json));
    to.push_back(ofMember(Method::Patch, oneShownPath, "Change a profile status of a member",
                          bound(directory, patchShown), BodyKind::Json));
    to.push_back(ofMember(Method::Delete, oneShownPath, "Take a profile status of a member away",
                          bound(directory, deleteShown), BodyKind::JsonOrEmpty));
}

} // namespace sekishod
