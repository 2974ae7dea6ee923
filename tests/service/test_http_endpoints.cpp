// Walks every endpoint of the service: what each must declare, which role gets through, and that another tenant does
// not exist for anybody. Nothing here names an endpoint; a new one is under test as soon as it is listed.
#include "service/auth/endpoints.h"
#include "service/handlers/admin_endpoints.h"
#include "service/handlers/directory_endpoints.h"
#include "service/http/gate_rules.h"
#include "service/rules/subjects.h"
#include "tests/service/gates_fixture.h"

#include <fmt/format.h>

#include <set>

namespace sekishod::test::test_http_endpoints {
namespace {

using sekisho::Access;

constexpr std::string_view foreignUid = "00000000-0000-4000-8000-000000000001";

class EndpointsTest : public GatesTest {
  protected:
    EndpointsTest() : real(makeSubjectResolver()), live{*store, clock, hub, authenticator, *real} {
        live.settings.rates = {0, 0, 0, 0, 0};
        for (auto list : {authEndpoints(live), directoryEndpoints(live), adminEndpoints(live)})
            for (Endpoint& endpoint : list)
                all.push_back(std::move(endpoint));
    }
    static std::string nameOf(const Endpoint& e) { return fmt::format("{} {}", methodName(e.method), e.path); }

    // Every place filled with an id that exists in the other tenant only, or nowhere.
    static std::string targetOf(const Endpoint& e) {
        std::string out(e.path);
        for (std::size_t open = out.find('{'); open != std::string::npos; open = out.find('{'))
            out.replace(open, out.find('}', open) - open + 1, foreignUid);
        return out;
    }
    // The real endpoints with a handler that only says that it was reached.
    void serveDoors() {
        Router router;
        std::vector<Endpoint> doors = all;
        for (Endpoint& door : doors) {
            door.handler = [](Call&) -> HandlerResult { return Response::json(299, "{}"); };
            door.prepare = nullptr;
            door.subject = Subject::None;
            door.body = BodyKind::None;
        }
        ASSERT_TRUE(router.add(std::move(doors)));
        gates = std::make_unique<Gates>(live, std::move(router));
    }
    void serveAll() {
        Router router;
        ASSERT_TRUE(router.add(all));
        gates = std::make_unique<Gates>(live, std::move(router));
    }
    Caller strong(std::string user, std::vector<sekisho::RoleHolding> roles) const {
        std::vector<std::string> scopes;
        for (const Endpoint& e : all)
            scopes.insert(scopes.end(), e.scopes.begin(), e.scopes.end());
        return memberCaller(std::move(user), std::move(roles), std::move(scopes));
    }

