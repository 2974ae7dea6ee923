#pragma once
// The whole service without its transport: two tenants with sample members, the real gates, authenticator and handlers.
// The store is made once and copied for each test.

#include "service/auth/endpoints.h"
#include "service/auth/tokens.h"
#include "service/handlers/admin_endpoints.h"
#include "service/handlers/changeset_endpoints.h"
#include "service/handlers/directory_endpoints.h"
#include "service/http/gates.h"
#include "service/http/request_text.h"
#include "service/rules/command_guard.h"
#include "service/rules/subjects.h"
#include "service/tenant_setup.h"
#include "tests/service/http_fixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace sekishod::test {

inline const sekisho::Instant fixtureBase = *sekisho::parseInstant("2026-11-22T09:00:00Z");

// Tenants "sakura" (150 sample members) and "ume" (30).
inline const std::filesystem::path& sampleStore() {
    static const TempFolder folder;
    static const std::filesystem::path file = [] {
        auto store = emptyStore(folder, 1);
        for (const auto& [workgroup, members] : {std::pair{"sakura", 150}, std::pair{"ume", 30}}) {
            TenantSetup setup;
            setup.workgroup = setup.name = workgroup;
            setup.admin = "admin";
            setup.now = setup.sample.base = fixtureBase;
            setup.sample.members = members;
            ImportBatch faults;
            const auto made = store->write([&](sekisho::sql::Database& db) { return makeTenant(db, setup, faults); });
            EXPECT_TRUE(made) << (made ? "" : made.error().code + " " + made.error().detail);
        }
        store.reset(); // the write-ahead log goes into the file
        return DataDir{folder.path()}.database();
    }();
    return file;
}

class TenantTest : public ::testing::Test {
  protected:
    TenantTest() {
        const DataDir dir{folder.path()};
        std::filesystem::copy_file(sampleStore(), dir.database());
        store = emptyStore(folder, 3);
        script("PRAGMA synchronous = OFF"); // what waits for the disk is tested with the real service
        authenticator = makeAuthenticator(*store, clock);
        subjects = makeSubjectResolver();
        ServiceSettings settings;
        settings.rates = {0, 0, 0, 0, 0};
        services.reset(new Services{*store, clock, hub, *authenticator, *subjects, settings});
        Router router;
        EXPECT_TRUE(router.add(authEndpoints(*services)));
        EXPECT_TRUE(router.add(directoryEndpoints(*services)));
        EXPECT_TRUE(router.add(adminEndpoints(*services)));
        changesets = std::make_unique<Changesets>(*services);
        EXPECT_TRUE(router.add(changesetEndpoints(*changesets)));
        services->guard = makeCommandGuard(*services);
        gates = std::make_unique<Gates>(*services, std::move(router));
        domain = static_cast<sekisho::DomainId>(number("SELECT domain_id FROM tenant WHERE workgroup = 'sakura'"));
        otherDomain = static_cast<sekisho::DomainId>(number("SELECT domain_id FROM tenant WHERE workgroup = 'ume'"));
    }

    // Another process on the same store: nothing in memory, and nobody asks it yet.
    void startAgain() {
        gates.reset();
        changesets.reset();
        const ServiceSettings settings = services->settings;
        services.reset();
        authenticator = makeAuthenticator(*store, clock);
        services.reset(new Services{*store, clock, hub, *authenticator, *subjects, settings});
    }

    std::int64_t number(const std::string& sqlText) {
        const auto row = store->read([&](sekisho::sql::Database& db) { return db.first<std::int64_t>(sqlText); });
        EXPECT_TRUE(row) << sqlText;
        return row && *row ? std::get<0>(**row) : -1;
    }
    std::string text(const std::string& sqlText) {
        const auto row = store->read([&](sekisho::sql::Database& db) { return db.first<std::string>(sqlText); });
        EXPECT_TRUE(row) << sqlText;
        return row && *row ? std::get<0>(**row) : std::string();
    }
    void script(const std::string& sqlText) {
        TenantStore::Writer writer(*store);
        const auto done = writer.database().script(sqlText);
        ASSERT_TRUE(done) << done.error().detail;
    }
    std::string uidOf(const std::string& login) { return text("SELECT uid FROM member WHERE email = '" + login + "'"); }

