// The check before somebody leaves, as the service sends it.
#include "models/api/leaver_wire.h"

#include <gtest/gtest.h>

namespace test_api_leaver {

using namespace sekisho;

namespace {

TEST(ApiLeaver, EverythingIsRead) {
    const auto check = api::leaverCheckFromText(
        R"({"userId":"u1","name":"佐藤 花子","ready":false,"highestAdministrator":true,"unknown":{"a":[1]},)"
        R"("rolesToTakeAway":[{"roleId":"r1","builtIn":"deputy","name":""},{"roleId":"r2","builtIn":null,"name":"監査"}],)"
        R"("handOver":{"orgUnits":[{"id":"o1","name":"営業部"}],"groups":[{"id":"g1","name":"夜勤"}],"groupCount":3},)"
        R"("deleted":{"groupMemberships":4,"orgUnitMemberships":2,"aliasEmails":1,"profileStatuses":5,"photo":true,)"
        R"("namedAsRelated":6},"liveSessions":7,"devices":[{"deviceId":"d1","kind":"mobileApp","name":"iPhone",)"
        R"("os":"iOS 19","lastAccess":"2026-11-25T00:00:00Z"}]})");
    ASSERT_TRUE(check) << check.error().code;
    EXPECT_EQ(check->user, UserId("u1"));
    EXPECT_EQ(check->name, "佐藤 花子");
    EXPECT_FALSE(check->ready);
    EXPECT_TRUE(check->highest);
    ASSERT_EQ(check->roles.size(), 2U);
    EXPECT_EQ(check->roles[0].builtIn, "deputy");
    EXPECT_EQ(check->roles[1].builtIn, "");
    EXPECT_EQ(check->roles[1].name, "監査");
    ASSERT_EQ(check->orgUnitsHeaded.size(), 1U);
    EXPECT_EQ(check->orgUnitsHeaded[0].name, "営業部");
    ASSERT_EQ(check->soleMasterOf.size(), 1U);
    EXPECT_EQ(check->soleMasterOf[0].id, "g1");
    EXPECT_EQ(check->soleMasterCount, 3);
    EXPECT_EQ(check->groupMemberships, 4);
    EXPECT_EQ(check->orgUnitMemberships, 2);
    EXPECT_EQ(check->aliases, 1);
    EXPECT_EQ(check->statuses, 5);
    EXPECT_TRUE(check->photo);
    EXPECT_EQ(check->namedAsRelated, 6);
    EXPECT_EQ(check->liveSessions, 7);
    ASSERT_EQ(check->devices.size(), 1U);
    EXPECT_EQ(check->devices[0].os, "iOS 19");
    EXPECT_EQ(formatUtc(check->devices[0].lastAccess).substr(0, 19), "2026-11-25T00:00:00");
}

TEST(ApiLeaver, WhatIsNoCheckIsRefused) {
    for (const char* text : {"", "[]", "{}", R"({"userId":""})", R"({"userId":1})", R"({"userId":"u","devices":{}})",
                             R"({"userId":"u","liveSessions":"many"})", R"({"userId":"u")"}) {
        const auto check = api::leaverCheckFromText(text);
        ASSERT_FALSE(check) << text;
        EXPECT_EQ(check.error().code, "RESPONSE_MALFORMED");
    }
}

TEST(ApiLeaver, MastersAreThoseOfThePublicApi) {
    EXPECT_EQ(api::mastersText({UserId("a"), UserId("b\"")}),
              R"({"administrators":[{"userId":"a"},{"userId":"b\""}]})");
}

} // namespace

} // namespace test_api_leaver
