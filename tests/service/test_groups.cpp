// Groups: what the public interface promises, limits, loops, masters, who sees them, and that nothing is half done.
#include "models/api/record.h"
#include "service/rules/groups.h"
#include "service/rules/members.h"
#include "service/store/journal.h"
#include "tests/service/asking_fixture.h"

#include <algorithm>

namespace sekishod::test::test_groups {
namespace {

using sekisho::sql::Database;

class GroupTest : public AskingTest {
  protected:
    std::string path(const std::string& group) { return "/v1.0/groups/" + group; }
    // Links and document must say the same of every group.
    void expectInStep() {
        const auto rows = store->read([](Database& db) { return db.rows<std::int64_t>("SELECT id FROM grp"); });
        ASSERT_TRUE(rows);
        for (const auto& [id] : *rows) {
            const auto group = store->read([id = id](Database& db) { return loadGroupRow(db, id); });
            ASSERT_TRUE(group);
            EXPECT_EQ(number("SELECT count(*) FROM group_member WHERE group_id = " + std::to_string(id)),
                      static_cast<std::int64_t>(group->group.members.size()));
            EXPECT_EQ(number("SELECT count(*) FROM group_master WHERE group_id = " + std::to_string(id)),
                      static_cast<std::int64_t>(group->group.administrators.size()));
            EXPECT_EQ(text("SELECT name FROM grp WHERE id = " + std::to_string(id)), group->group.name);
        }
        EXPECT_EQ(
            number("SELECT count(*) FROM group_member WHERE kind = 'USER' AND subject NOT IN (SELECT id FROM "
                   "member) OR kind = 'ORGUNIT' AND subject NOT IN (SELECT id FROM orgunit) OR kind = 'GROUP' AND "
                   "subject NOT IN (SELECT id FROM grp)"),
            0);
        EXPECT_TRUE(store->read([this](Database& db) { return verifyAudit(db, domain); }));
    }
};

TEST_F(GroupTest, AGroupIsAddedReadChangedAndDeleted) {
    const auto made =
        post("/v1.0/groups", groupBody("Safety", person(0), userEntry(person(1)),
                                       R"(,"groupExternalKey":"GRP-1","groupEmail":"safety","description":"年2回訓練",)"
                                       R"("useMessage":true,"useTask":true)"));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto group = object(made);
    const std::string id = str(group, "groupId");
    EXPECT_EQ(str(group, "groupEmail"), "safety@sakura");
    EXPECT_TRUE(group.at("serviceManageable").as_bool());
    EXPECT_FALSE(group.at("useNote").as_bool());
    EXPECT_EQ(list(group, "members").size(), 1U);
    for (const char* name : {"externalKey:GRP-1", "safety@sakura", "SAFETY@sakura"})
        EXPECT_EQ(str(object(get(path(name))), "groupId"), id) << name;
    const auto changed = ask(admin.access, Method::Patch, path(id), R"({"description":null,"useNote":true})",
                             {{"If-Match", headerOf(made, "ETag")}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_TRUE(object(changed).at("useNote").as_bool());
    EXPECT_TRUE(object(changed).at("description").is_null());
    EXPECT_EQ(ask(admin.access, Method::Patch, path(id), R"({"visible":false})", {{"If-Match", headerOf(made, "ETag")}})
                  .status,
              412);
    const auto replaced = put(path(id), groupBody("Safety 2", person(2), userEntry(person(3)), ""));
    ASSERT_EQ(replaced.status, 200) << replaced.body;
    EXPECT_FALSE(object(replaced).at("useMessage").as_bool()) << "what is not sent is cleared";
    EXPECT_TRUE(object(replaced).at("groupEmail").is_null());
    EXPECT_EQ(refusal(get(path("safety@sakura"))), "404 GROUP_NOT_EXIST") << "the address is free again";
    expectInStep();
    EXPECT_EQ(remove(path(id)).status, 204);
    EXPECT_EQ(refusal(get(path(id))), "404 GROUP_NOT_EXIST");
    for (const char* action : {"group.create", "group.delete"})
        EXPECT_EQ(audits(action), 1) << action;
    expectInStep();
}

TEST_F(GroupTest, WhatIsWrongIsRefusedWithItsField) {
    addGroup("Taken", person(0), userEntry(person(1)), R"(,"groupExternalKey":"K","groupEmail":"taken")");
    const auto attempt = [this](const std::string& body) { return refusal(post("/v1.0/groups", body)); };
    const std::string one = userEntry(person(1));
    EXPECT_EQ(attempt(groupBody("tAKEN", person(0), one)), "409 GROUP_ALREADY_EXIST groupName");
    EXPECT_EQ(attempt(groupBody("x", person(0), one, R"(,"groupExternalKey":"K")")),
              "409 EXTERNAL_KEY_ALREADY_EXIST groupExternalKey");
    EXPECT_EQ(attempt(groupBody("x", person(0), one, R"(,"groupEmail":"taken")")),
              "409 EMAIL_ALREADY_EXIST groupEmail");
    EXPECT_EQ(attempt(groupBody("x", person(0), one, R"(,"groupEmail":"deputy1")")),
              "409 EMAIL_ALREADY_EXIST groupEmail");
    EXPECT_EQ(attempt(groupBody("x", person(0), one, R"(,"groupEmail":"ab@elsewhere")")), "400 LOGIN_GROUP groupEmail");
    EXPECT_EQ(attempt(groupBody("x", "nobody", one)), "404 USER_NOT_EXIST administrators.userId");
    EXPECT_EQ(attempt(groupBody("x", person(0), userEntry("nobody"))), "404 USER_NOT_EXIST members.id");
    EXPECT_EQ(attempt(groupBody("x", person(0), R"({"id":"x","type":"BOT"})")), "400 UNKNOWN_VALUE members.type");
    EXPECT_EQ(attempt(groupBody("x", person(0), one + "," + one)), "400 DUPLICATE_ENTRY members");
    EXPECT_EQ(attempt(fmt::format(R"({{"domainId":{},"groupName":"x","administrators":[],"members":[]}})", domain)),
              "400 GROUP_LAST_MASTER administrators");
    EXPECT_EQ(attempt(fmt::format(R"({{"domainId":{},"groupName":"x","members":[]}})", domain)),
              "400 MISSING_PARAMETER administrators");
    EXPECT_EQ(attempt(fmt::format(R"({{"domainId":{},"groupName":"x"}})", otherDomain)),
              "404 DOMAIN_NOT_EXIST domainId");
    EXPECT_EQ(attempt("[]"), "400 INVALID_JSON");
}

TEST_F(GroupTest, MembersOfThreeKindsComeAndGo) {
    const std::string inner = addGroup("Inner", person(0), userEntry(person(1)));
    const std::string id = addGroup("Outer", person(0), userEntry(person(1)));
    const auto add = [&](const std::string& member, const char* type) {
        return refusal(post(path(id) + "/members", fmt::format(R"({{"id":"{}","type":"{}"}})", member, type)));
    };
    EXPECT_EQ(add(person(2), "USER"), "201");
    EXPECT_EQ(add(unit(0), "ORGUNIT"), "201");
    EXPECT_EQ(add(inner, "GROUP"), "201");
    EXPECT_EQ(add(person(2), "USER"), "409 GROUP_MEMBER_ALREADY_EXIST id");
    EXPECT_EQ(add(unit(0), "USER"), "404 USER_NOT_EXIST id");
    const auto page = object(get(path(id) + "/members?count=3"));
    EXPECT_EQ(list(page, "members").size(), 3U);
    const std::string cursor = str(page.at("responseMetaData").as_object(), "nextCursor");
    const auto rest = object(get(path(id) + "/members?count=3&cursor=" + cursor));
    EXPECT_EQ(list(rest, "members").size(), 1U);
    EXPECT_TRUE(rest.at("responseMetaData").at("nextCursor").is_null());
    EXPECT_EQ(refusal(get(path(inner) + "/members?cursor=" + cursor)), "400 INVALID_PARAMETER cursor");
    for (const std::string& member : {person(2), unit(0), inner})
        EXPECT_EQ(remove(path(id) + "/members/" + member).status, 204) << member;
    EXPECT_EQ(refusal(remove(path(id) + "/members/" + person(2))), "404 GROUP_MEMBER_NOT_EXIST");
    EXPECT_EQ(audits("group.member.add"), 3);
    EXPECT_EQ(audits("group.member.remove"), 3);
    expectInStep();
}

TEST_F(GroupTest, NoRingOfGroups) {
    const std::string a = addGroup("A", person(0), userEntry(person(1)));
    const auto entry = [](const std::string& id) { return R"({"id":")" + id + R"(","type":"GROUP"})"; };
    const std::string b = addGroup("B", person(0), entry(a)), c = addGroup("C", person(0), entry(b));
    for (const std::string& inner : {a, b, c}) {
        EXPECT_EQ(refusal(post(path(a) + "/members", entry(inner))), "400 GROUP_LOOP members") << inner;
        EXPECT_EQ(refusal(patch(path(a), R"({"members":[)" + entry(inner) + "]}")), "400 GROUP_LOOP members");
    }
    EXPECT_EQ(post(path(c) + "/members", entry(a)).status, 201) << "twice over different ways is no ring";
    expectInStep();
}

TEST_F(GroupTest, TheLastMasterStays) {
    const std::string id = addGroup("G", person(0), userEntry(person(1)));
    const std::string masters = path(id) + "/administrators";
    EXPECT_EQ(refusal(remove(masters + "/" + person(0))), "400 GROUP_LAST_MASTER administrators");
    EXPECT_EQ(post(masters, R"({"userId":")" + person(2) + R"("})").status, 201);
    EXPECT_EQ(refusal(post(masters, R"({"userId":")" + person(2) + R"("})")), "409 GROUP_MASTER_ALREADY_EXIST userId");
    EXPECT_EQ(remove(masters + "/" + person(0)).status, 204);
    EXPECT_EQ(refusal(remove(masters + "/" + person(0))), "404 GROUP_MASTER_NOT_EXIST");
    const auto left = list(object(get(masters)), "administrators");
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(str(left[0].as_object(), "userId"), person(2));
    expectInStep();
}

TEST_F(GroupTest, WithoutTalkThereIsNothingElse) {
    const std::string id = addGroup("G", person(0), userEntry(person(1)), R"(,"useNote":true,"useFolder":true)");
    const auto group = object(get(path(id)));
    for (const char* key : {"useMessage", "useNote", "useCalendar", "useTask", "useFolder"})
        EXPECT_FALSE(group.at(key).as_bool()) << key;
}

TEST_F(GroupTest, AMemberIsInTwoThousandGroupsAtMost) {
    const std::string full = person(4);
    const std::string row = "(SELECT id FROM member WHERE uid = '" + full + "')";
    script("PRAGMA foreign_keys = OFF; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
           "INSERT INTO group_member(group_id, kind, subject) SELECT -i, 'USER', " +
           row + " FROM n; PRAGMA foreign_keys = ON");
    const auto refused = post("/v1.0/groups", groupBody("G", person(0), userEntry(person(1)) + "," + userEntry(full)));
    EXPECT_EQ(refusal(refused), "403 MEMBER_GROUPS_LIMIT members");
    const auto member = store->read([&](Database& db) { return loadMember(db, domain, full); });
    const std::string name = member->member.displayName();
    EXPECT_NE(refused.body.find(name), std::string::npos) << refused.body;
    const std::string id = addGroup("G", person(0), userEntry(person(1)));
    EXPECT_EQ(refusal(post(path(id) + "/members", userEntry(full))), "403 MEMBER_GROUPS_LIMIT members");
    script("PRAGMA foreign_keys = OFF; DELETE FROM group_member WHERE group_id = -1; PRAGMA foreign_keys = ON");
    EXPECT_EQ(post(path(id) + "/members", userEntry(full)).status, 201);
}

TEST_F(GroupTest, GroupsWithOutsidersAreOnlyRead) {
    const std::string external =
        text("SELECT uid FROM grp WHERE kind = 'external' AND domain_id = " + std::to_string(domain));
    EXPECT_EQ(get(path(external)).status, 200);
    EXPECT_FALSE(object(get(path(external))).at("visible").as_bool()) << "private as they come";
    EXPECT_EQ(refusal(patch(path(external), R"({"visible":true})")), "403 GROUP_EXTERNAL");
    EXPECT_EQ(refusal(remove(path(external))), "403 GROUP_EXTERNAL");
    EXPECT_EQ(refusal(post(path(external) + "/members", userEntry(person(9)))), "403 GROUP_EXTERNAL");
    EXPECT_EQ(refusal(post(path(external) + "/administrators", R"({"userId":")" + person(9) + R"("})")),
              "403 GROUP_EXTERNAL");
}

TEST_F(GroupTest, WhoIsDeletedLeavesAllGroupsAndDoesNotComeBackToThem) {
    const std::string leaver = person(5);
    const std::string only = addGroup("Only his", leaver, userEntry(leaver));
    const std::string both = addGroup("Both", person(0), userEntry(leaver) + "," + userEntry(person(1)));
    ASSERT_EQ(remove("/v1.0/users/" + leaver).status, 204);
    EXPECT_TRUE(list(object(get(path(only))), "administrators").empty()) << "nobody is made master silently";
    EXPECT_EQ(list(object(get(path(both))), "members").size(), 1U);
    expectInStep();
    ASSERT_EQ(post("/v1.0/users/" + leaver + "/undelete").status, 200);
    EXPECT_EQ(list(object(get(path(both))), "members").size(), 1U);
    EXPECT_EQ(refusal(post(path(only) + "/members", userEntry(person(1)))), "400 GROUP_LAST_MASTER administrators");
    EXPECT_EQ(post(path(only) + "/administrators", R"({"userId":")" + person(1) + R"("})").status, 201);
    expectInStep();
}

TEST_F(GroupTest, WhatIsDeletedIsNoMemberAnyMore) {
    const auto made =
        post("/v1.0/orgunits", fmt::format(R"({{"domainId":{},"orgUnitName":"新規","displayOrder":1}})", domain));
    const std::string empty = str(object(made), "orgUnitId");
    const std::string inner = addGroup("Inner", person(0), userEntry(person(1)));
    const std::string outer = addGroup(
        "Outer", person(0), R"({"id":")" + empty + R"(","type":"ORGUNIT"},{"id":")" + inner + R"(","type":"GROUP"})");
    EXPECT_EQ(remove("/v1.0/orgunits/" + empty).status, 204);
    EXPECT_EQ(list(object(get(path(outer))), "members").size(), 1U);
    EXPECT_EQ(remove(path(inner)).status, 204);
    EXPECT_TRUE(list(object(get(path(outer))), "members").empty());
    expectInStep();
}

TEST_F(GroupTest, KeysAreSetAllOrNone) {
    const std::string a = addGroup("A", person(0), userEntry(person(1)), R"(,"groupExternalKey":"a")");
    const std::string b = addGroup("B", person(0), userEntry(person(1)), R"(,"groupExternalKey":"b")");
    const auto set = [&](const std::string& keyA, const std::string& keyB) {
        return refusal(
            post("/v1.0/groups/external-keys",
                 fmt::format(R"({{"groups":[{{"id":"{}","externalKey":{}}},{{"id":"{}","externalKey":{}}}]}})", a, keyA,
                             b, keyB)));
    };
    EXPECT_EQ(set("\"b\"", "\"a\""), "204") << "a swap";
    EXPECT_EQ(str(object(get(path("externalKey:a"))), "groupId"), b);
    EXPECT_EQ(set("\"c\"", "\"c\""), "409 EXTERNAL_KEY_ALREADY_EXIST groupExternalKey");
    EXPECT_EQ(str(object(get(path("externalKey:a"))), "groupId"), b) << "all or none";
    EXPECT_EQ(set("null", "null"), "204");
    EXPECT_EQ(refusal(get(path("externalKey:a"))), "404 GROUP_NOT_EXIST");
    const auto without = object(get("/v1.0/groups/external-keys?hasExternalKey=false&count=100"));
    EXPECT_TRUE(std::ranges::any_of(list(without, "groups"),
                                    [&](const auto& item) { return str(item.as_object(), "id") == a; }));
    for (const auto& item : list(object(get("/v1.0/groups/external-keys?hasExternalKey=true")), "groups"))
        EXPECT_FALSE(item.at("externalKey").is_null());
}

TEST_F(GroupTest, TheFeedTellsGroupsToThoseWhoMaySeeThem) {
    const auto cursorOf = [](const boost::json::object& begin) { return begin.at("cursor").as_int64(); };
    const auto groupsIn = [](const std::vector<boost::json::object>& all) {
        return std::ranges::count_if(all, [](const auto& line) { return line.at("kind") == "group"; });
    };
    const auto snapshot = lines(get("/v1.0/admin/snapshot"));
    EXPECT_EQ(groupsIn(snapshot), number("SELECT count(*) FROM grp WHERE domain_id = " + std::to_string(domain)));
    for (const auto& line : snapshot)
        EXPECT_TRUE(line.at("kind") != "group" ||
                    sekisho::api::groupFromRecord(boost::json::serialize(line.at("data"))));
    for (const char* kind : {"customProperty", "profileStatus", "fieldSettings"})
        EXPECT_TRUE(std::ranges::any_of(snapshot, [kind](const auto& line) { return line.at("kind") == kind; }))
            << kind;
    EXPECT_EQ(snapshot.back().at("count").as_int64(), static_cast<std::int64_t>(snapshot.size()) - 2);
    const auto viewer = signInAs("viewer1@sakura"); // sees members only
    EXPECT_EQ(groupsIn(lines(TenantTest::get(viewer, "/v1.0/admin/snapshot"))), 0);

    const auto cursor = cursorOf(snapshot.front());
    const std::string id = addGroup("Told", person(0), userEntry(person(1)));
    const std::string changes = fmt::format("/v1.0/admin/changes?cursor={}", cursor);
    const auto told = list(object(get(changes)), "changes");
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(str(told[0].as_object(), "kind"), "group");
    EXPECT_EQ(str(told[0].at("data").as_object(), "groupName"), "Told");
    const auto hidden = TenantTest::get(viewer, changes);
    EXPECT_EQ(hidden.body.find(id), std::string::npos) << hidden.body;
    ASSERT_EQ(remove(path(id)).status, 204);
    EXPECT_EQ(str(list(object(get(changes)), "changes")[0].as_object(), "op"), "delete");
}

TEST_F(GroupTest, AnAdministratorOfABranchDoesNotReachGroups) {
    script("INSERT INTO role(uid, domain_id, name, grants, version) VALUES('part', " + std::to_string(domain) +
           ", 'part', '[{\"menu\":\"members.groups\",\"access\":\"operate\"}]', 1); INSERT INTO role_holding(role_uid, "
           "member_uid, domain_id, scope) VALUES('part', '" +
           person(0) + "', " + std::to_string(domain) + ", '{\"orgUnits\":[\"" + unit(0) +
           "\"],\"includeSubOrgUnits\":true}')");
    const auto part = signIn(text("SELECT member_uid FROM role_holding WHERE role_uid = 'part'"));
    EXPECT_EQ(refusal(TenantTest::get(part, "/v1.0/groups")), "403 OUT_OF_SCOPE");
    EXPECT_EQ(refusal(ask(part.access, Method::Post, "/v1.0/groups", groupBody("x", person(1), userEntry(person(1))))),
              "403 OUT_OF_SCOPE");
}

// --- the store fails at each statement in turn ---

class FailingStatement {
  public:
    explicit FailingStatement(int passing) : left_(passing) {
        Database::setFault([this]() -> std::optional<sekisho::Error> {
            if (left_-- != 0) return std::nullopt;
            hit_ = true;
            return sekisho::Error(sekisho::ErrorKind::Storage, "STORAGE_FAILED").because("for the test");
        });
    }
    ~FailingStatement() { Database::setFault({}); }
    FailingStatement(const FailingStatement&) = delete;
    FailingStatement& operator=(const FailingStatement&) = delete;
    bool hit() const { return hit_; }

  private:
    int left_;
    bool hit_ = false;
};

TEST_F(GroupTest, AChangeIsWholeOrNotAtAll) {
    const std::string inner = addGroup("Inner", person(0), userEntry(person(1)));
    const std::string id =
        addGroup("G", person(0), userEntry(person(1)) + R"(,{"id":")" + inner + R"(","type":"GROUP"})");
    script("INSERT INTO room(owner_uid, domain_id, talk) VALUES('" + id + "', " + std::to_string(domain) +
           ", 5) ON CONFLICT DO UPDATE SET talk = 5");
    const std::string members = userEntry(person(2)) + "," + userEntry(person(3));
    const std::vector<std::pair<Method, std::string>> steps{
        {Method::Patch, R"({"groupName":"H","groupEmail":"gg","useMessage":false,"members":[)" + members + "]}"},
        {Method::Delete, ""}};
    for (const auto& [method, body] : steps) {
        int failed = 0;
        for (int statement = 0;; ++statement) {
            ASSERT_LT(statement, 300);
            const std::string before =
                text("SELECT group_concat(doc || version) FROM (SELECT doc, version FROM grp ORDER "
                     "BY id)") +
                text("SELECT group_concat(address) FROM (SELECT address FROM address ORDER BY 1)") +
                std::to_string(number("SELECT count(*) FROM room_archive")) +
                std::to_string(number("SELECT count(*) FROM audit")) +
                std::to_string(number("SELECT count(*) FROM change"));
            const auto now = [&] {
                return text("SELECT group_concat(doc || version) FROM (SELECT doc, version FROM grp ORDER BY id)") +
                       text("SELECT group_concat(address) FROM (SELECT address FROM address ORDER BY 1)") +
                       std::to_string(number("SELECT count(*) FROM room_archive")) +
                       std::to_string(number("SELECT count(*) FROM audit")) +
                       std::to_string(number("SELECT count(*) FROM change"));
            };
            int status = 0;
            bool hit = false;
            {
                const FailingStatement fault(statement);
                status = ask(admin.access, method, path(id), body).status;
                hit = fault.hit();
            }
            expectInStep();
            failed += hit;
            if (status < 300) {
                if (!hit) break;
            } else {
                EXPECT_EQ(now(), before) << statement;
                EXPECT_GE(status, 401) << statement;
            }
        }
        EXPECT_GT(failed, 10);
    }
    EXPECT_EQ(number("SELECT count(*) FROM room_archive"), 1);
}

} // namespace
} // namespace sekishod::test::test_groups
