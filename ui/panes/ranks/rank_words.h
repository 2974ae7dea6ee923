#pragma once
// What differs between the screens of positions, levels and user types: whole sentences for each. GUI thread.

#include "models/domain/changeset.h"
#include "models/domain/structure.h"

#include <QString>

#include <string_view>

namespace sekisho::ui::ranks {

// With one deletion as many members can get another one as a changeset takes at once.
inline constexpr std::uint32_t kMostExchanged = kMostOperationsAtOnce - 1;

enum class Phrase {
    NotUsed,
    NotUsedAdvice,
    None,
    NoneAdvice,
    Add,
    AddTitle,    // of a changeset, %1 the name
    EditTitle,   // likewise
    DeleteTitle, // likewise
    OrderTitle,
    OnTitle,
    OffTitle,
    OffSentence,
    OffVerb,
    HighestFirst, // what the order does
    IsOn,
    IsOff,
};
QString phrase(RankKind kind, Phrase which);
QString inUseBy(RankKind kind, int members);       // why one cannot be deleted: too many hold it
QString heldBy(RankKind kind, int members);        // who must get another one when it is deleted
QString erasedEntries(RankKind kind, int entries); // what turning off does
QString erasedHolders(RankKind kind, int members);

std::string_view menuOf(RankKind kind); // key of resources/menus.json
QString screenTitle(RankKind kind);     // 役職
QString commandKey(RankKind kind, const char* act);
QString otherNamesText(const Rank& rank); // "English: Chief, 한국어: …"
// Of models/commands/rank_merge.h, in words.
QString fieldLabel(std::string_view key);
QString fieldValue(const Rank& rank, std::string_view key);

} // namespace sekisho::ui::ranks
