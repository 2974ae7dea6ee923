// The list against slow oracles: search, orders, filters and counts on random members and random edits.

#include "models/domain/text_fold.h"
#include "models/store/member_view.h"
#include "tests/fakes/sample_people.h"
#include "tests/unit/store_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace sekisho::store::testing::test_store_list {
namespace {

using ports::MemberColumn;
using ports::MemberQuery;

constexpr DomainId domain = 10'000'001;

class StoreList : public ::testing::Test {
  protected:
    explicit StoreList(std::size_t members = 400) {
        structure = fakes::sampleStructure(members, domain, 5);
        auto data = std::make_shared<ListData>(members);
        for (const auto& unit : structure.orgUnits)
            data->add(rowOf(unit, "doc"));
        for (const auto& rank : structure.ranks)
            data->add(rank);
        for (std::size_t i = 0; i < members; ++i) {
            const Member member = sample(i);
            present[member.id.value] = member;
            EXPECT_TRUE(data->add(rowOf(member), toMillis(clock.now())));
        }
        data->finish({}, nullptr);
        CustomProperty shirt;
        shirt.id = CustomPropertyId("p1");
        shirt.name = "shirt";
        shirt.options = {{"size_l", "大きい", {{"en_US", "Roomy"}}}, {"size_s", "小さい", {}}};
        data->fields.put(shirt);
        view.replace(std::move(data), true);
    }

    Member sample(std::size_t i) {
        Member member = fakes::sampleMember(i, structure, domain, "demo", clock.now(), 5);
        if (i % 3 == 0)
            member.customPropertiesJson =
                fmt::format(R"({{"shirt":"{}","badge":["Badge {}\u00e9","橙色"],"years":{}}})",
                            i % 2 == 0 ? "size_l" : "size_s", i % 40, i % 7 + 4711);
        return member;
    }
    // What people read of the custom properties that sample() gives.
    static std::vector<std::string> customTexts(const Member& m) {
        std::vector<std::string> out;
        const std::string& json = m.customPropertiesJson;
        if (json.empty()) return out;
        const bool large = json.find("size_l") != std::string::npos;
        const std::vector<const char*> read = large ? std::vector<const char*>{"size_l", "大きい", "Roomy"}
                                                    : std::vector<const char*>{"size_s", "小さい"};
        for (const char* text : read)
            out.push_back(fold(text));
        const auto badge = json.find("Badge ") + 6;
        out.push_back(fold("Badge " + json.substr(badge, json.find('\\', badge) - badge) + "é"));
        out.push_back(fold("橙色"));
        const auto years = json.find("\"years\":") + 8;
        out.push_back(json.substr(years, json.find('}', years) - years));
        return out;
    }

    void change(const std::vector<Member>& put, const std::vector<std::string>& removed) {
        std::vector<Edit> edits;
        for (const auto& member : put) {
            present[member.id.value] = member;
            edits.emplace_back(rowOf(member));
        }
        for (const auto& id : removed) {
            present.erase(id);
            edits.emplace_back(Gone{"member", id});
        }
        view.apply(edits);
    }

