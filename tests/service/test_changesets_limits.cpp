// Limits hold where data is made: by a request of its own and by an import, and both name the limit and the place.
#include "tests/service/changeset_fixture.h"

namespace test_changesets_limits {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::Operation;
using sekisho::Verdict;

namespace {

struct Refusal {
    std::string code;
    std::string field;
    std::string says; // stands in the sentence
};

class ChangesetLimits : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");

    void expectRefused(const Response& response, int status, const Refusal& why) {
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(codeOf(response), why.code);
        EXPECT_EQ(headerOf(response, "X-Error-Field"), why.field);
        EXPECT_NE(response.body.find(why.says), std::string::npos) << response.body;
    }
    // The last row is refused, those before it are not, and none of it can be applied.
    void expectLastRefused(const std::vector<Operation>& operations, const Refusal& why) {
        const auto before = content();
        const auto set = setOf(begin(admin, operations));
        const auto rows = rowsOf(admin, set.id.value);
        ASSERT_EQ(rows.size(), operations.size());
        EXPECT_EQ(set.count(Verdict::Refused), 1);
        ASSERT_TRUE(rows.back().error);
        EXPECT_EQ(rows.back().error->code, why.code);
        EXPECT_EQ(rows.back().error->field, why.field);
        EXPECT_NE(rows.back().error->description.find(why.says), std::string::npos) << rows.back().error->description;
        EXPECT_EQ(codeOf(post(admin, "/" + set.id.value + "/apply")), "CHANGESET_HAS_REFUSED");
        expectSame(content(), before, "a plan");
    }
    std::string made(const std::string& path, const std::string& body, const char* key) {
        const auto response = ask(admin.access, Method::Post, path, body);
        EXPECT_EQ(response.status, 201) << response.body;
        return str(object(response), key);
    }
    std::string inUnits(const std::vector<std::string>& units) const {
        std::string list;
        for (const auto& one : units)
            list += fmt::format(R"({}{{"orgUnitId":"{}","primary":{}}})", list.empty() ? "" : ",", one, list.empty());
        return fmt::format(R"(,"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{}]}}])", domain, list);
    }
    std::string groupBody(const std::string& name, const std::string& members) {
        return fmt::format(R"({{"domainId":{},"groupName":"{}","administrators":[{{"userId":"{}"}}],"members":[{}]}})",
                           domain, name, member(0), members);
    }
    static std::string entry(const std::string& id, const char* type) {
        return fmt::format(R"({{"id":"{}","type":"{}"}})", id, type);
    }
};

TEST_F(ChangesetLimits, ThirtyOrganizationsOfAMember) {
    std::vector<Operation> operations;
    std::vector<std::string> labels, units;
    for (int i = 0; i < 31; ++i) {
        labels.push_back("new:u" + std::to_string(i));
        operations.push_back(op("orgUnit", "create", labels.back(), newUnit("組織" + std::to_string(i))));
    }
    const std::vector<std::string> thirty(labels.begin(), labels.end() - 1);
    operations.push_back(op("member", "create", "new:in30", newMember("in30", inUnits(thirty))));
    operations.push_back(op("member", "create", "new:in31", newMember("in31", inUnits(labels))));
    const Refusal why{"TOO_MANY", "organizations.orgUnits", "30"};
    expectLastRefused(operations, why);

    for (int i = 0; i < 31; ++i)
        units.push_back(made("/v1.0/orgunits", newUnit("組織" + std::to_string(i)), "orgUnitId"));
    expectRefused(ask(admin.access, Method::Post, "/v1.0/users", newMember("in31", inUnits(units))), 400, why);
    const std::vector<std::string> fewer(units.begin(), units.end() - 1);
    const std::string who = made("/v1.0/users", newMember("in30", inUnits(fewer)), "userId");
    const std::string all = "{" + inUnits(units).substr(1) + "}";
    expectRefused(ask(admin.access, Method::Patch, "/v1.0/users/" + who, all), 400, why);
    expectLastRefused({op("member", "update", who, all)}, why);
}

