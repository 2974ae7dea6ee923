// The pipe for changes from beginning to undo, as a console drives it.
#include "service/store/journal.h"
#include "tests/service/changeset_fixture.h"

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Loss;
using sekisho::Operation;
using sekisho::RoomChange;
using sekisho::Verdict;

namespace {

class ChangesetFlow : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");
    std::string member(int n) {
        return text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) ORDER BY id LIMIT 1 OFFSET " +
                    std::to_string(n));
    }
    std::string unit(int n) {
        return text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                    " ORDER BY depth DESC, id LIMIT 1 OFFSET " + std::to_string(n));
    }
    std::string recordOf(const std::string& uid) { return text("SELECT doc FROM member WHERE uid = '" + uid + "'"); }
};

} // namespace

TEST_F(ChangesetFlow, IsPlannedAppliedAndUndone) {
    const auto before = content();
    const std::string anna = member(0), ben = member(1);
    const auto planned =
        begin(admin, {op("orgUnit", "create", "new:lab", newUnit("研究室")),
                      op("member", "create", "new:x", newMember("shin1", "," + orgs("new:lab", true))),
                      op("member", "update", anna, R"({"nickName":"あんな"})"),
                      op("member", "update", ben, R"({"email":"ben.renamed"})"), op("member", "suspend", anna)});
    ASSERT_EQ(planned.status, 201) << planned.body;
    auto set = setOf(planned);
    EXPECT_EQ(set.state, ChangesetState::Planned);
    EXPECT_EQ(set.count(Verdict::Added), 2);
    EXPECT_EQ(set.count(Verdict::Changed), 3);
    EXPECT_EQ(set.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows").body;
    EXPECT_EQ(set.impact.membersAdded, 1);
    expectSame(content(), before, "a plan changes nothing");
    const auto rows = rowsOf(admin, set.id.value);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[1].name, "新");
    EXPECT_EQ(rows[2].changes.at(0).field, "nickName");
    EXPECT_EQ(rows[2].changes.at(0).to, "\"あんな\"");

    const auto applied = post(admin, "/" + set.id.value + "/apply", "{}", {{"If-Match", headerOf(planned, "ETag")}});
    ASSERT_EQ(applied.status, 200) << applied.body;
    set = setOf(applied);
    EXPECT_EQ(set.state, ChangesetState::Applied);
    EXPECT_TRUE(set.undo.possible) << set.undo.why;
    EXPECT_EQ(text("SELECT uid FROM member WHERE email = 'shin1@sakura'"), rows[1].id) << "the id that the plan named";
    EXPECT_EQ(number("SELECT suspended FROM member WHERE uid = '" + anna + "'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'changeset.apply'"), 1);

    const auto undo = post(admin, "/" + set.id.value + "/undo");
    ASSERT_EQ(undo.status, 201) << undo.body;
    const auto back = setOf(undo);
    EXPECT_EQ(back.state, ChangesetState::Planned);
    EXPECT_EQ(back.undoOf->value, set.id.value);
    EXPECT_EQ(back.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + back.id.value + "/rows").body;
    const auto undone = post(admin, "/" + back.id.value + "/apply");
    ASSERT_EQ(undone.status, 200) << undone.body;
    expectSame(content(), before, "after the undo");
    const auto original = look(admin, set.id.value);
    EXPECT_EQ(original.undoneBy->value, back.id.value);
    EXPECT_EQ(original.undo.why, "UNDO_DONE");
    EXPECT_TRUE(store->read([&](sekisho::sql::Database& db) { return verifyAudit(db, domain); }));
}

TEST_F(ChangesetFlow, ARowThatFailsStopsOnlyThoseThatDependOnIt) {
    const auto set = setOf(
        begin(admin, {op("orgUnit", "create", "new:bad", newUnit("")),
                      op("member", "create", "", newMember("dep1", "," + orgs("new:bad"))),
                      op("member", "create", "", newMember("fine1")), op("member", "create", "", newMember("fine1")),
                      op("member", "update", "nobody@sakura", R"({"nickName":"x"})"),
                      op("member", "update", member(0), R"({"nickName":7})"), op("member", "dance", member(0)),
                      op("castle", "create", "", "{}"), op("member", "update", "new:unknown", "{}")}));
    const auto rows = rowsOf(admin, set.id.value);
    ASSERT_EQ(rows.size(), 9U);
    const auto code = [&](std::size_t i) { return rows[i].error ? rows[i].error->code : std::string("-"); };
    EXPECT_EQ(rows[0].verdict, Verdict::Refused);
    EXPECT_EQ(code(1), "OPERATION_DEPENDS");
    EXPECT_EQ(rows[1].error->params.at(0).value, "1");
    EXPECT_EQ(rows[2].verdict, Verdict::Added);
    EXPECT_EQ(code(3), "EMAIL_ALREADY_EXIST");
    EXPECT_EQ(code(4), "USER_NOT_EXIST");
    EXPECT_EQ(rows[5].verdict, Verdict::Refused);
    EXPECT_EQ(rows[5].error->field, "nickName");
    EXPECT_EQ(code(6), "OPERATION_UNKNOWN");
    EXPECT_EQ(code(7), "OPERATION_UNKNOWN");
    EXPECT_EQ(code(8), "OPERATION_LABEL_UNKNOWN");
    EXPECT_EQ(rowsOf(admin, set.id.value, "&verdict=added").size(), 1U);
    EXPECT_EQ(codeOf(post(admin, "/" + set.id.value + "/apply")), "CHANGESET_HAS_REFUSED");
    EXPECT_EQ(setOf(post(admin, "/" + set.id.value + "/apply", R"({"skipRefused":true})")).state,
              ChangesetState::Applied);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email IN ('fine1@sakura', 'dep1@sakura')"), 1);
}

