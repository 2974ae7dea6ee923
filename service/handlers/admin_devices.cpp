// The inventory of devices, trusted devices, and what is ordered against a selection of them. Everything outside of the
// caller's scope does not exist.

#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/cut_offs.h"
#include "service/rules/devices.h"

#include <charconv>
#include <functional>

namespace sekishod {

using sekisho::Device;
using sekisho::DeviceAction;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::PageCursor;
namespace json = boost::json;

namespace {

constexpr int kDevicesAPage = 100;
constexpr int kMostDevicesAPage = 500;

DeviceView viewOf(const Services& services, const Call& call) {
    const FeedScope scope(call.scope, call.caller.domain, call.caller.user);
    DeviceView view{call.caller.domain, scope.oneMember(), call.now, services.devices.get()};
    if (!call.scope.wholeTenant) view.within = call.scope;
    return view;
}

struct DevicePaging {
    std::string list;
    int count = kDevicesAPage;
    std::optional<DevicePlace> after;
};

Result<DevicePaging> devicePaging(const Call& call, std::string list) {
    DevicePaging paging;
    paging.list = std::move(list);
    if (const auto text = call.query("count")) {
        const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), paging.count);
        if (fault != std::errc() || end != text->data() + text->size() || paging.count < 1 ||
            paging.count > kMostDevicesAPage)
            return sekisho::badInput("count", "INVALID_PARAMETER", "count must be a number from 1 to 500.");
    }
    if (const auto text = call.query("cursor"); text && !text->empty()) {
        auto cursor = sekisho::api::cursorFromText(paging.list, *text);
        if (!cursor)
            return sekisho::badInput("cursor", "INVALID_PARAMETER", "cursor is not one that this list has given out.");
        paging.after = DevicePlace{cursor->id, std::move(cursor->key)};
    }
    return paging;
}

std::string nextCursor(const DevicePaging& paging, const std::optional<DevicePlace>& next) {
    return next ? sekisho::api::cursorText(paging.list, {next->lastAccess, next->id}) : std::string();
}

std::string filterName(const sekisho::DeviceFilter& filter) {
    std::string out;
    for (const auto& [name, value] : sekisho::api::deviceQuery(filter))
        out.append(name).append("=").append(value).append("&");
    return out;
}

HandlerResult inventory(Services& services, Call& call) {
    SEKISHO_TRY(filter, sekisho::api::deviceFilterFrom(call.request.query));
    SEKISHO_TRY(paging, devicePaging(call, listName(call, "devices", filterName(filter))));
    SEKISHO_TRY(page, listDevices(*call.db, viewOf(services, call), filter, paging.after, paging.count));
    return Response::json(
        200, sekisho::api::devicesText({std::move(page.devices), nextCursor(paging, page.next), page.total}));
}

HandlerResult devicesOfOne(Services& services, Call& call) {
    SEKISHO_TRY(devices, devicesOfMember(*call.db, viewOf(services, call), sekisho::UserId(call.subject.uid)));
    const auto total = static_cast<std::int64_t>(devices.size());
    return Response::json(200, sekisho::api::devicesText({std::move(devices), {}, total}));
}

HandlerResult trusted(Services& services, Call& call) {
    const std::string text(call.query("text").value_or(""));
    SEKISHO_TRY(paging, devicePaging(call, listName(call, "trustedDevices", text)));
    SEKISHO_TRY(page, listTrustedDevices(*call.db, viewOf(services, call), text, paging.after, paging.count));
    return Response::json(
        200, sekisho::api::trustedText({std::move(page.devices), nextCursor(paging, page.next), page.total}));
}

Response doneAnswer(std::int64_t count) {
    return Response::json(200, json::serialize(json::object{{"done", count}}));
}

HandlerResult untrust(Services& services, Call& call) {
    SEKISHO_TRY(ids, sekisho::api::trustedRemovalFrom(call.body));
    Effects effects;
    SEKISHO_TRY(removed, removeTrustedDevices(*call.db, viewOf(services, call), ids, effects));
    return done(call, effects, doneAnswer(removed));
}

