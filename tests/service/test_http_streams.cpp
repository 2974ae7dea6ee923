// Bodies that come piece by piece: back-pressure, breaks, and readers that leave.
#include "tests/service/transport_fixture.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <stdexcept>

namespace test_http_streams {

namespace {

using namespace sekishod;
using namespace sekishod::test;
using namespace std::chrono_literals;

using Streams = Transport;

TEST_F(Streams, StreamsWithBackPressure) {
    constexpr std::size_t total = 50U << 20;
    constexpr std::size_t piece = 64U << 10;
    std::atomic<std::size_t> received{0};
    std::size_t made = 0;
    std::size_t widest = 0; // how far the source ran ahead of the reader
    app.on("/big", [&](const Request&) {
        Response r;
        r.contentType = "application/x-ndjson";
        r.stream = [&]() -> std::optional<std::string> {
            if (made == total) return std::nullopt;
            made += piece;
            widest = std::max(widest, made - std::min(made, received.load()));
            return std::string(piece, static_cast<char>('a' + made / piece % 26));
        };
        return r;
    });
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send(TlsClient::requestText("GET", "/big")));
    const Answer head = c.readHead();
    EXPECT_EQ(head.header("Transfer-Encoding"), "chunked");
    EXPECT_EQ(head.header("Content-Type"), "application/x-ndjson");
    std::size_t number = 0;
    for (;;) {
        const auto chunk = c.readChunk();
        ASSERT_TRUE(chunk);
        if (chunk->empty()) break;
        ++number;
        ASSERT_EQ(chunk->size(), piece);
        ASSERT_EQ(chunk->front(), static_cast<char>('a' + number % 26));
        received += chunk->size();
        // The reader is slow: it does other work for each piece.
        volatile std::size_t sum = 0;
        for (std::size_t i = 0; i < 4'000'000 / 16; ++i)
            sum = sum + i;
    }
    EXPECT_EQ(number * piece, total);
    EXPECT_LT(widest, total / 3) << "the source is not held back";
    EXPECT_EQ(c.request("GET", "/hello").status, 200); // the connection lives on
}

TEST_F(Streams, AStreamThatBreaksIsSeenAsIncomplete) {
    int calls = 0;
    app.on("/breaks", [&](const Request&) {
        Response r;
        r.stream = [&]() -> std::optional<std::string> {
            if (++calls > 2) throw std::runtime_error("no more");
            return "line\n";
        };
        return r;
    });
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send(TlsClient::requestText("GET", "/breaks")));
    const Answer a = c.read();
    EXPECT_EQ(a.status, 200);
    EXPECT_FALSE(a.complete);
    EXPECT_EQ(client().request("GET", "/hello").status, 200);
}

TEST_F(Streams, Http10GetsAPlainBodyAndTheEnd) {
    app.on("/stream", [n = 0](const Request&) {
        Response r;
        r.stream = [left = 3]() mutable -> std::optional<std::string> {
            return left-- > 0 ? std::optional<std::string>("x") : std::nullopt;
        };
        return r;
    });
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send("GET /stream HTTP/1.0\r\n\r\n"));
    const Answer a = c.read();
    EXPECT_EQ(a.body, "xxx");
    EXPECT_FALSE(a.has("Transfer-Encoding"));
}

TEST_F(Streams, AReaderThatLeavesFreesTheSource) {
    std::promise<void> freed;
    app.on("/endless", [&](const Request&) {
        auto guard = std::shared_ptr<void>(nullptr, [&](void*) { freed.set_value(); });
        Response r;
        r.stream = [guard] { return std::optional<std::string>(std::string(65536, 'x')); };
        return r;
    });
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send(TlsClient::requestText("GET", "/endless")));
    EXPECT_EQ(c.readHead().status, 200);
    c.closeHard();
    EXPECT_EQ(freed.get_future().wait_for(20s), std::future_status::ready);
}

} // namespace

} // namespace test_http_streams
