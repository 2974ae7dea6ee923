// アプリの利用停止 of a member, and the devices that he trusts.

#include "service/auth/sessions.h"
#include "service/auth/trusted_devices.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/json_text.h"
#include "service/rules/app_stop.h"
#include "service/rules/single_orders.h"

namespace sekishod {

using sekisho::UserId;
namespace json = boost::json;

namespace {

HandlerResult getAppStop(Call& call) {
    SEKISHO_TRY(stop, appStopOf(*call.db, UserId(call.subject.uid)));
    return Response::json(200, sekisho::api::appStopText(stop));
}

std::vector<SingleStep> stopSteps(const AppStop& present, const AppStop& wanted) {
    std::vector<SingleStep> steps;
    if (wanted.mobile && !present.mobile) steps.push_back({.kind = sekisho::StepKind::AppStop, .target = "mobile"});
    if (wanted.pc && !present.pc) steps.push_back({.kind = sekisho::StepKind::AppStop, .target = "pc"});
    return steps;
}

HandlerResult putAppStop(Services& services, Call& call) {
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(present, appStopOf(*call.db, member.member.id));
    SEKISHO_TRY(wanted, sekisho::api::appStopFromRequest(call.body, present));
    if (std::vector<SingleStep> steps = stopSteps(present, wanted); !steps.empty()) {
        SEKISHO_TRY(passes, passesBrake(call, member, sekisho::StepKind::AppStop));
        if (!passes)
            return holdSingle(services, call, member, std::move(steps),
                              [&](Effects& none) { return setAppStop(*call.db, member, wanted, call.now, none); });
    }
    Effects effects;
    SEKISHO_CHECK(setAppStop(*call.db, member, wanted, call.now, effects));
    if (effects.audits.empty()) return Response::empty(204);
    SEKISHO_CHECK(endSessionsOf(services, call, member.member.id, stoppedKinds(wanted), "appStopped"));
    return done(call, effects, Response::empty(204));
}

HandlerResult listTrusted(Call& call) {
    SEKISHO_TRY(devices, trustedDevices(*call.db, UserId(call.subject.uid)));
    json::array list;
    for (const TrustedDevice& device : devices)
        list.push_back(json::object{{"deviceId", device.id},
                                    {"name", device.name},
                                    {"os", device.os},
                                    {"trustedAt", sekisho::formatUtc(device.trusted)},
                                    {"lastUsedAt", sekisho::formatUtc(device.lastUsed)}});
    return Response::json(200, json::serialize(json::object{{"devices", std::move(list)}}));
}

HandlerResult removeTrusted(Call& call) {
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(name, forgetDevice(*call.db, member.member.id, call.pathValue("deviceId")));
    call.audit({"device.untrust", "member", member.member.id.value, member.member.displayName(),
                R"({"device":{"from":)" + jsonString(name) + R"(,"to":null}})"});
    return Response::empty(204);
}

} // namespace

void addAccessEndpoints(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view members = "members.members";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/app-stop",
                                "Whether a member's apps are stopped", members, getAppStop, Subject::Member));
    out.push_back(adminEndpoint(
        Method::Put, "/v1.0/admin/users/{userId}/app-stop", "Stop a member's apps; the browser goes on", members,
        [&services](Call& call) { return putAppStop(services, call); }, Subject::Member));
    constexpr std::string_view devices = "security.trustedDevices";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/trusted-devices",
                                "Devices of a member that skip the second factor", devices, listTrusted,
                                Subject::Member));
    out.push_back(adminEndpoint(Method::Delete, "/v1.0/admin/users/{userId}/trusted-devices/{deviceId}",
                                "Trust a device no longer: its next sign-in asks for the second factor", devices,
                                removeTrusted, Subject::Member));
}

} // namespace sekishod
