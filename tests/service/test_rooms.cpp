// What rooms hold: nothing is lost without having been said, and what is moved away comes back once.
#include "service/handlers/housekeeping.h"
#include "service/rules/rooms.h"
#include "tests/service/asking_fixture.h"

#include <chrono>

namespace sekishod::test::test_rooms {
namespace {

class RoomTest : public AskingTest {
  protected:
    void fill(const std::string& owner, int talk, int notes = 0, int events = 0, int tasks = 0, int files = 0) {
        script(
            fmt::format("DELETE FROM room WHERE owner_uid = '{0}'; INSERT INTO room(owner_uid, domain_id, talk, notes, "
                        "events, tasks, files, bytes) VALUES('{0}', {1}, {2}, {3}, {4}, {5}, {6}, {7})",
                        owner, domain, talk, notes, events, tasks, files, files * 100));
    }
    // "talk notes events tasks files bytes" of the answer to GET …/room
    std::string holds(const std::string& target) {
        const auto data = object(get(target + "/room")).at("data").as_object();
        std::string out;
        for (const char* key : {"talk", "notes", "events", "tasks", "files", "bytes"})
            out += std::to_string(data.at(key).as_int64()) + " ";
        return out;
    }
    std::string emptyUnit(const std::string& name, bool talk = true) {
        const auto made =
            post("/v1.0/orgunits", fmt::format(R"({{"domainId":{},"orgUnitName":"{}","displayOrder":1,"useMessage":{},)"
                                               R"("useNote":{},"useCalendar":{},"useTask":{},"useFolder":{}}})",
                                               domain, name, talk, talk, talk, talk, talk));
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "orgUnitId");
    }
    boost::json::array archive() { return list(object(get("/v1.0/admin/room-archive")), "rooms"); }
    std::string newest() { return str(archive().at(0).as_object(), "archiveId"); }
    Response restore(const std::string& id, const std::string& body) {
        return post("/v1.0/admin/room-archive/" + id + "/restore", body);
    }
};

TEST_F(RoomTest, TurningAFeatureOffSaysWhatIsLost) {
    const std::string group = addGroup("G", person(0), userEntry(person(1)),
                                       R"(,"useMessage":true,"useNote":true,"useCalendar":true,"useTask":true)");
    const std::string target = "/v1.0/admin/groups/" + group;
    fill(group, 7, 3, 0, 2, 0);
    EXPECT_EQ(holds(target), "7 3 0 2 0 0 ");
    EXPECT_EQ(put(target + "/room/features", R"({"useCalendar":false})").status, 200) << "nothing is held there";
    const auto refused = put(target + "/room/features", R"({"useNote":false})");
    EXPECT_EQ(refusal(refused), "409 ROOM_HOLDS_DATA");
    EXPECT_NE(headerOf(refused, "X-Error-Params").find("notes"), std::string::npos);
    EXPECT_EQ(put(target + "/room/features", R"({"useNote":false,"acceptLoss":true})").status, 200);
    EXPECT_EQ(holds(target), "7 3 0 2 0 0 ") << "a single feature keeps its data out of reach";
    EXPECT_EQ(refusal(put(target + "/room/features", R"({"useMessage":false})")), "409 ROOM_HOLDS_DATA");
    EXPECT_EQ(put(target + "/room/features", R"({"useMessage":false,"acceptLoss":true})").status, 200);
    EXPECT_EQ(holds(target), "0 0 0 0 0 0 ");
    ASSERT_EQ(archive().size(), 1U);
    const auto room = archive().at(0).as_object();
    EXPECT_EQ(str(room, "reason"), "talkOff");
    EXPECT_EQ(str(room, "leaderId"), person(0));
    EXPECT_EQ(room.at("data").at("talk").as_int64(), 7);
    EXPECT_EQ(room.at("data").at("tasks").as_int64(), 0) << "tasks are not kept";
    EXPECT_EQ(refusal(put(target + "/room/features", R"({"useNote":1})")), "400 INVALID_PARAMETER useNote");
}

TEST_F(RoomTest, ThePublicInterfaceDoesAsItsDocumentsSay) {
    const std::string unit = emptyUnit("部");
    fill(unit, 5);
    EXPECT_EQ(patch("/v1.0/orgunits/" + unit, R"({"useMessage":false})").status, 200);
    ASSERT_EQ(archive().size(), 1U);
    EXPECT_EQ(str(archive().at(0).as_object(), "kind"), "orgUnit");
    EXPECT_EQ(patch("/v1.0/orgunits/" + unit, R"({"description":"x"})").status, 200);
    EXPECT_EQ(archive().size(), 1U) << "once";
}

TEST_F(RoomTest, ARoomComesBackIntoAnOrganizationOnce) {
    const std::string gone = emptyUnit("旧"), target = emptyUnit("新"), silent = emptyUnit("静", false);
    fill(gone, 10, 2, 3, 4, 5);
    fill(target, 1, 0, 0, 9, 2);
    ASSERT_EQ(remove("/v1.0/orgunits/" + gone).status, 204);
    const std::string id = newest();
    EXPECT_EQ(refusal(restore(id, R"({"orgUnitId":"nowhere"})")), "404 ORGUNIT_NOT_EXIST");
    EXPECT_EQ(refusal(restore(id, R"({"orgUnitId":")" + silent + R"("})")), "409 TALK_IS_OFF orgUnitId");
    EXPECT_EQ(refusal(restore(id, R"({"orgUnitId":")" + target + R"("})")), "409 ROOM_RESTORE_OVERWRITES");
    const auto done = restore(id, R"({"confirmLoss":true,"orgUnitId":")" + target + R"("})");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_FALSE(object(done).at("restorable").as_bool());
    EXPECT_EQ(str(object(done), "restoredTo"), target);
    EXPECT_EQ(holds("/v1.0/admin/orgunits/" + target), "10 2 3 9 7 700 ")
        << "talk, notes, events and folder, not tasks";
    EXPECT_EQ(refusal(restore(id, R"({"confirmLoss":true,"orgUnitId":")" + target + R"("})")),
              "409 ROOM_ALREADY_RESTORED");
    EXPECT_EQ(refusal(restore(id, "{}")), "409 ROOM_ALREADY_RESTORED");
    EXPECT_EQ(audits("room.restore"), 1);
}

TEST_F(RoomTest, ARoomComesBackAsANewGroupUnderItsLastLeader) {
    const std::string unit = emptyUnit("営業一課");
    const std::string head = person(3);
    const auto post = fmt::format(R"({{"organizations":[{{"domainId":{},"primary":true,"orgUnits":[{{"orgUnitId":"{}",)"
                                  R"("primary":true,"isManager":true}}]}}]}})",
                                  domain, unit);
    ASSERT_EQ(patch("/v1.0/users/" + head, post).status, 200);
    ASSERT_EQ(patch("/v1.0/users/" + head, R"({"organizations":[]})").status, 200);
    addGroup("営業一課", person(0), userEntry(person(1))); // the name is taken
    fill(unit, 10, 0, 3);
    ASSERT_EQ(remove("/v1.0/orgunits/" + unit).status, 204);
    const auto done = restore(newest(), "{}");
    ASSERT_EQ(done.status, 200) << done.body;
    const std::string made = str(object(done), "restoredTo");
    const auto group = object(get("/v1.0/groups/" + made));
    EXPECT_EQ(str(group, "groupName"), "営業一課 (2)");
    EXPECT_EQ(str(list(group, "administrators").at(0).as_object(), "userId"), head);
    EXPECT_TRUE(group.at("useMessage").as_bool());
    EXPECT_TRUE(group.at("useCalendar").as_bool());
    EXPECT_FALSE(group.at("useNote").as_bool()) << "there were none";
    EXPECT_EQ(holds("/v1.0/admin/groups/" + made), "10 0 3 0 0 0 ");
}

TEST_F(RoomTest, WithoutALeaderOneMustBeChosen) {
    const std::string leader = person(2);
    const std::string group = addGroup("G", leader, userEntry(person(1)));
    fill(group, 3);
    ASSERT_EQ(remove("/v1.0/groups/" + group).status, 204);
    ASSERT_EQ(remove("/v1.0/users/" + leader).status, 204);
    const std::string id = newest();
    EXPECT_EQ(refusal(restore(id, "{}")), "400 ROOM_NEEDS_MASTER administrators");
    EXPECT_EQ(refusal(restore(id, R"({"administrators":[{"userId":"nobody"}]})")), "404 USER_NOT_EXIST userId");
    const auto done = restore(id, R"({"groupName":"H","administrators":[{"userId":")" + person(4) + R"("}]})");
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(str(object(get("/v1.0/groups/" + str(object(done), "restoredTo"))), "groupName"), "H");
}

TEST_F(RoomTest, AfterThirtyDaysItIsGone) {
    const std::string group = addGroup("G", person(0), userEntry(person(1)));
    fill(group, 3);
    ASSERT_EQ(remove("/v1.0/groups/" + group).status, 204);
    const std::string id = newest();
    clock.advance(std::chrono::hours(24 * 30) - std::chrono::minutes(1));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM room_archive"), 1);
    clock.advance(std::chrono::minutes(1));
    admin = signInAs("admin@sakura");
    EXPECT_EQ(refusal(restore(id, "{}")), "404 ROOM_ARCHIVE_NOT_EXIST") << "also before it is swept";
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM room_archive"), 0);
    EXPECT_EQ(audits("room.purge"), 1);
}

TEST_F(RoomTest, ErasingIsForGoodAndAsksFirst) {
    const std::string unit = emptyUnit("部");
    fill(unit, 10, 2, 3, 4, 5);
    const std::string target = "/v1.0/admin/orgunits/" + unit;
    EXPECT_EQ(refusal(post(target + "/room/erase", R"({"notes":true,"files":true})")), "409 ROOM_HOLDS_DATA");
    EXPECT_EQ(post(target + "/room/erase", R"({"notes":true,"files":true,"acceptLoss":true})").status, 200);
    EXPECT_EQ(holds(target), "10 0 3 4 0 0 ");
    EXPECT_TRUE(archive().empty());
    EXPECT_EQ(audits("room.erase"), 1);
    EXPECT_EQ(post(target + "/room/erase", R"({"notes":true})").status, 200) << "nothing to lose";
}

TEST_F(RoomTest, TheArchiveShowsWhatTheCallerMaySee) {
    const std::string unit = emptyUnit("部"), group = addGroup("G", person(0), userEntry(person(1)));
    fill(unit, 1);
    fill(group, 1);
    ASSERT_EQ(remove("/v1.0/orgunits/" + unit).status, 204);
    ASSERT_EQ(remove("/v1.0/groups/" + group).status, 204);
    EXPECT_EQ(archive().size(), 2U);
    const auto page = object(get("/v1.0/admin/room-archive?count=1"));
    EXPECT_EQ(list(page, "rooms").size(), 1U);
    const auto next = object(
        get("/v1.0/admin/room-archive?count=1&cursor=" + str(page.at("responseMetaData").as_object(), "nextCursor")));
    EXPECT_EQ(str(list(next, "rooms").at(0).as_object(), "kind"), "orgUnit");
    script(
        "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('groups', " + std::to_string(domain) +
        ", 'groups', '[{\"menu\":\"members.groups\",\"access\":\"operate\"}]', 1); INSERT INTO role_holding(role_uid, "
        "member_uid, domain_id) VALUES('groups', '" +
        person(0) + "', " + std::to_string(domain) + ")");
    const auto holder = signIn(text("SELECT member_uid FROM role_holding WHERE role_uid = 'groups'"));
    const auto seen = list(object(TenantTest::get(holder, "/v1.0/admin/room-archive")), "rooms");
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(str(seen.at(0).as_object(), "kind"), "group");
    const std::string other = text("SELECT uid FROM room_archive WHERE kind = 'orgUnit'");
    EXPECT_EQ(refusal(ask(holder.access, Method::Post, "/v1.0/admin/room-archive/" + other + "/restore", "{}")),
              "404 ROOM_ARCHIVE_NOT_EXIST");
}

} // namespace
} // namespace sekishod::test::test_rooms
