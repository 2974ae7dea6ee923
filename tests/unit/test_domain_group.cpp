// Rules of groups, custom properties, profile statuses and field settings, and the order of members.

#include "models/domain/member_order.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace test_domain_group {

namespace {

using namespace sekisho;

std::string codeOf(const Done& done) {
    return done ? std::string() : done.error().code + " " + done.error().field;
}

Group goodGroup() {
    Group group;
    group.domain = 10000001;
    group.id = GroupId("g1");
    group.name = "防災委員会 ★ <2026>";
    group.description = "年2回訓練";
    group.administrators = {UserId("u1")};
    group.members = {{GroupMemberKind::User, "u1"}, {GroupMemberKind::OrgUnit, "u1"}, {GroupMemberKind::Group, "g2"}};
    group.email = "bousai@sakura";
    return group;
}

std::string times(std::string_view text, int count) {
    std::string out;
    while (count-- > 0)
        out += text;
    return out;
}

TEST(DomainGroup, RulesOfGroups) {
    EXPECT_EQ(codeOf(checkGroup(goodGroup())), "");
    const auto faultWith = [](auto change) {
        Group group = goodGroup();
        change(group);
        return codeOf(checkGroup(group));
    };
    EXPECT_EQ(faultWith([](Group& g) { g.name = " "; }), "NAME_REQUIRED groupName");
    EXPECT_EQ(faultWith([](Group& g) { g.name = times("あ", 100); }), "");
    EXPECT_EQ(faultWith([](Group& g) { g.name = times("あ", 101); }), "NAME_TOO_LONG groupName");
    EXPECT_EQ(faultWith([](Group& g) { g.name = "a\nb"; }), "TEXT_CHARS groupName");
    EXPECT_EQ(faultWith([](Group& g) { g.description = times("あ", 300); }), "");
    EXPECT_EQ(faultWith([](Group& g) { g.description = times("あ", 301); }), "TOO_LONG description");
    EXPECT_EQ(faultWith([](Group& g) { g.administrators.clear(); }), "GROUP_LAST_MASTER administrators");
    EXPECT_EQ(faultWith([](Group& g) { g.administrators.push_back(UserId("u1")); }), "DUPLICATE_ENTRY administrators");
    EXPECT_EQ(faultWith([](Group& g) { g.members.push_back(g.members.front()); }), "DUPLICATE_ENTRY members");
    EXPECT_EQ(faultWith([](Group& g) { g.externalKey = "a/b"; }), "EXTERNAL_KEY_CHARS groupExternalKey");
    EXPECT_EQ(faultWith([](Group& g) { g.email = "x@sakura"; }), "LOCAL_PART_LENGTH groupEmail");
    EXPECT_EQ(faultWith([](Group& g) { g.aliasEmails = {"ab@sakura", "ab@sakura"}; }), "DUPLICATE_ENTRY aliasEmails");
    EXPECT_EQ(faultWith([](Group& g) { g.externalEmails = {""}; }), "MAIL_FORMAT toExternalEmails");
}

TEST(DomainGroup, NamesDifferInMoreThanCase) {
    EXPECT_EQ(caseKey("Safety ＡＢ"), caseKey("SAFETY ａｂ"));
    EXPECT_EQ(caseKey("Straße"), caseKey("STRASSE"));
    EXPECT_EQ(caseKey("が"), caseKey("か\u3099")) << "composed and decomposed are one";
    EXPECT_NE(caseKey("AB"), caseKey("ＡＢ"));
    EXPECT_NE(caseKey("渡辺会"), caseKey("渡邉会"));
}

TEST(DomainGroup, RulesOfCustomProperties) {
    CustomProperty good;
    good.name = "costCenter";
    good.displayName = "原価センター";
    EXPECT_EQ(codeOf(checkCustomProperty(good)), "");
    const auto faultWith = [&good](auto change) {
        CustomProperty property = good;
        change(property);
        return codeOf(checkCustomProperty(property));
    };
    for (const char* name : {"", "1a", "a-b", "日本"})
        EXPECT_EQ(faultWith([name](auto& p) { p.name = name; }), "CUSTOM_PROPERTY_NAME propertyName") << name;
    EXPECT_EQ(faultWith([](auto& p) { p.name = times("a", 120); }), "");
    EXPECT_EQ(faultWith([](auto& p) { p.name = times("a", 121); }), "CUSTOM_PROPERTY_NAME propertyName");
    EXPECT_EQ(faultWith([](auto& p) { p.displayName = times("あ", 21); }), "NAME_TOO_LONG displayName");
    EXPECT_EQ(faultWith([](auto& p) { p.displayOrder = 0; }), "OUT_OF_RANGE displayOrder");
    EXPECT_EQ(faultWith([](auto& p) { p.options = {{"a", "A", {}}}; }), "CUSTOM_PROPERTY_OPTIONS options");
    EXPECT_EQ(faultWith([](auto& p) { p.options = {{"a", "A", {}}, {"b", "B", {}}}; }), "");
    EXPECT_EQ(faultWith([](auto& p) {
                  p.options = {{"a", "A", {}}, {"b", "B", {}}};
                  p.type = PropertyType::Integer;
              }),
              "CUSTOM_PROPERTY_OPTIONS options");
    EXPECT_EQ(faultWith([](auto& p) {
                  p.options = {{"a", "A", {}}, {"a", "B", {}}};
              }),
              "DUPLICATE_ENTRY options.optionName");
}

TEST(DomainGroup, TheFourStatusesOfTheProductAreValid) {
    const auto statuses = builtInStatuses(10000001);
    ASSERT_EQ(statuses.size(), 4U);
    for (const ProfileStatus& status : statuses) {
        EXPECT_TRUE(status.builtIn()) << status.id;
        EXPECT_EQ(codeOf(checkProfileStatus(status)), "") << status.id;
    }
    ProfileStatus own = statuses.front();
    own.id = "CUSTOM01";
    EXPECT_FALSE(own.builtIn());
    own.iconType = "DANCING";
    EXPECT_EQ(codeOf(checkProfileStatus(own)), "UNKNOWN_VALUE iconType");
}

TEST(DomainGroup, FieldsCanBeSetOnlyAsTheDataSays) {
    FieldSettings settings;
    settings.fields = {{"telephone", true, true, true}, {"birthday", false, false, false}};
    EXPECT_EQ(codeOf(checkFieldSettings(settings)), "");
    for (const FieldSetting& wrong :
         {FieldSetting{"email", true, true, false}, FieldSetting{"email", false, false, false},
          FieldSetting{"email", false, true, true}, FieldSetting{"unknown", false, true, false}}) {
        settings.fields = {wrong};
        EXPECT_EQ(codeOf(checkFieldSettings(settings)), "FIELD_SETTING fields") << wrong.key;
    }
    settings.fields = {{"task", true, true, false}, {"task", false, true, false}};
    EXPECT_EQ(codeOf(checkFieldSettings(settings)), "DUPLICATE_ENTRY fields");
    settings.fields.clear();
    for (const auto& [digits, fine] :
         {std::pair{2, false}, std::pair{3, true}, std::pair{7, true}, std::pair{8, false}}) {
        settings.numbering.digits = digits;
        EXPECT_EQ(checkFieldSettings(settings).has_value(), fine) << digits;
    }
    settings.numbering = {true, "12345678901", 5};
    EXPECT_EQ(codeOf(checkFieldSettings(settings)), "TOO_LONG employeeNumber.prefix");
}

TEST(DomainGroup, WhatCanBeCompulsoryCanBeSeenToBeEmpty) {
    int known = 0;
    for (const FieldRule& rule : memberFields()) {
        if (!rule.mayRequire) continue;
        ++known;
        EXPECT_FALSE(isFilled(Member{}, rule.key)) << rule.key;
    }
    EXPECT_GT(known, 15);
    Member member;
    member.telephone = "1";
    EXPECT_TRUE(isFilled(member, "telephone"));
}

TEST(DomainGroup, EmployeeNumbersHaveTheirLength) {
    EXPECT_EQ(employeeNumber({true, "A-", 5}, 42), "A-00042");
    EXPECT_EQ(employeeNumber({true, "", 3}, 999), "999");
    EXPECT_EQ(employeeNumber({true, "", 3}, 1000), "");
    EXPECT_EQ(employeeNumber({true, "", 3}, 0), "");
}

TEST(DomainMemberOrder, ExecutivesThenHeadsThenPositionThenLevelThenReading) {
    std::vector<MemberPlace> wanted;
    const auto add = [&wanted](bool executive, bool head, std::optional<std::int32_t> position,
                               std::optional<std::int32_t> level, std::string key) {
        wanted.push_back({executive, head, position, level, std::move(key), static_cast<std::int64_t>(wanted.size())});
    };
    add(true, true, std::nullopt, std::nullopt, "z");
    add(true, false, -1, std::nullopt, "z");
    add(true, false, std::nullopt, 1, "z");
    add(false, true, 9, 9, "z");
    add(false, false, 1, 9, "z");
    add(false, false, 2, 1, "z");
    add(false, false, 2, 2, "a");
    add(false, false, 2, 2, "b");
    add(false, false, 2, 2, "b");
    add(false, false, 2, std::nullopt, "a");
    add(false, false, std::nullopt, 1, "a");
    add(false, false, std::nullopt, std::nullopt, "a");
    std::mt19937 random(5);
    for (int round = 0; round < 50; ++round) {
        auto shuffled = wanted;
        std::ranges::shuffle(shuffled, random);
        std::sort(shuffled.begin(), shuffled.end());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            ASSERT_EQ(shuffled[i].row, static_cast<std::int64_t>(i));
    }
}

} // namespace

} // namespace test_domain_group
