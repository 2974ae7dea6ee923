#pragma once
// Words of cut-offs and the brake in both languages (resources/cut_off.json): the console's screens, the receipt and
// the notices say the same.

#include <string_view>
#include <vector>

namespace sekisho {

struct CutOffWord {
    std::string_view key; // "reason.noMdm", "step.wipeAppData"
    std::string_view en;
    std::string_view ja;
};
const std::vector<CutOffWord>& cutOffWords();
// Lists: kind lost step stepState state reason evidence identityCheck action brake heldState noticeState. Null: none.
const CutOffWord* cutOffWord(std::string_view list, std::string_view key);

} // namespace sekisho
