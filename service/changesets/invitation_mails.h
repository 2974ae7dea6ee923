#pragma once
// Private to this folder: the mails to those whom a changeset has added, once it is applied, when its author asked for
// them. They are the invitations of service/rules/first_passwords.h.

#include "service/changesets/changeset_store.h"
#include "service/http/call.h"

#include <cstdint>
#include <vector>

namespace sekishod {

// The next `most` in the order of the rows; nothing when none are to be sent. Whoever has been erased since, has signed
// in or has got a password otherwise is passed over. Position and end are left in `head`, which the caller stores.
sekisho::Done inviteAdded(sekisho::sql::Database& db, ChangesetHead& head, std::int64_t most, sekisho::Instant now,
                          std::vector<AuditEntry>& audits);

} // namespace sekishod
