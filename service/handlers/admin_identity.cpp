#include "models/domain/client_facts.h"
#include "models/domain/profile_status.h"
#include "service/handlers/admin_parts.h"
#include "service/http/call.h"
#include "service/rules/members.h"
#include "service/rules/rooms.h"
#include "service/rules/structure.h"
#include "service/rules/tenant.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace sekishod {

using sekisho::Access;
using sekisho::RoleHolding;

namespace json = boost::json;

namespace {

constexpr std::string_view openToAll = "any signed-in member may ask what he may do; the answer holds nothing else";

std::string_view accessKey(Access access) {
    switch (access) {
    case Access::None:
        return "none";
    case Access::View:
        return "view";
    case Access::Operate:
        return "operate";
    }
    return "none";
}

json::object scopeOf(const sekisho::Scope& scope) {
    json::array units;
    for (const auto& unit : scope.orgUnits)
        units.emplace_back(unit.value);
    return {{"orgUnits", std::move(units)}, {"includeSubOrgUnits", scope.includeSubOrgUnits}};
}

json::array rolesOf(const Call& call) {
    json::array roles;
    for (const RoleHolding& holding : call.caller.roles) {
        if (holding.expiresAt && *holding.expiresAt <= call.now) continue;
        json::object role{{"roleId", holding.role.id.value},
                          {"builtIn", holding.role.builtIn},
                          {"name", holding.role.name},
                          {"scope", scopeOf(holding.scope)}};
        if (holding.expiresAt) role["expiresAt"] = sekisho::formatUtc(*holding.expiresAt);
        roles.push_back(std::move(role));
    }
    return roles;
}

json::array openMenus(const Call& call) {
    json::array menus;
    for (const auto& item : sekisho::menuTree())
        if (const Access access = sekisho::accessOf(call.caller.roles, item.key, call.now); access != Access::None)
            menus.push_back(json::object{{"key", item.key}, {"access", accessKey(access)}});
    return menus;
}

// When the data that gives sessions their country was put together; null where the service has none.
json::value countryDataDate(const Services& services) {
    if (!services.countries) return nullptr;
    return json::value(sekisho::formatUtc(services.countries->dataDate()));
}

std::string capabilities(const Services& services) {
    const json::object out{
        {"service", "sekishod"},
        {"version", services.settings.version},
        {"countryDataDate", countryDataDate(services)},
        {"features",
         {"snapshot",        "changes",          "longPoll",     "push",        "sessions",       "forcedLogout",
          "passwordForce",   "passwordRequest",  "memberRecord", "memberAudit", "menus",          "organizationScope",
          "levels",          "positions",        "userTypes",    "photos",      "leaveOfAbsence", "undelete",
          "ifMatch",         "idempotencyKey",   "groups",       "roomReaders", "roomArchive",    "customProperties",
          "profileStatuses", "chartRestriction", "fields",       "invitations", "rankImpact",     "leaverCheck",
          "dormantMembers",  "devices",          "cutOffs",      "brake",       "liveSessions"}},
        {"limits",
         {{"orgUnits", kMostOrgUnits},
          {"orgUnitDepth", kDeepestOrgUnit},
          {"positions", kMostPositions},
          {"orgUnitsPerMember", 30},
          {"aliasesPerMember", 10},
          {"groups", kMostGroups},
          {"groupsPerMember", kMostGroupsOfMember},
          {"membersPerGroup", kMostDirectMembers},
          {"customProperties", sekisho::kMostCustomProperties},
          {"profileStatuses", sekisho::kMostProfileStatuses},
          {"roomArchiveDays", std::chrono::duration_cast<std::chrono::days>(kRoomArchiveTime).count()},
          {"undeleteDays", std::chrono::duration_cast<std::chrono::days>(kGraceOfDeleted).count()},
          {"sessionDays", 90},
          {"longPollSeconds",
           std::chrono::duration_cast<std::chrono::seconds>(services.settings.longPollMax).count()}}}};
    return json::serialize(out);
}

// What `me` said last to each session. All of it comes from the store and from the roles, so it stays true until the
// store is written to, a role expires or the roles are read anew; only the time of the service is put in anew.
// Every console asks when it comes back, and all come back at once when the service does. Thread-safe.
class IdentityBook {
  public:
    explicit IdentityBook(const TenantStore& store) : store_(store) {}

