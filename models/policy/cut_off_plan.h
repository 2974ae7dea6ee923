#pragma once
// Which steps belong to a loss: one function for the service's proposal, the console's page and the queue while the
// service is away. Pure; thread-safe.

#include "models/domain/cut_off.h"
#include "models/domain/device.h"

#include <string>
#include <vector>

namespace sekisho::policy {

struct ProposedStep {
    StepKind kind = StepKind::EndSessions;
    std::string target;
    std::string targetName;
    bool chosen = false; // proposed
    bool possible = true;
    std::string reason;     // key of resources/cut_off.json "reasons": why not possible, or why it is proposed
    std::int64_t count = 0; // sessions it would end
    bool operator==(const ProposedStep&) const = default;
};

struct LossFacts {
    Lost lost = Lost::Phone;
    DeviceId device;                   // empty: all of that kind
    std::vector<Device> devices;       // of the member
    std::vector<Session> sessions;     // live ones
    bool mdm = false;                  // LINE WORKS MDM is in use
    bool highestAdministrator = false; // he is never suspended; his password and apps only by himself
    bool self = false;
    bool suspended = false;
    bool known = true; // false: the service is away, devices and sessions are not known
};

// Every step that could be ordered, in the order of StepKind; chosen ones are the right set for this loss.
std::vector<ProposedStep> proposeSteps(const LossFacts& facts);
// The clients whose sessions go with a loss: phone: mobile app; PC: PC app, Drive explorer, browser, console;
// all for everything.
std::vector<ClientKind> clientsOf(Lost lost);
// Live sessions that go with this loss: of its clients, of the device that is gone or of none that is known, with a
// phone also of the browsers on phones; never the one that asks.
std::vector<SessionId> sessionsOf(const LossFacts& facts);

} // namespace sekisho::policy
