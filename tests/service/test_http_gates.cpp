// The gates: their order, what each lets pass, and that a change, its audit record and its feed line stand or fall
// together.
#include "service/http/request_text.h"
#include "service/http/unit_of_work.h"
#include "service/store/journal.h"
#include "tests/service/gates_fixture.h"

#include <stdexcept>

namespace sekishod::test {

bool GatesTest::readTargetOf(std::string_view target, Request& request) {
    return readTarget(target, request).has_value();
}

} // namespace sekishod::test

namespace sekishod::test::test_http_gates {

namespace {

using sekisho::Access;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

Handler ok() {
    return [](Call&) -> HandlerResult { return Response::json(200, "{}"); };
}

// A write that leaves a trace in the store: the name of the tenant.
HandlerResult rename(Call& call, const std::string& name, bool audited) {
    SEKISHO_CHECK(call.db->exec("update tenant set name = :n, version = version + 1 where domain_id = :d", name,
                                std::int64_t{call.caller.domain}));
    if (audited) call.audit({"tenant.update", "tenant", call.caller.workgroup, name, "{}", "success"});
    call.changed({"tenant", call.caller.workgroup, "put"});
    return Response::json(200, "{\"name\":\"" + name + "\"}");
}

TEST_F(GatesTest, RefusesAtTheFirstGateThatDoesNotHold) {
    Endpoint under = endpoint(Method::Patch, "/v1.0/users/{userId}", [](Call& call) -> HandlerResult {
        call.audit({"member.update", "member", call.subject.uid, "", "{}", "success"});
        return Response::json(200, "{}");
    });
    under.subject = Subject::Member;
    under.body = BodyKind::Json;
    services.settings.rates.admin = 1;
    authenticator.callers["noScope"] = memberCaller("u-op2", {roleOf("operator")}, {"group"});
    authenticator.callers["noRight"] = memberCaller("u-none", {});
    struct Case {
        const char* what;
        const char* token;
        const char* target;
        const char* body;
        int status;
        const char* code;
    };
    const std::vector<Case> cases{
        {"nobody, foreign tenant, no member, no body", "", "/v1.0/users/nobody?domainId=1", "{", 401, "UNAUTHORIZED"},
        {"unknown token", "stolen", "/v1.0/users/nobody?domainId=1", "{", 401, "UNAUTHORIZED"},
        {"another tenant before the missing scope", "noScope", "/v1.0/users/nobody?domainId=10000002", "{", 404,
         "NOT_FOUND"},
        {"a tenant that is no number", "noScope", "/v1.0/users/nobody?domainId=x", "{", 400, "INVALID_PARAMETER"},
        {"scope before the missing right", "noScope", "/v1.0/users/nobody", "{", 403, "FORBIDDEN"},
        {"right before the unknown member", "noRight", "/v1.0/users/nobody", "{", 403, "FORBIDDEN"},
        {"member outside of the scope before the bad body", "operator", "/v1.0/users/u-far", "{", 404, "NOT_FOUND"},
        {"body before the used-up rate", "operator", "/v1.0/users/u-plain", "{", 400, "INVALID_JSON"},
        {"all holds", "operator", "/v1.0/users/u-plain", "{}", 200, ""},
        {"rate", "operator", "/v1.0/users/u-plain", "{}", 429, "TOO_MANY_REQUESTS"},
        {"body still before the rate", "operator", "/v1.0/users/u-plain", "{", 400, "INVALID_JSON"},
    };
    for (const Case& c : cases) {
        if (std::string_view(c.what) == "nobody, foreign tenant, no member, no body") serve({under});
        // Denied attempts count as well: each case but the last ones begins with a fresh minute.
        if (c.status != 429) clock.advance(std::chrono::minutes(2));
        const Response r = ask(c.token, Method::Patch, c.target, c.body);
        EXPECT_EQ(r.status, c.status) << c.what << r.body;
        EXPECT_EQ(codeOf(r), c.code) << c.what;
    }
}

TEST_F(GatesTest, SaysWhatIsMissing) {
    serve({endpoint(Method::Get, "/v1.0/x", ok())});
    EXPECT_EQ(headerOf(ask("", Method::Get, "/v1.0/x"), "WWW-Authenticate"), R"(Bearer realm="sekisho")");
    EXPECT_NE(headerOf(ask("stolen", Method::Get, "/v1.0/x"), "WWW-Authenticate").find(R"(error="invalid_token")"),
              std::string::npos);
    authenticator.callers["group"] = serviceCaller({"group"});
    const Response scope = ask("group", Method::Get, "/v1.0/x");
    EXPECT_NE(headerOf(scope, "WWW-Authenticate").find(R"(error="insufficient_scope")"), std::string::npos);
    EXPECT_NE(headerOf(scope, "WWW-Authenticate").find(R"(scope="directory")"), std::string::npos);
    const Response right = ask("plain", Method::Get, "/v1.0/x");
    EXPECT_NE(right.body.find("members.members (view)"), std::string::npos) << right.body;
}

TEST_F(GatesTest, LooksAtKindsOfCallers) {
    Endpoint people = endpoint(Method::Get, "/people", ok());
    people.auth = AuthNeed::User;
    people.permission = {};
    Endpoint anybody = endpoint(Method::Get, "/anybody", ok());
    Endpoint reading = endpoint(Method::Get, "/reading", ok());
    reading.scopes = {"directory.read", "user.read"};
    serve({people, anybody, reading});
    EXPECT_EQ(ask("app", Method::Get, "/people").status, 403);
    EXPECT_EQ(ask("plain", Method::Get, "/people").status, 200); // no permission is declared
    EXPECT_EQ(ask("app", Method::Get, "/anybody").status, 200);  // limited by its scopes alone
    EXPECT_EQ(ask("reader", Method::Get, "/anybody").status, 403);
    EXPECT_EQ(ask("reader", Method::Get, "/reading").status, 200);
    EXPECT_EQ(ask("app", Method::Get, "/reading").status, 200); // the bare name covers reading
}

TEST_F(GatesTest, FindsTheSubjectWithinTheScope) {
    Endpoint under = endpoint(Method::Get, "/u/{userId}", [](Call& call) -> HandlerResult {
        return Response::json(200,
                              call.subject.uid + (call.self ? " self" : "") + (call.scope.wholeTenant ? " all" : ""));
    });
    under.subject = Subject::Member;
    Endpoint own = under;
    own.path = "/own/{userId}";
    own.selfAllowed = true;
    Endpoint unit = endpoint(Method::Get, "/o/{orgUnitId}", under.handler);
    unit.subject = Subject::OrgUnit;
    serve({under, own, unit});
    EXPECT_EQ(ask("super", Method::Get, "/u/u-far").body, "u-far all");
    EXPECT_EQ(ask("app", Method::Get, "/u/u-far").body, "u-far all");
    EXPECT_EQ(ask("operator", Method::Get, "/u/externalKey%3AP").body, "u-plain");
    EXPECT_EQ(ask("operator", Method::Get, "/u/u-far").status, 404);
    EXPECT_EQ(ask("super", Method::Get, "/u/u-foreign").status, 404);
    EXPECT_EQ(ask("super", Method::Get, "/u/u-nobody").body, ask("super", Method::Get, "/u/u-foreign").body);
    EXPECT_EQ(ask("operator", Method::Get, "/o/o-1").body, "o-1");
    // A member without a role: himself in every form of id, nobody else, and no difference between them.
    EXPECT_EQ(ask("plain", Method::Get, "/own/me").body, "u-plain self");
    EXPECT_EQ(ask("plain", Method::Get, "/own/plain@acme").body, "u-plain self");
    EXPECT_EQ(ask("plain", Method::Get, "/own/externalKey:P").body, "u-plain self");
    EXPECT_EQ(ask("plain", Method::Get, "/own/u-far").status, 403);
    EXPECT_EQ(ask("plain", Method::Get, "/own/u-nobody").status, 403);
    EXPECT_EQ(ask("plain", Method::Get, "/u/me").status, 403);
    EXPECT_EQ(ask("app", Method::Get, "/u/me").status, 403);
    // An operator outside of his own scope reaches himself where that is allowed.
    subjects.members.push_back({{"u-operator"}, {14, "u-operator", "op@acme"}, testDomain, {2}});
    EXPECT_EQ(ask("operator", Method::Get, "/own/me").body, "u-operator");
    EXPECT_EQ(ask("operator", Method::Get, "/u/me").status, 404);
}

TEST_F(GatesTest, UnknownPathsAndMethods) {
    serve({endpoint(Method::Get, "/a", ok()), endpoint(Method::Post, "/a", ok())});
    EXPECT_EQ(ask("super", Method::Get, "/b").status, 404);
    const Response put = ask("super", Method::Put, "/a");
    EXPECT_EQ(put.status, 405);
    EXPECT_EQ(headerOf(put, "Allow"), "GET, POST, HEAD, OPTIONS");
    EXPECT_EQ(ask("", Method::Options, "/a").status, 204);
    EXPECT_EQ(ask("super", Method::Head, "/a").status, 200);
}

TEST_F(GatesTest, CountsPerAppAndOperation) {
    services.settings.rates.directory = 2;
    Endpoint first = endpoint(Method::Get, "/first", ok());
    first.rate = RateClass::Directory;
    Endpoint second = first;
    second.path = "/second";
    Endpoint moved = first;
    moved.path = "/moved";
    moved.handler = [](Call&) -> HandlerResult { return Response::empty(302).with("Location", "https://x/"); };
    serve({first, second, moved});
    EXPECT_EQ(headerOf(ask("app", Method::Get, "/first"), "RateLimit-Remaining"), "1");
    const Response last = ask("app", Method::Get, "/first");
    EXPECT_EQ(headerOf(last, "RateLimit-Limit"), "2");
    EXPECT_EQ(headerOf(last, "RateLimit-Used"), "2");
    EXPECT_EQ(headerOf(last, "RateLimit-Reset"), "60");
    const Response over = ask("app", Method::Get, "/first");
    EXPECT_EQ(over.status, 429);
    EXPECT_EQ(headerOf(over, "Retry-After"), "60");
    EXPECT_EQ(headerOf(over, "RateLimit-Remaining"), "0");
    EXPECT_EQ(ask("app", Method::Get, "/second").status, 200);
    EXPECT_EQ(ask("reader", Method::Get, "/first").status, 403); // another app: its own count, and not the scope
    EXPECT_EQ(ask("super", Method::Get, "/first").status, 200);
    EXPECT_EQ(headerOf(ask("app", Method::Get, "/moved"), "RateLimit-Limit"), "");
    clock.advance(std::chrono::seconds(60));
    EXPECT_EQ(ask("app", Method::Get, "/first").status, 200);
    services.settings.rates.directory = 0;
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(ask("app", Method::Get, "/first").status, 200);
}

TEST_F(GatesTest, AChangeItsRecordAndItsFeedLineAreOne) {
    serve({endpoint(Method::Put, "/name", [](Call& call) { return rename(call, "New", true); })});
    std::vector<std::int64_t> told;
    const auto cancel = hub.wait(testDomain, sekisho::SessionId("s"), 0, [&] { told.push_back(1); });
    const Response r = ask("super", Method::Put, "/name");
    ASSERT_EQ(r.status, 200) << r.body;
    EXPECT_EQ(count("tenant", "name = 'New'"), 1);
    EXPECT_EQ(
        count("audit",
              "action = 'tenant.update' and actor_id = 'u-super' and request_id = 'request-1' and ip = '127.0.0.1'"),
        1);
    EXPECT_EQ(count("change", "kind = 'tenant' and op = 'put'"), 1);
    EXPECT_EQ(told.size(), 1U);
    const auto whole = store->read([](sekisho::sql::Database& db) { return verifyAudit(db, testDomain); });
    ASSERT_TRUE(whole);
    EXPECT_EQ(*whole, 1);
}

TEST_F(GatesTest, AWriteWithoutARecordIsUndone) {
    serve({endpoint(Method::Put, "/silent", [](Call& call) { return rename(call, "New", false); }),
           endpoint(Method::Put, "/nothing", ok())});
    const Response r = ask("super", Method::Put, "/silent");
    EXPECT_EQ(r.status, 500);
    EXPECT_EQ(codeOf(r), "INTERNAL_SERVER_ERROR");
    EXPECT_EQ(count("tenant", "name = 'New'"), 0);
    EXPECT_EQ(count("change"), 0);
    EXPECT_EQ(ask("super", Method::Put, "/nothing").status, 200); // nothing was changed, nothing is to be recorded
}

TEST_F(GatesTest, ARefusalUndoesUnlessItIsToBeKept) {
    bool after = false;
    const auto failing = [&](bool keep) {
        return [&after, keep](Call& call) -> HandlerResult {
            SEKISHO_CHECK(rename(call, "Tried", true));
            call.afterCommit([&after] { after = true; });
            call.commitOnError = keep;
            return Error(ErrorKind::Conflict, "CONFLICT");
        };
    };
    serve({endpoint(Method::Put, "/undone", failing(false)), endpoint(Method::Put, "/kept", failing(true)),
           endpoint(Method::Put, "/throws", [](Call& call) -> HandlerResult {
               SEKISHO_CHECK(rename(call, "Thrown", true));
               throw std::runtime_error("unforeseen");
           })});
    EXPECT_EQ(ask("super", Method::Put, "/undone").status, 409);
    EXPECT_EQ(count("tenant", "name = 'Tried'"), 0);
    EXPECT_FALSE(after);
    EXPECT_EQ(ask("super", Method::Put, "/throws").status, 500);
    EXPECT_EQ(count("tenant", "name = 'Thrown'"), 0);
    EXPECT_EQ(ask("super", Method::Put, "/kept").status, 409);
    EXPECT_EQ(count("tenant", "name = 'Tried'"), 1);
    EXPECT_EQ(count("audit"), 1);
    EXPECT_TRUE(after);
}

TEST_F(GatesTest, DeniedWritesAreRecordedDeniedReadsAreNot) {
    serve({endpoint(Method::Get, "/u/{userId}", ok()), endpoint(Method::Delete, "/u/{userId}", ok()),
           endpoint(Method::Put, "/protected",
                    [](Call&) -> HandlerResult { return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED"); })});
    services.settings.rates.admin = 3;
    EXPECT_EQ(ask("plain", Method::Get, "/u/u-far").status, 403);
    EXPECT_EQ(count("audit"), 0);
    EXPECT_EQ(ask("plain", Method::Delete, "/u/u-far").status, 403);
    EXPECT_EQ(count("audit", "result = 'denied' and actor_id = 'u-plain' and target_id = 'DELETE /u/{userId}' and "
                             "target_name = 'u-far'"),
              1);
    EXPECT_EQ(ask("reader", Method::Delete, "/u/u-far").status, 403);
    EXPECT_EQ(count("audit", "result = 'denied'"), 2);
    EXPECT_EQ(ask("super", Method::Put, "/protected").status, 403);
    EXPECT_EQ(count("audit", "result = 'denied' and changes like '%SUPER_ADMIN_PROTECTED%'"), 1);
    for (int i = 0; i < 20; ++i)
        ask("plain", Method::Delete, "/u/u-far");
    EXPECT_LE(count("audit"), 6); // a flood of refused requests is no flood of records
}

TEST_F(GatesTest, ARetryChangesNothingTwice) {
    int runs = 0;
    serve({endpoint(Method::Post, "/name",
                    [&](Call& call) { return rename(call, "N" + std::to_string(++runs), true); })});
    services.settings.rates.admin = 0;
    const Headers key{{"Idempotency-Key", "k-1"}};
    const Response first = ask("super", Method::Post, "/name", "{}", key);
    EXPECT_EQ(first.body, "{\"name\":\"N1\"}");
    EXPECT_EQ(headerOf(first, "Idempotency-Replayed"), "");
    const Response again = ask("super", Method::Post, "/name", "{}", key);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(headerOf(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(count("audit"), 1);
    const Response other = ask("super", Method::Post, "/name", "{\"x\":1}", key);
    EXPECT_EQ(other.status, 409);
    EXPECT_EQ(codeOf(other), "IDEMPOTENCY_MISMATCH");
    EXPECT_EQ(ask("app", Method::Post, "/name", "{}", key).body,
              "{\"name\":\"N2\"}"); // another actor's key is another key
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}").body, "{\"name\":\"N3\"}");
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}", {{"Idempotency-Key", "a b"}}).status, 400);
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}", {{"Idempotency-Key", std::string(129, 'k')}}).status, 400);
    clock.advance(std::chrono::hours(25));
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}", key).body, "{\"name\":\"N4\"}");
}

TEST_F(GatesTest, AFailedAttemptDoesNotUseUpItsKey) {
    bool works = false;
    serve({endpoint(Method::Post, "/name", [&](Call& call) -> HandlerResult {
        if (!works) return Error(ErrorKind::Conflict, "CONFLICT");
        return rename(call, "Done", true);
    })});
    const Headers key{{"Idempotency-Key", "k-1"}};
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}", key).status, 409);
    works = true;
    EXPECT_EQ(ask("super", Method::Post, "/name", "{}", key).status, 200);
}

TEST_F(GatesTest, PreparesBeforeTheTransaction) {
    Endpoint slow = endpoint(Method::Post, "/slow",
                             [](Call& call) { return rename(call, std::any_cast<std::string>(call.prepared), true); });
    bool writable = true;
    slow.prepare = [&](Call& call) -> Done {
        // Another writer must get through meanwhile: this runs under no lock.
        writable =
            store->write([](sekisho::sql::Database& db) { return db.exec("update tenant set version = version"); })
                .has_value();
        if (call.request.body == "no") return Error(ErrorKind::BadInput, "INVALID_PARAMETER");
        call.prepared = std::string("Prepared");
        return {};
    };
    serve({slow});
    EXPECT_EQ(ask("super", Method::Post, "/slow", "{}").body, "{\"name\":\"Prepared\"}");
    EXPECT_TRUE(writable);
    EXPECT_EQ(ask("super", Method::Post, "/slow", "no").status, 400);
}

TEST_F(GatesTest, OpenEndpointsNameTheirTenantThemselves) {
    Endpoint open = endpoint(Method::Post, "/token", [](Call& call) -> HandlerResult {
        call.caller.domain = testDomain;
        call.caller.workgroup = "acme";
        call.caller.user = sekisho::UserId("u-new");
        call.caller.name = "New";
        return rename(call, std::string(call.formValue("name").value_or("")), true);
    });
    open.auth = AuthNeed::None;
    open.publicReason = "sign-in";
    open.body = BodyKind::Form;
    open.rate = RateClass::SignIn;
    Endpoint nameless = open;
    nameless.path = "/nameless";
    nameless.handler = [](Call& call) -> HandlerResult {
        call.audit({"signIn.failure", "member", "x", "x", "{}", "failed"});
        return Response::json(200, "{}");
    };
    services.settings.rates.signIn = 2;
    serve({open, nameless});
    EXPECT_EQ(ask("", Method::Post, "/token?name=From+query").body, "{\"name\":\"From query\"}");
    EXPECT_EQ(count("audit", "actor_id = 'u-new' and actor_name = 'New'"), 1);
    EXPECT_EQ(ask("", Method::Post, "/nameless").status, 500);     // a record of no tenant cannot be kept
    EXPECT_EQ(ask("", Method::Post, "/token?name=x").status, 429); // one count for all sign-ins of an address
}

TEST_F(GatesTest, SigningInAndFilesByAddressAreCountedApart) {
    const auto open = [&](std::string_view path, RateClass rate) {
        Endpoint made = endpoint(Method::Get, path, ok());
        made.auth = AuthNeed::None;
        made.publicReason = "for the test";
        made.rate = rate;
        return made;
    };
    services.settings.rates.signIn = 2;
    services.settings.rates.directory = 3;
    serve({open("/sign-in", RateClass::SignIn), open("/photo", RateClass::Directory)});
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(ask("", Method::Get, "/photo").status, 200) << i;
    EXPECT_EQ(ask("", Method::Get, "/photo").status, 429);
    EXPECT_EQ(ask("", Method::Get, "/sign-in").status, 200) << "photos do not use up the sign-ins of an office";
    EXPECT_EQ(ask("", Method::Get, "/sign-in").status, 200);
    EXPECT_EQ(ask("", Method::Get, "/sign-in").status, 429);
}

TEST_F(GatesTest, WhoMayNotWorkFromWhereHeIsReachesNothing) {
    int reached = 0;
    const auto counted = [&reached](Call&) -> HandlerResult {
        ++reached;
        return Response::empty(204);
    };
    Endpoint open = endpoint(Method::Get, "/open", counted);
    open.auth = AuthNeed::None;
    open.publicReason = "for the test";
    Endpoint quick = endpoint(Method::Get, "/quick", counted);
    quick.runOn = RunOn::Inline;
    quick.effect = Effect::None;
    serve({endpoint(Method::Get, "/things", counted), endpoint(Method::Post, "/things", counted), open, quick});
    const auto atOnce = [this] {
        Request request;
        request.method = Method::Get;
        EXPECT_TRUE(readTargetOf("/quick", request));
        request.headers.emplace_back("Authorization", "Bearer super");
        request.remoteIp = "127.0.0.1";
        const Admission admission = gates->admit(request, true);
        EXPECT_TRUE(admission.onIoThread);
        return gates->answerAtOnce(request, admission).has_value();
    };
    EXPECT_TRUE(atOnce());
    authenticator.remembersPolicies = false;
    EXPECT_FALSE(atOnce()) << "the store must be asked, which an I/O thread does not do";
    authenticator.remembersPolicies = true;
    authenticator.keptOut = {"127.0.0.1"};
    EXPECT_FALSE(atOnce()) << "a refusal takes the usual way";
    EXPECT_EQ(reached, 1);
    for (const std::string_view token : {"super", "plain", "app"}) {
        const Response refused = ask(token, Method::Get, "/things");
        EXPECT_EQ(refused.status, 403) << token;
        EXPECT_EQ(codeOf(refused), "ACCESS_ADDRESS") << token;
    }
    EXPECT_EQ(ask("stolen", Method::Get, "/things").status, 401);
    EXPECT_EQ(count("audit"), 0);
    EXPECT_EQ(ask("super", Method::Post, "/things").status, 403);
    EXPECT_EQ(count("audit", "action = 'access.denied' and changes like '%ACCESS_ADDRESS%'"), 1);
    EXPECT_EQ(ask("", Method::Get, "/open").status, 204);
    EXPECT_EQ(reached, 2);
}

TEST_F(GatesTest, UnitsOfWorkKeepTheSameRule) {
    UnitOfWork unit;
    unit.domain = testDomain;
    EXPECT_TRUE(runUnit(services, unit, [](sekisho::sql::Database&, UnitOfWork& u) -> Done {
        u.audits.push_back({"member.purge", "member", "m", "M", "", "success"});
        u.changes.push_back({"member", "m", "put"});
        u.changes.push_back({"member", "m", "delete"});
        return {};
    }));
    EXPECT_EQ(count("audit", "actor_id = 'system'"), 1);
    EXPECT_EQ(count("change", "uid = 'm' and op = 'delete'"), 1);
    EXPECT_EQ(count("change"), 1);
    UnitOfWork silent;
    silent.domain = testDomain;
    EXPECT_FALSE(runUnit(services, silent, [](sekisho::sql::Database&, UnitOfWork& u) -> Done {
        u.changes.push_back({"member", "m", "put"});
        return {};
    }));
    EXPECT_EQ(count("change"), 1);
}

} // namespace
} // namespace sekishod::test::test_http_gates
