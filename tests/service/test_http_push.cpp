// The push hub, and streams and long polls through the whole of transport and gates.
#include "service/http/push_response.h"
#include "service/store/journal.h"
#include "tests/service/gates_fixture.h"

#include <algorithm>

namespace sekishod::test::test_http_push {
namespace {

using namespace std::chrono_literals;
using sekisho::SessionId;

class ListSink final : public EventSink {
  public:
    std::vector<std::string> events;
    bool isOpen = true;
    void send(std::uint64_t id, std::string_view event, std::string_view) override {
        events.push_back(std::string(event) + " " + std::to_string(id));
    }
    void close() override { isOpen = false; }
    bool open() const override { return isOpen; }
};

TEST(PushHub, TellsTheTenantAndNobodyElse) {
    PushHub hub;
    auto mine = std::make_shared<ListSink>();
    auto other = std::make_shared<ListSink>();
    hub.subscribe(1, SessionId("a"), mine, 5, 5);
    hub.subscribe(2, SessionId("b"), other, 5, 5);
    hub.publish(1, 6);
    hub.publish(1, 8);
    hub.publish(1, 7); // commits may arrive in the other order; nobody is told an older number
    EXPECT_EQ(mine->events, (std::vector<std::string>{"change 6", "change 8", "change 8"}));
    EXPECT_TRUE(other->events.empty());
    EXPECT_EQ(hub.streams(), 2U);
}

TEST(PushHub, CatchesUpOnSubscribing) {
    PushHub hub;
    auto behind = std::make_shared<ListSink>();
    hub.subscribe(1, SessionId("a"), behind, 3, 9);
    EXPECT_EQ(behind->events, (std::vector<std::string>{"change 9"}));
    hub.publish(1, 10);
    auto between = std::make_shared<ListSink>(); // a change came between its look at the store and now
    hub.subscribe(1, SessionId("b"), between, 9, 9);
    EXPECT_EQ(between->events, (std::vector<std::string>{"change 10"}));
}

TEST(PushHub, EndsASession) {
    PushHub hub;
    auto cut = std::make_shared<ListSink>();
    auto stays = std::make_shared<ListSink>();
    int woken = 0;
    hub.subscribe(1, SessionId("a"), cut, 0, 0);
    hub.subscribe(1, SessionId("b"), stays, 0, 0);
    const auto cancel = hub.wait(1, SessionId("a"), 0, [&] { ++woken; });
    hub.endSession(SessionId("a"));
    EXPECT_EQ(cut->events, (std::vector<std::string>{"signedOut 0"}));
    EXPECT_FALSE(cut->isOpen);
    EXPECT_TRUE(stays->isOpen);
    EXPECT_EQ(woken, 1);
    hub.publish(1, 1);
    EXPECT_EQ(cut->events.size(), 1U);
    EXPECT_EQ(woken, 1);
    cancel();
}

TEST(PushHub, WakesAWaiterOnce) {
    PushHub hub;
    int woken = 0;
    const auto first = hub.wait(1, SessionId("a"), 5, [&] { ++woken; });
    hub.publish(1, 5);
    hub.publish(2, 9);
    EXPECT_EQ(woken, 0);
    hub.publish(1, 6);
    hub.publish(1, 7);
    EXPECT_EQ(woken, 1);
    const auto late = hub.wait(1, SessionId("a"), 6, [&] { ++woken; }); // 7 is out already
    EXPECT_EQ(woken, 2);
    const auto cancelled = hub.wait(1, SessionId("a"), 7, [&] { ++woken; });
    cancelled();
    cancelled();
    hub.publish(1, 8);
    EXPECT_EQ(woken, 2);
    const auto open = hub.wait(1, SessionId("a"), 8, [&] { ++woken; });
    hub.closeAll();
    EXPECT_EQ(woken, 3);
    EXPECT_EQ(hub.waiters(), 0U);
}

class PushTest : public GatesTest {
  protected:
    PushTest() {
        Endpoint push = endpoint(Method::Get, "/push", [this](Call& call) -> HandlerResult {
            SEKISHO_TRY(last, lastChange(*call.db, call.caller.domain));
            return pushStream(call, hub, last);
        });
        Endpoint changes = endpoint(Method::Get, "/changes", [this](Call& call) -> HandlerResult {
            SEKISHO_TRY(last, lastChange(*call.db, call.caller.domain));
            const std::int64_t cursor = std::stoll(std::string(call.query("cursor").value_or("0")));
            if (last <= cursor && !call.request.resumed) return waitForChange(call, hub, cursor, waitTime);
            return Response::json(200, std::to_string(last));
        });
        Endpoint write = endpoint(Method::Post, "/write", [](Call& call) -> HandlerResult {
            call.audit({"tenant.update", "tenant", "t", "", "", "success"});
            call.changed({"tenant", "t", "put"});
            return Response::empty(204);
        });
        Endpoint cut = endpoint(Method::Post, "/cut/{session}", [this](Call& call) -> HandlerResult {
            call.audit({"session.end", "session", call.pathValue("session"), "", "", "success"});
            call.afterCommit([this, id = SessionId(call.pathValue("session"))] { sessionEnded(services, id); });
            return Response::empty(204);
        });
        services.settings.rates = {0, 0, 0, 0, 0};
        serve({push, changes, write, cut});
    }
    void start(ServerOptions options = quickServer()) {
        auto started = HttpServer::start(options, *gates);
        ASSERT_TRUE(started);
        server = std::move(*started);
    }
    ~PushTest() override {
        if (server) server->stop();
    }
    static TlsClient::Fields bearer(std::string token) { return {{"Authorization", "Bearer " + token}}; }
    TlsClient subscribe(const std::string& token, TlsClient::Fields more = {}) {
        TlsClient c = clientOf(*server);
        auto fields = bearer(token);
        std::ranges::move(more, std::back_inserter(fields));
        EXPECT_TRUE(c.send(TlsClient::requestText("GET", "/push", {}, fields)));
        const Answer head = c.readHead();
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.header("Content-Type"), "text/event-stream");
        return c;
    }
    Answer post(const std::string& target) { return clientOf(*server).request("POST", target, {}, bearer("super")); }

