#pragma once
// Policies of a tenant: as they stand, saving with what follows from it, revisions (docs/decisions/0010-policies.md).
// Same conventions as members.h: the caller has the transaction and hands the effects on; after the commit of a save
// policiesChanged() (policy_sessions.h).

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/policy/access_decision.h"
#include "models/policy/policy_state.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/policy_sessions.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// POLICY_NOT_EXIST (404).
sekisho::Result<const sekisho::policy::Schema*> policySchema(std::string_view key);
// Every field, also those that mirror another policy or stand in the tenant's own row (its name, language and zone).
sekisho::Result<sekisho::policy::PolicyState> loadPolicy(sekisho::sql::Database& db, const Tenant& tenant,
                                                         const sekisho::policy::Schema& schema);
// The policies that decide on access, by key, with `values` in the place of the policy `key`; empty key: as they are.
sekisho::Result<sekisho::policy::PolicySet> policySet(sekisho::sql::Database& db, const Tenant& tenant,
                                                      std::string_view key = {},
                                                      const sekisho::policy::Values& values = {});
// For people, in the tenant's language.
std::string policyName(const Tenant& tenant, const sekisho::policy::Schema& schema);
// What a policy holds itself, without what it mirrors: for diffs and digests.
std::string policyRecord(const sekisho::policy::Schema& schema, const sekisho::policy::Values& values);

// What would be stored for these values: a part of the fields laid over the present ones, in the one form, checked. The
// first fault; param "faults" says how many there are, and Error::all has them where there are several. USER_NOT_EXIST
// at "key[index]" for a member who was not in the list before.
sekisho::Result<sekisho::policy::Values> policyDraft(sekisho::sql::Database& db, const Tenant& tenant,
                                                     const sekisho::policy::Schema& schema,
                                                     const sekisho::policy::Values& present,
                                                     const sekisho::policy::Values& part);

struct PolicyAct {
    std::string actorId;
    std::string actorName;
    std::string reason;
    std::string_view action = "policy.update"; // or policy.revert, policy.restore
    std::int64_t revertedTo = 0;
    // So many wait and become members by this save (invitation.autoApproval); another number: INVITATION_WAITING.
    std::int64_t acceptWaiting = 0;
    sekisho::Instant now{};
};
struct PolicyDone {
    sekisho::policy::PolicyState state;
    EndedSessions ended;
    bool changed = false; // false: nothing differs, nothing was written
};
// `after` as policyDraft() gives it; `before` is the present state, read in this transaction. Writes the revision,
// mirrors what other parts of the service read, ends sessions and tokens. `tenant` is as it stands afterwards.
sekisho::Result<PolicyDone> savePolicy(sekisho::sql::Database& db, Tenant& tenant,
                                       const sekisho::policy::Schema& schema,
                                       const sekisho::policy::PolicyState& before, sekisho::policy::Values after,
                                       const PolicyAct& act, Effects& effects);

// Newest first, below `before` (0: from the newest on); at most `count`.
sekisho::Result<std::vector<sekisho::policy::PolicyRevision>> policyRevisions(sekisho::sql::Database& db,
                                                                              sekisho::DomainId domain,
                                                                              const sekisho::policy::Schema& schema,
                                                                              std::int64_t before, int count);
struct KeptRevision {
    sekisho::policy::PolicyRevision revision;
    sekisho::policy::Values values;   // every field of the present schema
    std::vector<std::string> leftOut; // fields that the schema has no more
};
// REVISION_NOT_EXIST (404). 0: as it was before it was first saved.
sekisho::Result<KeptRevision> policyRevision(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             const sekisho::policy::Schema& schema, std::int64_t revision);
// The values of an earlier time as they can stand now: members who are gone are left out.
sekisho::Result<sekisho::policy::Values> asOfNow(sekisho::sql::Database& db, const Tenant& tenant,
                                                 const sekisho::policy::Schema& schema,
                                                 const sekisho::policy::Values& present,
                                                 sekisho::policy::Values earlier);

} // namespace sekishod
