#include "models/domain/explanation.h"

#include "facts/tables.h"
#include "models/policy/schema.h"
#include "tests/unit/slow_rights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace test_explanation {

using namespace sekisho;
using namespace std::chrono_literals;

const Instant kNow = fromMillis(1'800'000'000'000);

// Eight organizations: 0 is the top, 1 and 2 below it, and so on.
std::string unitId(int number) {
    return "unit-" + std::to_string(number);
}

struct Place final : PlaceOracle {
    test::SlowPlace at;
    explicit Place(int unit) {
        at.tenant = unit < 0;
        if (unit < 0) return;
        at.direct.insert(unitId(unit));
        for (int i = unit; i > 0; i = (i - 1) / 2)
            at.line.insert(unitId(i));
        at.line.insert(unitId(0));
    }
    bool within(const Scope& scope) const override {
        if (scope.wholeTenant()) return true;
        const auto& among = scope.includeSubOrgUnits ? at.line : at.direct;
        return std::ranges::any_of(scope.orgUnits, [&](const OrgUnitId& id) { return among.contains(id.value); });
    }
    bool isTenant() const override { return at.tenant; }
};

class World {
  public:
    explicit World(std::uint64_t seed) : random_(seed) {}
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

    std::string menu() {
        static const std::vector<std::string> some{"members",        "members.members", "members.orgUnits",
                                                   "security",       "security.roles",  "security.explain",
                                                   "security.files", "audit",           "audit.talk"};
        return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
    }
    Access access() { return below(2) == 0 ? Access::View : Access::Operate; }

    RoleHolding holding(int number) {
        RoleHolding out;
        out.role.id = RoleId("role-" + std::to_string(number));
        static const std::vector<std::string> builtIns{"deputy", "operator", "rescue", "super"};
        if (below(4) == 0) {
            const std::string& key = builtIns[static_cast<std::size_t>(below(below(4) == 0 ? 4 : 3))];
            for (const Role& role : builtInRoles())
                if (role.builtIn == key) out.role = role;
            out.role.id = RoleId(key + ":" + std::to_string(number));
        } else {
            out.role.name = "Role " + std::to_string(number);
            for (int i = below(4); i >= 0; --i)
                out.role.grants.push_back({menu(), access()});
        }
        if (out.role.builtIn != "super" && below(3) > 0) {
            for (int i = below(3); i >= 0; --i)
                out.scope.orgUnits.emplace_back(unitId(below(8)));
            out.scope.includeSubOrgUnits = below(2) == 0;
        }
        if (below(4) == 0) out.expiresAt = kNow + (below(2) == 0 ? -1h : 1h);
        return out;
    }
    std::vector<RoleHolding> holdings(int most) {
        std::vector<RoleHolding> out;
        for (int i = below(most + 1); i > 0; --i)
            out.push_back(holding(i));
        return out;
    }

  private:
    std::mt19937_64 random_;
};

test::SlowHolding slow(const RoleHolding& holding) {
    test::SlowHolding out;
    out.role = holding.role.id.value;
    out.builtIn = holding.role.builtIn;
    for (const Grant& grant : holding.role.grants)
        out.grants.emplace_back(grant.menu, static_cast<int>(grant.access));
    out.wholeTenant = holding.scope.orgUnits.empty();
    for (const OrgUnitId& unit : holding.scope.orgUnits)
        out.units.insert(unit.value);
    out.below = holding.scope.includeSubOrgUnits;
    if (holding.expiresAt) out.expires = toMillis(*holding.expiresAt);
    return out;
}

bool slowAllows(const std::vector<RoleHolding>& holdings, const std::string& menu, Access access, const Place& place) {
    test::SlowHoldings all;
    for (const RoleHolding& holding : holdings)
        all.push_back(slow(holding));
    return test::slowAccessAt(all, menu, place.at, toMillis(kNow)) >= static_cast<int>(access);
}

// --- the smallest removal by trying everything ---

struct Step {
    std::size_t holding = 0;
    RemovalStep::Kind kind = RemovalStep::Kind::TakeRole;
    std::size_t grant = 0;
};

std::int64_t othersWith(const RoleId& role) {
    return static_cast<std::int64_t>(std::hash<std::string>{}(role.value) % 4);
}

