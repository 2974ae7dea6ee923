// Members: list, one, create, replace, change (lineworks-api.md §3.1).

#include "models/api/record.h"
#include "service/auth/credentials.h"
#include "service/auth/sessions.h"
#include "service/handlers/directory_common.h"
#include "service/http/read_ahead.h"
#include "service/rules/fields.h"
#include "service/rules/first_passwords.h"
#include "service/rules/member_list.h"
#include "service/rules/scope_sight.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Member;
using sekisho::Result;
using sekisho::UserId;
using sekisho::api::PasswordConfig;
using sekisho::api::UserRequest;
using sekisho::api::WriteMode;
namespace json = boost::json;

namespace {

// What prepare() leaves: the password is checked and hashed before the store is locked for writing.
struct PreparedPassword {
    std::string hash;
};

const json::object* passwordConfigIn(const json::value& body) {
    const auto* object = body.if_object();
    const auto* config = object ? object->if_contains("passwordConfig") : nullptr;
    return config ? config->if_object() : nullptr;
}

std::string_view textIn(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

Done prepareUserPassword(Call& call) {
    const json::object* config = passwordConfigIn(call.body);
    if (!config || textIn(*config, "passwordCreationType") != "ADMIN") return {};
    const std::string_view password = textIn(*config, "password");
    if (password.empty()) return {}; // the handler says what is missing
    if (call.endpoint.subject == Subject::Member) {
        // Somebody else's save comes before what is wrong with this one, and before the price of a hash.
        SEKISHO_TRY(present, loadMemberRow(*call.db, call.subject.row));
        SEKISHO_CHECK(checkIfMatch(call, present.member.version));
    }
    std::string login = call.subject.email;
    if (const auto email = textIn(call.body.get_object(), "email"); !email.empty()) login = email;
    const UserId user(call.subject.uid);
    if (auto fine = checkNewPassword(*call.db, call.caller.domain, user, login, password); !fine)
        return std::move(fine).error().at("passwordConfig.password");
    SEKISHO_TRY(hash, hashPassword(password));
    call.prepared = PreparedPassword{std::move(hash)};
    return {};
}

Done storePassword(Call& call, const Member& member, const PasswordConfig& config) {
    const auto* prepared = std::any_cast<PreparedPassword>(&call.prepared);
    if (!prepared) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("the password was not prepared");
    return setPasswordHash(*call.db, call.caller.domain, member.id, prepared->hash, config.changeAtNextLogin, call.now);
}

// --- list -----------------------------------------------------------------------------------------------------------

struct ListOrder {
    bool byName = false;
    bool descending = false;
};

Result<ListOrder> orderOf(const Call& call) {
    ListOrder order;
    if (const auto by = call.query("orderBy")) {
        if (*by != "NAME" && *by != "CREATED_TIME")
            return sekisho::badInput("orderBy", "INVALID_PARAMETER", "orderBy must be NAME or CREATED_TIME.");
        order.byName = *by == "NAME";
    }
    if (const auto direction = call.query("sortOrder")) {
        if (*direction != "ASCENDING" && *direction != "DESCENDING")
            return sekisho::badInput("sortOrder", "INVALID_PARAMETER", "sortOrder must be ASCENDING or DESCENDING.");
        order.descending = *direction == "DESCENDING";
    }
    return order;
}

HandlerResult listUsers(Directory& directory, Call& call) {
    SEKISHO_TRY(order, orderOf(call));
    bool nobody = false;
    if (const auto filter = call.query("searchFilterType")) {
        if (*filter != "VIP")
            return sekisho::badInput("searchFilterType", "INVALID_PARAMETER", "searchFilterType must be VIP.");
        nobody = true; // starred contacts belong to the address book, which this service does not keep
    }
    const std::string list =
        listName(call, "users", std::string(order.byName ? "name" : "created") + (order.descending ? "-" : "+"));
    SEKISHO_TRY(paging, pagingOf(call, list, true));
    if (nobody || paging.tooMany) return listResponse("users", {}, list, std::nullopt);
    MemberQuery query;
    query.domain = call.caller.domain;
    query.scope = call.scope;
    query.byName = order.byName;
    query.descending = order.descending;
    query.count = paging.count;
    query.after = std::move(paging.after);
    SEKISHO_TRY(page, listMembers(*call.db, query));
    SEKISHO_TRY(structure, directory.structure.of(*call.db, call.caller.domain));
    const auto names = namesOf(structure, *call.db, call.now);
    std::vector<std::string> items;
    items.reserve(page.members.size());
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    for (MemberRow& found : page.members) {
        SEKISHO_CHECK(hideOutsiders(sight, found.member));
        items.push_back(sekisho::api::userText(found.member, names, call.now));
    }
    if (page.next && !query.scope.wholeTenant && directory.services.ahead) {
        query.after = page.next;
        directory.services.ahead->want(
            [query = std::move(query)](sekisho::sql::Database& db) { return readMembersAhead(db, query); });
    }
    return listResponse("users", items, list, page.next);
}

// --- one ------------------------------------------------------------------------------------------------------------

bool holdsScope(const Call& call, std::string_view scope) {
    return std::ranges::find(call.caller.scopes, scope) != call.caller.scopes.end();
}

// A token with user.profile.read or user.email.read alone sees only that much of a member.
std::string reduced(const Call& call, const std::string& full) {
    for (const std::string_view whole : {"directory", "directory.read", "user", "user.read"})
        if (holdsScope(call, whole)) return full;
    constexpr std::array<std::string_view, 6> profile{"domainId",  "userId",   "userName",
                                                      "i18nNames", "nickName", "locale"};
    constexpr std::array<std::string_view, 3> email{"domainId", "userId", "email"};
    boost::system::error_code failed;
    const auto parsed = json::parse(full, failed);
    json::object out;
    const auto take = [&](std::span<const std::string_view> keys) {
        for (const auto key : keys)
            if (const auto* value = parsed.get_object().if_contains(key)) out[key] = *value;
    };
    if (failed || !parsed.is_object()) return "{}";
    if (holdsScope(call, "user.profile.read")) take(profile);
    if (holdsScope(call, "user.email.read")) take(email);
    return json::serialize(out);
}

// What the tenant has hidden is not on the profile that a member sees.
void hide(Member& member, const Tenant& tenant) {
    const auto hidden = [&](std::string_view key) { return !tenant.fields.of(key).visible; };
    for (const auto& [key, text] :
         {std::pair{"nickName", &member.nickName}, std::pair{"privateEmail", &member.privateEmail},
          std::pair{"telephone", &member.telephone}, std::pair{"cellPhone", &member.cellPhone},
          std::pair{"location", &member.location}, std::pair{"task", &member.task},
          std::pair{"birthday", &member.birthday}, std::pair{"hiredDate", &member.hiredDate},
          std::pair{"employeeNumber", &member.employeeNumber},
          std::pair{"userName.phoneticLastName", &member.name.phoneticLastName},
          std::pair{"userName.phoneticFirstName", &member.name.phoneticFirstName}})
        if (hidden(key)) text->clear();
    if (hidden("messenger.messengerId")) member.messenger.reset();
    if (hidden("userTypeId")) member.userType.reset();
    if (hidden("relations")) member.relations.clear();
    for (auto& organization : member.organizations) {
        if (hidden("organizations.levelId")) organization.level.reset();
        if (hidden("organizations.orgUnits.positionId"))
            for (auto& of : organization.orgUnits)
                of.position.reset();
    }
}

HandlerResult getUser(Directory& directory, Call& call) {
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    if (call.self) {
        SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
        hide(row.member, tenant);
    }
    SEKISHO_TRY(text, userJson(directory, call, row.member));
    return resource(200, reduced(call, text), row.member.version);
}

// --- create, replace, change ----------------------------------------------------------------------------------------

HandlerResult createUser(Directory& directory, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Member fresh;
    fresh.domain = tenant.domain;
    SEKISHO_TRY(request, sekisho::api::userFromRequest(call.body, WriteMode::Create, fresh, resolverOf(call)));
    Member& member = request.member;
    const bool byAdmin = request.password.creationType == "ADMIN";
    if (!byAdmin && member.privateEmail.empty()) return sekisho::badInput("privateEmail", "PRIVATE_EMAIL_REQUIRED", {});
    SEKISHO_CHECK(checkMembershipScope(call, nullptr, member));
    ScopeSight sight(*call.db, call.caller.domain, call.scope);
    SEKISHO_CHECK(keepOutsiders(sight, Member(), member));
    member.id = UserId(orderedUid(call.now));
    member.pending = true; // until he has signed in for the first time
    if (byAdmin) {
        SEKISHO_CHECK(storePassword(call, member, request.password));
        member.passwordChangedAt = call.now;
    }
    Effects effects;
    SEKISHO_TRY(row, createMember(*call.db, tenant, std::move(member), call.now, effects));
    if (!byAdmin) SEKISHO_CHECK(inviteByMail(*call.db, tenant, row.member, {}, call.baseUrl, call.now));
    SEKISHO_TRY(text, userJson(directory, call, row.member));
    return done(call, effects, resource(201, std::move(text), row.member.version));
}

// A member without a role changes what 項目管理 has opened to him, and nothing else.
Done checkOwnRequest(const Tenant& tenant, const Member& before, const UserRequest& request) {
    if (request.password.given) return Error(ErrorKind::Forbidden, "FIELD_NOT_OPEN").at("passwordConfig");
    return checkOwnEdit(tenant, before, request.member);
}

// passwordConfig in an update is the same act as the forced password change.
Result<MemberRow> forcePassword(Directory& directory, Call& call, const MemberRow& row, const PasswordConfig& config,
                                Effects& effects) {
    SEKISHO_CHECK(storePassword(call, row.member, config));
    Member after = row.member;
    after.passwordChangedAt = call.now;
    after.passwordChangeRequested = false;
    SEKISHO_TRY(stored, touchMember(*call.db, row, after, call.now, effects));
    SEKISHO_CHECK(endAllSessions(directory.services, call, after.id, "passwordChanged"));
    effects.audit({.action = "member.password.force",
                   .targetKind = "member",
                   .targetId = after.id.value,
                   .targetName = after.displayName(),
                   .changesJson = {}});
    return stored;
}

HandlerResult writeUser(Directory& directory, Call& call, WriteMode mode) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.member.version));
    SEKISHO_TRY(request, sekisho::api::userFromRequest(call.body, mode, before.member, resolverOf(call)));
    if (call.self) {
        SEKISHO_CHECK(checkOwnRequest(tenant, before.member, request));
    } else {
        SEKISHO_CHECK(checkReach(call, tenant, before.member, request.member, request.password.given));
        SEKISHO_CHECK(checkMembershipScope(call, &before.member, request.member));
        ScopeSight sight(*call.db, call.caller.domain, call.scope);
        SEKISHO_CHECK(keepOutsiders(sight, before.member, request.member));
    }
    Effects effects;
    SEKISHO_TRY(updated, updateMember(*call.db, tenant, before, std::move(request.member), call.now, effects));
    MemberRow row = std::move(updated);
    if (row.member.email != before.member.email)
        SEKISHO_CHECK(endAllSessions(directory.services, call, row.member.id, "idChanged"));
    if (request.password.given && request.password.creationType == "ADMIN") {
        SEKISHO_TRY(changed, forcePassword(directory, call, row, request.password, effects));
        row = std::move(changed);
    }
    SEKISHO_TRY(text, userJson(directory, call, row.member));
    return done(call, effects, resource(200, std::move(text), row.member.version));
}

