// Lists: paging to the end, order, and scopes against a slow oracle on random trees.
#include "models/domain/text_fold.h"
#include "service/rules/bulk.h"
#include "service/rules/member_list.h"
#include "service/store/uid.h"
#include "tests/service/directory_fixture.h"

#include <algorithm>
#include <random>

namespace sekishod::test::test_directory_lists {
namespace {

class DirectoryLists : public DirectoryTest {};

TEST_F(DirectoryLists, PagesMeetEveryMemberOnce) {
    makeUser("last.made");
    const auto expected = number(fmt::format("SELECT count(*) FROM member WHERE domain_id = {}", domain));
    for (const int count : {1, 7, 100}) {
        const auto users = all(super, "/v1.0/users", "users", count);
        const auto ids = idsOf(users, "userId");
        EXPECT_EQ(expected, static_cast<std::int64_t>(ids.size()));
        EXPECT_EQ(ids.size(), (std::set<std::string>(ids.begin(), ids.end()).size()));
        EXPECT_EQ("last.made@sakura", str(users.back(), "email"));
    }
    const auto newest = all(super, "/v1.0/users?sortOrder=DESCENDING", "users", 33);
    EXPECT_EQ("last.made@sakura", str(newest.front(), "email"));
    EXPECT_EQ(expected, static_cast<std::int64_t>(newest.size()));
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM member WHERE domain_id = {} AND deleted IS NOT NULL", domain)),
              std::ranges::count_if(newest, [](const auto& user) { return user.at("isDeleted").as_bool(); }));
}

TEST_F(DirectoryLists, NamesInTheOrderOfTheirReadings) {
    const auto keys = [&](const std::string& direction) {
        std::vector<std::string> out;
        for (const auto& id :
             idsOf(all(super, "/v1.0/users?orderBy=NAME&sortOrder=" + direction, "users", 9), "userId"))
            out.push_back(text("SELECT sort_key FROM member WHERE uid = '" + id + "'"));
        return out;
    };
    auto up = keys("ASCENDING");
    EXPECT_GT(up.size(), 100U);
    EXPECT_TRUE(std::ranges::is_sorted(up));
    std::ranges::reverse(up);
    EXPECT_EQ(up, keys("DESCENDING"));
}

TEST_F(DirectoryLists, OddParameters) {
    const auto tooMany = read("/v1.0/users?count=101");
    EXPECT_TRUE(tooMany.at("users").as_array().empty());
    EXPECT_TRUE(tooMany.at("responseMetaData").at("nextCursor").is_null());
    EXPECT_TRUE(read("/v1.0/users?searchFilterType=VIP").at("users").as_array().empty());
    for (const std::string_view bad : {"count=0", "count=-1", "count=x", "count=1.5", "count=", "orderBy=EMAIL",
                                       "sortOrder=UP", "searchFilterType=ALL", "cursor=AAAA", "cursor=%2B"})
        EXPECT_EQ(400, get(super, "/v1.0/users?" + std::string(bad)).status) << bad;
    expectError(get(super, "/v1.0/orgunits?count=101"), 400, "INVALID_PARAMETER");
    expectError(get(super, fmt::format("/v1.0/users?domainId={}", otherDomain)), 404, "NOT_FOUND");
    EXPECT_EQ(200, get(super, fmt::format("/v1.0/users?domainId={}", domain)).status);
}

TEST_F(DirectoryLists, CursorsBelongToTheirList) {
    const auto next = [&](const SignedIn& who, const std::string& path) {
        return std::string(object(get(who, path)).at("responseMetaData").at("nextCursor").as_string());
    };
    const std::string created = next(super, "/v1.0/users?count=2");
    EXPECT_EQ(200, get(super, "/v1.0/users?count=5&cursor=" + created).status);
    for (const std::string_view other : {"/v1.0/users?orderBy=NAME&cursor=", "/v1.0/users?sortOrder=DESCENDING&cursor=",
                                         "/v1.0/orgunits?cursor=", "/v1.0/users/external-keys?cursor="})
        expectError(get(super, std::string(other) + created), 400, "INVALID_PARAMETER");
    const SignedIn foreign = signIn(uidOf("admin@ume"), {"directory"});
    expectError(get(foreign, "/v1.0/users?cursor=" + created), 400, "INVALID_PARAMETER");
}

TEST_F(DirectoryLists, AnotherTenantIsNeverSeen) {
    const auto foreign = idsOf(all(signIn(uidOf("admin@ume"), {"directory"}), "/v1.0/users", "users"), "userId");
    for (const auto& id : idsOf(all(super, "/v1.0/users", "users"), "userId"))
        EXPECT_EQ(0, std::ranges::count(foreign, id));
    EXPECT_EQ(31U, foreign.size());
}

// --- a random tree with random memberships ---------------------------------------------------------------------------

struct Tree {
    std::vector<std::int64_t> units;
    std::map<std::int64_t, std::int64_t> parent; // 0: top
    std::map<std::int64_t, std::set<std::int64_t>> membersOf;
    std::map<std::int64_t, std::string> sortKey; // member row → key
};

class DirectoryScopes : public DirectoryTest {
  protected:
    Tree plant(std::uint64_t seed, int units, int members) {
        std::mt19937_64 random(seed);
        const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
        Tree tree;
        const auto done = store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
            SEKISHO_TRY(tenant, loadTenant(db, domain));
            SEKISHO_TRY(bulk, BulkLoad::open(db, tenant));
            std::vector<sekisho::OrgUnit> made;
            for (int i = 0; i < units; ++i) {
                sekisho::OrgUnit unit;
                unit.domain = domain;
                unit.id = sekisho::OrgUnitId(newUid());
                unit.name = fmt::format("T{}-{}", seed, i);
                unit.email = fmt::format("t{}-{}@sakura", seed, i);
                unit.displayOrder = i + 1;
                unit.version = 1;
                std::size_t at = 0;
                const bool top = i == 0 || below(5) == 0;
                if (!top) {
                    at = below(made.size());
                    unit.parent = made[at].id;
                }
                SEKISHO_TRY(row, bulk.insertOrgUnit(unit));
                tree.parent[row] = top ? 0 : tree.units[at];
                tree.units.push_back(row);
                made.push_back(std::move(unit));
            }
            for (int i = 0; i < members; ++i) {
                sekisho::Member member;
                member.domain = domain;
                member.id = sekisho::UserId(newUid());
                member.email = fmt::format("tree{}.{}@sakura", seed, i);
                member.name.lastName = fmt::format("名{}", below(20));
                if (below(3) != 0) member.externalKey = fmt::format("tree{}-{}", seed, i);
                member.version = 1;
                member.organizations.push_back(
                    {.domain = domain, .primary = true, .email = member.email, .level = {}, .orgUnits = {}});
                std::set<std::size_t> in;
                for (std::size_t n = below(4); n > 0; --n)
                    in.insert(below(made.size()));
                for (const std::size_t unit : in) {
                    sekisho::OrgUnitMembership of;
                    of.orgUnit = made[unit].id;
                    of.primary = unit == *in.begin();
                    member.organizations.front().orgUnits.push_back(of);
                }
                SEKISHO_TRY(row, bulk.insertMember(member));
                for (const std::size_t unit : in)
                    tree.membersOf[tree.units[unit]].insert(row);
                tree.sortKey[row] = sekisho::sortKey(member.displayPhonetic(), member.displayName());
            }
            return bulk.finish();
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().detail);
        return tree;
    }

