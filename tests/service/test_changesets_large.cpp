// Changesets that take more than a request: plans on a copy, application in steps, pauses, roll-back, a restart, a
// store that fails.
#include "service/changesets/applier.h"
#include "service/changesets/kinds.h"
#include "service/store/journal.h"
#include "tests/service/changeset_fixture.h"

#include <atomic>
#include <fstream>
#include <thread>

namespace test_changesets_large {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Done;
using sekisho::Operation;
using sekisho::Verdict;

namespace {

class ChangesetLarge : public ChangesetTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");

    std::vector<std::string> plain() {
        const auto rows = store->read([&](sekisho::sql::Database& db) {
            return db.rows<std::string>(
                "SELECT uid FROM member WHERE domain_id = :domain AND pending = 0 AND suspended = 0 "
                "AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM role_holding) ORDER BY id",
                domain);
        });
        std::vector<std::string> out;
        for (const auto& [uid] : *rows)
            out.push_back(uid);
        return out;
    }
    // `creates` new members in a new organization each hundred, then a change of somebody who is there.
    std::vector<Operation> operations(int creates, int updates) {
        std::vector<Operation> all;
        const auto members = plain();
        std::string unit;
        for (int i = 0; i < creates; ++i) {
            if (i % 100 == 0) {
                unit = "new:u" + std::to_string(i);
                all.push_back(op("orgUnit", "create", unit, newUnit("課" + std::to_string(i), {}, 1 + i / 100)));
            }
            all.push_back(
                op("member", "create", "", newMember("bulk" + std::to_string(i), "," + orgs(unit, i % 100 == 0))));
        }
        for (int i = 0; i < updates; ++i)
            all.push_back(op("member", "update", members[static_cast<std::size_t>(i) % members.size()],
                             R"({"task":"試行)" + std::to_string(i) + "\"}"));
        return numbered(std::move(all));
    }
    sekisho::Changeset planned(const std::vector<Operation>& all) {
        auto set = open(admin, all);
        const auto asked = post(admin, "/" + set.id.value + "/plan");
        EXPECT_EQ(asked.status, all.size() > 2000 ? 202 : 200) << asked.body;
        workAll();
        set = look(admin, set.id.value);
        EXPECT_EQ(set.state, ChangesetState::Planned);
        EXPECT_EQ(set.count(Verdict::Refused), 0)
            << get(admin, "/v1.0/admin/changesets/" + set.id.value + "/rows?verdict=refused&count=3").body;
        return set;
    }
    bool anyScratch() {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            if (entry.path().filename().string().starts_with("scratch-")) return true;
        return false;
    }
};

TEST_F(ChangesetLarge, IsPlannedOnACopyAndAppliedInSteps) {
    const auto before = content();
    const auto all = operations(1500, 800);
    auto set = planned(all);
    EXPECT_FALSE(anyScratch());
    expectSame(content(), before, "a plan changes nothing");
    EXPECT_EQ(set.impact.membersAdded, 1500);
    EXPECT_EQ(set.impact.roomsChanged, 15);
    EXPECT_EQ(set.count(Verdict::Added), 1515);
    const auto accepted = post(admin, "/" + set.id.value + "/apply");
    ASSERT_EQ(accepted.status, 202);
    EXPECT_EQ(setOf(accepted).state, ChangesetState::Applying) << "who asked knows what to follow";
    int steps = 0;
    while (changesets->applyOnce())
        ++steps;
    EXPECT_GE(steps, static_cast<int>(all.size() / 500) + 1);
    set = look(admin, set.id.value);
    EXPECT_EQ(set.state, ChangesetState::Applied) << (set.error ? set.error->code : "");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE 'bulk%'"), 1500);
    EXPECT_EQ(
        number("SELECT count(*) FROM audit WHERE action = 'member.create' AND request_id = '" + set.id.value + "'"),
        1500);

    ASSERT_EQ(post(admin, "/" + set.id.value + "/undo").status, 201);
    workAll();
    const auto back =
        sekisho::api::changesetsFromText(get(admin, "/v1.0/admin/changesets?count=1").body)->changesets.at(0);
    EXPECT_EQ(back.state, ChangesetState::Planned) << (back.error ? back.error->code : "");
    EXPECT_EQ(back.count(Verdict::Refused), 0);
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 202);
    workAll();
    EXPECT_EQ(look(admin, back.id.value).state, ChangesetState::Applied);
    expectSame(content(), before, "after the undo");
    EXPECT_TRUE(store->read([&](sekisho::sql::Database& db) { return verifyAudit(db, domain); }));
}

