// Before somebody leaves, and who has not been seen for long.

#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/leavers.h"

namespace sekishod {

using sekisho::Result;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

json::array thingsArray(const std::vector<NamedThing>& things) {
    json::array out;
    for (const NamedThing& thing : things)
        out.push_back(json::object{{"id", thing.id}, {"name", thing.name}});
    return out;
}

HandlerResult leaver(Call& call) {
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(check, leaverCheck(*call.db, call.caller.domain, member, call.now));
    json::array roles, devices;
    for (const sekisho::RoleHolding& held : check.roles)
        roles.push_back(json::object{
            {"roleId", held.role.id.value}, {"builtIn", textOrNull(held.role.builtIn)}, {"name", held.role.name}});
    for (const LeaverDevice& device : check.devices)
        devices.push_back(json::object{{"deviceId", device.id},
                                       {"kind", device.kind},
                                       {"name", device.name},
                                       {"os", device.os},
                                       {"lastAccess", sekisho::formatUtc(device.lastAccess)}});
    // Groups are named only to those who may see groups; that there are some is said to everybody.
    const bool names = holdsForAll(call, kSeeGroups);
    json::object handOver{{"orgUnits", thingsArray(check.orgUnitsHeaded)},
                          {"groups", thingsArray(names ? check.soleMasterOf : std::vector<NamedThing>())},
                          {"groupCount", check.soleMasterOf.size()}};
    json::object deleted{{"groupMemberships", check.groups},
                         {"orgUnitMemberships", check.orgUnits},
                         {"aliasEmails", check.aliases},
                         {"profileStatuses", check.statuses},
                         {"photo", check.photo},
                         {"namedAsRelated", check.relatedTo}};
    const bool ready =
        !check.highest && check.roles.empty() && check.orgUnitsHeaded.empty() && check.soleMasterOf.empty();
    return Response::json(200, json::serialize(json::object{{"userId", member.member.id.value},
                                                            {"name", member.member.displayName()},
                                                            {"ready", ready},
                                                            {"highestAdministrator", check.highest},
                                                            {"rolesToTakeAway", std::move(roles)},
                                                            {"handOver", std::move(handOver)},
                                                            {"deleted", std::move(deleted)},
                                                            {"liveSessions", check.liveSessions},
                                                            {"devices", std::move(devices)}}));
}

HandlerResult dormant(Call& call) {
    const auto text = call.query("notSeenSince");
    const auto since = text ? sekisho::parseInstant(*text) : std::nullopt;
    if (!since)
        return sekisho::badInput("notSeenSince", text ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "notSeenSince must be a date-time such as 2030-11-12T09:30:00+09:00.");
    const std::string list = listName(call, "dormant", sekisho::formatUtc(*since));
    SEKISHO_TRY(paging, pagingOf(call, list));
    const FeedScope scope(call.scope, call.caller.domain, call.caller.user);
    SEKISHO_TRY(page, dormantMembers(*call.db, call.caller.domain, scope.members(), *since,
                                     paging.after ? paging.after->id : 0, paging.count));
    json::array items;
    for (const Dormant& one : page.members) {
        const sekisho::Member& member = one.member.member;
        json::object item{{"userId", member.id.value},
                          {"name", member.displayName()},
                          {"email", member.email},
                          {"status", statusKey(member.statusAt(call.now))},
                          {"createdAt", sekisho::formatUtc(member.createdAt)}};
        item["lastAccess"] = member.lastAccess ? json::value(sekisho::formatUtc(*member.lastAccess)) : nullptr;
        item["lastSignIn"] = one.lastSignIn ? json::value(sekisho::formatUtc(*one.lastSignIn)) : nullptr;
        items.push_back(std::move(item));
    }
    std::optional<PageCursor> next;
    if (page.next) next = PageCursor{.id = *page.next, .key = {}};
    return adminPage({}, "members", std::move(items), list, next);
}

} // namespace

void addLeaverEndpoints(std::vector<Endpoint>& out) {
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/leaver-check",
                                "What goes with a member who leaves, and what must be handed over first",
                                "members.members", leaver, Subject::Member));
    out.push_back(
        adminEndpoint(Method::Get, "/v1.0/admin/dormant", "Members not seen since a time", "members.members", dormant));
}

} // namespace sekishod
