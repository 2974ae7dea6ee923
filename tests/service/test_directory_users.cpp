// Members: made, read, replaced and changed through the public API.
#include "tests/service/directory_fixture.h"

namespace sekishod::test::test_directory_users {
namespace {

class DirectoryUsers : public DirectoryTest {};

TEST_F(DirectoryUsers, CreateAnswersWithThePendingMember) {
    const std::string unit = makeUnit("Sales");
    auto body = userBody("ken.ito");
    body["userExternalKey"] = "EMP-1";
    body["organizations"] = json::array{inUnits({unit})};
    body["aliasEmails"] = json::array{"ken", "k.ito@sakura"};
    const Response response = post("/v1.0/users", body);
    ASSERT_EQ(201, response.status) << response.body;
    EXPECT_EQ("\"1\"", headerOf(response, "ETag"));
    const auto user = object(response);
    EXPECT_TRUE(user.at("isPending").as_bool());
    EXPECT_EQ("ken@sakura", user.at("aliasEmails").at(0).as_string()); // completed
    EXPECT_EQ("Sales", user.at("organizations").at(0).at("orgUnits").at(0).at("orgUnitName").as_string());
    EXPECT_EQ("ja_JP", user.at("locale").as_string()); // the tenant's
    EXPECT_EQ(user, read("/v1.0/users/" + str(user, "userId")));
    EXPECT_EQ(1, audits("member.create", str(user, "userId")));
    EXPECT_EQ(1, feedNotes("member", str(user, "userId")));
    EXPECT_EQ(1, number("SELECT must_change FROM credential WHERE member_uid = '" + str(user, "userId") + "'"));
    EXPECT_EQ(0, number("SELECT count(*) FROM audit WHERE changes LIKE '%Kesa9%'"))
        << "the password is in the audit log";
    expectInStep();
}

TEST_F(DirectoryUsers, BareLocalPartIsCompletedAndFolded) {
    auto body = userBody("x");
    body["email"] = "Aki.Mori";
    const auto user = object(post("/v1.0/users", body));
    EXPECT_EQ("aki.mori@sakura", str(user, "email"));
    EXPECT_EQ("aki.mori@sakura", str(user.at("organizations").at(0).as_object(), "email"));
}

TEST_F(DirectoryUsers, EveryFormOfIdFindsTheMember) {
    auto body = userBody("ken.ito");
    body["userExternalKey"] = "EMP 1:2";
    body["aliasEmails"] = json::array{"second@sakura"};
    const std::string id = str(object(post("/v1.0/users", body)), "userId");
    for (const std::string_view form : {"ken.ito@sakura", "ken.ito%40sakura", "KEN.ITO@sakura", "externalKey:EMP%201:2",
                                        "externalKey%3AEMP%201%3A2", "second%40sakura"})
        EXPECT_EQ(id, str(read("/v1.0/users/" + std::string(form)), "userId")) << form;
    for (const std::string_view form : {"ken", "externalKey:EMP", "ken.ito@ume", "externalKey:", "%20"})
        expectError(get(super, "/v1.0/users/" + std::string(form)), 404, "USER_NOT_EXIST");
    const std::string foreign = uidOf("admin@ume");
    expectError(get(super, "/v1.0/users/" + foreign), 404, "USER_NOT_EXIST");
}

TEST_F(DirectoryUsers, CreateRefusals) {
    const std::string unit = makeUnit("Sales", {}, 1);
    makeUser("taken");
    const auto addresses = [&] { return number("SELECT count(*) FROM address WHERE address LIKE 'ken%'"); };
    const auto before = addresses(); // the sample has a Ken or two
    const auto with = [&](std::string_view key, const auto& value) {
        auto body = userBody("ken.ito");
        body[key] = json::value_from(value);
        return post("/v1.0/users", body);
    };
    expectError(with("email", "taken@sakura"), 409, "EMAIL_ALREADY_EXIST");
    expectError(with("aliasEmails", json::array{"taken@sakura"}), 409, "ALIAS_EMAIL_ALREADY_EXIST");
    expectError(with("email", str(read("/v1.0/orgunits/" + unit), "email")), 409, "EMAIL_ALREADY_EXIST");
    expectError(with("email", "ken@elsewhere"), 400, "LOGIN_GROUP");
    expectError(with("email", "ken..ito@sakura"), 400, "LOCAL_PART_DOTS");
    expectError(with("email", nullptr), 400, "MISSING_PARAMETER");
    expectError(with("userName", json::object{{"lastName", std::string(81, 'a')}}), 400, "NAME_TOO_LONG");
    expectError(with("userName", json::object{}), 400, "NAME_REQUIRED");
    expectError(with("domainId", 1), 404, "DOMAIN_NOT_EXIST");
    expectError(with("organizations", json::array{inUnits({"gone"})}), 404, "ORGUNIT_NOT_EXIST");
    expectError(with("userTypeId", "gone"), 404, "USER_TYPE_NOT_EXIST");
    expectError(with("relations", json::array{{{"relationUserId", "gone"}}}), 404, "USER_NOT_EXIST");
    expectError(with("privateEmail", "not mail"), 400, "MAIL_FORMAT");
    expectError(with("passwordConfig", json::object{{"passwordCreationType", "ADMIN"}}), 400, "MISSING_PARAMETER");
    expectError(with("passwordConfig", json::object{{"passwordCreationType", "ADMIN"}, {"password", "short"}}), 400,
                "PASSWORD_TOO_SHORT");
    expectError(with("passwordConfig", nullptr), 400, "PRIVATE_EMAIL_REQUIRED");
    expectError(ask(super.access, Method::Post, "/v1.0/users", "{"), 400, "INVALID_JSON");
    std::vector<std::string> units;
    for (int i = 0; i < 31; ++i)
        units.push_back(makeUnit(fmt::format("U{}", i)));
    expectError(with("organizations", json::array{inUnits(units)}), 400, "TOO_MANY");
    EXPECT_EQ(before, addresses()) << "something of a refused member stayed";
    expectInStep();
}

TEST_F(DirectoryUsers, InvitationNeedsAPrivateAddress) {
    auto body = userBody("ken.ito");
    body["passwordConfig"] = {{"passwordCreationType", "MEMBER"}};
    body["privateEmail"] = "ken@example.org";
    const Response response = post("/v1.0/users", body);
    EXPECT_EQ(201, response.status) << response.body;
    EXPECT_EQ(0,
              number("SELECT count(*) FROM credential WHERE member_uid = '" + str(object(response), "userId") + "'"));
}

TEST_F(DirectoryUsers, PatchKeepsWhatPutClears) {
    auto body = userBody("ken.ito");
    body["nickName"] = "ken";
    body["task"] = "sales";
    body["organizations"] = json::array{inUnits({makeUnit("Sales")})};
    const std::string path = "/v1.0/users/" + str(object(post("/v1.0/users", body)), "userId");
    auto user = object(patch(path, json::object{{"task", "export"}, {"userName", {{"firstName", "健太"}}}}));
    EXPECT_EQ("ken", str(user, "nickName"));
    EXPECT_EQ("export", str(user, "task"));
    EXPECT_EQ("伊藤", str(user.at("userName").as_object(), "lastName"));
    EXPECT_EQ(1U, user.at("organizations").at(0).at("orgUnits").as_array().size());
    user = object(put(
        path, json::object{{"domainId", domain}, {"email", "ken.ito@sakura"}, {"userName", {{"lastName", "伊藤"}}}}));
    EXPECT_TRUE(user.at("nickName").is_null());
    EXPECT_TRUE(user.at("task").is_null());
    EXPECT_TRUE(user.at("userName").at("firstName").is_null());
    EXPECT_TRUE(user.at("organizations").at(0).at("orgUnits").as_array().empty());
    EXPECT_TRUE(user.at("isPending").as_bool()) << "state is not the client's to change";
    expectError(put(path, json::object{{"domainId", domain}, {"userName", {{"lastName", "x"}}}}), 400,
                "MISSING_PARAMETER");
    expectInStep();
}

TEST_F(DirectoryUsers, ReadOnlyFieldsSentBackAreIgnored) {
    const std::string id = makeUser("ken.ito", {makeUnit("Sales")});
    auto user = read("/v1.0/users/" + id);
    user["isAdministrator"] = true;
    user["isSuspended"] = true;
    user["userId"] = "other";
    user["suspendedReason"] = "MASTER";
    const Response response = put("/v1.0/users/" + id, user);
    ASSERT_EQ(200, response.status) << response.body;
    EXPECT_EQ(id, str(object(response), "userId"));
    EXPECT_FALSE(object(response).at("isAdministrator").as_bool());
    EXPECT_FALSE(object(response).at("isSuspended").as_bool());
}

TEST_F(DirectoryUsers, NothingChangedLeavesNoTrace) {
    const std::string id = makeUser("ken.ito");
    const auto seq = number("SELECT max(seq) FROM change");
    const auto before = headerOf(get(super, "/v1.0/users/" + id), "ETag");
    const Response response = patch("/v1.0/users/" + id, json::object{{"userName", {{"lastName", "伊藤"}}}});
    EXPECT_EQ(200, response.status);
    EXPECT_EQ(before, headerOf(response, "ETag"));
    EXPECT_EQ(seq, number("SELECT max(seq) FROM change"));
    EXPECT_EQ(0, audits("member.update", id));
}

TEST_F(DirectoryUsers, AuditNamesOldAndNew) {
    const std::string id = makeUser("ken.ito");
    patch("/v1.0/users/" + id, json::object{{"task", "export"}});
    patch("/v1.0/users/" + id, json::object{{"task", nullptr}, {"nickName", "ken"}});
    const auto changes = lastChanges("member.update", id);
    EXPECT_EQ(2U, changes.size());
    EXPECT_EQ("export", str(changes.at("task").as_object(), "from"));
    EXPECT_TRUE(changes.at("task").at("to").is_null());
    EXPECT_EQ("ken", str(changes.at("nickName").as_object(), "to"));
    EXPECT_EQ(uidOf("admin@sakura"), text("SELECT actor_id FROM audit WHERE action = 'member.update' LIMIT 1"));
}

TEST_F(DirectoryUsers, StaleVersionIsRefusedWithThePresentOne) {
    const std::string path = "/v1.0/users/" + makeUser("ken.ito");
    const std::string first = headerOf(get(super, path), "ETag");
    const Response changed = send(super, Method::Patch, path, json::object{{"task", "a"}}, {{"If-Match", first}});
    EXPECT_EQ(200, changed.status);
    for (const Method method : {Method::Patch, Method::Put, Method::Delete}) {
        const Response stale = send(super, method, path, userBody("ken.ito"), {{"If-Match", first}});
        expectError(stale, 412, "PRECONDITION_FAILED");
        EXPECT_EQ(headerOf(changed, "ETag"), headerOf(stale, "ETag"));
    }
    for (const std::string_view good : {"*", "\"7\", W/\"2\""})
        EXPECT_EQ(
            200, send(super, Method::Patch, path, json::object{{"searchable", true}}, {{"If-Match", std::string(good)}})
                     .status)
            << good;
}

TEST_F(DirectoryUsers, NewHeadUnseatsThePresentOne) {
    const std::string unit = makeUnit("Sales");
    const std::string old = makeUser("old.head", {unit});
    const std::string fresh = makeUser("new.head", {unit});
    patch("/v1.0/users/" + old, json::object{{"organizations", json::array{inUnits({unit}, true)}}});
    EXPECT_EQ(
        200, patch("/v1.0/users/" + fresh, json::object{{"organizations", json::array{inUnits({unit}, true)}}}).status);
    const auto isHead = [&](const std::string& user) {
        return read("/v1.0/users/" + user).at("organizations").at(0).at("orgUnits").at(0).at("isManager").as_bool();
    };
    EXPECT_FALSE(isHead(old));
    EXPECT_TRUE(isHead(fresh));
    EXPECT_EQ(2, audits("member.update", old)) << "losing the post is a record of its own";
    EXPECT_TRUE(lastChanges("member.update", old).contains("organizations"));
    EXPECT_GE(feedNotes("member", old), 3);
    expectInStep();
}

TEST_F(DirectoryUsers, IdChangeEndsAllSessions) {
    const std::string id = makeUser("ken.ito");
    const SignedIn phone = signIn(id, {"user.read"}, sekisho::ClientKind::MobileApp);
    EXPECT_EQ(200, get(phone, "/v1.0/users/me").status);
    patch("/v1.0/users/" + id, json::object{{"task", "a"}});
    EXPECT_TRUE(liveSession(phone));
    EXPECT_EQ(200, patch("/v1.0/users/" + id, json::object{{"email", "k.ito"}}).status);
    EXPECT_FALSE(liveSession(phone));
    EXPECT_EQ(401, get(phone, "/v1.0/users/me").status);
    EXPECT_EQ(1, audits("member.idChange", id));
    expectError(get(super, "/v1.0/users/ken.ito@sakura"), 404, "USER_NOT_EXIST");
    makeUser("ken.ito"); // the old ID is free again
    expectInStep();
}

TEST_F(DirectoryUsers, PasswordInAnUpdateForcesAChange) {
    const std::string id = makeUser("ken.ito");
    const auto hash = text("SELECT hash FROM credential WHERE member_uid = '" + id + "'");
    const SignedIn phone = signIn(id, {"user.read"});
    const json::object body{
        {"passwordConfig",
         {{"passwordCreationType", "ADMIN"}, {"password", "Other-Mizu7Kawara"}, {"changePasswordAtNextLogin", false}}}};
    EXPECT_EQ(200, patch("/v1.0/users/" + id, body).status);
    EXPECT_NE(hash, text("SELECT hash FROM credential WHERE member_uid = '" + id + "'"));
    EXPECT_EQ(0, number("SELECT must_change FROM credential WHERE member_uid = '" + id + "'"));
    EXPECT_FALSE(liveSession(phone));
    EXPECT_EQ(1, audits("member.password.force", id));
    EXPECT_EQ(0, number("SELECT count(*) FROM audit WHERE changes LIKE '%Mizu7%'"));
    EXPECT_EQ(400, patch("/v1.0/users/" + id, body).status) << "the same password again";
}

TEST_F(DirectoryUsers, NobodyTakesOverAStrongerAccount) {
    const std::string deputy = makeUser("deputy");
    giveRole(deputy, "deputy");
    const SignedIn operatorOf = roleHolder("operator", "operator");
    const json::object password{
        {"passwordConfig", {{"passwordCreationType", "ADMIN"}, {"password", "Other-Mizu7Kawara"}}}};
    const std::string master = uidOf("admin@sakura");
    const SignedIn app = serviceAccount();
    for (const SignedIn& who : {operatorOf, app}) {
        for (const auto& body : {password, json::object{{"email", "taken.over"}}}) {
            EXPECT_EQ(403, send(who, Method::Patch, "/v1.0/users/" + deputy, body).status);
            expectError(send(who, Method::Patch, "/v1.0/users/" + master, body), 403, "SUPER_ADMIN_PROTECTED");
        }
    }
    EXPECT_EQ(403, send(operatorOf, Method::Post, "/v1.0/users/" + deputy + "/suspend").status);
    EXPECT_EQ(200, send(operatorOf, Method::Patch, "/v1.0/users/" + deputy, json::object{{"task", "a"}}).status);
    EXPECT_EQ(200, patch("/v1.0/users/" + deputy, password).status) << "the highest administrator may";
    EXPECT_GE(number("SELECT count(*) FROM audit WHERE action = 'access.denied'"), 9);
}

TEST_F(DirectoryUsers, HighestAdministratorKeepsHisPrivateAddress) {
    const std::string path = "/v1.0/users/" + uidOf("admin@sakura");
    ASSERT_EQ(200, patch(path, json::object{{"privateEmail", "master@example.org"}}).status);
    expectError(patch(path, json::object{{"privateEmail", nullptr}}), 400, "PRIVATE_EMAIL_REQUIRED");
}

TEST_F(DirectoryUsers, MembersReadThemselvesOnly) {
    const std::string id = makeUser("ken.ito");
    const SignedIn self = signIn(id, {"user.read"});
    EXPECT_EQ(id, str(object(get(self, "/v1.0/users/me")), "userId"));
    EXPECT_EQ(200, get(self, "/v1.0/users/ken.ito%40sakura").status);
    EXPECT_EQ(403, get(self, "/v1.0/users/" + uidOf("admin@sakura")).status);
    EXPECT_EQ(403, get(self, "/v1.0/users").status);
    EXPECT_EQ(403, send(self, Method::Patch, "/v1.0/users/" + id, json::object{{"task", "a"}}).status);
    EXPECT_EQ(403, get(serviceAccount(), "/v1.0/users/me").status);
}

TEST_F(DirectoryUsers, ReducedScopesSeeLess) {
    const std::string id = makeUser("ken.ito");
    const auto email = object(get(signIn(id, {"user.email.read"}), "/v1.0/users/me"));
    EXPECT_EQ(3U, email.size());
    EXPECT_EQ("ken.ito@sakura", str(email, "email"));
    const auto profile = object(get(signIn(id, {"user.profile.read"}), "/v1.0/users/me"));
    EXPECT_TRUE(profile.contains("userName"));
    EXPECT_FALSE(profile.contains("email"));
    EXPECT_FALSE(profile.contains("birthday"));
}

TEST_F(DirectoryUsers, ScopedDeputyStaysWithinHisPart) {
    const std::string mine = makeUnit("Mine");
    const std::string below = makeUnit("Below", mine);
    const std::string other = makeUnit("Other");
    const SignedIn deputy = roleHolder("part.deputy", "deputy", {mine});
    const std::string outside = makeUser("outside", {other});
    const std::string both = makeUser("both", {below, other});
    expectError(get(deputy, "/v1.0/users/" + outside), 404, "USER_NOT_EXIST");
    EXPECT_EQ(200, get(deputy, "/v1.0/users/" + both).status);
    auto body = userBody("new.one");
    expectError(send(deputy, Method::Post, "/v1.0/users", body), 403, "OUT_OF_SCOPE");
    body["organizations"] = json::array{inUnits({other})};
    expectError(send(deputy, Method::Post, "/v1.0/users", body), 403, "OUT_OF_SCOPE");
    body["organizations"] = json::array{inUnits({below})};
    EXPECT_EQ(201, send(deputy, Method::Post, "/v1.0/users", body).status);
    const std::string path = "/v1.0/users/" + both;
    EXPECT_EQ(200, send(deputy, Method::Patch, path, json::object{{"task", "a"}}).status);
    expectError(send(deputy, Method::Patch, path, json::object{{"organizations", json::array{inUnits({below})}}}), 403,
                "OUT_OF_SCOPE");
    expectError(send(deputy, Method::Patch, path, json::object{{"organizations", json::array{inUnits({other})}}}), 403,
                "OUT_OF_SCOPE");
    EXPECT_EQ(200, send(deputy, Method::Patch, path,
                        json::object{{"organizations", json::array{inUnits({below, other, mine})}}})
                       .status);
    expectInStep();
}

TEST_F(DirectoryUsers, MovingToAnotherDomainIsNotOffered) {
    const Response response =
        post("/v1.0/users/" + makeUser("ken.ito") + "/move", json::object{{"organizations", json::array{}}});
    expectError(response, 403, "FORBIDDEN");
    EXPECT_NE(std::string::npos, response.body.find("one domain"));
}

} // namespace
} // namespace sekishod::test::test_directory_users