TEST_F(ChangesetLimits, FifteenLevelsAndNoCircleOfOrganizations) {
    std::vector<Operation> operations;
    std::vector<std::string> line;
    for (int depth = 1; depth <= 16; ++depth) {
        const std::string label = "new:d" + std::to_string(depth);
        operations.push_back(op("orgUnit", "create", label, newUnit("段", line.empty() ? "" : line.back())));
        line.push_back(label);
    }
    const Refusal deep{"ORGUNIT_TOO_DEEP", "parentOrgUnitId", "15"};
    expectLastRefused(operations, deep);

    line.clear();
    for (int depth = 1; depth <= 15; ++depth)
        line.push_back(made("/v1.0/orgunits", newUnit("段", line.empty() ? "" : line.back()), "orgUnitId"));
    expectRefused(ask(admin.access, Method::Post, "/v1.0/orgunits", newUnit("段", line.back())), 400, deep);
    const std::string top = made("/v1.0/orgunits", newUnit("上"), "orgUnitId");
    const auto below = [&](const std::string& parent) { return R"({"parentOrgUnitId":")" + parent + "\"}"; };
    expectLastRefused({op("orgUnit", "move", line.front(), below(top))}, deep);
    const Refusal loop{"ORGUNIT_LOOP", "parentOrgUnitId", "below itself"};
    expectLastRefused({op("orgUnit", "move", line[3], below(line[9]))}, loop);
    expectLastRefused({op("orgUnit", "move", line[3], below(line[3]))}, loop);
    // Neither of two moves is wrong by itself.
    const std::string other = made("/v1.0/orgunits", newUnit("横"), "orgUnitId");
    expectLastRefused({op("orgUnit", "move", top, below(other)), op("orgUnit", "move", other, below(top))}, loop);
}

TEST_F(ChangesetLimits, NoGroupHoldsItselfThroughOthers) {
    const Refusal why{"GROUP_LOOP", "members", "contain itself"};
    const auto holding = [&](const std::string& name, const std::string& inner) {
        return groupBody(name, entry(inner, "GROUP"));
    };
    expectLastRefused({op("group", "create", "new:c", groupBody("三", entry(member(1), "USER"))),
                       op("group", "create", "new:b", holding("二", "new:c")),
                       op("group", "create", "new:a", holding("一", "new:b")),
                       op("group", "update", "new:c", R"({"members":[)" + entry("new:a", "GROUP") + "]}")},
                      why);
    const std::string c = made("/v1.0/groups", groupBody("三", entry(member(1), "USER")), "groupId");
    const std::string b = made("/v1.0/groups", holding("二", c), "groupId");
    const std::string a = made("/v1.0/groups", holding("一", b), "groupId");
    for (const auto& inner : {a, b, c}) {
        expectRefused(ask(admin.access, Method::Post, "/v1.0/groups/" + c + "/members", entry(inner, "GROUP")), 400,
                      why);
        expectLastRefused({op("group", "update", c, R"({"members":[)" + entry(inner, "GROUP") + "]}")}, why);
    }
}

TEST_F(ChangesetLimits, TwoThousandGroupsOfAMember) {
    const std::string full = member(2);
    script("PRAGMA foreign_keys = OFF; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
           "INSERT INTO group_member(group_id, kind, subject) SELECT -i, 'USER', (SELECT id FROM member WHERE uid = '" +
           full + "') FROM n; PRAGMA foreign_keys = ON");
    const Refusal why{"MEMBER_GROUPS_LIMIT", "members", "2000"};
    const std::string one = groupBody("増", entry(full, "USER"));
    expectRefused(ask(admin.access, Method::Post, "/v1.0/groups", one), 403, why);
    expectLastRefused({op("group", "create", "new:g", one)}, why);
    const std::string group = made("/v1.0/groups", groupBody("既", entry(member(1), "USER")), "groupId");
    expectRefused(ask(admin.access, Method::Post, "/v1.0/groups/" + group + "/members", entry(full, "USER")), 403, why);
    expectLastRefused({op("group", "update", group, R"({"members":[)" + entry(full, "USER") + "]}")}, why);
}

} // namespace
} // namespace test_changesets_limits
