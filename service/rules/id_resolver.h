#pragma once
// Ids as people write them to resource ids, for the bodies of requests (models/api/user_wire.h).

#include "models/api/user_wire.h"
#include "models/sql/database.h"

namespace sekishod {

// `db` must live as long.
sekisho::api::IdResolver idResolver(sekisho::sql::Database& db, sekisho::DomainId domain);

} // namespace sekishod