std::vector<Step> everyStep(const std::vector<RoleHolding>& holdings) {
    std::vector<Step> out;
    for (std::size_t i = 0; i < holdings.size(); ++i) {
        if (holdings[i].role.builtIn == "super") continue;
        out.push_back({i, RemovalStep::Kind::TakeRole, 0});
        if (!holdings[i].scope.wholeTenant()) out.push_back({i, RemovalStep::Kind::NarrowScope, 0});
        if (!holdings[i].role.builtIn.empty()) continue;
        for (std::size_t grant = 0; grant < holdings[i].role.grants.size(); ++grant)
            out.push_back({i, RemovalStep::Kind::LowerGrant, grant});
    }
    return out;
}

// Nothing: the change cannot be made (a scope of which nothing would be left is no scope).
std::optional<std::vector<RoleHolding>> changed(std::vector<RoleHolding> holdings, const std::vector<Step>& steps,
                                                Access access, const Place& place) {
    std::set<std::size_t> taken;
    std::map<std::size_t, std::set<std::size_t>> lowered;
    for (const Step& step : steps) {
        RoleHolding& holding = holdings[step.holding];
        if (step.kind == RemovalStep::Kind::TakeRole) taken.insert(step.holding);
        if (step.kind == RemovalStep::Kind::LowerGrant) lowered[step.holding].insert(step.grant);
        if (step.kind != RemovalStep::Kind::NarrowScope) continue;
        std::erase_if(holding.scope.orgUnits, [&](const OrgUnitId& unit) {
            return place.within({{unit}, holding.scope.includeSubOrgUnits});
        });
        if (holding.scope.orgUnits.empty()) return std::nullopt;
    }
    for (const auto& [index, grants] : lowered)
        for (const std::size_t grant : grants) {
            Access& given = holdings[index].role.grants[grant].access;
            given = std::min(given, access == Access::Operate ? Access::View : Access::None);
        }
    std::vector<RoleHolding> out;
    for (std::size_t i = 0; i < holdings.size(); ++i)
        if (!taken.contains(i)) out.push_back(std::move(holdings[i]));
    return out;
}

struct Cost {
    std::size_t steps = 0;
    std::int64_t others = 0;
    auto operator<=>(const Cost&) const = default;
};
Cost costOf(const std::vector<RoleHolding>& holdings, const std::vector<Step>& steps) {
    std::set<std::size_t> roles;
    for (const Step& step : steps)
        if (step.kind == RemovalStep::Kind::LowerGrant) roles.insert(step.holding);
    Cost cost{steps.size(), 0};
    for (const std::size_t index : roles)
        cost.others += othersWith(holdings[index].role.id);
    return cost;
}

std::optional<Cost> cheapestByTrying(const std::vector<RoleHolding>& holdings, const std::string& menu, Access access,
                                     const Place& place) {
    const auto every = everyStep(holdings);
    std::optional<Cost> best;
    for (std::uint32_t subset = 1; subset < 1U << every.size(); ++subset) {
        std::vector<Step> steps;
        for (std::size_t i = 0; i < every.size(); ++i)
            if ((subset >> i & 1U) != 0) steps.push_back(every[i]);
        const Cost cost = costOf(holdings, steps);
        if (best && !(cost < *best)) continue;
        const auto after = changed(holdings, steps, access, place);
        if (after && !slowAllows(*after, menu, access, place)) best = cost;
    }
    return best;
}

ChainLink told(std::string code, std::vector<ErrorParam> params) {
    ChainLink out;
    out.code = std::move(code);
    out.params = std::move(params);
    return out;
}

TEST(Explanation, KindsHaveTheirKeys) {
    EXPECT_EQ(linkKindKey(LinkKind::Account), "account");
    EXPECT_EQ(linkKindKey(LinkKind::AppStop), "appStop");
    EXPECT_EQ(linkKindKey(LinkKind::Exception), "exception");
    for (int i = 0; i <= static_cast<int>(LinkKind::Exception); ++i)
        EXPECT_EQ(linkKindOf(linkKindKey(static_cast<LinkKind>(i))), static_cast<LinkKind>(i));
    EXPECT_FALSE(linkKindOf("none"));
}

