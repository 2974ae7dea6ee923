// What the console keeps of the field management, and its picture on the wire.
#include "models/api/fields_picture.h"
#include "models/api/record.h"
#include "models/domain/tenant_fields.h"

#include <gtest/gtest.h>

namespace sekisho::test_domain_tenant_fields {
namespace {

CustomProperty property(const std::string& name, std::optional<int> order = {}, bool mandatory = false) {
    CustomProperty made;
    made.domain = 7;
    made.id = CustomPropertyId("id-" + name);
    made.name = name;
    made.displayName = "The " + name;
    made.displayOrder = order;
    made.mandatory = mandatory;
    made.version = 1;
    return made;
}

std::string names(const TenantFields& fields) {
    std::string out;
    for (const CustomProperty& one : fields.properties)
        out += one.name + ' ';
    return out;
}

TEST(TenantFields, KeepsEachOnceAndInOrder) {
    TenantFields fields;
    fields.put(property("last"));
    fields.put(property("b", 2));
    fields.put(property("a", 1));
    fields.put(property("later"));
    EXPECT_EQ(names(fields), "a b last later ");
    fields.put(property("a", 3));
    EXPECT_EQ(names(fields), "b a last later ");
    ASSERT_TRUE(fields.property("b"));
    EXPECT_EQ(fields.property("b")->displayName, "The b");
    fields.remove("customProperty", "id-b");
    EXPECT_FALSE(fields.property("b"));
    for (ProfileStatus& status : builtInStatuses(7))
        fields.put(std::move(status));
    fields.remove("profileStatus", "BUSY");
    EXPECT_EQ(fields.statuses.size(), 3U);
    fields.put(FieldSettings{7, {{"task", true}}, {}, 4});
    EXPECT_TRUE(fields.settings.of("task").required);
    fields.remove("fieldSettings", "7");
    EXPECT_FALSE(fields.settings.of("task").required);
}

TEST(TenantFields, RecordsSayWhatTheyAre) {
    const TenantSetting all[] = {FieldSettings{7, {{"task", true}}, {}, 4}, property("x"), builtInStatuses(7).front()};
    for (const TenantSetting& one : all) {
        EXPECT_TRUE(isSettingKind(settingKind(one)));
        const std::string text = std::visit([](const auto& value) { return api::recordText(value); }, one);
        const auto back = api::settingFromRecord(settingKind(one), text);
        ASSERT_TRUE(back) << text;
        EXPECT_EQ(*back, one);
        EXPECT_EQ(settingId(*back), settingId(one));
    }
    EXPECT_EQ(settingId(all[0]), "7");
    EXPECT_FALSE(isSettingKind("rank"));
    EXPECT_EQ(api::settingFromRecord("rank", "{}").error().code, "RESPONSE_MALFORMED");
}

TEST(TenantFields, NamesWhatIsMissing) {
    TenantFields fields;
    fields.settings.fields = {{"telephone", true}, {"task", false}};
    fields.put(property("grade", 1, true));
    fields.put(property("size", 2));
    Member member;
    const auto nothing = [](const CustomProperty&) { return false; };
    EXPECT_EQ(missingFields(fields, member, nothing),
              (std::vector<std::string>{"telephone", "customProperties.grade"}));
    member.telephone = "03-1";
    EXPECT_TRUE(missingFields(fields, member, [](const CustomProperty& p) { return p.name == "grade"; }).empty());
}

TEST(FieldSettings, TwoSavesAtOnceAreLaidOverEachOther) {
    FieldSettings base{7, {{"task", true}, {"location", false, false}}, {}, 4};
    FieldSettings mine = base, theirs = base;
    mine.set({"task", false});     // I take back
    mine.set({"telephone", true}); // I add
    mine.numbering.prefix = "A-";
    theirs.set({"location", false, true}); // they take back
    theirs.set({"birthday", false, true, true});
    theirs.version = 5;
    const FieldSettings both = laidOver(base, mine, theirs);
    EXPECT_EQ(both.version, 5);
    EXPECT_FALSE(both.of("task").required);
    EXPECT_TRUE(both.of("telephone").required);
    EXPECT_TRUE(both.of("location").visible);
    EXPECT_TRUE(both.of("birthday").bySelf);
    EXPECT_EQ(both.numbering.prefix, "A-");
    EXPECT_EQ(both.fields.size(), 2U) << "what is as it comes is not kept";
    theirs.set({"telephone", false, false});
    EXPECT_TRUE(laidOver(base, mine, theirs).of("telephone").required) << "of the same field mine holds";
}

TEST(FieldsPicture, ComesBackAsItWent) {
    FieldsPicture picture;
    picture.settings = {0, {{"telephone", true, false, true}}, {true, "A-", 4}, 9};
    picture.nextNumber = 42;
    picture.withoutNumber = 3;
    picture.useProfileStatus = false;
    picture.properties = {{property("grade", 1, true), 12}, {property("size"), 0}};
    picture.statuses = {{builtInStatuses(7)[2], 5}};
    const auto back = api::fieldsPictureFromText(api::fieldsPictureText(picture));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, picture);
    for (const char* broken : {"", "[]", "{}", R"({"fields":[],"employeeNumber":{"next":1,"without":"x"}})",
                               R"({"fields":[],"employeeNumber":{"next":1,"without":1},"customProperties":[1]})"})
        EXPECT_FALSE(api::fieldsPictureFromText(broken)) << broken;
    EXPECT_EQ(api::numbersGivenFromText(R"({"given":2000,"left":5})")->left, 5);
    EXPECT_FALSE(api::numbersGivenFromText(R"({"given":1})"));
}

} // namespace
} // namespace sekisho::test_domain_tenant_fields
