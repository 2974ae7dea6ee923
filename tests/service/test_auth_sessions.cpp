// What a cut-off does to the very next request, what the cache may and may not remember, and what time does.

#include "service/auth/account_rows.h"
#include "service/store/uid.h"
#include "tests/service/auth_fixture.h"

#include <fmt/format.h>

#include <atomic>
#include <thread>

namespace test_auth_sessions {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

class SessionTest : public AuthTest {
  protected:
    // As a handler of the directory does it, through the gates.
    void serveCutOff() {
        Endpoint cut;
        cut.method = Method::Post;
        cut.path = "/cut";
        cut.effect = Effect::Write;
        cut.publicReason = "for the test";
        cut.rate = RateClass::Admin;
        cut.handler = [this](Call& call) -> HandlerResult {
            const auto user = std::string(call.query("user").value_or(""));
            const auto session = std::string(call.query("session").value_or(""));
            if (session.empty())
                SEKISHO_CHECK(endAllSessions(services, call, sekisho::UserId(user), "forced",
                                             sekisho::SessionId(std::string(call.query("but").value_or("")))));
            else
                SEKISHO_CHECK(endSession(services, call, sekisho::UserId(user), sekisho::SessionId(session), "forced"));
            call.audit({"member.forceLogout", "member", user, "", "", "success"});
            return Response::empty(202);
        };
        std::vector<Endpoint> endpoints = authEndpoints(services);
        endpoints.push_back(probe());
        endpoints.push_back(std::move(cut));
        Router router;
        ASSERT_TRUE(router.add(std::move(endpoints)));
        gates = std::make_unique<Gates>(services, std::move(router));
    }
    std::string sessionOf(const std::string& access) { return member(askAs(access, Method::Get, "/probe"), "session"); }
    TokenCache& tokenCache() { return dynamic_cast<TokenCache&>(*cache); }
};

TEST_F(SessionTest, ForcedLogOutIsFeltByTheNextRequest) {
    serveCutOff();
    const Tokens admin = signIn("root@acme");
    const Tokens first = signIn("hanako@acme");
    const Tokens second = signIn("hanako@acme", goodPassword, "browser");
    ASSERT_EQ(probeStatus(first.access), 200);
    ASSERT_EQ(probeStatus(second.access), 200);
    EXPECT_EQ(askAs(admin.access, Method::Post, "/cut?user=u-deputy").status, 202);
    EXPECT_EQ(probeStatus(first.access), 401);
    EXPECT_EQ(probeStatus(second.access), 401);
    EXPECT_EQ(probeStatus(admin.access), 200);
    EXPECT_EQ(count("session", "member_uid = 'u-deputy' AND ended IS NOT NULL AND end_reason = 'forced'"), 2);
    EXPECT_EQ(count("token", "revoked = 0 AND session_id IN (SELECT id FROM session WHERE member_uid = 'u-deputy')"),
              0);
    EXPECT_EQ(count("change", "kind = 'session' AND op = 'delete'"), 2);
    EXPECT_EQ(
        form("/oauth2/v2.0/token", "grant_type=refresh_token&client_id=sekisho-console&refresh_token=" + first.refresh)
            .status,
        400);
}

TEST_F(SessionTest, OneSessionCanBeEndedAndOneSpared) {
    serveCutOff();
    const Tokens admin = signIn("root@acme");
    const Tokens first = signIn("hanako@acme");
    const Tokens second = signIn("hanako@acme");
    const Tokens third = signIn("hanako@acme");
    EXPECT_EQ(askAs(admin.access, Method::Post, "/cut?user=u-deputy&session=" + sessionOf(first.access)).status, 202);
    EXPECT_EQ(probeStatus(first.access), 401);
    EXPECT_EQ(probeStatus(second.access), 200);
    EXPECT_EQ(askAs(admin.access, Method::Post, "/cut?user=u-deputy&but=" + sessionOf(third.access)).status, 202);
    EXPECT_EQ(probeStatus(second.access), 401);
    EXPECT_EQ(probeStatus(third.access), 200);
    const Response missing = askAs(admin.access, Method::Post, "/cut?user=u-super&session=" + sessionOf(third.access));
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(member(missing, "code"), "SESSION_NOT_EXIST");
}

TEST_F(SessionTest, NoRequestPassesAfterTheAnswerOfTheCutOff) {
    serveCutOff();
    const Tokens admin = signIn("root@acme");
    for (int round = 0; round < 20; ++round) {
        const Tokens tokens = signIn("hanako@acme");
        std::atomic<bool> cut{false};
        std::atomic<int> late{0};
        std::atomic<bool> stop{false};
        // Loads and forgets race on purpose: every look-up that began before the commit must not stay in the cache.
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] {
                Request request;
                request.headers.emplace_back("Authorization", "Bearer " + tokens.access);
                while (!stop) {
                    const bool before = cut;
                    if (cache->authenticate(request) && before) ++late;
                    if (!cut) cache->forgetAll();
                }
            });
        EXPECT_EQ(askAs(admin.access, Method::Post, "/cut?user=u-deputy").status, 202);
        cut = true;
        for (int i = 0; i < 50; ++i)
            EXPECT_EQ(probeStatus(tokens.access), 401);
        stop = true;
        threads.clear();
        EXPECT_EQ(late, 0) << round;
    }
}

