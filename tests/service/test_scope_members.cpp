// Who is within a scope, and records of members, as they are kept in memory: always what the store shows to whoever
// asks, whatever changed it, in whichever copy, and also when a change was taken back.
#include "service/rules/list_window.h"
#include "service/rules/member_records.h"
#include "service/rules/scope_members.h"
#include "tests/service/directory_fixture.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <random>

namespace sekishod::test::test_scope_members {
namespace {

using sekisho::Done;
using sekisho::sql::Database;

class ScopeMembersTest : public DirectoryTest {
  protected:
    // Row and id of everybody in the scope, by a statement that knows nothing of what is kept.
    static std::vector<std::pair<std::int64_t, std::string>> plainly(Database& db, const ScopeFilter& scope) {
        auto rows = db.rows<std::int64_t, std::string>(
            fmt::format("SELECT id, uid FROM member WHERE id IN (SELECT member_id FROM member_scope WHERE orgunit_id "
                        "IN ({})) OR id IN "
                        "(SELECT member_id FROM member_orgunit WHERE orgunit_id IN ({})) ORDER BY id",
                        fmt::join(scope.roots, ","), fmt::join(scope.exact, ",")));
        EXPECT_TRUE(rows);
        std::vector<std::pair<std::int64_t, std::string>> out;
        for (auto& [row, uid] : *rows)
            out.emplace_back(row, std::move(uid));
        return out;
    }
    void expectRight(Database& db, const ScopeFilter& scope) {
        const auto members = membersOfScope(db, domain, scope);
        ASSERT_TRUE(members) << members.error().detail;
        const auto wanted = plainly(db, scope);
        std::vector<std::int64_t> rows;
        for (const auto& [row, uid] : wanted) {
            rows.push_back(row);
            EXPECT_TRUE((*members)->holds(uid)) << uid;
            EXPECT_EQ((*members)->rowOf(uid), std::optional(row)) << uid;
            EXPECT_TRUE((*members)->marks().contains(markOf(std::string_view(uid)))) << uid;
        }
        EXPECT_EQ((*members)->rows(), rows);
        EXPECT_EQ((*members)->marks().size(), rows.size());
        const auto everybody = db.rows<std::string>("SELECT uid FROM member");
        ASSERT_TRUE(everybody);
        const auto held = std::ranges::count_if(*everybody, [&](const auto& one) {
            EXPECT_EQ((*members)->holds(std::get<0>(one)), (*members)->rowOf(std::get<0>(one)).has_value());
            return (*members)->holds(std::get<0>(one));
        });
        EXPECT_EQ(static_cast<std::size_t>(held), wanted.size()) << "somebody else is held";
    }
    void expectRecordsRight(Database& db) {
        const auto ids = db.rows<std::int64_t>("SELECT id FROM member ORDER BY id");
        ASSERT_TRUE(ids);
        std::vector<std::int64_t> rows;
        for (const auto& [id] : *ids)
            rows.push_back(id);
        const auto kept = memberRecords(db, rows);
        ASSERT_TRUE(kept) << kept.error().detail;
        ASSERT_EQ(kept->size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto stored = loadMemberRow(db, rows[i]);
            ASSERT_TRUE(stored);
            stored->member.lastAccess.reset();
            EXPECT_EQ((*kept)[i].row, rows[i]);
            EXPECT_EQ((*kept)[i].member, stored->member) << stored->member.email;
        }
    }
    std::vector<std::int64_t> units(Database& db) const {
        const auto rows =
            db.rows<std::int64_t>(fmt::format("SELECT id FROM orgunit WHERE domain_id = {} ORDER BY id", domain));
        EXPECT_TRUE(rows);
        std::vector<std::int64_t> out;
        for (const auto& [row] : *rows)
            out.push_back(row);
        return out;
    }
    std::vector<ScopeFilter> someScopes(Database& db, std::mt19937_64& random) const {
        const auto all = units(db);
        std::vector<ScopeFilter> out;
        for (int i = 0; i < 4; ++i) {
            ScopeFilter& scope = out.emplace_back();
            scope.wholeTenant = false;
            scope.roots = {all[random() % all.size()]};
            if (i % 2 == 1) scope.exact = {all[random() % all.size()], all[random() % all.size()]};
        }
        return out;
    }
    void expectAllRight(Database& db, std::mt19937_64& random) {
        for (const ScopeFilter& scope : someScopes(db, random))
            for (int again = 0; again < 2; ++again) // made, then taken from what is kept
                expectRight(db, scope);
        for (int again = 0; again < 2; ++again)
            expectRecordsRight(db);
    }
    // One of the ways in which a tenant changes, by the statements of the service and by bare ones.
    std::string someChange(Database& db, std::mt19937_64& random) const {
        const auto any = [&](const std::string& sqlText) {
            const auto row = db.first<std::int64_t>(sqlText + " ORDER BY random() LIMIT 1");
            return row && *row ? std::get<0>(**row) : std::int64_t{0};
        };
        const auto member = any(fmt::format("SELECT id FROM member WHERE super = 0 AND domain_id = {}", domain));
        const auto unit = any(fmt::format("SELECT id FROM orgunit WHERE domain_id = {}", domain));
        switch (random() % 7) {
        case 0:
            return fmt::format("DELETE FROM member WHERE id = {}", member);
        case 1:
            return fmt::format("DELETE FROM member_scope WHERE member_id = {}", member);
        case 2:
            return fmt::format("INSERT OR IGNORE INTO member_scope VALUES({}, {})", unit, member);
        case 3:
            return fmt::format("INSERT OR IGNORE INTO member_orgunit(orgunit_id, member_id, is_primary, is_manager, "
                               "visible, use_team, ord) VALUES({}, {}, 0, 0, 1, 0, 9)",
                               unit, member);
        case 4:
            return fmt::format("UPDATE OR IGNORE member_scope SET orgunit_id = {} WHERE member_id = {}", unit, member);
        case 5:
            return fmt::format("UPDATE member SET doc = json_set(doc, '$.nickName', '{}') WHERE id = {}", random() % 99,
                               member);
        default:
            return fmt::format("UPDATE member SET suspended = 1 - suspended WHERE id = {}", member);
        }
    }
};

TEST_F(ScopeMembersTest, FollowEveryChange) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 40; ++round) {
        ASSERT_TRUE(store->write([&](Database& db) { return db.exec(someChange(db, random)); }));
        ASSERT_TRUE(store->read([&](Database& db) -> Done {
            expectAllRight(db, random);
            return {};
        }));
    }
}

