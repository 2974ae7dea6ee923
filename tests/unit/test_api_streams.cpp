// Lines, events and feed envelopes: the same whatever the pieces they arrive in.
#include "models/api/feed_wire.h"
#include "models/api/ndjson.h"
#include "models/api/sse_parser.h"

#include <gtest/gtest.h>

#include <random>

namespace test_api_streams {

using namespace sekisho;
using namespace sekisho::api;

namespace {

std::vector<std::string> linesOf(std::string_view text, std::size_t piece, bool* unfinished = nullptr) {
    LineSplitter splitter;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at += piece) {
        auto fed = splitter.feed(text.substr(at, piece), [&](std::string_view line) {
            lines.emplace_back(line);
            return Done();
        });
        EXPECT_TRUE(fed);
    }
    if (unfinished) *unfinished = splitter.unfinished();
    return lines;
}

std::vector<SseEvent> eventsOf(std::string_view text, std::size_t piece, SseParser* into = nullptr) {
    SseParser own;
    auto& parser = into ? *into : own;
    std::vector<SseEvent> events;
    for (std::size_t at = 0; at < text.size(); at += piece)
        EXPECT_TRUE(parser.feed(text.substr(at, piece), [&](const SseEvent& event) { events.push_back(event); }));
    return events;
}

TEST(LineSplitter, GivesTheSameLinesForEveryPieceSize) {
    const std::string text = "first\n\r\nsecond\r\nthird with \r inside\n\n\nlast";
    const std::vector<std::string> expected{"first", "second", "third with \r inside"};
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        bool unfinished = false;
        EXPECT_EQ(linesOf(text, piece, &unfinished), expected) << piece;
        EXPECT_TRUE(unfinished);
    }
    bool unfinished = true;
    linesOf("a\n", 1, &unfinished);
    EXPECT_FALSE(unfinished);
}

TEST(LineSplitter, RefusesEndlessLinesAlsoInSmallPieces) {
    for (const std::size_t piece : {1UL, 3UL, 10UL, 200UL}) {
        LineSplitter splitter(100);
        const std::string text(101, 'x');
        Done fed;
        for (std::size_t at = 0; at < text.size() && fed; at += piece)
            fed = splitter.feed(std::string_view(text).substr(at, piece), [](std::string_view) { return Done(); });
        if (fed) fed = splitter.feed("\n", [](std::string_view) { return Done(); });
        ASSERT_FALSE(fed) << piece;
        EXPECT_EQ(fed.error().code, "RESPONSE_TOO_LARGE");
    }
    LineSplitter splitter(100);
    EXPECT_TRUE(splitter.feed(std::string(100, 'x') + "\n", [](std::string_view) { return Done(); }));
}

TEST(LineSplitter, StopsAtTheSinksError) {
    LineSplitter splitter;
    int seen = 0;
    auto fed = splitter.feed("a\nb\nc\n", [&](std::string_view) -> Done {
        if (++seen == 2) return Error(ErrorKind::DiskFull, "DISK_FULL");
        return {};
    });
    ASSERT_FALSE(fed);
    EXPECT_EQ(fed.error().code, "DISK_FULL");
    EXPECT_EQ(seen, 2);
}

TEST(SseParser, ReadsFieldsCommentsAndEveryLineEnd) {
    const std::string text = "\xEF\xBB\xBF: hello\nid: 7\nevent: change\ndata: one\ndata:two\n\n"
                             "data\r\n\r\n"
                             "event: beat\r\r"
                             "retry: 2500\ndata: x\r\r"
                             "unknown: y\nretry: soon\nnocolon\ndata:  two blanks\n\n"
                             "data: never ended";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        SseParser parser;
        const auto events = eventsOf(text, piece, &parser);
        ASSERT_EQ(events.size(), 4U) << piece;
        EXPECT_EQ(events[0].type, "change");
        EXPECT_EQ(events[0].data, "one\ntwo");
        EXPECT_EQ(events[0].id, "7");
        EXPECT_EQ(events[1].type, "message");
        EXPECT_EQ(events[1].data, "");
        EXPECT_EQ(events[2].data, "x");
        EXPECT_EQ(events[3].data, " two blanks");
        EXPECT_EQ(parser.retry(), std::chrono::milliseconds(2500));
    }
}

