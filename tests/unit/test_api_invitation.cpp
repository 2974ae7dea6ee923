// Invitations on the wire: what the service says is read whole, what is malformed is refused, what is asked is exact.
#include "models/api/invitation_wire.h"

#include <gtest/gtest.h>

namespace test_api_invitation {

using namespace sekisho;
using namespace sekisho::api;

namespace {

TEST(ApiInvitation, SettingsAreRead) {
    const auto settings = invitationSettingsFromText(
        R"({"linkAllowed":true,"inviters":"ALL_MEMBERS","autoApproval":false,"waiting":3,"waitingOperators":1,"new":{}})");
    ASSERT_TRUE(settings);
    EXPECT_TRUE(settings->linkAllowed);
    EXPECT_TRUE(settings->everybodyInvites);
    EXPECT_FALSE(settings->autoApproval);
    EXPECT_EQ(settings->waiting, 3);
    EXPECT_EQ(settings->waitingOperators, 1);
}

TEST(ApiInvitation, ALinkIsToldWithItsAddressOnce) {
    const auto issued = issuedInvitationFromText(
        R"({"invitationId":"i1","role":"OPERATOR","inviterId":"u1","inviterName":"佐藤 花子",)"
        R"("createdAt":"2026-11-22T09:00:00Z","expiresAt":"2026-11-29T09:00:00Z","open":true,"revokedAt":null,)"
        R"("waiting":0,"token":"T","url":"https://sekisho.example/join/T"})");
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->second, "https://sekisho.example/join/T");
    EXPECT_TRUE(issued->first.asOperator);
    EXPECT_EQ(issued->first.inviterName, "佐藤 花子");
    EXPECT_FALSE(issued->first.revoked);
    EXPECT_TRUE(issued->first.openAt(*parseInstant("2026-11-29T08:59:59Z")));
    EXPECT_FALSE(issued->first.openAt(*parseInstant("2026-11-29T09:00:00Z")));
    EXPECT_FALSE(issuedInvitationFromText(R"({"invitationId":"i1"})")) << "a link without its address is lost";
    EXPECT_EQ(issueInvitationText(true, 3), R"({"role":"OPERATOR","expiresInDays":3})");
    EXPECT_EQ(issueInvitationText(false, 90), R"({"role":"MEMBER","expiresInDays":90})");
}

TEST(ApiInvitation, ListsAreReadPageByPage) {
    const auto links = invitationsFromText(
        R"({"invitations":[{"invitationId":"i2","revokedAt":"2026-11-23T09:00:00Z","makerThere":false,"waiting":7}],)"
        R"("responseMetaData":{"nextCursor":"c"}})");
    ASSERT_TRUE(links);
    ASSERT_EQ(links->links.size(), 1U);
    EXPECT_TRUE(links->links[0].revoked);
    EXPECT_FALSE(links->links[0].makerThere);
    EXPECT_EQ(links->links[0].waiting, 7);
    EXPECT_EQ(links->nextCursor, "c");
    const auto applicants = applicantsFromText(
        R"({"total":1,"applicants":[{"applicantId":"a1","invitationId":"i2","invitedAt":null,"name":"志望 者",)"
        R"("reading":"シボウ シャ","email":"new@sakura","privateEmail":"x@example.org","cellPhone":null,"role":"MEMBER",)"
        R"("inviterName":"佐藤 花子","appliedAt":"2026-11-22T09:00:00Z","expiresAt":"2026-12-22T09:00:00Z"}],)"
        R"("responseMetaData":{"nextCursor":null}})");
    ASSERT_TRUE(applicants);
    const Applicant& one = applicants->applicants.at(0);
    EXPECT_EQ(one.name, "志望 者");
    EXPECT_EQ(one.reading, "シボウ シャ");
    EXPECT_EQ(one.email, "new@sakura");
    EXPECT_FALSE(one.invited);
    EXPECT_TRUE(one.cellPhone.empty());
    EXPECT_EQ(one.expires - one.applied, std::chrono::hours(24 * 30));
    EXPECT_TRUE(applicants->nextCursor.empty());
}

TEST(ApiInvitation, WhatIsMalformedIsRefused) {
    for (const char* text : {"", "[]", "{", R"({"waiting":"three"})", R"({"linkAllowed":1})"})
        EXPECT_FALSE(invitationSettingsFromText(text)) << text;
    for (const char* text : {R"({"invitations":{}})", R"({"invitations":[{"role":"MEMBER"}]})",
                             R"({"invitations":[{"invitationId":"i","expiresAt":"soon"}]})"})
        EXPECT_FALSE(invitationsFromText(text)) << text;
    EXPECT_FALSE(applicantsFromText(R"({"applicants":[{"name":"nobody"}]})"));
}

TEST(ApiInvitation, AReasonIsSentAsText) {
    EXPECT_EQ(rejectApplicantText(""), "{}");
    EXPECT_EQ(rejectApplicantText("a \"b\"\n"), R"({"reason":"a \"b\"\n"})");
}

} // namespace

} // namespace test_api_invitation