    std::optional<Response> recall(const Call& call) {
        const std::lock_guard lock(mutex_);
        const auto found = answers_.find(call.caller.session.value);
        if (found == answers_.end()) return std::nullopt;
        const Answer& answer = found->second;
        // The revision grows before a changed role reaches the tokens: the roles themselves must be those of the
        // answer.
        if (answer.revision != store_.revision() || !answer.roles.isSame(call.caller.roles)) return std::nullopt;
        if (call.now >= answer.until || call.now < answer.from) return std::nullopt;
        return answerOf(answer.text, call.now);
    }
    Response keep(const Call& call, std::uint64_t revision, std::string text) {
        Answer answer{call.caller.roles, revision, call.now, call.now + kTrustedFor, std::move(text)};
        for (const RoleHolding& holding : call.caller.roles)
            if (holding.expiresAt && *holding.expiresAt > call.now)
                answer.until = std::min(answer.until, *holding.expiresAt);
        Response response = answerOf(answer.text, call.now);
        const std::lock_guard lock(mutex_);
        if (answers_.size() >= kMost) answers_.clear();
        answers_.insert_or_assign(call.caller.session.value, std::move(answer));
        return response;
    }
    std::uint64_t revision() const { return store_.revision(); }

  private:
    static constexpr std::chrono::seconds kTrustedFor{60}; // as the roles of a token are
    static constexpr std::size_t kMost = 2'000;            // some kilobytes each
    struct Answer {
        HeldRoles roles;
        std::uint64_t revision = 0;
        sekisho::Instant from{};
        sekisho::Instant until{};
        std::string text; // without its closing brace
    };
    static Response answerOf(std::string_view text, sekisho::Instant now) {
        std::string body;
        body.reserve(text.size() + 48);
        body.append(text).append(R"(,"serverTime":")").append(sekisho::formatUtc(now)).append("\"}");
        return Response::json(200, std::move(body));
    }

    const TenantStore& store_;
    std::mutex mutex_;
    std::unordered_map<std::string, Answer> answers_; // by session
};

HandlerResult me(IdentityBook& book, Call& call) {
    const std::uint64_t revision = book.revision();
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(member, loadMember(*call.db, call.caller.domain, call.caller.user.value));
    const json::object out{
        {"user",
         {{"userId", member.member.id.value}, {"name", member.member.displayName()}, {"email", member.member.email}}},
        {"domainId", tenant.domain},
        {"workgroup", tenant.workgroup},
        {"tenantName", tenant.name},
        {"roles", rolesOf(call)},
        {"menus", openMenus(call)},
        {"session", {{"sessionId", call.caller.session.value}}},
        {"settings",
         {{"usePosition", tenant.usePosition},
          {"useLevel", tenant.useLevel},
          {"useUserType", tenant.useUserType},
          {"locale", tenant.locale},
          {"timeZone", tenant.timeZone}}}};
    std::string text = json::serialize(out);
    text.pop_back();
    return book.keep(call, revision, std::move(text));
}

// Why a menu is closed or only to be read, as a key: the sentence for people is the console's.
std::string_view reasonFor(const Call& call, const sekisho::MenuItem& item, Access access) {
    if (access == Access::Operate) return "";
    if (access == Access::View) return "viewOnly";
    if (item.builtInOnly) return "builtInRolesOnly";
    for (const RoleHolding& holding : call.caller.roles)
        if (!holding.expiresAt || *holding.expiresAt > call.now) return "notInRole";
    return "noRole";
}

HandlerResult menus(Call& call) {
    json::array list;
    for (const auto& item : sekisho::menuTree()) {
        const Access access = sekisho::accessOf(call.caller.roles, item.key, call.now);
        list.push_back(json::object{{"key", item.key},
                                    {"parent", item.parent},
                                    {"access", accessKey(access)},
                                    {"reason", reasonFor(call, item, access)}});
    }
    return Response::json(200, json::serialize(json::object{{"menus", std::move(list)}}));
}

} // namespace

void addIdentityEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint can{.method = Method::Get,
                 .path = "/v1.0/admin/capabilities",
                 .summary = "What this service offers",
                 .handler = [text = capabilities(services)](Call&) { return Response::json(200, text); }};
    can.auth = AuthNeed::Any;
    can.effect = Effect::None;
    can.runOn = RunOn::Inline;
    const auto book = std::make_shared<IdentityBook>(services.store);
    Endpoint who{.method = Method::Get,
                 .path = "/v1.0/admin/me",
                 .summary = "Who am I, and what may I do",
                 .handler = [book](Call& call) { return me(*book, call); }};
    who.recall = [book](const Call& call) { return book->recall(call); };
    who.auth = AuthNeed::User;
    Endpoint tree{.method = Method::Get,
                  .path = "/v1.0/admin/menus",
                  .summary = "The menu tree with access and the reason for what is closed",
                  .handler = menus};
    tree.auth = AuthNeed::User;
    tree.effect = Effect::None;
    for (Endpoint* endpoint : {&can, &who, &tree}) {
        endpoint->scopes = {"admin", "admin.read"};
        endpoint->rate = RateClass::Admin;
        endpoint->publicReason = openToAll;
        out.push_back(std::move(*endpoint));
    }
}

} // namespace sekishod
