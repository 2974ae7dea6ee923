#pragma once
// The draft of a policy as text, to be kept beside the local copy until it is saved or discarded. Pure.

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

} // namespace sekisho::commands
