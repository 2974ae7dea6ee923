// What a changeset does to each kind of resource, and how it brings it back.
#include "tests/service/changeset_fixture.h"

namespace test_changesets_kinds {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Loss;
using sekisho::Operation;
using sekisho::RoomChange;
using sekisho::Verdict;

namespace {

class ChangesetKinds : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");
};

// What an import sends goes through the same rules as a single request.
TEST_F(ChangesetKinds, CustomPropertiesAreWrittenAndTheirRulesHold) {
    const auto made =
        ask(admin.access, Method::Post, "/v1.0/directory/users/custom-properties",
            fmt::format(R"({{"domainId":{},"propertyName":"shirt","displayName":"Shirt","propertyType":"STRING",)"
                        R"("mandatory":true,"options":[{{"optionName":"S","displayName":"Small"}},)"
                        R"({{"optionName":"L","displayName":"Large"}}]}})",
                        domain));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto set = setOf(
        begin(admin, {op("member", "create", "new:1", newMember("with", R"(,"customProperties":{"shirt":"L"})")),
                      op("member", "create", "new:2", newMember("without")),
                      op("member", "create", "new:3", newMember("wrong", R"(,"customProperties":{"shirt":"XXL"})"))}));
    workAll();
    const auto rows = rowsOf(admin, set.id.value);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].verdict, sekisho::Verdict::Added);
    EXPECT_EQ(rows[1].verdict, sekisho::Verdict::Refused);
    ASSERT_TRUE(rows[1].error);
    EXPECT_EQ(rows[1].error->code, "REQUIRED");
    EXPECT_EQ(rows[1].error->field, "customProperties.shirt");
    ASSERT_TRUE(rows[2].error);
    EXPECT_EQ(rows[2].error->code, "CUSTOM_VALUE");
}

// Whatever was deleted on the screen of fields comes back, with what members had of it.
TEST_F(ChangesetKinds, ACustomPropertyAndItsValuesComeBack) {
    const auto made = ask(admin.access, Method::Post, "/v1.0/directory/users/custom-properties",
                          fmt::format(R"({{"domainId":{},"propertyName":"size","displayName":"Size","propertyType":)"
                                      R"("STRING"}})",
                                      domain));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string id = text("SELECT uid FROM custom_property WHERE name = 'size'"), anna = member(0);
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + anna, R"({"customProperties":{"size":"L"}})").status,
              200);
    const auto before = content();
    const auto gone = ask(admin.access, Method::Delete, "/v1.0/directory/users/custom-properties/" + id);
    ASSERT_EQ(gone.status, 204) << gone.body;
    EXPECT_EQ(number("SELECT count(*) FROM member_property mp JOIN member m ON m.id = mp.member_id WHERE m.uid = '" +
                     anna + "'"),
              0);
    const auto back = setOf(post(admin, "/" + headerOf(gone, "X-Changeset-Id") + "/undo"));
    EXPECT_EQ(back.count(Verdict::Refused), 0);
    ASSERT_LT(post(admin, "/" + back.id.value + "/apply").status, 300);
    workAll();
    expectSame(content(), before, "after the undo");
    // In one changeset with its first values; a deputy without the right may nothing of it.
    const std::vector<Operation> both{
        op("customProperty", "create", "new:p",
           fmt::format(R"({{"domainId":{},"propertyName":"shoe","displayName":"Shoe","propertyType":"STRING"}})",
                       domain)),
        op("member", "update", anna, R"({"customProperties":{"shoe":"42"}})"), op("customProperty", "delete", id)};
    const auto set = setOf(begin(admin, both));
    EXPECT_EQ(set.count(Verdict::Refused), 0);
    EXPECT_EQ(set.impact.lost.at(0).what, "customPropertyHolders");
    const auto refused = rowsOf(signInAs("branch1@sakura"), setOf(begin(signInAs("branch1@sakura"), both)).id.value);
    EXPECT_EQ(refused.at(0).verdict, Verdict::Refused);
    EXPECT_EQ(refused.at(2).verdict, Verdict::Refused);
}

