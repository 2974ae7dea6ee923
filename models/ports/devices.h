#pragma once
// Devices, trusted devices and live sessions as the console reaches them. Same conventions as ports::Gateway: every
// call returns at once, its one reply runs on the executor given. They are in no copy; whoever looks asks, a page at a
// time. Changes wake the feed (kinds "device", "session").

#include "models/domain/cut_off.h"
#include "models/domain/device.h"
#include "models/ports/call.h"

#include <string>
#include <vector>

namespace sekisho::ports {

struct DevicePage {
    std::vector<Device> devices; // last access first
    std::string nextCursor;
    std::int64_t total = -1; // of the filter; only with the first page
};
struct TrustedPage {
    std::vector<TrustedDevice> devices; // last use first
    std::string nextCursor;
    std::int64_t total = -1;
};
struct LiveSession {
    Session session;
    std::string userName;
    std::string loginId;
    bool operator==(const LiveSession&) const = default;
};
struct SessionFilter { // all that is set must hold; live sessions only
    std::string text;  // part of name, reading, login ID, device, address
    std::vector<ClientKind> kinds;
    std::string country;
    std::string ip; // address or CIDR range
    int idleMinutesAtLeast = 0;
    OrgUnitId orgUnit; // with sub-organizations
    bool operator==(const SessionFilter&) const = default;
};
struct LiveSessionPage {
    std::vector<LiveSession> sessions; // last use first
    std::string nextCursor;
    std::int64_t total = -1;   // sessions of the filter; only with the first page
    std::int64_t members = -1; // distinct members among them
};

class Devices {
  public:
    virtual ~Devices() = default;
    virtual CallHandle devices(const DeviceFilter& filter, std::string cursor, Executor& on,
                               Reply<DevicePage> reply) = 0;
    virtual CallHandle devicesOf(const UserId& member, Executor& on, Reply<std::vector<Device>> reply) = 0;
    virtual CallHandle trusted(std::string text, std::string cursor, Executor& on, Reply<TrustedPage> reply) = 0;
    virtual CallHandle untrust(std::vector<std::string> trustedIds, Executor& on, Reply<std::int64_t> reply) = 0;
    // Block, Unblock, UpdateNotice, Remove at once; WipeAppData, ResetDevice as a cut-off (through the brake).
    virtual CallHandle order(const CutOffId& id, DeviceAction action, std::vector<DeviceId> devices, std::string note,
                             Executor& on, Reply<CutOff> reply) = 0;

    virtual CallHandle liveSessions(const SessionFilter& filter, std::string cursor, Executor& on,
                                    Reply<LiveSessionPage> reply) = 0;
    // These, or all that match the filter but the caller's own: one cut-off, through the brake by members.
    virtual CallHandle endSessions(const CutOffId& id, std::vector<SessionId> sessions, std::string note, Executor& on,
                                   Reply<CutOff> reply) = 0;
    virtual CallHandle endMatching(const CutOffId& id, const SessionFilter& filter, std::string note, Executor& on,
                                   Reply<CutOff> reply) = 0;
};

} // namespace sekisho::ports
