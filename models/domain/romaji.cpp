#include "models/domain/text_fold.h"

#include "models/domain/utf8.h"

#include <array>
#include <optional>

namespace sekisho {

namespace {

constexpr char32_t kFirstKana = 0x3041;
constexpr char32_t kLastKana = 0x3096;
constexpr char32_t kSmallTsu = U'っ';
constexpr char32_t kN = U'ん';
constexpr char32_t kProlonged = U'ー';

// Hepburn spelling of ぁ (U+3041) to ゖ (U+3096) in the order of the code chart.
constexpr std::array<std::string_view, kLastKana - kFirstKana + 1> kSpelling{
    "a",  "a",  "i",  "i",  "u",   "u",  "e",  "e",  "o",  "o",  "ka", "ga", "ki", "gi", "ku",  "gu", "ke", "ge",
    "ko", "go", "sa", "za", "shi", "ji", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "chi", "ji", "",   "tsu",
    "zu", "te", "de", "to", "do",  "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi",  "pi", "fu", "bu",
    "pu", "he", "be", "pe", "ho",  "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu",  "yu", "yo", "yo",
    "ra", "ri", "ru", "re", "ro",  "wa", "wa", "i",  "e",  "o",  "n",  "vu", "ka", "ke"};

bool isKana(char32_t c) {
    return c >= kFirstKana && c <= kLastKana;
}
std::string_view spelling(char32_t c) {
    return kSpelling[c - kFirstKana];
}

bool isVowel(char c) {
    return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

// Consonant that a small vowel lends a new sound (ファ, ティ, ヴェ); nothing: the small vowel is spelled by itself.
std::string_view consonantBefore(char32_t big, char32_t small) {
    switch (big) {
    case U'ふ':
        return "f";
    case U'ゔ':
        return "v";
    case U'つ':
        return "ts";
    case U'し':
        return "sh";
    case U'ち':
        return "ch";
    case U'じ':
        return "j";
    case U'く':
        return "kw";
    case U'ぐ':
        return "gw";
    case U'う':
        return small == U'ぅ' ? "" : "w";
    case U'い':
        return small == U'ぇ' ? "y" : "";
    case U'て':
        return small == U'ぃ' ? "t" : "";
    case U'で':
        return small == U'ぃ' ? "d" : "";
    case U'と':
        return small == U'ぅ' ? "t" : "";
    case U'ど':
        return small == U'ぅ' ? "d" : "";
    default:
        return "";
    }
}

// Two kana that are one sound: きゃ, しょ, ファ, デュ.
std::optional<std::string> joined(char32_t big, char32_t small) {
    const bool y = small == U'ゃ' || small == U'ゅ' || small == U'ょ';
    const bool vowel = small == U'ぁ' || small == U'ぃ' || small == U'ぅ' || small == U'ぇ' || small == U'ぉ';
    if (vowel || small == U'ゎ') {
        if (small == U'ゎ' && big != U'く' && big != U'ぐ') return std::nullopt;
        const std::string consonant(consonantBefore(big, small));
        if (consonant.empty()) return std::nullopt;
        return consonant + (small == U'ゎ' ? "a" : std::string(spelling(small)));
    }
    if (!y) return std::nullopt;
    const std::string tail(spelling(small)); // "ya"
    if (big == U'て') return "t" + tail;
    if (big == U'で') return "d" + tail;
    if (big == U'ふ') return "f" + tail;
    if (big == U'ゔ') return "v" + tail;
    std::string head(spelling(big));
    if (head.size() < 2 || head.back() != 'i') return std::nullopt;
    head.pop_back();
    const bool hasOwnY = head == "sh" || head == "ch" || head == "j";
    return head + (hasOwnY ? tail.substr(1) : tail);
}

enum class Style { Full, Short };

class Romanizer {
  public:
    Romanizer(std::u32string_view kana, Style style) : kana_(kana), style_(style) {}

    std::string run() {
        while (at_ < kana_.size())
            step();
        return std::move(out_);
    }

  private:
    void step() {
        const char32_t c = kana_[at_];
        if (c == kSmallTsu) {
            ++at_;
            doubled_ = true;
        } else if (c == kProlonged) {
            ++at_;
            if (style_ == Style::Full && !out_.empty() && isVowel(out_.back())) out_ += out_.back();
        } else if (isKana(c)) {
            put(sound(), c);
        } else {
            ++at_;
            detail::appendUtf8(out_, c);
            doubled_ = false;
        }
    }

    std::string sound() {
        const char32_t big = kana_[at_++];
        if (at_ < kana_.size() && isKana(kana_[at_])) {
            if (auto both = joined(big, kana_[at_])) {
                ++at_;
                return *both;
            }
        }
        return std::string(spelling(big));
    }

    void put(const std::string& text, char32_t kana) {
        if (doubled_ && !text.empty() && !isVowel(text.front()))
            out_ += text.starts_with("ch") ? 't' : text.front(); // マッチ is matchi
        doubled_ = false;
        if (style_ == Style::Short && lengthens(text, kana)) return;
        out_ += text;
    }

    // ou, oo and uu are commonly typed as one letter; the particle-like を is not part of a long vowel.
    bool lengthens(const std::string& text, char32_t kana) const {
        if (out_.empty() || text.size() != 1 || kana == U'を') return false;
        return (out_.back() == 'o' && (text == "u" || text == "o")) || (out_.back() == 'u' && text == "u");
    }

    std::u32string_view kana_;
    Style style_;
    std::size_t at_ = 0;
    bool doubled_ = false;
    std::string out_;
};

bool partsWords(char32_t c) {
    return c == ' ' || c == U'\u3000' || c == U'・' || c == U'･';
}

std::string romanizedWord(std::string_view word, Style style) {
    std::u32string points;
    detail::eachCodePoint(fold(word), [&](char32_t c) {
        points += c;
        return true;
    });
    return Romanizer(points, style).run();
}

// Word by word, so that the end of one and the start of the next do not become a long vowel (サトウ ウメ is satoume).
std::string romanized(std::string_view kana, Style style) {
    std::string out;
    std::string word;
    detail::eachCodePoint(kana, [&](char32_t c) {
        if (!partsWords(c)) {
            detail::appendUtf8(word, c);
        } else {
            out += romanizedWord(word, style);
            word.clear();
        }
        return true;
    });
    return out + romanizedWord(word, style);
}

} // namespace

std::string romaji(std::string_view kana) {
    return romanized(kana, Style::Full);
}
std::string romajiShort(std::string_view kana) {
    return romanized(kana, Style::Short);
}

} // namespace sekisho
