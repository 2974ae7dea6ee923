// Records: what is written is read back the same, and what is not a record is refused.

#include "models/api/record.h"
#include "models/api/user_wire.h"
#include "tests/unit/random_directory.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace test_api_record {

namespace {

using namespace sekisho;
using sekisho::test::RandomDirectory;

TEST(ApiRecord, RandomMembersComeBackTheSame) {
    RandomDirectory random(7);
    for (int i = 0; i < 2000; ++i) {
        const Member member = random.member();
        const std::string text = api::recordText(member);
        const auto back = api::memberFromRecord(text);
        ASSERT_TRUE(back) << text;
        ASSERT_EQ(member, *back) << text;
        ASSERT_EQ(text, api::recordText(*back));
        boost::system::error_code failed;
        boost::json::parse(text, failed);
        ASSERT_FALSE(failed) << text;
    }
}

TEST(ApiRecord, RandomOrgUnitsAndRanksComeBackTheSame) {
    RandomDirectory random(8);
    for (int i = 0; i < 2000; ++i) {
        const OrgUnit unit = random.orgUnit();
        const auto unitBack = api::orgUnitFromRecord(api::recordText(unit));
        ASSERT_TRUE(unitBack);
        ASSERT_EQ(unit, *unitBack);
        const Rank rank = random.rank();
        const auto rankBack = api::rankFromRecord(api::recordText(rank));
        ASSERT_TRUE(rankBack);
        ASSERT_EQ(rank, *rankBack);
    }
}

template<class T, class Make, class Read>
void comesBackTheSame(RandomDirectory& random, Make make, Read read) {
    for (int i = 0; i < 1000; ++i) {
        const T value = (random.*make)();
        const std::string text = api::recordText(value);
        const auto back = read(text);
        ASSERT_TRUE(back) << text;
        ASSERT_EQ(value, *back) << text;
        ASSERT_EQ(text, api::recordText(*back));
        for (std::size_t size = 0; i < 5 && size < text.size(); ++size)
            ASSERT_FALSE(read(std::string_view(text).substr(0, size))) << size << ' ' << text;
    }
}

TEST(ApiRecord, RandomGroupsPropertiesStatusesAndSettingsComeBackTheSame) {
    RandomDirectory random(11);
    comesBackTheSame<Group>(random, &RandomDirectory::group, api::groupFromRecord);
    comesBackTheSame<CustomProperty>(random, &RandomDirectory::customProperty, api::customPropertyFromRecord);
    comesBackTheSame<ProfileStatus>(random, &RandomDirectory::profileStatus, api::profileStatusFromRecord);
    comesBackTheSame<FieldSettings>(random, &RandomDirectory::fieldSettings, api::fieldSettingsFromRecord);
}

TEST(ApiRecord, UnsetFieldsAreLeftOut) {
    Member member;
    member.domain = 10000001;
    member.id = UserId("u1");
    const auto object = boost::json::parse(api::recordText(member)).as_object();
    for (const std::string_view key : {"userExternalKey", "nickName", "aliasEmails", "organizations", "searchable",
                                       "messenger", "customProperties", "deletedAt", "isPending", "suspendedReason"})
        EXPECT_FALSE(object.contains(key)) << key;
    EXPECT_TRUE(object.contains("version"));
}

TEST(ApiRecord, NoNamesAreWritten) {
    Member member;
    member.id = UserId("u1");
    member.userType = UserTypeId("t1");
    member.organizations.push_back(
        {.domain = 1, .primary = true, .email = "a@b", .level = LevelId("l1"), .orgUnits = {}});
    const std::string text = api::recordText(member);
    EXPECT_EQ(std::string::npos, text.find("userTypeName"));
    EXPECT_EQ(std::string::npos, text.find("levelName"));
}

TEST(ApiRecord, UnknownKeysAreSkipped) {
    const auto member =
        api::memberFromRecord(R"({"x":{"y":[1,{"z":null}]},"userId":"u1","later":"","version":3,"q":[[]]})");
    ASSERT_TRUE(member);
    EXPECT_EQ("u1", member->id.value);
    EXPECT_EQ(3, member->version);
}

TEST(ApiRecord, EscapesAreRead) {
    const auto member = api::memberFromRecord(
        R"({"user\u0049d":"u1","nickName":"a\"\\\u4f0a\n","userName":{"lastName":"\ud83d\ude00"}})");
    ASSERT_TRUE(member);
    EXPECT_EQ("a\"\\伊\n", member->nickName);
    EXPECT_EQ("😀", member->name.lastName);
}

