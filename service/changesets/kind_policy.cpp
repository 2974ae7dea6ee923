// Policies: one a resource, which is always there. Also how the configuration file and an undo save them.

#include "models/api/policy_wire.h"
#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/policies.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::policy::PolicyState;
using sekisho::policy::Schema;
using sekisho::policy::Values;
using sekisho::sql::Database;

namespace {

namespace policy_image {
enum Column : std::size_t { Revision, Count };
}

struct FoundPolicy {
    const Schema* schema = nullptr;
    PolicyState state;
};

Result<FoundPolicy> foundPolicy(Work& work, const Operation& operation) {
    FoundPolicy out;
    SEKISHO_TRY(schema, policySchema(policyKeyOf(operation.id)));
    out.schema = schema;
    SEKISHO_CHECK(work.enter(schema->menu));
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(state, loadPolicy(work.db, work.tenant, *schema));
    SEKISHO_CHECK(work.checkBase(operation, state.key, state.revision));
    out.state = std::move(state);
    return out;
}

// A plan may show what would lock its author out; only applying it would.
Result<Outcome> savedBy(Work& work, const Operation& operation, const FoundPolicy& found, Values draft,
                        std::string reason) {
    if (!work.planning() && !work.mayLockOut)
        SEKISHO_CHECK(checkLockOut(work.db, work.tenant, found.state.key, draft, work.visitor, work.now));
    PolicyAct act;
    act.actorId = work.author.actorId();
    act.actorName = work.author.name;
    act.reason = std::move(reason);
    act.action = operation.action == "restore" ? "policy.restore" : "policy.update";
    act.now = work.now;
    SEKISHO_TRY(saved,
                savePolicy(work.db, work.tenant, *found.schema, found.state, std::move(draft), act, work.effects));
    work.endedByPolicy += saved.ended.members;
    return outcomeOf(found.state.key, policyName(work.tenant, *found.schema),
                     policyRecord(*found.schema, found.state.values), found.state.revision,
                     policyRecord(*found.schema, saved.state.values), saved.state.revision);
}

} // namespace

Result<Outcome> updatePolicyBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(found, foundPolicy(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(asked, sekisho::api::policyRequestFrom(*found.schema, body));
    SEKISHO_TRY(draft, policyDraft(work.db, work.tenant, *found.schema, found.state.values, asked.values));
    return savedBy(work, operation, found, std::move(draft), std::move(asked.reason));
}

// What was never saved before has no row to come back to: it gets the values that it had then, as a new revision.
Result<Outcome> restorePolicyBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    if (kept.existed && kept.columns.size() != policy_image::Count)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    SEKISHO_TRY(found, foundPolicy(work, operation));
    Values then;
    if (kept.existed) {
        SEKISHO_TRY(revision,
                    policyRevision(work.db, work.tenant.domain, *found.schema, kept.columns[policy_image::Revision]));
        then = std::move(revision.values);
    } else {
        SEKISHO_TRY(revision, policyRevision(work.db, work.tenant.domain, *found.schema, 0));
        then = std::move(revision.values);
    }
    SEKISHO_TRY(draft, asOfNow(work.db, work.tenant, *found.schema, found.state.values, std::move(then)));
    return savedBy(work, operation, found, std::move(draft), {});
}

Result<std::optional<Present>> presentPolicy(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(schema, policySchema(policyKeyOf(uid)));
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    SEKISHO_TRY(state, loadPolicy(db, tenant, *schema));
    if (state.revision == 0) return std::optional<Present>{};
    return std::optional(Present{state.revision, sekisho::api::recordDigest(policyRecord(*schema, state.values))});
}

} // namespace sekishod
