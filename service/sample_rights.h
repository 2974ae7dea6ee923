#pragma once
// Rights of the sample that are lent: who may activate a role for a time, and a request that waits for whoever could
// grant it; private to the sample.

#include "models/sql/database.h"
#include "service/sample.h"

namespace sekishod {

// viewer1 is a helpdesk for an hour whenever he says why; branch1 may read logs for two hours when somebody agrees, and
// has asked for it. After all members and roles; whoever is empty is not there in so small a sample.
sekisho::Done addSampleRights(sekisho::sql::Database& db, const Tenant& tenant, const SampleOptions& options,
                              const sekisho::UserId& helper, const sekisho::UserId& reader);

} // namespace sekishod