Result<DeviceAction> actionOf(const json::value& body) {
    const auto* object = body.if_object();
    const auto* value = object ? object->if_contains("action") : nullptr;
    const auto* text = value ? value->if_string() : nullptr;
    const auto action = text ? sekisho::deviceActionOf(std::string_view(*text)) : std::nullopt;
    if (!action)
        return sekisho::badInput("action", value ? "INVALID_PARAMETER" : "MISSING_PARAMETER",
                                 "action must be wipeAppData, resetDevice, block, unblock, untrust, updateNotice or "
                                 "remove.");
    return *action;
}

Done act(Services& services, Call& call, DeviceAction action, const Device& device, Effects& effects) {
    auto& db = *call.db;
    const auto domain = call.caller.domain;
    switch (action) {
    case DeviceAction::Unblock:
        return unblockDevice(db, domain, device, effects);
    case DeviceAction::Untrust: {
        SEKISHO_CHECK(untrustDevice(db, domain, device, effects));
        return {};
    }
    case DeviceAction::UpdateNotice:
        SEKISHO_CHECK(sendUpdateNotice(db, domain, device, call.now, effects));
        call.afterCommit([hub = services.devices, id = device.id] { hub->wake(id); });
        return {};
    case DeviceAction::Remove:
    case DeviceAction::Block:
    case DeviceAction::WipeAppData:
    case DeviceAction::ResetDevice:
        break;
    }
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("not done at once");
}

// What takes somebody's access or data away: a cut-off, for which the brake is asked.
bool isCutOff(DeviceAction action) {
    return action == DeviceAction::Block || action == DeviceAction::WipeAppData ||
           action == DeviceAction::ResetDevice || action == DeviceAction::Remove;
}

HandlerResult order(Services& services, Call& call) {
    SEKISHO_TRY(action, actionOf(call.body));
    SEKISHO_TRY(asked, sekisho::api::bulkOrderFrom(call.body, "devices"));
    if (asked.targets.empty())
        return sekisho::badInput("devices", "MISSING_PARAMETER", "devices must name at least one.");
    SEKISHO_TRY(devices, devicesByIds(*call.db, viewOf(services, call), asked.targets));
    // Of several the others go on, and its step says why it did not.
    if (action == DeviceAction::Remove && devices.size() == 1)
        SEKISHO_CHECK(checkNothingToErase(*call.db, devices.front()));
    if (isCutOff(action)) {
        SEKISHO_TRY(ordered, orderDeviceCutOff(services, call, asked, action, devices));
        return orderedAnswer(ordered);
    }
    Effects effects;
    for (const Device& device : devices)
        SEKISHO_CHECK(act(services, call, action, device, effects));
    return done(call, effects, doneAnswer(static_cast<std::int64_t>(devices.size())));
}

} // namespace

void addDeviceEndpoints(Services& services, std::vector<Endpoint>& out) {
    using Answer = HandlerResult (*)(Services&, Call&);
    const auto with = [&services](Answer answer) -> Handler {
        return [&services, answer](Call& call) { return answer(services, call); };
    };
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/devices", "Devices that members work with", "security.usage",
                                with(inventory)));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/devices", "Devices of a member",
                                "security.usage", with(devicesOfOne), Subject::Member));
    Endpoint orders =
        adminEndpoint(Method::Post, "/v1.0/admin/devices/orders",
                      "Block, update, remove, erase or reset a selection of devices", "security.mobile", with(order));
    orders.bodyLimit = 2 << 20; // 10,000 ids
    out.push_back(std::move(orders));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/trusted-devices", "Devices that skip the second factor",
                                "security.trustedDevices", with(trusted)));
    out.push_back(adminEndpoint(Method::Post, "/v1.0/admin/trusted-devices/remove",
                                "Trust a selection of devices no longer", "security.trustedDevices", with(untrust)));
}

} // namespace sekishod
