// The desk of the console: every step from file to result, one after the other, and what may go wrong between them.
#include "models/sheet/cache_directory.h"
#include "tests/fakes/april_sheets.h"
#include "tests/unit/desk_fixture.h"
#include "tests/unit/store_fixture.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <unistd.h>

namespace test_sheet_desk {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

TEST_F(SheetDesk, FromTheFileToTheResults) {
    const auto opened = open(file("a.csv", "ID,姓,入社日\nn1,佐藤,２０２６／４／１\ntaro,鈴木,bad\njiro,x,\n"));
    ASSERT_TRUE(opened) << opened.error().code;
    EXPECT_EQ(opened->format, "csv");
    EXPECT_EQ(opened->encoding, "UTF-8");
    ASSERT_EQ(opened->parts.size(), 1U);
    EXPECT_TRUE(opened->parts[0].chosen);
    EXPECT_EQ(opened->parts[0].rows, 4U);

    auto mapping = opened->parts[0].mapping;
    mapping.passwords = Passwords::Made;
    ASSERT_TRUE(outcome<ports::ImportFile>(
        [&](auto reply) { return desk->setMapping(0, mapping, true, gui, std::move(reply)); }));
    auto counts = check();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->faultyRows, 2);
    EXPECT_EQ(counts->changed, 1);
    const auto summary =
        outcome<std::vector<ports::FaultKind>>([&](auto reply) { return desk->summary(gui, std::move(reply)); });
    EXPECT_EQ(summary->at(0).count, 2);
    const auto faulty = outcome<std::vector<ports::ImportRow>>(
        [&](auto reply) { return desk->faultyRows(0, 1, 10, false, gui, std::move(reply)); });
    ASSERT_EQ(faulty->size(), 1U);
    EXPECT_EQ(faulty->at(0).cells.at(0), "taro");
    EXPECT_EQ(faulty->at(0).faults.at(0).error.code, "DATE_FORMAT");

    counts = outcome<ports::ImportCounts>(
        [&](auto reply) { return desk->takeSuggestions("DATE_FORMAT", gui, std::move(reply)); });
    EXPECT_EQ(counts->faultyRows, 1);
    counts = outcome<ports::ImportCounts>(
        [&](auto reply) { return desk->setCell(0, 2, 2, "2026-04-01", gui, std::move(reply)); });
    EXPECT_EQ(counts->faultyRows, 0);
    const auto rows =
        outcome<std::vector<ports::ImportRow>>([&](auto reply) { return desk->rows(0, 0, 2, gui, std::move(reply)); });
    EXPECT_EQ(rows->at(1).cells, (std::vector<std::string>{"n1", "佐藤", "2026-04-01"}));