TEST_F(ChangesetFlow, WhatSomebodyElseChangedIsNotOverwritten) {
    const std::string anna = member(0), ben = member(1);
    const auto set = setOf(begin(admin, {op("member", "update", ben, R"({"nickName":"b"})"),
                                         op("member", "update", anna, R"({"nickName":"a"})")}));
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + anna, R"({"nickName":"faster"})").status, 200);
    const auto refused = post(admin, "/" + set.id.value + "/apply");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(codeOf(refused), "CHANGESET_STALE");
    const auto now = look(admin, set.id.value);
    EXPECT_EQ(now.state, ChangesetState::RolledBack);
    EXPECT_EQ(now.error->code, "CHANGESET_STALE");
    const auto rows = rowsOf(admin, set.id.value);
    EXPECT_FALSE(rows[0].error);
    ASSERT_TRUE(rows[1].error);
    EXPECT_EQ(rows[1].error->code, "CHANGED_SINCE");
    EXPECT_EQ(recordOf(ben).find("\"nickName\":\"b\""), std::string::npos) << "never half applied";
    EXPECT_EQ(setOf(post(admin, "/" + set.id.value + "/plan")).state, ChangesetState::Planned);
    EXPECT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    EXPECT_NE(recordOf(anna).find("\"nickName\":\"a\""), std::string::npos);
}

TEST_F(ChangesetFlow, TheVersionThatTheAuthorSawCounts) {
    auto stale = op("member", "update", member(0), R"({"nickName":"x"})");
    stale.base = number("SELECT version FROM member WHERE uid = '" + member(0) + "'") + 7;
    auto fine = op("member", "update", member(1), R"({"nickName":"x"})");
    fine.base = number("SELECT version FROM member WHERE uid = '" + member(1) + "'");
    auto again = op("member", "update", member(1), R"({"task":"x"})");
    again.base = fine.base;
    const auto rows = rowsOf(admin, setOf(begin(admin, {stale, fine, again})).id.value);
    EXPECT_EQ(rows[0].error->code, "PRECONDITION_FAILED");
    EXPECT_EQ(rows[1].verdict, Verdict::Changed);
    EXPECT_EQ(rows[2].verdict, Verdict::Changed) << "an earlier row of the same changeset is not somebody else";
}

TEST_F(ChangesetFlow, ASingleRequestLeavesAChangesetOfItsOwn) {
    const auto before = content();
    const std::string anna = member(0);
    const auto patched = ask(admin.access, Method::Patch, "/v1.0/users/" + anna, R"({"nickName":"single"})");
    const std::string id = headerOf(patched, "X-Changeset-Id");
    ASSERT_FALSE(id.empty());
    const auto set = look(admin, id);
    EXPECT_EQ(set.origin, sekisho::ChangesetOrigin::Edit);
    EXPECT_EQ(set.action, "member.update");
    const auto rows = rowsOf(admin, id);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].id, anna);
    EXPECT_EQ(rows[0].changes.at(0).field, "nickName");
    const auto back = setOf(post(admin, "/" + id + "/undo"));
    EXPECT_EQ(back.count(Verdict::Changed), 1);
    EXPECT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
    EXPECT_EQ(codeOf(post(admin, "/" + id + "/undo")), "UNDO_DONE");
    // Nothing of the configuration: no changeset.
    EXPECT_TRUE(
        headerOf(ask(admin.access, Method::Post, "/v1.0/users/" + anna + "/force-logout"), "X-Changeset-Id").empty());
    EXPECT_TRUE(headerOf(ask(admin.access, Method::Patch, "/v1.0/users/" + anna, "{}"), "X-Changeset-Id").empty());
    // What cannot come back is said before.
    const auto gone = ask(admin.access, Method::Delete, "/v1.0/users/" + member(3) + "/forcedelete");
    ASSERT_EQ(gone.status, 204);
    EXPECT_EQ(look(admin, headerOf(gone, "X-Changeset-Id")).undo.why, "UNDO_FINAL");
}

