#pragma once
// Profile statuses of a tenant and what its members show (lineworks-api.md §3.6). The four of the product are always
// there; they are stored only once changed. Same conventions as structure.h.

#include "models/api/settings_wire.h"
#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/profile_status.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/members.h"
#include "service/rules/tenant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// In their order.
sekisho::Result<std::vector<sekisho::ProfileStatus>> profileStatuses(sekisho::sql::Database& db,
                                                                     sekisho::DomainId domain);
// PROFILE_STATUS_NOT_EXIST (404).
sekisho::Result<sekisho::ProfileStatus> loadProfileStatus(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                          std::string_view id);
// Takes the lowest free CUSTOM01 … CUSTOM12. LIMIT_EXCEEDED (403) beyond 10 statuses.
sekisho::Result<sekisho::ProfileStatus> createProfileStatus(sekisho::sql::Database& db, const Tenant& tenant,
                                                            sekisho::ProfileStatus status, Effects& effects);
sekisho::Result<sekisho::ProfileStatus> updateProfileStatus(sekisho::sql::Database& db, const Tenant& tenant,
                                                            const sekisho::ProfileStatus& before,
                                                            sekisho::ProfileStatus after, Effects& effects);
// Members who show it show nothing. PROFILE_STATUS_BUILT_IN (403).
sekisho::Done deleteProfileStatus(sekisho::sql::Database& db, const Tenant& tenant,
                                  const sekisho::ProfileStatus& before, Effects& effects);
// As it was before (nothing: it was not there, or as the product has it), by undo and roll-back. Who showed a deleted
// one shows nothing still.
sekisho::Result<std::optional<sekisho::ProfileStatus>>
restoreProfileStatus(sekisho::sql::Database& db, const Tenant& tenant,
                     const std::optional<sekisho::ProfileStatus>& present, std::optional<sekisho::ProfileStatus> image,
                     Effects& effects);
// On or off for the whole tenant; the statuses stay. PROFILE_STATUS_NOT_ENABLED (403) is the caller's to say.
sekisho::Done useProfileStatuses(sekisho::sql::Database& db, const Tenant& tenant, bool on, Effects& effects);

using ShownStatus = sekisho::api::MemberStatusEntry;
// Present before reserved; what has ended is left out.
sekisho::Result<std::vector<ShownStatus>> shownStatuses(sekisho::sql::Database& db, const sekisho::UserId& member,
                                                        sekisho::Instant now);
// USER_PROFILE_STATUS_NOT_EXIST (404).
sekisho::Result<ShownStatus> loadMemberStatus(sekisho::sql::Database& db, const sekisho::UserId& member,
                                              std::string_view id, sekisho::Instant now);
// One present and one reserved at most: USER_PROFILE_STATUS_ALREADY_EXIST (409). `bySelf`: ACCESS_DENIED (403) where
// the tenant does not let members set the status.
sekisho::Result<ShownStatus> createMemberStatus(sekisho::sql::Database& db, const Tenant& tenant,
                                                const sekisho::Member& member, ShownStatus status, bool bySelf,
                                                sekisho::Instant now, Effects& effects);
sekisho::Result<ShownStatus> updateMemberStatus(sekisho::sql::Database& db, const Tenant& tenant,
                                                const sekisho::Member& member, const ShownStatus& before,
                                                ShownStatus after, bool bySelf, sekisho::Instant now, Effects& effects);
sekisho::Done deleteMemberStatus(sekisho::sql::Database& db, const sekisho::Member& member, const ShownStatus& before,
                                 Effects& effects);
// Whoever is suspended shows nothing; no record of its own.
sekisho::Done clearMemberStatuses(sekisho::sql::Database& db, const sekisho::UserId& member);

} // namespace sekishod
