#pragma once
// Nobody saves himself out by accident: what the evaluators say about the editor's next request, and about whether the
// highest administrator can still be reached. Asked by every way in which a policy is saved.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/policy/policy_state.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>

namespace sekishod {

struct Visitor {      // the request that saves
    std::string user; // member or service account
    std::string session;
    sekisho::ClientKind client = sekisho::ClientKind::Console;
    std::string address;
    std::string country; // ISO 3166-1 alpha-2; empty: unknown
    std::string confirm; // the login ID typed to agree; empty: he did not
};
// Nothing: nobody is there (what was approved is carried out later).
std::optional<Visitor> visitorOf(const Services& services, const Call& call, std::string confirm = {});

// POLICY_LOCKS_OUT (409) {who: you | highest, address, confirm: yes when typing the own login ID would do}. `values`:
// what the policy `key` would be. Without a visitor only the highest administrator counts.
sekisho::Done checkLockOut(sekisho::sql::Database& db, const Tenant& tenant, std::string_view key,
                           const sekisho::policy::Values& values, const std::optional<Visitor>& visitor,
                           sekisho::Instant now);

} // namespace sekishod
