#pragma once
// Monitoring policies, their trial runs, detections, exceptions and the contents of messages (W1–W6). Same conventions
// as ports::Gateway. The feed tells of changes with kind "monitor" (policies, exceptions) and "detection" (lists are
// asked again).

#include "models/domain/monitoring.h"
#include "models/policy/monitor_policy.h"
#include "models/ports/call.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct TrialMember {
    UserId member;
    std::string name;
    std::int64_t count = 0;
};
struct Trial {
    std::int64_t found = 0, looked = 0;
    Instant from{}, until{};
    bool complete = true;
    std::vector<TrialMember> members;
    std::int64_t memberCount = 0;
    std::vector<Detection> samples;
};
struct DetectionQuery {
    std::optional<MonitorService> service;
    std::string policy; // id
    UserId member;
    std::optional<DetectionState> state;
    std::string cursor;
};
struct DetectionPage {
    std::vector<Detection> detections; // newest first
    std::string nextCursor;
    std::int64_t open = -1, total = -1; // with a first page only
};
struct MonitorException {
    UserId member;
    std::string name, loginId;
    Instant added{};
    std::string addedBy;
    bool operator==(const MonitorException&) const = default;
};
struct ContentPage {
    std::vector<MessageContent> messages;
    std::string nextCursor;
    std::optional<Instant> searchedTo;
};

class Monitoring {
  public:
    virtual ~Monitoring() = default;
    virtual CallHandle policies(MonitorService service, Executor& on,
                                Reply<std::vector<policy::MonitorPolicy>> reply) = 0; // by number
    // Without an id: a new one. MONITOR_NAME_TAKEN, MONITOR_LIMIT, PRECONDITION_FAILED, faults at their fields.
    virtual CallHandle savePolicy(const policy::MonitorPolicy& policy, Executor& on,
                                  Reply<policy::MonitorPolicy> reply) = 0;
    virtual CallHandle deletePolicy(const policy::MonitorPolicy& policy, Executor& on, Reply<std::monostate> reply) = 0;
    // The unsaved policy over what is recorded from `from` on (at most 90 days).
    virtual CallHandle trial(const policy::MonitorPolicy& draft, Instant from, Executor& on, Reply<Trial> reply) = 0;

    virtual CallHandle detections(const DetectionQuery& query, Executor& on, Reply<DetectionPage> reply) = 0;
    // With its excerpts: a reading, which is recorded. CONSENT_REQUIRED.
    virtual CallHandle detection(std::int64_t id, Executor& on, Reply<Detection> reply) = 0;
    virtual CallHandle setState(std::vector<std::int64_t> ids, DetectionState state, std::string note, Executor& on,
                                Reply<std::monostate> reply) = 0;

    virtual CallHandle exceptions(Executor& on, Reply<std::vector<MonitorException>> reply) = 0;
    virtual CallHandle addExceptions(std::vector<UserId> members, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle removeException(const UserId& member, Executor& on, Reply<std::monostate> reply) = 0;

    virtual CallHandle consent(Executor& on, Reply<Consent> reply) = 0;
    virtual CallHandle giveConsent(int edition, std::string purpose, Executor& on, Reply<Consent> reply) = 0;
    virtual CallHandle contents(const ContentQuery& query, std::string cursor, Executor& on,
                                Reply<ContentPage> reply) = 0;
};

} // namespace sekisho::ports
