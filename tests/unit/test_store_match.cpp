#include "models/store/match_span.h"

#include <gtest/gtest.h>

#include <string>

namespace sekisho::store::test_store_match {
namespace {

std::string marked(std::string_view shown, std::string_view typed) {
    const auto span = matchSpan(shown, typed);
    return span ? std::string(shown.substr(span->begin, span->length)) : "-";
}

TEST(StoreMatch, marksWhatWasTypedInTheFormThatIsShown) {
    EXPECT_EQ(marked("佐藤 花子", "花"), "花");
    EXPECT_EQ(marked("渡邉 太郎", "渡辺"), "渡邉");
    EXPECT_EQ(marked("ヤマダ タロウ", "やまだ"), "ヤマダ");
    EXPECT_EQ(marked("ﾔﾏﾀﾞ ﾀﾛｳ", "だ"), "ﾀﾞ");
    EXPECT_EQ(marked("García Zoë", "garcia"), "García");
    EXPECT_EQ(marked("taro.yamada1@demo", "YAMADA"), "yamada");
    EXPECT_EQ(marked("佐藤 花子", "藤花"), "藤 花");
    EXPECT_EQ(marked("佐藤 花子", "鈴木"), "-");
    EXPECT_EQ(marked("佐藤 花子", ""), "-");
    EXPECT_EQ(marked("", "a"), "-");
}

TEST(StoreMatch, latinTypingMarksKana) {
    EXPECT_EQ(marked("ヤマダ タロウ", "taro"), "タロ");
    EXPECT_EQ(marked("サトウ ハナコ", "sato"), "サト");
    EXPECT_EQ(marked("キョウコ", "kyo"), "キョ");
    EXPECT_EQ(marked("山田", "yama"), "-");
}

TEST(StoreMatch, theLongestWordWinsAndNumbersFitWithoutTheirDashes) {
    EXPECT_EQ(marked("山田 太郎", "山 太郎"), "太郎");
    EXPECT_EQ(marked("090-1234-5678", "09012-34"), "090-1234");
    EXPECT_EQ(marked("(03) 1234-5678", "03-1234"), "03) 1234");
}

TEST(StoreMatch, anyBytesAreHarmless) {
    EXPECT_EQ(marked("\xff\xfe\xe3\x81", "a"), "-");
    EXPECT_EQ(marked(std::string(2000, 'a'), "aaaa"), "aaaa");
    EXPECT_NE(marked("\xe3\x82", "\xe3"), "x");
}

} // namespace
} // namespace sekisho::store::test_store_match
