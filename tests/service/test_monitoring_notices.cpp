// Who is told of what monitoring has found, when, and that nothing is told twice or lost.

#include "service/monitoring/monitor_keeper.h"
#include "service/monitoring/monitor_times.h"
#include "service/notices/notice_text.h"
#include "tests/service/monitoring_fixture.h"

namespace sekishod::test::test_monitoring_notices {
namespace {

using sekisho::sql::Database;

sekisho::Instant instant(std::string_view text) {
    return *sekisho::parseInstant(text);
}

TEST(MonitorTimes, CyclesAndReportsFollowTheClockOnTheWall) {
    const auto at = instant("2026-11-22T09:01:00Z"); // a Sunday, 18:01 in Tokyo
    EXPECT_EQ(lastCycle(at, "Asia/Tokyo", 1), instant("2026-11-22T09:00:00Z"));
    EXPECT_EQ(lastCycle(at, "Asia/Tokyo", 6), instant("2026-11-22T09:00:00Z"));
    EXPECT_EQ(lastCycle(at, "UTC", 6), instant("2026-11-22T06:00:00Z"));
    EXPECT_EQ(lastCycle(at, "Asia/Kolkata", 1), instant("2026-11-22T08:30:00Z"));
    EXPECT_EQ(lastReportTime(at, "Asia/Tokyo", false), instant("2026-11-22T00:00:00Z"));
    EXPECT_EQ(lastReportTime(at, "Asia/Tokyo", true), instant("2026-11-16T00:00:00Z"));
    EXPECT_EQ(lastReportTime(instant("2026-11-23T00:00:00Z"), "Asia/Tokyo", true), instant("2026-11-23T00:00:00Z"));
    EXPECT_EQ(lastReportTime(instant("2026-11-22T23:59:59Z"), "Asia/Tokyo", false), instant("2026-11-22T00:00:00Z"));
    // Clocks go forward on 8 March 2026 in New York: 9:00 is an hour earlier from then on.
    EXPECT_EQ(lastReportTime(instant("2026-03-08T13:30:00Z"), "America/New_York", false),
              instant("2026-03-08T13:00:00Z"));
    EXPECT_EQ(lastReportTime(instant("2026-03-07T13:30:00Z"), "America/New_York", false),
              instant("2026-03-06T14:00:00Z"));
    EXPECT_EQ(lastCycle(at, "Nowhere/Nothing", 6), lastCycle(at, "Asia/Tokyo", 6));
    EXPECT_EQ(minuteText(at, "Asia/Tokyo"), "2026-11-22 18:01");
}

class MonitorNoticesTest : public MonitoringTest {
  protected:
    void tick() {
        const auto done = keeper->tick();
        ASSERT_TRUE(done) << done.error().code << done.error().detail;
    }
    void later(std::chrono::minutes by) {
        clock.advance(by);
        tick();
    }
    std::int64_t waiting(const std::string& more = "1") {
        return count("notice", "template LIKE 'monitor.%' AND " + more);
    }
    std::string words(const std::string& more) {
        const auto row = store->read([&](Database& db) {
            return db.first<std::string, std::string, std::string>(
                "SELECT template, language, params FROM notice WHERE template LIKE 'monitor.%' AND " + more +
                " ORDER BY id DESC LIMIT 1");
        });
        EXPECT_TRUE(row && *row) << more;
        if (!row || !*row) return {};
        const auto& [key, language, params] = **row;
        const auto text = noticeWords(key, language, params);
        EXPECT_TRUE(text);
        return text ? text->subject + "\n" + text->body : std::string();
    }
    json::object telling(json::object more) {
        json::object out{{"notifyMail", true}, {"notifyReceivers", json::array{taroLogin, "sec@example.com"}}};
        for (const auto& [key, value] : more)
            out[key] = value;
        return out;
    }
    std::unique_ptr<MonitorKeeper> keeper = std::make_unique<MonitorKeeper>(*services);
};

TEST_F(MonitorNoticesTest, EachCycleTellsOnceWhatIsNew) {
    const std::string id = str(made("秘密", telling({{"keyword", "秘密"}})), "policyId");
    tick();
    take({message("秘密"), message("これも秘密")});
    later(std::chrono::minutes(30));
    EXPECT_EQ(waiting(), 0) << "the hour is not over";
    later(std::chrono::minutes(30));
    EXPECT_EQ(waiting("channel = 'mail'"), 2);
    EXPECT_EQ(waiting("channel = 'talk'"), 0) << "it was not asked for";
    EXPECT_EQ(waiting("address = 'sec@example.com' AND member_uid = ''"), 1);
    const std::string mail = words(fmt::format("member_uid = '{}'", taro));
    EXPECT_NE(mail.find("秘密"), std::string::npos) << "the policy is named";
    EXPECT_NE(mail.find(fmt::format("sekisho://sakura/monitoring.talk/detections?policy={}", id)), std::string::npos)
        << mail;
    EXPECT_NE(mail.find("2"), std::string::npos);
    EXPECT_EQ(mail.find("これも"), std::string::npos) << "what was written stays in the service: " << mail;
    // A service that ends between a detection and its notice begins again where it was.
    later(std::chrono::minutes(60));
    EXPECT_EQ(waiting(), 2);
    take({message("秘密 3")});
    keeper = std::make_unique<MonitorKeeper>(*services);
    tick();
    EXPECT_EQ(waiting(), 2);
    clock.advance(std::chrono::minutes(60));
    keeper = std::make_unique<MonitorKeeper>(*services);
    tick();
    EXPECT_EQ(waiting(), 4);
    keeper = std::make_unique<MonitorKeeper>(*services);
    tick();
    later(std::chrono::minutes(600));
    EXPECT_EQ(waiting(), 4);
}

TEST_F(MonitorNoticesTest, SixHoursAndTalk) {
    made("六", telling({{"hours", 6}, {"notifyTalk", true}}));
    later(std::chrono::minutes(60)); // 19:01 in Tokyo
    take({message("一")});
    later(std::chrono::minutes(240)); // 23:01
    EXPECT_EQ(waiting(), 0);
    later(std::chrono::minutes(60)); // 0:01
    EXPECT_EQ(waiting("channel = 'mail'"), 2);
    EXPECT_EQ(waiting("channel = 'talk'"), 1) << "only a member can be told by talk";
    EXPECT_EQ(waiting(fmt::format("channel = 'talk' AND address = '{}'", taroLogin)), 1);
}

TEST_F(MonitorNoticesTest, WhatWasFoundBeforeItWasTurnedOnIsNotTold) {
    const std::string id = str(made("前"), "policyId");
    take({message("一")});
    later(std::chrono::minutes(120));
    EXPECT_EQ(send(signInAs("admin@sakura"), Method::Put, "/policies/" + id, wish("前", telling({})), 1).status, 200);
    later(std::chrono::minutes(120));
    EXPECT_EQ(waiting(), 0);
    take({message("二")});
    later(std::chrono::minutes(60));
    EXPECT_EQ(waiting(), 2);
    EXPECT_NE(words("address = 'sec@example.com'").find("1 件"), std::string::npos) << words("1");
}

TEST_F(MonitorNoticesTest, ReportsGoOutAtNine) {
    const json::array receivers{"sec@example.com"};
    made("毎日の一", {{"report", "daily"}, {"reportReceivers", receivers}});
    made("毎日の二", {{"report", "daily"}, {"reportReceivers", receivers}, {"keyword", "ない"}});
    made("物", {{"keyword", "見積"}, {"where", "name"}, {"report", "daily"}, {"reportReceivers", receivers}}, "drive");
    made("毎週", {{"report", "weekly"}, {"reportReceivers", json::array{taroLogin}}});
    tick();
    take({message("一"), message("二"), download(1)});
    later(std::chrono::minutes(60 * 14)); // Monday, 8:01 in Tokyo
    EXPECT_EQ(waiting(), 0);
    later(std::chrono::minutes(60)); // 9:01
    EXPECT_EQ(waiting(), 2) << "one mail a receiver";
    const std::string mail = words("address = 'sec@example.com'");
    for (const char* line : {"毎日の一: 2", "毎日の二: 0", "物: 1", "合計 3 件"})
        EXPECT_NE(mail.find(line), std::string::npos) << line << " in " << mail;
    EXPECT_NE(words(fmt::format("member_uid = '{}'", taro)).find("毎週: 2"), std::string::npos);
    later(std::chrono::minutes(60));
    EXPECT_EQ(waiting(), 2);
    clock.advance(std::chrono::hours(72)); // it was off for three days
    keeper = std::make_unique<MonitorKeeper>(*services);
    tick();
    EXPECT_EQ(waiting(), 3) << "one report about all of them";
}

TEST_F(MonitorNoticesTest, ExcerptsGoWithTheTextsOfMessages) {
    made("語", {{"keyword", "語"}});
    take({message("昔の語", {}, -60 * 24 * 170), message("今の語")});
    tick();
    EXPECT_EQ(count("detection", "excerpt = '[]'"), 0);
    later(std::chrono::minutes(60 * 24 * 11));
    EXPECT_EQ(count("detection", "excerpt = '[]'"), 1) << "180 days are over for one";
    EXPECT_EQ(count("detection", "excerpt LIKE '%今の語%'"), 1);
}

TEST_F(MonitorNoticesTest, AReceiverWhoWasDeletedIsToldNothing) {
    made("語", telling({}));
    take({message("一")});
    script(fmt::format("UPDATE member SET deleted = {} WHERE uid = '{}'", sekisho::toMillis(clock.now()), taro));
    later(std::chrono::minutes(60));
    EXPECT_EQ(waiting(), 1);
    EXPECT_EQ(waiting("address = 'sec@example.com'"), 1);
}

} // namespace
} // namespace sekishod::test::test_monitoring_notices
