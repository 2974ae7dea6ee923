#pragma once
// One page of the change feed as a caller may see it.

#include "models/sql/database.h"
#include "service/handlers/feed_scope.h"

#include <cstdint>
#include <string>

namespace sekishod {

struct ChangesPage {
    std::string body; // {changes, nextCursor, more}
    std::int64_t nextCursor = 0;
};

// Up to `count` lines of the feed after `cursor`, each resource once with its newest state. Of what lies outside a
// limited scope nothing is told but that it is deleted, to those who saw it until it left. CURSOR_TOO_OLD when the feed
// does not reach back so far, when it says so itself (reset), when the caller's own roles changed, and when an
// organization moved into, out of, within or above a limited scope: whole branches may have come or gone with it.
sekisho::Result<ChangesPage> changesPage(sekisho::sql::Database& db, sekisho::DomainId domain, const FeedScope& scope,
                                         std::int64_t cursor, int count);

} // namespace sekishod