    std::string lines;
    const auto sent = outcome<ports::ImportSent>([&](auto reply) {
        return desk->send(
            [&lines](const ports::OperationChunk& chunk) -> Done {
                lines += chunk.lines;
                return {};
            },
            gui, {}, std::move(reply));
    });
    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->operations, 3);
    EXPECT_TRUE(sent->passwords);
    EXPECT_EQ(std::ranges::count(lines, '\n'), 3);

    ports::ResultRequest request;
    request.path = folder / "result.csv";
    request.format = "csv";
    request.japanese = false;
    request.withPasswords = true;
    request.sentence = [](const Error& error) { return error.code; };
    request.result = [](std::int64_t number) -> std::optional<ports::RowResult> {
        if (number == 1) return ports::RowResult{"added", std::nullopt, {}};
        return std::nullopt;
    };
    ASSERT_TRUE(
        outcome<std::monostate>([&](auto reply) { return desk->saveResults(0, request, gui, {}, std::move(reply)); }));
    std::ifstream in(request.path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_NE(text.find("n1,佐藤,2026-04-01,Added,,,Made-1\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("jiro,x,,Not sent,,,\r\n"), std::string::npos) << text;
}

TEST_F(SheetDesk, AMappingIsRememberedForTheSameHeadings) {
    auto opened = open(file("a.csv", "番号,ID,姓\nE001,n1,佐藤\n"));
    auto mapping = opened->parts[0].mapping;
    EXPECT_EQ(mapping.columns[0], "");
    mapping.columns[0] = "employeeNumber";
    mapping.key = "employeeNumber";
    ASSERT_TRUE(outcome<ports::ImportFile>(
        [&](auto reply) { return desk->setMapping(0, mapping, true, gui, std::move(reply)); }));
    opened = open(file("b.csv", "番号,ＩＤ,姓\nE002,n2,田中\n"));
    EXPECT_EQ(opened->parts[0].mapping, mapping);
}

TEST_F(SheetDesk, RefusesWhatCannotBe) {
    EXPECT_EQ(open(folder / "missing.csv").error().code, "FILE_NOT_FOUND");
    EXPECT_EQ(open(folder).error().code, "FILE_IS_FOLDER");
    EXPECT_FALSE(check()) << "no file is open";
    auto opened = open(file("a.csv", "x,y\nz,w\n"));
    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->parts[0].chosen) << "nothing is recognized";
    EXPECT_EQ(check().error().code, "MAPPING_COLUMN_MISSING");
    opened = open(file("b.csv", "ID,個人メール,姓\nn1,a@b.example,x\n"));
    EXPECT_EQ(outcome<std::vector<ports::FaultKind>>([&](auto reply) { return desk->summary(gui, std::move(reply)); })
                  .error()
                  .code,
              "IMPORT_NOT_CHECKED");
    auto mapping = opened->parts[0].mapping;
    mapping.columns = {"email", "lastName", "lastName"};
    EXPECT_EQ(outcome<ports::ImportFile>(
                  [&](auto reply) { return desk->setMapping(0, mapping, true, gui, std::move(reply)); })
                  .error()
                  .code,
              "MAPPING_COLUMN_TWICE");
    ASSERT_TRUE(check());
    EXPECT_EQ(
        outcome<ports::ImportCounts>([&](auto reply) { return desk->setCell(0, 9, 0, "x", gui, std::move(reply)); })
            .error()
            .code,
        "SHEET_NOT_THERE");
    const auto stopped = outcome<ports::ImportSent>([&](auto reply) {
        return desk->send(
            [](const ports::OperationChunk&) -> Done { return Error(ErrorKind::Unavailable, "CONNECTION_LOST"); }, gui,
            {}, std::move(reply));
    });
    EXPECT_EQ(stopped.error().code, "CONNECTION_LOST");
}

TEST_F(SheetDesk, ADroppedCallSaysNothing) {
    ASSERT_TRUE(open(file("a.csv", "ID,姓\nn1,x\n")));
    bool replied = false;
    {
        const auto handle = desk->check(gui, {}, [&](Result<ports::ImportCounts>) { replied = true; });
        work.run();
    }
    gui.run();
    EXPECT_FALSE(replied);
    ASSERT_TRUE(check()) << "and the next one works";
}

TEST_F(SheetDesk, ColumnsOfTheTenantAreOfferedOnceItIsKnown) {
    tenant.directory.addProperty({"size", "サイズ", {}, false, {}});
    const auto count = desk->columns(SheetKind::Member).size();
    ASSERT_TRUE(open(file("a.csv", "ID,姓\nn1,x\n")));
    const auto columns = desk->columns(SheetKind::Member);
    EXPECT_EQ(columns.size(), count + 1);
    EXPECT_EQ(columns.back().key, "customProperties.size");
}

class SheetCacheDirectory : public store::testing::CacheTest {
  protected:
    // Reads on another thread, as the desk does, while this one runs what is posted to it.
    template<class Work>
    auto elsewhere(Work work) {
        std::atomic<bool> done{false};
        auto future = std::async(std::launch::async, [&] {
            auto result = work();
            done = true;
            gui.post([] {}); // wakes the other side
            return result;
        });
        EXPECT_TRUE(gui.runUntil([&] { return done.load(); }));
        return future.get();
    }
    TenantFacts facts() const {
        TenantFacts facts;
        facts.domain = gateway.tenant.domain();
        facts.workgroup = gateway.tenant.workgroup();
        return facts;
    }
};

TEST_F(SheetCacheDirectory, KnowsWhatTheLocalCopyKnows) {
    openAndLoad(4'500);
    CacheDirectory reader(*cache, gui, facts());
    const auto found = elsewhere([&] { return reader.read(); });
    ASSERT_TRUE(found) << found.error().code;
    const Directory& directory = **found;
    EXPECT_EQ(directory.memberCount(), gateway.tenant.members().size());
    EXPECT_EQ(directory.orgUnits().size(), gateway.tenant.orgUnits().size());
    EXPECT_EQ(directory.ranks().size(), 15U);
    EXPECT_EQ(directory.groups().size(), gateway.tenant.groups().size());
    for (const auto& [id, member] : gateway.tenant.members()) {
        const std::uint32_t number = directory.byId(id);
        ASSERT_NE(number, Directory::kNone);
        EXPECT_EQ(directory.byLogin(member.email), number);
        EXPECT_EQ(directory.byEmployeeNumber(member.employeeNumber), number);
        if (member.externalKey) {
            EXPECT_EQ(directory.byExternalKey(*member.externalKey), number);
        }
    }
    std::vector<UserId> ids;
    for (const auto& [id, member] : gateway.tenant.members())
        if (ids.size() < 10) ids.emplace_back(id);
    const auto members = elsewhere([&] { return reader.members(ids); });
    ASSERT_TRUE(members);
    ASSERT_EQ(members->size(), 10U);
    EXPECT_EQ((*members)[3], gateway.tenant.members().at(ids[3].value));
}

TEST_F(SheetCacheDirectory, MappingsAreKeptBesideTheCopy) {
    openAndLoad(1);
    const auto mapping = [this](const std::string& heading) {
        CacheDirectory reader(*cache, gui, facts()); // as after a restart
        return elsewhere([&] { return reader.mapping(heading); });
    };
    {
        CacheDirectory keeper(*cache, gui, facts());
        for (int i = 0; i < 60; ++i)
            keeper.keepMapping("heading " + std::to_string(i), "mapping " + std::to_string(i));
        keeper.keepMapping("heading 20", "another");
        while (gui.run() > 0) {
        }
    }
    EXPECT_EQ(mapping("heading 59"), "mapping 59");
    EXPECT_EQ(mapping("heading 20"), "another");
    EXPECT_FALSE(mapping("heading 0")) << "the oldest go";
    EXPECT_FALSE(mapping("other"));
    ASSERT_TRUE(cache->setNote("import.mappings", "no list"));
    EXPECT_FALSE(mapping("heading 59"));
}

TEST_F(SheetCacheDirectory, WhoWaitsIsLetGo) {
    openAndLoad(10);
    CacheDirectory reader(*cache, gui, facts());
    auto waiting = std::async(std::launch::async, [&] { return reader.read(); });
    while (waiting.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
        reader.stop(); // before or after it has asked
    EXPECT_EQ(waiting.get().error().code, "CANCELLED");
    EXPECT_EQ(reader.members({}).error().code, "CANCELLED");
    gui.run();
}

TEST_F(SheetCacheDirectory, AnIncompleteCopyIsNoDirectory) {
    gateway.tenant.fill(10);
    openCache();
    CacheDirectory reader(*cache, gui, facts());
    EXPECT_EQ(elsewhere([&] { return reader.read(); }).error().code, "IMPORT_COPY_NOT_READY");
}

} // namespace

} // namespace test_sheet_desk
