#include "models/domain/text_fold.h"

#include <array>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace test_domain_text_fold {

using namespace sekisho;

namespace {

std::string utf8(char32_t c) {
    std::string out;
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    return out += static_cast<char>(0x80 | (c & 0x3F));
}

// A random text of code points that occur in names, with marks and blanks between them.
std::string randomName(std::mt19937& random) {
    static const std::vector<std::pair<char32_t, char32_t>> ranges{
        {0x20, 0x7E},       {0xA0, 0x17F},      {0x300, 0x36F},    {0x1EA0, 0x1EF9}, {0x2010, 0x2027},
        {0x3000, 0x3005},   {0x3041, 0x3096},   {0x3099, 0x30FF},  {0x4E00, 0x9FFF}, {0xAC00, 0xAC80},
        {0xF900, 0xFAFF},   {0xFF01, 0xFF9F},   {0x400, 0x44F},    {0x600, 0x660},   {0xE00, 0xE5B},
        {0x20B00, 0x20BFF}, {0xE0100, 0xE0110}, {0x1F600, 0x1F610}};
    std::string text;
    const auto count = random() % 12;
    for (unsigned i = 0; i < count; ++i) {
        const auto& [from, to] = ranges[random() % ranges.size()];
        text += utf8(from + random() % (to - from + 1));
    }
    return text;
}

TEST(Fold, SpellingsOfOneNameMeet) {
    const std::vector<std::vector<std::string>> groups{
        {"ヤマダ", "やまだ", "ﾔﾏﾀﾞ", "ヤマタ゛", "や ま だ", "ヤマ・ダ"},
        {"渡辺", "渡邉", "渡邊"},
        {"高橋", "髙橋", "高 橋", "高\u3000橋"},
        {"斎藤", "齋藤"},
        {"山崎", "山﨑"},
        {"浜田", "濱田", "濵田"},
        {"沢田", "澤田"},
        {"吉田", "𠮷田"},
        {"辻本", "辻\U000E0100本"},
        {"garcia", "García", "GARCÍA", "Garci\u0301a", "Ｇａｒｃｉａ"},
        {"dang", "Đặng", "đặng"},
        {"strasse", "Straße", "STRASSE"},
        {"090-1234", "090ー1234", "０９０－１２３４", "090‐1234", "090 - 1234"},
        {"さとー", "サトー", "ｻﾄｰ", "サト-", "サト―", "サト−"},
        {"霞ヶ関", "霞ケ関"},
        {"o'brien", "O’Brien"},
        {"ヴィクトル", "ゔぃくとる", "ｳﾞｨｸﾄﾙ"},
        {"神田", "\uFA19田"},
    };
    for (const auto& group : groups)
        for (const auto& spelling : group)
            EXPECT_EQ(fold(spelling), fold(group.front())) << spelling;
}

TEST(Fold, DifferentNamesStayDifferent) {
    const std::vector<std::string> names{"かき", "がき", "かぎ", "はな", "ばな",
                                         "ぱな", "佐藤", "左藤", "太田", "大田"};
    std::set<std::string> folded;
    for (const auto& name : names)
        folded.insert(fold(name));
    EXPECT_EQ(folded.size(), names.size());
}

TEST(Fold, SpelledOut) {
    EXPECT_EQ(fold("渡邉 タロウ"), "渡辺たろう");
    EXPECT_EQ(fold("Anna-Lena WEBER"), "anna-lenaweber");
    EXPECT_EQ(fold("サトー"), "さとー");
    EXPECT_EQ(fold("090ー1234"), "090-1234");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold(" \t\u3000・"), "");
}

TEST(Fold, ControlCharactersNeverPass) {
    EXPECT_EQ(fold(std::string("a\x1f"
                               "b\0c",
                               5)),
              "abc");
    EXPECT_EQ(fold("é\x1f\x7f"), "e");
}

TEST(Fold, InvalidBytesBecomeTheReplacementCharacter) {
    EXPECT_EQ(fold("\xFF"), "\uFFFD");
    EXPECT_EQ(fold("a\x80z"), "a\uFFFDz");
    EXPECT_EQ(fold("é\xE3\x81"), "e\uFFFD");
    EXPECT_TRUE(isValidUtf8(fold("\xC0\xAF\xF5\xED\xA0\x80")));
}

TEST(Fold, EveryCodePointIsFoldedToAFixedPoint) {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string once = fold(utf8(c));
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<unsigned>(c);
        ASSERT_TRUE(isValidUtf8(once)) << "U+" << std::hex << static_cast<unsigned>(c);
    }
}

// U+0300 is dropped, but sends the whole text through the normalizer: both ways must agree.
TEST(Fold, FastWayAgreesWithNormalizer) {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        ASSERT_EQ(fold(utf8(c)), fold(utf8(c) + "\u0300")) << "U+" << std::hex << static_cast<unsigned>(c);
    }
}

