#pragma once
// What the moves of a changeset give to somebody who agrees to it: roles reach as far as the tree does, so a move
// brings people and organizations into them.

#include "service/rules/authority.h"

#include <string_view>

namespace sekishod {

// No planned row (docs/decisions/0012) lets `who` do more to whoever it moves than he may now: MOVE_GAINS_RIGHTS. Each
// row is held against the tree of now; see the source file why that is enough for all of them together.
sekisho::Done checkGainsByChangeset(const Authority& who, std::string_view changesetId);

} // namespace sekishod
