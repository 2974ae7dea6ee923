// Lists in files: what is exported and imported again changes nothing, in every format and language.
#include "models/api/group_wire.h"
#include "models/api/user_wire.h"
#include "models/domain/validation.h"
#include "models/sheet/export.h"
#include "tests/fakes/april_sheets.h"
#include "tests/unit/sheet_tenant.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <unistd.h>

namespace test_sheet_export {

using namespace sekisho;
using namespace sekisho::sheet;

namespace {

class Exported {
  public:
    explicit Exported(FileFormat format)
        : path_(std::filesystem::temp_directory_path() / fmt::format("sekisho-export-{}", getpid())),
          writer_(std::move(*createFile(path_, format, "表"))) {}
    ~Exported() { std::filesystem::remove(path_); }
    RowWriter& writer() { return *writer_; }
    std::string finish() {
        EXPECT_TRUE(writer_->finish());
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::filesystem::path path_;
    std::unique_ptr<RowWriter> writer_;
};

// Members with everything that a member can have, some of it odd.
class RandomTenant {
  public:
    RandomTenant(std::size_t count, std::uint32_t seed) : random_(seed) {
        structure_ = fakes::sampleStructure(count, 10'000'001, seed);
        addOddUnits();
        for (std::size_t i = 0; i < count; ++i)
            members.push_back(member(i, seed));
        directory = fakes::directoryOf(structure_, members, 10'000'001, "demo");
        directory.addProperty({"size", "シャツのサイズ", PropertyRule::Type::Text, false, {"S", "M"}});
        directory.addProperty({"notes", "役職", PropertyRule::Type::Text, true, {}}); // called like a column of ours
        directory.addProperty({"page", "ページ", PropertyRule::Type::Link, false, {}});
        directory.addProperty({"pages", "ページ群", PropertyRule::Type::Link, true, {}});
        directory.addProperty({"level", "等級番号", PropertyRule::Type::Integer, true, {}});
        directory.addProperty({"since", "取得日", PropertyRule::Type::Date, false, {}});
    }

    MemberSource source() {
        return [this](std::span<const UserId> ids) -> Result<std::vector<Member>> {
            std::vector<Member> out;
            for (const UserId& id : ids)
                out.push_back(*std::ranges::find(members, id, &Member::id));
            return out;
        };
    }
    std::vector<UserId> ids() const {
        std::vector<UserId> out;
        for (const Member& member : members)
            out.push_back(member.id);
        return out;
    }

    std::vector<Member> members;
    Directory directory;

  private:
    template<class T>
    const T& any(const std::vector<T>& from) {
        return from[random_() % from.size()];
    }
    bool often() { return random_() % 2 == 0; }

    // Two of one path, one whose name looks like a path, one that is called like an ID.
    void addOddUnits() {
        for (const char* name : {"同名", "同名", "id", "A.B/C", "[新]"}) {
            OrgUnit unit = structure_.orgUnits.front();
            unit.id = OrgUnitId(fmt::format("odd-{}", structure_.orgUnits.size()));
            unit.name = name;
            unit.email = unit.id.value + "@demo";
            structure_.orgUnits.push_back(unit);
        }
    }

