#pragma once
// Handing over the highest administrator (admin-screens.md §7.1): asked by him, accepted within kDelegationDays by
// whoever was asked, from his own session. Never zero, never two: the one row of the role moves in the transaction that
// accepts. What the former holder keeps is said before. Same conventions as members.h.

#include "models/domain/role_admin.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/unit_of_work.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>

namespace sekishod {

// The open one, otherwise the last; one whose time is over is expired, whether anybody has noted it or not.
sekisho::Result<std::optional<sekisho::Delegation>> lastDelegation(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                                   sekisho::Instant now);
// Whether this member may become the highest administrator by accepting: nobody else may take over his account.
sekisho::Result<bool> isAskedToTakeOver(sekisho::sql::Database& db, sekisho::DomainId domain,
                                        const sekisho::UserId& user, sekisho::Instant now);

// `formerRole`: what he keeps in the whole tenant; empty: nothing. DELEGATION_ONLY_HIGHEST (403), DELEGATION_OPEN,
// DELEGATION_TARGET (409: himself, not in use, or the sealed account), USER_NOT_EXIST, ROLE_NOT_EXIST, ROLE_NOT_GIVEN.
sekisho::Result<sekisho::Delegation> startDelegation(sekisho::sql::Database& db, const Tenant& tenant,
                                                     const Caller& who, const sekisho::UserId& to,
                                                     const sekisho::RoleId& formerRole, sekisho::Instant now,
                                                     Effects& effects);
// DELEGATION_NOT_EXIST (404): none is open.
sekisho::Done cancelDelegation(sekisho::sql::Database& db, const Tenant& tenant, const Caller& who,
                               sekisho::Instant now, Effects& effects);
// By the one asked. DELEGATION_NOT_EXIST (404): nobody has asked him; DELEGATION_ENDED, DELEGATION_EXPIRED (409): not
// open any more; DELEGATION_TARGET, DELEGATION_ROLE_GONE (409): it cannot be carried out as it was asked.
sekisho::Result<sekisho::Delegation> answerDelegation(sekisho::sql::Database& db, const Tenant& tenant,
                                                      const Caller& who, bool accept, sekisho::Instant now,
                                                      Effects& effects);
// Of `unit.domain`; how many.
sekisho::Result<std::int64_t> expireDelegations(sekisho::sql::Database& db, UnitOfWork& unit);

} // namespace sekishod