TEST_F(ChangesetLarge, PausesGoesOnAndIsTakenBack) {
    const auto before = content();
    const auto set = planned(operations(900, 700));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    EXPECT_GT(look(admin, set.id.value).done, 0);
    ASSERT_EQ(post(admin, "/" + set.id.value + "/pause").status, 200);
    EXPECT_FALSE(changesets->applyOnce());
    ASSERT_EQ(post(admin, "/" + set.id.value + "/resume").status, 200);
    ASSERT_TRUE(changesets->applyOnce());
    ASSERT_EQ(post(admin, "/" + set.id.value + "/cancel").status, 200);
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::RollingBack);
    workAll();
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::RolledBack);
    expectSame(content(), before, "after the roll-back");
    // It can be planned and applied again.
    ASSERT_EQ(post(admin, "/" + set.id.value + "/plan").status, 200);
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    workAll();
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::Applied);
}

TEST_F(ChangesetLarge, ARestartGoesOnWhereItStood) {
    const auto before = content();
    const auto set = planned(operations(900, 700));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    { std::ofstream(folder.path() / "scratch-9.db") << "left behind"; }
    Changesets again(*services);
    again.start();
    for (int i = 0; i < 3000 && look(admin, set.id.value).state == ChangesetState::Applying; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    again.stop();
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::Applied);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE 'bulk%'"), 900);
    EXPECT_FALSE(anyScratch());
    // In the middle of a roll-back, too.
    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    ASSERT_TRUE(changesets->applyOnce());
    const auto applied = content();
    ASSERT_EQ(post(admin, "/" + back.id.value + "/cancel").status, 200);
    ASSERT_TRUE(changesets->applyOnce());
    Changesets third(*services);
    while (third.applyOnce()) {
    }
    EXPECT_EQ(look(admin, back.id.value).state, ChangesetState::RolledBack);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE 'bulk%'"), 900);
    EXPECT_NE(content(), before);
}

// A step of many rows is one transaction: what a crash ends leaves nothing, and the same rows are applied again.
TEST_F(ChangesetLarge, AStepThatBreaksOffIsDoneAgain) {
    const auto before = content();
    const auto set = planned(operations(500, 300));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    const auto standing = [this] {
        return text("SELECT done || ' ' || (SELECT count(*) FROM changeset_image) || ' ' || (SELECT max(seq) FROM "
                    "change) || ' ' || (SELECT max(seq) FROM audit) FROM changeset WHERE state = 'applying'");
    };
    int broken = 0;
    for (int passing = 250; !standing().empty(); passing = passing * 4 / 3) {
        const std::string stood = standing();
        int left = passing;
        sekisho::sql::Database::setFault([&left]() -> std::optional<sekisho::Error> {
            if (left-- != 0) return std::nullopt;
            return sekisho::Error(sekisho::ErrorKind::Storage, "STORAGE_FAILED").because("for the test");
        });
        const bool went = changesets->applyOnce();
        sekisho::sql::Database::setFault({});
        broken += went ? 0 : 1;
        if (!went) {
            ASSERT_EQ(standing(), stood) << passing;
        }
        ASSERT_TRUE(changesets->applyOnce());
    }
    EXPECT_GE(broken, 4) << "within the first piece of a step, and within later ones";
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::Applied);
    EXPECT_EQ(number("SELECT count(*) FROM changeset_image"),
              number("SELECT images FROM changeset WHERE state = 'applied'"));
    EXPECT_EQ(number("SELECT count(DISTINCT target_id) FROM audit WHERE action = 'member.create' AND request_id = '" +
                     set.id.value + "'"),
              500);
    EXPECT_EQ(
        number("SELECT count(*) FROM audit WHERE action = 'member.create' AND request_id = '" + set.id.value + "'"),
        500);
    const auto back = setOf(post(admin, "/" + set.id.value + "/undo"));
    ASSERT_EQ(post(admin, "/" + back.id.value + "/apply").status, 202);
    workAll();
    expectSame(content(), before, "after the undo");
}

