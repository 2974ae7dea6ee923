// Many keywords in one pass against looking for each in the folded text.

#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"
#include "models/policy/character_fold.h"
#include "models/policy/text_matcher.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace test_text_matcher {

using namespace sekisho;
using namespace sekisho::policy;

std::string folded(std::string_view text) {
    std::string out;
    CharacterFold::table().each(text, [&out](const FoldedUnit& unit) {
        detail::appendUtf8(out, unit.unit);
        return true;
    });
    return out;
}

// What is marked, word by word: "秘密@0-6 密@3-6".
std::string marks(const TextMatcher& matcher, const std::vector<std::string>& words, std::string_view text) {
    std::vector<TextMatcher::Hit> hits;
    matcher.find(text, hits);
    std::string out;
    for (const auto& hit : hits)
        out += (out.empty() ? "" : " ") + words[hit.word] + '@' + std::to_string(hit.span.begin) + '-' +
               std::to_string(hit.span.end);
    return out;
}
std::string marks(const std::vector<std::string>& words, std::string_view text) {
    return marks(TextMatcher(words), words, text);
}

TEST(CharacterFold, MakesOneOfWidthKanaAndCase) {
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"ＡＢＣ１２３", "abc123"},
                                                          {"ｶﾞｷﾞﾊﾟﾋﾟ", "がぎぱぴ"},
                                                          {"か\u3099は\u309A", "がぱ"},
                                                          {"か゛", "が"},
                                                          {"ヴァイオリン", "ゔぁいおりん"},
                                                          {"サーバー", "さーばー"},
                                                          {"ｻｰﾊﾞｰ", "さーばー"},
                                                          {"㈱山田", "(株)山田"},
                                                          {"①", "1"},
                                                          {"㍿", "株式会社"},
                                                          {"Straße", "strasse"},
                                                          {"Café", "cafe"},
                                                          {"Cafe\u0301", "cafe"},
                                                          {"渡邉髙橋𠮷田", "渡辺高橋吉田"},
                                                          {"霞ヶ関", "霞け関"},
                                                          {"\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글"},
                                                          {"秘\u200B密\uFE0F", "秘密"},
                                                          {"〜−", "~-"},
                                                          {"～－", "~-"},
                                                          {"Ⅷ", "viii"}})
        EXPECT_EQ(folded(one), other) << one;
}

TEST(CharacterFold, LeavesBlanksAndSymbolsAlone) {
    EXPECT_EQ(folded("a b　c\u00A0d"), "a b c d") << "a wide blank is a blank";
    EXPECT_EQ(folded("・･·、。「」！？"), "・・·、。「」!?");
    EXPECT_EQ(folded("-–—ー"), "-–—ー");
    EXPECT_EQ(folded("´¨‾"), "´¨‾") << "accents that stand alone are no blanks";
    EXPECT_EQ(folded("😀👨\u200D👩\u200D👧"), "😀👨👩👧");
}

TEST(CharacterFold, IsDoneAfterOnce) {
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string one;
        detail::appendUtf8(one, c);
        const std::string once = folded(one);
        if (folded(once) != once) ADD_FAILURE() << std::hex << static_cast<std::uint32_t>(c) << ' ' << once;
    }
}

// The fold of searches drops and unites more, but what both keep is the same.
TEST(CharacterFold, IsThatOfSearches) {
    for (char32_t c = 0x21; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string one;
        detail::appendUtf8(one, c);
        EXPECT_EQ(fold(folded(one)), fold(one)) << std::hex << static_cast<std::uint32_t>(c);
        if (testing::Test::HasFailure()) return;
    }
}

TEST(TextMatcher, TellsEveryPlace) {
    EXPECT_EQ(marks({"秘密"}, "これは秘密です。極秘密"), "秘密@9-15 秘密@27-33");
    EXPECT_EQ(marks({"he", "she", "his", "hers"}, "ushers"), "she@1-4 he@2-4 hers@2-6");
    EXPECT_EQ(marks({"aa"}, "aaaa"), "aa@0-2 aa@1-3 aa@2-4");
    EXPECT_EQ(marks({"東京", "東京都", "京都", "都"}, "東京都"), "東京@0-6 東京都@0-9 京都@3-9 都@6-9");
    EXPECT_EQ(marks({"abcd", "bc"}, "abcx"), "bc@1-3") << "the shorter one within one that is not there";
    EXPECT_EQ(marks({"見積"}, "お見積り、御見積書"), "見積@3-9 見積@18-24");
}

