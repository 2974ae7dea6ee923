// The transport against a real client socket: limits, timeouts, framing, streams, the graceful stop.
#include "tests/service/transport_fixture.h"

#include <openssl/ssl.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <map>
#include <mutex>
#include <thread>

namespace test_http_transport {

namespace {

using namespace sekishod;
using namespace sekishod::test;
using namespace std::chrono_literals;
using sekisho::Error;
using sekisho::ErrorKind;

TEST_F(Transport, AnswersOverTls13AndKeepsTheConnection) {
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.connected()) << c.error();
    EXPECT_EQ(c.protocol(), "TLSv1.3");
    for (int i = 0; i < 5; ++i) {
        const Answer a = c.request("GET", "/hello?n=" + std::to_string(i));
        EXPECT_EQ(a.status, 200);
        EXPECT_EQ(a.body, "{\"n\":" + std::to_string(i) + "}");
        EXPECT_EQ(a.header("Connection"), "keep-alive");
        EXPECT_EQ(a.header("Cache-Control"), "no-store");
        EXPECT_EQ(a.header("Content-Type"), "application/json");
        EXPECT_EQ(a.header("X-Content-Type-Options"), "nosniff");
        EXPECT_FALSE(a.header("X-Request-Id").empty());
    }
    EXPECT_EQ(c.request("GET", "/hello", {}, {{"X-Request-Id", "mine-1"}}).header("X-Request-Id"), "mine-1");
    EXPECT_NE(c.request("GET", "/hello", {}, {{"X-Request-Id", "not mine"}}).header("X-Request-Id"), "not mine");
    EXPECT_EQ(c.request("GET", "/ip").body, "127.0.0.1");
    EXPECT_EQ(c.request("GET", "/none").status, 204);
    const Answer last = c.request("GET", "/hello", {}, {{"Connection", "close"}});
    EXPECT_EQ(last.header("Connection"), "close");
    EXPECT_TRUE(c.closedByPeer());
}

TEST_F(Transport, RefusesOldTlsAndForeignAuthorities) {
    start();
    TlsClientOptions old;
    old.minVersion = TLS1_VERSION;
    old.maxVersion = TLS1_1_VERSION;
    EXPECT_FALSE(TlsClient(server->port(), old).connected());
    TlsClientOptions twelve;
    twelve.maxVersion = TLS1_2_VERSION;
    TlsClient c(server->port(), twelve);
    ASSERT_TRUE(c.connected()) << c.error();
    EXPECT_EQ(c.request("GET", "/hello").status, 200);
    TlsClientOptions wrongHost;
    wrongHost.caFile = certifiedFolder().caCertificate();
    wrongHost.host = "127.0.0.2";
    EXPECT_FALSE(TlsClient(server->port(), wrongHost).connected());
}

TEST_F(Transport, AnswersPipelinedRequestsInOrder) {
    start();
    TlsClient c = client();
    std::string three;
    for (const char* n : {"1", "2", "3"})
        three += TlsClient::requestText("GET", std::string("/hello?n=") + n);
    three += TlsClient::requestText("POST", "/echo", "tail");
    ASSERT_TRUE(c.send(three));
    EXPECT_EQ(c.read().body, "{\"n\":1}");
    EXPECT_EQ(c.read().body, "{\"n\":2}");
    EXPECT_EQ(c.read().body, "{\"n\":3}");
    EXPECT_EQ(c.read().body, "tail");
}

TEST_F(Transport, HeadIsGetWithoutABody) {
    start();
    TlsClient c = client();
    const Answer a = c.request("HEAD", "/hello");
    EXPECT_EQ(a.status, 200);
    EXPECT_EQ(a.header("Content-Length"), "7");
    EXPECT_EQ(c.request("GET", "/hello?n=5").body, "{\"n\":5}"); // nothing of a body lay between
}

struct Malformed {
    std::string bytes;
    int status;
    std::string code;
};

TEST_F(Transport, SaysWhatIsWrongAndClosesAndKeepsServing) {
    start();
    const std::vector<Malformed> cases{
        {"\x16\x03\x01 nonsense\r\n\r\n", 400, "BAD_REQUEST"},
        {"GET /hello\r\n\r\n", 400, "BAD_REQUEST"},
        {"GET /hello HTTP/1.1\r\n\r\n", 400, "BAD_REQUEST"},
        {"GET /hello%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400, "BAD_REQUEST"},
        {"GET /hello HTTP/1.1\r\nHost: h\r\nBad Name: x\r\n\r\n", 400, "BAD_REQUEST"},
        {"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", 400, "BAD_REQUEST"},
        {"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
         "BAD_REQUEST"},
        {"POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "BAD_REQUEST"},
        {"GET /hello HTTP/1.1\r\nHost: h\r\nX: " + std::string(17'000, 'x') + "\r\n\r\n", 431, "HEADER_TOO_LARGE"},
        {"GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414, "URI_TOO_LONG"},
        {"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100001\r\n\r\n", 413, "PAYLOAD_TOO_LARGE"},
        {"POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n186a1\r\n", 413, "PAYLOAD_TOO_LARGE"},
        {"POST /nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n", 404, "NOT_FOUND"},
    };
    for (const Malformed& c : cases) {
        TlsClient broken = client();
        ASSERT_TRUE(broken.send(c.bytes));
        const Answer a = broken.read();
        EXPECT_EQ(a.status, c.status) << c.bytes.substr(0, 60);
        EXPECT_NE(a.body.find("\"code\":\"" + c.code + "\""), std::string::npos) << a.body;
        EXPECT_EQ(a.header("Connection"), "close");
        EXPECT_FALSE(a.header("X-Request-Id").empty());
        EXPECT_TRUE(broken.closedByPeer()) << c.bytes.substr(0, 60);
    }
    EXPECT_EQ(client().request("GET", "/hello").status, 200);
}

TEST_F(Transport, TakesChunkedBodiesAndExpectContinue) {
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send(
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"));
    EXPECT_EQ(c.read().body, "abcdefg");
    ASSERT_TRUE(c.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(c.readHead().status, 100);
    ASSERT_TRUE(c.send("ok"));
    EXPECT_EQ(c.read().body, "ok");
    const std::string big(100'000, 'b');
    EXPECT_EQ(c.request("POST", "/echo", big).body, big);
}

// It may look for the answer only when it has sent everything.
TEST_F(Transport, WhoSendsFarTooMuchStillLearnsWhy) {
    start();
    TlsClientOptions impatient;
    impatient.caFile = certifiedFolder().caCertificate();
    impatient.timeoutSeconds = 1;
    const std::string piece(1'000'000, 'x');
    TlsClient c(server->port(), impatient);
    ASSERT_TRUE(c.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 30000000\r\n\r\n" + piece));
    const Answer early = c.read();
    EXPECT_EQ(early.status, 413);
    EXPECT_NE(early.body.find("PAYLOAD_TOO_LARGE"), std::string::npos);
    EXPECT_FALSE(c.closedByPeer()) << "the rest is still to come";
    for (int sent = 1; sent < 30; ++sent)
        ASSERT_TRUE(c.send(piece)) << sent;
    EXPECT_TRUE(c.closedByPeer());
    TlsClient chunked(server->port(), impatient);
    ASSERT_TRUE(chunked.send("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n989680\r\n"));
    for (int sent = 0; sent < 10; ++sent)
        ASSERT_TRUE(chunked.send(piece)) << sent;
    EXPECT_EQ(chunked.read().status, 413);
}

TEST_F(Transport, ATruncatedBodyEndsItsOwnConnectionOnly) {
    start();
    TlsClient c = client();
    ASSERT_TRUE(c.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\nhalf"));
    c.closeHard();
    TlsClient other = client();
    EXPECT_EQ(other.request("GET", "/hello").status, 200);
    auto log = app.loggedAtLeast(2);
    std::ranges::sort(log);
    EXPECT_EQ(log, (std::vector<std::string>{"GET /route 200", "POST /route 0"})); // 0: nobody was left to answer
}

TEST_F(Transport, CutsOffSlowHeadersAndBodies) {
    ServerOptions options = quickServer();
    options.headerTimeout = 100ms;
    options.bodyTimeout = 100ms;
    options.idleTimeout = 100ms;
    start(options);
    TlsClient slowHead = client();
    ASSERT_TRUE(slowHead.send("GET /hello HTTP/1.1\r\nHo"));
    EXPECT_EQ(slowHead.read().status, 408);
    EXPECT_TRUE(slowHead.closedByPeer());
    TlsClient slowBody = client();
    ASSERT_TRUE(slowBody.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\nhalf"));
    const Answer a = slowBody.read();
    EXPECT_EQ(a.status, 408);
    EXPECT_NE(a.body.find("REQUEST_TIMEOUT"), std::string::npos);
    TlsClient idle = client();
    EXPECT_EQ(idle.request("GET", "/hello").status, 200);
    EXPECT_TRUE(idle.closedByPeer()); // nothing more came within the idle time
    TlsClient silent = client();
    EXPECT_TRUE(silent.closedByPeer());
}

TEST_F(Transport, AHandshakeThatNeverComesIsGivenUp) {
    ServerOptions options = quickServer();
    options.handshakeTimeout = 100ms;
    start(options);
    const int raw = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(raw, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const timeval limit{20, 0};
    setsockopt(raw, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    char byte = 0;
    errno = 0;
    EXPECT_LE(::recv(raw, &byte, 1, 0), 0);
    EXPECT_NE(errno, EAGAIN);
    ::close(raw);
}

TEST_F(Transport, TellsConnectionsBeyondTheLimit) {
    ServerOptions options = quickServer();
    options.maxConnections = 2;
    start(options);
    TlsClient first = client();
    TlsClient second = client();
    EXPECT_EQ(first.request("GET", "/hello").status, 200);
    EXPECT_EQ(second.request("GET", "/hello").status, 200);
    TlsClient third = client();
    const Answer a = third.read();
    EXPECT_EQ(a.status, 503);
    EXPECT_NE(a.body.find("SERVICE_UNAVAILABLE"), std::string::npos);
    EXPECT_EQ(first.request("GET", "/hello").status, 200);
}

TEST_F(Transport, AFullQueueIsAnAnswerToo) {
    ServerOptions options = quickServer();
    options.workers = 1;
    options.workerQueue = 1;
    std::latch entered(1);
    std::latch release(1);
    app.on("/hold", [&](const Request&) {
        entered.count_down();
        release.wait();
        return Response::empty(204);
    });
    start(options);
    TlsClient holding = client();
    ASSERT_TRUE(holding.send(TlsClient::requestText("GET", "/hold")));
    entered.wait();
    // One more may wait; of two, one is therefore told to come again at once.
    TlsClient a = client();
    TlsClient b = client();
    ASSERT_TRUE(a.send(TlsClient::requestText("GET", "/hello")));
    while (server->running() < 2)
        std::this_thread::yield();
    const Answer refused = b.request("GET", "/hello");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    release.count_down();
    EXPECT_EQ(holding.read().status, 204);
    EXPECT_EQ(a.read().status, 200);
}

TEST_F(Transport, StopsGracefully) {
    std::latch entered(1);
    std::latch release(1);
    app.on("/hold", [&](const Request&) {
        entered.count_down();
        release.wait();
        return Response::json(200, "{\"done\":true}");
    });
    start();
    TlsClient running = client();
    TlsClient first = client();
    TlsClient second = client();
    EXPECT_EQ(first.request("GET", "/hello").status, 200);
    EXPECT_EQ(second.request("GET", "/hello").status, 200);
    ASSERT_TRUE(running.send(TlsClient::requestText("GET", "/hold")));
    entered.wait();
    const std::uint16_t port = server->port();
    std::jthread stopping([&] { server->stop(); });
    // Until the stop has begun there are answers; the one it overtakes is the last of its connection.
    Answer answer;
    do
        answer = first.request("GET", "/hello");
    while (answer.status == 200 && answer.header("Connection") == "keep-alive");
    const Answer refused = answer.status == 503 ? answer : second.request("GET", "/hello");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Connection"), "close");
    release.count_down();
    const Answer finished = running.read();
    EXPECT_EQ(finished.status, 200);
    EXPECT_EQ(finished.body, "{\"done\":true}");
    EXPECT_EQ(finished.header("Connection"), "close");
    stopping.join();
    EXPECT_FALSE(TlsClient(port).connected());
    EXPECT_EQ(server->connections(), 0U);
}

TEST_F(Transport, AStopDoesNotWaitForeverForAHandler) {
    ServerOptions options = quickServer();
    options.drain = 50ms;
    std::latch entered(1);
    std::latch release(1);
    app.on("/hold", [&](const Request&) {
        entered.count_down();
        release.wait();
        return Response::empty(204);
    });
    start(options);
    TlsClient c = client();
    ASSERT_TRUE(c.send(TlsClient::requestText("GET", "/hold")));
    entered.wait();
    server->stop();
    EXPECT_EQ(c.read().status, 0); // cut off
    release.count_down();
    server.reset();
}

TEST_F(Transport, ReloadsItsCertificate) {
    TempFolder folder;
    const DataDir dir{folder.path()};
    const auto now = sekisho::SystemClock().now();
    ASSERT_TRUE(makeAuthority(dir, now));
    ASSERT_TRUE(makeServerCertificate(dir, {}, now));
    ServerOptions options = quickServer();
    options.certificate = dir.certificate();
    options.key = dir.certificateKey();
    start(options);
    TlsClient before = client(); // knows the other CA only
    EXPECT_FALSE(before.connected());
    std::filesystem::copy_file(certifiedFolder().certificate(), dir.certificate(),
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_FALSE(server->reloadCertificate()); // the key does not belong to it: the old pair stays
    EXPECT_FALSE(client().connected());
    std::filesystem::copy_file(certifiedFolder().certificateKey(), dir.certificateKey(),
                               std::filesystem::copy_options::overwrite_existing);
    ASSERT_TRUE(server->reloadCertificate());
    EXPECT_EQ(client().request("GET", "/hello").status, 200);
}

TEST_F(Transport, SaysWhyItCannotStart) {
    start();
    ServerOptions options = quickServer();
    options.port = server->port();
    const auto second = HttpServer::start(options, app);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "LISTEN_FAILED");
    options.port = 0;
    options.certificate = "/nonexistent.pem";
    const auto third = HttpServer::start(options, app);
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().code, "TLS_CERTIFICATE_UNREADABLE");
}

TEST_F(Transport, LogsRouteAndStatusButNoAddressOfTheRequest) {
    start();
    TlsClient c = client();
    c.request("GET", "/hello?n=1");
    c.request("GET", "/nowhere/secret");
    const auto log = app.loggedAtLeast(2);
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0], "GET /route 200");
    EXPECT_EQ(log[1], "GET  404");
}

} // namespace

} // namespace test_http_transport