TEST_F(SessionTest, TheCacheAnswersFromMemoryAndIsToldOfRoles) {
    const Tokens tokens = signIn("hanako@acme");
    Request request;
    request.headers.emplace_back("Authorization", "Bearer " + tokens.access);
    EXPECT_FALSE(cache->recall(request)); // not asked for yet
    ASSERT_TRUE(cache->authenticate(request));
    ASSERT_TRUE(cache->recall(request));
    EXPECT_TRUE(*cache->recall(request));
    run("UPDATE role_holding SET role_uid = 'operator:10000001' WHERE member_uid = 'u-deputy'");
    EXPECT_EQ((*cache->authenticate(request)).roles.front().role.builtIn, "deputy");
    cache->forgetUser(sekisho::UserId("u-deputy"));
    EXPECT_EQ((*cache->authenticate(request)).roles.front().role.builtIn, "operator");
    // Without being told it sees changes of another process within a minute.
    run("DELETE FROM role_holding WHERE member_uid = 'u-deputy'");
    clock.advance(seconds(61));
    EXPECT_TRUE((*cache->authenticate(request)).roles.empty());
}

TEST_F(SessionTest, CustomRolesComeWithGrantsAndScope) {
    run("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('r-1', 10000001, 'Desk', "
        "'[{\"menu\":\"members.members\",\"access\":\"operate\"},{\"menu\":\"audit\",\"access\":\"view\"},{\"menu\":"
        "\"x\",\"access\":\"all\"}]', 3)");
    run("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires) VALUES('r-1', 'u-plain', 10000001, "
        "'{\"orgUnits\":[\"o-1\"],\"includeSubOrgUnits\":false}', 1900000000000)");
    const Tokens tokens = signIn("taro@acme");
    Request request;
    request.headers.emplace_back("Authorization", "Bearer " + tokens.access);
    const auto caller = cache->authenticate(request);
    ASSERT_TRUE(caller);
    ASSERT_EQ(caller->roles.size(), 1U);
    const auto& held = caller->roles.front();
    EXPECT_EQ(held.role.name, "Desk");
    EXPECT_EQ(held.role.grants.size(), 2U);
    EXPECT_EQ(held.scope.orgUnits.front().value, "o-1");
    EXPECT_FALSE(held.scope.includeSubOrgUnits);
    EXPECT_TRUE(held.expiresAt);
    run("UPDATE role_holding SET scope = 'damaged' WHERE role_uid = 'r-1'");
    cache->forgetAll();
    EXPECT_FALSE(cache->authenticate(request)->roles.front().scope.wholeTenant());
}

TEST_F(SessionTest, HeadersAreReadStrictly) {
    const Tokens tokens = signIn("hanako@acme");
    const auto wordOf = [&](const std::string& value) {
        Request request;
        if (!value.empty()) request.headers.emplace_back("Authorization", value);
        const auto caller = cache->authenticate(request);
        return caller ? std::string("ok") : caller.error().field;
    };
    EXPECT_EQ(wordOf("Bearer " + tokens.access), "ok");
    EXPECT_EQ(wordOf("bearer " + tokens.access), "ok");
    EXPECT_EQ(wordOf(""), "");
    for (const std::string& bad :
         {"Bearer  " + tokens.access, std::string("Bearer"), std::string("Bearer "), "Basic " + tokens.access,
          "Bearer " + tokens.access + " x", "Bearer " + std::string(2000, 'a')})
        EXPECT_EQ(wordOf(bad), "invalid_request") << bad.substr(0, 12);
    EXPECT_EQ(wordOf("Bearer " + tokens.access + "x"), "invalid_token");
}

