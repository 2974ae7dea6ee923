#pragma once
// Two people's drafts of one policy brought together, field by field. Pure.

#include "models/commands/field_merge.h"
#include "models/policy/schema.h"

namespace sekisho::commands {

// A text that is the same for the same value only; not for people.
std::string stableText(const policy::Value& value);
Merge<policy::Values> mergePolicies(const policy::Schema& schema, const policy::Values& base,
                                    const policy::Values& mine, const policy::Values& theirs);
policy::Values resolvedPolicy(const Merge<policy::Values>& merge, const policy::Values& mine,
                              const std::vector<std::string>& keepMine);

} // namespace sekisho::commands