TEST_F(ChangesetFlow, AnUndoLeavesWhatChangedSince) {
    const std::string anna = member(0), ben = member(1);
    const auto set = setOf(begin(admin, {op("member", "update", anna, R"({"nickName":"a"})"),
                                         op("member", "update", ben, R"({"nickName":"b"})")}));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + anna, R"({"task":"later"})").status, 200);
    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    const auto rows = rowsOf(admin, back.id.value);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].verdict, Verdict::Changed); // the newest first: ben
    ASSERT_TRUE(rows[1].error);
    EXPECT_EQ(rows[1].error->code, "CHANGED_SINCE");
    EXPECT_EQ(post(admin, "/" + back.id.value + "/apply", R"({"skipRefused":true})").status, 200);
    EXPECT_NE(recordOf(anna).find("\"nickName\":\"a\""), std::string::npos);
    EXPECT_EQ(recordOf(ben).find("\"nickName\":\"b\""), std::string::npos);
}

TEST_F(ChangesetFlow, OperationsComeInPartsAndTwice) {
    const auto set = setOf(begin(admin, {}, false));
    std::vector<Operation> all;
    for (int i = 1; i <= 1200; ++i) {
        all.push_back(op("member", "update", member(0), R"({"nickName":"n)" + std::to_string(i) + "\"}"));
        all.back().no = i;
    }
    const auto part = [&](int from, int to) {
        return std::vector<Operation>(all.begin() + from - 1, all.begin() + to);
    };
    EXPECT_EQ(codeOf(send(admin, set.id.value, part(2, 3), 2)), "CHANGESET_GAP");
    EXPECT_EQ(send(admin, set.id.value, part(1, 700)).body, R"({"received":700})");
    EXPECT_EQ(send(admin, set.id.value, part(601, 800), 601).body, R"({"received":800})");
    EXPECT_EQ(send(admin, set.id.value, part(601, 800), 601).body, R"({"received":800})");
    EXPECT_EQ(codeOf(send(admin, set.id.value, part(900, 901), 899)), "OPERATION_NUMBER");
    EXPECT_EQ(codeOf(send(admin, set.id.value, {all[800], all[800]}, 801)), "OPERATION_NUMBER");
    auto late = all[0];
    late.no = 1'000'001;
    EXPECT_EQ(codeOf(send(admin, set.id.value, {late}, 1'000'001)), "CHANGESET_TOO_LARGE");
    const auto line = ask(admin.access, Method::Put, "/v1.0/admin/changesets/" + set.id.value + "/operations?from=801",
                          "{\"no\":801,\"kind\":\"member\",\"action\":\"update\",\"id\":\"\xE8\x8A\"}\n");
    EXPECT_EQ(codeOf(line), "OPERATION_MALFORMED");
    auto secret = op("member", "create", "",
                     newMember("s1", R"(,"passwordConfig":{"passwordCreationType":"ADMIN","password":"Kawara7-x"})"));
    secret.no = 801;
    EXPECT_EQ(codeOf(send(admin, set.id.value, {secret}, 801)), "OPERATION_PASSWORD");
    EXPECT_EQ(number("SELECT count(*) FROM changeset_operation WHERE value LIKE '%Kawara7%'"), 0);
    EXPECT_EQ(look(admin, set.id.value).total, 800);
}

TEST_F(ChangesetFlow, NobodyBringsBackWhatHeNames) {
    const auto patched = ask(admin.access, Method::Patch, "/v1.0/users/" + member(0), R"({"nickName":"x"})");
    ASSERT_EQ(patched.status, 200);
    const std::string image = std::to_string(number("SELECT max(id) FROM changeset_image"));
    EXPECT_EQ(codeOf(begin(admin, {op("member", "restore", member(0), R"({"image":)" + image + "}")})),
              "OPERATION_UNKNOWN");
    const auto set = setOf(begin(admin, {}, false));
    EXPECT_EQ(codeOf(send(admin, set.id.value, numbered({op("member", "restore", "x", "{}")}))), "OPERATION_UNKNOWN");
}

TEST_F(ChangesetFlow, WhoIsNoAdministratorMakesNone) {
    EXPECT_EQ(begin(signIn(member(0)), {op("member", "update", member(0), "{}")}).status, 403);
}

