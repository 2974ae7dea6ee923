// The sync against a service as a script.

#include "models/store/copy_reader.h"
#include "models/store/copy_writer.h"
#include "tests/unit/store_fixture.h"

namespace sekisho::store::testing::test_store_sync {
namespace {

using Phase = ports::CacheStatus::Phase;

class StoreSync : public CacheTest {
  protected:
    std::string nickOf(const UserId& id) {
        const auto row = cache->members().find(id.value);
        return row ? std::string(cache->members().cells(*row).nickName) : "-";
    }
    void setNick(const UserId& id, const std::string& nick) {
        gateway.tenant.edit(id, [&](Member& m) { m.nickName = nick; });
    }
};

TEST_F(StoreSync, changesOfOthersArriveByPush) {
    openAndLoad(200);
    const auto calls = gateway.callsOf("changes");
    int told = 0;
    auto watch = cache->members().watch([&] { ++told; });
    setNick(anyMember(3), "新しい");
    ASSERT_TRUE(gui.runUntil([&] { return nickOf(anyMember(3)) == "新しい"; }));
    EXPECT_EQ(told, 1);
    ASSERT_TRUE(settle());
    EXPECT_EQ(gateway.callsOf("changes"), calls + 1);
    EXPECT_EQ(document(anyMember(3))->nickName, "新しい");
    Member added;
    added.name = {"加", "入", "カ", "ニュウ"};
    const auto id = gateway.tenant.addMember(added);
    const auto gone = anyMember(5);
    gateway.tenant.erase(gone);
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().find(id.value) && !cache->members().find(gone.value); }));
    ASSERT_TRUE(settle());
    expectEqualsTenant();
    closeAll();
    openCache();
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    expectEqualsTenant();
}

TEST_F(StoreSync, wakeUpsWhileItIsBusyBecomeOne) {
    openAndLoad(50);
    gateway.hold();
    setNick(anyMember(0), "a");
    gui.run();
    ASSERT_EQ(gateway.waiting(), 1U);
    for (int i = 0; i < 20; ++i)
        setNick(anyMember(1), "b" + std::to_string(i));
    gui.run();
    EXPECT_EQ(gateway.waiting(), 1U);
    const auto calls = gateway.callsOf("changes");
    gateway.release();
    ASSERT_TRUE(settle());
    EXPECT_EQ(nickOf(anyMember(1)), "b19");
    EXPECT_LE(gateway.callsOf("changes"), calls + 1);
}

TEST_F(StoreSync, manyChangesComeInPages) {
    openAndLoad(300);
    gateway.tenant.pageSize = 40;
    gateway.holdPush(true);
    for (std::size_t i = 0; i < 250; ++i)
        setNick(anyMember(i), "n" + std::to_string(i));
    const auto calls = gateway.callsOf("changes");
    engine->refreshNow();
    ASSERT_TRUE(settle());
    EXPECT_GE(gateway.callsOf("changes"), calls + 6);
    expectEqualsTenant();
    EXPECT_EQ(nickOf(anyMember(249)), "n249");
    EXPECT_EQ(*cache->cursor(), gateway.tenant.lastSeq());
}

TEST_F(StoreSync, doublesAndAnotherOrderDoNoHarm) {
    gateway.mixUpPages = true;
    openAndLoad(120);
    gateway.holdPush(true);
    for (std::size_t i = 0; i < 60; ++i)
        setNick(anyMember(i), "n" + std::to_string(i));
    gateway.tenant.erase(anyMember(70));
    engine->refreshNow();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
    EXPECT_EQ(nickOf(anyMember(59)), "n59");
}

