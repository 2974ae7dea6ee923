// Roles, holders, activations, the delegation and the sealed account on the wire: what one side writes the other reads,
// and what is asked for is checked at its field.
#include "models/api/role_wire.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace test_role_wire {

using namespace sekisho;

namespace {

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
    bool flag() { return below(2) == 0; }
    std::string text() {
        static constexpr const char* kTexts[] = {
            "", "支社の人事担当", "a \"quoted\" name", "line\nbreak", "<b>佐藤</b>", "\\u0000?"};
        return kTexts[below(std::size(kTexts))];
    }
    std::string id() { return "00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + below(900'000)); }
    Instant at() {
        return Instant{std::chrono::microseconds{static_cast<std::int64_t>(below(4'000'000'000)) * 1'000'000}};
    }
    std::optional<Instant> perhaps() { return flag() ? std::optional(at()) : std::nullopt; }

  private:
    std::mt19937 engine_;
};

Scope scopeOf(Dice& dice) {
    Scope scope;
    for (std::size_t i = dice.below(4); i > 0; --i)
        scope.orgUnits.emplace_back(dice.id());
    scope.includeSubOrgUnits = dice.flag();
    return scope;
}

std::vector<Grant> grantsOf(Dice& dice) {
    std::vector<Grant> grants;
    std::set<std::string_view> seen;
    for (std::size_t i = dice.below(6); i > 0; --i) {
        const MenuItem& item = menuTree()[dice.below(menuTree().size())];
        if (seen.insert(item.key).second)
            grants.push_back({std::string(item.key), dice.flag() ? Access::Operate : Access::View});
    }
    return grants;
}

RoleSheet sheetOf(Dice& dice) {
    RoleSheet sheet;
    sheet.role.id = RoleId(dice.id());
    sheet.role.name = dice.text();
    if (dice.flag()) sheet.role.builtIn = "deputy";
    sheet.role.grants = grantsOf(dice);
    sheet.role.version = static_cast<Version>(dice.below(100));
    if (dice.flag()) sheet.preset = "helpdesk";
    sheet.note = dice.text();
    sheet.holders = static_cast<std::int64_t>(dice.below(1'000));
    sheet.eligible = static_cast<std::int64_t>(dice.below(1'000));
    sheet.deletedAt = dice.perhaps();
    if (sheet.deletedAt) sheet.deletedBy = dice.text();
    return sheet;
}

RoleHolder holderOf(Dice& dice) {
    RoleHolder holder;
    holder.user = UserId(dice.id());
    holder.userName = dice.text();
    holder.loginId = dice.text();
    holder.orgUnit = dice.text();
    holder.role = RoleId(dice.id());
    holder.roleName = dice.text();
    if (dice.flag()) holder.builtIn = "operator";
    holder.scope = scopeOf(dice);
    for (const OrgUnitId& unit : holder.scope.orgUnits)
        holder.units.push_back({unit, dice.text(), dice.flag()});
    holder.expiresAt = dice.perhaps();
    holder.eligible = dice.flag();
    if (holder.eligible) {
        holder.maxMinutes = static_cast<int>(dice.below(1'440));
        holder.needsApproval = dice.flag();
    }
    if (dice.flag()) holder.activation = dice.id();
    if (dice.flag()) holder.preset = "auditor";
    holder.version = static_cast<Version>(dice.below(100));
    return holder;
}

Activation activationOf(Dice& dice) {
    Activation activation;
    activation.id = dice.id();
    activation.user = UserId(dice.id());
    activation.userName = dice.text();
    activation.role = RoleId(dice.id());
    activation.roleName = dice.text();
    activation.scope = scopeOf(dice);
    activation.reason = dice.text();
    activation.startedAt = dice.at();
    activation.until = dice.at();
    activation.endedAt = dice.perhaps();
    activation.end = static_cast<ActivationEnd>(dice.below(6));
    activation.endedBy = dice.text();
    activation.breakGlass = dice.flag();
    return activation;
}

template<class T, class Of>
std::vector<T> some(Dice& dice, Of of) {
    std::vector<T> out;
    for (std::size_t i = dice.below(4); i > 0; --i)
        out.push_back(of(dice));
    return out;
}

boost::json::value json(const char* text) {
    return boost::json::parse(text);
}

template<class T>
std::string fault(const Result<T>& read) {
    return read ? "taken" : read.error().code + '@' + read.error().field;
}

TEST(RoleWire, AnswersGoThereAndBack) {
    Dice dice(1);
    for (int round = 0; round < 500; ++round) {
        const auto sheets = some<RoleSheet>(dice, sheetOf);
        const auto roles = api::rolesFromText(api::rolesText(sheets));
        ASSERT_TRUE(roles);
        ASSERT_EQ(*roles, sheets);
        const RoleSheet sheet = sheetOf(dice);
        ASSERT_EQ(api::roleFromText(api::roleText(sheet)).value(), sheet);

        const api::HoldersText page{some<RoleHolder>(dice, holderOf), dice.flag() ? "next" : "", dice.flag() ? 7 : -1};
        const auto holders = api::holdersFromText(api::holdersText(page, "roles"), "roles");
        ASSERT_TRUE(holders);
        ASSERT_EQ(holders->holders, page.holders);
        ASSERT_EQ(holders->nextCursor, page.nextCursor);
        ASSERT_EQ(holders->total, page.total);
        const RoleHolder holder = holderOf(dice);
        ASSERT_EQ(api::holderFromText(api::holderText(holder)).value(), holder);

        const api::ActivationsText runs{some<Activation>(dice, activationOf), dice.flag() ? "next" : ""};
        const auto activations = api::activationsFromText(api::activationsText(runs));
        ASSERT_TRUE(activations);
        ASSERT_EQ(activations->activations, runs.activations);
        ASSERT_EQ(activations->nextCursor, runs.nextCursor);
        const api::MyRightsText rights{some<RoleHolder>(dice, holderOf), some<RoleHolder>(dice, holderOf),
                                       some<Activation>(dice, activationOf)};
        const auto mine = api::myRightsFromText(api::myRightsText(rights));
        ASSERT_TRUE(mine);
        ASSERT_EQ(mine->held, rights.held);
        ASSERT_EQ(mine->eligible, rights.eligible);
        ASSERT_EQ(mine->active, rights.active);
    }
}

TEST(RoleWire, ADelegationMayBeThereOrNot) {
    EXPECT_EQ(api::delegationText(std::nullopt), R"({"delegation":null})");
    EXPECT_FALSE(api::delegationFromText(api::delegationText(std::nullopt)).value().has_value());
    Dice dice(2);
    for (int state = 0; state < 5; ++state) {
        Delegation delegation{dice.id(),
                              UserId(dice.id()),
                              UserId(dice.id()),
                              "佐藤",
                              "鈴木",
                              "suzuki@demo",
                              RoleId(state % 2 ? dice.id() : ""),
                              "副管理者",
                              dice.at(),
                              dice.at(),
                              static_cast<DelegationState>(state),
                              dice.perhaps()};
        const auto read = api::delegationFromText(api::delegationText(delegation));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, delegation);
    }
}

TEST(RoleWire, TheCodeOfTheSealedAccountIsToldOnlyWhenThereIsOne) {
    BreakGlass account;
    for (int state = 0; state < 5; ++state) {
        account.state = static_cast<BreakGlassState>(state);
        account.user = UserId("u");
        account.userName = "緊急用";
        account.opensAt = Instant{std::chrono::seconds(1'800'000'000)};
        account.reason = "全員がログインできないため";
        account.drillDue = state % 2 == 0;
        account.delayMinutes = 30;
        account.version = state;
        const std::string text = api::breakGlassText({account, {}});
        EXPECT_EQ(text.find("\"code\""), std::string::npos);
        const auto read = api::breakGlassFromText(text);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->state, account);
    }
    EXPECT_EQ(api::breakGlassFromText(api::breakGlassText({account, "AB-12"}))->code, "AB-12");
}

TEST(RoleWire, WhatAnAdministratorSeesGoesThereAndBack) {
    Dice dice(3);
    api::ViewAsText view;
    view.roles = {holderOf(dice)};
    view.menus = grantsOf(dice);
    view.units = {{OrgUnitId("unit"), "本社 / 営業部", false}, {OrgUnitId("gone"), "", true}};
    view.members = 12;
    view.orgUnits = 3;
    view.devices = 20;
    view.sessions = 9;
    RoleHolder person;
    person.user = UserId("u");
    person.userName = "佐藤 花子";
    person.loginId = "hanako@demo";
    person.orgUnit = "本社 / 営業部";
    view.sample = {person};
    const auto read = api::viewAsFromText(api::viewAsText(view));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->roles, view.roles);
    EXPECT_EQ(read->menus, view.menus);
    EXPECT_EQ(read->units, view.units);
    EXPECT_EQ(read->sample, view.sample);
    EXPECT_EQ(read->members, 12);
    EXPECT_EQ(read->sessions, 9);
    EXPECT_FALSE(read->wholeTenant);
}

TEST(RoleWire, AnswersThatCannotBeReadAreMalformed) {
    for (const char* text : {"", "[]", "{}", R"({"roles":{}})", R"({"roles":[1]})",
                             R"({"roles":[{"grants":[{"menu":"members","access":"all"}]}]})"})
        EXPECT_EQ(fault(api::rolesFromText(text)), "RESPONSE_MALFORMED@") << text;
    EXPECT_EQ(fault(api::roleFromText(R"({"name":"no id"})")), "RESPONSE_MALFORMED@");
    for (const char* text : {"{}", R"({"holders":[{"scope":[]}]})", R"({"holders":[{"scope":{"orgUnits":[1]}}]})",
                             R"({"holders":[{"eligible":true}]})", R"({"holders":[],"total":"3"})"})
        EXPECT_EQ(fault(api::holdersFromText(text)), "RESPONSE_MALFORMED@") << text;
    EXPECT_EQ(fault(api::holdersFromText(R"({"holders":[]})", "roles")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::activationFromText(R"({"activationId":"a","end":"never"})")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::delegationFromText("{}")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::delegationFromText(R"({"delegation":{"state":"perhaps"}})")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::breakGlassFromText("{}")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::myRightsFromText("{}")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::viewAsFromText(R"({"roles":[],"members":"many"})")), "RESPONSE_MALFORMED@");
    EXPECT_EQ(fault(api::viewAsFromText(R"({"roles":[{"units":7}]})")), "RESPONSE_MALFORMED@");
}

TEST(RoleWire, WishesGoThereAndBack) {
    Dice dice(4);
    for (int round = 0; round < 200; ++round) {
        const api::RoleWish role{"name " + dice.id(), dice.text(), grantsOf(dice)};
        const auto readRole = api::roleWishFrom(boost::json::parse(api::roleWishText(role)));
        ASSERT_TRUE(readRole) << fault(readRole);
        EXPECT_EQ(readRole->name, role.name);
        EXPECT_EQ(readRole->note, role.note);
        EXPECT_EQ(readRole->grants, role.grants);
        HoldingWish holding;
        holding.scope = scopeOf(dice);
        holding.expiresAt = dice.perhaps();
        holding.eligible = dice.flag();
        holding.maxMinutes = holding.eligible ? static_cast<int>(5 + dice.below(1'436)) : 60;
        holding.needsApproval = holding.eligible && dice.flag();
        const auto readHolding = api::holdingWishFrom(boost::json::parse(api::holdingWishText(holding)));
        ASSERT_TRUE(readHolding) << fault(readHolding);
        EXPECT_EQ(readHolding->scope, holding.scope);
        EXPECT_EQ(readHolding->expiresAt, holding.expiresAt);
        EXPECT_EQ(readHolding->eligible, holding.eligible);
        EXPECT_EQ(readHolding->maxMinutes, holding.maxMinutes);
        EXPECT_EQ(readHolding->needsApproval, holding.needsApproval);
    }
    const auto activation =
        api::activationWishFrom(boost::json::parse(api::activationWishText({RoleId("r"), 60, "点検"})));
    ASSERT_TRUE(activation);
    EXPECT_EQ(activation->role, RoleId("r"));
    EXPECT_EQ(activation->minutes, 60);
    EXPECT_EQ(activation->reason, "点検");
    const auto delegation = api::delegationWishFrom(boost::json::parse(api::delegationWishText({UserId("u"), {}})));
    ASSERT_TRUE(delegation);
    EXPECT_EQ(delegation->to, UserId("u"));
    EXPECT_TRUE(delegation->formerRole.empty());
    EXPECT_EQ(api::openingWishFrom(boost::json::parse(api::openingWishText({"c", "why"})), false)->reason, "why");
    EXPECT_EQ(api::openingWishFrom(boost::json::parse(api::openingWishText({"c", {}})), true)->code, "c");
    EXPECT_TRUE(api::acceptanceFrom(boost::json::parse(api::acceptanceText(true))).value());
    EXPECT_FALSE(api::acceptanceFrom(boost::json::parse(api::acceptanceText(false))).value());
    EXPECT_EQ(api::sealWishFrom(boost::json::parse(api::sealWishText(UserId("u")))).value(), UserId("u"));
}

TEST(RoleWire, ARoleThatCannotBeIsRefusedAtItsField) {
    const std::string longName(101, 'x'), longNote(501, 'x');
    const auto with = [](const std::string& name, const std::string& note, const char* grants) {
        boost::json::object body{{"name", name}, {"note", note}, {"grants", boost::json::parse(grants)}};
        return fault(api::roleWishFrom(body));
    };
    EXPECT_EQ(fault(api::roleWishFrom(json("[]"))), "BAD_REQUEST@");
    EXPECT_EQ(fault(api::roleWishFrom(json("{}"))), "MISSING_PARAMETER@name");
    EXPECT_EQ(with(" \t", "", "[]"), "MISSING_PARAMETER@name");
    EXPECT_EQ(with(longName, "", "[]"), "TOO_LONG@name");
    EXPECT_EQ(with("a", longNote, "[]"), "TOO_LONG@note");
    EXPECT_EQ(fault(api::roleWishFrom(json(R"({"name":"a"})"))), "MISSING_PARAMETER@grants");
    EXPECT_EQ(with("a", "", "{}"), "INVALID_PARAMETER@grants");
    EXPECT_EQ(with("a", "", R"([{"menu":"members"}])"), "INVALID_PARAMETER@grants");
    EXPECT_EQ(with("a", "", R"([{"menu":"members","access":"none"}])"), "INVALID_PARAMETER@grants");
    EXPECT_EQ(with("a", "", R"([{"menu":"nowhere","access":"view"}])"), "INVALID_PARAMETER@grants");
    EXPECT_EQ(with("a", "", R"([{"menu":"members","access":"view"},{"menu":"members","access":"operate"}])"),
              "DUPLICATE_ENTRY@grants");
    EXPECT_EQ(with("a", "", R"([{"menu":"members","access":"view"}])"), "taken");
    EXPECT_EQ(fault(api::roleWishFrom(json(R"({"name":7,"grants":[]})"))), "INVALID_PARAMETER@name");
}

TEST(RoleWire, AHoldingThatCannotBeIsRefusedAtItsField) {
    const auto of = [](const char* text) { return fault(api::holdingWishFrom(json(text))); };
    EXPECT_EQ(of("{}"), "MISSING_PARAMETER@scope");
    EXPECT_EQ(of(R"({"scope":[]})"), "INVALID_PARAMETER@scope");
    EXPECT_EQ(of(R"({"scope":{}})"), "MISSING_PARAMETER@scope.orgUnits");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":"all"}})"), "INVALID_PARAMETER@scope.orgUnits");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[1]}})"), "INVALID_PARAMETER@scope.orgUnits");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[""]}})"), "INVALID_PARAMETER@scope.orgUnits");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[],"includeSubOrgUnits":1}})"), "INVALID_PARAMETER@scope.includeSubOrgUnits");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"expiresAt":"tomorrow"})"), "DATE_FORMAT@expiresAt");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"expiresAt":7})"), "INVALID_PARAMETER@expiresAt");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"eligible":true})"), "INVALID_PARAMETER@eligible");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"eligible":{}})"), "MISSING_PARAMETER@eligible.maxMinutes");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"eligible":{"maxMinutes":4}})"), "OUT_OF_RANGE@eligible.maxMinutes");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"eligible":{"maxMinutes":1441}})"), "OUT_OF_RANGE@eligible.maxMinutes");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"eligible":{"maxMinutes":60,"needsApproval":"yes"}})"),
              "INVALID_PARAMETER@eligible.needsApproval");
    EXPECT_EQ(of(R"({"scope":{"orgUnits":[]},"expiresAt":null,"eligible":null})"), "taken");
    boost::json::array many(301, boost::json::value("id"));
    EXPECT_EQ(fault(api::scopeFrom(boost::json::object{{"orgUnits", many}})), "INVALID_PARAMETER@scope.orgUnits");
}