TEST_F(ChangesetFlow, StatesAllowWhatTheyAllow) {
    const auto empty = setOf(begin(admin, {}, false));
    EXPECT_EQ(codeOf(post(admin, "/" + empty.id.value + "/plan")), "CHANGESET_EMPTY");
    EXPECT_EQ(codeOf(post(admin, "/" + empty.id.value + "/apply")), "CHANGESET_STATE");
    EXPECT_EQ(codeOf(post(admin, "/" + empty.id.value + "/undo")), "CHANGESET_STATE");
    for (const char* step : {"/pause", "/resume", "/cancel"})
        EXPECT_EQ(codeOf(post(admin, "/" + empty.id.value + step)), "CHANGESET_STATE") << step;
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/changesets/" + empty.id.value).status, 204);
    EXPECT_EQ(look(admin, empty.id.value).state, ChangesetState::Discarded);
    EXPECT_EQ(codeOf(send(admin, empty.id.value, numbered({op("member", "update", "x", "{}")}))), "CHANGESET_STATE");
    const auto set = setOf(begin(admin, {op("member", "update", member(0), R"({"nickName":"n"})")}));
    EXPECT_EQ(post(admin, "/" + set.id.value + "/apply", "{}", {{"If-Match", "\"1\""}}).status, 412);
    EXPECT_EQ(post(admin, "/" + set.id.value + "/apply", "{}", {{"If-Match", "nonsense"}}).status, 412);
    EXPECT_EQ(post(admin, "/nowhere/plan").status, 404);
    const auto page = sekisho::api::changesetsFromText(get(admin, "/v1.0/admin/changesets?count=1").body);
    ASSERT_TRUE(page && page->changesets.size() == 1);
    EXPECT_EQ(page->changesets[0].id, set.id);
    EXPECT_FALSE(page->nextCursor.empty());
    const auto planned =
        sekisho::api::changesetsFromText(get(admin, "/v1.0/admin/changesets?state=planned&mine=true").body);
    ASSERT_TRUE(planned && planned->changesets.size() == 1);
}

// What an import sends goes through the same rules as a single request.
TEST_F(ChangesetFlow, CustomPropertiesAreWrittenAndTheirRulesHold) {
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

TEST_F(ChangesetFlow, WhatALaterRowTakesAwayIsNoFault) {
    const auto before = content();
    const auto set = setOf(
        begin(admin, {op("orgUnit", "create", "new:a", newUnit("仮", {}, 900)), // the last: it moves no sibling down
                      op("orgUnit", "create", "new:b", newUnit("仮の下", "new:a")),
                      op("orgUnit", "update", "new:b", R"({"orgUnitName":"改"})"), op("orgUnit", "delete", "new:a")}));
    ASSERT_EQ(set.count(Verdict::Refused), 0);
    const auto applied = post(admin, "/" + set.id.value + "/apply");
    ASSERT_EQ(applied.status, 200) << applied.body;
    expectSame(content(), before, "made and taken away");
    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    const auto undone = post(admin, "/" + back.id.value + "/apply");
    ASSERT_EQ(undone.status, 200) << undone.body;
    expectSame(content(), before, "after the undo");
}

// As a sheet of joiners who name each other becomes operations.
TEST_F(ChangesetFlow, ThoseWhoAreNewAreRelatedAndErasedAgain) {
    const auto before = content();
    const auto related = [](const std::string& to) {
        return R"({"relations":[{"relationUserId":")" + to + R"(","relationName":"上司"}]})";
    };
    const auto set = setOf(begin(
        admin, {op("member", "create", "new:a", newMember("rel1")), op("member", "create", "new:b", newMember("rel2")),
                op("member", "update", "new:a", related("new:b")), op("member", "update", "new:b", related("new:a")),
                op("member", "update", member(0), related("new:b"))}));
    ASSERT_EQ(set.count(Verdict::Refused), 0) << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows").body;
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    const std::string a = uidOf("rel1@sakura"), b = uidOf("rel2@sakura");
    EXPECT_NE(recordOf(a).find("\"relationUserId\":\"" + b), std::string::npos);
    EXPECT_NE(recordOf(b).find("\"relationUserId\":\"" + a), std::string::npos);
    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 200);
    expectSame(content(), before, "after the undo");
}

TEST_F(ChangesetFlow, TheTreeKeepsItsRules) {
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

TEST_F(ChangesetFlow, TheImpactNamesRoomsHeadsAndSessions) {
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
TEST_F(ChangesetFlow, ALevelThatWasMadeAndTakenAwayIsNotLeftByTheUndo) {
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

TEST_F(ChangesetFlow, RanksGoAndComeBackWithTheirHolders) {
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
TEST_F(ChangesetFlow, GroupsRoomsAndRestrictionsComeBack) {
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

TEST_F(ChangesetFlow, ADeletedGroupComesBack) {
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
TEST_F(ChangesetFlow, AGroupIsMadeChangedAndDeletedThroughThePipe) {
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

TEST_F(ChangesetFlow, WhatIsMovedWithoutAnOrderComesLast) {
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

TEST_F(ChangesetFlow, TurningTalkOffNamesTheRoomThatGoesIntoTheArchive) {
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
