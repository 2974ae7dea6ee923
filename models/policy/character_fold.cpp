#include "models/policy/character_fold.h"

#include "models/domain/kanji_variants.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

namespace sekisho::policy {

namespace {

constexpr char32_t kHangulFirst = 0xAC00, kHangulLast = 0xD7A3;
constexpr char32_t kLeadFirst = 0x1100, kLeads = 19;
constexpr char32_t kVowelFirst = 0x1161, kVowels = 21;
constexpr char32_t kTailBase = 0x11A7, kTails = 28; // the base is "no tail"

icu::UnicodeString charText(char32_t c) {
    return icu::UnicodeString(static_cast<UChar32>(c));
}

icu::UnicodeString normalForm(const icu::Normalizer2* form, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out = form->normalize(text, status);
    return U_SUCCESS(status) ? out : text;
}

struct FoldForms {
    const icu::Normalizer2* caseFolded = nullptr;
    const icu::Normalizer2* decomposed = nullptr;
    const icu::Normalizer2* composed = nullptr;
};
const FoldForms& foldForms() {
    static const FoldForms forms = [] {
        UErrorCode status = U_ZERO_ERROR;
        return FoldForms{icu::Normalizer2::getNFKCCasefoldInstance(status), icu::Normalizer2::getNFDInstance(status),
                         icu::Normalizer2::getNFCInstance(status)};
    }();
    return forms;
}

// Letters that look like an accented one but do not decompose.
char32_t bareLatin(char32_t c) {
    constexpr std::u32string_view pairs = U"øođdħhıiłlŧt";
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        if (pairs[i] == c) return pairs[i + 1];
    return c;
}

char32_t presentKanji(char32_t c) {
    for (std::size_t i = 0; i + 1 < detail::kKanjiVariants.size(); i += 2)
        if (detail::kKanjiVariants[i] == c) return detail::kKanjiVariants[i + 1];
    return c;
}

// Of one character that is normalized, case-folded and decomposed. 0: left out.
char32_t plainForm(char32_t c) {
    if (c >= 0x300 && c <= 0x36F) return 0; // accents
    if (c < 0x180) return bareLatin(c);
    if (c == 0x2212) return '-'; // Windows writes the full-width minus for it,
    if (c == 0x301C) return '~'; // and the full-width tilde
    if (c >= 0x30A1 && c <= 0x30F6) c -= 0x60;
    if (c == 0x30FD || c == 0x30FE) return c - 0x60;
    if (c == 0x3095) return 0x304B;
    if (c == 0x3096) return 0x3051;
    return c >= 0x3400 ? presentKanji(c) : c;
}

icu::UnicodeString partsOf(char32_t c) {
    if (c == 0x309B || c == 0x309C) return charText(c - 2); // spacing voicing marks as the ones that join
    const icu::UnicodeString folded = normalForm(foldForms().caseFolded, charText(c));
    const bool becomesBlank = folded.indexOf(u' ') >= 0 && !u_isUWhiteSpace(static_cast<UChar32>(c));
    return normalForm(foldForms().decomposed, becomesBlank ? charText(c) : folded);
}

// All that can become something else. Ideographs and syllables by the ten thousand stay themselves.
icu::UnicodeSet changingCharacters() {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set(u"[[:Changes_When_NFKC_Casefolded:][:Decomposition_Type=Canonical:]]", status);
    set.remove(kHangulFirst, kHangulLast);
    for (const auto& [first, last] : {std::pair<UChar32, UChar32>{0xC0, 0x17F},
                                      {0x300, 0x36F},
                                      {0x2212, 0x2212},
                                      {0x301C, 0x301C},
                                      {0x3041, 0x30FF}})
        set.add(first, last);
    for (std::size_t i = 0; i < detail::kKanjiVariants.size(); i += 2)
        set.add(static_cast<UChar32>(detail::kKanjiVariants[i]));
    return set;
}

} // namespace

const CharacterFold& CharacterFold::table() {
    static const CharacterFold fold;
    return fold;
}

CharacterFold::CharacterFold() : direct_(0x10000) {
    for (std::size_t c = 0; c < direct_.size(); ++c)
        direct_[c] = static_cast<char16_t>(c);
    setVoicing();
    const icu::UnicodeSet changing = changingCharacters();
    for (int range = 0; range < changing.getRangeCount(); ++range)
        for (UChar32 c = changing.getRangeStart(range); c <= changing.getRangeEnd(range); ++c)
            learn(static_cast<char32_t>(c));
}

// Called in rising order.
void CharacterFold::learn(char32_t c) {
    std::vector<char32_t> units;
    const icu::UnicodeString parts = partsOf(c);
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const char32_t unit = plainForm(static_cast<char32_t>(parts.char32At(i)));
        const char32_t both = unit != 0 && joins(unit) && !units.empty() ? joined(units.back(), unit) : 0;
        if (both != 0)
            units.back() = both;
        else if (unit != 0)
            units.push_back(unit);
    }
    if (units.size() == 1 && units[0] == c) return;
    if (c < 0x10000 && units.size() == 1 && units[0] < kLong) {
        direct_[c] = static_cast<char16_t>(units[0]);
        return;
    }
    if (c < 0x10000) direct_[c] = kLong;
    long_.push_back({c, static_cast<std::uint32_t>(units_.size()), static_cast<std::uint32_t>(units.size())});
    units_.insert(units_.end(), units.begin(), units.end());
}

void CharacterFold::setVoicing() {
    for (char32_t kana = 0x3041; kana <= 0x309F; ++kana)
        for (const bool half : {false, true}) {
            icu::UnicodeString both = charText(kana);
            both.append(static_cast<UChar32>(half ? 0x309A : 0x3099));
            both = normalForm(foldForms().composed, both);
            if (both.length() == 1) (half ? halfVoiced_ : voiced_)[kana - 0x3040] = both.charAt(0);
        }
}

const CharacterFold::Long* CharacterFold::longOf(char32_t c) const {
    const auto found = std::ranges::lower_bound(long_, c, {}, &Long::from);
    return found != long_.end() && found->from == c ? &*found : nullptr;
}

char32_t CharacterFold::joined(char32_t before, char32_t unit) const {
    if (unit == 0x3099 || unit == 0x309A) {
        if (before < 0x3040 || before > 0x309F) return 0;
        return (unit == 0x3099 ? voiced_ : halfVoiced_)[before - 0x3040];
    }
    if (unit < kTailBase) {
        if (before < kLeadFirst || before >= kLeadFirst + kLeads) return 0;
        return kHangulFirst + ((before - kLeadFirst) * kVowels + (unit - kVowelFirst)) * kTails;
    }
    const bool open = before >= kHangulFirst && before <= kHangulLast && (before - kHangulFirst) % kTails == 0;
    return open ? before + (unit - kTailBase) : 0;
}

} // namespace sekisho::policy
