#pragma once
// What the service signs before it erases a tenant that was closed: the last statement of its chain, with a horizon of
// its own (docs/audit-proof.md). It is on the disk before anything is erased, in the file of the tenant's statements,
// which moves to DATA/heads/erased: so a tenant that is gone, wholly or in part, is told from one that somebody has
// removed, wherever the service was stopped, and another tenant may get its name.

#include "models/proof/public_key.h"
#include "models/proof/statement.h"
#include "service/http/services.h"

#include <optional>
#include <string>

namespace sekishod {

inline constexpr std::string_view kErasedHorizon = "erased";

// Signs it and moves the file, unless that was done; erasing may begin, or go on, when this was successful. Corrupt,
// AUDIT_BROKEN: no record that was signed a week ago says that the tenant was closed. Storage, DiskFull.
sekisho::Done certifyErasure(Services& services, sekisho::DomainId domain, sekisho::Instant clock);

// The certificate of a tenant that is closed, and is being erased since then.
sekisho::Result<std::optional<sekisho::proof::Statement>> erasureOf(sekisho::sql::Database& db, const DataDir& dir,
                                                                    const std::string& workgroup,
                                                                    sekisho::DomainId domain,
                                                                    const sekisho::proof::PublicKey& key);
sekisho::Result<bool> isBeingErased(Services& services, sekisho::DomainId domain, const std::string& workgroup);

} // namespace sekishod
