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

// Up to `count` lines of the feed after `cursor`, each resource once with its newest state. What lies outside the scope
// is told as deleted. CURSOR_TOO_OLD when the feed does not reach back so far, when it says so itself (reset), and when
// an organization outside a limited scope changed: members may have left the scope with it.
sekisho::Result<ChangesPage> changesPage(sekisho::sql::Database& db, sekisho::DomainId domain, const FeedScope& scope,
                                         std::int64_t cursor, int count);

} // namespace sekishod
