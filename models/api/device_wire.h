#pragma once
// Devices, trusted devices, live sessions and the device protocol on the wire, both directions
// (docs/decisions/0011-devices-and-cut-offs.md, docs/device-protocol.md). Same conventions as cut_off_wire.h.

#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/domain/error.h"
#include "models/domain/session.h"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sekisho::api {

boost::json::value deviceValue(const Device& device);
Result<Device> deviceFromValue(const boost::json::value& value);
struct DevicesText {
    std::vector<Device> devices;
    std::string nextCursor;
    std::int64_t total = -1; // -1: not told
};
std::string devicesText(const DevicesText& page); // {"devices":[…],"total"?,"responseMetaData"}
Result<DevicesText> devicesFromText(std::string_view json);

// {"trustedId","userId","userName","loginId","name","os","trustedAt","lastUsedAt"}
struct TrustedText {
    std::vector<TrustedDevice> devices;
    std::string nextCursor;
    std::int64_t total = -1;
};
std::string trustedText(const TrustedText& page); // {"trustedDevices":[…],…}
Result<TrustedText> trustedFromText(std::string_view json);

boost::json::value sessionValue(const Session& session); // as the access status of a member has it
Result<Session> sessionFromValue(const boost::json::value& value);
struct LiveSessionText {
    Session session;
    std::string userName, loginId;
};
struct LiveSessionsText {
    std::vector<LiveSessionText> sessions;
    std::string nextCursor;
    std::int64_t total = -1, members = -1;
};
std::string liveSessionsText(const LiveSessionsText& page); // {"sessions":[…],"total"?,"members"?,…}
Result<LiveSessionsText> liveSessionsFromText(std::string_view json);

// Filters as query parameters, in their wire names: kind (comma separated), text, os, osVersionAtMost, app,
// appVersionAtMost, seenWithinDays, blocked, trusted, updateNeeded; and for sessions kind, text, country, ip,
// idleMinutesAtLeast, orgUnitId.
using Query = std::vector<std::pair<std::string, std::string>>;
Query deviceQuery(const DeviceFilter& filter);
Result<DeviceFilter> deviceFilterFrom(const Query& query); // other parameters are not looked at
struct LiveSessionFilter {
    std::string text;
    std::vector<ClientKind> kinds;
    std::string country; // ISO 3166-1 alpha-2, upper case
    std::string ip;      // address or CIDR range
    int idleMinutesAtLeast = 0;
    OrgUnitId orgUnit;
    bool operator==(const LiveSessionFilter&) const = default;
};
Query liveSessionQuery(const LiveSessionFilter& filter);
Result<LiveSessionFilter> liveSessionFilterFrom(const Query& query);
// The same as "filter" of POST /sessions/end: an object of texts in the same names.
boost::json::value liveSessionFilterValue(const LiveSessionFilter& filter);
Result<LiveSessionFilter> liveSessionFilterFrom(const boost::json::value& filter);

// What an order for devices or sessions answers: {"cutOff":{…}}, or {"done"} for what was done at once, which is no
// cut-off: then only the id given is in it.
Result<CutOff> bulkAnswerFromText(std::string_view json, const CutOffId& id);
Result<std::int64_t> doneFromText(std::string_view json); // {"done"}

std::string trustedRemoval(const std::vector<std::string>& trustedIds);              // {"trustedIds":[…]}
Result<std::vector<std::string>> trustedRemovalFrom(const boost::json::value& body); // 1–1,000

// --- device protocol ---

struct DeviceReport { // what an agent says of its device
    ClientKind kind = ClientKind::MobileApp;
    std::string name, model, os, osVersion, vendorId;
    std::vector<DeviceApp> apps; // ≤ 50
    std::string mdmProfile;      // "none", "lineworks", "thirdParty"
    std::string mdmKey;          // of third-party management
    std::string previousToken;   // of its registration before: shows that it is the same installation
    std::optional<Instant> deviceTime;
};
Result<DeviceReport> deviceReportFrom(const boost::json::value& body);
struct CommandResult {
    std::string nonce;
    std::string outcome; // "done", "failed", "unsupported"; empty: an acknowledgement
    std::string detail;  // ≤ 500 characters
    std::string proof;   // hex HMAC-SHA256 with the device token over "commandId\nnonce\noutcome"
    std::optional<Instant> deviceTime;
};
Result<CommandResult> commandResultFrom(const boost::json::value& body);

} // namespace sekisho::api