// Nobody waits for the end of a step that could go on: the row at which somebody asks for the writer is its last.
TEST_F(ChangesetLarge, WhoWaitsForTheWriterEndsTheStep) {
    const auto set = planned(operations(0, 600));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce()); // with the look at all rows, which holds nobody up
    const std::int64_t before = look(admin, set.id.value).done;
    std::thread other;
    std::atomic<std::int64_t> seen = -1;
    int left = 40; // statements: some rows of the step are done by then
    sekisho::sql::Database::setFault([&]() -> std::optional<sekisho::Error> {
        if (other.joinable() || left-- != 0) return std::nullopt;
        other = std::thread([&] {
            (void)store->write([&](sekisho::sql::Database& db) -> sekisho::Result<std::int64_t> {
                SEKISHO_TRY(done, db.first<std::int64_t>("SELECT done FROM changeset WHERE state = 'applying'"));
                seen = std::get<0>(*done);
                return std::int64_t{0};
            });
        });
        while (!store->isWanted() && seen < 0)
            std::this_thread::yield();
        std::this_thread::sleep_for(Stretch::ownTime);
        return std::nullopt;
    });
    EXPECT_TRUE(changesets->applyOnce());
    ASSERT_TRUE(other.joinable());
    other.join();
    sekisho::sql::Database::setFault({});
    EXPECT_GT(seen, before) << "what was done until then stays";
    EXPECT_LT(seen, before + Pace::fewest) << "and nobody waited for more";
    workAll();
    EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::Applied);
}

TEST_F(ChangesetLarge, SomebodyInBetweenTakesItAllBack) {
    const auto set = planned(operations(600, 900));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    const std::string victim = plain().back(); // changed by a late row
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + victim, R"({"nickName":"between"})").status, 200);
    workAll();
    const auto now = look(admin, set.id.value);
    EXPECT_EQ(now.state, ChangesetState::RolledBack);
    ASSERT_TRUE(now.error);
    EXPECT_EQ(now.error->code, "CHANGESET_STALE");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE 'bulk%'"), 0);
    EXPECT_NE(text("SELECT doc FROM member WHERE uid = '" + victim + "'").find("between"), std::string::npos);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE doc LIKE '%\"task\":\"試行%' AND domain_id = " +
                     std::to_string(domain)),
              0);
}

// By the feed, which names who has changed, or, when that has forgotten too much, by looking at everybody.
TEST_F(ChangesetLarge, WhatHasChangedSinceIsFoundBeforeAnythingIsApplied) {
    const std::string victim = plain().front();
    const auto rename = [&](const std::string& to) {
        return ask(admin.access, Method::Patch, "/v1.0/users/" + victim, R"({"nickName":")" + to + "\"}").status;
    };
    for (const bool forgotten : {false, true}) {
        ASSERT_EQ(rename(forgotten ? "c" : "a"), 200);
        clock.advance(std::chrono::minutes(1));
        const auto set = planned(operations(0, 510));
        ASSERT_EQ(rename(forgotten ? "d" : "b"), 200);
        ASSERT_TRUE(store->write([&](sekisho::sql::Database& db) -> Done {
            SEKISHO_TRY(head, loadChangeset(db, domain, set.id.value));
            if (forgotten) SEKISHO_CHECK(pruneChanges(db, domain, *lastChange(db, domain)));
            const auto named = membersNamedSince(db, head);
            EXPECT_TRUE(named && named->has_value() == !forgotten);
            EXPECT_TRUE(forgotten || (*named)->contains(victim));
            return {};
        }));
        ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
        ASSERT_TRUE(changesets->applyOnce());
        EXPECT_EQ(look(admin, set.id.value).state, ChangesetState::RolledBack);
        EXPECT_EQ(number("SELECT images FROM changeset WHERE uid = '" + set.id.value + "'"), 0);
    }
}