TEST_F(StoreSync, olderNewsNeverOverwritesNewer) {
    openAndLoad(20);
    const auto id = anyMember(2);
    Member older = *gateway.tenant.member(id);
    older.nickName = "older";
    setNick(id, "newer");
    ASSERT_TRUE(gui.runUntil([&] { return nickOf(id) == "newer"; }));
    ASSERT_TRUE(settle());
    const auto applyOne = [&](ports::FeedRecord record) {
        std::optional<bool> done;
        cache->apply({{std::move(record)}, *cache->cursor(), false}, [&](const Done& d) { done = d.has_value(); });
        EXPECT_TRUE(gui.runUntil([&] { return done.has_value(); }));
        EXPECT_TRUE(*done);
    };
    applyOne({older, api::recordText(older)});
    EXPECT_EQ(nickOf(id), "newer");
    EXPECT_EQ(document(id)->nickName, "newer");
    applyOne({ports::Tombstone{"member", id.value}, {}});
    EXPECT_EQ(nickOf(id), "-");
    applyOne({older, api::recordText(older)});
    EXPECT_EQ(nickOf(id), "-") << "news from before the deletion";
    Member back = *gateway.tenant.member(id);
    applyOne({back, api::recordText(back)});
    EXPECT_EQ(nickOf(id), "newer");
    OrgUnit unit = gateway.tenant.orgUnits().begin()->second;
    const std::string name = unit.name;
    gateway.tenant.editOrgUnit(unit.id, [](OrgUnit& u) { u.name = "改名"; });
    ASSERT_TRUE(gui.runUntil([&] { return cache->orgUnit(unit.id)->name == "改名"; }));
    applyOne({unit, api::recordText(unit)});
    EXPECT_EQ(cache->orgUnit(unit.id)->name, "改名");
}

