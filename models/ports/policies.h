#pragma once
// Policies as the console reaches them. Same conventions as ports::Gateway: every call returns at once, its one reply
// runs on the executor given. They are in no copy; whoever looks asks. A change by somebody else wakes the feed (kind
// "policy").

#include "models/policy/policy_state.h"
#include "models/ports/call.h"

#include <string>

namespace sekisho::ports {

struct PolicyEdit {
    std::string key;
    policy::Values values;     // every field
    std::int64_t revision = 0; // that its author saw
    std::string reason;
    std::string confirm; // own login ID: agrees to lock himself out; of `invitation` the number of those who are let in
};

class Policies {
  public:
    virtual ~Policies() = default;
    virtual CallHandle fetch(std::string key, Executor& on, Reply<policy::PolicyState> reply) = 0;
    // PRECONDITION_FAILED: saved by somebody else meanwhile. POLICY_LOCKS_OUT. Faults of values at their fields.
    virtual CallHandle save(const PolicyEdit& edit, Executor& on, Reply<policy::PolicySaved> reply) = 0;
    virtual CallHandle preview(const std::string& key, const policy::Values& draft, Executor& on,
                               Reply<policy::PolicyPreview> reply) = 0;
    virtual CallHandle previewList(const std::string& key, const policy::Values& draft, policy::PreviewList list,
                                   std::string cursor, Executor& on, Reply<policy::PreviewPage> reply) = 0;
    virtual CallHandle revisions(std::string key, std::string cursor, Executor& on,
                                 Reply<policy::RevisionPage> reply) = 0;
    virtual CallHandle revisionValues(std::string key, std::int64_t revision, Executor& on,
                                      Reply<policy::Values> reply) = 0;
    virtual CallHandle revert(const PolicyEdit& edit, std::int64_t toRevision, Executor& on,
                              Reply<policy::PolicySaved> reply) = 0; // of `edit` the values do not count
};

} // namespace sekisho::ports