TEST_F(ChangesetKinds, TheTreeKeepsItsRules) {
    const std::string top =
        text("SELECT uid FROM orgunit WHERE depth = 1 AND domain_id = " + std::to_string(domain) + " LIMIT 1");
    std::vector<Operation> operations;
    std::string parent;
    for (int depth = 1; depth <= 16; ++depth) {
        operations.push_back(op("orgUnit", "create", "new:d" + std::to_string(depth), newUnit("段", parent)));
        parent = "new:d" + std::to_string(depth);
    }
    operations.push_back(op("orgUnit", "move", "new:d1", R"({"displayOrder":1,"parentOrgUnitId":"new:d3"})"));
    operations.push_back(op("orgUnit", "move", top, R"({"displayOrder":1,"parentOrgUnitId":")" + top + "\"}"));
    const auto rows = rowsOf(admin, setOf(begin(admin, operations)).id.value);
    EXPECT_EQ(rows[14].verdict, Verdict::Added);
    EXPECT_EQ(rows[15].error->code, "ORGUNIT_TOO_DEEP");
    EXPECT_EQ(rows[16].error->code, "ORGUNIT_LOOP");
    EXPECT_EQ(rows[17].error->code, "ORGUNIT_LOOP");
}

TEST_F(ChangesetKinds, TheImpactNamesRoomsHeadsAndSessions) {
    const std::string where = " WHERE domain_id = " + std::to_string(domain);
    const std::string branch = text("SELECT uid FROM orgunit" + where +
                                    " AND depth = 2 AND id IN (SELECT orgunit_id FROM member_scope) LIMIT 1");
    const std::string other =
        text("SELECT uid FROM orgunit" + where +
             " AND depth = 1 AND id <> (SELECT parent_id FROM orgunit WHERE uid = '" + branch + "') LIMIT 1");
    const auto inBranch =
        number("SELECT count(*) FROM member_scope s JOIN orgunit o ON o.id = s.orgunit_id WHERE o.uid = '" + branch +
               "' AND s.member_id NOT IN (SELECT member_id FROM member_scope x JOIN orgunit y ON y.id = x.orgunit_id "
               "WHERE y.uid = '" +
               other + "')");
    const std::string head = text("SELECT coalesce((SELECT o.uid FROM member_orgunit mo JOIN orgunit o ON o.id = "
                                  "mo.orgunit_id WHERE is_manager = 1 AND o.domain_id = " +
                                  std::to_string(domain) + " LIMIT 1), '')");
    const std::string anna = member(0);
    signIn(anna);
    std::vector<Operation> operations{
        op("orgUnit", "move", branch, R"({"displayOrder":1,"parentOrgUnitId":")" + other + "\"}"),
        op("member", "delete", anna)};
    if (!head.empty()) operations.push_back(op("member", "update", member(5), "{" + orgs(head, true) + "}"));
    const auto set = setOf(begin(admin, operations));
    EXPECT_EQ(set.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows").body;
    EXPECT_EQ(set.impact.membersRemoved, 1);
    EXPECT_EQ(set.impact.loggedOut, 1);
    EXPECT_EQ(set.impact.headsUnseated, head.empty() ? 0 : 1);
    const auto room = std::ranges::find(set.impact.rooms, other, &sekisho::RoomChange::id);
    ASSERT_NE(room, set.impact.rooms.end());
    EXPECT_NEAR(static_cast<double>(room->joining), static_cast<double>(inBranch), 2) << "two persons move besides";
    EXPECT_EQ(set.impact.roomsChanged, static_cast<std::int64_t>(set.impact.rooms.size()));
}

