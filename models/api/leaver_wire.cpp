#include "models/api/leaver_wire.h"

#include "models/api/json_reader.h"
#include "models/api/json_text.h"

namespace sekisho::api {

namespace {

void readRole(JsonReader& r, od::value v, LeaverRole& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "roleId") return r.id(value, to.id);
        if (key == "builtIn") return r.text(value, to.builtIn);
        if (key == "name") return r.text(value, to.name);
    });
}

void readThing(JsonReader& r, od::value v, LeaverThing& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "id") return r.text(value, to.id);
        if (key == "name") return r.text(value, to.name);
    });
}

void readDevice(JsonReader& r, od::value v, LeaverDevice& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "deviceId") return r.text(value, to.id);
        if (key == "kind") return r.text(value, to.kind);
        if (key == "name") return r.text(value, to.name);
        if (key == "os") return r.text(value, to.os);
        if (key == "lastAccess") return r.instant(value, to.lastAccess);
    });
}

void readHandOver(JsonReader& r, od::value v, LeaverCheck& to) {
    const auto thing = [&r](od::value item, LeaverThing& one) { readThing(r, item, one); };
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "orgUnits") return r.list(value, to.orgUnitsHeaded, thing);
        if (key == "groups") return r.list(value, to.soleMasterOf, thing);
        if (key == "groupCount") return r.number(value, to.soleMasterCount);
    });
}

void readDeleted(JsonReader& r, od::value v, LeaverCheck& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "groupMemberships") return r.number(value, to.groupMemberships);
        if (key == "orgUnitMemberships") return r.number(value, to.orgUnitMemberships);
        if (key == "aliasEmails") return r.number(value, to.aliases);
        if (key == "profileStatuses") return r.number(value, to.statuses);
        if (key == "namedAsRelated") return r.number(value, to.namedAsRelated);
        if (key == "photo") return r.flag(value, to.photo);
    });
}

void readCheck(JsonReader& r, std::string_view key, od::value v, LeaverCheck& to) {
    if (key == "userId") return r.id(v, to.user);
    if (key == "name") return r.text(v, to.name);
    if (key == "ready") return r.flag(v, to.ready);
    if (key == "highestAdministrator") return r.flag(v, to.highest);
    if (key == "rolesToTakeAway")
        return r.list(v, to.roles, [&](od::value item, LeaverRole& role) { readRole(r, item, role); });
    if (key == "handOver") return readHandOver(r, v, to);
    if (key == "deleted") return readDeleted(r, v, to);
    if (key == "liveSessions") return r.number(v, to.liveSessions);
    if (key == "devices")
        return r.list(v, to.devices, [&](od::value item, LeaverDevice& device) { readDevice(r, item, device); });
}

} // namespace

Result<LeaverCheck> leaverCheckFromText(std::string_view json) {
    auto check = parsed<LeaverCheck>(json, readCheck);
    if (!check || check->user.empty())
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "The answer of the service could not be read.")
            .because("leaver check");
    return std::move(*check);
}

std::string mastersText(const std::vector<UserId>& masters) {
    JsonText json;
    json.begin().key("administrators").beginArray();
    for (const UserId& master : masters)
        json.begin().key("userId").text(master.value).end();
    json.endArray().end();
    return json.take();
}

} // namespace sekisho::api