TEST(Explanation, SaysInOneSentenceWhatIsLacking) {
    const ChainLink lack =
        told("answer.youLack", {{"menu", "members.orgUnits"}, {"access", "operate"}, {"object", "営業部"}});
    EXPECT_EQ(explanationText(lack, false), "You lack Organizations (operate) for 営業部.");
    EXPECT_EQ(explanationText(lack, true), "営業部 に対する「組織」（操作）の権限がありません。");
    const ChainLink whole = told("answer.youLack", {{"menu", "security.files"}, {"access", "view"}, {"object", ""}});
    EXPECT_EQ(explanationText(whole, false), "You lack File management (view) for the whole tenant.");
    EXPECT_EQ(explanationText(whole, true), "テナント全体 に対する「ファイル管理」（閲覧）の権限がありません。");
    const ChainLink who =
        told("answer.grantorsAndHighest", {{"names", "佐藤 花子\n鈴木 一郎"}, {"highest", "高橋 健"}});
    EXPECT_EQ(explanationText(who, false),
              "佐藤 花子, 鈴木 一郎 and the highest administrator 高橋 健 could grant it.");
    EXPECT_EQ(explanationText(who, true),
              "この権限を付与できるのは 佐藤 花子、鈴木 一郎 と最高管理者の 高橋 健 です。");
}

TEST(Explanation, FillsKeysWithWords) {
    EXPECT_EQ(explanationText(told("role.assigned", {{"role", ""}, {"builtIn", "deputy"}}), true),
              "「副管理者」の権限が付与されています。");
    EXPECT_EQ(explanationText(told("role.assigned", {{"role", "deputy"}}), false), "The role deputy has been given.");
    EXPECT_EQ(explanationText(told("template.denies", {{"service", "talk"}, {"client", "mobileApp"}}), true),
              "このテンプレートでは、モバイル版アプリ での トーク の利用が許可されていません。");
    EXPECT_EQ(explanationText(told("expiry.past", {{"until", "2026-11-22T05:00:00.5Z"}}), false),
              "It ended on 2026-11-22 05:00 UTC.");
    EXPECT_EQ(explanationText(told("expiry.past", {{"until", "11月22日"}}), true), "11月22日 に期限が切れました。");
    EXPECT_EQ(explanationText(told("country.listed", {{"country", "JP"}}), false),
              "Japan is one of the countries that the network management allows.");
    EXPECT_EQ(explanationText(told("guard.second", {{"action", "memberDelete"}}), false),
              "A second person must agree before this is done: Delete members.");
    EXPECT_EQ(explanationText(told("scope.within", {{"role", "R"}, {"units", "営業部\n"}, {"object", "佐藤"}}), false),
              "The role R holds in 営業部, an organization outside of your own scope, and 佐藤 lies there.");
    EXPECT_EQ(explanationText(told("no.such", {}), true), "no.such");
}

TEST(Explanation, LeavesNoPlaceOpenInAnySentence) {
    for (const auto& row : facts::explanations()) {
        const ChainLink empty = told(std::string(row.key), {});
        for (const bool japanese : {false, true})
            EXPECT_EQ(explanationText(empty, japanese).find_first_of("{}"), std::string::npos) << row.key;
    }
}

TEST(Explanation, NamesMenusOfGuardedActionsThatThereAre) {
    for (const auto& action : facts::guardedActions())
        for (const std::string_view menu : action.menus)
            EXPECT_NE(menuItem(menu), nullptr) << action.key << ' ' << menu;
}

TEST(Explanation, SavingAPolicyIsAskedOfTheMenuOfEachPolicy) {
    std::set<std::string_view> expected;
    for (const policy::Schema& schema : policy::schemas())
        if (schema.key != "approvals") expected.insert(schema.menu);
    for (const auto& action : facts::guardedActions())
        if (action.key == "policySave") {
            EXPECT_EQ(std::set<std::string_view>(action.menus.begin(), action.menus.end()), expected);
        }
}

TEST(Explanation, TellsWhereAGrantComesFrom) {
    RoleHolding above;
    above.role.id = RoleId("r");
    above.role.name = "支社";
    above.role.grants = {{"members", Access::View}};
    const auto code = [&](std::string_view menu, Access access) {
        const auto path = explainRight({above}, menu, access, Place(1), kNow).front();
        const auto found = std::ranges::find(path.links, LinkKind::Menu, &ChainLink::kind);
        return found->code;
    };
    EXPECT_EQ(code("members", Access::View), "menu.grants");
    EXPECT_EQ(code("members.groups", Access::View), "menu.grantsAbove");
    EXPECT_EQ(code("members.groups", Access::Operate), "menu.viewOnly");
    EXPECT_EQ(code("audit", Access::View), "menu.lacks");
    EXPECT_EQ(code("security.roles", Access::View), "menu.reserved");
    EXPECT_EQ(code("security.explain", Access::View), "menu.everyone");
    EXPECT_EQ(code("nowhere", Access::View), "menu.unknown");
}

