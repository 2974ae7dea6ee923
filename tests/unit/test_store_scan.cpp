#include "models/store/byte_arena.h"
#include "models/store/text_scan.h"

#include <gtest/gtest.h>

#include <random>

namespace sekisho::store::test_store_scan {
namespace {

constexpr std::array ways{ScanWay::Best, ScanWay::Avx2, ScanWay::Sse2, ScanWay::Plain};

std::string padded(const std::string& text) {
    return text + std::string(ByteArena::slack, '\0');
}

void expectLikeFind(const std::string& text, const std::string& wanted) {
    const std::string room = padded(text);
    const auto at = text.find(wanted);
    for (const auto way : ways) {
        if (!scanWayThere(way)) continue;
        const Needle needle(wanted, way);
        const char* found = needle.find(room.data(), room.data() + text.size());
        if (at == std::string::npos)
            EXPECT_EQ(found, nullptr) << wanted;
        else
            EXPECT_EQ(found, room.data() + at) << wanted;
    }
}

TEST(StoreScan, findsWhatStringFindFinds) {
    std::mt19937 random(3);
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        const std::size_t size = random() % 300;
        for (std::size_t i = 0; i < size; ++i)
            text += static_cast<char>('a' + random() % 3);
        std::string wanted;
        const std::size_t length = 1 + random() % 6;
        for (std::size_t i = 0; i < length; ++i)
            wanted += static_cast<char>('a' + random() % 3);
        expectLikeFind(text, wanted);
        if (size > 4) expectLikeFind(text, text.substr(random() % (size - 2), 1 + random() % 40));
    }
}

TEST(StoreScan, findsAtBothEndsAndNotBeyond) {
    const std::string text = "佐藤花子\x1fさとうはなこ";
    expectLikeFind(text, "佐");
    expectLikeFind(text, "こ");
    expectLikeFind(text, text);
    expectLikeFind(text, text + "x");
    expectLikeFind("", "a");
    expectLikeFind("a", "a");
    for (const auto way : ways) {
        if (!scanWayThere(way)) continue;
        // What stands behind the end is not part of the text.
        const std::string room = padded("abcabd");
        EXPECT_EQ(Needle("abd", way).find(room.data(), room.data() + 5), nullptr);
        EXPECT_EQ(Needle("", way).find(room.data(), room.data() + 6), nullptr);
        EXPECT_EQ(Needle("a", way).find(room.data() + 4, room.data() + 4), nullptr);
    }
}

TEST(StoreScan, arenaKeepsTextsWhereTheyAre) {
    ByteArena arena;
    const auto first = arena.append("first");
    ASSERT_TRUE(first);
    const char* address = arena.at(*first);
    const std::string big(ByteArena::segmentBytes - 3, 'x');
    const auto second = arena.append(big); // does not fit behind the first
    ASSERT_TRUE(second);
    EXPECT_EQ(arena.segments(), 2U);
    EXPECT_EQ(arena.at(*first), address);
    EXPECT_EQ(std::string_view(arena.at(*second), big.size()), big);
    EXPECT_FALSE(arena.append(std::string(ByteArena::segmentBytes + 1, 'x')));
}

} // namespace
} // namespace sekisho::store::test_store_scan