    static std::set<std::int64_t> oracle(const Tree& tree, const ScopeFilter& scope) {
        std::set<std::int64_t> out;
        for (const auto& [unit, members] : tree.membersOf) {
            bool within = std::ranges::find(scope.exact, unit) != scope.exact.end();
            for (auto at = unit; at != 0 && !within; at = tree.parent.at(at))
                within = std::ranges::find(scope.roots, at) != scope.roots.end();
            if (within) out.insert(members.begin(), members.end());
        }
        return out;
    }

    std::vector<MemberRow> walk(MemberQuery query) {
        std::vector<MemberRow> out;
        store
            ->read([&](sekisho::sql::Database& db) -> sekisho::Done {
                for (int pages = 0; pages < 2000; ++pages) {
                    auto page = listMembers(db, query);
                    EXPECT_TRUE(page) << (page ? "" : page.error().detail);
                    if (!page) return page.error();
                    EXPECT_LE(page->members.size(), static_cast<std::size_t>(query.count));
                    std::ranges::move(page->members, std::back_inserter(out));
                    if (!page->next) return {};
                    query.after = page->next;
                }
                ADD_FAILURE() << "the list never ends";
                return {};
            })
            .has_value();
        return out;
    }
};

TEST_F(DirectoryScopes, ListsEqualTheSlowOracle) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Tree tree = plant(seed, 40, 160);
        expectInStep();
        std::mt19937_64 random(seed + 100);
        for (int round = 0; round < 12; ++round) {
            MemberQuery query;
            query.domain = domain;
            query.scope.wholeTenant = false;
            for (auto n = random() % 4; n > 0; --n)
                query.scope.roots.push_back(tree.units[random() % tree.units.size()]);
            for (auto n = random() % 4; n > 0; --n)
                query.scope.exact.push_back(tree.units[random() % tree.units.size()]);
            query.count = static_cast<int>(1 + random() % 30);
            query.byName = round % 2 == 0;
            query.descending = random() % 2 == 0;
            const auto wanted = oracle(tree, query.scope);
            const auto found = walk(query);
            std::set<std::int64_t> rows;
            for (const auto& member : found)
                rows.insert(member.row);
            EXPECT_EQ(wanted, rows);
            EXPECT_EQ(wanted.size(), found.size()) << "a member came twice";
            const auto before = [&](const MemberRow& a, const MemberRow& b) {
                const auto key = [&](const MemberRow& m) {
                    return std::pair(query.byName ? tree.sortKey.at(m.row) : std::string(), m.row);
                };
                return query.descending ? key(b) < key(a) : key(a) < key(b);
            };
            EXPECT_TRUE(std::ranges::is_sorted(found, before));
            query.byName = false;
            query.hasExternalKey = random() % 2 == 0;
            const auto keyed = walk(query);
            EXPECT_EQ(
                std::ranges::count_if(
                    found, [&](const auto& m) { return m.member.externalKey.has_value() == *query.hasExternalKey; }),
                static_cast<std::ptrdiff_t>(keyed.size()));
        }
    }
}