TEST_F(ChangesetLarge, TwoOfThemRace) {
    const auto first = planned(operations(0, 600));
    const auto second = planned(operations(0, 600));
    ASSERT_EQ(post(admin, "/" + first.id.value + "/apply").status, 202);
    ASSERT_EQ(post(admin, "/" + second.id.value + "/apply").status, 202);
    workAll();
    const auto a = look(admin, first.id.value).state, b = look(admin, second.id.value).state;
    // Both change the same people: at most one of them comes through, and none stays in between.
    EXPECT_TRUE(a == ChangesetState::Applied || a == ChangesetState::RolledBack);
    EXPECT_TRUE(b == ChangesetState::Applied || b == ChangesetState::RolledBack);
    EXPECT_FALSE(a == ChangesetState::Applied && b == ChangesetState::Applied);
    const auto at = [&](const sekisho::Changeset& set) { return look(admin, set.id.value); };
    EXPECT_NE(at(first).state, ChangesetState::Applying);
}

// Row 2 is missing at the end and no change tells why.
TEST_F(ChangesetLarge, WhatIsMissingWithoutAReasonTakesItAllBack) {
    const auto set = planned(operations(600, 0));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    while (look(admin, set.id.value).done < set.total)
        ASSERT_TRUE(changesets->applyOnce());
    script("DELETE FROM member WHERE email = 'bulk0@sakura'");
    workAll();
    const auto now = look(admin, set.id.value);
    EXPECT_EQ(now.state, ChangesetState::RolledBack);
    ASSERT_TRUE(now.error);
    EXPECT_EQ(now.error->code, "CHANGESET_VERIFY_FAILED");
    const auto rows = rowsOf(admin, set.id.value);
    ASSERT_TRUE(rows.at(1).error); // what is missing cannot be taken back either: it stays named
    EXPECT_EQ(std::ranges::count_if(rows, [](const auto& row) { return row.error.has_value(); }), 1);
}

TEST_F(ChangesetLarge, WhatALaterRowOrSomebodyElseTookAwayIsNoFault) {
    auto all = operations(600, 0);
    all.push_back(op("orgUnit", "create", "new:short", newUnit("仮", {}, 900)));
    all.push_back(op("orgUnit", "delete", "new:short"));
    const auto set = planned(numbered(std::move(all)));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 202);
    while (look(admin, set.id.value).done < set.total)
        ASSERT_TRUE(changesets->applyOnce());
    const auto gone = ask(admin.access, Method::Delete, "/v1.0/users/" + uidOf("bulk7@sakura") + "/forcedelete");
    ASSERT_EQ(gone.status, 204) << gone.body;
    workAll();
    const auto now = look(admin, set.id.value);
    EXPECT_EQ(now.state, ChangesetState::Applied) << (now.error ? now.error->code : "");
}

TEST_F(ChangesetLarge, RightsThatEndInBetweenEndIt) {
    const auto deputy = signInAs("deputy1@sakura");
    std::vector<Operation> all = operations(0, 1200);
    auto set = open(deputy, all);
    ASSERT_EQ(post(deputy, "/" + set.id.value + "/plan").status, 200);
    ASSERT_EQ(post(deputy, "/" + set.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    script("DELETE FROM role_holding WHERE member_uid = '" + uidOf("deputy1@sakura") + "'");
    workAll();
    set = look(admin, set.id.value);
    EXPECT_EQ(set.state, ChangesetState::RolledBack);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE doc LIKE '%\"task\":\"試行%' AND domain_id = " +
                     std::to_string(domain)),
              0);
}

TEST_F(ChangesetLarge, AStatementThatFailsLeavesNothingHalfDone) {
    const auto members = plain();
    const auto set = planned(
        numbered({op("orgUnit", "create", "new:f", newUnit("班")),
                  op("member", "create", "", newMember("fault1", "," + orgs("new:f", true))),
                  op("member", "update", members[0], R"({"nickName":"f"})"), op("member", "delete", members[1])}));
    const auto before = content();
    const auto auditBefore = number("SELECT count(*) FROM audit");
    int failed = 0;
    bool done = false;
    for (int passing = 0; passing < 1500 && !done; ++passing) {
        int left = passing;
        bool hit = false;
        sekisho::sql::Database::setFault([&]() -> std::optional<sekisho::Error> {
            if (left-- != 0) return std::nullopt;
            hit = true;
            return sekisho::Error(sekisho::ErrorKind::Storage, "STORAGE_FAILED").because("for the test");
        });
        const auto response = post(admin, "/" + set.id.value + "/apply");
        sekisho::sql::Database::setFault({});
        done = response.status == 200;
        if (done) break;
        ASSERT_TRUE(hit) << response.body;
        ++failed;
        expectSame(content(), before, "statement " + std::to_string(passing));
        ASSERT_EQ(number("SELECT count(*) FROM audit"), auditBefore) << passing;
        ASSERT_EQ(number("SELECT count(*) FROM changeset_image"), 0) << passing;
        ASSERT_EQ(look(admin, set.id.value).state, ChangesetState::Planned) << passing;
    }
    EXPECT_TRUE(done);
    EXPECT_GT(failed, 40);
}

