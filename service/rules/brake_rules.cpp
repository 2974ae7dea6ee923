#include "service/rules/brake_rules.h"

#include "models/api/policy_wire.h"
#include "models/policy/schema.h"
#include "service/store/policy_rows.h"

#include <algorithm>
#include <string>
#include <vector>

namespace sekishod {

using sekisho::BrakeBudget;
using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

BrakeRules rulesOf(const sekisho::policy::Schema& schema, std::string_view stored) {
    const auto values = sekisho::api::storedPolicyValues(schema, stored);
    // A value outside of its range, which only a damaged store has, must not open the brake.
    const auto number = [&](std::string_view key) {
        const sekisho::policy::Field& field = *sekisho::policy::fieldOf(schema, key);
        return static_cast<int>(
            std::clamp(std::get<std::int64_t>(values.find(key)->second), field.minimum, field.maximum));
    };
    const int minutes = number("windowMinutes");
    BrakeRules rules;
    rules.cutOff = {number("cutOffsPerAdministrator"), number("cutOffsPerTenant"), minutes};
    rules.wipe = {number("wipesPerAdministrator"), number("wipesPerTenant"), minutes};
    rules.reset = {number("resetsPerAdministrator"), number("resetsPerTenant"), minutes};
    rules.remove = {number("removalsPerAdministrator"), number("removalsPerTenant"), minutes};
    rules.deletion = {number("deletionsPerAdministrator"), number("deletionsPerTenant"), minutes};
    rules.single = {number("singlesPerAdministrator"), number("singlesPerTenant"), minutes};
    rules.heldFor = std::chrono::hours(number("heldHours"));
    return rules;
}

void tighten(BrakeBudget& budget, const BrakeBudget& other) {
    budget.perAdministrator = std::min(budget.perAdministrator, other.perAdministrator);
    budget.perTenant = std::min(budget.perTenant, other.perTenant);
    budget.minutes = std::max(budget.minutes, other.minutes);
}

// The states of the policy since a day ago, beginning with the one that held then; none in a tenant's first day.
Result<std::vector<std::string>> statesOfTheDay(Database& db, DomainId domain, Instant now) {
    const std::int64_t then = sekisho::toMillis(now - kBrakeLoosening);
    std::vector<std::string> states;
    SEKISHO_TRY(young, db.firstOften<std::int64_t>("SELECT created > :then FROM tenant WHERE domain_id = :domain", then,
                                                   domain));
    if (!young || std::get<0>(*young) != 0) return states;
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::int64_t>(
                          "SELECT value, at FROM policy_revision WHERE domain_id = :domain AND key = 'brake' AND "
                          "revision >= coalesce((SELECT max(revision) FROM policy_revision WHERE domain_id = :domain2 "
                          "AND key = 'brake' AND at <= :then), 0) ORDER BY revision",
                          domain, domain, then)));
    if (!rows.empty() && std::get<1>(rows.front()) > then) states.emplace_back("{}"); // the defaults held until then
    for (auto& [value, at] : rows)
        states.push_back(std::move(value));
    return states;
}

} // namespace

Result<BrakeRules> brakeRules(Database& db, DomainId domain, Instant now) {
    const auto* schema = sekisho::policy::schemaOf("brake");
    if (!schema) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no schema of the brake");
    SEKISHO_TRY(row, policyRow(db, domain, schema->key));
    BrakeRules rules = rulesOf(*schema, row.value);
    SEKISHO_TRY(states, statesOfTheDay(db, domain, now));
    for (const std::string& state : states) {
        const BrakeRules earlier = rulesOf(*schema, state);
        tighten(rules.cutOff, earlier.cutOff);
        tighten(rules.wipe, earlier.wipe);
        tighten(rules.reset, earlier.reset);
        tighten(rules.remove, earlier.remove);
        tighten(rules.deletion, earlier.deletion);
        tighten(rules.single, earlier.single);
    }
    return rules;
}

} // namespace sekishod
