#pragma once
// What a planned row changes, in words, one entry a line of a table: policies by the labels and words of their schema,
// permission templates switch by switch, everything else as changeset_words.h says it. GUI thread.

#include "models/commands/changeset_words.h"

#include <vector>

namespace sekisho::commands {

struct ChangeText {
    QString field, from, to;
};
std::vector<ChangeText> changeTexts(const PlannedRow& row, const ports::Cache& cache, const NamesMade& made = {});
QString changeTextLine(const ChangeText& change); // "モード: すべての IP → 指定した IP のみ"

} // namespace sekisho::commands
