// Looking as somebody else: reading only, for whoever may grant, with exactly the other's rights and never out of
// memory.

#include "tests/service/directory_fixture.h"

namespace sekishod::test::test_view_as {
namespace {

using std::chrono::hours;

class ViewAsTest : public DirectoryTest {
  protected:
    ViewAsTest()
        : mine(makeUnit("Mine")), other(makeUnit("Other")), inside(makeUser("in.side", {mine})),
          outside(makeUser("out.side", {other})), deputyId(makeUser("branch.deputy", {mine})) {
        giveRole(deputyId, "deputy", {mine});
        admin = signIn(uidOf("admin@sakura"));
        deputy = signIn(deputyId);
    }
    Response as(const SignedIn& who, const std::string& user, std::string_view target, Method method = Method::Get,
                std::string body = {}) {
        return ask(who.access, method, target, std::move(body), {{"X-View-As", user}});
    }
    Response view(const SignedIn& who, const std::string& user) {
        return send(who, Method::Post, fmt::format("/v1.0/admin/users/{}/view", user));
    }
    static std::set<std::string> userIds(const Response& response) {
        std::set<std::string> out;
        const auto page = object(response);
        for (const auto& user : page.at("users").as_array())
            out.insert(str(user.as_object(), "userId"));
        return out;
    }
    void openRescue() {
        rescuer = makeUser("rescuer");
        giveRole(rescuer, "rescue");
    }