// Each of 200 members stands on pages of his own: as many as have changed would be written, and twice.
TEST_F(StoreSync, changesAreTakenSideBySideAndPutInTheirPlacesAfterwards) {
    openAndLoad(1'000);
    closeAll();
    const auto nickIn = [&](sql::Database& db, const UserId& id) {
        const auto text = memberDocument(db, id.value);
        return text && *text ? codec.member(**text)->nickName : "-";
    };
    ports::ChangePage page{{}, 99, false};
    for (std::size_t i = 0; i < 200; ++i) {
        Member member = *gateway.tenant.member(anyMember(i * 5));
        member.version += 2;
        member.nickName = "news";
        page.records.push_back({member, api::recordText(member)});
    }
    Member outdated = *gateway.tenant.member(anyMember(3));
    --outdated.version;
    page.records.insert(page.records.begin() + 100, {outdated, api::recordText(outdated)});
    const Member older = *gateway.tenant.member(anyMember());
    for (const bool settled : {false, true}) {
        const CopyFiles files{folder.path};
        {
            auto db = openCopy(files, key);
            ASSERT_TRUE(db);
            auto writer = CopyWriter::make(*db, codec);
            ASSERT_TRUE(writer);
            if (settled) {
                ASSERT_EQ(reason(writer->settle()), "");
            } else {
                const auto taken = writer->apply(page, {99, 0, clock.now()});
                ASSERT_TRUE(taken);
                ASSERT_EQ(taken->size(), 200U);
                for (std::size_t i = 0; i < taken->size(); ++i)
                    EXPECT_EQ(std::get<RowData>((*taken)[i]).id, anyMember(i * 5).value);
                EXPECT_LT(db->checkpoint()->pages, 100);
            }
            const auto waiting = db->first<std::int64_t>("SELECT count(*) FROM news");
            EXPECT_EQ(std::get<0>(**waiting), settled ? 0 : 200);
            const auto refused = writer->apply({{{older, api::recordText(older)}}, 100, false}, {100, 0, clock.now()});
            ASSERT_TRUE(refused);
            EXPECT_TRUE(refused->empty()) << "older than what was taken";
            EXPECT_EQ(nickIn(*db, anyMember(5)), "news");
        }
        if (settled) continue;
        openCache(); // ended before there was time
        ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
        EXPECT_EQ(nickOf(anyMember(5)), "news");
        EXPECT_EQ(nickOf(anyMember(995)), "news");
        EXPECT_EQ(document(anyMember(5))->nickName, "news");
        closeAll();
    }
    auto db = openCopy({folder.path}, key);
    ASSERT_TRUE(db);
    auto writer = CopyWriter::make(*db, codec);
    const ports::ChangePage goes{{{ports::Tombstone{"member", anyMember().value}, {}}}, 101, false};
    ASSERT_TRUE(writer->apply({{page.records[1], page.records[0]}, 100, false}, {100, 0, clock.now()}));
    ASSERT_EQ(writer->apply(goes, {101, 0, clock.now()})->size(), 1U);
    EXPECT_EQ(nickIn(*db, anyMember()), "-");
    EXPECT_TRUE(writer->apply({{{older, api::recordText(older)}}, 102, false}, {102, 0, clock.now()})->empty());
    ASSERT_EQ(reason(writer->settle()), "");
    EXPECT_EQ(nickIn(*db, anyMember()), "-") << "who went does not come back";
    EXPECT_EQ(nickIn(*db, anyMember(5)), "news");
}

TEST_F(StoreSync, organizationsAndRanksFollow) {
    openAndLoad(200);
    const auto unit = gateway.tenant.orgUnits().begin()->second;
    const auto level = cache->ranks(RankKind::Level).front();
    gateway.tenant.editOrgUnit(unit.id, [](OrgUnit& u) { u.name = "改名"; });
    gateway.tenant.editRank(level.id, [](Rank& r) { r.name = "新等級"; });
    const auto added = gateway.tenant.addOrgUnit("新設", unit.id);
    ASSERT_TRUE(gui.runUntil([&] { return cache->orgUnit(added).has_value(); }));
    ASSERT_TRUE(settle());
    bool levelShown = false, unitShown = false;
    for (const auto row : *cache->members().query({})) {
        levelShown = levelShown || cache->members().cells(row).level == "新等級";
        unitShown = unitShown || cache->members().cells(row).orgUnit == "改名";
    }
    EXPECT_TRUE(levelShown);
    EXPECT_TRUE(unitShown);
    gateway.tenant.eraseOrgUnit(added);
    ASSERT_TRUE(gui.runUntil([&] { return !cache->orgUnit(added); }));
    expectEqualsTenant();
}

TEST_F(StoreSync, aCursorThatIsTooOldMeansASnapshotAndTheOldCopyStaysUntilThen) {
    openAndLoad(80);
    closeAll();
    gateway.holdPush(true);
    setNick(anyMember(1), "later");
    gateway.tenant.forgetChanges();
    openCache();
    startSync();
    bool sawRebuilding = false;
    auto watch = cache->watch(gui, [&] {
        if (cache->status().phase != Phase::Rebuilding) return;
        sawRebuilding = true;
        EXPECT_GE(cache->members().count(), 80U);
    });
    ASSERT_TRUE(gui.runUntil([&] { return nickOf(anyMember(1)) == "later"; }));
    EXPECT_TRUE(sawRebuilding);
    EXPECT_EQ(gateway.callsOf("snapshot"), 2U);
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

TEST_F(StoreSync, aStreamThatBreaksLeavesNothingHalf) {
    gateway.tenant.fill(2000);
    gateway.snapshotBatch = 100;
    for (const std::size_t stop : {std::size_t{0}, std::size_t{100}, std::size_t{1000}, std::size_t{1900}}) {
        gateway.snapshotStopsAfter = stop;
        openCache();
        startSync();
        ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 1; }));
        EXPECT_EQ(cache->status().phase, Phase::Empty);
        EXPECT_EQ(cache->status().error->code, "CONNECTION_LOST");
        EXPECT_EQ(cache->members().count(), 0U);
        closeAll();
        openCache();
        EXPECT_FALSE(cache->cursor());
        closeAll();
        scheduler.planned.clear();
    }
    gateway.snapshotStopsAfter = SIZE_MAX;
    openCache();
    startSync();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
    // With a copy there, it stays.
    gateway.snapshotStopsAfter = 500;
    engine->rebuild();
    ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 1; }));
    EXPECT_EQ(cache->status().phase, Phase::Ready);
    expectEqualsTenant();
    EXPECT_TRUE(document(anyMember()));
    gateway.snapshotStopsAfter = SIZE_MAX;
    runTimers();
    ASSERT_TRUE(settle());
    EXPECT_FALSE(cache->status().error);
    expectEqualsTenant();
}

