#pragma once
// Bringing a resource back to what it was (docs/decisions/0006-changesets.md): the same checks of references, addresses
// and keys as for any change, a new version, an audit record and a feed note. Nothing given as `image`: it did not
// exist then and is to go. Same conventions as members.h.

#include "service/rules/groups.h"
#include "service/rules/members.h"
#include "service/rules/structure.h"

#include <cstdint>
#include <optional>

namespace sekishod {

// What the member has beside his record stays as it is now: photo, password, second factor, last access.
// Erasing is final. UNDO_FINAL: who was erased after he had signed in cannot come back.
sekisho::Result<std::optional<MemberRow>> restoreMember(sekisho::sql::Database& db, const Tenant& tenant,
                                                        const std::optional<MemberRow>& present,
                                                        const std::optional<MemberRow>& image, sekisho::Instant now,
                                                        Effects& effects);
// Siblings stay where they are; its room comes back from the archive, as far as it is still there. CHANGED_SINCE: it is
// to go and has sub-organizations now.
sekisho::Result<std::optional<OrgUnitRow>> restoreOrgUnit(sekisho::sql::Database& db, const Tenant& tenant,
                                                          const std::optional<OrgUnitRow>& present,
                                                          const std::optional<OrgUnitRow>& image, sekisho::Instant now,
                                                          Effects& effects);
// Outside changes of its members are not undone with it: whoever is gone by now refuses it (USER_NOT_EXIST …).
sekisho::Result<std::optional<GroupRow>> restoreGroup(sekisho::sql::Database& db, const Tenant& tenant,
                                                      const std::optional<GroupRow>& present,
                                                      const std::optional<GroupRow>& image, sekisho::Instant now,
                                                      Effects& effects);
sekisho::Result<std::optional<RankRow>> restoreRank(sekisho::sql::Database& db, const Tenant& tenant,
                                                    const std::optional<RankRow>& present,
                                                    const std::optional<RankRow>& image, Effects& effects);

} // namespace sekishod
