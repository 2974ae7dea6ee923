#pragma once
// Services around an empty store with one tenant, with callers and subjects that a test makes up.

#include "service/http/gates.h"
#include "tests/service/http_fixture.h"

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace sekishod::test {

inline constexpr sekisho::DomainId testDomain = 10000001;
inline constexpr sekisho::DomainId otherDomain = 10000002;

// Knows the callers it was told, by token.
class FakeAuthenticator final : public Authenticator {
  public:
    std::map<std::string, Caller> callers;
    bool remembers = true; // recall() answers

    sekisho::Result<Caller> authenticate(const Request& request) override {
        const std::lock_guard lock(mutex_);
        const std::string_view header = request.header("Authorization");
        sekisho::Error refused(sekisho::ErrorKind::Unauthenticated, "UNAUTHORIZED");
        if (header.empty()) return refused;
        if (!header.starts_with("Bearer ")) return std::move(refused).at("invalid_request");
        const auto found = callers.find(std::string(header.substr(7)));
        if (found == callers.end() || ended_.contains(found->second.session.value))
            return std::move(refused).at("invalid_token");
        return found->second;
    }
    std::optional<sekisho::Result<Caller>> recall(const Request& request) override {
        if (!remembers) return std::nullopt;
        return authenticate(request);
    }
    std::set<std::string> keptOut; // addresses from where nobody may work
    bool remembersPolicies = true; // recallAdmission() answers
    sekisho::Done admits(const Caller&, const Request& request) override {
        if (keptOut.contains(request.remoteIp)) return sekisho::Error(sekisho::ErrorKind::Forbidden, "ACCESS_ADDRESS");
        return {};
    }
    std::optional<sekisho::Done> recallAdmission(const Caller& caller, const Request& request) override {
        if (!remembersPolicies) return std::nullopt;
        return admits(caller, request);
    }
    void forgetSession(const sekisho::SessionId& session) override {
        const std::lock_guard lock(mutex_);
        ended_.insert(session.value);
    }
    void forgetSessions(const std::vector<sekisho::SessionId>& sessions) override {
        for (const auto& session : sessions)
            forgetSession(session);
    }
    void forgetUser(const sekisho::UserId&) override {}
    void forgetAll() override {}
    void watchRefusals(const std::vector<sekisho::SessionId>&) override {}
    std::vector<Refused> takeRefusals() override { return {}; }
    sekisho::Result<std::vector<sekisho::SessionId>>
    wouldAdmit(const std::vector<sekisho::SessionId>& sessions) override {
        const std::lock_guard lock(mutex_);
        std::vector<sekisho::SessionId> admitted;
        for (const auto& session : sessions)
            if (!ended_.contains(session.value)) admitted.push_back(session);
        return admitted;
    }
    sekisho::Result<std::vector<sekisho::SessionId>> admittedOf(const sekisho::UserId&) override {
        return std::vector<sekisho::SessionId>{};
    }

  private:
    std::mutex mutex_;
    std::set<std::string> ended_;
};

// Members and organizations as a list: id, forms of it, tenant, and the organizations that lead to it.
class FakeSubjects final : public SubjectResolver {
  public:
    struct Known {
        std::set<std::string> names;
        SubjectRef ref;
        sekisho::DomainId domain = testDomain;
        std::set<std::int64_t> under;
    };
    std::vector<Known> members;
    std::vector<Known> orgUnits;

    sekisho::Result<SubjectRef> member(sekisho::sql::Database&, sekisho::DomainId domain, std::string_view id,
                                       const ScopeFilter& scope) override {
        return find(members, domain, id, scope);
    }
    sekisho::Result<SubjectRef> orgUnit(sekisho::sql::Database&, sekisho::DomainId domain, std::string_view id,
                                        const ScopeFilter& scope) override {
        return find(orgUnits, domain, id, scope);
    }
    sekisho::Result<ScopeFilter> filterOf(sekisho::sql::Database&, sekisho::DomainId,
                                          const std::vector<sekisho::Scope>& scopes) override {
        ScopeFilter out;
        out.wholeTenant = false;
        for (const auto& scope : scopes)
            for (const auto& unit : scope.orgUnits)
                out.roots.push_back(std::stoll(unit.value));
        return out;
    }

  private:
    static sekisho::Result<SubjectRef> find(const std::vector<Known>& list, sekisho::DomainId domain,
                                            std::string_view id, const ScopeFilter& scope) {
        for (const Known& known : list) {
            if (known.domain != domain || !known.names.contains(std::string(id))) continue;
            if (scope.wholeTenant) return known.ref;
            for (const std::int64_t root : scope.roots)
                if (known.under.contains(root)) return known.ref;
        }
        return sekisho::Error(sekisho::ErrorKind::NotFound, "NOT_FOUND");
    }
};

inline sekisho::RoleHolding roleOf(std::string_view builtIn, std::vector<std::string> orgUnits = {}) {
    sekisho::RoleHolding held;
    for (const auto& role : sekisho::builtInRoles())
        if (role.builtIn == builtIn) held.role = role;
    for (auto& unit : orgUnits)
        held.scope.orgUnits.emplace_back(std::move(unit));
    return held;
}

inline Caller memberCaller(std::string user, std::vector<sekisho::RoleHolding> roles,
                           std::vector<std::string> scopes = {"admin", "directory"}) {
    Caller caller;
    caller.domain = testDomain;
    caller.workgroup = "acme";
    caller.name = user;
    caller.session = sekisho::SessionId("session-" + user);
    caller.user = sekisho::UserId(std::move(user));
    caller.client = sekisho::ClientId("sekisho-console");
    caller.kind = sekisho::ClientKind::Console;
    caller.scopes = std::move(scopes);
    caller.roles = std::move(roles);
    return caller;
}

inline Caller serviceCaller(std::vector<std::string> scopes, std::string client = "app1") {
    Caller caller;
    caller.domain = testDomain;
    caller.serviceAccount = client + ".serviceaccount@acme";
    caller.name = "App";
    caller.client = sekisho::ClientId(std::move(client));
    caller.scopes = std::move(scopes);
    return caller;
}

class GatesTest : public ::testing::Test {
  protected:
    GatesTest() : store(emptyStore(folder)), services{*store, clock, hub, authenticator, subjects} {
        authenticator.callers["super"] = memberCaller("u-super", {roleOf("super")});
        authenticator.callers["operator"] = memberCaller("u-operator", {roleOf("operator", {"1"})});
        authenticator.callers["plain"] = memberCaller("u-plain", {});
        authenticator.callers["app"] = serviceCaller({"directory"});
        authenticator.callers["reader"] = serviceCaller({"directory.read"}, "app2");
        subjects.members.push_back(
            {{"u-plain", "plain@acme", "externalKey:P"}, {11, "u-plain", "plain@acme"}, testDomain, {1}});
        subjects.members.push_back({{"u-far", "far@acme"}, {12, "u-far", "far@acme"}, testDomain, {2}});
        subjects.members.push_back({{"u-foreign"}, {13, "u-foreign", "x@other"}, otherDomain, {1}});
        subjects.orgUnits.push_back({{"o-1"}, {1, "o-1", ""}, testDomain, {1}});
        const auto inserted = store->write([](sekisho::sql::Database& db) {
            return db.exec(
                "insert into tenant(domain_id, workgroup, name, settings, created) values(:d, 'acme', 'Acme', '{}', 0)",
                std::int64_t{testDomain});
        });
        EXPECT_TRUE(inserted);
    }

    // The endpoint under test; `handler` and needs are the test's.
    static Endpoint endpoint(Method method, std::string_view path, Handler handler) {
        Endpoint out;
        out.method = method;
        out.path = path;
        out.handler = std::move(handler);
        out.scopes = {"directory"};
        out.permission = {"members.members", method == Method::Get ? sekisho::Access::View : sekisho::Access::Operate};
        out.effect = method == Method::Get ? Effect::Read : Effect::Write;
        out.rate = RateClass::Admin;
        return out;
    }
    void serve(std::vector<Endpoint> endpoints) {
        Router router;
        ASSERT_TRUE(router.add(std::move(endpoints)));
        gates = std::make_unique<Gates>(services, std::move(router));
    }
    Response ask(std::string_view token, Method method, std::string_view target, std::string body = {},
                 Headers headers = {}) {
        Request request;
        request.method = method;
        EXPECT_TRUE(readTargetOf(target, request));
        request.headers = std::move(headers);
        request.headers.emplace_back("Host", "127.0.0.1:8443");
        if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + std::string(token));
        request.body = std::move(body);
        request.remoteIp = "127.0.0.1";
        request.id = "request-1";
        const Admission admission = gates->admit(request, true);
        if (admission.refusal) return *admission.refusal;
        return gates->answer(request, admission).response;
    }
    static bool readTargetOf(std::string_view target, Request& request);
    std::int64_t count(const std::string& table, const std::string& where = "1") {
        auto row = store->read([&](sekisho::sql::Database& db) {
            return db.first<std::int64_t>("select count(*) from " + table + " where " + where);
        });
        return row && *row ? std::get<0>(**row) : -1;
    }
    static std::string codeOf(const Response& response) {
        const std::size_t at = response.body.find("\"code\":\"");
        return at == std::string::npos ? "" : response.body.substr(at + 8, response.body.find('"', at + 8) - at - 8);
    }
    static std::string headerOf(const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }

    TempFolder folder;
    std::unique_ptr<TenantStore> store;
    sekisho::ManualClock clock{sekisho::fromMillis(1'800'000'000'000)};
    PushHub hub;
    FakeAuthenticator authenticator;
    FakeSubjects subjects;
    Services services;
    std::unique_ptr<Gates> gates;
};

} // namespace sekishod::test
