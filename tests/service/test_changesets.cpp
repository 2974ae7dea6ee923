// The pipe for changes from beginning to undo, as a console drives it.
#include "service/store/journal.h"
#include "tests/service/changeset_fixture.h"

namespace test_changesets {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Operation;
using sekisho::Verdict;

namespace {

class ChangesetFlow : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");
};

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

TEST_F(ChangesetFlow, RowsAreFoundByNameAndByTheirNumberInTheFile) {
    std::vector<Operation> operations{op("orgUnit", "create", "new:a", newUnit("Alpha")),
                                      op("orgUnit", "create", "new:b", newUnit("営業 Beta")),
                                      op("orgUnit", "create", "new:c", newUnit("Gamma", "missing"))};
    for (std::size_t i = 0; i < operations.size(); ++i)
        operations[i].sourceRow = static_cast<std::int64_t>(i) + 57'310;
    const auto set = setOf(begin(admin, operations));
    const auto found = [&](const std::string& query) {
        std::string out;
        for (const auto& row : rowsOf(admin, set.id.value, query))
            out += std::to_string(row.no);
        return out;
    };
    EXPECT_EQ(found("&text=beta"), "2");
    EXPECT_EQ(found("&text=%E5%96%B6%E6%A5%AD"), "2");
    EXPECT_EQ(found("&text=57312"), "3");
    EXPECT_EQ(found("&text=57312&verdict=added"), "");
    EXPECT_EQ(found("&text=a&verdict=added"), "12");
    EXPECT_EQ(get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows?text=" + std::string(301, 'x')).status, 400);
}

TEST_F(ChangesetFlow, AreFoundByWhomTheyChangedByWhoDidItAndByKind) {
    const auto percent = [](std::string_view text) {
        std::string out;
        for (const char c : text)
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        return out;
    };
    const std::string anna = member(0);
    const std::string name =
        text("SELECT json_extract(doc, '$.userName.lastName') FROM member WHERE uid = '" + anna + "'");
    const std::string single =
        headerOf(ask(admin.access, Method::Patch, "/v1.0/users/" + anna, R"({"nickName":"found"})"), "X-Changeset-Id");
    const std::string suspended =
        headerOf(ask(admin.access, Method::Post, "/v1.0/users/" + anna + "/suspend"), "X-Changeset-Id");
    const std::string unitMade =
        headerOf(ask(admin.access, Method::Post, "/v1.0/orgunits", newUnit("ガンマ課")), "X-Changeset-Id");
    const std::string many = setOf(begin(admin, {op("orgUnit", "create", "new:a", newUnit("Alpha Gamma")),
                                                 op("member", "create", "new:b", newMember("found.by.name"))}))
                                 .id.value;
    const auto found = [&](const std::string& query) {
        std::string out, cursor;
        do {
            const auto page = sekisho::api::changesetsFromText(
                get(admin, "/v1.0/admin/changesets?count=3" + query + (cursor.empty() ? "" : "&cursor=" + cursor))
                    .body);
            EXPECT_TRUE(page) << query;
            if (!page) return out;
            for (const auto& set : page->changesets)
                for (const auto& [id, label] : {std::pair{single, "1"}, {suspended, "2"}, {unitMade, "3"}, {many, "4"}})
                    if (set.id.value == id) out += label;
            cursor = page->nextCursor;
        } while (!cursor.empty());
        return out;
    };
    EXPECT_EQ(found(""), "4321");
    EXPECT_EQ(found("&text=" + percent(name) + "&kind=member").find('3'), std::string::npos);
    EXPECT_EQ(found("&text=" + percent(name)).substr(0, 2), "21") << "both of single requests";
    EXPECT_EQ(found("&text=" + percent(name + " 一時停止")), "2") << "by what was done";
    EXPECT_EQ(found("&text=" + percent("が んま")), "3") << "folded as names are, a word at a time";
    EXPECT_EQ(found("&text=gamma"), "4");
    EXPECT_EQ(found("&text=" + percent("新")).find('4'), 0U) << "a name of any of its rows";
    EXPECT_EQ(found("&kind=orgUnit"), "43");
    EXPECT_EQ(found("&kind=position,member"), "421");
    EXPECT_EQ(found("&kind=group"), "");
    EXPECT_EQ(found("&text=" + percent(look(admin, single).authorName)), "4321") << "by who did it";
    EXPECT_EQ(found("&text=nobody"), "");
    EXPECT_EQ(get(admin, "/v1.0/admin/changesets?text=" + std::string(301, 'x')).status, 400);
    EXPECT_EQ(rowsOf(admin, single, "&text=" + percent(name)).size(), 1U);
    EXPECT_TRUE(rowsOf(admin, single, "&text=nobody").empty());
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

} // namespace
} // namespace test_changesets
