#include "models/store/match_span.h"

#include "models/domain/text_fold.h"
#include "models/store/search.h"

#include <algorithm>
#include <string>
#include <vector>

namespace sekisho::store {
namespace {

constexpr std::size_t longestShown = 512; // bytes that are looked at

struct Letter { // with the marks that belong to it
    std::size_t begin, end;
};

std::size_t nextPoint(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        ++at;
    return at;
}

bool isMark(std::string_view point) { // accents, sound marks of kana, half-width ones too, and variation selectors
    return (point >= "\xCC\x80" && point <= "\xCD\xAF") || point == "\xE3\x82\x99" || point == "\xE3\x82\x9A" ||
           point == "\xEF\xBE\x9E" || point == "\xEF\xBE\x9F" || (point >= "\xEF\xB8\x80" && point <= "\xEF\xB8\x8F") ||
           point.starts_with("\xF3\xA0");
}

std::vector<Letter> lettersOf(std::string_view text) {
    std::vector<Letter> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = nextPoint(text, at);
        if (!letters.empty() && isMark(text.substr(at, end - at)))
            letters.back().end = end;
        else
            letters.push_back({at, end});
        at = end;
    }
    return letters;
}

// The folded text and, for each of its bytes, the letter it came from. The whole is folded up to each letter, because
// some letters fold differently by what stands before them.
struct Folded {
    std::string text;
    std::vector<std::size_t> letter;
};

Folded foldedLetters(std::string_view shown, const std::vector<Letter>& letters) {
    Folded folded;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const std::size_t from = i > 0 ? letters[i - 1].begin : letters[i].begin;
        const std::string before = i > 0 ? fold(shown.substr(from, letters[i].begin - from)) : std::string();
        std::string both = fold(shown.substr(from, letters[i].end - from));
        both.erase(0, std::min(before.size(), both.size()));
        folded.text += both;
        folded.letter.resize(folded.text.size(), i);
    }
    return folded;
}

ports::MatchSpan span(const std::vector<Letter>& letters, std::size_t first, std::size_t last) {
    return {letters[first].begin, letters[last].end - letters[first].begin};
}

bool isLatin(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '\'' || c == '-'; });
}

bool hasKana(std::string_view folded) {
    for (std::size_t at = 0; at + 2 < folded.size(); at = nextPoint(folded, at))
        if (folded[at] == '\xE3' && (folded[at + 1] == '\x81' || folded[at + 1] == '\x82')) return true;
    return false;
}

bool spells(std::string_view part, std::string_view word) {
    return romaji(part).find(word) != std::string::npos || romajiShort(part).find(word) != std::string::npos;
}

// The letters where the spelling first holds the word, and none more than it needs.
std::optional<ports::MatchSpan> spelled(std::string_view shown, const std::vector<Letter>& letters,
                                        std::string_view word) {
    if (!spells(shown, word)) return std::nullopt;
    std::size_t last = 0;
    while (last + 1 < letters.size() && !spells(shown.substr(0, letters[last].end), word))
        ++last;
    std::size_t first = last;
    while (first > 0 && !spells(shown.substr(letters[first].begin, letters[last].end - letters[first].begin), word))
        --first;
    return span(letters, first, last);
}

} // namespace

std::optional<ports::MatchSpan> matchSpan(std::string_view shown, std::string_view typed) {
    shown = shown.substr(0, longestShown);
    const std::string whole = fold(shown);
    std::optional<ports::MatchSpan> best;
    // Asked for each cell at each paint while something is typed: which letter became what is found out only where
    // there is something to mark.
    std::vector<Letter> letters;
    Folded folded;
    const auto look = [&] {
        if (!letters.empty()) return;
        letters = lettersOf(shown);
        folded = foldedLetters(shown, letters);
    };
    const auto better = [&](const std::optional<ports::MatchSpan>& found) {
        if (found && (!best || found->length > best->length)) best = found;
    };
    for (const auto& word : wordsOf(typed)) {
        const std::string& text = word.any.front().text();
        if (whole.find(text) != std::string::npos) {
            look();
            if (const auto at = folded.text.find(text); at != std::string::npos)
                better(span(letters, folded.letter[at], folded.letter[at + text.size() - 1]));
        } else if (isLatin(text) && hasKana(whole)) {
            better(spelled(shown, lettersOf(shown), text));
        }
        if (word.any.size() < 2) continue;
        // A telephone number: only its digits count, whatever stands between them.
        look();
        std::string digits;
        std::vector<std::size_t> letterOf;
        for (std::size_t i = 0; i < folded.text.size(); ++i) {
            if (folded.text[i] < '0' || folded.text[i] > '9') continue;
            digits += folded.text[i];
            letterOf.push_back(folded.letter[i]);
        }
        const std::string& wanted = word.any[1].text();
        if (const auto at = digits.find(wanted); at != std::string::npos)
            better(span(letters, letterOf[at], letterOf[at + wanted.size() - 1]));
    }
    return best;
}

} // namespace sekisho::store
