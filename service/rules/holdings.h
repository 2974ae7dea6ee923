#pragma once
// Who holds which administrator right, as a changeset takes it back. Same conventions as members.h.

#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekishod {

struct Holding {
    std::string user; // member uid
    std::string role; // role uid
    std::string scope = "{}";
    std::optional<std::int64_t> expires; // milliseconds
    sekisho::Version version = 1;
    std::string key() const { return user + '/' + role; } // its resource id
};

std::string recordText(const Holding& holding);
sekisho::Result<Holding> holdingFromRecord(std::string_view record); // without the version
sekisho::Result<std::optional<Holding>> findHolding(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                    std::string_view key);
// For a member who has just been made; the audit record and the feed notes are left in `effects`.
sekisho::Done grantRole(sekisho::sql::Database& db, const Tenant& tenant, const Holding& holding,
                        std::string_view memberName, Effects& effects);
// Back to what it was (nothing: it did not exist then) with the rights of `who` as checkMayGrant() asks for them.
// USER_NOT_EXIST, ROLE_NOT_EXIST: gone since.
sekisho::Result<std::optional<Holding>> restoreHolding(sekisho::sql::Database& db, const Tenant& tenant,
                                                       const Caller& who, const std::optional<Holding>& present,
                                                       const std::optional<Holding>& image, sekisho::Instant now,
                                                       Effects& effects);

} // namespace sekishod