    // A few members changed, added and removed.
    void randomEdits() {
        std::vector<Member> put;
        std::vector<std::string> removed;
        std::set<std::string> touched;
        for (int i = 0; i < 12; ++i) {
            auto at = present.begin();
            std::advance(at, static_cast<std::ptrdiff_t>(random() % present.size()));
            if (!touched.insert(at->first).second) continue;
            if (random() % 4 == 0) {
                removed.push_back(at->first);
                continue;
            }
            Member member = sample(1'000 + random() % 5'000);
            if (random() % 3 != 0) member.id = at->second.id; // else a new one
            if (!touched.insert(member.id.value + "new").second) continue;
            put.push_back(member);
            if (random() % 4 == 0) put.emplace_back(sample(random() % 5'000)).id = member.id; // twice at once
        }
        change(put, removed);
    }

    std::vector<std::string> ids(const ports::RowSet& rows) {
        std::vector<std::string> out;
        for (const auto row : *rows)
            out.emplace_back(view.cells(row).id);
        return out;
    }

    static bool hasWord(const Member& m, const std::string& word, bool phone) {
        const std::string reading = m.displayPhonetic();
        const auto digits = [](const std::string& text) {
            std::string out;
            std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
            return out;
        };
        std::vector<std::string> fields{fold(m.displayName()), fold(reading),       romaji(reading),
                                        romajiShort(reading),  fold(m.email),       fold(m.employeeNumber),
                                        digits(m.telephone),   digits(m.cellPhone), fold(m.nickName),
                                        fold(m.privateEmail)};
        for (std::string& text : customTexts(m))
            fields.push_back(std::move(text));
        const auto in = [&](const std::string& text) {
            return std::ranges::any_of(fields, [&](const std::string& f) { return f.find(text) != std::string::npos; });
        };
        return in(fold(word)) || (phone && in(digits(word)));
    }

    bool inOrg(const Member& m, const OrgUnitId& org, bool directOnly) {
        std::map<std::string, std::string> parentOf;
        for (const auto& unit : structure.orgUnits)
            parentOf[unit.id.value] = unit.parent ? unit.parent->value : "";
        for (const auto& organization : m.organizations)
            for (const auto& post : organization.orgUnits)
                for (std::string at = post.orgUnit.value; !at.empty(); at = directOnly ? "" : parentOf[at])
                    if (at == org.value) return true;
        return false;
    }

    fakes::SampleStructure structure;
    ManualClock clock{testNow()};
    fakes::ManualExecutor gui;
    MemberView view{clock, gui};
    std::map<std::string, Member> present;
    std::mt19937 random{11};
};

TEST_F(StoreList, searchAgreesWithSlowOracle) {
    const std::vector<std::string> typed{"山",        "山田",       "さとう",   "サトウ", "ﾔﾏﾀﾞ",   "yamada",   "渡辺",
                                         "taro sato", "太郎　山田", "1000012",  "090-1",  "garcia", "ＴＡＲＯ", "ou",
                                         "@demo",     "nothere",    "demo 03-", "",       "  ",     "・",       "橙",
                                         "大きい",    "きい 山",    "roomy",    "badge1", "size_s", "4713"};
    for (int round = 0; round < 25; ++round) {
        for (const auto& text : typed) {
            const auto words = [&] {
                std::vector<std::string> parts(1);
                for (std::size_t i = 0; i < text.size(); ++i) {
                    const bool wide = text.compare(i, 3, "　") == 0;
                    if (text[i] == ' ' || wide) {
                        parts.emplace_back();
                        if (wide) i += 2;
                    } else {
                        parts.back() += text[i];
                    }
                }
                return parts;
            }();
            std::set<std::string> expected;
            for (const auto& [id, member] : present) {
                const bool all = std::ranges::all_of(words, [&, m = &member](const std::string& word) {
                    const bool phone = word.find_first_not_of("0123456789-") == std::string::npos &&
                                       word.find('-') != std::string::npos;
                    return fold(word).empty() || hasWord(*m, word, phone);
                });
                if (all) expected.insert(id);
            }
            MemberQuery query;
            query.text = text;
            const auto found = ids(view.query(query));
            EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected)
                << "'" << text << "' round " << round;
            EXPECT_EQ(found.size(), expected.size()) << text;
        }
        randomEdits();
    }
}

TEST_F(StoreList, typingOnFindsWhatTypingAtOnceFinds) {
    const std::vector<std::string> whole{"yamada taro",   "やまだ",  "山田太",    "090-12",
                                         "suzuki.suzuki", "garc zo", "大きい 山", "roomy badge"};
    for (const auto& text : whole) {
        std::vector<std::string> steps;
        for (std::size_t i = 1; i <= text.size(); ++i)
            if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
                steps.push_back(text.substr(0, i));
        auto back = steps;
        std::ranges::reverse(back);
        steps.insert(steps.end(), back.begin(), back.end());
        for (const auto& step : steps) {
            MemberQuery query;
            query.text = step;
            MemberView fresh(clock, gui);
            fresh.replace(view.data(), true);
            EXPECT_EQ(*view.query(query), *fresh.query(query)) << step;
        }
    }
}

TEST_F(StoreList, everyOrderAgreesWithStableSort) {
    const auto key = [&](MemberColumn column, const ports::MemberCells& c) -> std::pair<std::uint64_t, std::string> {
        const auto text = [](std::string t) {
            return std::pair<std::uint64_t, std::string>(t.empty() ? 1 : 0, std::move(t));
        };
        const auto rank = [&](RankKind kind, std::string_view name) {
            const auto ranks = view.data()->structure.ranks(kind);
            const auto at = std::ranges::find(ranks, name, &Rank::name);
            return std::pair<std::uint64_t, std::string>(static_cast<std::uint64_t>(at - ranks.begin()), "");
        };
        switch (column) {
        case MemberColumn::Name:
            return text(fold(c.name));
        case MemberColumn::Reading:
            return {0, sortKey(c.reading, c.name)};
        case MemberColumn::LoginId:
            return text(std::string(c.loginId));
        case MemberColumn::EmployeeNumber:
            return text(fold(c.employeeNumber));
        case MemberColumn::Telephone:
            return text(std::string(c.telephone));
        case MemberColumn::CellPhone:
            return text(std::string(c.cellPhone));
        case MemberColumn::NickName:
            return text(fold(c.nickName));
        case MemberColumn::ExternalKey:
            return text(std::string(c.externalKey));
        case MemberColumn::HiredDate:
            return text(std::string(c.hiredDate));
        case MemberColumn::LastAccess:
            return {static_cast<std::uint64_t>(c.lastAccess), ""};
        case MemberColumn::LastSignIn:
            return {static_cast<std::uint64_t>(c.lastSignIn), ""};
        case MemberColumn::CreatedAt:
            return {static_cast<std::uint64_t>(c.createdAt), ""};
        case MemberColumn::Status:
            return {static_cast<std::uint64_t>(c.status), ""};
        case MemberColumn::Position:
            return rank(RankKind::Position, c.position);
        case MemberColumn::Level:
            return rank(RankKind::Level, c.level);
        case MemberColumn::UserType:
            return rank(RankKind::UserType, c.userType);
        case MemberColumn::OrgUnit: {
            const auto tree = view.data()->structure.tree();
            const auto at =
                std::ranges::find(tree, std::string(c.orgUnitId), [](const ports::OrgNode& n) { return n.id.value; });
            return {static_cast<std::uint64_t>(at - tree.begin()), ""};
        }
        case MemberColumn::Count:
            break;
        }
        return {};
    };
    for (int round = 0; round < 6; ++round) {
        std::vector<RowNo> rows;
        for (RowNo row = 0; row < view.data()->table.rows(); ++row)
            if (view.data()->table.live(row)) rows.push_back(row);
        const auto sortBy = [&](MemberColumn column) {
            std::ranges::stable_sort(rows, {}, [&](RowNo row) { return key(column, view.cells(row)); });
        };
        for (int i = 0; i < static_cast<int>(MemberColumn::Count); ++i) {
            const auto column = static_cast<MemberColumn>(i);
            std::ranges::sort(rows);
            sortBy(MemberColumn::Reading);
            sortBy(column);
            MemberQuery query;
            query.sortBy = column;
            EXPECT_EQ(*view.query(query), rows) << "column " << i << " round " << round;
            query.descending = true;
            std::vector<RowNo> backwards(rows.rbegin(), rows.rend());
            EXPECT_EQ(*view.query(query), backwards) << "column " << i;
        }
        randomEdits(); // the orders kept are put right, not made anew
    }
    const auto before = view.query({});
    Member same = present.begin()->second;
    same.task = "nothing that is sorted by";
    change({same}, {});
    EXPECT_EQ(view.query({}), before) << "nor is one touched in which all keep their place";
}

TEST_F(StoreList, longKeysWithTheSameBeginningAreTold) {
    std::vector<Member> put;
    for (int i = 0; i < 60; ++i) {
        Member member = sample(static_cast<std::size_t>(6'000 + i));
        member.email = "the.same.long.beginning.of.all." + std::to_string((i * 37) % 60) + "@demo";
        member.name.phoneticLastName = "タイヘンナガイヨミガナ";
        member.name.phoneticFirstName = i % 2 == 0 ? "ア" : "イ";
        put.push_back(std::move(member));
    }
    change(put, {});
    auto fresh = std::make_shared<ListData>();
    for (const auto& [id, member] : present)
        fresh->add(rowOf(member), toMillis(clock.now()));
    fresh->finish({}, nullptr);
    for (const auto column : {MemberColumn::LoginId, MemberColumn::Reading, MemberColumn::Name}) {
        const auto order = fresh->orders.get(column, nullptr);
        for (std::size_t i = 1; i < order->size(); ++i)
            ASSERT_TRUE(fresh->orders.before(column, (*order)[i - 1], (*order)[i])) << i;
    }
}

TEST_F(StoreList, filtersAgreeWithOracle) {
    for (int round = 0; round < 15; ++round) {
        MemberQuery query;
        if (random() % 2 == 0) query.orgUnit = structure.orgUnits[random() % structure.orgUnits.size()].id;
        query.directOnly = random() % 2 == 0;
        query.show = random() % 32;
        if (random() % 4 == 0) query.show |= ports::OnlyOnLeave;
        if (random() % 3 == 0) query.notSeenSince = clock.now() - std::chrono::hours(24 * 30);
        query.neverSeen = random() % 4 == 0;
        if (random() % 3 == 0) query.text = "a";
        std::set<std::string> expected;
        for (const auto& [id, m] : present) {
            if ((query.show >> static_cast<unsigned>(m.statusAt(clock.now())) & 1U) == 0) continue;
            if ((query.show & ports::OnlyOnLeave) != 0 && !m.leave.activeAt(clock.now())) continue;
            if (query.notSeenSince && m.lastAccess.value_or(m.createdAt) >= *query.notSeenSince) continue;
            if (query.neverSeen && m.lastAccess) continue;
            if (query.orgUnit && !inOrg(m, *query.orgUnit, query.directOnly)) continue;
            if (!query.text.empty() && !hasWord(m, query.text, false)) continue;
            expected.insert(id);
        }
        const auto found = ids(view.query(query));
        EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected) << round;
        randomEdits();
    }
}

TEST_F(StoreList, countsAgreeWithOracleWhateverChanges) {
    for (int round = 0; round < 12; ++round) {
        for (const auto& node : view.data()->structure.tree()) {
            std::uint32_t direct = 0, all = 0;
            for (const auto& [id, m] : present) {
                if (m.deletedAt) continue;
                direct += inOrg(m, node.id, true) ? 1 : 0;
                all += inOrg(m, node.id, false) ? 1 : 0;
            }
            ASSERT_EQ(node.directMembers, direct) << node.name << " round " << round;
            ASSERT_EQ(node.allMembers, all) << node.name << " round " << round;
        }
        randomEdits();
        if (round % 4 == 3) { // an organization moves under another
            auto& moved = structure.orgUnits.back();
            moved.parent = structure.orgUnits[random() % (structure.orgUnits.size() - 1)].id;
            view.apply(std::vector<Edit>{rowOf(moved, "doc")});
        }
    }
}

TEST_F(StoreList, cellsSayWhatTheRecordSays) {
    const auto toTheSecond = [](std::optional<Instant> t) { return t ? toMillis(*t) / 1'000 * 1'000 : 0; };
    for (const auto& [id, m] : present) {
        const auto row = view.find(id);
        ASSERT_TRUE(row);
        const auto cells = view.cells(*row);
        EXPECT_EQ(cells.id, id);
        EXPECT_EQ(cells.name, m.displayName());
        EXPECT_EQ(cells.reading, m.displayPhonetic());
        EXPECT_EQ(cells.loginId, m.email);
        EXPECT_EQ(cells.employeeNumber, m.employeeNumber);
        EXPECT_EQ(cells.telephone, m.telephone);
        EXPECT_EQ(cells.cellPhone, m.cellPhone);
        EXPECT_EQ(cells.nickName, m.nickName);
        EXPECT_EQ(cells.hiredDate, m.hiredDate);
        EXPECT_EQ(cells.externalKey, m.externalKey.value_or(""));
        EXPECT_EQ(cells.lastAccess, toTheSecond(m.lastAccess));
        EXPECT_EQ(cells.lastSignIn, toTheSecond(m.lastSignIn));
        EXPECT_EQ(cells.status, m.statusAt(clock.now()));
        EXPECT_EQ(cells.onLeave, m.leave.activeAt(clock.now()));
        EXPECT_EQ(cells.orgUnitId, m.primaryOrgUnit() ? m.primaryOrgUnit()->orgUnit.value : "");
    }
    EXPECT_EQ(view.count(), present.size());
    EXPECT_FALSE(view.find("nobody"));
}

// As whoever administers a part has it: the copy has no other organizations than his.
TEST_F(StoreList, whoeverHasHisPrimaryPostElsewhereIsShownWhereHeIsHere) {
    const auto& here = structure.orgUnits.front();
    const auto positions = view.data()->structure.ranks(RankKind::Position);
    ASSERT_GT(positions.size(), 1U);
    Member one = sample(0);
    one.organizations.front().orgUnits = {{OrgUnitId("elsewhere"), true, PositionId(positions[0].id)},
                                          {here.id, false, PositionId(positions[1].id)}};
    Member other = sample(1);
    other.organizations.front().orgUnits = {{OrgUnitId("elsewhere"), true, PositionId(positions[0].id)}};
    change({one, other}, {});
    const auto cells = [&](const Member& m) { return view.cells(*view.find(m.id.value)); };
    EXPECT_EQ(cells(one).orgUnitId, here.id.value);
    EXPECT_EQ(cells(one).orgUnit, here.name);
    EXPECT_EQ(cells(one).position, positions[1].name);
    EXPECT_EQ(cells(other).orgUnit, "");
    MemberQuery byOrganization;
    byOrganization.sortBy = MemberColumn::OrgUnit;
    const auto place = [&](const Member& m) {
        const auto all = ids(view.query(byOrganization));
        return std::ranges::find(all, m.id.value) - all.begin();
    };
    EXPECT_LT(place(one), place(other));
    OrgUnit elsewhere;
    elsewhere.id = OrgUnitId("elsewhere");
    elsewhere.name = "よそ";
    view.apply(std::vector<Edit>{rowOf(elsewhere, "doc")});
    EXPECT_EQ(cells(one).orgUnit, "よそ");
    EXPECT_EQ(cells(one).position, positions[0].name);
}

TEST_F(StoreList, idsAndDatesOfAnyFormAreKept) {
    Member odd = sample(9'000);
    odd.id = UserId("externalKey:odd one");
    odd.hiredDate = "1850-01-01";   // before the days that fit in 16 bits
    odd.employeeNumber = "ＡＢ-１"; // folds to something else
    odd.nickName = "Ab";
    change({odd}, {});
    const auto row = view.find(odd.id.value);
    ASSERT_TRUE(row);
    const auto cells = view.cells(*row);
    EXPECT_EQ(cells.id, odd.id.value);
    EXPECT_EQ(cells.hiredDate, "1850-01-01");
    EXPECT_EQ(cells.employeeNumber, "ＡＢ-１");
    EXPECT_EQ(cells.nickName, "Ab");
    change({}, {odd.id.value});
    EXPECT_FALSE(view.find(odd.id.value));
    change({odd}, {});
    EXPECT_EQ(view.find(odd.id.value), row) << "who comes back gets his row again";
}

TEST_F(StoreList, statusFollowsTheClockWithoutNews) {
    Member member = sample(0);
    member.pending = member.suspended = false;
    member.deletedAt.reset();
    member.activation = clock.now() + std::chrono::hours(1);
    member.leave = {clock.now() + std::chrono::hours(2), clock.now() + std::chrono::hours(3)};
    change({member}, {});
    const auto row = *view.find(member.id.value);
    int told = 0;
    const auto handle = view.watch([&] { ++told; });
    const auto now = [&] {
        view.query({});
        return std::pair(view.cells(row).status, view.cells(row).onLeave);
    };
    EXPECT_EQ(now(), std::pair(MemberStatus::Awaiting, false));
    clock.advance(std::chrono::minutes(61));
    const auto before = view.revision();
    EXPECT_EQ(now(), std::pair(MemberStatus::InUse, false));
    EXPECT_GT(view.revision(), before);
    EXPECT_EQ(told, 0) << "not called back from within the query";
    gui.run();
    EXPECT_EQ(told, 1);
    clock.advance(std::chrono::hours(1));
    EXPECT_TRUE(view.tick());
    EXPECT_EQ(told, 2);
    EXPECT_EQ(now(), std::pair(MemberStatus::InUse, true));
    clock.set(*member.leave.end + std::chrono::milliseconds(1));
    EXPECT_EQ(now(), std::pair(MemberStatus::InUse, false));
    EXPECT_FALSE(view.tick());
}

TEST_F(StoreList, compactingChangesNothingThatIsSeen) {
    for (int round = 0; round < 40; ++round)
        randomEdits();
    MemberQuery query;
    query.text = "a";
    const auto before = ids(view.query(query));
    const auto bytes = view.data()->table.bytes();
    view.compact(view.data()->table.compacted());
    EXPECT_LT(view.data()->table.bytes(), bytes);
    EXPECT_EQ(ids(view.query(query)), before);
    for (const auto& [id, m] : present)
        EXPECT_EQ(view.cells(*view.find(id)).name, m.displayName());
    randomEdits();
    EXPECT_EQ(view.count(), present.size());
}

TEST_F(StoreList, watchersAreToldOncePerChangeAndNotAfterwards) {
    int told = 0;
    auto handle = view.watch([&] { ++told; });
    change({sample(7'001), sample(7'002)}, {present.begin()->first});
    EXPECT_EQ(told, 1);
    view.apply(std::vector<Edit>{});
    EXPECT_EQ(told, 1);
    handle.cancel();
    change({sample(7'003)}, {});
    EXPECT_EQ(told, 1);
}

} // namespace
} // namespace sekisho::store::testing::test_store_list