// The row of such a level is gone when its undo is made, and comes back for a moment on the way.
TEST_F(ChangesetKinds, ALevelThatWasMadeAndTakenAwayIsNotLeftByTheUndo) {
    const auto before = content();
    const std::string level =
        fmt::format(R"({{"domainId":{},"levelName":"仮級","displayOrder":90,"executive":false}})", domain);
    for (const auto& away : {op("level", "delete", "new:l"), op("level", "disable", "")}) {
        const auto set = setOf(begin(admin, {op("level", "create", "new:l", level),
                                             op("level", "update", "new:l", R"({"displayOrder":91})"), away}));
        ASSERT_EQ(set.count(Verdict::Refused), 0);
        ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
        const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
        ASSERT_EQ(back.count(Verdict::Refused), 0);
        ASSERT_LT(post(admin, "/" + back.id.value + "/apply").status, 300);
        workAll();
        EXPECT_EQ(look(admin, back.id.value).state, ChangesetState::Applied);
        expectSame(content(), before, "after the undo of " + away.action);
    }
}

// Numbers of rows are given again to what is made next.
TEST_F(ChangesetKinds, WhatComesBackHasAPlaceThoughSomethingNewTookItsRow) {
    const auto applied = [&](const sekisho::Changeset& set) {
        EXPECT_EQ(set.count(Verdict::Refused), 0);
        EXPECT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
        return set.id.value;
    };
    const auto level = [&](const std::string& name, int order) {
        return fmt::format(R"({{"domainId":{},"levelName":"{}","displayOrder":{},"executive":false}})", domain, name,
                           order);
    };
    applied(setOf(begin(admin, {op("level", "create", "new:l", level("旧級", 90)),
                                op("orgUnit", "create", "new:u", newUnit("旧部"))})));
    const std::string oldLevel = text("SELECT uid FROM rank WHERE name = '旧級'");
    const std::string oldUnit = text("SELECT uid FROM orgunit WHERE name = '旧部'");
    const auto gone = applied(setOf(begin(admin, {op("level", "delete", oldLevel), op("orgUnit", "delete", oldUnit)})));
    applied(setOf(begin(admin, {op("level", "create", "new:l", level("新級", 91)),
                                op("orgUnit", "create", "new:u", newUnit("新部"))})));
    applied(setOf(post(admin, "/" + gone + "/undo")));
    EXPECT_EQ(number("SELECT count(*) FROM rank WHERE name IN ('旧級', '新級')"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM orgunit WHERE name IN ('旧部', '新部')"), 2);
    EXPECT_EQ(text("SELECT uid FROM rank WHERE name = '旧級'"), oldLevel);
    EXPECT_EQ(text("SELECT uid FROM orgunit WHERE name = '旧部'"), oldUnit);
}

TEST_F(ChangesetKinds, RanksGoAndComeBackWithTheirHolders) {
    const auto before = content();
    const auto set = setOf(begin(admin, {op("level", "disable", ""), op("position", "disable", "")}));
    ASSERT_EQ(set.count(Verdict::Changed), 2);
    EXPECT_FALSE(set.impact.lost.empty());
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM rank WHERE kind = 'level' AND domain_id = " + std::to_string(domain)), 0);
    const auto undo = post(admin, "/" + set.id.value + "/undo");
    const auto back = setOf(undo);
    EXPECT_EQ(back.count(Verdict::Refused), 0)
        << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows?verdict=refused").body;
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, back.total > 500 ? 202 : 200);
    workAll();
    EXPECT_EQ(look(admin, back.id.value).state, ChangesetState::Applied);
    expectSame(content(), before, "after the undo");
}

// What goes leaves groups, its room goes into the archive, and its restriction of the chart counts for nobody.
TEST_F(ChangesetKinds, GroupsRoomsAndRestrictionsComeBack) {
    const std::string where = " WHERE domain_id = " + std::to_string(domain);
    const std::string here = std::to_string(domain);
    const auto made = ask(admin.access, Method::Post, "/v1.0/orgunits", newUnit("閉じる部"));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string closing = str(object(made), "orgUnitId");
    const std::string anna = member(0), ben = member(1);
    const auto group =
        ask(admin.access, Method::Post, "/v1.0/groups",
            fmt::format(R"({{"domainId":{},"groupName":"元に戻す会","administrators":[{{"userId":"{}"}}],"members":)"
                        R"([{{"id":"{}","type":"USER"}},{{"id":"{}","type":"ORGUNIT"}}],"useMessage":true}})",
                        domain, ben, anna, closing));
    ASSERT_EQ(group.status, 201) << group.body;
    ASSERT_EQ(ask(admin.access, Method::Post, "/v1.0/orgunits/" + closing + "/orgunit-access-restrict",
                  R"({"accessRestrictType":"ONLY_MY_ORGUNIT"})")
                  .status,
              201);
    script("INSERT INTO room(owner_uid, domain_id, talk, notes) VALUES('" + closing + "', " + here + ", 7, 2)");
    const auto before = content();

    const auto set = setOf(begin(admin, {op("member", "delete", anna), op("orgUnit", "delete", closing)}));
    ASSERT_EQ(set.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows").body;
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM group_member gm JOIN grp g ON g.id = gm.group_id WHERE g.name = "
                     "'元に戻す会'"),
              0);
    EXPECT_EQ(number("SELECT count(*) FROM room_archive" + where + " AND owner_uid = '" + closing + "'"), 1);

    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    ASSERT_EQ(back.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows").body;
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
    EXPECT_EQ(ask(admin.access, Method::Get, "/v1.0/orgunits/" + closing + "/orgunit-access-restrict").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM room_archive WHERE owner_uid = '" + closing + "' AND restored IS NULL"), 0);
}

TEST_F(ChangesetKinds, ADeletedGroupComesBack) {
    const auto before = content();
    const std::string group =
        text("SELECT uid FROM grp WHERE kind = 'internal' AND domain_id = " + std::to_string(domain) +
             " ORDER BY id LIMIT 1");
    const auto gone = ask(admin.access, Method::Delete, "/v1.0/groups/" + group);
    ASSERT_EQ(gone.status, 204) << gone.body;
    const auto back = setOf(post(admin, "/" + headerOf(gone, "X-Changeset-Id") + "/undo"));
    ASSERT_EQ(back.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows").body;
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
}

// A group goes through the pipe like everything else: who reads its room, and those it stands in, is told before.
TEST_F(ChangesetKinds, AGroupIsMadeChangedAndDeletedThroughThePipe) {
    const auto before = content();
    const std::string anna = member(0), ben = member(1), cleo = member(2);
    const auto groupOf = [&](const std::string& name, const std::string& members) {
        return fmt::format(R"({{"domainId":{},"groupName":"{}","administrators":[{{"userId":"{}"}}],"members":[{}],)"
                           R"("useMessage":true,"useTask":true}})",
                           domain, name, anna, members);
    };
    const std::string benIn = fmt::format(R"({{"id":"{}","type":"USER"}})", ben);
    auto set = setOf(begin(
        admin, {op("group", "create", "new:inner", groupOf("内側の会", benIn)),
                op("group", "create", "new:outer", groupOf("外側の会", R"({"id":"new:inner","type":"GROUP"})"))}));
    ASSERT_EQ(set.count(Verdict::Added), 2) << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows").body;
    ASSERT_EQ(set.impact.rooms.size(), std::size_t{2});
    EXPECT_EQ(set.impact.rooms[0].kind, "group");
    EXPECT_EQ(set.impact.rooms[0].joining, 2); // the master and the member
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    const std::string inner = text("SELECT uid FROM grp WHERE name = '内側の会'");
    const std::string outer = text("SELECT uid FROM grp WHERE name = '外側の会'");
    const std::string made = set.id.value;

    // Cleo comes and Ben goes, in the room of the group and in that of the group it stands in.
    set = setOf(begin(
        admin, {op("group", "update", inner, fmt::format(R"({{"members":[{{"id":"{}","type":"USER"}}]}})", cleo))}));
    ASSERT_EQ(set.count(Verdict::Changed), 1);
    ASSERT_EQ(set.impact.rooms.size(), std::size_t{2});
    for (const RoomChange& room : set.impact.rooms) {
        EXPECT_EQ(room.joining, 1) << room.name;
        EXPECT_EQ(room.leaving, 1) << room.name;
    }
    // A ring is refused, with its sentence, and nothing else is hurt.
    const auto ring = setOf(begin(
        admin, {op("group", "update", inner, fmt::format(R"({{"members":[{{"id":"{}","type":"GROUP"}}]}})", outer))}));
    EXPECT_EQ(ring.count(Verdict::Refused), 1);
    EXPECT_EQ(rowsOf(admin, ring.id.value).front().error->code, "GROUP_LOOP");

    script("INSERT INTO room(owner_uid, domain_id, talk, tasks) VALUES('" + inner + "', " + std::to_string(domain) +
           ", 9, 4)");
    set = setOf(begin(admin, {op("group", "update", inner, R"({"useTask":false})")}));
    ASSERT_EQ(set.impact.lost.size(), std::size_t{1});
    EXPECT_EQ(set.impact.lost[0], (Loss{"hidden.tasks", 4}));
    set = setOf(begin(admin, {op("group", "delete", inner)}));
    ASSERT_EQ(set.count(Verdict::Removed), 1);
    EXPECT_EQ(set.impact.lost, (std::vector<Loss>{{"archived.talk", 9}, {"erased.tasks", 4}}));
    ASSERT_EQ(set.impact.rooms.size(), std::size_t{2}); // the outer one goes on without its member
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM grp WHERE uid = '" + inner + "'"), 0);
    auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    ASSERT_EQ(back.count(Verdict::Refused), 0);
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    EXPECT_EQ(number("SELECT talk FROM room WHERE owner_uid = '" + inner + "'"), 9);

    script("DELETE FROM room WHERE owner_uid = '" + inner + "'");
    back = setOf(post(admin, "/" + made + "/undo"));
    EXPECT_EQ(back.count(Verdict::Refused), 2); // both were touched since: by the deletion and its undo
    const auto gone = setOf(begin(admin, {op("group", "delete", outer), op("group", "delete", inner)}));
    ASSERT_EQ(post(admin, "/" + gone.id.value + "/apply").status, 200);
    expectSame(content(), before, "after all is gone");
}

TEST_F(ChangesetKinds, WhatIsMovedWithoutAnOrderComesLast) {
    const auto before = content();
    const auto places = [&](const std::string& parent) {
        return text(
            "SELECT group_concat(name || display_order, ' ') FROM (SELECT name, display_order FROM orgunit WHERE "
            "parent_id = (SELECT id FROM orgunit WHERE name = '" +
            parent + "') ORDER BY display_order, id)");
    };
    const auto made = setOf(begin(
        admin, {op("orgUnit", "create", "new:to", newUnit("先")), op("orgUnit", "create", "new:from", newUnit("元")),
                op("orgUnit", "create", "new:a", newUnit("甲", "new:to", 1)),
                op("orgUnit", "create", "new:b", newUnit("乙", "new:to", 4)),
                op("orgUnit", "create", "new:c", newUnit("丙", "new:from", 1)),
                op("orgUnit", "create", "new:d", newUnit("丁", "new:from", 2)),
                op("orgUnit", "move", "new:c", R"({"parentOrgUnitId":"new:to"})"),
                op("orgUnit", "move", "new:d", R"({"parentOrgUnitId":"new:from"})"),
                op("orgUnit", "move", "new:d", R"({"displayOrder":0,"parentOrgUnitId":"new:from"})")}));
    ASSERT_EQ(made.count(Verdict::Refused), 1);
    ASSERT_EQ(post(admin, "/" + made.id.value + "/apply", R"({"skipRefused":true})").status, 200);
    EXPECT_EQ(places("先"), "甲1 乙4 丙5");
    EXPECT_EQ(places("元"), "丁2") << "among its own siblings it stays where it is";
    const auto back = setOf(post(admin, "/" + made.id.value + "/undo"));
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
}

TEST_F(ChangesetKinds, TurningTalkOffNamesTheRoomThatGoesIntoTheArchive) {
    const auto made =
        ask(admin.access, Method::Post, "/v1.0/orgunits",
            fmt::format(R"({{"domainId":{},"orgUnitName":"語る部","displayOrder":1,"useMessage":true}})", domain));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string id = str(object(made), "orgUnitId");
    const auto lostBy = [&](const char* value) {
        std::string out;
        for (const auto& loss : setOf(begin(admin, {op("orgUnit", "update", id, value)})).impact.lost)
            out += fmt::format("{} {}, ", loss.what, loss.count);
        return out;
    };
    EXPECT_EQ(lostBy(R"({"useMessage":false})"), "") << "nothing is there to be lost";
    script("INSERT INTO room(owner_uid, domain_id, talk, notes, tasks) VALUES('" + id + "', " + std::to_string(domain) +
           ", 7, 2, 3)");
    EXPECT_EQ(lostBy(R"({"useMessage":false})"), "archived.notes 2, archived.talk 7, erased.tasks 3, ");
    EXPECT_EQ(lostBy(R"({"description":"x"})"), "");
    const auto gone = setOf(begin(admin, {op("orgUnit", "delete", id)}));
    ASSERT_FALSE(gone.impact.lost.empty());
    EXPECT_EQ(gone.impact.lost.front().what, "archived.notes");
    EXPECT_EQ(number("SELECT talk FROM room WHERE owner_uid = '" + id + "'"), 7) << "a plan changes nothing";
}

// Requests of their own restrict and lift; what they did is taken back like everything else.
TEST_F(ChangesetKinds, ARestrictionOfTheChartIsTakenBack) {
    const std::string anna = member(0);
    const std::string path = "/v1.0/users/" + anna + "/orgunit-access-restrict";
    const auto before = content();
    const auto undone = [&](const Response& change) {
        const std::string id = headerOf(change, "X-Changeset-Id");
        const auto back = setOf(post(admin, "/" + id + "/undo"));
        EXPECT_EQ(back.total, 1);
        const auto rows = rowsOf(admin, back.id.value);
        EXPECT_EQ(rows.at(0).kind, "chartRestriction");
        EXPECT_EQ(back.count(Verdict::Refused), 0) << (rows[0].error ? rows[0].error->code : "");
        EXPECT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
        return back.id.value;
    };
    const auto made =
        ask(admin.access, Method::Post, path,
            R"({"accessRestrictType":"ONLY_MY_AND_SPECIFIED_ORGUNIT","specifiedOrgUnits":[{"orgUnitId":")" + unit(0) +
                R"(","includeSubOrgUnits":true}]})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto restricted = content();
    const std::string back = undone(made);
    expectSame(content(), before, "the restriction is lifted");
    const auto again = setOf(post(admin, "/" + back + "/undo"));
    ASSERT_EQ(post(admin, "/" + again.id.value + "/apply").status, 200);
    expectSame(content(), restricted, "and is back as it was");

    const auto changed = ask(admin.access, Method::Put, path, R"({"accessRestrictType":"ONLY_ME"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    undone(changed);
    expectSame(content(), restricted, "after the change");
    const auto lifted = ask(admin.access, Method::Delete, path);
    ASSERT_EQ(lifted.status, 204) << lifted.body;
    undone(lifted);
    expectSame(content(), restricted, "after it was lifted");
    EXPECT_EQ(
        number("SELECT count(*) FROM audit WHERE action = 'chartRestriction.restore' AND target_id = '" + anna + "'"),
        4);
}

TEST_F(ChangesetKinds, ARestrictionThatChangedSinceStays) {
    const std::string path = "/v1.0/users/" + member(0) + "/orgunit-access-restrict";
    const auto made = ask(admin.access, Method::Post, path, R"({"accessRestrictType":"ONLY_ME"})");
    ASSERT_EQ(ask(admin.access, Method::Put, path, R"({"accessRestrictType":"ONLY_MY_ORGUNIT"})").status, 200);
    const auto back = setOf(post(admin, "/" + headerOf(made, "X-Changeset-Id") + "/undo"));
    const auto rows = rowsOf(admin, back.id.value);
    ASSERT_TRUE(rows.at(0).error);
    EXPECT_EQ(rows[0].error->code, "CHANGED_SINCE");
}

} // namespace
} // namespace test_changesets_kinds