TEST(SseParser, IgnoresAnIdWithANulCharacter) {
    SseParser parser;
    const std::string text("id: 3\ndata: a\n\nid: 4\0\ndata: b\n\n", 31);
    const auto events = eventsOf(text, 5, &parser);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[1].id, "3");
    EXPECT_EQ(parser.lastEventId(), "3");
}

TEST(SseParser, RefusesEndlessEvents) {
    SseParser line;
    const std::string piece(64 << 10, 'x');
    Done fed;
    for (int i = 0; i < 8 && fed; ++i)
        fed = line.feed(piece, [](const SseEvent&) {});
    ASSERT_FALSE(fed);
    EXPECT_EQ(fed.error().code, "RESPONSE_TOO_LARGE");
    SseParser data;
    fed = {};
    for (int i = 0; i < 8 && fed; ++i)
        fed = data.feed("data: " + piece + "\n", [](const SseEvent&) {});
    EXPECT_FALSE(fed);
}

TEST(FeedReader, ReadsLines) {
    FeedReader reader;
    auto begin = reader.line(R"({"kind":"begin","cursor":12,"members":3,"orgUnits":2,"new":[1,{"a":"}"}]})");
    ASSERT_TRUE(begin);
    EXPECT_EQ(begin->kind, FeedLine::Kind::Begin);
    EXPECT_EQ(begin->cursor, 12);
    EXPECT_EQ(begin->orgUnits, 2);
    auto record = reader.line(R"( {"data": {"a":"佐藤 \"}","b":[{}]} , "kind":"member"} )");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->record, "member");
    EXPECT_EQ(record->data.substr(0, record->data.rfind('}') + 1), R"({"a":"佐藤 \"}","b":[{}]})");
    auto end = reader.line(R"({"kind":"end","count":5})");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->kind, FeedLine::Kind::End);
    EXPECT_EQ(end->count, 5);
}

TEST(FeedReader, RefusesWhatIsNotALine) {
    FeedReader reader;
    for (const char* text : {"", "{", "[]", "5", "null", "{}", R"({"kind":5})", R"({"kind":"member"})",
                             R"({"kind":"member","data":[]})", R"({"kind":"begin","cursor":"x"})",
                             R"({"kind":"end","count":1}x)", "{\"kind\":\"\xff\"}", R"({"kind":"end","count":1)"}) {
        auto line = reader.line(text);
        ASSERT_FALSE(line) << text;
        EXPECT_EQ(line.error().code, "RESPONSE_MALFORMED");
    }
    EXPECT_TRUE(reader.line(R"({"kind":"end","count":1})")) << "a fault leaves nothing behind";
}

TEST(FeedReader, ReadsChanges) {
    FeedReader reader;
    auto page = reader.changes(R"({"changes":[{"seq":1,"kind":"member","id":"u1","op":"put","data":{"userId":"u1"}},
        {"seq":2,"kind":"orgUnit","id":"o1","op":"delete","data":null}],"nextCursor":2,"more":false})");
    ASSERT_TRUE(page);
    ASSERT_EQ(page->changes.size(), 2U);
    EXPECT_EQ(page->changes[0].data, R"({"userId":"u1"})");
    EXPECT_TRUE(page->changes[1].gone);
    EXPECT_EQ(page->nextCursor, 2);
    for (const char* text :
         {"{}", R"({"changes":[],"more":false})", R"({"changes":{},"nextCursor":1})",
          R"({"changes":[{"seq":1,"kind":"member","id":"u1","op":"put"}],"nextCursor":1})",
          R"({"changes":[{"seq":1,"kind":"member","op":"delete"}],"nextCursor":1})",
          R"({"changes":[{"seq":1,"kind":"member","id":"u","op":"burn","data":{}}],"nextCursor":1})"})
        EXPECT_FALSE(reader.changes(text)) << text;
}

} // namespace
} // namespace test_api_streams