    Member member(std::size_t index, std::uint32_t seed) {
        Member m =
            fakes::sampleMember(index, structure_, 10'000'001, "demo", *parseInstant("2026-04-01T00:00:00Z"), seed);
        m.i18nNames.clear();
        if (often()) m.i18nNames.push_back({"en_US", "Sato", "Hana"});
        if (often()) m.i18nNames.push_back({"zh_TW", "", "花"});
        if (often()) m.nickName = any<std::string>({"@x", "+1", "-x", "'a", "''@", "(a)", "a,b", "'-1"});
        // Every sign may stand in this one, in a nickname it may not.
        if (often()) m.task = any<std::string>({"=1+1", "''=", "'=x", "(a);b", "\\x;", "\"q\", <r>", "=\"1\""});
        m.aliasEmails.clear();
        if (often()) m.aliasEmails = {fmt::format("a{}@demo", index), fmt::format("b{}@demo", index)};
        if (often())
            m.messenger = any<Messenger>({{"LINE", "", "id"},
                                          {"CUSTOM", "Mastodon", "=x"},
                                          {"CUSTOM", "Line", "y"},
                                          {"CUSTOM", "CUSTOM:z", "y"},
                                          {"X", "", "+81"}});
        if (often()) m.telephone = any<std::string>({"+81-3-1", "-1", "0120", "#1"});
        m.cellPhone = any<std::string>({"", "+81 90-1", "090"});
        if (often()) m.birthday = "1990-02-28", m.birthdayCalendarType = any<std::string>({"SOLAR", "LUNAR"});
        m.locale = any<std::string>({"ja_JP", "en_US", "ko_KR", "zh_CN", "zh_TW"});
        m.timeZone = any<std::string>({"Asia/Tokyo", "Europe/Berlin"});
        m.searchable = often();
        m.activation = often() ? std::optional(Instant(std::chrono::microseconds(1'700'000'000'000'000 + random_())))
                               : std::nullopt;
        if (often()) m.activation = parseInstant("2026-03-31T15:00:00Z");
        if (often()) m.leave = {parseInstant("2026-01-01T00:00:01Z"), parseInstant("2026-12-31T15:00:00Z")};
        if (index > 0 && often())
            m.relations = {{members.front().id, "母"}, {members.back().id, any<std::string>({"a=b;c", "\\", ""})}};
        m.customPropertiesJson = any<std::string>(
            {"", R"({"size":"M"})", R"({"notes":["a;b","c\\"],"level":[1,20]})",
             R"({"page":{"text":"社内","link":"https://a.example/<x>"},"since":"2026-04-01","level":[0]})",
             R"({"page":{"link":"https://a.example/"},"pages":[{"link":"x;y"},{"text":"t","link":"z"}]})"});
        auto& posts = m.organizations[0].orgUnits;
        posts.clear();
        for (std::size_t i = random_() % 4; i > 0; --i) {
            OrgUnitMembership post;
            post.orgUnit = any(structure_.orgUnits).id;
            if (std::ranges::find(posts, post.orgUnit, &OrgUnitMembership::orgUnit) != posts.end()) continue;
            post.isManager = often();
            post.visible = often();
            post.useTeamFeature = often();
            for (const Rank& rank : structure_.ranks)
                if (rank.kind == RankKind::Position && random_() % 4 == 0) post.position = PositionId(rank.id);
            posts.push_back(post);
        }
        if (!posts.empty()) posts[random_() % posts.size()].primary = true;
        m.version = 5;
        EXPECT_TRUE(checkMember(m).empty()) << "nobody can be like this";
        return m;
    }

    std::mt19937 random_;
    fakes::SampleStructure structure_;
};

TEST(SheetExport, WhatComesBackChangesNothing) {
    int round = 0;
    for (const FileFormat format : {FileFormat::Csv, FileFormat::Tsv, FileFormat::Xlsx})
        for (const Language language : {Language::Japanese, Language::English})
            for (const bool machine : {false, true}) {
                RandomTenant tenant(120, static_cast<std::uint32_t>(++round));
                Exported file(format);
                ExportOptions options{language, machine, *parseInstant("2026-04-01T00:00:00Z")};
                const auto keys = allMemberColumns(tenant.directory);
                ASSERT_TRUE(
                    exportMembers(file.writer(), keys, tenant.ids(), tenant.source(), tenant.directory, options));
                const std::string bytes = file.finish();
                for (const EmptyCell empty : {EmptyCell::Keep, EmptyCell::Clear}) {
                    std::vector<Part> parts;
                    parts.push_back(fakes::partOf(bytes, tenant.directory.properties()));
                    EXPECT_EQ(parts[0].mapping.columns, keys);
                    EXPECT_EQ(parts[0].mapping.key, "userId");
                    parts[0].mapping.empty = empty;
                    Checker checker(tenant.directory, std::move(parts));
                    ASSERT_TRUE(checker.run());
                    EXPECT_EQ(fakes::faultsOf(checker), "");
                    EXPECT_EQ(checker.counts().changed, 120);
                    OperationStream stream(checker, tenant.source());
                    OperationChunk chunk;
                    ASSERT_FALSE(*stream.next(chunk));
                    EXPECT_EQ(chunk.lines, "");
                    EXPECT_EQ(stream.unchangedRows(), 120);
                }
            }
}

// And what a sheet changes is what the service then reads: the patch makes the base equal to the row.
TEST(SheetExport, AChangedCellIsTheOnlyChange) {
    RandomTenant tenant(60, 77);
    const std::vector<std::string> keys{"userId", "nickName", "hiredDate"};
    Exported file(FileFormat::Csv);
    ASSERT_TRUE(exportMembers(file.writer(), keys, tenant.ids(), tenant.source(), tenant.directory, {}));
    std::vector<Part> parts;
    parts.push_back(fakes::partOf(file.finish()));
    Checker checker(tenant.directory, std::move(parts));
    ASSERT_TRUE(checker.run());
    for (std::size_t row = 1; row <= 60; ++row)
        ASSERT_TRUE(checker.setCell(0, row, 1, "新しい名"));
    OperationStream stream(checker, tenant.source());
    OperationChunk chunk;
    ASSERT_FALSE(*stream.next(chunk));
    EXPECT_EQ(chunk.count, 60);
    std::string_view rest = chunk.lines;
    for (const Member& before : tenant.members) {
        const std::size_t end = rest.find('\n');
        const auto line = boost::json::parse(rest.substr(0, end)).as_object();
        rest.remove_prefix(end + 1);
        const auto after = api::userFromRequest(line.at("value"), api::WriteMode::Patch, before, {});
        ASSERT_TRUE(after);
        Member expected = before;
        expected.nickName = "新しい名";
        EXPECT_EQ(after->member, expected);
    }
}

TEST(SheetExport, TheStructureComesBackUnchanged) {
    for (const FileFormat format : {FileFormat::Csv, FileFormat::Xlsx}) {
        RandomTenant tenant(400, 5);
        Exported units(format);
        ASSERT_TRUE(exportOrgUnits(units.writer(), tenant.directory, {}));
        const std::string unitBytes = units.finish();
        for (const RankKind kind : {RankKind::Level, RankKind::Position, RankKind::UserType}) {
            Exported ranks(format);
            ASSERT_TRUE(exportRanks(ranks.writer(), kind, tenant.directory, {}));
            std::vector<Part> parts;
            parts.push_back(fakes::partOf(unitBytes));
            parts.push_back(fakes::partOf(ranks.finish()));
            EXPECT_EQ(sheetKey(parts[1].mapping.kind), rankKey(kind));
            Checker checker(tenant.directory, std::move(parts));
            ASSERT_TRUE(checker.run());
            EXPECT_EQ(fakes::faultsOf(checker, 0) + fakes::faultsOf(checker, 1), "");
            OperationStream stream(checker, {});
            OperationChunk chunk;
            ASSERT_FALSE(*stream.next(chunk));
            EXPECT_EQ(chunk.lines, "");
        }
    }
}

TEST(SheetExport, GroupsComeBackUnchanged) {
    SmallTenant tenant;
    std::vector<Group> groups;
    const auto add = [&](const char* id, const char* name, GroupKind kind) -> Group& {
        Group& group = groups.emplace_back();
        group.domain = tenant.directory.tenant.domain;
        group.id = GroupId(id);
        group.name = name;
        group.kind = kind;
        group.administrators = {UserId("m1"), UserId("m2")};
        tenant.directory.addGroup({id, name, "", 0, kind});
        return group;
    };
    Group& first = add("g1", "委員会; \"一\"", GroupKind::Internal);
    first.description = "=1+1";
    first.externalKey = "G-1";
    first.features = {true, true, false, false, true};
    first.visible = false;
    first.members = {{GroupMemberKind::User, "m3"},
                     {GroupMemberKind::OrgUnit, "u2"},
                     {GroupMemberKind::OrgUnit, "u4"},
                     {GroupMemberKind::Group, "g2"}};
    add("g2", "id:紛らわしい", GroupKind::Internal).serviceManageable = false;
    Group& third = add("g3", "社外と", GroupKind::External);
    third.useMail = third.canReceiveExternalMail = true;
    third.email = "partners@" + tenant.directory.tenant.workgroup;
    third.aliasEmails = {"pa@" + tenant.directory.tenant.workgroup, "pb@" + tenant.directory.tenant.workgroup};
    third.externalEmails = {"someone@example.com"};
    third.emailRecipients = {UserId("m2"), UserId("m3")};
    third.emailSenders = {UserId("m1")};
    const GroupSource source = [&](std::span<const GroupId> ids) -> Result<std::vector<Group>> {
        std::vector<Group> out;
        for (const GroupId& id : ids)
            for (const Group& group : groups)
                if (group.id == id) out.push_back(group);
        return out;
    };
    const std::vector<GroupId> ids{GroupId("g1"), GroupId("g2"), GroupId("g3"), GroupId("gone")};
    for (const FileFormat format : {FileFormat::Csv, FileFormat::Xlsx}) {
        Exported file(format);
        ASSERT_TRUE(exportGroups(file.writer(), ids, source, tenant.directory, {}));
        std::vector<Part> parts;
        parts.push_back(fakes::partOf(file.finish()));
        ASSERT_EQ(parts[0].mapping.kind, SheetKind::Group);
        Checker checker(tenant.directory, std::move(parts));
        ASSERT_TRUE(checker.run());
        EXPECT_EQ(fakes::faultsOf(checker, 0), "");
        const auto operations = tenant.operations(checker);
        ASSERT_EQ(operations.size(), 3U);
        for (const auto& operation : operations) {
            EXPECT_EQ(operation.at("action"), "update");
            const auto group =
                std::ranges::find(groups, GroupId(std::string(operation.at("id").as_string())), &Group::id);
            ASSERT_NE(group, groups.end());
            const auto back = api::groupFromRequest(operation.at("value"), api::WriteMode::Patch, *group, {});
            ASSERT_TRUE(back) << back.error().code << ' ' << back.error().field;
            EXPECT_EQ(*back, *group);
        }
    }
}

TEST(SheetExport, StopsWhenItIsToldTo) {
    RandomTenant tenant(50, 9);
    Exported file(FileFormat::Csv);
    std::int64_t told = -1;
    EXPECT_TRUE(exportMembers(file.writer(), {"userId"}, tenant.ids(), tenant.source(), tenant.directory, {},
                              {{}, [&told](std::int64_t done, std::int64_t total) {
                                   told = done;
                                   EXPECT_EQ(total, 50);
                               }}));
    EXPECT_EQ(told, 50);
    EXPECT_EQ(exportMembers(file.writer(), {"userId"}, tenant.ids(), tenant.source(), tenant.directory, {},
                            {[] { return true; }, {}})
                  .error()
                  .code,
              "CANCELLED");
}

} // namespace

} // namespace test_sheet_export
