// The texts of requests and answers: decoding, forms, routes, bodies, sentences, framing, counting.
#include "service/http/body_gate.h"
#include "service/http/error_response.h"
#include "service/http/gate_rules.h"
#include "service/http/rate_limiter.h"
#include "service/http/request_text.h"
#include "service/http/response_text.h"
#include "service/http/router.h"
#include "service/http/server.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace test_http_text {

namespace {

using namespace sekishod;
using namespace std::chrono_literals;

Handler nothing() {
    return [](Call&) -> HandlerResult { return Response::empty(204); };
}

Endpoint endpoint(Method method, std::string_view path) {
    Endpoint out;
    out.method = method;
    out.path = path;
    out.handler = nothing();
    return out;
}

std::vector<std::string> segmentsOf(std::string_view target) {
    Request request;
    EXPECT_TRUE(readTarget(target, request)) << target;
    return request.segments;
}

TEST(HttpText, DecodesAddressesRawOrEncoded) {
    EXPECT_EQ(segmentsOf("/v1.0/users/a%40b.example"), segmentsOf("/v1.0/users/a@b.example"));
    EXPECT_EQ(segmentsOf("/v1.0/users/externalKey%3AK+1"), segmentsOf("/v1.0/users/externalKey:K+1"));
    EXPECT_EQ(segmentsOf("/v1.0/users/a%2Fb"), (std::vector<std::string>{"v1.0", "users", "a/b"}));
    EXPECT_EQ(segmentsOf("https://host:1/x/y?q=1"), (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(segmentsOf("/%E4%BD%90"), (std::vector<std::string>{"佐"}));
    EXPECT_EQ(segmentsOf("/"), (std::vector<std::string>{""}));
}

TEST(HttpText, RefusesBrokenTargets) {
    const std::vector<std::string> broken{"/a%",        "/a%4", "/a%zz",     "/%ff",   "/%c0%80",
                                          "/%ed%a0%80", "/%00", "/a%0d%0ab", "/%7f",   "a/b",
                                          "",           "*",    "/x#y",      "/x?q=%", "/x?%ff=1"};
    for (const std::string& target : broken) {
        Request request;
        const auto done = readTarget(target, request);
        ASSERT_FALSE(done) << target;
        EXPECT_EQ(done.error().code, "BAD_REQUEST") << target;
    }
    Request request;
    const auto done = readTarget("/" + std::string(9000, 'a'), request);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "URI_TOO_LONG");
    std::string many = "/?a=1";
    for (int i = 0; i < 300; ++i)
        many += "&a=1";
    EXPECT_FALSE(readTarget(many, request));
}

TEST(HttpText, APlusIsABlankInFormsOnly) {
    Request request;
    ASSERT_TRUE(readTarget("/x?scope=a+b&t=2030-11-12T09:30:00%2B09:00&empty", request));
    EXPECT_EQ(request.queryValue("scope"), "a+b");
    EXPECT_EQ(request.queryValue("t"), "2030-11-12T09:30:00+09:00");
    EXPECT_EQ(request.queryValue("empty"), "");
    EXPECT_FALSE(request.queryValue("absent"));
    const auto form = readForm(request.rawQuery);
    ASSERT_TRUE(form);
    EXPECT_EQ((*form)[0].second, "a b");
    EXPECT_EQ((*form)[1].second, "2030-11-12T09:30:00+09:00");
}

TEST(HttpText, NamesOfRequestsAndHostsAreNarrow) {
    EXPECT_TRUE(isRequestId("a-1_b.C"));
    EXPECT_FALSE(isRequestId(""));
    EXPECT_FALSE(isRequestId("a b"));
    EXPECT_FALSE(isRequestId(std::string(65, 'a')));
    EXPECT_TRUE(isHost("[::1]:8443"));
    EXPECT_FALSE(isHost("a/b"));
    EXPECT_FALSE(isHost("a\r\nX: y"));
    EXPECT_EQ(mediaType(" Application/JSON ; charset=UTF-8"), "application/json");
}

TEST(HttpRouter, PrefersLiteralsAndGoesBack) {
    Router router;
    ASSERT_TRUE(router.add({endpoint(Method::Get, "/v1.0/users/{userId}"), endpoint(Method::Get, "/v1.0/users/me"),
                            endpoint(Method::Delete, "/v1.0/users/{userId}"),
                            endpoint(Method::Post, "/v1.0/users/{userId}/alias-emails/{email}"),
                            endpoint(Method::Get, "/v1.0/users/me/settings")}));
    const auto path = [&](Method method, std::string_view target) {
        const auto segments = segmentsOf(target);
        const RouteMatch match = router.match(method, segments);
        return match.endpoint ? std::string(match.endpoint->path) : "(" + match.allow + ")";
    };
    EXPECT_EQ(path(Method::Get, "/v1.0/users/me"), "/v1.0/users/me");
    EXPECT_EQ(path(Method::Get, "/v1.0/users/other"), "/v1.0/users/{userId}");
    EXPECT_EQ(path(Method::Head, "/v1.0/users/other"), "/v1.0/users/{userId}");
    EXPECT_EQ(path(Method::Delete, "/v1.0/users/me"), "/v1.0/users/{userId}"); // back from the literal
    EXPECT_EQ(path(Method::Post, "/v1.0/users/me/alias-emails/a@b"), "/v1.0/users/{userId}/alias-emails/{email}");
    EXPECT_EQ(path(Method::Put, "/v1.0/users/x"), "(GET, DELETE, HEAD, OPTIONS)");
    EXPECT_EQ(path(Method::Get, "/v1.0/users/"), "()");
    EXPECT_EQ(path(Method::Get, "/v1.0/users"), "()");
    EXPECT_EQ(path(Method::Get, "/v1.0/users/x/y"), "()");
    EXPECT_EQ(path(Method::Get, "//v1.0/users/x"), "()");
    const auto segments = segmentsOf("/v1.0/users/u1/alias-emails/a%40b");
    const RouteMatch match = router.match(Method::Post, segments);
    ASSERT_EQ(match.path.size(), 2U);
    EXPECT_EQ(match.path[0], (std::pair<std::string_view, std::string>("userId", "u1")));
    EXPECT_EQ(match.path[1], (std::pair<std::string_view, std::string>("email", "a@b")));
}

TEST(HttpRouter, RefusesTwoOwnersOfAPath) {
    Router router;
    ASSERT_TRUE(router.add({endpoint(Method::Get, "/a/{x}")}));
    EXPECT_FALSE(router.add({endpoint(Method::Get, "/a/{y}")}));
    EXPECT_FALSE(router.add({endpoint(Method::Get, "a")}));
}

TEST(HttpBody, ReadsObjectsOnly) {
    EXPECT_TRUE(readJson(R"({"a":[1,2,{"b":null}]})"));
    for (const char* text :
         {"", "null", "1", "[]", "{", "{\"a\":1}x", "{'a':1}", "{\"a\":\"\xff\"}", "{\"a\":\"\n\"}"}) {
        const auto value = readJson(text);
        ASSERT_FALSE(value) << text;
        EXPECT_EQ(value.error().code, "INVALID_JSON") << text;
    }
    const auto nested = [](int depth) {
        std::string text = "{\"a\":";
        for (int i = 1; i < depth; ++i)
            text += "[";
        for (int i = 1; i < depth; ++i)
            text += "]";
        return text + "}";
    };
    EXPECT_TRUE(readJson(nested(32)));
    EXPECT_FALSE(readJson(nested(33)));
    EXPECT_FALSE(readJson(nested(100'000)));
}

struct BodyCase {
    BodyKind kind;
    std::string type;
    std::string body;
    std::string query;
    std::string expected; // code, or what the body became
};

TEST(HttpBody, ToleratesWhatRealClientsSend) {
    const std::vector<BodyCase> cases{
        {BodyKind::None, "application/json", "null", "", ""},
        {BodyKind::JsonOrEmpty, "application/json", "", "", ""},
        {BodyKind::JsonOrEmpty, "", "null", "", ""},
        {BodyKind::JsonOrEmpty, "application/json; charset=UTF-8", R"({"a":1})", "", "json"},
        {BodyKind::Json, "", R"({"a":1})", "", "json"},
        {BodyKind::Json, "text/plain", R"({"a":1})", "", "json"},
        {BodyKind::Json, "application/x-www-form-urlencoded", R"({"a":1})", "", "UNSUPPORTED_MEDIA_TYPE"},
        {BodyKind::Json, "multipart/form-data; boundary=x", R"({"a":1})", "", "UNSUPPORTED_MEDIA_TYPE"},
        {BodyKind::Json, "application/json", "", "", "INVALID_JSON"},
        {BodyKind::Json, "application/json", "null", "", "INVALID_JSON"},
        {BodyKind::Form, "application/x-www-form-urlencoded", "a=1+2", "b=3", "a=1 2;b=3;"},
        {BodyKind::Form, "", "", "a=1+2&scope=x", "a=1 2;scope=x;"},
        {BodyKind::Form, "application/json", "", "a=1", "a=1;"},
        {BodyKind::Form, "application/json", "{}", "", "UNSUPPORTED_MEDIA_TYPE"},
        {BodyKind::Form, "", "a=%zz", "", "BAD_REQUEST"},
    };
    for (const BodyCase& c : cases) {
        Request request;
        request.body = c.body;
        request.rawQuery = c.query;
        if (!c.type.empty()) request.headers.emplace_back("content-type", c.type);
        Endpoint declared = endpoint(Method::Post, "/x");
        declared.body = c.kind;
        Call call{request, declared};
        const auto done = readBody(call);
        std::string got = done ? "" : done.error().code;
        if (call.body.is_object()) got = "json";
        for (const auto& [key, value] : call.form)
            got += key + "=" + value + ";";
        EXPECT_EQ(got, c.expected) << c.type << " | " << c.body << " | " << c.query;
    }
}

TEST(HttpErrors, SayTheCodeTheSentenceAndTheField) {
    using sekisho::Error;
    using sekisho::ErrorKind;
    const Response plain = errorResponse(Error(ErrorKind::NotFound, "NOT_FOUND"));
    EXPECT_EQ(plain.status, 404);
    EXPECT_NE(plain.body.find(R"("code":"NOT_FOUND","description":"This does not exist)"), std::string::npos)
        << plain.body;
    const Response field =
        errorResponse(sekisho::badInput("userName.lastName", "NAME_TOO_LONG", "").with("max", "80 %"));
    EXPECT_EQ(field.status, 400);
    EXPECT_NE(field.body.find("80 %"), std::string::npos) << field.body;
    EXPECT_EQ(field.headers[0], (std::pair<std::string, std::string>("X-Error-Field", "userName.lastName")));
    EXPECT_EQ(field.headers[1], (std::pair<std::string, std::string>("X-Error-Params", "max=80%20%25")));
    const Response stale = errorResponse(Error(ErrorKind::Conflict, "PRECONDITION_FAILED").with("etag", "\"7\""));
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(stale.headers[0], (std::pair<std::string, std::string>("ETag", "\"7\"")));
    const Response fault = errorResponse(Error(ErrorKind::Storage, "STORAGE_FAILED", "secret path").because("more"));
    EXPECT_EQ(fault.status, 500);
    EXPECT_NE(fault.body.find("INTERNAL_SERVER_ERROR"), std::string::npos);
    EXPECT_EQ(fault.body.find("secret"), std::string::npos);
    EXPECT_EQ(errorResponse(Error(ErrorKind::DiskFull, "DISK_FULL")).status, 507);
    const Response said = errorResponse(Error(ErrorKind::BadInput, "INVALID_PARAMETER", "count must be \"1\" to 100."));
    EXPECT_NE(said.body.find(R"(count must be \"1\" to 100.)"), std::string::npos) << said.body;
}

TEST(HttpText, AnAnswerCarriesWhatEveryAnswerMust) {
    HeadFacts facts;
    facts.requestId = "r1";
    facts.length = 2;
    const std::string head =
        responseHead(Response::json(200, "{}").with("X-A", "b\r\nX-Evil: 1").with("cache-control", "private"), facts);
    EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
    for (const char* line :
         {"X-Request-Id: r1\r\n", "Content-Type: application/json\r\n", "X-Content-Type-Options: nosniff\r\n",
          "Content-Length: 2\r\n", "X-A: bX-Evil: 1\r\n", "cache-control: private\r\n", "Date: "})
        EXPECT_NE(head.find(line), std::string::npos) << line << head;
    EXPECT_EQ(head.find("no-store"), std::string::npos);
    EXPECT_EQ(responseHead(Response::empty(204), facts).find("Content-Length"), std::string::npos);
    EXPECT_NE(responseHead(Response::empty(202), facts).find("no-store"), std::string::npos);
    EXPECT_EQ(eventText(7, "change", "a\nb"), "id: 7\nevent: change\ndata: a\ndata: b\n\n");
    EXPECT_EQ(chunkText("0123456789abcdef"), "10\r\n0123456789abcdef\r\n");
}

TEST(HttpRate, CountsWithinAMinute) {
    RateLimiter limiter;
    const sekisho::Instant start = sekisho::fromMillis(1'000'000);
    for (int i = 1; i <= 3; ++i) {
        const RateState state = limiter.take("k", 3, start + i * 1s);
        EXPECT_TRUE(state.allowed);
        EXPECT_EQ(state.used, i);
        EXPECT_EQ(state.remaining, 3 - i);
    }
    const RateState over = limiter.take("k", 3, start + 31s);
    EXPECT_FALSE(over.allowed);
    EXPECT_EQ(over.used, 3);
    EXPECT_EQ(over.resetSeconds, 30);
    EXPECT_TRUE(limiter.take("other", 3, start + 31s).allowed);
    EXPECT_TRUE(limiter.take("k", 3, start + 61s).allowed);
    EXPECT_TRUE(limiter.take("k", 0, start).allowed);
    EXPECT_EQ(limiter.take("k", 0, start).limit, 0);
}

TEST(HttpRate, ForgetsOldKeysAndSurvivesVeryMany) {
    RateLimiter limiter;
    const sekisho::Instant start = sekisho::fromMillis(1'000'000);
    for (int i = 0; i < 200'000; ++i)
        limiter.take("key" + std::to_string(i), 5, start);
    EXPECT_FALSE(limiter.take("newcomer", 5, start).allowed); // shares one count with all the others
    EXPECT_TRUE(limiter.take("newcomer", 5, start + 2min).allowed);
}

TEST(HttpRules, AScopeCoversItsReadingForm) {
    const std::vector<std::string> held{"directory", "user.read"};
    const auto has = [&](std::vector<std::string_view> needed) { return hasScope(held, needed); };
    EXPECT_TRUE(has({}));
    EXPECT_TRUE(has({"directory.read"}));
    EXPECT_TRUE(has({"audit", "directory"}));
    EXPECT_TRUE(has({"user.read"}));
    EXPECT_FALSE(has({"user"}));
    EXPECT_FALSE(has({"directory.read.all"}));
    EXPECT_FALSE(has({"audit.read"}));
}

TEST(HttpParser, ReadsWholeRequestsOnly) {
    const std::string good = "POST /a?b=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}";
    const auto request = readRequestText(good, 16384, 100);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->body, "{}");
    EXPECT_EQ(request->header("HOST"), "h");
    const std::vector<std::pair<std::string, std::string>> bad{
        {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n{}", "BAD_REQUEST"},
        {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 101\r\n\r\n{}", "PAYLOAD_TOO_LARGE"},
        {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "BAD_REQUEST"},
        {"POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         "BAD_REQUEST"},
        {"POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", "BAD_REQUEST"},
        {"GET /a HTTP/1.1\r\n\r\n", "BAD_REQUEST"},
        {"GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "BAD_REQUEST"},
        {"GET /a HTTP/1.1\r\nHost: a b\r\n\r\n", "BAD_REQUEST"},
        {"GET /a HTTP/3.7\r\nHost: h\r\n\r\n", "BAD_REQUEST"},
        {"GET\r\n\r\n", "BAD_REQUEST"},
        {"", "BAD_REQUEST"},
        {"GET /a HTTP/1.1\r\nHost: h\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", "HEADER_TOO_LARGE"},
    };
    for (const auto& [text, code] : bad) {
        const auto refused = readRequestText(text, 16384, 100);
        ASSERT_FALSE(refused) << text.substr(0, 80);
        EXPECT_EQ(refused.error().code, code) << text.substr(0, 80);
    }
}

} // namespace

} // namespace test_http_text
