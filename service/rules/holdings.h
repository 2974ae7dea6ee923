#pragma once
// Who holds which administrator right and who may activate one for a time: giving, taking, and bringing back as a
// changeset does. A row of role_holding gives the role, one of role_eligibility gives nothing by itself. Same
// conventions as members.h.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct Holding {
    std::string user; // member uid
    std::string role; // role uid
    std::string scope = "{}";
    std::optional<std::int64_t> expires; // milliseconds
    sekisho::Version version = 1;
    std::string activation{};                             // held by it until `expires`; empty: given
    std::string key() const { return user + '/' + role; } // its resource id
};
struct EligibleRow { // may activate it
    std::string user;
    std::string role;
    std::string scope = "{}";
    std::optional<std::int64_t> expires; // milliseconds
    int maxMinutes = 60;
    bool needsApproval = false;
    sekisho::Version version = 1;
    std::string key() const { return user + '/' + role; }
};

std::string recordText(const Holding& holding);
std::string recordText(const EligibleRow& eligibility);
sekisho::Result<Holding> holdingFromRecord(std::string_view record);         // without the version
sekisho::Result<EligibleRow> eligibleRowFromRecord(std::string_view record); // without the version
sekisho::Result<std::optional<Holding>> findHolding(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view key);
sekisho::Result<std::optional<EligibleRow>> findEligibleRow(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                            std::string_view key);
// A scope as it is kept: resource ids of organizations that exist, each once; "{}" is the whole tenant.
// ORGUNIT_NOT_EXIST at scope.orgUnits.
sekisho::Result<std::string> keptScope(sekisho::sql::Database& db, sekisho::DomainId domain,
                                       const sekisho::Scope& scope);

// For a member who has just been made; the audit record and the feed notes are left in `effects`.
sekisho::Done grantRole(sekisho::sql::Database& db, const Tenant& tenant, const Holding& holding,
                        std::string_view memberName, Effects& effects);
// Back to what it was (nothing: it did not exist then) with the rights of `who` as checkMayGrant() asks for them.
// USER_NOT_EXIST, ROLE_NOT_EXIST: gone since. SEALED_ACCOUNT: it holds nothing.
sekisho::Result<std::optional<Holding>> restoreHolding(sekisho::sql::Database& db, const Tenant& tenant,
                                                       const Caller& who, const std::optional<Holding>& present,
                                                       const std::optional<Holding>& image, sekisho::Instant now,
                                                       Effects& effects);
// The same of what he may activate. OUT_OF_RANGE at eligible.maxMinutes (5 … kLongestActivation).
sekisho::Result<std::optional<EligibleRow>> restoreEligibility(sekisho::sql::Database& db, const Tenant& tenant,
                                                               const Caller& who,
                                                               const std::optional<EligibleRow>& present,
                                                               const std::optional<EligibleRow>& image,
                                                               sekisho::Instant now, Effects& effects);
// One person holds a role or may activate it, never both: giving one of them takes the other away. What an activation
// gave meanwhile ends when the role itself is given. `wish.base` is not looked at.
sekisho::Done giveRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                       const sekisho::HoldingWish& wish, sekisho::Instant now, Effects& effects);
// Whatever of the two there is, and what an activation gave. ROLE_NOT_EXIST (404): nothing of it.
sekisho::Done takeRole(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who, std::string_view user,
                       std::string_view role, sekisho::Instant now, Effects& effects);

} // namespace sekishod