    struct SignedIn {
        std::string access;
        sekisho::SessionId session;
    };
    // A session with a token, as the sign-in makes them.
    SignedIn signIn(const std::string& memberUid, std::vector<std::string> scopes = {"admin", "directory"},
                    sekisho::ClientKind kind = sekisho::ClientKind::Console) {
        const auto owner =
            static_cast<sekisho::DomainId>(number("SELECT domain_id FROM member WHERE uid = '" + memberUid + "'"));
        const auto made = store->write([&](sekisho::sql::Database& db) -> sekisho::Result<SignedIn> {
            SEKISHO_TRY(client, findClient(db, "sekisho-console"));
            SEKISHO_TRY(session, startSession(db, owner, memberUid, "sekisho-console",
                                              {kind, "Desk", "Linux", "1", "192.0.2.9", ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, owner, *client, session, scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().code + " " + made.error().detail);
        return made ? *made : SignedIn{};
    }
    SignedIn signInAs(const std::string& login) { return signIn(uidOf(login)); }

    Response ask(std::string_view token, Method method, std::string_view target, std::string body = {},
                 Headers headers = {}, bool resumed = false) {
        Request request = requestOf(token, method, target, std::move(body), std::move(headers), resumed);
        const Admission admission = gates->admit(request, true);
        if (admission.refusal) return *admission.refusal;
        return gates->answer(request, admission).response;
    }
    Response get(const SignedIn& who, std::string_view target) { return ask(who.access, Method::Get, target); }
    // What an I/O thread answers by itself; nothing: it leaves the request to a worker.
    std::optional<Response> getAtOnce(const SignedIn& who, std::string_view target) {
        Request request = requestOf(who.access, Method::Get, target, {}, {}, false);
        const Admission admission = gates->admit(request, true);
        if (!admission.onIoThread) return std::nullopt;
        auto reply = gates->answerAtOnce(request, admission);
        return reply ? std::optional(std::move(reply->response)) : std::nullopt;
    }

    static Request requestOf(std::string_view token, Method method, std::string_view target, std::string body,
                             Headers headers, bool resumed) {
        Request request;
        request.method = method;
        EXPECT_TRUE(readTarget(target, request)) << target;
        request.headers = std::move(headers);
        request.headers.emplace_back("Host", "127.0.0.1:8443");
        if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
        if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + std::string(token));
        request.body = std::move(body);
        request.remoteIp = "192.0.2.9";
        request.id = "request-1";
        request.resumed = resumed;
        return request;
    }

    static boost::json::object object(const Response& response) {
        boost::system::error_code failed;
        auto value = boost::json::parse(response.body, failed);
        EXPECT_TRUE(!failed && value.is_object()) << response.body;
        return value.is_object() ? std::move(value.as_object()) : boost::json::object{};
    }
    static std::string codeOf(const Response& response) {
        const auto body = object(response);
        const auto* code = body.if_contains("code");
        return code ? std::string(code->as_string()) : std::string();
    }
    static std::string headerOf(const Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }
    // All lines of a streamed answer.
    static std::vector<boost::json::object> lines(const Response& response) {
        std::string all;
        EXPECT_TRUE(response.stream);
        if (response.stream)
            while (auto chunk = response.stream())
                all += *chunk;
        std::vector<boost::json::object> out;
        for (std::size_t begin = 0; begin < all.size();) {
            const std::size_t end = all.find('\n', begin);
            EXPECT_NE(end, std::string::npos) << "each line ends";
            out.push_back(boost::json::parse(all.substr(begin, end - begin)).as_object());
            begin = end + 1;
        }
        return out;
    }
    static std::string str(const boost::json::object& object, std::string_view key) {
        const auto* value = object.if_contains(key);
        return value && value->is_string() ? std::string(value->get_string()) : std::string();
    }

    TempFolder folder;
    sekisho::ManualClock clock{fixtureBase + std::chrono::minutes(1)};
    std::unique_ptr<TenantStore> store;
    PushHub hub;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<SubjectResolver> subjects;
    std::unique_ptr<Services> services;
    std::unique_ptr<Changesets> changesets; // works only when it is told to
    std::unique_ptr<Gates> gates;
    sekisho::DomainId domain = 0;
    sekisho::DomainId otherDomain = 0;
};

} // namespace sekishod::test