TEST(TextMatcher, MarksWhatWasWritten) {
    EXPECT_EQ(marks({"がっこう"}, "ｶﾞｯｺｳ"), "がっこう@0-15") << "five half-width signs";
    EXPECT_EQ(marks({"か"}, "ｶﾞ"), "") << "what the mark makes is another character";
    EXPECT_EQ(marks({"cafe"}, "le Cafe\u0301."), "cafe@3-9") << "with its accent";
    EXPECT_EQ(marks({"株"}, "㈱山田"), "株@0-3") << "a part of a sign marks all of it";
    EXPECT_EQ(marks({"吉田"}, "𠮷田"), "吉田@0-7");
    EXPECT_EQ(marks({"秘密"}, "秘\u200B\u200B密"), "秘密@0-12");
    EXPECT_EQ(marks({"😀"}, "a😀b"), "😀@1-5");
    EXPECT_EQ(marks({"a!"}, "a! a！ a"), "a!@0-2 a!@3-7");
}

TEST(TextMatcher, MatchesWhatIsTypedAndNoMore) {
    EXPECT_EQ(marks({"極秘"}, "極 秘"), "");
    EXPECT_EQ(marks({"a.b"}, "axb a.b"), "a.b@4-7");
    EXPECT_EQ(marks({"サーバ"}, "サ-バ"), "");
    EXPECT_EQ(marks({"c++", "C＋＋"}, "C++"), "c++@0-3") << "equal words are told once, as the first";
}

TEST(TextMatcher, OfNothingFindsNothing) {
    std::vector<TextMatcher::Hit> hits(3);
    TextMatcher none;
    EXPECT_TRUE(none.empty());
    none.find("anything", hits);
    EXPECT_TRUE(hits.empty());
    const TextMatcher blank({"", "\u0301", "\uFE0F"});
    EXPECT_TRUE(blank.empty());
    blank.first("a\u0301", hits);
    EXPECT_TRUE(hits.empty());
    const TextMatcher some({"", "a"});
    EXPECT_FALSE(some.empty());
    some.find("", hits);
    EXPECT_TRUE(hits.empty());
    some.find("xa", hits);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].word, 1U);
    EXPECT_EQ(some.told(1), 1U);
    EXPECT_EQ(TextMatcher({"A", "x", "a"}).told(2), 0U);
}

TEST(TextMatcher, TakesBytesThatAreNoText) {
    EXPECT_EQ(marks({"秘密"}, "\xE7\xA7秘密\xFF\xFE\x80"), "秘密@2-8");
    EXPECT_EQ(marks({"a"}, "\xED\xA0\x80"
                           "a\xC0\xAF"),
              "a@3-4");
    EXPECT_EQ(marks({"\xFF"}, "\xEF\xBF\xBD"), "\xFF@0-3") << "both are the sign for what cannot be read";
    EXPECT_EQ(marks({"a"}, std::string_view("\0a\0", 3)), "a@1-2");
}

