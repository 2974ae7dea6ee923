#pragma once
// Who is told of a cut-off: the member and the administrators by notice, clients by the feed. In the caller's
// transaction; private to the rules of cut-offs.

#include "service/rules/cut_off_acts.h"
#include "service/rules/cut_off_rows.h"

#include <span>

namespace sekishod {

// Once for each lost-device response, when the first of its steps is in force. Of an order from a list each member
// hears what of `rows` was done to him, and the administrators once that it was given.
sekisho::Done tellOrdered(sekisho::sql::Database& db, const CutOffHead& head, std::span<const StepRow> rows,
                          sekisho::Instant now);
// More ended sessions than the feed lists are told with one reset.
void tellFeed(CutOffAct& act);

} // namespace sekishod
