// The local copy as a file: loaded, opened again, doubted, locked.

#include "tests/unit/store_fixture.h"

#include <fstream>
#include <future>

namespace sekisho::store::testing::test_store_cache {
namespace {

using Phase = ports::CacheStatus::Phase;

class StoreCache : public CacheTest {
  protected:
    std::filesystem::path copyFile() const { return folder.path / "cache_v4.db"; }
    void reopenAndLoad() {
        closeAll();
        openCache();
        startSync();
        ASSERT_TRUE(settle());
    }
    static std::string bytesOf(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::size_t filesOfCopies() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path))
            count += entry.path().filename().string().starts_with("cache_v") ? 1 : 0;
        return count;
    }
};

TEST_F(StoreCache, anEmptyFolderIsEmptyAndFillsByASnapshot) {
    openCache();
    EXPECT_EQ(cache->status().phase, Phase::Empty);
    EXPECT_FALSE(cache->cursor());
    EXPECT_EQ(cache->members().count(), 0U);
    EXPECT_FALSE(cache->members().complete());
    std::vector<Phase> phases;
    auto watch = cache->watch(gui, [&] {
        if (phases.empty() || phases.back() != cache->status().phase) phases.push_back(cache->status().phase);
    });
    gateway.tenant.fill(700);
    startSync();
    ASSERT_TRUE(settle());
    gui.run();
    EXPECT_EQ(phases, (std::vector{Phase::Loading, Phase::Ready}));
    expectEqualsTenant();
    EXPECT_EQ(cache->status().trueAt, clock.now());
    EXPECT_EQ(gateway.callsOf("snapshot"), 1U);
}

TEST_F(StoreCache, openingAgainShowsTheFirstPageAtOnceAndThenAll) {
    openAndLoad(700);
    ports::MemberQuery byReading;
    std::vector<std::string> before;
    for (const auto row : *cache->members().query(byReading))
        before.emplace_back(cache->members().cells(row).id);
    closeAll();
    openCache();
    // Nothing of the executor has run: this is what the first paint sees.
    EXPECT_EQ(cache->status().phase, Phase::Ready);
    EXPECT_FALSE(cache->members().complete());
    const auto first = *cache->members().query(byReading);
    ASSERT_EQ(first.size(), 100U);
    std::vector<std::pair<RowNo, std::string>> shown;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const auto cells = cache->members().cells(first[i]);
        EXPECT_EQ(cells.id, before[i]);
        const auto* member = gateway.tenant.member(UserId(std::string(cells.id)));
        EXPECT_EQ(cells.orgUnit.empty(), member->primaryOrgUnit() == nullptr);
        shown.emplace_back(first[i], cells.id);
    }
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    for (const auto& [row, id] : shown)
        EXPECT_EQ(cache->members().cells(row).id, id) << "row numbers stay";
    std::vector<std::string> after;
    for (const auto row : *cache->members().query(byReading))
        after.emplace_back(cache->members().cells(row).id);
    EXPECT_EQ(after, before);
    expectEqualsTenant();
}

TEST_F(StoreCache, theRestWaitsForThePaintAndNobodyWaitsForThat) {
    openAndLoad(20);
    using namespace std::chrono_literals;
    for (const auto pause : {std::chrono::milliseconds(40ms), std::chrono::milliseconds(10min)}) {
        closeAll();
        const auto begin = std::chrono::steady_clock::now();
        cache = makeCache();
        cache->letPaint(pause);
        ASSERT_TRUE(cache->open());
        EXPECT_EQ(cache->members().query({})->size(), 20U);
        if (pause < 1min) {
            ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
            EXPECT_GE(std::chrono::steady_clock::now() - begin, pause);
        }
        closeAll();
        EXPECT_LT(std::chrono::steady_clock::now() - begin, 1min);
    }
}