    std::unique_ptr<SubjectResolver> real;
    Services live;
    std::vector<Endpoint> all;
};

TEST_F(EndpointsTest, DeclareWhatTheyNeed) {
    ASSERT_GT(all.size(), 40U);
    for (const Endpoint& e : all) {
        SCOPED_TRACE(nameOf(e));
        EXPECT_FALSE(e.summary.empty());
        EXPECT_TRUE(e.handler);
        const bool open = e.auth == AuthNeed::None || e.permission.menu.empty();
        if (open) {
            EXPECT_FALSE(e.publicReason.empty()) << "open without a reason";
        } else {
            EXPECT_NE(sekisho::menuItem(e.permission.menu), nullptr) << "unknown menu " << e.permission.menu;
        }
        // Without a scope any app's token would do: only for what everybody may do with his own account.
        if (e.scopes.empty() && e.auth != AuthNeed::None) {
            EXPECT_TRUE(e.permission.menu.empty());
        }
        if (e.method == Method::Get || e.method == Method::Head) {
            EXPECT_NE(e.effect, Effect::Write);
        }
        if (!open && e.method != Method::Get && e.effect == Effect::Write) {
            EXPECT_EQ(e.permission.access, Access::Operate);
        }
        const bool member = e.path.find("{userId}") != std::string_view::npos;
        const bool unit = e.path.find("{orgUnitId}") != std::string_view::npos;
        if (member && e.auth != AuthNeed::None) {
            EXPECT_EQ(e.subject, Subject::Member);
        }
        if (unit && !member) {
            EXPECT_EQ(e.subject, Subject::OrgUnit);
        }
        if (e.subject != Subject::None) {
            EXPECT_TRUE(member || unit);
        }
        if (e.selfAllowed) {
            EXPECT_EQ(e.subject, Subject::Member);
        }
        if (e.runOn == RunOn::Inline) {
            EXPECT_TRUE(e.subject == Subject::None && e.effect == Effect::None);
        }
        if (e.recall) {
            EXPECT_TRUE(e.subject == Subject::None && e.effect == Effect::Read && !e.selfAllowed);
            EXPECT_NE(e.auth, AuthNeed::None);
        }
        EXPECT_LE(e.bodyLimit, 32U << 20);
        EXPECT_GT(e.bodyLimit, 0U);
    }
}

TEST_F(EndpointsTest, HaveEachPathOnce) {
    std::set<std::string> names;
    for (const Endpoint& e : all)
        EXPECT_TRUE(names.insert(nameOf(e)).second) << nameOf(e);
    serveAll();
}

TEST_F(EndpointsTest, LetInExactlyTheRolesThatMay) {
    serveDoors();
    authenticator.callers["nobody"] = strong("u-nobody", {});
    for (const auto& role : sekisho::builtInRoles())
        authenticator.callers[role.builtIn] = strong("u-" + role.builtIn, {roleOf(role.builtIn)});
    std::size_t refused = 0;
    for (const auto& [token, caller] : authenticator.callers) {
        if (caller.user.empty() || token == "plain") continue;
        for (const Endpoint& e : all) {
            if (e.auth == AuthNeed::None) continue;
            const bool may = hasScope(caller.scopes, e.scopes) &&
                             (e.permission.menu.empty() ||
                              sekisho::accessOf(caller.roles, e.permission.menu, clock.now()) >= e.permission.access);
            const int status = ask(token, e.method, targetOf(e)).status;
            EXPECT_EQ(status, may ? 299 : 403) << token << " " << nameOf(e);
            refused += may ? 0 : 1;
        }
    }
    EXPECT_GT(refused, 0U);
}

TEST_F(EndpointsTest, RefuseWithoutATokenAndWithoutTheScope) {
    serveDoors();
    Caller scopeless = strong("u-super", {roleOf("super")});
    scopeless.scopes = {"bot.message"};
    authenticator.callers["scopeless"] = scopeless;
    for (const Endpoint& e : all) {
        if (e.auth == AuthNeed::None) continue;
        EXPECT_EQ(ask("", e.method, targetOf(e)).status, 401) << nameOf(e);
        EXPECT_EQ(ask("stolen", e.method, targetOf(e)).status, 401) << nameOf(e);
        if (!e.scopes.empty()) {
            EXPECT_EQ(ask("scopeless", e.method, targetOf(e)).status, 403) << nameOf(e);
        }
        if (e.auth == AuthNeed::User) {
            Caller app = serviceCaller(strong("x", {}).scopes);
            authenticator.callers["account"] = app;
            EXPECT_EQ(ask("account", e.method, targetOf(e)).status, 403) << nameOf(e);
        }
    }
}

// A tenant with a member and an organization, seen from the highest administrator of another one.
TEST_F(EndpointsTest, AnotherTenantDoesNotExist) {
    const auto made = store->write([](sekisho::sql::Database& db) -> sekisho::Done {
        const std::int64_t other = otherDomain;
        SEKISHO_CHECK(db.exec(
            "insert into tenant(domain_id, workgroup, name, settings, created) values(:d, 'other', 'O', '{}', 0)",
            other));
        SEKISHO_CHECK(db.exec("insert into member(domain_id, uid, email, sort_key, created, updated, version, doc)"
                              " values(:d, :u, 'x@other', 'x', 0, 0, 1, '{}')",
                              other, foreignUid));
        SEKISHO_CHECK(db.exec("insert into orgunit(domain_id, uid, display_order, depth, name, doc, version)"
                              " values(:d, :u, 1, 1, 'O', '{}', 1)",
                              other, foreignUid));
        return {};
    });
    ASSERT_TRUE(made);
    serveAll();
    authenticator.callers["super"] = strong("u-super", {roleOf("super")});
    std::size_t probed = 0;
    for (const Endpoint& e : all) {
        if (e.auth == AuthNeed::None) continue;
        EXPECT_EQ(ask("super", e.method, targetOf(e) + "?domainId=10000002").status, 404) << nameOf(e);
        if (e.subject == Subject::None) continue;
        ++probed;
        const Response foreign = ask("super", e.method, targetOf(e));
        EXPECT_EQ(foreign.status, 404) << nameOf(e) << foreign.body;
        EXPECT_TRUE(codeOf(foreign).ends_with("_NOT_EXIST")) << nameOf(e);
        std::string nowhere = targetOf(e);
        for (std::size_t at = nowhere.find(foreignUid); at != std::string::npos; at = nowhere.find(foreignUid))
            nowhere.replace(at, foreignUid.size(), "ffffffff-0000-4000-8000-00000000000f");
        EXPECT_EQ(ask("super", e.method, nowhere).body, foreign.body) << nameOf(e);
    }
    EXPECT_GT(probed, 10U);
}

} // namespace
} // namespace sekishod::test::test_http_endpoints
