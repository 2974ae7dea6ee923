#pragma once
// Is the store itself as the service makes it? Whoever can write it may have statements of his own run with each of the
// service's: a trigger that removes a record in the transaction that makes it would leave a whole chain.

#include "models/sql/database.h"

#include <string>
#include <vector>

namespace sekishod {

// What its tables, indexes, triggers and views have that the service has not made, lack, or have otherwise; English, a
// line each. Makes an empty store beside it: some 50 ms.
sekisho::Result<std::vector<std::string>> schemaFaults(sekisho::sql::Database& db);
// What searches and lists find by agrees with what is kept, page by page: 15 s for a million records. At most 100.
sekisho::Result<std::vector<std::string>> indexFaults(sekisho::sql::Database& db);

} // namespace sekishod
