#include "models/domain/text_fold.h"

#include "models/domain/kanji_variants.h"
#include "models/domain/utf8.h"

#include <algorithm>
#include <array>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unordered_map>

namespace sekisho {

namespace {

using detail::appendUtf8;
using detail::eachCodePoint;

constexpr char32_t kFoldedProlonged = 0x30FC;                       // ー
constexpr std::string_view kBehindAllReadings = "\xF4\x8F\xBF\xBD"; // U+10FFFD

// The variants as a direct table for the basic plane, because every kanji of every name passes here.
class KanjiTable {
  public:
    KanjiTable() {
        for (std::size_t i = 0; i + 1 < detail::kKanjiVariants.size(); i += 2) {
            const char32_t from = detail::kKanjiVariants[i];
            const char32_t to = detail::kKanjiVariants[i + 1];
            if (from >= kFirst && from <= kLast)
                direct_[from - kFirst] = static_cast<char16_t>(to);
            else
                rare_.emplace(from, to);
        }
    }
    char32_t presentForm(char32_t c) const {
        if (c >= kFirst && c <= kLast) return direct_[c - kFirst] ? direct_[c - kFirst] : c;
        const auto found = rare_.find(c);
        return found != rare_.end() ? found->second : c;
    }

  private:
    static constexpr char32_t kFirst = 0x4E00;
    static constexpr char32_t kLast = 0x9FFF;
    std::array<char16_t, kLast - kFirst + 1> direct_{};
    std::unordered_map<char32_t, char32_t> rare_;
};

const KanjiTable& kanji() {
    static const KanjiTable table;
    return table;
}

bool isDash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == kFoldedProlonged;
}

bool isDropped(char32_t c) {
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true; // blanks and control characters
    if (c >= 0x300 && c <= 0x36F) return true;              // accents
    if (c == 0x3000 || c == 0x30FB || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30A0) return true;
    return c >= 0x1680 && c < 0x3000 && u_isUWhiteSpace(static_cast<UChar32>(c)); // there are none behind
}

bool isHiragana(char32_t c) {
    return (c >= 0x3041 && c <= 0x309F) || (c >= 0x31F0 && c <= 0x31FF) || c == kFoldedProlonged;
}

// Letters that look like an accented one but do not decompose.
char32_t plainLatin(char32_t c) {
    switch (c) {
    case 0xF8:
        return 'o'; // ø
    case 0x111:
        return 'd'; // đ
    case 0x127:
        return 'h'; // ħ
    case 0x131:
        return 'i'; // ı
    case 0x142:
        return 'l'; // ł
    case 0x167:
        return 't'; // ŧ
    default:
        return c;
    }
}

char32_t mapped(char32_t c) {
    if (c < 0x180) return plainLatin(c);
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
    if (c == 0x301C) return '~';
    if (c >= 0x30A1 && c <= 0x30F6) c -= 0x60;
    if (c == 0x30FD || c == 0x30FE) return c - 0x60;
    if (c == 0x3095) return 0x304B; // 霞ヶ関 and 霞ケ関 meet
    if (c == 0x3096) return 0x3051;
    return c >= 0x3400 ? kanji().presentForm(c) : c;
}

// Takes code points that are normalized and case-folded already, and drops or replaces them one by one.
class FoldedText {
  public:
    explicit FoldedText(std::size_t expected) { text_.reserve(expected); }
    void add(char32_t c) {
        if (isDash(c)) {
            if (!afterKana_)
                text_ += '-';
            else
                appendUtf8(text_, kFoldedProlonged); // サト-, サト― and サトー are one name; 090ー1234 is a number
            return;
        }
        if (isDropped(c)) return;
        c = mapped(c);
        afterKana_ = isHiragana(c);
        appendUtf8(text_, c);
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
    bool afterKana_ = false;
};

// Code points that need no normalizer: their form is the normalized one already, or is computed here.
bool isSimple(char32_t c) {
    return c < 0x80 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30F6) || (c >= 0x30FB && c <= 0x30FE) ||
           c == 0x3000 || c == 0x3005 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x20000 && c <= 0x2A6DF);
}

char32_t simpleForm(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

std::string normalized(const icu::Normalizer2* form, const std::string& text) {
    std::string out;
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
    form->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                        status);
    return U_SUCCESS(status) ? out : text;
}

struct Forms {
    const icu::Normalizer2* caseFolded = nullptr; // NFKC with case folding; drops variation selectors, too
    const icu::Normalizer2* decomposed = nullptr;
    const icu::Normalizer2* composed = nullptr;
};

const Forms& forms() {
    static const Forms all = [] {
        UErrorCode status = U_ZERO_ERROR;
        return Forms{icu::Normalizer2::getNFKCCasefoldInstance(status), icu::Normalizer2::getNFDInstance(status),
                     icu::Normalizer2::getNFCInstance(status)};
    }();
    return all;
}

std::string foldByNormalizer(std::string_view utf8) {
    std::string valid;
    valid.reserve(utf8.size());
    eachCodePoint(utf8, [&](char32_t c) {
        appendUtf8(valid, c);
        return true;
    });
    const std::string parts = normalized(forms().decomposed, normalized(forms().caseFolded, valid));
    FoldedText out(parts.size());
    eachCodePoint(parts, [&](char32_t c) {
        out.add(c);
        return true;
    });
    return normalized(forms().composed, out.take());
}

} // namespace

std::string fold(std::string_view utf8) {
    FoldedText out(utf8.size());
    const bool simple = eachCodePoint(utf8, [&](char32_t c) {
        if (!isSimple(c)) return false;
        out.add(simpleForm(c));
        return true;
    });
    return simple ? out.take() : foldByNormalizer(utf8);
}

std::string sortKey(std::string_view reading, std::string_view name) {
    std::string key = fold(reading);
    return key.empty() ? std::string(kBehindAllReadings) + fold(name) : key;
}

std::string caseKey(std::string_view utf8) {
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    text.foldCase();
    std::string out;
    text.toUTF8String(out);
    return normalized(forms().composed, out);
}

std::size_t lengthOf(std::string_view utf8) {
    std::size_t count = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t at = 0; at < size; ++count) {
        const std::int64_t begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0) at = begin + 1; // each byte that is not part of a character counts for itself
    }
    return count;
}

bool isValidUtf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

} // namespace sekisho
