#pragma once
// Finds changesets by words and by what they are about. Also those that single requests left: their rows are their
// audit records. Folded as names are everywhere (models/domain/text_fold.h); reads in the caller's transaction.

#include "service/changesets/changeset_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct ChangesetSearch {
    std::vector<std::string> words; // folded; each must stand in title, reason, author, action or the name of a row
    std::vector<std::string> kinds; // "member", "role" …: one row of one of them is enough
    bool empty() const { return words.empty() && kinds.empty(); }
};
ChangesetSearch changesetSearch(std::string_view text, std::string_view kinds); // words by blanks, kinds by commas

sekisho::Result<bool> isFound(sekisho::sql::Database& db, const ChangesetHead& head, const ChangesetSearch& wanted);
// What looking at it costs, in changesets of one row: all of a large one may have to be read.
std::int64_t costOfLooking(const ChangesetHead& head);

} // namespace sekishod
