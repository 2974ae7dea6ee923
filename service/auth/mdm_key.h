#pragma once
// The key by which phones of the company's own MDM are known (モバイル管理, サードパーティ連携): handed out by that MDM
// as LineworksAuthCode of the app's managed configuration, shown by the mobile app when it signs in. Works in the
// caller's transaction or on a reader. The value stands in no log, audit record or change.

#include "models/domain/clock.h"
#include "models/domain/company.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <string_view>

namespace sekishod {

// MDM_KEY_NOT_EXIST (404).
sekisho::Result<sekisho::MdmKey> mdmKeyOf(sekisho::sql::Database& db, sekisho::DomainId domain);
// A new one in the place of the present one.
sekisho::Result<sekisho::MdmKey> issueMdmKey(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             sekisho::Instant now);
// A link that nobody could pass is none: the first save of it issues a key.
sekisho::Done ensureMdmKey(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::Instant now);

// Is this the key? False where none was issued.
sekisho::Result<bool> isMdmKey(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view shown);

} // namespace sekishod