    std::string mine, other, inside, outside, deputyId, rescuer;
    SignedIn admin, deputy;
};

TEST_F(ViewAsTest, ListsAreThoseOfTheOther) {
    const Response his = get(deputy, "/v1.0/users?count=100");
    const Response seen = as(admin, deputyId, "/v1.0/users?count=100");
    ASSERT_EQ(200, seen.status) << seen.body;
    EXPECT_EQ(his.body, seen.body);
    EXPECT_EQ((std::set<std::string>{inside, deputyId}), userIds(seen));
    EXPECT_EQ(200, as(admin, deputyId, "/v1.0/users/" + inside).status);
    EXPECT_EQ(404, as(admin, deputyId, "/v1.0/users/" + outside).status) << "outside of his scope nothing exists";
    EXPECT_EQ(200, get(admin, "/v1.0/users/" + outside).status) << "the next request is his own again";
    EXPECT_EQ(200, as(admin, "branch.deputy@sakura", "/v1.0/users/" + inside).status) << "any form of id";
}

TEST_F(ViewAsTest, WhatTheOtherMayNotIsRefused) {
    const std::string viewer = uidOf("viewer1@sakura");
    EXPECT_EQ(403, get(signIn(viewer), "/v1.0/admin/brake").status);
    EXPECT_EQ(403, as(admin, viewer, "/v1.0/admin/brake").status);
    EXPECT_EQ(200, get(admin, "/v1.0/admin/brake").status);
}

TEST_F(ViewAsTest, OnlyReads) {
    const std::string user = "/v1.0/users/" + inside;
    expectError(as(admin, deputyId, user, Method::Delete), 400, "VIEW_AS_READS_ONLY");
    expectError(as(admin, deputyId, user, Method::Patch, R"({"nickName":"x"})"), 400, "VIEW_AS_READS_ONLY");
    expectError(as(admin, deputyId, "/v1.0/admin/push"), 400, "VIEW_AS_READS_ONLY");
    EXPECT_NE(as(admin, deputyId, "/v1.0/admin/logs/records?count=1").status, 400) << "what it reads is recorded";
    EXPECT_NE(as(admin, deputyId, "/v1.0/admin/logs/records/1").status, 400);
    expectError(as(admin, deputyId, "/v1.0/admin/snapshot"), 400, "VIEW_AS_READS_ONLY");
    expectError(as(admin, deputyId, "/v1.0/admin/changes?cursor=0&wait=5"), 400, "VIEW_AS_READS_ONLY");
    EXPECT_EQ(200, get(admin, user).status);
}

TEST_F(ViewAsTest, NothingComesOutOfMemory) {
    ASSERT_EQ(200, get(admin, "/v1.0/admin/me").status);
    ASSERT_TRUE(getAtOnce(admin, "/v1.0/admin/me")) << "memory knows the own answer";
    Request request = requestOf(admin.access, Method::Get, "/v1.0/admin/me", {}, {{"X-View-As", deputyId}}, false);
    const Admission admission = gates->admit(request, true);
    EXPECT_FALSE(gates->answerAtOnce(request, admission));
    const auto seen = object(as(admin, deputyId, "/v1.0/admin/me"));
    ASSERT_EQ(1U, seen.at("roles").as_array().size());
    EXPECT_EQ("deputy", str(seen.at("roles").as_array()[0].as_object(), "builtIn"));
    const auto own = getAtOnce(admin, "/v1.0/admin/me");
    const auto after = object(own ? *own : get(admin, "/v1.0/admin/me"));
    EXPECT_EQ("super", str(after.at("roles").as_array().at(0).as_object(), "builtIn"))
        << "nor does the other's stay in it";
}

TEST_F(ViewAsTest, OneIsNotHimself) {
    EXPECT_EQ(200, get(admin, "/v1.0/users/me").status);
    EXPECT_EQ(404, as(admin, deputyId, "/v1.0/users/me").status) << "the highest administrator is not in his scope";
    EXPECT_EQ(404, as(admin, deputyId, "/v1.0/users/" + uidOf("admin@sakura")).status);
}

TEST_F(ViewAsTest, IsForWhoeverMayGrantAndHoldsAllOfIt) {
    constexpr std::string_view list = "/v1.0/users?count=10";
    expectError(as(deputy, uidOf("viewer1@sakura"), list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(signIn(uidOf("deputy1@sakura")), uidOf("viewer1@sakura"), list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(serviceAccount({"directory"}), deputyId, list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(admin, inside, list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(admin, "nobody", list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(admin, uidOf("deputy1@ume"), list), 403, "VIEW_AS_NOT_ALLOWED");
    script("UPDATE role_holding SET expires = 1 WHERE member_uid = '" + deputyId + "'");
    expectError(as(admin, deputyId, list), 403, "VIEW_AS_NOT_ALLOWED");
    openRescue();
    const SignedIn rescue = signIn(rescuer);
    EXPECT_EQ(200, as(rescue, uidOf("viewer1@sakura"), list).status);
    expectError(as(rescue, uidOf("admin@sakura"), list), 403, "VIEW_AS_NOT_ALLOWED");
    expectError(as(rescue, uidOf("deputy1@sakura"), list), 403, "VIEW_AS_NOT_ALLOWED"); // monitoring is not its own
    expectError(view(rescue, uidOf("admin@sakura")), 403, "VIEW_AS_NOT_ALLOWED");
}

TEST_F(ViewAsTest, AScopedRightOverRolesIsNotEnough) {
    const std::string part = makeUser("part");
    giveRole(part, "rescue", {mine});
    expectError(as(signIn(part), deputyId, "/v1.0/users?count=10"), 403, "VIEW_AS_NOT_ALLOWED");
}

TEST_F(ViewAsTest, TheViewSaysWhatHisListsSay) {
    signIn(inside);
    signIn(outside);
    const Response response = view(admin, deputyId);
    ASSERT_EQ(200, response.status) << response.body;
    const auto seen = object(response);
    EXPECT_FALSE(seen.at("wholeTenant").as_bool());
    ASSERT_EQ(1U, seen.at("units").as_array().size());
    EXPECT_EQ("Mine", str(seen.at("units").as_array()[0].as_object(), "name"));
    EXPECT_EQ(2, seen.at("members").as_int64());
    std::set<std::string> sample;
    for (const auto& one : seen.at("sample").as_array())
        sample.insert(str(one.as_object(), "userId"));
    EXPECT_EQ(userIds(get(deputy, "/v1.0/users?count=100")), sample);
    const auto his = object(get(deputy, "/v1.0/admin/sessions"));
    EXPECT_EQ(his.at("total").as_int64(), seen.at("sessions").as_int64());
    const auto devices = object(get(deputy, "/v1.0/admin/devices"));
    EXPECT_EQ(devices.at("total").as_int64(), seen.at("devices").as_int64());
    std::map<std::string, std::string> menus;
    for (const auto& menu : seen.at("menus").as_array())
        menus[str(menu.as_object(), "menu")] = str(menu.as_object(), "access");
    EXPECT_EQ("operate", menus["members.members"]);
    EXPECT_EQ("view", menus["security.roles"]);
    EXPECT_FALSE(menus.contains("security.delegation"));
    EXPECT_EQ(1, audits("role.viewAs", deputyId));
}

TEST_F(ViewAsTest, OfTheWholeTenantThereIsAllOfIt) {
    const auto seen = object(view(admin, uidOf("viewer1@sakura")));
    EXPECT_TRUE(seen.at("wholeTenant").as_bool());
    EXPECT_TRUE(seen.at("units").as_array().empty());
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM member WHERE domain_id = {}", domain)),
              seen.at("members").as_int64());
    EXPECT_EQ(100U, seen.at("sample").as_array().size());
    EXPECT_EQ(0, seen.at("devices").as_int64()) << "that list is closed to him";
    EXPECT_EQ(0, seen.at("sessions").as_int64());
    EXPECT_EQ(403, view(deputy, deputyId).status);
    expectError(view(admin, inside), 403, "VIEW_AS_NOT_ALLOWED");
    EXPECT_EQ(404, view(admin, uidOf("deputy1@ume")).status);
}

} // namespace
} // namespace sekishod::test::test_view_as
