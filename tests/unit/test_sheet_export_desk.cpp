// The export desk of the console: files that appear whole or not at all, written away from the caller.
#include "models/sheet/export_desk.h"
#include "tests/fakes/manual_executor.h"
#include "tests/fakes/sheet_rows.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace test_sheet_export_desk {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

class ExportDeskTest : public testing::TestWithParam<ports::ListFormat> {
  protected:
    ExportDeskTest() {
        folder = std::filesystem::temp_directory_path() / fmt::format("sekisho-exports-{}", getpid());
        std::filesystem::create_directories(folder);
        desk = makeExportDesk(work, {[this]() -> Result<std::shared_ptr<const Directory>> {
                                         if (refusal) return *refusal;
                                         return std::shared_ptr<const Directory>(&tenant.directory,
                                                                                 [](const Directory*) {});
                                     },
                                     tenant.source(),
                                     [](std::span<const GroupId> ids) -> Result<std::vector<Group>> {
                                         std::vector<Group> found;
                                         for (const GroupId& id : ids) {
                                             found.emplace_back().id = id;
                                             found.back().name = "群 " + id.value;
                                             found.back().administrators = {UserId("m1")};
                                         }
                                         return found;
                                     }});
    }
    ~ExportDeskTest() override {
        work.run();
        std::filesystem::remove_all(folder);
    }

    template<class Call>
    Result<std::monostate> outcome(Call call) {
        std::optional<Result<std::monostate>> out;
        const ports::CallHandle handle =
            call([&out](Result<std::monostate> result) { out.emplace(std::move(result)); });
        EXPECT_FALSE(out) << "nothing is done before the executor's turn";
        work.run();
        gui.run();
        return out ? std::move(*out) : Result<std::monostate>(Error(ErrorKind::Internal, "NO_REPLY"));
    }
    std::vector<std::vector<std::string>> read(const std::filesystem::path& path) const {
        std::ifstream in(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::vector<std::vector<std::string>> rows;
        for (fakes::SheetRow& row : fakes::rowsOf(bytes))
            rows.push_back(std::move(row.cells));
        return rows;
    }
    std::size_t filesLeft() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            count += entry.exists();
        return count;
    }

    SmallTenant tenant;
    std::optional<Error> refusal;
    fakes::ManualExecutor work, gui;
    std::filesystem::path folder;
    std::unique_ptr<ports::ExportDesk> desk;
};

TEST_P(ExportDeskTest, RowsComeBackAsTheyWere) {
    const ports::ExportRows first{{"名前", "値"}, {"=1+1", "佐藤"}};
    const ports::ExportRows second{{"+81-3", "a,\"b\"\nc"}};
    const auto path = folder / "list";
    const auto file = desk->create({path, GetParam(), "一覧"});
    EXPECT_TRUE(outcome([&](auto reply) { return file->write(first, gui, std::move(reply)); }));
    EXPECT_FALSE(std::filesystem::exists(path)) << "it appears when it is whole";
    EXPECT_TRUE(outcome([&](auto reply) { return file->write(second, gui, std::move(reply)); }));
    EXPECT_TRUE(outcome([&](auto reply) { return file->finish(gui, std::move(reply)); }));
    EXPECT_EQ(filesLeft(), 1U);
    EXPECT_EQ(read(path), (ports::ExportRows{first[0], first[1], second[0]}));
}

TEST_P(ExportDeskTest, WhatIsGivenUpLeavesNothing) {
    auto file = desk->create({folder / "list", GetParam(), ""});
    EXPECT_TRUE(outcome([&](auto reply) { return file->write({{"a"}}, gui, std::move(reply)); }));
    EXPECT_EQ(filesLeft(), 1U);
    file.reset();
    work.run();
    EXPECT_EQ(filesLeft(), 0U);
    const auto nowhere = desk->create({folder / "none" / "list", GetParam(), ""});
    const auto refused = outcome([&](auto reply) { return nowhere->write({{"a"}}, gui, std::move(reply)); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "FILE_WRITE_FAILED");
}

TEST_P(ExportDeskTest, SheetsOfEveryKindAreThoseOfTheImport) {
    const auto write = [&](ports::SheetKind kind) {
        ports::SheetRequest request{
            kind, {UserId("m2"), UserId("m1")}, false, *parseInstant("2026-11-25T00:00:00Z"), {}};
        if (kind == ports::SheetKind::Group) request.groups = {GroupId("g9"), GroupId("g1")};
        return outcome([&](auto reply) {
            return desk->writeSheet({folder / "sheet", GetParam(), ""}, request, gui, {}, std::move(reply));
        });
    };
    EXPECT_TRUE(write(ports::SheetKind::Member));
    auto rows = read(folder / "sheet");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_NE(std::ranges::find(rows[1], "E002"), rows[1].end()) << "in the order asked";
    for (const auto& [kind, count] : {std::pair{ports::SheetKind::OrgUnit, 5U},
                                      {ports::SheetKind::Position, 3U},
                                      {ports::SheetKind::Level, 2U},
                                      {ports::SheetKind::UserType, 2U}}) {
        EXPECT_TRUE(write(kind));
        EXPECT_EQ(read(folder / "sheet").size(), count);
    }
    EXPECT_TRUE(write(ports::SheetKind::Group));
    rows = read(folder / "sheet");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][0], "g9");
    EXPECT_EQ(rows[2][4], "taro") << "the master, as an import knows him";
    refusal = Error(ErrorKind::Unavailable, "IMPORT_COPY_NOT_READY");
    EXPECT_EQ(write(ports::SheetKind::Member).error().code, "IMPORT_COPY_NOT_READY");
}

INSTANTIATE_TEST_SUITE_P(Formats, ExportDeskTest,
                         testing::Values(ports::ListFormat::Csv, ports::ListFormat::Tsv, ports::ListFormat::Xlsx));

} // namespace

} // namespace test_sheet_export_desk
