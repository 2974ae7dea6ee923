#pragma once
// What handlers are built with. Everything here outlives the endpoints and is thread-safe.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "service/http/authenticator.h"
#include "service/http/log.h"
#include "service/http/subject.h"
#include "service/push/device_hub.h"
#include "service/push/hub.h"
#include "service/store/country_lookup.h"
#include "service/store/file_events.h"
#include "service/store/tenant_store.h"

#include <chrono>
#include <memory>
#include <string>

namespace sekishod {

class CommandGuard;
class CommandRunner;
class EventExaminer;
class ReadAhead;

struct RateLimits { // requests a minute; 0 = not limited
    int directory = 240;
    int download = 10;
    int signIn = 60; // by address of the caller
    int admin = 1200;
    int push = 60;
    int access = 60'000; // questions of gateways
};

struct ServiceSettings {
    std::string version = "0.1.0";
    RateLimits rates;
    std::chrono::milliseconds longPollMax{std::chrono::seconds(60)};
};

struct Services {
    TenantStore& store;
    const sekisho::Clock& clock;
    PushHub& push;
    Authenticator& auth;
    SubjectResolver& subjects;
    ServiceSettings settings{};
    ServiceLog* log = nullptr;                // null: silent (tests)
    const CountryLookup* countries = nullptr; // null: no data, countries stay empty
    // Collected by the evaluation endpoint, written by authHousekeeping().
    std::shared_ptr<FileEvents> fileEvents = std::make_shared<FileEvents>();
    std::shared_ptr<DeviceHub> devices = std::make_shared<DeviceHub>(); // agents that wait
    std::shared_ptr<CommandGuard> guard{};     // null: a right is enough for everything (tests of single gates)
    CommandRunner* runner = nullptr;           // the gates, once they are made
    std::shared_ptr<EventExaminer> examiner{}; // null: nothing is monitored
    std::shared_ptr<ReadAhead> ahead{};        // null: each page is read when it is asked for
};

// For Call::afterCommit: the ended session is refused from the next request on and its open streams are closed.
inline void sessionEnded(Services& services, const sekisho::SessionId& session) {
    services.auth.forgetSession(session);
    services.push.endSession(session);
}

} // namespace sekishod