TEST(RoleWire, OtherWishesThatCannotBeAreRefusedAtTheirField) {
    const auto activation = [](const char* text) { return fault(api::activationWishFrom(json(text))); };
    EXPECT_EQ(activation("{}"), "MISSING_PARAMETER@roleId");
    EXPECT_EQ(activation(R"({"roleId":"r","reason":"x"})"), "MISSING_PARAMETER@minutes");
    EXPECT_EQ(activation(R"({"roleId":"r","minutes":0,"reason":"x"})"), "OUT_OF_RANGE@minutes");
    EXPECT_EQ(activation(R"({"roleId":"r","minutes":1.5,"reason":"x"})"), "INVALID_PARAMETER@minutes");
    EXPECT_EQ(activation(R"({"roleId":"r","minutes":60,"reason":"  "})"), "MISSING_PARAMETER@reason");
    const std::string longReason(1'001, 'x');
    EXPECT_EQ(
        fault(api::activationWishFrom(boost::json::object{{"roleId", "r"}, {"minutes", 60}, {"reason", longReason}})),
        "TOO_LONG@reason");
    EXPECT_EQ(fault(api::delegationWishFrom(json(R"({"userId":""})"))), "MISSING_PARAMETER@userId");
    EXPECT_EQ(fault(api::openingWishFrom(json(R"({"code":"c"})"), false)), "MISSING_PARAMETER@reason");
    for (const char* blank : {"\u3000", "\u00A0 \u2003", "\u200B"}) {
        EXPECT_EQ(
            fault(api::activationWishFrom(boost::json::object{{"roleId", "r"}, {"minutes", 60}, {"reason", blank}})),
            "MISSING_PARAMETER@reason");
        EXPECT_EQ(fault(api::openingWishFrom(boost::json::object{{"code", "c"}, {"reason", blank}}, false)),
                  "MISSING_PARAMETER@reason");
    }
    const std::string turned = "why \u202Etxt";
    EXPECT_EQ(fault(api::activationWishFrom(boost::json::object{{"roleId", "r"}, {"minutes", 60}, {"reason", turned}})),
              "INVALID_PARAMETER@reason");
    EXPECT_EQ(fault(api::openingWishFrom(boost::json::object{{"code", "c"}, {"reason", turned}}, false)),
              "INVALID_PARAMETER@reason");
    EXPECT_EQ(fault(api::openingWishFrom(json(R"({"reason":"r"})"), true)), "MISSING_PARAMETER@code");
    EXPECT_EQ(fault(api::acceptanceFrom(json("{}"))), "MISSING_PARAMETER@accept");
    EXPECT_EQ(fault(api::acceptanceFrom(json(R"({"accept":"yes"})"))), "INVALID_PARAMETER@accept");
    EXPECT_EQ(fault(api::sealWishFrom(json("{}"))), "MISSING_PARAMETER@userId");
}

TEST(RoleAdmin, WordsOfStatesAreKeysBothWays) {
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(activationEndOf(activationEndKey(static_cast<ActivationEnd>(i))), static_cast<ActivationEnd>(i));
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(delegationStateOf(delegationStateKey(static_cast<DelegationState>(i))),
                  static_cast<DelegationState>(i));
        EXPECT_EQ(breakGlassStateOf(breakGlassStateKey(static_cast<BreakGlassState>(i))),
                  static_cast<BreakGlassState>(i));
    }
    EXPECT_FALSE(activationEndOf("other"));
    EXPECT_FALSE(delegationStateOf(""));
    EXPECT_FALSE(breakGlassStateOf("broken"));
}

TEST(RoleAdmin, PresetsAreRolesThatACustomRoleCanBe) {
    ASSERT_FALSE(rolePresets().empty());
    for (const Role& preset : rolePresets()) {
        EXPECT_TRUE(preset.builtIn.empty());
        EXPECT_NE(roleFact(preset.id.value), nullptr) << preset.id.value;
        EXPECT_FALSE(preset.grants.empty());
        for (const Grant& grant : preset.grants) {
            const MenuItem* item = menuItem(grant.menu);
            ASSERT_NE(item, nullptr) << grant.menu;
            EXPECT_FALSE(item->builtInOnly) << grant.menu;
        }
    }
    for (const Role& role : builtInRoles())
        EXPECT_NE(roleFact(role.builtIn), nullptr);
    EXPECT_EQ(roleFact("nobody"), nullptr);
}

} // namespace

} // namespace test_role_wire
