#pragma once
// A tenant with members whose passwords cost next to nothing, behind the real gates and the real token cache.

#include "models/api/record.h"
#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/endpoints.h"
#include "service/auth/password_hash.h"
#include "service/auth/sessions.h"
#include "service/auth/token_cache.h"
#include "service/http/gates.h"
#include "service/http/request_text.h"
#include "tests/service/http_fixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace sekishod::test {

inline constexpr sekisho::DomainId authDomain = 10000001;
inline constexpr std::string_view goodPassword = "kesa9Tsuru42";
inline constexpr std::string_view betterPassword = "mizu7Kawara35";
// Verifier and S256 challenge of RFC 7636, appendix B.
inline constexpr std::string_view pkceVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
inline constexpr std::string_view pkceChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

class NoSubjects final : public SubjectResolver {
  public:
    sekisho::Result<SubjectRef> member(sekisho::sql::Database&, sekisho::DomainId, std::string_view,
                                       const ScopeFilter&) override {
        return sekisho::Error(sekisho::ErrorKind::NotFound, "NOT_FOUND");
    }
    sekisho::Result<SubjectRef> orgUnit(sekisho::sql::Database&, sekisho::DomainId, std::string_view,
                                        const ScopeFilter&) override {
        return sekisho::Error(sekisho::ErrorKind::NotFound, "NOT_FOUND");
    }
    sekisho::Result<ScopeFilter> filterOf(sekisho::sql::Database&, sekisho::DomainId,
                                          const std::vector<sekisho::Scope>&) override {
        return ScopeFilter{};
    }
};

struct MemberSpec {
    std::string uid;
    std::string local;
    std::string role; // super, deputy, operator or empty
    bool pending = false;
    bool mustChange = false;
    int suspended = 0;
    std::optional<std::int64_t> activation{};
    std::optional<std::int64_t> deleted{};
};

class AuthTest : public ::testing::Test {
  protected:
    AuthTest()
        : store(emptyStore(folder, 3)),
          cache(makeAuthenticator(*store, clock)), services{*store, clock, hub, *cache, subjects} {
        PasswordHasher::shared().setCost({.memoryKiB = 8, .passes = 1, .lanes = 1});
        run("INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(10000001, 'acme', 'Acme', '{}', "
            "0)");
        run("INSERT INTO tenant(domain_id, workgroup, name, settings, created) VALUES(10000002, 'other', 'Other', "
            "'{}', 0)");
        for (const std::string role : {"super", "deputy", "operator"})
            run("INSERT INTO role(uid, domain_id, built_in, name, grants, version) VALUES('" + role +
                ":10000001', 10000001, '" + role + "', '', '[]', 1)");
        addMember({.uid = "u-super", .local = "root", .role = "super"});
        addMember({.uid = "u-deputy", .local = "hanako", .role = "deputy"});
        addMember({.uid = "u-plain", .local = "taro", .role = ""});
        services.settings.rates.signIn = 0; // the delays after failures are what is tested here
        std::vector<Endpoint> endpoints = authEndpoints(services);
        endpoints.push_back(probe());
        Router router;
        EXPECT_TRUE(router.add(std::move(endpoints)));
        gates = std::make_unique<Gates>(services, std::move(router));
    }

