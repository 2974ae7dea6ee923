#include "models/domain/client_facts.h"
#include "models/domain/rights.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace test_domain_rights {

using namespace sekisho;
using namespace std::chrono_literals;

namespace {

const Instant kNow = Instant{} + std::chrono::hours(500000);

RoleHolding builtIn(std::string_view key) {
    for (const auto& role : builtInRoles())
        if (role.builtIn == key) return {role, {}, {}};
    ADD_FAILURE() << "no role " << key;
    return {};
}

RoleHolding custom(std::vector<Grant> grants, std::vector<OrgUnitId> units = {}) {
    Role role;
    role.id = RoleId{"r"};
    role.name = "Branch";
    role.grants = std::move(grants);
    return {role, {std::move(units), true}, {}};
}

Access of(std::string_view role, std::string_view menu) {
    return accessOf({builtIn(role)}, menu, kNow);
}

TEST(MenuTree, IsATreeInOrderWithBothLanguages) {
    std::vector<std::string_view> seen;
    for (const auto& item : menuTree()) {
        EXPECT_FALSE(item.ja.empty() || item.en.empty()) << item.key;
        EXPECT_EQ(std::ranges::count(seen, item.key), 0) << item.key;
        EXPECT_TRUE(item.parent.empty() || std::ranges::count(seen, item.parent) == 1) << item.key;
        EXPECT_EQ(item.dangerous, !item.why.empty()) << item.key;
        EXPECT_EQ(item.why.empty(), item.whyJa.empty()) << item.key;
        EXPECT_EQ(menuItem(item.key), &item);
        seen.push_back(item.key);
    }
    EXPECT_EQ(menuItem("nothing"), nullptr);
    EXPECT_EQ(menuItem(""), nullptr);
}

TEST(MenuTree, TopEntriesStandAsTheServiceHasThem) {
    std::vector<std::string_view> top;
    for (const auto& item : menuTree())
        if (item.parent.empty()) top.push_back(item.ja);
    const std::vector<std::string_view> first(top.begin(), top.begin() + 7);
    EXPECT_EQ(first, (std::vector<std::string_view>{"基本設定", "メンバー", "サービス", "セキュリティ", "モニタリング",
                                                    "監査", "統計"}));
}

TEST(MenuTree, MarksTheMenusOfTheWhitePaper) {
    for (const char* key : {"basic.company", "members", "members.members", "members.orgUnits", "members.groups",
                            "members.invitation", "services.talk", "services.contacts", "security.account",
                            "security.mobile", "security.network", "security.files", "security.services",
                            "security.externalTalk", "audit.talk", "audit.download", "monitoring", "monitoring.talk"}) {
        ASSERT_NE(menuItem(key), nullptr) << key;
        EXPECT_TRUE(menuItem(key)->dangerous) << key;
    }
    for (const char* key : {"statistics", "services.board", "audit.admin", "security.trustedDevices"})
        EXPECT_FALSE(menuItem(key)->dangerous) << key;
    EXPECT_TRUE(menuItem("security.roles")->builtInOnly);
}

TEST(BuiltInRoles, FollowTheTable) {
    ASSERT_EQ(builtInRoles().size(), 4U);
    for (const auto& item : menuTree())
        EXPECT_EQ(of("super", item.key), Access::Operate) << item.key;
    EXPECT_EQ(of("deputy", "basic.close"), Access::None);
    EXPECT_EQ(of("deputy", "basic.workgroup"), Access::View);
    EXPECT_EQ(of("deputy", "security.roles"), Access::View);
    EXPECT_EQ(of("deputy", "security.delegation"), Access::None);
    for (const char* menu :
         {"basic.company", "members.members", "services.talk", "security.account", "audit.login", "monitoring.talk",
          "statistics.accounts", "archive", "purchase", "partner", "developers", "apps"})
        EXPECT_EQ(of("deputy", menu), Access::Operate) << menu;
    for (const char* menu : {"basic.company", "members.members", "services.talk", "apps"})
        EXPECT_EQ(of("operator", menu), Access::Operate) << menu;
    for (const char* menu : {"security", "security.roles", "security.account", "audit.admin", "monitoring.talk",
                             "statistics.accounts", "archive", "purchase", "partner", "developers", "basic.close"})
        EXPECT_EQ(of("operator", menu), Access::None) << menu;
    // The sealed account puts things right; it is no second highest administrator.
    for (const char* menu : {"members.members", "security.roles", "security.delegation", "security.lostDevice"})
        EXPECT_EQ(of("rescue", menu), Access::Operate) << menu;
    EXPECT_EQ(of("rescue", "audit.admin"), Access::View);
    for (const char* menu : {"basic.close", "monitoring.talk", "archive", "purchase", "developers"})
        EXPECT_EQ(of("rescue", menu), Access::None) << menu;
}

TEST(BuiltInRoles, EveryAdministratorMayLookWhereEverybodyMay) {
    for (const char* menu : {"security.requests", "security.explain"}) {
        EXPECT_TRUE(menuItem(menu)->everyone) << menu;
        EXPECT_EQ(of("operator", menu), Access::View) << menu;
        EXPECT_EQ(of("deputy", menu), Access::Operate) << menu;
        EXPECT_EQ(accessOf({}, menu, kNow), Access::None) << "whoever holds nothing is no administrator";
    }
}

TEST(BuiltInRoles, CarryKeyAndIdAndAName) {
    for (const auto& role : builtInRoles()) {
        EXPECT_TRUE(role.name.empty());
        EXPECT_EQ(role.id.value, role.builtIn);
        EXPECT_NE(std::ranges::find(roleFacts(), role.builtIn, &RoleFact::key), roleFacts().end());
    }
}

TEST(AccessOf, CoversEverythingBelowButNothingBeside) {
    const std::vector<RoleHolding> roles{custom({{"members", Access::View}, {"members.orgUnits", Access::Operate}})};
    EXPECT_EQ(accessOf(roles, "members", kNow), Access::View);
    EXPECT_EQ(accessOf(roles, "members.members", kNow), Access::View);
    EXPECT_EQ(accessOf(roles, "members.orgUnits", kNow), Access::Operate);
    EXPECT_EQ(accessOf(roles, "services", kNow), Access::None);
    EXPECT_EQ(accessOf({custom({{"members.members", Access::Operate}})}, "members", kNow), Access::None);
    EXPECT_EQ(accessOf({custom({{"member", Access::Operate}})}, "members.members", kNow), Access::None);
    EXPECT_EQ(accessOf({custom({{"", Access::Operate}})}, "members.members", kNow), Access::None);
    EXPECT_EQ(accessOf({builtIn("super")}, "members.unheardOf", kNow), Access::None);
    EXPECT_EQ(accessOf({}, "members", kNow), Access::None);
}

TEST(AccessOf, CustomRolesNeverReachReservedMenus) {
    const auto all =
        custom({{"basic", Access::Operate}, {"security", Access::Operate}, {"security.roles", Access::Operate}});
    for (const char* menu : {"security.roles", "security.delegation", "basic.close", "basic.workgroup"})
        EXPECT_EQ(accessOf({all}, menu, kNow), Access::None) << menu;
    EXPECT_EQ(accessOf({all}, "security.account", kNow), Access::Operate);
}

TEST(AccessOf, ExpiredHoldingsGiveNothing) {
    RoleHolding holding = builtIn("super");
    holding.expiresAt = kNow;
    EXPECT_EQ(accessOf({holding}, "members", kNow), Access::None);
    EXPECT_FALSE(allows({holding}, {"", Access::View}, kNow));
    holding.expiresAt = kNow + 1us;
    EXPECT_EQ(accessOf({holding}, "members", kNow), Access::Operate);
}

TEST(ReachOf, ShowsParentsOfWhatIsGranted) {
    const std::vector<RoleHolding> roles{custom({{"members.orgUnits", Access::View}})};
    EXPECT_EQ(reachOf(roles, "members", kNow), Access::View);
    EXPECT_EQ(reachOf(roles, "members.members", kNow), Access::None);
    EXPECT_EQ(reachOf({builtIn("deputy")}, "security", kNow), Access::Operate);
}

TEST(Allows, AnyAdministratorWhereNoMenuIsNamed) {
    EXPECT_TRUE(allows({custom({})}, {"", Access::View}, kNow));
    EXPECT_FALSE(allows({}, {"", Access::View}, kNow));
    EXPECT_TRUE(allows({builtIn("operator")}, {"members.members", Access::Operate}, kNow));
    EXPECT_FALSE(allows({builtIn("operator")}, {"audit.admin", Access::View}, kNow));
    EXPECT_FALSE(allows({custom({{"members", Access::View}})}, {"members.members", Access::Operate}, kNow));
}

TEST(ScopesOf, TellsWhere) {
    const OrgUnitId tokyo{"tokyo"};
    const OrgUnitId osaka{"osaka"};
    const Permission edit{"members.members", Access::Operate};
    const auto inTokyo = custom({{"members", Access::Operate}}, {tokyo});
    const auto viewOsaka = custom({{"members", Access::View}}, {osaka});
    EXPECT_EQ(scopesOf({viewOsaka}, edit, kNow), std::nullopt);
    const auto one = scopesOf({inTokyo, viewOsaka, inTokyo}, edit, kNow);
    ASSERT_TRUE(one);
    ASSERT_EQ(one->size(), 1U);
    EXPECT_EQ(one->front().orgUnits, std::vector{tokyo});
    const auto both = scopesOf({inTokyo, viewOsaka}, {"members.members", Access::View}, kNow);
    ASSERT_TRUE(both);
    EXPECT_EQ(both->size(), 2U);
    const auto whole = scopesOf({inTokyo, builtIn("operator")}, edit, kNow);
    ASSERT_TRUE(whole);
    ASSERT_EQ(whole->size(), 1U);
    EXPECT_TRUE(whole->front().wholeTenant());
}

// The oracle reads the grants one by one: nobody may do what no grant of a live holding covers.
TEST(Rights, RandomRolesNeverExceedTheirGrants) {
    std::mt19937 random(42);
    const auto& tree = menuTree();
    for (int round = 0; round < 2000; ++round) {
        std::vector<RoleHolding> roles;
        for (unsigned n = random() % 4; n > 0; --n) {
            std::vector<Grant> grants;
            for (unsigned g = random() % 5; g > 0; --g)
                grants.push_back({std::string(tree[random() % tree.size()].key), static_cast<Access>(random() % 3)});
            std::vector<OrgUnitId> units;
            for (unsigned u = random() % 3; u > 0; --u)
                units.push_back(OrgUnitId{std::to_string(random() % 5)});
            roles.push_back(custom(std::move(grants), std::move(units)));
            if (random() % 4 == 0) roles.back().expiresAt = kNow + (random() % 2 ? 1h : -1h);
        }
        for (const auto& item : tree) {
            Access expected = Access::None;
            for (const auto& holding : roles) {
                if (holding.expiresAt && *holding.expiresAt <= kNow) continue;
                if (item.everyone) expected = std::max(expected, Access::View);
                for (const auto& grant : holding.role.grants) {
                    bool covered = false;
                    bool reserved = false;
                    for (const MenuItem* up = &item; up; up = up->parent.empty() ? nullptr : menuItem(up->parent)) {
                        covered = covered || up->key == grant.menu;
                        reserved = reserved || up->builtInOnly;
                    }
                    if (covered && !reserved) expected = std::max(expected, grant.access);
                }
            }
            ASSERT_EQ(accessOf(roles, item.key, kNow), expected) << item.key;
            for (const Access access : {Access::View, Access::Operate}) {
                const Permission needed{item.key, access};
                ASSERT_EQ(allows(roles, needed, kNow), expected >= access) << item.key;
                ASSERT_EQ(scopesOf(roles, needed, kNow).has_value(), expected >= access) << item.key;
            }
        }
    }
}

} // namespace
} // namespace test_domain_rights
