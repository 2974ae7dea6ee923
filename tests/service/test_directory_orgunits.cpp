// Organizations through the public API, and that everything that hangs on the tree stays true.
#include "service/rules/structure.h"
#include "tests/service/directory_fixture.h"

#include <algorithm>
#include <random>

namespace sekishod::test::test_directory_orgunits {
namespace {

class DirectoryOrgUnits : public DirectoryTest {
  protected:
    json::object unit(const std::string& id) { return read("/v1.0/orgunits/" + id); }
    Response move(const std::string& id, const std::string& parent, int order = 1) {
        json::object body{{"displayOrder", order}};
        if (!parent.empty()) body["parentOrgUnitId"] = parent;
        return post("/v1.0/orgunits/" + id + "/move", body);
    }
};

TEST_F(DirectoryOrgUnits, CreateAnswersWithTheWholeObject) {
    const std::string top = makeUnit("本部");
    const Response response = post("/v1.0/orgunits", json::object{{"domainId", domain},
                                                                  {"orgUnitName", "Sales One"},
                                                                  {"displayOrder", 1},
                                                                  {"orgUnitExternalKey", "S1"},
                                                                  {"parentOrgUnitId", top},
                                                                  {"useMessage", true},
                                                                  {"useNote", true}});
    ASSERT_EQ(201, response.status) << response.body;
    const auto made = object(response);
    EXPECT_EQ(2, made.at("displayLevel").as_int64());
    EXPECT_EQ(top, str(made, "parentOrgUnitId"));
    EXPECT_EQ("sales-one@sakura", str(made, "email")) << "made of the name";
    EXPECT_TRUE(made.at("useNote").as_bool());
    EXPECT_EQ(made, unit(str(made, "orgUnitId")));
    EXPECT_EQ(made, unit("externalKey:S1"));
    EXPECT_EQ(made, unit("sales-one%40sakura"));
    EXPECT_TRUE(str(unit(top), "email").ends_with("@sakura"));
    EXPECT_EQ(1, audits("orgUnit.create", str(made, "orgUnitId")));
    EXPECT_EQ(1, feedNotes("orgUnit", str(made, "orgUnitId")));
    expectInStep();
}

TEST_F(DirectoryOrgUnits, CreateRefusals) {
    const auto with = [&](std::string_view key, const auto& value) {
        json::object body{{"domainId", domain}, {"orgUnitName", "x"}, {"displayOrder", 1}};
        body[key] = json::value_from(value);
        return post("/v1.0/orgunits", body);
    };
    makeUser("taken");
    ASSERT_EQ(201, with("orgUnitExternalKey", "K").status);
    Response response = with("displayOrder", nullptr);
    expectError(response, 400, "MISSING_PARAMETER");
    EXPECT_NE(std::string::npos, response.body.find("displayOrder is required"));
    expectError(with("displayOrder", 0), 400, "OUT_OF_RANGE");
    expectError(with("orgUnitName", ""), 400, "NAME_REQUIRED");
    expectError(with("orgUnitName", std::string(101, 'x')), 400, "NAME_TOO_LONG");
    expectError(with("description", std::string(161, 'x')), 400, "TOO_LONG");
    expectError(with("parentOrgUnitId", "gone"), 404, "ORGUNIT_NOT_EXIST");
    expectError(with("email", "taken@sakura"), 409, "EMAIL_ALREADY_EXIST");
    expectError(with("email", "sales@elsewhere"), 400, "LOGIN_GROUP");
    expectError(with("orgUnitExternalKey", "K"), 409, "EXTERNAL_KEY_ALREADY_EXIST");
    expectError(with("orgUnitExternalKey", "a#b"), 400, "EXTERNAL_KEY_CHARS");
    json::array aliases;
    for (int i = 0; i < 21; ++i)
        aliases.emplace_back(fmt::format("alias{}", i));
    expectError(with("aliasEmails", aliases), 400, "TOO_MANY");
    expectInStep();
}

TEST_F(DirectoryOrgUnits, PutAndPatch) {
    const std::string id = makeUnit("Sales");
    const std::string path = "/v1.0/orgunits/" + id;
    auto now = object(patch(path, json::object{{"useMessage", true}, {"useNote", true}, {"description", "d"}}));
    EXPECT_TRUE(now.at("useNote").as_bool());
    now = object(patch(path, json::object{{"useMessage", false}, {"useTask", true}}));
    for (const std::string_view feature : {"useMessage", "useNote", "useCalendar", "useTask", "useFolder"})
        EXPECT_FALSE(now.at(feature).as_bool()) << feature;
    EXPECT_EQ("d", str(now, "description"));
    const Response put1 = put(path, json::object{{"domainId", domain},
                                                 {"orgUnitName", "Export"},
                                                 {"email", "export"},
                                                 {"displayOrder", 77},
                                                 {"parentOrgUnitId", "gone"}});
    ASSERT_EQ(200, put1.status) << put1.body;
    now = object(put1);
    EXPECT_EQ("Export", str(now, "orgUnitName"));
    EXPECT_EQ("export@sakura", str(now, "email"));
    EXPECT_TRUE(now.at("description").is_null());
    EXPECT_EQ(1, now.at("displayOrder").as_int64()) << "moving has its own call";
    expectError(put(path, json::object{{"domainId", domain}, {"orgUnitName", "x"}}), 400, "MISSING_PARAMETER");
    const Response stale = send(super, Method::Patch, path, json::object{{"visible", false}}, {{"If-Match", "\"1\""}});
    expectError(stale, 412, "PRECONDITION_FAILED");
    EXPECT_EQ("Export", str(lastChanges("orgUnit.update", id).at("orgUnitName").as_object(), "to"));
    expectInStep();
}

TEST_F(DirectoryOrgUnits, HiddenParentsHideWhatIsBelow) {
    const std::string top = makeUnit("Top");
    const std::string middle = makeUnit("Middle", top);
    const std::string leaf = makeUnit("Leaf", middle);
    patch("/v1.0/orgunits/" + top, json::object{{"visible", false}});
    EXPECT_FALSE(unit(leaf).at("visible").as_bool());
    for (const auto& item : all(super, "/v1.0/orgunits", "orgUnits"))
        EXPECT_TRUE(str(item, "orgUnitId") != leaf || !item.at("visible").as_bool());
    patch("/v1.0/orgunits/" + top, json::object{{"visible", true}});
    EXPECT_TRUE(unit(leaf).at("visible").as_bool());
}

TEST_F(DirectoryOrgUnits, SiblingsMakeRoom) {
    const std::string top = makeUnit("Top");
    const std::string a = makeUnit("A", top, 1);
    const std::string b = makeUnit("B", top, 2);
    const std::string far = makeUnit("Far", top, 9);
    const std::string fresh = makeUnit("New", top, 1);
    const auto order = [&](const std::string& id) { return unit(id).at("displayOrder").as_int64(); };
    EXPECT_EQ((std::vector<std::int64_t>{1, 2, 3, 9}),
              (std::vector<std::int64_t>{order(fresh), order(a), order(b), order(far)}));
    EXPECT_EQ(200, move(far, top, 2).status);
    EXPECT_EQ((std::vector<std::int64_t>{1, 2, 3, 4}),
              (std::vector<std::int64_t>{order(fresh), order(far), order(a), order(b)}));
    EXPECT_GE(feedNotes("orgUnit", b), 3) << "who moved down is in the feed";
    expectInStep();
}

TEST_F(DirectoryOrgUnits, MoveRefusesLoopsAndDepth) {
    std::vector<std::string> line;
    for (int depth = 1; depth <= 15; ++depth)
        line.push_back(makeUnit(fmt::format("D{}", depth), line.empty() ? "" : line.back()));
    expectError(post("/v1.0/orgunits", json::object{{"domainId", domain},
                                                    {"orgUnitName", "deep"},
                                                    {"displayOrder", 1},
                                                    {"parentOrgUnitId", line.back()}}),
                400, "ORGUNIT_TOO_DEEP");
    expectError(move(line[2], line[5]), 400, "ORGUNIT_LOOP");
    expectError(move(line[2], line[2]), 400, "ORGUNIT_LOOP");
    const std::string pair = makeUnit("Pair");
    makeUnit("Below", pair);
    expectError(move(pair, line[13]), 400, "ORGUNIT_TOO_DEEP");
    const Response moved = move(pair, line[12]);
    ASSERT_EQ(200, moved.status) << moved.body;
    EXPECT_EQ(14, object(moved).at("displayLevel").as_int64());
    EXPECT_EQ(200, move(pair, "").status);
    EXPECT_EQ(1, unit(pair).at("displayLevel").as_int64());
    expectError(move(pair, "gone"), 404, "ORGUNIT_NOT_EXIST");
    expectError(post("/v1.0/orgunits/" + pair + "/move", json::object{}), 400, "MISSING_PARAMETER");
    EXPECT_EQ(2, audits("orgUnit.move", pair));
    expectInStep();
}

TEST_F(DirectoryOrgUnits, DeleteOnlyWhenNobodyIsLeft) {
    const std::string top = makeUnit("Top");
    const std::string leaf = makeUnit("Leaf", top);
    const std::string keep = makeUnit("Keep");
    const std::string user = makeUser("ken.ito", {leaf, keep});
    expectError(remove("/v1.0/orgunits/" + top), 409, "ORGUNIT_HAS_MEMBERS");
    ASSERT_EQ(204, remove("/v1.0/users/" + user).status);
    EXPECT_EQ(204, remove("/v1.0/orgunits/" + top).status) << "a deleted member keeps nothing alive";
    expectError(get(super, "/v1.0/orgunits/" + leaf), 404, "ORGUNIT_NOT_EXIST");
    for (const auto& id : {top, leaf}) {
        EXPECT_EQ(1, audits("orgUnit.delete", id));
        EXPECT_EQ(1, feedNotes("orgUnit", id, "delete"));
    }
    expectInStep();
    const Response back = post("/v1.0/users/" + user + "/undelete");
    ASSERT_EQ(200, back.status);
    const auto units = object(back).at("organizations").at(0).at("orgUnits").as_array();
    ASSERT_EQ(1U, units.size());
    EXPECT_EQ(keep, str(units.front().as_object(), "orgUnitId"));
    EXPECT_TRUE(units.front().at("primary").as_bool());
    expectError(remove("/v1.0/orgunits/" + top), 404, "ORGUNIT_NOT_EXIST");
}

TEST_F(DirectoryOrgUnits, MembersOfATeam) {
    const std::string id = makeUnit("Sales");
    std::vector<std::string> users;
    for (int i = 0; i < 5; ++i)
        users.push_back(makeUser(fmt::format("user{}", i), {id}));
    patch("/v1.0/users/" + users[2], json::object{{"organizations", json::array{inUnits({id}, true)}}});
    const auto members = all(super, "/v1.0/orgunits/" + id + "/members", "members", 2);
    EXPECT_EQ(users, idsOf(members, "userId"));
    EXPECT_TRUE(members[2].at("isManager").as_bool());
    EXPECT_TRUE(members[1].at("visible").as_bool());
    EXPECT_TRUE(members[1].at("userExternalKey").is_null());
    EXPECT_EQ(5U, members[0].size());
}

TEST_F(DirectoryOrgUnits, TeamsOfAMember) {
    const std::string top = makeUnit("Top");
    const std::string leaf = makeUnit("Leaf", top);
    const std::string other = makeUnit("Other");
    const std::string user = makeUser("ken.ito", {leaf, other});
    const auto teams = [&](const std::string& type) {
        const auto list = idsOf(all(super, "/v1.0/users/" + user + "/orgunits" + type, "orgUnits", 1), "orgUnitId");
        return std::set<std::string>(list.begin(), list.end());
    };
    EXPECT_EQ((std::set<std::string>{top, leaf, other}), teams(""));
    EXPECT_EQ((std::set<std::string>{leaf, other}), teams("?membershipType=DIRECT"));
    expectError(get(super, "/v1.0/users/" + user + "/orgunits?membershipType=SOME"), 400, "INVALID_PARAMETER");
}

TEST_F(DirectoryOrgUnits, TenThousandAreTheLimit) {
    script(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {} - (SELECT count(*) "
                       "FROM orgunit WHERE "
                       "domain_id = {})) INSERT INTO orgunit(domain_id, uid, display_order, depth, name, doc, version) "
                       "SELECT {}, 'fill-' || "
                       "i, i + 1000, 1, 'f' || i, json_object('orgUnitId', 'fill-' || i, 'orgUnitName', 'f' || i, "
                       "'displayOrder', i + 1000, "
                       "'version', 1), 1 FROM n",
                       kMostOrgUnits, domain, domain));
    expectError(post("/v1.0/orgunits", json::object{{"domainId", domain}, {"orgUnitName", "x"}, {"displayOrder", 1}}),
                403, "LIMIT_EXCEEDED");
}

TEST_F(DirectoryOrgUnits, ScopedDeputiesChangeTheirPartOnly) {
    const std::string mine = makeUnit("Mine");
    const std::string below = makeUnit("Below", mine);
    const std::string other = makeUnit("Other");
    const SignedIn deputy = roleHolder("part", "deputy", {mine});
    const auto create = [&](const auto& parent) {
        return send(deputy, Method::Post, "/v1.0/orgunits",
                    json::object{{"domainId", domain},
                                 {"orgUnitName", "n"},
                                 {"displayOrder", 1},
                                 {"parentOrgUnitId", json::value_from(parent)}});
    };
    EXPECT_EQ(201, create(mine).status);
    EXPECT_EQ(201, create(below).status);
    expectError(create(other), 403, "OUT_OF_SCOPE");
    expectError(create(nullptr), 403, "OUT_OF_SCOPE");
    const auto moveAs = [&](const std::string& id, const auto& parent) {
        return send(deputy, Method::Post, "/v1.0/orgunits/" + id + "/move",
                    json::object{{"displayOrder", 1}, {"parentOrgUnitId", json::value_from(parent)}});
    };
    expectError(moveAs(below, other), 403, "OUT_OF_SCOPE");
    expectError(moveAs(below, nullptr), 403, "OUT_OF_SCOPE");
    expectError(moveAs(mine, below), 403, "OUT_OF_SCOPE");
    expectError(moveAs(other, mine), 404, "ORGUNIT_NOT_EXIST");
    expectError(send(deputy, Method::Delete, "/v1.0/orgunits/" + mine), 403, "OUT_OF_SCOPE");
    EXPECT_EQ(200, send(deputy, Method::Patch, "/v1.0/orgunits/" + below, json::object{{"description", "d"}}).status);
    expectInStep();
}

TEST_F(DirectoryOrgUnits, RandomMovesAndChangesKeepTheClosure) {
    std::mt19937_64 random(42);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    std::vector<std::string> units;
    for (int i = 0; i < 18; ++i)
        units.push_back(
            makeUnit(fmt::format("U{}", i), units.empty() || below(4) == 0 ? "" : units[below(units.size())]));
    std::vector<std::string> users;
    for (int i = 0; i < 12; ++i)
        users.push_back(makeUser(fmt::format("walker{}", i), {units[below(units.size())]}));
    int moved = 0;
    for (int round = 0; round < 120; ++round) {
        switch (below(4)) {
        case 0:
        case 1: {
            const Response response = move(units[below(units.size())], below(5) == 0 ? "" : units[below(units.size())],
                                           static_cast<int>(below(6)) + 1);
            ASSERT_TRUE(response.status == 200 || codeOf(response) == "ORGUNIT_LOOP" ||
                        codeOf(response) == "ORGUNIT_TOO_DEEP")
                << response.body;
            moved += response.status == 200;
            break;
        }
        case 2: {
            std::set<std::string> in;
            for (auto n = below(5); n > 0; --n)
                in.insert(units[below(units.size())]);
            const json::object body{{"organizations", json::array{inUnits({in.begin(), in.end()}, below(3) == 0)}}};
            ASSERT_EQ(200, patch("/v1.0/users/" + users[below(users.size())], body).status);
            break;
        }
        default: {
            const std::size_t at = below(units.size());
            const Response response = remove("/v1.0/orgunits/" + units[at]);
            ASSERT_TRUE(response.status == 204 || response.status == 409) << response.body;
            std::erase_if(units, [&](const auto& id) { return get(super, "/v1.0/orgunits/" + id).status == 404; });
            if (units.size() < 10) units.push_back(makeUnit(fmt::format("N{}", round)));
        }
        }
        expectInStep();
        if (HasFailure()) return;
    }
    EXPECT_GT(moved, 10);
}

} // namespace
} // namespace sekishod::test::test_directory_orgunits
