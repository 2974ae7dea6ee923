#pragma once
// A signed-in gateway at a small service, and the codes that single calls end with.

#include "tests/fakes/net_fixture.h"

#include <QTest>

namespace sekisho::fakes {

// A signed-in gateway and a service that answers with `before` first.
struct Signed {
    NetFixture fixture;
    SmallService service{fixture.server};
    std::unique_ptr<net::HttpGateway> gateway;

    explicit Signed(std::function<void(net::GatewayConfig&)> change = {}) {
        auto config = fixture.config();
        if (change) change(config);
        gateway = fixture.gateway(config);
        Outcome<ports::SignInStep> outcome;
        outcome.handle = gateway->signIn({"admin@example", "pw"}, fixture.loop, outcome.reply());
        ok = QTest::qWaitFor([&] { return outcome.done(); }) && outcome.ok();
        fixture.server.requests.clear();
    }
    bool ok = false;

    // Every request from now on is answered so.
    void answer(std::function<void(const SeenRequest&, Conversation&)> how) {
        service.before = [how](const SeenRequest& request, Conversation& to) {
            if (request.path().startsWith("/oauth2")) return false;
            how(request, to);
            return true;
        };
    }
    QByteArray fetchCode() {
        Outcome<Member> call;
        call.handle = gateway->fetchMember(UserId("u1"), fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
    }
    QByteArray patchCode(Error* error = nullptr) {
        auto base = someMember("u1", 3), edited = base;
        edited.nickName = "new";
        Outcome<Member> call;
        call.handle = gateway->updateMember(base, edited, fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        if (call.ok()) return "ok";
        if (error) *error = call.result->error();
        return QByteArray::fromStdString(call.code());
    }
    QByteArray suspendCode() {
        Outcome<std::monostate> call;
        call.handle = gateway->suspendMember(UserId("u1"), fixture.loop, call.reply());
        if (!QTest::qWaitFor([&] { return call.done(); }, 20000)) return "no outcome";
        return call.ok() ? QByteArray("ok") : QByteArray::fromStdString(call.code());
    }
};

} // namespace sekisho::fakes
