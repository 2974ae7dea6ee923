#pragma once
// Private to this folder: folding character by character, so that every piece of the folded text knows its place in the
// text as it was written. Width, kana, case, accents of Latin letters, compatibility forms and old kanji are folded as
// in fold() of text_fold.h; blanks and symbols stay (but the two codings of the wave dash and of the minus sign are
// one). A voicing mark joins the kana before it, jamo become syllables, what is invisible is left out. Thread-safe.

#include "models/domain/utf8.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sekisho::policy {

struct FoldedUnit {
    char32_t unit = 0;
    std::uint32_t begin = 0, end = 0; // bytes of the text that it came from
};

class CharacterFold {
  public:
    static const CharacterFold& table(); // made once, some milliseconds

    // Calls `use(FoldedUnit)` for every unit in order; false ends it. Bytes that are not UTF-8 are U+FFFD.
    template<class Use>
    void each(std::string_view text, Use use) const;

  private:
    struct Long { // what does not become exactly one unit of the basic plane
        char32_t from;
        std::uint32_t begin, count; // in units_
    };
    static constexpr char16_t kLong = 0xFFFF;

    CharacterFold();
    void learn(char32_t c);
    void setVoicing();
    const Long* longOf(char32_t c) const; // null: stays what it is
    static bool joins(char32_t unit) {
        return unit == 0x3099 || unit == 0x309A || (unit >= 0x1161 && unit <= 0x1175) ||
               (unit >= 0x11A8 && unit <= 0x11C2);
    }
    char32_t joined(char32_t before, char32_t unit) const; // 0: they stay two

    std::vector<char16_t> direct_; // of the basic plane
    std::vector<Long> long_;       // by their character
    std::vector<char32_t> units_;
    std::array<char16_t, 0x60> voiced_{}, halfVoiced_{}; // of U+3040 …
};

template<class Use>
void CharacterFold::each(std::string_view text, Use use) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    FoldedUnit waiting; // until it is sure that nothing joins it
    bool any = false;
    const auto take = [&](char32_t unit, std::int64_t begin, std::int64_t end) {
        if (any && joins(unit))
            if (const char32_t both = joined(waiting.unit, unit)) {
                waiting.unit = both;
                waiting.end = static_cast<std::uint32_t>(end);
                return true;
            }
        if (any && !use(waiting)) return false;
        waiting = {unit, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        return any = true;
    };
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t begin = at;
        if (const std::uint8_t plain = bytes[at]; plain < 0x80) {
            ++at;
            if (any && !use(waiting)) return;
            const bool capital = plain >= 'A' && plain <= 'Z';
            waiting = {static_cast<char32_t>(capital ? plain + 32 : plain), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(at)};
            any = true;
            continue;
        }
        std::int32_t read = 0;
        U8_NEXT(bytes, at, size, read);
        const char32_t c = read < 0 ? detail::kReplacement : static_cast<char32_t>(read);
        if (c < 0x10000 && direct_[c] != kLong) {
            if (!take(direct_[c], begin, at)) return;
            continue;
        }
        const Long* row = longOf(c);
        if (!row) {
            if (!take(c, begin, at)) return;
            continue;
        }
        if (row->count == 0 && any) waiting.end = static_cast<std::uint32_t>(at);
        for (std::uint32_t i = 0; i < row->count; ++i)
            if (!take(units_[row->begin + i], begin, at)) return;
    }
    if (any) use(waiting);
}

} // namespace sekisho::policy
