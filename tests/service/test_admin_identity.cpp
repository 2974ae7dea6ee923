// Who am I, what may I do, what does this service offer.
#include "tests/service/tenant_fixture.h"

#include "models/domain/rights.h"

namespace sekishod::test::test_admin_identity {
namespace {

class AdminIdentityTest : public TenantTest {
  protected:
    static std::string accessIn(const boost::json::object& body, std::string_view menu) {
        for (const auto& item : body.at("menus").as_array())
            if (str(item.as_object(), "key") == menu) return str(item.as_object(), "access");
        return "absent";
    }
};

TEST_F(AdminIdentityTest, TheHighestAdministratorIsToldWhoHeIsAndWhatHeMay) {
    const auto admin = signInAs("admin@sakura");
    const auto response = get(admin, "/v1.0/admin/me");
    ASSERT_EQ(response.status, 200) << response.body;
    const auto me = object(response);
    EXPECT_EQ(str(me.at("user").as_object(), "email"), "admin@sakura");
    EXPECT_EQ(str(me.at("user").as_object(), "userId"), uidOf("admin@sakura"));
    EXPECT_EQ(me.at("domainId").as_int64(), domain);
    EXPECT_EQ(str(me, "workgroup"), "sakura");
    EXPECT_EQ(str(me, "tenantName"), "sakura");
    EXPECT_EQ(str(me.at("session").as_object(), "sessionId"), admin.session.value);
    EXPECT_EQ(str(me, "serverTime"), sekisho::formatUtc(clock.now()));
    EXPECT_TRUE(me.at("settings").as_object().at("usePosition").as_bool());
    ASSERT_EQ(me.at("roles").as_array().size(), 1U);
    const auto& role = me.at("roles").as_array()[0].as_object();
    EXPECT_EQ(str(role, "builtIn"), "super");
    EXPECT_TRUE(role.at("scope").as_object().at("orgUnits").as_array().empty());
    for (const auto& menu : sekisho::menuTree())
        EXPECT_EQ(accessIn(me, menu.key), "operate") << menu.key;
}

TEST_F(AdminIdentityTest, ACustomRoleShowsItsMenusAndItsScope) {
    const auto me = object(get(signInAs("branch1@sakura"), "/v1.0/admin/me"));
    ASSERT_EQ(me.at("roles").as_array().size(), 1U);
    const auto& role = me.at("roles").as_array()[0].as_object();
    EXPECT_EQ(str(role, "builtIn"), "");
    EXPECT_FALSE(str(role, "name").empty());
    EXPECT_EQ(role.at("scope").as_object().at("orgUnits").as_array().size(), 1U);
    EXPECT_TRUE(role.at("scope").as_object().at("includeSubOrgUnits").as_bool());
    EXPECT_EQ(accessIn(me, "members.members"), "operate");
    EXPECT_EQ(accessIn(me, "members.orgUnits"), "view");
    EXPECT_EQ(accessIn(me, "security.roles"), "absent");
}

TEST_F(AdminIdentityTest, AMemberWithoutARoleHasNoMenus) {
    const auto uid =
        text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
             " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
             "role_holding) ORDER BY id LIMIT 1");
    const auto me = object(get(signIn(uid), "/v1.0/admin/me"));
    EXPECT_TRUE(me.at("roles").as_array().empty());
    EXPECT_TRUE(me.at("menus").as_array().empty());
}

TEST_F(AdminIdentityTest, AnExpiredRoleIsNotTold) {
    script("UPDATE role_holding SET expires = " + std::to_string(sekisho::toMillis(clock.now()) - 1) +
           " WHERE member_uid = '" + uidOf("viewer1@sakura") + "'");
    const auto me = object(get(signInAs("viewer1@sakura"), "/v1.0/admin/me"));
    EXPECT_TRUE(me.at("roles").as_array().empty());
    EXPECT_TRUE(me.at("menus").as_array().empty());
}

// The I/O thread says again what was said before, as long as that is still so, and nothing else.
TEST_F(AdminIdentityTest, WhoAmIIsAnsweredFromMemoryUntilSomethingChanges) {
    services->settings.rates.admin = 1'000; // the fixture does not limit, and then there is nothing to tell
    const auto admin = signInAs("admin@sakura");
    EXPECT_FALSE(getAtOnce(admin, "/v1.0/admin/me")) << "nobody has asked yet";
    const auto first = get(admin, "/v1.0/admin/me");
    ASSERT_EQ(first.status, 200);
    clock.advance(std::chrono::seconds(5));
    const auto again = getAtOnce(admin, "/v1.0/admin/me");
    ASSERT_TRUE(again);
    auto expected = object(first);
    expected["serverTime"] = sekisho::formatUtc(clock.now());
    EXPECT_EQ(object(*again), expected);
    EXPECT_EQ(headerOf(*again, "RateLimit-Used"), "2") << "it is counted like any other request";

    script("UPDATE tenant SET name = 'Sakura Ltd' WHERE domain_id = " + std::to_string(domain));
    EXPECT_FALSE(getAtOnce(admin, "/v1.0/admin/me")) << "the store was written to";
    EXPECT_EQ(str(object(get(admin, "/v1.0/admin/me")), "tenantName"), "Sakura Ltd");
    EXPECT_TRUE(getAtOnce(admin, "/v1.0/admin/me"));
    clock.advance(std::chrono::seconds(61));
    EXPECT_FALSE(getAtOnce(admin, "/v1.0/admin/me")) << "another process may have written";
}

TEST_F(AdminIdentityTest, NobodyGetsAnAnswerThatIsNotHisFromMemory) {
    const auto admin = signInAs("admin@sakura");
    const auto viewer = signInAs("viewer1@sakura");
    get(admin, "/v1.0/admin/me");
    get(viewer, "/v1.0/admin/me");
    ASSERT_TRUE(getAtOnce(viewer, "/v1.0/admin/me"));
    EXPECT_NE(object(*getAtOnce(viewer, "/v1.0/admin/me")), object(*getAtOnce(admin, "/v1.0/admin/me")));
    EXPECT_FALSE(getAtOnce(viewer, "/v1.0/admin/me?domainId=" + std::to_string(otherDomain)));

    authenticator->forgetUser(sekisho::UserId(uidOf("viewer1@sakura"))); // his roles are read anew
    EXPECT_FALSE(getAtOnce(viewer, "/v1.0/admin/me"));
    authenticator->forgetSession(admin.session);
    script("UPDATE session SET ended = 1 WHERE id = '" + admin.session.value + "'");
    EXPECT_FALSE(getAtOnce(admin, "/v1.0/admin/me"));
    EXPECT_EQ(get(admin, "/v1.0/admin/me").status, 401);
}

TEST_F(AdminIdentityTest, ARoleThatEndsIsNotRecalled) {
    script("UPDATE role_holding SET expires = " + std::to_string(sekisho::toMillis(clock.now()) + 10'000) +
           " WHERE member_uid = '" + uidOf("viewer1@sakura") + "'");
    const auto viewer = signInAs("viewer1@sakura");
    EXPECT_EQ(object(get(viewer, "/v1.0/admin/me")).at("roles").as_array().size(), 1U);
    clock.advance(std::chrono::seconds(9));
    EXPECT_TRUE(getAtOnce(viewer, "/v1.0/admin/me"));
    clock.advance(std::chrono::seconds(1));
    EXPECT_FALSE(getAtOnce(viewer, "/v1.0/admin/me"));
    EXPECT_TRUE(object(get(viewer, "/v1.0/admin/me")).at("roles").as_array().empty());
}

TEST_F(AdminIdentityTest, TheMenuTreeSaysWhyAMenuIsClosed) {
    const auto body = object(get(signInAs("operator1@sakura"), "/v1.0/admin/menus"));
    ASSERT_EQ(body.at("menus").as_array().size(), sekisho::menuTree().size());
    std::map<std::string, std::string> reasons;
    for (const auto& item : body.at("menus").as_array())
        reasons[str(item.as_object(), "key")] = str(item.as_object(), "reason");
    EXPECT_EQ(reasons["members.members"], "");
    EXPECT_EQ(reasons["audit.admin"], "notInRole");
    EXPECT_EQ(reasons["basic.close"], "builtInRolesOnly");
    const auto deputy = object(get(signInAs("deputy1@sakura"), "/v1.0/admin/menus"));
    for (const auto& item : deputy.at("menus").as_array())
        reasons[str(item.as_object(), "key")] = str(item.as_object(), "reason");
    EXPECT_EQ(reasons["security.roles"], "viewOnly");
}

TEST_F(AdminIdentityTest, CapabilitiesNeedASignIn) {
    EXPECT_EQ(ask("", Method::Get, "/v1.0/admin/capabilities").status, 401);
    EXPECT_EQ(get(signIn(uidOf("admin@sakura"), {"user.read"}), "/v1.0/admin/capabilities").status, 403);
    const auto body = object(get(signInAs("viewer1@sakura"), "/v1.0/admin/capabilities"));
    EXPECT_EQ(str(body, "service"), "sekishod");
    EXPECT_FALSE(str(body, "version").empty());
    EXPECT_FALSE(body.at("features").as_array().empty());
    EXPECT_EQ(body.at("limits").as_object().at("orgUnits").as_int64(), 10'000);
}

} // namespace
} // namespace sekishod::test::test_admin_identity