TEST_F(SessionTest, ASuspendedMembersTokenIsRefusedEvenWithoutACutOff) {
    const Tokens tokens = signIn("hanako@acme");
    run("UPDATE member SET suspended = 1 WHERE uid = 'u-deputy'");
    EXPECT_EQ(probeStatus(tokens.access), 401);
}

TEST_F(SessionTest, AWithdrawnAppsTokensAreRefused) {
    const auto client = addClient({"user.read"}, false, false);
    const Tokens tokens = signIn("hanako@acme");
    run("UPDATE token SET client_id = '" + client.clientId + "'");
    EXPECT_EQ(probeStatus(tokens.access), 200);
    run("DELETE FROM api_client");
    cache->forgetAll();
    EXPECT_EQ(probeStatus(tokens.access), 401);
}

TEST_F(SessionTest, LastUseIsWrittenByHousekeepingNotByRequests) {
    const Tokens tokens = signIn("hanako@acme");
    const std::string before = textOf("SELECT last_used FROM session");
    clock.advance(minutes(5));
    EXPECT_EQ(probeStatus(tokens.access), 200);
    EXPECT_EQ(textOf("SELECT last_used FROM session"), before);
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(textOf("SELECT last_used FROM session"), std::to_string(sekisho::toMillis(clock.now())));
    EXPECT_EQ(textOf("SELECT last_access FROM member WHERE uid = 'u-deputy'"),
              std::to_string(sekisho::toMillis(clock.now())));
    const std::string access = textOf("SELECT last_access FROM member WHERE uid = 'u-deputy'");
    clock.advance(seconds(30));
    EXPECT_EQ(probeStatus(tokens.access), 200);
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(textOf("SELECT last_access FROM member WHERE uid = 'u-deputy'"), access); // once a minute at most
    EXPECT_EQ(textOf("SELECT last_used FROM session"), std::to_string(sekisho::toMillis(clock.now())));
}

TEST_F(SessionTest, TheFirstAccessOfADayIsToldInTheFeed) {
    const auto told = [this] {
        return std::stoll(textOf("SELECT count(*) FROM change WHERE kind = 'member' AND uid = 'u-deputy'"));
    };
    const auto seen = [this](sekisho::Instant at) {
        EXPECT_TRUE(services.store.write([at](sekisho::sql::Database& db) { return noteAccess(db, "u-deputy", at); }));
    };
    const sekisho::Instant day = std::chrono::floor<days>(clock.now()) + days(1);
    const auto before = told();
    seen(day + seconds(1));
    EXPECT_EQ(told(), before + 1);
    seen(day + minutes(10));
    seen(day + hours(23));
    EXPECT_EQ(told(), before + 1);
    EXPECT_EQ(textOf("SELECT last_access FROM member WHERE uid = 'u-deputy'"),
              std::to_string(sekisho::toMillis(day + hours(23))));
    seen(day + days(1));
    EXPECT_EQ(told(), before + 2);
    seen(day); // an older use that is written late changes nothing
    EXPECT_EQ(told(), before + 2);
}

TEST_F(SessionTest, AUseIsNotLostWhenItsEntryIsForgotten) {
    const Tokens tokens = signIn("hanako@acme");
    clock.advance(minutes(3));
    EXPECT_EQ(probeStatus(tokens.access), 200);
    cache->forgetAll();
    const auto uses = tokenCache().takeUses();
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses.front().at, clock.now());
    EXPECT_TRUE(tokenCache().takeUses().empty());
    tokenCache().keepUses(uses);
    EXPECT_EQ(tokenCache().takeUses().size(), 1U);
}

TEST_F(SessionTest, BrowsersRestNoLongerThanThePolicySays) {
    setPolicy(R"({"idleMinutesBrowser":30})");
    const auto refreshed = [this](const Tokens& tokens) {
        return form("/oauth2/v2.0/token",
                    "grant_type=refresh_token&client_id=sekisho-console&refresh_token=" + tokens.refresh)
            .status;
    };
    const Tokens tokens = signIn("hanako@acme");
    clock.advance(minutes(30));
    EXPECT_EQ(probeStatus(tokens.access), 200);
    clock.advance(minutes(30) + seconds(1));
    EXPECT_EQ(probeStatus(tokens.access), 401);
    cache->forgetAll();
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(refreshed(tokens), 400) << "its refresh token is no way round, also before it was ended";
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(textOf("SELECT end_reason FROM session"), "expired");
    EXPECT_EQ(count("audit", "action = 'session.end'"), 1);
    const Tokens busy = signIn("hanako@acme");
    clock.advance(minutes(20));
    EXPECT_EQ(probeStatus(busy.access), 200); // remembered, and not written yet
    clock.advance(minutes(20));
    EXPECT_EQ(refreshed(busy), 200);
}

