#pragma once
// What a record is found by in the archive: pairs of letters of its folded texts, and whole values. Private to the
// archive. A query's terms are all in every record that matches it; the other way round LogFilter decides. Pure.

#include "models/domain/log_query.h"

#include <string>

namespace sekisho::store {

std::string archiveTermsOf(const AuditRecord& record); // for the tokenizer "ascii" of FTS5, parted by blanks
// For MATCH; empty: nothing in the query but the period and what no term narrows.
std::string archiveMatchOf(const LogQuery& query);

} // namespace sekisho::store