    void run(const std::string& text) {
        const auto done = store->write([&](sekisho::sql::Database& db) { return db.exec(text); });
        ASSERT_TRUE(done) << text << ": " << (done ? "" : done.error().code + " " + done.error().detail);
    }
    std::string textOf(const std::string& query) {
        auto row = store->read([&](sekisho::sql::Database& db) { return db.first<std::optional<std::string>>(query); });
        EXPECT_TRUE(row) << query;
        return row && *row ? std::get<0>(**row).value_or("(null)") : "(none)";
    }
    std::int64_t count(const std::string& table, const std::string& where = "1") {
        auto row = store->read([&](sekisho::sql::Database& db) {
            return db.first<std::int64_t>("SELECT count(*) FROM " + table + " WHERE " + where);
        });
        EXPECT_TRUE(row) << where;
        return row && *row ? std::get<0>(**row) : -1;
    }
    void setPolicy(const std::string& account) { setPolicy("account", account); }
    void setPolicy(const std::string& key, const std::string& values) {
        run("INSERT INTO policy(domain_id, key, value, revision) VALUES(10000001, '" + key + "', '" + values +
            "', 1) ON CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1");
    }
    void addMember(const MemberSpec& spec) {
        sekisho::Member member;
        member.domain = authDomain;
        member.id = sekisho::UserId(spec.uid);
        member.email = spec.local + "@acme";
        member.name.lastName = spec.local;
        member.version = 1;
        const auto done = store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
            SEKISHO_CHECK(db.exec("INSERT INTO member(domain_id, uid, email, sort_key, pending, suspended, activation, "
                                  "deleted, super, created, updated, version, doc) VALUES(:d, :u, :e, :k, :p, :s, :a, "
                                  ":x, :super, 0, 0, 1, :doc)",
                                  authDomain, spec.uid, member.email, spec.local, spec.pending, spec.suspended,
                                  spec.activation, spec.deleted, spec.role == "super",
                                  sekisho::api::recordText(member)));
            SEKISHO_CHECK(setPassword(db, authDomain, member.id, goodPassword, spec.mustChange, clock.now()));
            if (spec.role.empty()) return {};
            SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id) VALUES(:r, :u, :d)",
                                  spec.role + ":10000001", spec.uid, authDomain));
            return {};
        });
        ASSERT_TRUE(done) << done.error().code << " " << done.error().detail;
    }

    // Answers who asks: GET /probe with any token.
    static Endpoint probe() {
        Endpoint endpoint;
        endpoint.path = "/probe";
        endpoint.effect = Effect::None;
        endpoint.rate = RateClass::Admin;
        endpoint.publicReason = "for the test";
        endpoint.handler = [](Call& call) -> HandlerResult {
            boost::json::object out{{"user", call.caller.user.value},
                                    {"account", call.caller.serviceAccount},
                                    {"name", call.caller.name},
                                    {"session", call.caller.session.value},
                                    {"kind", sekisho::clientKindKey(call.caller.kind)},
                                    {"roles", call.caller.roles.size()},
                                    {"super", call.caller.isSuper()},
                                    {"scopes", joinScopes(call.caller.scopes)}};
            return Response::json(200, boost::json::serialize(out));
        };
        return endpoint;
    }

    Response ask(Method method, std::string_view target, std::string body = {}, Headers headers = {}) {
        Request request;
        request.method = method;
        EXPECT_TRUE(readTarget(target, request));
        request.headers = std::move(headers);
        request.headers.emplace_back("Host", "localhost:8443");
        request.body = std::move(body);
        request.remoteIp = ip;
        request.id = "request-1";
        const Admission admission = gates->admit(request, true);
        if (admission.refusal) return *admission.refusal;
        return gates->answer(request, admission).response;
    }
    Response askAs(const std::string& token, Method method, std::string_view target, std::string body = {}) {
        return ask(method, target, std::move(body), {{"Authorization", "Bearer " + token}});
    }
    Response post(std::string_view target, const boost::json::object& body) {
        return ask(Method::Post, target, boost::json::serialize(body), {{"Content-Type", "application/json"}});
    }
    Response form(std::string_view target, std::string body, Headers headers = {}) {
        headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return ask(Method::Post, target, std::move(body), std::move(headers));
    }
    static boost::json::object objectOf(const Response& response) {
        boost::system::error_code failed;
        auto value = boost::json::parse(response.body, failed);
        EXPECT_FALSE(failed) << response.status << " " << response.body;
        return value.is_object() ? value.get_object() : boost::json::object{};
    }
    static std::string member(const Response& response, std::string_view key) {
        const auto object = objectOf(response);
        const auto* value = object.if_contains(key);
        return value && value->is_string() ? std::string(value->get_string()) : std::string();
    }
    static std::string header(const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (sameName(key, name)) return value;
        return {};
    }

    Response challenge(std::string_view loginId, std::string_view password, std::string_view kind = "console") {
        return post("/oauth2/v2.0/console/challenge",
                    {{"loginId", loginId},
                     {"password", password},
                     {"clientId", "sekisho-console"},
                     {"codeChallenge", pkceChallenge},
                     {"client", {{"kind", kind}, {"deviceName", "desk"}, {"os", "Linux"}, {"version", "1.0"}}}});
    }
    Response redeem(const std::string& code) {
        return form("/oauth2/v2.0/token", "grant_type=authorization_code&client_id=sekisho-console&code=" + code +
                                              "&code_verifier=" + std::string(pkceVerifier));
    }
    struct Tokens {
        std::string access, refresh;
    };
    Tokens signIn(std::string_view loginId, std::string_view password = goodPassword,
                  std::string_view kind = "console") {
        const Response step = challenge(loginId, password, kind);
        EXPECT_EQ(step.status, 200) << step.body;
        const Response tokens = redeem(member(step, "code"));
        EXPECT_EQ(tokens.status, 200) << tokens.body;
        return {member(tokens, "access_token"), member(tokens, "refresh_token")};
    }
    int probeStatus(const std::string& token) { return askAs(token, Method::Get, "/probe").status; }
    RegisteredClient addClient(std::vector<std::string> scopes, bool rotate = false, bool open = false,
                               std::vector<std::string> redirects = {"https://app.example/callback"}) {
        auto made = store->write([&](sekisho::sql::Database& db) {
            return registerClient(db,
                                  {.domain = authDomain,
                                   .name = "Script",
                                   .scopes = scopes,
                                   .redirectUris = redirects,
                                   .publicClient = open,
                                   .rotateRefresh = rotate},
                                  clock.now());
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().description);
        return made ? *made : RegisteredClient{};
    }

    TempFolder folder;
    std::unique_ptr<TenantStore> store;
    sekisho::ManualClock clock{sekisho::fromMillis(1'800'000'000'000)};
    PushHub hub;
    std::unique_ptr<Authenticator> cache;
    NoSubjects subjects;
    Services services;
    std::unique_ptr<Gates> gates;
    std::string ip = "192.0.2.7";
};

} // namespace sekishod::test