TEST_F(DirectoryScopes, LargeScopesByNameEqualTheOracle) {
    const Tree tree = plant(9, 3, 12'000); // beyond what is gathered and sorted
    MemberQuery query;
    query.domain = domain;
    query.scope.wholeTenant = false;
    query.scope.roots = tree.units;
    query.byName = true;
    query.count = 100;
    const auto wanted = oracle(tree, query.scope);
    ASSERT_GT(wanted.size(), 8'000U);
    query.scope.exact = {tree.units.front()};
    const auto found = walk(query);
    EXPECT_EQ(wanted.size(), found.size());
    std::set<std::int64_t> rows;
    for (const auto& member : found)
        rows.insert(member.row);
    EXPECT_EQ(wanted, rows);
}

TEST_F(DirectoryScopes, NothingInScopeIsNothing) {
    MemberQuery query;
    query.domain = domain;
    query.scope.wholeTenant = false;
    EXPECT_TRUE(walk(query).empty());
}

TEST_F(DirectoryScopes, DeputiesListTheirPartOverTheApi) {
    const std::string mine = makeUnit("Mine");
    const std::string below = makeUnit("Below", mine);
    const std::string other = makeUnit("Other");
    const std::string inMine = makeUser("in.mine", {mine});
    const std::string inBelow = makeUser("in.below", {below, mine});
    makeUser("in.other", {other});
    const SignedIn deep = roleHolder("deep", "deputy", {mine});
    const SignedIn flat = roleHolder("flat", "deputy", {mine}, false);
    const auto emails = [&](const SignedIn& who, const std::string& query) {
        const auto list = idsOf(all(who, "/v1.0/users" + query, "users", 2), "email");
        return std::set<std::string>(list.begin(), list.end());
    };
    const std::set<std::string> part{"in.mine@sakura", "in.below@sakura", "deep@sakura", "flat@sakura"};
    for (const std::string query : {"", "?orderBy=NAME", "?sortOrder=DESCENDING"}) {
        EXPECT_EQ(part, emails(deep, query)) << query;
        EXPECT_EQ(part, emails(flat, query)) << query;
    }
    patch("/v1.0/users/" + inBelow, json::object{{"organizations", json::array{inUnits({below})}}});
    EXPECT_EQ(part, emails(deep, ""));
    EXPECT_EQ(3U, emails(flat, "").size()) << "without sub-organizations";
    EXPECT_EQ((std::vector<std::string>{mine, below}), idsOf(all(deep, "/v1.0/orgunits", "orgUnits", 1), "orgUnitId"));
    EXPECT_EQ(std::vector<std::string>{mine}, idsOf(all(flat, "/v1.0/orgunits", "orgUnits"), "orgUnitId"));
    expectError(get(deep, "/v1.0/orgunits/" + other), 404, "ORGUNIT_NOT_EXIST");
}

} // namespace
} // namespace sekishod::test::test_directory_lists