HandlerResult replaceUser(Directory& directory, Call& call) {
    return writeUser(directory, call, WriteMode::Replace);
}
HandlerResult patchUser(Directory& directory, Call& call) {
    return writeUser(directory, call, WriteMode::Patch);
}

} // namespace

void addUserEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/users",
                  .summary = "List members",
                  .handler = bound(directory, listUsers),
                  .scopes = kReadUsers,
                  .permission = kSeeMembers});
    auto readOne = kReadUsers;
    readOne.insert(readOne.end(), {"user.profile.read", "user.email.read"});
    to.push_back({.method = Method::Get,
                  .path = "/v1.0/users/{userId}",
                  .summary = "Get a member",
                  .handler = bound(directory, getUser),
                  .scopes = std::move(readOne),
                  .permission = kSeeMembers,
                  .selfAllowed = true,
                  .subject = Subject::Member});
    to.push_back({.method = Method::Post,
                  .path = "/v1.0/users",
                  .summary = "Add a member",
                  .handler = bound(directory, createUser),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .body = BodyKind::Json,
                  .effect = Effect::Write,
                  .prepare = prepareUserPassword});
    to.push_back({.method = Method::Put,
                  .path = "/v1.0/users/{userId}",
                  .summary = "Replace a member's data; what is not sent is cleared",
                  .handler = bound(directory, replaceUser),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .subject = Subject::Member,
                  .body = BodyKind::Json,
                  .effect = Effect::Write,
                  .prepare = prepareUserPassword});
    to.push_back({.method = Method::Patch,
                  .path = "/v1.0/users/{userId}",
                  .summary = "Change parts of a member's data",
                  .handler = bound(directory, patchUser),
                  .scopes = kWriteUsers,
                  .permission = kChangeMembers,
                  .selfAllowed = true,
                  .subject = Subject::Member,
                  .body = BodyKind::Json,
                  .effect = Effect::Write,
                  .prepare = prepareUserPassword});
}

} // namespace sekishod