TEST(TextMatcher, IsNotBlindedByAFlood) {
    std::string text(200'000, 'a');
    text += "秘密";
    const TextMatcher matcher({"a", "aa", "aaa", "秘密"});
    std::vector<TextMatcher::Hit> hits;
    matcher.find(text, hits);
    EXPECT_EQ(hits.size(), TextMatcher::kMostHits);
    matcher.first(text, hits);
    ASSERT_EQ(hits.size(), 4U);
    EXPECT_EQ(hits[0].word, 0U);
    EXPECT_EQ(hits[3].word, 3U);
    EXPECT_EQ(hits[3].span, (MatchSpan{200'000, 200'006}));
}

TEST(TextMatcher, TakesWordsOfAnyLength) {
    std::string word;
    for (int i = 0; i < 700; ++i)
        word += i % 7 == 0 ? "秘" : "a";
    EXPECT_EQ(marks({word, "zz"}, "xx" + word + "zz"), word + "@2-" + std::to_string(2 + word.size()) + " zz@" +
                                                           std::to_string(2 + word.size()) + '-' +
                                                           std::to_string(4 + word.size()));
}

// --- against a plain search ---

// Spellings of one character; the last entry of each says whether the fold of searches keeps it.
const std::vector<std::vector<std::string>> kSpellings{{"か", "カ", "ｶ"},
                                                       {"が", "ガ", "ｶﾞ", "か\u3099", "カ゛"},
                                                       {"は", "ハ", "ﾊ"},
                                                       {"ぱ", "パ", "ﾊﾟ", "は\u309A"},
                                                       {"う", "ｳ"},
                                                       {"ゔ", "ヴ", "ｳﾞ"},
                                                       {"a", "A", "ａ", "Ａ", "á", "a\u0301"},
                                                       {"b", "Ｂ", "𝐁"},
                                                       {"1", "１", "①"},
                                                       {"s", "S", "ｓ"},
                                                       {"ss", "ß"},
                                                       {"渡"},
                                                       {"辺", "邉", "邊"},
                                                       {"吉", "𠮷"},
                                                       {"株"},
                                                       {"株式会社", "㍿"},
                                                       {"한", "\u1112\u1161\u11AB"},
                                                       {"하", "\u1112\u1161"},
                                                       {"😀"},
                                                       {"\xEF\xBF\xBD", "\xFF", "\xE3\x81"}};
const std::vector<std::pair<std::string, std::string>> kSigns{{" ", " "},  {"　", " "},  {"!", "!"},
                                                              {"！", "!"}, {"・", "・"}, {"･", "・"}};

class Writing {
  public:
    explicit Writing(unsigned seed) : random_(seed) {}
    std::size_t below(std::size_t limit) { return random_() % limit; }

    struct Written {
        std::string text, folded;
    };
    // The folded form is made by the fold of searches, piece by piece between the signs that it would drop.
    Written some(std::size_t length) {
        Written out;
        std::string piece;
        for (std::size_t i = 0; i < length; ++i) {
            if (below(6) == 0) {
                const auto& [sign, plain] = kSigns[below(kSigns.size())];
                out.text += sign;
                out.folded += fold(piece) + plain;
                piece.clear();
                continue;
            }
            const auto& spellings = kSpellings[below(kSpellings.size())];
            const std::string& one = spellings[below(spellings.size())];
            out.text += one;
            piece += one;
        }
        out.folded += fold(piece);
        return out;
    }

  private:
    std::mt19937 random_;
};

std::map<std::string, std::size_t> plainCounts(const std::vector<Writing::Written>& words, const std::string& folded) {
    std::map<std::string, std::size_t> counts;
    for (const auto& word : words) {
        std::size_t count = 0;
        for (std::size_t at = folded.find(word.folded); at != std::string::npos; at = folded.find(word.folded, at + 1))
            ++count;
        if (count > 0) counts[word.folded] = count;
    }
    return counts;
}

void checkAgainstPlainSearch(unsigned seed) {
    Writing writing(seed);
    std::vector<Writing::Written> words;
    for (std::size_t i = 0, count = 1 + writing.below(30); i < count; ++i)
        words.push_back(writing.some(1 + writing.below(3)));
    std::vector<std::string> typed;
    for (const auto& word : words)
        typed.push_back(word.text);
    const TextMatcher matcher(typed);
    const Writing::Written text = writing.some(writing.below(60));
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + text.text);
    ASSERT_EQ(folded(text.text), text.folded);

    std::vector<TextMatcher::Hit> hits;
    matcher.find(text.text, hits);
    std::map<std::string, std::size_t> counts;
    std::map<TextMatcher::Word, MatchSpan> firsts;
    for (const auto& hit : hits) {
        ASSERT_EQ(matcher.told(hit.word), hit.word);
        ++counts[words[hit.word].folded];
        firsts.try_emplace(hit.word, hit.span);
        ASSERT_LT(hit.span.begin, hit.span.end);
        ASSERT_LE(hit.span.end, text.text.size());
        const std::string slice = text.text.substr(hit.span.begin, hit.span.end - hit.span.begin);
        EXPECT_NE(folded(slice).find(words[hit.word].folded), std::string::npos) << slice;
    }
    EXPECT_EQ(counts, plainCounts(words, text.folded));
    EXPECT_TRUE(std::ranges::is_sorted(hits, {}, [](const auto& hit) { return hit.span.end; }));

    std::vector<TextMatcher::Hit> once;
    matcher.first(text.text, once);
    ASSERT_EQ(once.size(), firsts.size());
    for (const auto& hit : once)
        EXPECT_EQ(hit.span, firsts.at(hit.word));
}

TEST(TextMatcher, FindsWhatAPlainSearchFinds) {
    for (unsigned seed = 1; seed <= 6000 && !testing::Test::HasFailure(); ++seed)
        checkAgainstPlainSearch(seed);
}

} // namespace test_text_matcher