TEST_F(ChangesetLarge, ImagesAndDraftsAreNotKeptForever) {
    const auto set = planned(operations(3, 3));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    const auto draft = planned(operations(0, 3));
    ASSERT_GT(number("SELECT count(*) FROM changeset_image"), 0);
    ASSERT_EQ(ask(admin.access, Method::Patch, "/v1.0/users/" + plain()[7], R"({"nickName":"auto"})").status, 200);
    clock.advance(std::chrono::hours(24 * 31));
    changesets->keepHouse();
    admin = signInAs("admin@sakura");
    EXPECT_EQ(number("SELECT count(*) FROM changeset_image"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM changeset WHERE action <> ''"), 0);
    EXPECT_EQ(look(admin, set.id.value).undo.why, "UNDO_NOT_KEPT");
    EXPECT_EQ(codeOf(post(admin, "/" + set.id.value + "/undo")), "UNDO_NOT_KEPT");
    EXPECT_EQ(look(admin, draft.id.value).state, ChangesetState::Discarded);
    EXPECT_TRUE(rowsOf(admin, draft.id.value).empty());
}

TEST_F(ChangesetLarge, EveryKindAndActionIsKnown) {
    for (const char* kind : {"member", "orgUnit", "level", "position", "userType"}) {
        ASSERT_TRUE(kindFact(kind)) << kind;
        EXPECT_TRUE(sekisho::menuItem(kindFact(kind)->menu)) << kind;
        for (const char* action : {"create", "update", "delete"})
            EXPECT_TRUE(actOf(kind, action)) << kind << " " << action;
    }
    EXPECT_FALSE(actOf("member", "restore")) << "only an undo brings back";
}

TEST(ChangesetPace, HoldsTheWriterForAsLongAsItShould) {
    using std::chrono::microseconds;
    const auto settle = [](microseconds row, microseconds commit) {
        Pace pace;
        for (int i = 0; i < 100; ++i)
            pace.took(pace.rows(), pace.rows() * row + commit);
        return pace.rows();
    };
    const std::int64_t quick = settle(microseconds(250), microseconds(2'000));
    EXPECT_GE(quick, 44);
    EXPECT_LE(quick, 57) << "16 milliseconds with the commit";
    EXPECT_EQ(settle(microseconds(1), microseconds(100)), kStep);
    EXPECT_EQ(settle(microseconds(50'000), microseconds(2'000)), Pace::fewest);
    EXPECT_EQ(settle(microseconds(250), microseconds(20'000)), Pace::fewest)
        << "others wait for the disk and no longer";
    // One slow step makes the next one smaller at once.
    Pace pace;
    pace.took(pace.rows(), microseconds(200'000));
    EXPECT_EQ(pace.rows(), Pace::fewest);
    // One that was ended early says nothing against larger ones.
    for (int i = 0; i < 100; ++i)
        pace.took(pace.rows(), microseconds(1'000));
    const auto large = pace.rows();
    pace.took(3, microseconds(1'000));
    EXPECT_EQ(pace.rows(), large);
    // Who has waited finds the work at the pace for others again.
    Paces paces(Stretch::mostRows, Stretch::longestCommit, Stretch::calmCommit);
    Pace& alone = paces.now();
    for (int i = 0; i < 100; ++i)
        alone.took(alone.rows(), microseconds(1'000));
    paces.somebodyWaited();
    EXPECT_LT(paces.now().rows(), alone.rows());
}

} // namespace
} // namespace test_changesets_large
