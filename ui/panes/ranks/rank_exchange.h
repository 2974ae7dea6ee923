#pragma once
// Takes a position, level or user type from a member wherever he has it. Pure.

#include "models/domain/member.h"
#include "models/domain/structure.h"

#include <string>

namespace sekisho::ui::ranks {

// `to` empty: nothing in its place.
Member withRankExchanged(Member member, RankKind kind, const std::string& from, const std::string& to);

} // namespace sekisho::ui::ranks