TEST_F(StoreCache, recordsAreThoseOfTheService) {
    openAndLoad(50);
    for (std::size_t i = 0; i < 50; i += 7) {
        const auto found = document(anyMember(i));
        ASSERT_TRUE(found);
        EXPECT_EQ(*found, *gateway.tenant.member(anyMember(i)));
    }
    EXPECT_FALSE(document(UserId("nobody")));
    std::vector<UserId> asked{anyMember(9), UserId("nobody"), anyMember(3), anyMember(9)};
    std::optional<Result<std::vector<Member>>> answer;
    auto call = cache->members(asked, gui, [&](Result<std::vector<Member>> m) { answer = std::move(m); });
    ASSERT_TRUE(gui.runUntil([&] { return answer.has_value(); }));
    ASSERT_TRUE(*answer);
    ASSERT_EQ((*answer)->size(), 3U);
    EXPECT_EQ((**answer)[0].id, anyMember(9));
    EXPECT_EQ((**answer)[1].id, anyMember(3));
    const auto unit = gateway.tenant.orgUnits().begin()->second;
    EXPECT_EQ(cache->orgUnit(unit.id), unit);
    EXPECT_FALSE(cache->orgUnit(OrgUnitId("none")));
    EXPECT_EQ(cache->ranks(RankKind::Level).size(), 5U);
}

TEST_F(StoreCache, manyRecordsComeInTheirOrder) {
    openAndLoad(900);
    std::vector<UserId> asked;
    for (const auto& [id, member] : gateway.tenant.members())
        asked.emplace_back(id);
    std::optional<std::size_t> got;
    auto call = cache->members(asked, gui, [&](Result<std::vector<Member>> m) {
        ASSERT_TRUE(m);
        got = m->size();
        for (std::size_t i = 0; i < asked.size(); ++i)
            ASSERT_EQ((*m)[i].id, asked[i]);
    });
    ASSERT_TRUE(gui.runUntil([&] { return got.has_value(); }));
    EXPECT_EQ(*got, 900U);
}

TEST_F(StoreCache, nothingReadableIsOnTheDisk) {
    gateway.tenant.fill(20);
    Member known;
    known.name = {"ひみつ", "なまえ", "ヒミツ", "ナマエ"};
    known.email = "secretlogin@demo";
    gateway.tenant.addMember(known);
    openCache();
    startSync();
    ASSERT_TRUE(settle());
    ASSERT_TRUE(cache->setNote("draft", "secretnote"));
    closeAll();
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
        const std::string bytes = bytesOf(entry.path());
        for (const char* text : {"secretlogin", "ひみつ", "ヒミツ", "secretnote", "CREATE TABLE"})
            EXPECT_EQ(bytes.find(text), std::string::npos) << entry.path() << text;
        EXPECT_EQ(std::filesystem::status(entry.path()).permissions() & std::filesystem::perms(0077),
                  std::filesystem::perms::none);
    }
}

