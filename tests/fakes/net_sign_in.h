#pragma once
// Signing in at a small service, where the test is about what comes after it.

#include "tests/fakes/net_fixture.h"

#include <QTest>

namespace sekisho::fakes {

inline void signIn(NetFixture& fixture, net::HttpGateway& gateway) {
    Outcome<ports::SignInStep> outcome;
    outcome.handle = gateway.signIn({"admin@example", "secret-word"}, fixture.loop, outcome.reply());
    QTRY_VERIFY(outcome.done());
    QVERIFY2(outcome.ok(), outcome.code().c_str());
}

} // namespace sekisho::fakes