TEST(ApiRecord, MalformedTextsAreRefused) {
    for (const std::string_view text :
         {"", "null", "[]", "1", "{", R"({"userId":"u1")", R"({"userId":1})", R"({"userId":"u1","version":"3"})",
          R"({"userId":"u1","version":99999999999999999999})", R"({"userId":"u1","domainId":3000000000})",
          R"({"userId":"u1","isPending":1})", R"({"userId":"u1","organizations":{}})",
          R"({"userId":"u1","organizations":[1]})", R"({"userId":"u1","createdAt":"yesterday"})",
          R"({"userId":"u1","customProperties":[1]})", R"({"userId":"u1","customProperties":{"a":tru}})",
          R"({"userId":"u1","nickName":"\ud800"})", R"({"nickName":"no id"})",
          R"({"userId":"u1","aliasEmails":["a",1]})"}) {
        const auto member = api::memberFromRecord(text);
        ASSERT_FALSE(member) << text;
        EXPECT_EQ("RESPONSE_MALFORMED", member.error().code);
        EXPECT_EQ(ErrorKind::BadInput, member.error().kind);
    }
    EXPECT_FALSE(api::orgUnitFromRecord("{}"));
    EXPECT_FALSE(api::rankFromRecord(R"({"kind":"grade","levelId":"l1"})"));
    EXPECT_FALSE(api::groupFromRecord("{}"));
    EXPECT_FALSE(api::groupFromRecord(R"({"groupId":"g","groupType":"secret"})"));
    EXPECT_FALSE(api::groupFromRecord(R"({"groupId":"g","members":[{"id":"u","type":"BOT"}]})"));
    EXPECT_FALSE(api::customPropertyFromRecord(R"({"customPropertyId":"p","propertyType":"FLOAT"})"));
    EXPECT_FALSE(api::profileStatusFromRecord(R"({"iconType":"BUSY"})"));
    EXPECT_FALSE(api::fieldSettingsFromRecord(R"({"employeeNumber":{"digits":"5"}})"));
}

TEST(ApiRecord, CutTextsNeverRead) {
    RandomDirectory random(9);
    for (int i = 0; i < 40; ++i) {
        const std::string text = api::recordText(random.member());
        for (std::size_t size = 0; size < text.size(); ++size)
            ASSERT_FALSE(api::memberFromRecord(std::string_view(text).substr(0, size))) << size << ' ' << text;
    }
}

TEST(ApiRecord, PublicUserTextReadsAsTheSameMember) {
    RandomDirectory random(10);
    const Instant now = parseInstant("2026-05-01T00:00:00Z").value();
    for (int i = 0; i < 500; ++i) {
        Member member = random.member();
        const auto back = api::memberFromUserText(api::userText(member, {}, now));
        ASSERT_TRUE(back);
        // What the public form does not carry.
        member.hasPhoto = member.twoStep = member.passwordChangeRequested = false;
        member.createdAt = member.updatedAt = Instant{};
        member.lastAccess.reset();
        member.lastSignIn.reset();
        member.passwordChangedAt.reset();
        member.version = 0;
        if (member.deletedAt) member.deletedAt = Instant{};
        const auto seconds = [](std::optional<Instant>& t) {
            if (t) t = std::chrono::floor<std::chrono::seconds>(*t);
        };
        seconds(member.leave.start);
        seconds(member.leave.end);
        seconds(member.activation);
        ASSERT_EQ(member, *back);
    }
}

} // namespace

} // namespace test_api_record