TEST_F(StoreSync, errorsAreTriedAgainWithGrowingPauses) {
    openAndLoad(10);
    gateway.holdPush(true);
    setNick(anyMember(0), "x");
    gateway.failNext("changes", Error(ErrorKind::Timeout, "TIMEOUT"), 9);
    engine->refreshNow();
    double last = 0;
    for (int i = 0; i < 9; ++i) {
        ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 1; }));
        EXPECT_EQ(cache->status().error->code, "TIMEOUT");
        const double expected = std::min(60'000.0, 1000.0 * (1 << i));
        const auto pause = static_cast<double>(scheduler.planned.back().delay.count());
        EXPECT_GE(pause, expected * 0.79);
        EXPECT_LE(pause, expected * 1.21);
        EXPECT_GE(pause, last * 0.6);
        last = pause;
        runTimers();
    }
    ASSERT_TRUE(settle());
    EXPECT_EQ(nickOf(anyMember(0)), "x");
    EXPECT_FALSE(cache->status().error);
    gateway.failNext("changes", Error(ErrorKind::Timeout, "TIMEOUT"));
    engine->refreshNow();
    ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 1; }));
    EXPECT_LE(scheduler.planned.back().delay.count(), 1200) << "success starts the pauses anew";
}

TEST_F(StoreSync, whoIsSignedOutOrMayNotIsNotAskedAgain) {
    openAndLoad(10);
    gateway.failNext("changes", Error(ErrorKind::Forbidden, "FORBIDDEN"));
    engine->refreshNow();
    ASSERT_TRUE(gui.runUntil([&] { return cache->status().error.has_value(); }));
    EXPECT_EQ(scheduler.waiting(), 0U);
    EXPECT_EQ(cache->status().phase, Phase::Ready) << "what is there can be read";
    gateway.endSession("SESSION_FORCED_OUT");
    engine->refreshNow();
    ASSERT_TRUE(gui.runUntil([&] { return cache->status().error->code == "SESSION_FORCED_OUT"; }));
    EXPECT_EQ(scheduler.waiting(), 0U);
    gateway.signInAs("admin@demo");
    ASSERT_TRUE(gui.runUntil([&] { return !cache->status().error; }));
}

TEST_F(StoreSync, theConnectionComingBackEndsThePause) {
    openAndLoad(10);
    gateway.setOffline(true);
    engine->refreshNow();
    ASSERT_TRUE(gui.runUntil([&] { return scheduler.waiting() == 1; }));
    gui.run();
    gateway.tenant.edit(anyMember(), [](Member& m) { m.nickName = "meanwhile"; });
    gateway.setOffline(false);
    ASSERT_TRUE(gui.runUntil([&] { return nickOf(anyMember()) == "meanwhile"; }));
    ASSERT_TRUE(settle());
    EXPECT_EQ(scheduler.waiting(), 0U);
}

TEST_F(StoreSync, afterStopNothingIsAskedAndNothingArrives) {
    openAndLoad(30);
    engine->stop();
    gui.run();
    const auto calls = gateway.calls().size();
    setNick(anyMember(), "unseen");
    engine->refreshNow();
    gui.run();
    EXPECT_EQ(gateway.calls().size(), calls);
    EXPECT_NE(nickOf(anyMember()), "unseen");
    engine->start();
    ASSERT_TRUE(settle());
    EXPECT_EQ(nickOf(anyMember()), "unseen");
}

TEST_F(StoreSync, stoppingInTheMiddleOfALoadLeavesEmpty) {
    gateway.tenant.fill(2000);
    openCache();
    startSync();
    engine->stop();
    gui.run();
    EXPECT_EQ(cache->status().phase, Phase::Empty);
    engine->start();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

TEST_F(StoreSync, muchGarbageIsRemovedWithoutAnyoneSeeingIt) {
    openAndLoad(2500);
    gateway.holdPush(true);
    for (int round = 1; round < 14; ++round) {
        for (std::size_t i = 0; i < 2500; ++i)
            gateway.tenant.edit(
                anyMember(i), [&](Member& m) { m.nickName = std::string(static_cast<std::size_t>(round) * 20, 'x'); });
        gateway.tenant.pageSize = 500;
        engine->refreshNow();
        ASSERT_TRUE(settle());
    }
    gui.run();
    // 2,500 rows of some 500 bytes; without compacting the old texts would be several times that.
    EXPECT_LT(static_cast<SqlCache&>(*cache).members().count(), 2501U);
    expectEqualsTenant();
    EXPECT_EQ(nickOf(anyMember(2499)), std::string(260, 'x'));
}

} // namespace
} // namespace sekisho::store::testing::test_store_sync