TEST(Fold, RandomTextsAreFixedPointsAndAgree) {
    std::mt19937 random(20260401);
    for (int i = 0; i < 20000; ++i) {
        const std::string text = randomName(random);
        const std::string once = fold(text);
        ASSERT_EQ(fold(once), once) << text;
        ASSERT_EQ(fold("ア" + text), fold("あ" + text)) << text;
        ASSERT_TRUE(isValidUtf8(once)) << text;
    }
}

TEST(Fold, RandomBytesNeverBreakIt) {
    std::mt19937 random(7);
    for (int i = 0; i < 20000; ++i) {
        std::string bytes(random() % 24, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random());
        const std::string once = fold(bytes);
        ASSERT_TRUE(isValidUtf8(once));
        ASSERT_EQ(fold(once), once);
        ASSERT_LE(lengthOf(bytes), bytes.size());
        romaji(bytes);
        romajiShort(bytes);
    }
}

TEST(Fold, ManyThreadsGetTheSameAnswer) {
    std::array<std::string, 8> answers;
    std::vector<std::thread> threads;
    for (auto& answer : answers)
        threads.emplace_back([&answer] {
            for (int i = 0; i < 500; ++i)
                answer = fold("渡邉 Đặng ﾊﾅｺ");
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& answer : answers)
        EXPECT_EQ(answer, "渡辺dangはなこ");
}

TEST(SortKey, ReadingsComeBeforeNamesWithoutReading) {
    EXPECT_EQ(sortKey("サトウ", "佐藤"), "さとう");
    EXPECT_EQ(sortKey("ｻﾄｳ ﾊﾅｺ", "佐藤花子"), "さとうはなこ");
    EXPECT_LT(sortKey("ワン", "王"), sortKey("", "Adam"));
    EXPECT_LT(sortKey("", "Adam"), sortKey("", "Berta"));
    EXPECT_LT(sortKey("ン", ""), sortKey("・", "青木")); // a reading without letters is none
    EXPECT_LT(sortKey("アイダ", ""), sortKey("アオキ", ""));
}

TEST(Romaji, Hepburn) {
    const std::vector<std::array<std::string, 3>> cases{
        {"サトウ", "satou", "sato"},
        {"さとー", "satoo", "sato"},
        {"ｻﾄｳ", "satou", "sato"},
        {"オオノ", "oono", "ono"},
        {"ユウキ", "yuuki", "yuki"},
        {"シンイチ", "shinichi", "shinichi"},
        {"ナンバ", "nanba", "nanba"},
        {"マッチ", "matchi", "matchi"},
        {"イッキ", "ikki", "ikki"},
        {"キョウコ", "kyouko", "kyoko"},
        {"ジュンヤ", "junya", "junya"},
        {"ミヤザキ リョウ", "miyazakiryou", "miyazakiryo"},
        {"サトウ ウメ", "satouume", "satoume"},
        {"ミト・オオタ", "mitooota", "mitoota"},
        {"ファティマ", "fatima", "fatima"},
        {"ヴェラ", "vera", "vera"},
        {"チェン", "chen", "chen"},
        {"シェリー", "sherii", "sheri"},
        {"ウィリアム", "wiriamu", "wiriamu"},
        {"トゥ", "tu", "tu"},
        {"クヮ", "kwa", "kwa"},
        {"デュポン", "dyupon", "dyupon"},
        {"ニイガタ", "niigata", "niigata"},
        {"ツヅキ", "tsuzuki", "tsuzuki"},
        {"ー", "-", "-"},
        {"ッ", "", ""},
        {"山田タロウ", "山田tarou", "山田taro"},
        {"Bob", "bob", "bob"},
        {"", "", ""},
    };
    for (const auto& [kana, full, brief] : cases) {
        EXPECT_EQ(romaji(kana), full) << kana;
        EXPECT_EQ(romajiShort(kana), brief) << kana;
    }
}

TEST(Romaji, EveryKanaHasASpelling) {
    for (char32_t c = 0x30A1; c <= 0x30F6; ++c) {
        if (c == U'ッ') continue;
        const std::string spelled = romaji(utf8(c));
        ASSERT_FALSE(spelled.empty());
        for (char letter : spelled)
            ASSERT_TRUE(letter >= 'a' && letter <= 'z') << spelled;
    }
}

TEST(Length, CountsCodePointsAndSingleInvalidBytes) {
    EXPECT_EQ(lengthOf(""), 0U);
    EXPECT_EQ(lengthOf("abc"), 3U);
    EXPECT_EQ(lengthOf("佐藤"), 2U);
    EXPECT_EQ(lengthOf("𠮷"), 1U);
    EXPECT_EQ(lengthOf("か\u3099"), 2U);
    EXPECT_EQ(lengthOf("\xFF\xFE"), 2U);
    EXPECT_EQ(lengthOf("a\xE3\x81"), 3U);
}

TEST(Utf8, OnlyShortestFormsAndScalarValues) {
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8("渡邉𠮷\U0010FFFF"));
    EXPECT_FALSE(isValidUtf8("\xC0\x80"));
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80"));
    EXPECT_FALSE(isValidUtf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(isValidUtf8("\xE3\x81"));
    EXPECT_FALSE(isValidUtf8("\x80"));
}

} // namespace
} // namespace test_domain_text_fold
