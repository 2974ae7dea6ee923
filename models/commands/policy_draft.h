#pragma once
// The draft of a policy, or of a monitoring policy, as text, to be kept beside the local copy until it is saved or
// discarded. Pure.

#include "models/policy/monitor_policy.h"
#include "models/policy/schema.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sekisho::commands {

struct PolicyDraft {
    std::int64_t revision = 0; // that it was begun on
    policy::Values base;       // of that revision
    policy::Values draft;
};
std::string policyDraftText(const PolicyDraft& draft);
// Nothing: damaged, or of another kind. Fields that the schema has no more are left out, new ones have their default.
std::optional<PolicyDraft> policyDraftFromText(const policy::Schema& schema, const std::string& text);

struct MonitorDraft {
    policy::MonitorPolicy base;  // that it was begun on; without an id: a new one
    policy::MonitorPolicy draft; // its name, whether it is in use, and its values
    bool copied = false;         // the base is another policy's
};
std::string monitorDraftText(const MonitorDraft& draft);
std::optional<MonitorDraft> monitorDraftFromText(MonitorService service, const std::string& text);

} // namespace sekisho::commands