TEST_F(SessionTest, SessionsWithoutUsableTokensEndAndOthersStay) {
    (void)signIn("hanako@acme");
    run("INSERT INTO session(id, domain_id, member_uid, client_id, kind, started, last_used) "
        "VALUES('imported', 10000001, 'u-plain', 'x', 'pcApp', 1, 1)");
    clock.advance(days(91));
    ASSERT_TRUE(authHousekeeping(services));
    EXPECT_EQ(count("session", "member_uid = 'u-deputy' AND end_reason = 'expired'"), 1);
    EXPECT_EQ(count("session", "id = 'imported' AND ended IS NULL"), 1);
}

TEST_F(SessionTest, AccessStatusIsPagedNewestFirst) {
    for (int i = 0; i < 5; ++i)
        run(fmt::format("INSERT INTO session(id, domain_id, member_uid, client_id, kind, ip, started, last_used) "
                        "VALUES('s{}', 10000001, 'u-plain', 'x', 'browser', '192.0.2.{}', {}, {})",
                        i, i, 1'799'000'000'000 + i / 2, 1'799'999'000'000));
    run("INSERT INTO session(id, domain_id, member_uid, client_id, kind, started, last_used) "
        "VALUES('ancient', 10000001, 'u-plain', 'x', 'browser', 1, 2)");
    std::string ids;
    std::string cursor;
    do {
        const auto page = store->read([&](sekisho::sql::Database& db) {
            return listSessions(db, authDomain, sekisho::UserId("u-plain"), cursor, 2, clock.now(),
                                sekisho::SessionId("s3"));
        });
        ASSERT_TRUE(page);
        ASSERT_LE(page->sessions.size(), 2U);
        for (const auto& session : page->sessions) {
            ids += session.id.value + (session.current ? "* " : " ");
            EXPECT_TRUE(session.live());
        }
        cursor = page->nextCursor;
    } while (!cursor.empty());
    EXPECT_EQ(ids, "s4 s3* s2 s1 s0 ");
    const auto none = store->read([&](sekisho::sql::Database& db) {
        return listSessions(db, 10000002, sekisho::UserId("u-plain"), "", 10, clock.now());
    });
    EXPECT_TRUE(none && none->sessions.empty());
    for (const auto* bad : {"x", "AAAA", "MTIz", "!!"}) {
        const auto refused = store->read([&](sekisho::sql::Database& db) {
            return listSessions(db, authDomain, sekisho::UserId("u-plain"), bad, 10, clock.now());
        });
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().field, "cursor");
    }
    const auto live = store->read(
        [&](sekisho::sql::Database& db) { return liveSessionCount(db, authDomain, sekisho::UserId("u-plain")); });
    EXPECT_EQ(live.value_or(-1), 6);
}

TEST_F(SessionTest, TheCacheIsBounded) {
    (void)signIn("hanako@acme");
    const std::string session = textOf("SELECT id FROM session");
    constexpr int kTokens = 1'000;
    ASSERT_TRUE(store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
        for (int i = 0; i < kTokens; ++i)
            SEKISHO_CHECK(db.exec("INSERT INTO token(hash, kind, domain_id, session_id, client_id, scopes, expires) "
                                  "VALUES(:h, 'access', 10000001, :s, 'sekisho-console', 'admin', 1900000000000)",
                                  sha256Hex(std::to_string(i)), session));
        return {};
    }));
    TokenCache small(*store, clock, 16);
    Request request;
    request.headers.emplace_back("Authorization", "");
    for (int i = 0; i < kTokens; ++i) {
        request.headers.front().second = "Bearer " + std::to_string(i);
        ASSERT_TRUE(small.authenticate(request)) << i;
        ASSERT_TRUE(small.recall(request)) << i; // the newest is always there
    }
    EXPECT_LE(small.size(), 16U * 16U);
    EXPECT_GT(small.size(), 100U);
    EXPECT_EQ(small.takeUses().size(), 1U); // nothing that was used is forgotten
}

} // namespace
} // namespace test_auth_sessions
