#include "models/domain/cut_off_words.h"

#include "facts/tables.h"

namespace sekisho {

const std::vector<CutOffWord>& cutOffWords() {
    static const std::vector<CutOffWord> all = [] {
        std::vector<CutOffWord> out;
        for (const auto& row : facts::cutOffWords())
            out.push_back({row.key, row.en, row.ja});
        return out;
    }();
    return all;
}

const CutOffWord* cutOffWord(std::string_view list, std::string_view key) {
    for (const CutOffWord& word : cutOffWords())
        if (word.key.size() == list.size() + 1 + key.size() && word.key.starts_with(list) &&
            word.key[list.size()] == '.' && word.key.ends_with(key))
            return &word;
    return nullptr;
}

} // namespace sekisho