TEST_F(StoreCache, aDamagedFileIsRebuilt) {
    openAndLoad(300);
    ASSERT_TRUE(cache->setNote("columns", "a,b"));
    closeAll();
    {
        std::fstream file(copyFile(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(100);
        file.write("damage", 6);
    }
    openCache();
    EXPECT_EQ(cache->status().phase, Phase::Empty);
    ASSERT_TRUE(cache->status().error);
    EXPECT_EQ(cache->status().error->code, "CACHE_CORRUPT");
    EXPECT_EQ(cache->note("columns"), "a,b");
    startSync();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
    EXPECT_FALSE(cache->status().error);
}

TEST_F(StoreCache, damageFoundLaterIsRebuiltToo) {
    openAndLoad(2000);
    closeAll();
    const auto size = std::filesystem::file_size(copyFile());
    {
        std::fstream file(copyFile(), std::ios::binary | std::ios::in | std::ios::out);
        for (std::uintmax_t at = size / 3; at + 4096 < size; at += 4096) { // behind what opening reads
            file.seekp(static_cast<std::streamoff>(at));
            file.write("damage", 6);
        }
    }
    openCache();
    startSync();
    ASSERT_TRUE(gui.runUntil(
        [&] { return gateway.callsOf("snapshot") == 2 && engine->resting() && cache->members().complete(); }));
    expectEqualsTenant();
}

TEST_F(StoreCache, aWrongKeyMeansANewCopy) {
    openAndLoad(100);
    closeAll();
    key = sql::randomKey();
    openCache();
    EXPECT_EQ(cache->status().phase, Phase::Empty);
    EXPECT_TRUE(std::filesystem::exists(folder.path / "notes.db.unreadable")) << "notes are not thrown away";
    startSync();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

TEST_F(StoreCache, anotherFormatAndLeftOversAreRemoved) {
    for (const char* name : {"cache_v1.db", "cache_v3.db-wal", "cache_v4.loading7", "cache_v5.db"})
        std::ofstream(folder.path / name) << "old";
    std::ofstream(folder.path / "mine.txt") << "not ours";
    openCache();
    EXPECT_EQ(filesOfCopies(), 0U);
    EXPECT_TRUE(std::filesystem::exists(folder.path / "mine.txt"));
}

TEST_F(StoreCache, aSecondOneIsToldThatTheFolderIsInUse) {
    openAndLoad(10);
    auto second = makeCache();
    const auto opened = second->open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "CACHE_LOCKED");
    EXPECT_EQ(second->status().phase, Phase::Failed);
    EXPECT_FALSE(second->usable());
    second.reset();
    expectEqualsTenant();
    EXPECT_TRUE(document(anyMember()));
}

TEST_F(StoreCache, aFolderThatCannotBeWrittenIsAnError) {
    std::ofstream(folder.path / "file") << "x";
    SqlCache blocked(folder.path / "file" / "below", key, codec, clock, gui);
    EXPECT_FALSE(blocked.open());
    EXPECT_EQ(blocked.status().phase, Phase::Failed);
    EXPECT_TRUE(blocked.status().error);
}

TEST_F(StoreCache, notesSurviveEverythingButTheirRemoval) {
    openCache();
    EXPECT_FALSE(cache->note("a"));
    ASSERT_TRUE(cache->setNote("a", "一"));
    ASSERT_TRUE(cache->setNote("b", std::string(100'000, 'x')));
    ASSERT_TRUE(cache->setNote("a", "二"));
    ASSERT_TRUE(cache->setNote("c", "gone"));
    ASSERT_TRUE(cache->setNote("c", ""));
    closeAll();
    std::filesystem::remove(copyFile());
    openCache();
    EXPECT_EQ(cache->note("a"), "二");
    EXPECT_EQ(cache->note("b")->size(), 100'000U);
    EXPECT_FALSE(cache->note("c"));
}

TEST_F(StoreCache, lockingEmptiesTheMemoryAndUnlockingBringsAllBack) {
    openAndLoad(500);
    ASSERT_TRUE(cache->setNote("a", "1"));
    const auto id = anyMember(4);
    int told = 0;
    auto handle = cache->members().watch([&] { ++told; });
    cache->lock();
    EXPECT_TRUE(cache->locked());
    EXPECT_FALSE(cache->usable());
    EXPECT_GT(told, 0);
    EXPECT_EQ(cache->members().count(), 0U);
    EXPECT_FALSE(cache->members().find(id.value));
    EXPECT_TRUE(cache->orgTree().empty());
    EXPECT_FALSE(cache->note("a"));
    EXPECT_FALSE(cache->setNote("a", "2"));
    EXPECT_FALSE(document(id));
    gateway.tenant.edit(id, [](Member& m) { m.nickName = "changed"; });
    gui.run();
    EXPECT_EQ(cache->members().count(), 0U);
    ASSERT_EQ(reason(cache->unlock(key)), "");
    ASSERT_TRUE(settle());
    expectEqualsTenant();
    EXPECT_EQ(cache->note("a"), "1");
    EXPECT_EQ(cache->members().cells(*cache->members().find(id.value)).nickName, "changed");
    EXPECT_EQ(gateway.callsOf("snapshot"), 1U);
}

TEST_F(StoreCache, aLoadIsWrittenWhileItComesAndIsNoCopyBeforeItsEnd) {
    gateway.tenant.fill(5'300); // more than are gathered at the end
    const auto loading = CopyFiles{folder.path}.loading(7);
    std::promise<void> taken;
    auto sink = std::make_unique<LoadSink>(loading, std::make_shared<const CopySecret>(key), DomainId{0}, clock,
                                           [&](std::int64_t, std::int64_t) { taken.set_value(); });
    ASSERT_TRUE(sink->begin(gateway.tenant.begin()));
    ASSERT_TRUE(sink->batch(gateway.tenant.everything()));
    taken.get_future().wait();
    EXPECT_GT(std::filesystem::file_size(loading), 5'000U * 500);
    std::filesystem::copy_file(loading, copyFile()); // as if it had been taken for one
    sink.reset();
    EXPECT_FALSE(std::filesystem::exists(loading));
    openCache();
    ASSERT_TRUE(cache->status().error);
    EXPECT_EQ(cache->status().error->code, "CACHE_CORRUPT");
    EXPECT_FALSE(std::filesystem::exists(copyFile()));
}

TEST_F(StoreCache, lockingInTheMiddleOfALoadIsSafe) {
    gateway.tenant.fill(3000);
    gateway.snapshotBatch = 50;
    openCache();
    startSync();
    cache->lock();
    gui.run();
    EXPECT_EQ(cache->members().count(), 0U);
    EXPECT_FALSE(std::filesystem::exists(copyFile()));
    ASSERT_EQ(reason(cache->unlock(key)), "");
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

TEST_F(StoreCache, anotherTenantsCopyIsThrownAway) {
    gateway.tenant.fill(30);
    openCache();
    cache->expectDomain(gateway.tenant.domain());
    startSync();
    ASSERT_TRUE(settle());
    reopenAndLoad();
    cache->expectDomain(gateway.tenant.domain());
    gui.run();
    EXPECT_EQ(gateway.callsOf("snapshot"), 1U);
    engine.reset();
    cache->expectDomain(gateway.tenant.domain() + 1);
    EXPECT_FALSE(cache->cursor());
    EXPECT_EQ(cache->members().count(), 0U);
    ASSERT_TRUE(gui.runUntil([&] { return !CopyFiles{folder.path}.hasCopy(); }));
}

TEST_F(StoreCache, anotherTenantsCopyIsNotSeenWhileTheRestOfItIsStillBeingRead) {
    gateway.tenant.fill(3'000);
    openCache();
    cache->expectDomain(gateway.tenant.domain());
    startSync();
    ASSERT_TRUE(settle());
    closeAll();
    EXPECT_TRUE(CopyFiles{folder.path}.hasCopy());
    openCache();
    EXPECT_EQ(cache->domain(), gateway.tenant.domain()) << "the copy says whose it is";
    EXPECT_GT(cache->members().count(), 0U);
    int told = 0;
    auto watch = cache->members().watch([&] {
        ++told;
        EXPECT_EQ(cache->members().count(), 0U);
    });
    cache->expectDomain(gateway.tenant.domain() + 1);
    EXPECT_EQ(cache->members().count(), 0U);
    ASSERT_TRUE(gui.runUntil([&] { return cache->status().error.has_value(); })); // all of the old one is over
    gui.run();
    EXPECT_EQ(cache->members().count(), 0U);
    EXPECT_GT(told, 0);
}

TEST_F(StoreCache, aCopyThatNamesNoTenantIsNotTrusted) {
    openAndLoad(30);
    cache->expectDomain(gateway.tenant.domain());
    EXPECT_FALSE(cache->cursor());
}

TEST_F(StoreCache, closingWhileACopyIsBeingThrownAwayEnds) {
    gateway.tenant.fill(20);
    for (int round = 0; round < 40; ++round) {
        openCache();
        cache->expectDomain(1 + round % 2);
        startSync();
        ASSERT_TRUE(settle());
        cache->expectDomain(3); // a desk thread begins to close the files
        closeAll();             // and this drops what it waits for
    }
}

TEST_F(StoreCache, notesBelongToATenant) {
    gateway.tenant.fill(5);
    openCache();
    cache->expectDomain(11);
    ASSERT_EQ(reason(cache->setNote("draft", "of eleven")), "");
    startSync();
    ASSERT_TRUE(settle());
    cache->expectDomain(12);
    EXPECT_FALSE(cache->note("draft"));
    ASSERT_EQ(reason(cache->setNote("draft", "of twelve")), "");
    cache->expectDomain(11);
    EXPECT_EQ(cache->note("draft"), "of eleven");
    closeAll();
    openCache();
    cache->expectDomain(12);
    EXPECT_EQ(cache->note("draft"), "of twelve");
}

TEST_F(StoreCache, droppingTheCacheAtAnyMomentIsSafe) {
    gateway.tenant.fill(1500);
    gateway.snapshotBatch = 100;
    for (int round = 0; round < 30; ++round) {
        openCache();
        startSync();
        auto call = cache->member(anyMember(), gui, [](const Result<Member>&) {});
        for (int i = 0; i < round; ++i)
            gui.run();
        if (round % 2 == 0)
            gateway.tenant.edit(anyMember(static_cast<std::size_t>(round)), [](Member& m) { m.task += "x"; });
        closeAll();
    }
    openCache();
    startSync();
    ASSERT_TRUE(settle());
    expectEqualsTenant();
}

// The orders that take long are made before anybody asks, and changes that come meanwhile are in them.
TEST_F(StoreCache, textsAreSortedAheadAndStayRight) {
    openAndLoad(3'000);
    const auto edited = anyMember(7);
    gateway.tenant.edit(edited, [](Member& m) { m.email = "aaaa-first@demo"; });
    engine->refreshNow();
    ASSERT_TRUE(settle());
    auto& view = static_cast<MemberView&>(cache->members());
    for (const auto column : {ports::MemberColumn::Name, ports::MemberColumn::LoginId}) {
        ASSERT_TRUE(gui.runUntil([&] { return view.data()->orders.keeps(column); }));
        ports::MemberQuery query;
        query.sortBy = column;
        const auto rows = view.query(query);
        ASSERT_EQ(rows->size(), view.count());
        for (std::size_t i = 1; i < rows->size(); ++i)
            ASSERT_TRUE(view.data()->orders.before(column, (*rows)[i - 1], (*rows)[i])) << i;
        if (column == ports::MemberColumn::LoginId) {
            EXPECT_EQ(view.cells(rows->front()).loginId, "aaaa-first@demo");
        }
    }
    expectEqualsTenant();
}

// What the tenant has set about fields comes with the copy, follows the feed and is there without a connection.
TEST_F(StoreCache, knowsTheSettingsOfFieldsOffline) {
    CustomProperty grade;
    grade.id = CustomPropertyId("grade-id");
    grade.name = "grade";
    grade.displayName = "Grade";
    gateway.tenant.putSetting(grade);
    gateway.tenant.putSetting(FieldSettings{gateway.tenant.domain(), {{"telephone", true}}, {}, 3});
    openAndLoad(300);
    EXPECT_EQ(cache->fields(), gateway.tenant.fields());
    int told = 0;
    auto watching = cache->watch(gui, [&told] { ++told; });
    grade.mandatory = true;
    gateway.tenant.putSetting(grade);
    for (ProfileStatus& status : builtInStatuses(gateway.tenant.domain()))
        gateway.tenant.putSetting(status);
    ProfileStatus own;
    own.id = "CUSTOM01";
    own.name = "Night shift";
    own.displayOrder = 9;
    own.version = 5;
    gateway.tenant.putSetting(own);
    engine->refreshNow();
    ASSERT_TRUE(settle());
    EXPECT_GT(told, 0);
    EXPECT_EQ(cache->fields(), gateway.tenant.fields());
    gateway.tenant.eraseSetting("profileStatus", "CUSTOM01");
    engine->refreshNow();
    ASSERT_TRUE(settle());
    own.version = 1; // deleted and made anew: the older number is the newer one
    gateway.tenant.putSetting(own);
    engine->refreshNow();
    ASSERT_TRUE(settle());
    closeAll();
    gateway.setOffline(true);
    openCache();
    EXPECT_EQ(cache->fields(), gateway.tenant.fields()) << "at once, with the first page";
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    EXPECT_EQ(cache->fields(), gateway.tenant.fields());
    cache->lock();
    EXPECT_TRUE(cache->fields().properties.empty());
}

TEST_F(StoreCache, lockingWhileItSortsLeavesNothing) {
    openAndLoad(2'000);
    closeAll();
    openCache();
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); })); // sorting begins here
    cache->lock();
    gui.run();
    EXPECT_EQ(cache->members().count(), 0U);
    ASSERT_TRUE(cache->unlock(key));
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    EXPECT_EQ(cache->members().count(), 2'000U);
}

} // namespace
} // namespace sekisho::store::testing::test_store_cache
