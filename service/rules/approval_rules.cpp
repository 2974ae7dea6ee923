#include "service/rules/approval_rules.h"

#include "models/api/policy_wire.h"
#include "models/policy/schema.h"
#include "service/store/policy_rows.h"

#include <algorithm>
#include <variant>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::GuardNeed;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

GuardNeed ApprovalRules::of(std::string_view action) const {
    const auto found = needs.find(action);
    return found == needs.end() ? GuardNeed::None : found->second;
}

GuardNeed ApprovalRules::usual(std::string_view action) const {
    if (action == "breakGlassSeal" || action == "tenantClose" || action == "workgroupChange" || action == "mdmKey")
        return GuardNeed::StepUp;
    if (action == "approvalRules") return strictest();
    const GuardNeed need = of(action);
    // Whoever takes the role over is the second person: without his word nothing happens.
    return action == "delegation" && need != GuardNeed::None ? GuardNeed::StepUp : need;
}

GuardNeed ApprovalRules::strictest() const {
    GuardNeed out = GuardNeed::None;
    for (const auto& [row, need] : needs)
        out = both(out, need);
    return out;
}

Result<ApprovalRules> approvalRules(Database& db, DomainId domain) {
    const auto* schema = sekisho::policy::schemaOf("approvals");
    if (!schema) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema of the approvals");
    SEKISHO_TRY(row, policyRow(db, domain, schema->key));
    const auto values = sekisho::api::storedPolicyValues(*schema, row.value);
    // A value outside of its range, which only a damaged store has, must not loosen anything.
    const auto number = [&](std::string_view key) {
        const sekisho::policy::Field& field = *sekisho::policy::fieldOf(*schema, key);
        return static_cast<int>(
            std::clamp(std::get<std::int64_t>(values.find(key)->second), field.minimum, field.maximum));
    };
    ApprovalRules rules;
    for (const sekisho::GuardedAction& action : sekisho::guardedActions()) {
        const auto value = values.find(action.key);
        if (value == values.end()) continue; // of the service itself: no row
        const auto* text = std::get_if<std::string>(&value->second);
        rules.needs[std::string(action.key)] =
            text ? sekisho::guardNeedOf(*text).value_or(GuardNeed::Both) : GuardNeed::Both;
    }
    rules.stepUp = std::chrono::minutes(number("stepUpMinutes"));
    rules.quorum = number("quorum");
    rules.decide = std::chrono::hours(number("decideHours"));
    rules.execute = std::chrono::hours(number("executeHours"));
    rules.autoApply = std::get<bool>(values.find("autoApply")->second);
    return rules;
}

Result<bool> isFreshAccount(Database& db, DomainId domain, const sekisho::UserId& user, Instant now) {
    const Instant then = now - kFreshAccount;
    SEKISHO_TRY(old, db.firstOften<std::int64_t>("SELECT created <= :then FROM tenant WHERE domain_id = :domain",
                                                 sekisho::toMillis(then), domain));
    if (!old || std::get<0>(*old) == 0) return false;
    const std::int64_t since = then.time_since_epoch().count();
    // A person has thousands of records, of a day a few. None of these is taken later than it happens.
    SEKISHO_TRY(
        touched,
        db.firstOften<std::int64_t>(
            "SELECT 1 FROM audit INDEXED BY audit_target WHERE domain_id = :domain AND target_id = :me AND at > "
            ":since AND (action = 'delegation.accept' OR "
            "(action IN ('member.create', 'member.password.force', 'member.twoStep.reset', 'role.grant', "
            "'delegation.start') AND actor_id <> :actor)) AND result = 'success' LIMIT 1",
            domain, user.value, since, user.value));
    return touched.has_value();
}

} // namespace sekishod