    std::chrono::milliseconds waitTime = 20s;
    std::unique_ptr<HttpServer> server;
};

TEST_F(PushTest, AChangeReachesTheStream) {
    start();
    TlsClient stream = subscribe("operator");
    while (hub.streams() < 1)
        std::this_thread::yield();
    EXPECT_EQ(post("/write").status, 204);
    EXPECT_EQ(stream.readChunk(), "id: 1\nevent: change\ndata: {\"seq\":1}\n\n");
    EXPECT_EQ(post("/write").status, 204);
    EXPECT_EQ(stream.readChunk(), "id: 2\nevent: change\ndata: {\"seq\":2}\n\n");
    TlsClient resumed = subscribe("operator", {{"Last-Event-ID", "1"}});
    EXPECT_EQ(resumed.readChunk(), "id: 2\nevent: change\ndata: {\"seq\":2}\n\n");
}

TEST_F(PushTest, HeartbeatsKeepTheStreamAlive) {
    ServerOptions options = quickServer();
    options.heartbeat = 20ms;
    options.writeTimeout = 10s;
    start(options);
    TlsClient stream = subscribe("operator");
    for (int i = 0; i < 3; ++i) {
        const auto chunk = stream.readChunk();
        ASSERT_TRUE(chunk);
        EXPECT_TRUE(chunk->starts_with(": ") && chunk->ends_with("\n\n")) << *chunk;
    }
}

TEST_F(PushTest, ForcedLogOutEndsTheStreamAndTheNextRequest) {
    start();
    TlsClient stream = subscribe("operator");
    while (hub.streams() < 1)
        std::this_thread::yield();
    EXPECT_EQ(post("/cut/session-u-operator").status, 204);
    EXPECT_EQ(stream.readChunk(), "event: signedOut\ndata: {}\n\n");
    EXPECT_EQ(stream.readChunk(), "");
    EXPECT_TRUE(stream.closedByPeer());
    EXPECT_EQ(clientOf(*server).request("GET", "/changes", {}, bearer("operator")).status, 401);
}

TEST_F(PushTest, ALongPollWaitsWithoutAThread) {
    ServerOptions options = quickServer();
    options.workers = 1;
    start(options);
    std::vector<TlsClient> waiting;
    for (int i = 0; i < 8; ++i) {
        waiting.push_back(clientOf(*server));
        ASSERT_TRUE(waiting.back().send(TlsClient::requestText("GET", "/changes?cursor=0", {}, bearer("operator"))));
    }
    while (hub.waiters() < waiting.size())
        std::this_thread::yield();
    EXPECT_EQ(post("/write").status, 204); // the one worker is free
    for (TlsClient& c : waiting) {
        const Answer a = c.read();
        EXPECT_EQ(a.status, 200);
        EXPECT_EQ(a.body, "1");
    }
}

TEST_F(PushTest, ALongPollEndsByTimeBySessionAndWithItsClient) {
    waitTime = 30ms;
    start();
    TlsClient c = clientOf(*server);
    const Answer nothing = c.request("GET", "/changes?cursor=0", {}, bearer("operator"));
    EXPECT_EQ(nothing.body, "0");
    EXPECT_EQ(c.request("GET", "/changes?cursor=0", {}, bearer("operator")).body, "0"); // and the connection lives on
    waitTime = 20s;
    ASSERT_TRUE(c.send(TlsClient::requestText("GET", "/changes?cursor=0", {}, bearer("operator"))));
    while (hub.waiters() < 1)
        std::this_thread::yield();
    EXPECT_EQ(post("/cut/session-u-operator").status, 204);
    EXPECT_EQ(c.read().status, 401); // asked again who it is
    TlsClient leaving = clientOf(*server);
    ASSERT_TRUE(leaving.send(TlsClient::requestText("GET", "/changes?cursor=0", {}, bearer("super"))));
    while (hub.waiters() < 1)
        std::this_thread::yield();
    leaving.closeHard();
    while (hub.waiters() > 0)
        std::this_thread::yield();
}

TEST_F(PushTest, AStopClosesStreamsAndAnswersPolls) {
    start();
    TlsClient stream = subscribe("operator");
    while (hub.streams() < 1)
        std::this_thread::yield();
    TlsClient poll = clientOf(*server);
    ASSERT_TRUE(poll.send(TlsClient::requestText("GET", "/changes?cursor=0", {}, bearer("super"))));
    while (hub.waiters() < 1)
        std::this_thread::yield();
    server->stop();
    EXPECT_EQ(stream.readChunk(), "");
    EXPECT_EQ(poll.read().body, "0");
    EXPECT_EQ(hub.waiters(), 0U);
    EXPECT_EQ(hub.streams(), 0U);
}

TEST_F(PushTest, InlineEndpointsAskAWorkerOnlyWhenTheyMust) {
    Endpoint quick = endpoint(Method::Get, "/quick",
                              [](Call& call) -> HandlerResult { return Response::json(200, call.caller.user.value); });
    quick.effect = Effect::None;
    quick.runOn = RunOn::Inline;
    serve({quick});
    start();
    TlsClient c = clientOf(*server);
    EXPECT_EQ(c.request("GET", "/quick", {}, bearer("super")).body, "u-super");
    EXPECT_EQ(c.request("GET", "/quick", {}, bearer("plain")).status, 403);
    authenticator.remembers = false;
    EXPECT_EQ(c.request("GET", "/quick", {}, bearer("super")).body, "u-super");
}

} // namespace
} // namespace sekishod::test::test_http_push
