#include "models/api/device_wire.h"

#include "models/api/value_reader.h"
#include "models/api/value_writer.h"

namespace sekisho::api {

namespace json = boost::json;

namespace {

void readDeviceApp(const ValueReader& r, DeviceApp& to) {
    r.text("name", to.name);
    r.text("version", to.version);
}

void readWholeDevice(const ValueReader& r, Device& to) {
    r.id("deviceId", to.id);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("loginId", to.loginId);
    r.word("kind", to.kind, clientKindOf);
    r.text("name", to.name);
    r.text("model", to.model);
    r.text("os", to.os);
    r.text("osVersion", to.osVersion);
    r.text("vendorId", to.vendorId);
    r.objects("apps", to.apps, readDeviceApp);
    r.word("mdm", to.mdm, mdmStateOf);
    r.flag("trusted", to.trusted);
    r.flag("agent", to.agent);
    r.flag("online", to.online);
    r.flag("updateNeeded", to.updateNeeded);
    r.instant("blockedAt", to.blockedAt);
    r.instant("erasedAt", to.erasedAt);
    r.instant("registeredAt", to.registeredAt);
    r.instant("lastAccessAt", to.lastAccessAt);
    r.instant("lastContactAt", to.lastContactAt);
    r.number("clockSkewSeconds", to.clockSkewSeconds);
}

json::object trustedObject(const TrustedDevice& device) {
    json::object out{{"trustedId", device.id},    {"userId", device.user.value}, {"userName", device.userName},
                     {"loginId", device.loginId}, {"name", device.name},         {"os", device.os}};
    out["trustedAt"] = formatUtc(device.trustedAt);
    out["lastUsedAt"] = formatUtc(device.lastUsedAt);
    return out;
}

void readTrustedDevice(const ValueReader& r, TrustedDevice& to) {
    r.text("trustedId", to.id);
    r.id("userId", to.user);
    r.text("userName", to.userName);
    r.text("loginId", to.loginId);
    r.text("name", to.name);
    r.text("os", to.os);
    r.instant("trustedAt", to.trustedAt);
    r.instant("lastUsedAt", to.lastUsedAt);
}

json::object sessionFields(const Session& session) {
    json::object out{{"sessionId", session.id.value},
                     {"kind", clientKindKey(session.kind)},
                     {"startedAt", formatUtc(session.startedAt)},
                     {"lastUsedAt", formatUtc(session.lastUsedAt)},
                     {"current", session.current}};
    if (session.device) out["deviceId"] = session.device->value;
    putSome(out, "deviceName", session.deviceName);
    putSome(out, "os", session.os);
    putSome(out, "ip", session.ip);
    putSome(out, "country", session.country);
    putSome(out, "userAgent", session.userAgent);
    putSome(out, "endedAt", session.endedAt);
    putSome(out, "endReason", session.endReason);
    return out;
}

void readSessionFields(const ValueReader& r, Session& to) {
    r.id("sessionId", to.id);
    r.id("userId", to.user);
    r.word("kind", to.kind, clientKindOf);
    if (r.has("deviceId")) {
        to.device.emplace();
        r.id("deviceId", *to.device);
    }
    r.text("deviceName", to.deviceName);
    r.text("os", to.os);
    r.text("ip", to.ip);
    r.text("country", to.country);
    r.text("userAgent", to.userAgent);
    r.instant("startedAt", to.startedAt);
    r.instant("lastUsedAt", to.lastUsedAt);
    r.instant("endedAt", to.endedAt);
    r.text("endReason", to.endReason);
    r.flag("current", to.current);
}

} // namespace

json::value deviceValue(const Device& device) {
    json::array apps;
    for (const DeviceApp& app : device.apps)
        apps.push_back(json::object{{"name", app.name}, {"version", app.version}});
    json::object out{{"deviceId", device.id.value},
                     {"userId", device.user.value},
                     {"userName", device.userName},
                     {"loginId", device.loginId},
                     {"kind", clientKindKey(device.kind)},
                     {"name", device.name},
                     {"model", device.model},
                     {"os", device.os},
                     {"osVersion", device.osVersion},
                     {"apps", std::move(apps)},
                     {"mdm", mdmStateKey(device.mdm)},
                     {"trusted", device.trusted},
                     {"agent", device.agent},
                     {"online", device.online},
                     {"updateNeeded", device.updateNeeded},
                     {"registeredAt", formatUtc(device.registeredAt)},
                     {"lastAccessAt", formatUtc(device.lastAccessAt)}};
    putSome(out, "vendorId", device.vendorId);
    putSome(out, "blockedAt", device.blockedAt);
    putSome(out, "erasedAt", device.erasedAt);
    putSome(out, "lastContactAt", device.lastContactAt);
    if (device.clockSkewSeconds) out["clockSkewSeconds"] = *device.clockSkewSeconds;
    return out;
}

Result<Device> deviceFromValue(const json::value& value) {
    auto device = readValue<Device>(value, "device", readWholeDevice);
    if (device && device->id.empty()) return malformedAnswer("a device without an id");
    return device;
}

std::string devicesText(const DevicesText& page) {
    json::array list;
    for (const Device& device : page.devices)
        list.push_back(deviceValue(device));
    json::object out{{"devices", std::move(list)}};
    putTotal(out, "total", page.total);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

Result<DevicesText> devicesFromText(std::string_view text) {
    bool there = false;
    auto page = readText<DevicesText>(text, "devices", [&](const ValueReader& r, DevicesText& to) {
        there = r.has("devices");
        r.objects("devices", to.devices, readWholeDevice);
        r.number("total", to.total);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without devices");
    return page;
}

std::string trustedText(const TrustedText& page) {
    json::array list;
    for (const TrustedDevice& device : page.devices)
        list.push_back(trustedObject(device));
    json::object out{{"trustedDevices", std::move(list)}};
    putTotal(out, "total", page.total);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

Result<TrustedText> trustedFromText(std::string_view text) {
    bool there = false;
    auto page = readText<TrustedText>(text, "trusted devices", [&](const ValueReader& r, TrustedText& to) {
        there = r.has("trustedDevices");
        r.objects("trustedDevices", to.devices, readTrustedDevice);
        r.number("total", to.total);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without trusted devices");
    return page;
}

json::value sessionValue(const Session& session) {
    return sessionFields(session);
}

Result<Session> sessionFromValue(const json::value& value) {
    auto session = readValue<Session>(value, "session", readSessionFields);
    if (session && session->id.empty()) return malformedAnswer("a session without an id");
    return session;
}

std::string liveSessionsText(const LiveSessionsText& page) {
    json::array list;
    for (const LiveSessionText& one : page.sessions) {
        json::object line = sessionFields(one.session);
        line["userId"] = one.session.user.value;
        line["userName"] = one.userName;
        line["loginId"] = one.loginId;
        list.push_back(std::move(line));
    }
    json::object out{{"sessions", std::move(list)}};
    putTotal(out, "total", page.total);
    putTotal(out, "members", page.members);
    putNextCursor(out, page.nextCursor);
    return json::serialize(out);
}

Result<LiveSessionsText> liveSessionsFromText(std::string_view text) {
    bool there = false;
    auto page = readText<LiveSessionsText>(text, "sessions", [&](const ValueReader& r, LiveSessionsText& to) {
        there = r.has("sessions");
        r.objects("sessions", to.sessions, [](const ValueReader& line, LiveSessionText& one) {
            readSessionFields(line, one.session);
            line.text("userName", one.userName);
            line.text("loginId", one.loginId);
        });
        r.number("total", to.total);
        r.number("members", to.members);
        r.nextCursor(to.nextCursor);
    });
    if (page && !there) return malformedAnswer("an answer without sessions");
    return page;
}

} // namespace sekisho::api
