#include "models/api/page_cursor.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>

namespace test_api_page_cursor {

namespace {

using sekisho::api::cursorFromText;
using sekisho::api::cursorText;
using sekisho::api::PageCursor;

TEST(ApiPageCursor, ComesBackTheSame) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 3000; ++i) {
        PageCursor cursor{.id = static_cast<std::int64_t>(random()), .key = {}};
        for (auto n = random() % 40; n > 0; --n)
            cursor.key += static_cast<char>(random());
        const std::string text = cursorText("users:1:name+", cursor);
        EXPECT_EQ(std::string::npos,
                  text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"));
        EXPECT_EQ(cursor, cursorFromText("users:1:name+", text));
    }
    const PageCursor ends{.id = std::numeric_limits<std::int64_t>::min(), .key = {}};
    EXPECT_EQ(ends, cursorFromText("l", cursorText("l", ends)));
}

TEST(ApiPageCursor, AnotherListRefusesIt) {
    const std::string text = cursorText("users:1:name+", {.id = 7, .key = "やまだ"});
    for (const std::string_view list : {"users:1:name-", "users:2:name+", "orgUnits:1:", ""})
        EXPECT_FALSE(cursorFromText(list, text)) << list;
}

TEST(ApiPageCursor, EveryChangedBitIsNoticed) {
    const std::string text = cursorText("users:1:created+", {.id = 123456, .key = "abc"});
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char c : alphabet) {
            std::string changed = text;
            changed[at] = c;
            if (changed == text) continue;
            EXPECT_FALSE(cursorFromText("users:1:created+", changed)) << at << c;
        }
    }
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_FALSE(cursorFromText("users:1:created+", std::string_view(text).substr(0, size)));
    for (const std::string_view bad : {"", "=", "AAAA", "not a cursor", "あ", "AQ=="})
        EXPECT_FALSE(cursorFromText("users:1:created+", bad)) << bad;
    EXPECT_FALSE(cursorFromText("l", std::string(10'000, 'A')));
    EXPECT_TRUE(cursorFromText("users:1:created+", text + "=")); // some clients pad
}

} // namespace

} // namespace test_api_page_cursor