TEST_F(ScopeMembersTest, WhatWasTakenBackIsNotKept) {
    std::mt19937_64 random(8);
    for (int round = 0; round < 25; ++round) {
        {
            TenantStore::Writer writer(*store);
            Database& db = writer.database();
            ASSERT_TRUE(db.begin());
            ASSERT_TRUE(db.exec(someChange(db, random)));
            expectAllRight(db, random); // within the change itself
            db.rollback();
            expectAllRight(db, random);
        }
        ASSERT_TRUE(store->write([&](Database& db) { return db.exec(someChange(db, random)); }));
        ASSERT_TRUE(store->read([&](Database& db) -> Done {
            expectAllRight(db, random);
            return {};
        }));
    }
}

TEST_F(ScopeMembersTest, TwoCopiesThatGoDifferentWaysAreNotMixedUp) {
    std::mt19937_64 random(9);
    auto scratch = store->scratchCopy();
    ASSERT_TRUE(scratch);
    for (int round = 0; round < 25; ++round) {
        ASSERT_TRUE(scratch->database().exec(someChange(scratch->database(), random)));
        ASSERT_TRUE(store->write([&](Database& db) { return db.exec(someChange(db, random)); }));
        ASSERT_TRUE(store->read([&](Database& db) -> Done {
            expectAllRight(db, random);
            expectAllRight(scratch->database(), random);
            return {};
        }));
    }
}

TEST_F(ScopeMembersTest, AViewThatIsOldStaysAsItWas) {
    std::mt19937_64 random(10);
    TenantStore::Lease old(*store);
    ASSERT_TRUE(old.opened());
    expectAllRight(old.database(), random);
    for (int round = 0; round < 10; ++round) {
        ASSERT_TRUE(store->write([&](Database& db) { return db.exec(someChange(db, random)); }));
        ASSERT_TRUE(store->read([&](Database& db) -> Done {
            expectAllRight(db, random);
            return {};
        }));
        expectAllRight(old.database(), random);
    }
}

// Rows of any age come, and rows below are read: a window always shows what was put in, from wherever one begins.
TEST(ListWindowTest, ShowsInOrderWhatWasPutIn) {
    std::mt19937 random(3);
    std::vector<WindowRow> all; // of the store: what happened, by number
    std::int64_t number = 0;
    const auto come = [&](int count) {
        for (int i = 0; i < count; ++i, ++number)
            all.push_back({{number / 3 - static_cast<std::int64_t>(random() % 4'000), number},
                           static_cast<IdMark>(number + 1),
                           0,
                           7});
    };
    const auto sorted = [&](const ListPlace& below) {
        std::vector<WindowRow> out;
        std::ranges::copy_if(all, std::back_inserter(out), [&](const WindowRow& row) { return row.place < below; });
        std::ranges::sort(out, std::greater(), &WindowRow::place);
        return out;
    };
    come(12'000);
    auto window = ListWindow::empty(number - 1, "a");
    for (int round = 0; round < 60; ++round) {
        const auto known = static_cast<std::size_t>(number);
        come(static_cast<int>(random() % 500));
        window = window->with({all.begin() + static_cast<std::ptrdiff_t>(known), all.end()}, number - 1, "b");
        auto rest = sorted(window->floor());
        const std::size_t most = random() % 1'800;
        const bool whole = rest.size() <= most;
        rest.resize(std::min(rest.size(), most));
        if (!window->isWhole()) window = window->below(rest, whole);
        const ListPlace from{number / 3 - static_cast<std::int64_t>(random() % 9'000), 0};
        ListWindow::Way way(window, from);
        std::size_t seen = 0;
        for (const WindowRow& row : sorted(from)) {
            if (!window->isWhole() && row.place < window->floor()) break;
            ASSERT_TRUE(way.row() && way.row()->place == row.place && way.row()->first == row.first) << round;
            way.step();
            ++seen;
        }
        EXPECT_EQ(way.row(), nullptr);
        EXPECT_LE(seen, window->size());
    }
    EXPECT_TRUE(window->isWhole());
    EXPECT_EQ(window->size(), all.size());
}

TEST_F(ScopeMembersTest, BeingSeenRenewsNothing) {
    const auto stamps = [&] { return text("SELECT group_concat(stamp) FROM member_stamp"); };
    const std::string before = stamps();
    script("UPDATE member SET last_access = 1, last_sign_in = 1");
    EXPECT_EQ(stamps(), before) << "everybody who works would empty what is kept";
    script("UPDATE member SET pending = 1 WHERE super = 1");
    EXPECT_NE(stamps(), before);
}

} // namespace
} // namespace sekishod::test::test_scope_members