TEST(Explanation, AChainHoldsExactlyWhenThePlainRulesSaySo) {
    World world(20261126);
    int held = 0;
    int asked = 0;
    for (int round = 0; round < 4'000; ++round) {
        const auto holdings = world.holdings(3);
        const Place place(world.below(9) - 1);
        const std::string menu = world.menu();
        const Access access = world.access();
        const auto paths = explainRight(holdings, menu, access, place, kNow);
        ASSERT_EQ(paths.size(), holdings.size());
        for (std::size_t i = 0; i < paths.size(); ++i) {
            ++asked;
            const bool allowed = slowAllows({holdings[i]}, menu, access, place);
            held += allowed ? 1 : 0;
            ASSERT_EQ(paths[i].holds, allowed) << round;
            ASSERT_EQ(paths[i].holds, std::ranges::all_of(paths[i].links, &ChainLink::holds)) << round;
            for (const ChainLink& one : paths[i].links)
                ASSERT_NE(explanationWord(one.code), nullptr) << one.code;
        }
    }
    EXPECT_GT(held, asked / 20);
    EXPECT_LT(held, asked / 2);
}

TEST(Explanation, TheSmallestRemovalIsWhatTryingEverythingFinds) {
    World world(20261127);
    int found = 0;
    int untakable = 0;
    int moreThanOne = 0;
    for (int round = 0; round < 3'000; ++round) {
        const auto holdings = world.holdings(3);
        const Place place(world.below(9) - 1);
        const std::string menu = world.menu();
        const Access access = world.access();
        const auto steps = smallestRemoval(holdings, menu, access, place, kNow, othersWith);
        if (!slowAllows(holdings, menu, access, place)) {
            ASSERT_TRUE(steps.empty()) << round;
            continue;
        }
        const auto best = cheapestByTrying(holdings, menu, access, place);
        ASSERT_EQ(best.has_value(), !steps.empty()) << round;
        if (!best) {
            ++untakable;
            continue;
        }
        ++found;
        moreThanOne += steps.size() > 1 ? 1 : 0;
        Cost cost{steps.size(), 0};
        std::set<std::string> roles;
        std::vector<Step> same;
        for (const RemovalStep& step : steps) {
            if (step.kind == RemovalStep::Kind::LowerGrant && roles.insert(step.role.value).second)
                cost.others += step.others;
            const auto of = std::ranges::find(holdings, step.role, [](const RoleHolding& h) { return h.role.id; });
            ASSERT_NE(of, holdings.end());
            const auto index = static_cast<std::size_t>(of - holdings.begin());
            std::size_t grant = 0;
            for (std::size_t i = 0; i < of->role.grants.size(); ++i)
                if (of->role.grants[i].menu == step.menu && of->role.grants[i].access >= access) {
                    const bool used = std::ranges::any_of(same, [&](const Step& s) {
                        return s.holding == index && s.kind == RemovalStep::Kind::LowerGrant && s.grant == i;
                    });
                    if (!used) grant = i;
                }
            same.push_back({index, step.kind, grant});
        }
        ASSERT_EQ(cost, *best) << round;
        const auto after = changed(holdings, same, access, place);
        ASSERT_TRUE(after && !slowAllows(*after, menu, access, place)) << round;
    }
    EXPECT_GT(found, 300);
    EXPECT_GT(untakable, 5);
    EXPECT_GT(moreThanOne, 30);
}

TEST(Explanation, OfEqualStepsTheOneThatTakesLeastComesFirst) {
    RoleHolding one;
    one.role.id = RoleId("r");
    one.role.name = "支社";
    one.role.grants = {{"audit", Access::View}};
    one.scope.orgUnits = {OrgUnitId(unitId(1)), OrgUnitId(unitId(2))};
    const auto kindWith = [&](std::int64_t others, int unit) {
        const auto steps = smallestRemoval({one}, "audit.talk", Access::View, Place(unit), kNow,
                                           [&](const RoleId&) { return others; });
        return steps.size() == 1 ? steps.front().kind : RemovalStep::Kind::TakeRole;
    };
    EXPECT_EQ(kindWith(0, 1), RemovalStep::Kind::LowerGrant) << "nobody else feels it";
    EXPECT_EQ(kindWith(3, 1), RemovalStep::Kind::NarrowScope) << "three others would feel it";
    one.scope.orgUnits.pop_back();
    EXPECT_EQ(kindWith(3, 1), RemovalStep::Kind::TakeRole) << "nothing would be left of the scope";
}

} // namespace test_explanation
