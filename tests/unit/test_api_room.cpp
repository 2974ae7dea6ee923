// Rooms, readers and their archive as the service tells them, and groups as the console sends them.
#include "models/api/group_wire.h"
#include "models/api/room_wire.h"

#include <gtest/gtest.h>

namespace test_api_room {

using namespace sekisho;

namespace {

TEST(ApiRoom, aRoomSaysWhatItHolds) {
    const auto room = api::roomFromText(
        R"({"kind":"group","id":"g1","name":"広報","features":{"useMessage":true,"useNote":false,"useCalendar":true,)"
        R"("useTask":false,"useFolder":true},"data":{"talk":12,"notes":3,"events":4,"tasks":5,"files":6,"bytes":789},)"
        R"("later":[1,{"x":2}]})");
    ASSERT_TRUE(room);
    EXPECT_EQ(room->ref, (RoomRef{RoomKind::Group, "g1"}));
    EXPECT_EQ(room->name, "広報");
    EXPECT_EQ(room->features, (RoomFeatures{true, false, true, false, true}));
    EXPECT_EQ(room->data, (RoomData{12, 3, 4, 5, 6, 789}));
}

TEST(ApiRoom, readersComeWithTheirWays) {
    const auto page = api::readersFromText(
        R"({"talk":true,"total":2,"readers":[{"userId":"u1","name":"佐藤 花子","email":"hanako@demo","status":"inUse",)"
        R"("paths":[{"master":true,"steps":[]},{"master":false,"steps":[{"type":"GROUP","id":"g2","name":"内"},)"
        R"({"type":"ORGUNIT","id":"o1","name":"営業部"}]}]}],"responseMetaData":{"nextCursor":"next"}})");
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->talk);
    EXPECT_EQ(page->total, 2);
    EXPECT_EQ(page->nextCursor, "next");
    ASSERT_EQ(page->readers.size(), 1U);
    const RoomReader& reader = page->readers.front();
    EXPECT_EQ(reader.user.value, "u1");
    EXPECT_EQ(reader.status, MemberStatus::InUse);
    ASSERT_EQ(reader.paths.size(), 2U);
    EXPECT_TRUE(reader.paths[0].master);
    EXPECT_EQ(reader.paths[1].steps[1], (PathStep{GroupMemberKind::OrgUnit, "o1", "営業部"}));
    const auto later = api::readersFromText(R"({"talk":false,"readers":[],"responseMetaData":{"nextCursor":null}})");
    ASSERT_TRUE(later);
    EXPECT_FALSE(later->total);
    EXPECT_TRUE(later->nextCursor.empty());
}

TEST(ApiRoom, theArchiveSaysWhatCanComeBack) {
    const auto page = api::archivedRoomsFromText(
        R"({"rooms":[{"archiveId":"a1","kind":"orgUnit","id":"o1","name":"営業部","leaderId":"u1","reason":"talkOff",)"
        R"("data":{"talk":7},"archivedAt":"2026-11-01T00:00:00Z","expiresAt":"2026-12-01T00:00:00Z","restorable":true,)"
        R"("restoredAt":null,"restoredTo":null},{"archiveId":"a2","kind":"group","id":"g1","name":"広報","leaderId":null,)"
        R"("reason":"deleted","data":{},"archivedAt":"2026-11-01T00:00:00Z","expiresAt":"2026-12-01T00:00:00Z",)"
        R"("restorable":false,"restoredAt":"2026-11-02T00:00:00Z","restoredTo":"g9"}],"responseMetaData":{}})");
    ASSERT_TRUE(page);
    ASSERT_EQ(page->rooms.size(), 2U);
    EXPECT_EQ(page->rooms[0].owner, (RoomRef{RoomKind::OrgUnit, "o1"}));
    EXPECT_EQ(page->rooms[0].leader, UserId("u1"));
    EXPECT_EQ(page->rooms[0].reason, ArchiveReason::TalkOff);
    EXPECT_TRUE(page->rooms[0].restorable);
    EXPECT_FALSE(page->rooms[0].restoredAt);
    EXPECT_FALSE(page->rooms[1].leader);
    EXPECT_EQ(page->rooms[1].restoredTo, "g9");
    EXPECT_TRUE(page->rooms[1].restoredAt);
}

TEST(ApiRoom, whatIsNoAnswerIsRefused) {
    for (const char* text : {"", "[]", "{", R"({"kind":"cellar","id":"x"})", R"({"kind":"group"})",
                             R"({"kind":"group","id":"g","data":{"talk":"many"}})"}) {
        const auto room = api::roomFromText(text);
        ASSERT_FALSE(room) << text;
        EXPECT_EQ(room.error().code, "RESPONSE_MALFORMED") << text;
    }
    EXPECT_FALSE(api::readersFromText("{}"));
    EXPECT_FALSE(api::readersFromText(R"({"readers":[{"paths":[{"steps":[{"type":"CAT"}]}]}]})"));
    EXPECT_FALSE(api::archivedRoomsFromText(R"({"talk":true})"));
    EXPECT_FALSE(api::archivedRoomFromText(R"({"name":"x"})"));
}

TEST(ApiRoom, whatIsAskedSaysAllItMust) {
    EXPECT_EQ(api::eraseText({true, false, false, true, false}, true),
              R"({"talk":true,"notes":false,"events":false,"tasks":true,"files":false,"acceptLoss":true})");
    EXPECT_EQ(api::restoreText(OrgUnitId("o1"), true), R"({"orgUnitId":"o1","confirmLoss":true})");
    EXPECT_EQ(api::restoreText("広報", {UserId("u1")}), R"({"groupName":"広報","administrators":[{"userId":"u1"}]})");
}

TEST(ApiRoom, aFeatureThatGoesTakesWhatItHolds) {
    const RoomData data{1, 2, 3, 4, 5, 6};
    const RoomFeatures all{true, true, true, true, true};
    EXPECT_EQ(lostBy(all, {}, data), data);
    RoomFeatures without = all;
    without.folder = false;
    EXPECT_EQ(lostBy(all, without, data), (RoomData{0, 0, 0, 0, 5, 6}));
    EXPECT_EQ(lostBy({}, all, data), RoomData());
    EXPECT_EQ(settled({false, true, true, true, true}), RoomFeatures());
}

Group someGroup() {
    Group group;
    group.domain = 10'000'001;
    group.id = GroupId("g1");
    group.name = "広報";
    group.features.message = true;
    group.administrators = {UserId("u1")};
    group.members = {{GroupMemberKind::User, "u2"}, {GroupMemberKind::OrgUnit, "o1"}};
    return group;
}

TEST(ApiRoom, aGroupIsSentWholeWhenNewAndByDifferencesLater) {
    const Group group = someGroup();
    EXPECT_EQ(api::createText(group),
              R"({"domainId":10000001,"groupName":"広報","useMessage":true,"members":[{"id":"u2","type":"USER"},)"
              R"({"id":"o1","type":"ORGUNIT"}],"administrators":[{"userId":"u1"}]})");
    EXPECT_EQ(api::patchText(group, group), "{}");
    Group outside = group;
    outside.kind = GroupKind::External;
    outside.visible = false; // as the service makes it by itself
    EXPECT_EQ(
        api::createText(outside),
        R"({"domainId":10000001,"groupType":"external","groupName":"広報","useMessage":true,"members":[{"id":"u2",)"
        R"("type":"USER"},{"id":"o1","type":"ORGUNIT"}],"administrators":[{"userId":"u1"}]})");
    Group edited = group;
    edited.description = "社外向け";
    edited.members.pop_back();
    edited.features.note = true;
    EXPECT_EQ(api::patchText(group, edited),
              R"({"description":"社外向け","useNote":true,"members":[{"id":"u2","type":"USER"}]})");
}

} // namespace

} // namespace test_api_room
