// Records compared field by field, and their digests.
#include "models/api/record.h"
#include "models/api/record_diff.h"

#include <gtest/gtest.h>

namespace test_api_record_diff {

using namespace sekisho;
using namespace sekisho::api;

namespace {

Member someone() {
    Member m;
    m.domain = 10000001;
    m.id = UserId("u1");
    m.email = "hanako@acme";
    m.name = {"佐藤", "花子", "", ""};
    m.customPropertiesJson = R"({"a":[1,{"b":"}\""}]})";
    m.createdAt = *parseInstant("2026-11-22T09:00:00Z");
    m.updatedAt = m.createdAt;
    m.version = 3;
    return m;
}

TEST(RecordDiff, NamesWhatDiffersAndNothingElse) {
    const Member before = someone();
    Member after = before;
    EXPECT_EQ(recordChanges(recordText(before), recordText(after)), "{}");
    after.version = 4;
    after.updatedAt += std::chrono::seconds(5);
    after.lastAccess = after.lastSignIn = after.updatedAt;
    EXPECT_EQ(recordChanges(recordText(before), recordText(after)), "{}") << "version and times are its own";
    after.nickName = "花 \"x\"";
    after.customPropertiesJson.clear();
    EXPECT_EQ(
        recordChanges(recordText(before), recordText(after)),
        R"({"nickName":{"from":null,"to":"花 \"x\""},"customProperties":{"from":{"a":[1,{"b":"}\""}]},"to":null}})");
}

TEST(RecordDiff, WhatIsMadeAndWhatGoesHasAllFields) {
    const std::string record = recordText(someone());
    const std::string made = recordChanges({}, record);
    EXPECT_NE(made.find(R"("email":{"from":null,"to":"hanako@acme"})"), std::string::npos) << made;
    const std::string gone = recordChanges(record, {});
    EXPECT_NE(gone.find(R"("email":{"from":"hanako@acme","to":null})"), std::string::npos) << gone;
    EXPECT_EQ(made.find("version"), std::string::npos);
    EXPECT_EQ(recordChanges({}, {}), "{}");
    EXPECT_EQ(recordChanges("no record", "[]"), "{}");
}

TEST(RecordDiff, TheDigestFollowsTheContent) {
    const Member one = someone();
    Member other = one;
    other.version = 99;
    other.createdAt += std::chrono::hours(1);
    other.passwordChangedAt = other.createdAt;
    EXPECT_EQ(recordDigest(recordText(one)), recordDigest(recordText(other)));
    other.deletedAt = other.createdAt;
    const auto deleted = recordDigest(recordText(other));
    EXPECT_NE(deleted, recordDigest(recordText(one)));
    other.deletedAt = other.createdAt + std::chrono::hours(2);
    EXPECT_EQ(recordDigest(recordText(other)), deleted) << "that he was, not when";
    other = one;
    other.name.lastName = "佐";
    other.name.firstName = "藤花子";
    EXPECT_NE(recordDigest(recordText(one)), recordDigest(recordText(other)));
}

} // namespace
} // namespace test_api_record_diff
