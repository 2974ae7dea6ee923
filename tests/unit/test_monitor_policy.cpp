// Conditions of monitoring policies: their fields, what they mean, and what is wrong with one.

#include "models/policy/day_zone.h"
#include "models/policy/policy_check.h"
#include "monitor_samples.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace test_monitor_policy {

using namespace sekisho;
using namespace sekisho::policy;
using test::drivePolicy;
using test::talkPolicy;
using Texts = std::vector<std::string>;

const Schema& talkSchema() {
    return monitorSchema(MonitorService::Talk);
}
const Schema& driveSchema() {
    return monitorSchema(MonitorService::Drive);
}

// "field CODE", one after the other.
std::string faultsOf(const MonitorPolicy& policy) {
    std::string out;
    for (const Error& fault : monitorFaults(policy))
        out += (out.empty() ? "" : ", ") + fault.field + ' ' + fault.code;
    return out;
}
std::string talkFaults(const Values& values) {
    return faultsOf(talkPolicy(values));
}
std::string driveFaults(const Values& values) {
    Values all{{"keyword", std::string("秘密")}};
    for (const auto& [key, value] : values)
        all.insert_or_assign(key, value);
    return faultsOf(drivePolicy(all));
}

Texts addresses(int count, const std::string& prefix = "m") {
    Texts out;
    for (int i = 0; i < count; ++i)
        out.push_back(prefix + std::to_string(i) + "@example.org");
    return out;
}

TEST(MonitorSchemas, AreNoPoliciesOfTheTenant) {
    EXPECT_EQ(talkSchema().key, "monitoring.talk");
    EXPECT_EQ(driveSchema().key, "monitoring.drive");
    for (const Schema& one : schemas())
        EXPECT_FALSE(one.key.starts_with("monitoring")) << one.key;
    for (const Schema* one : {&talkSchema(), &driveSchema()}) {
        EXPECT_EQ(one->menu, one->key);
        EXPECT_TRUE(check(*one, defaultsOf(*one)).empty());
        EXPECT_EQ(normalized(*one, defaultsOf(*one)), defaultsOf(*one));
    }
}

TEST(MonitorSchemas, SayWhatTheSourceSays) {
    const auto label = [](const Schema& schema, std::string_view key) { return fieldOf(schema, key)->label.ja; };
    EXPECT_EQ(label(talkSchema(), "targets"), "モニタリング対象");
    EXPECT_EQ(label(talkSchema(), "senders"), "送信者");
    EXPECT_EQ(label(talkSchema(), "receivers"), "受信者");
    EXPECT_EQ(label(talkSchema(), "bot"), "Bot のトーク");
    EXPECT_EQ(label(talkSchema(), "hours"), "検知周期");
    EXPECT_EQ(label(talkSchema(), "notifyMail"), "メールで通知");
    EXPECT_EQ(label(talkSchema(), "notifyTalk"), "トークで通知");
    EXPECT_EQ(label(driveSchema(), "operation"), "操作");
    EXPECT_EQ(label(driveSchema(), "audience"), "メンバー指定");
    EXPECT_EQ(label(driveSchema(), "endless"), "期限なし");
    EXPECT_EQ(label(driveSchema(), "zone"), "タイムゾーン");
    const auto word = [](const Schema& schema, std::string_view key, const Value& value) {
        return choiceOf(*fieldOf(schema, key), value)->words.ja;
    };
    EXPECT_EQ(word(talkSchema(), "hours", std::int64_t{6}), "6時間");
    EXPECT_EQ(word(talkSchema(), "criterion", std::string("content")), "コンテンツフィルタリング");
    EXPECT_EQ(word(driveSchema(), "where", std::string("nameAndContent")), "ファイル名+内容");
    EXPECT_EQ(word(driveSchema(), "operation", std::string("link")), "リンク共有");
    EXPECT_EQ(fieldOf(talkSchema(), "senders")->maximum, 50);
    EXPECT_EQ(fieldOf(talkSchema(), "notifyReceivers")->maximum, 5);
    EXPECT_EQ(fieldOf(driveSchema(), "reportReceivers")->maximum, 5);
}

TEST(MonitorSchemas, HaveWidgetsOfTheirOwn) {
    EXPECT_EQ(fieldOf(talkSchema(), "senders")->widget, Widget::Emails);
    EXPECT_EQ(fieldOf(driveSchema(), "targets")->widget, Widget::Targets);
    EXPECT_EQ(fieldOf(driveSchema(), "start")->widget, Widget::Date);
    EXPECT_EQ(fieldOf(driveSchema(), "zone")->widget, Widget::Zone);
    EXPECT_EQ(defaultOf(*fieldOf(driveSchema(), "zone")), Value(std::string("Asia/Tokyo")));
    EXPECT_EQ(defaultOf(*fieldOf(driveSchema(), "start")), Value(std::string()));
    EXPECT_EQ(defaultOf(*fieldOf(talkSchema(), "senders")), Value(Texts()));
}

TEST(MonitorSchemas, MakeAddressesOne) {
    const Values values =
        normalized(talkSchema(), {{"senders", Texts{" A@Example.org ", "a@example.org", "", "b@x.jp"}}});
    EXPECT_EQ(values.at("senders"), Value(Texts{"a@example.org", "b@x.jp"}));
    EXPECT_EQ(normalized(driveSchema(), {{"start", std::string(" 2026-04-01 ")}}).at("start"),
              Value(std::string("2026-04-01")));
}

TEST(TalkConditions, AreReadFromTheFields) {
    TalkConditions talk = talkConditions({});
    EXPECT_EQ(talk, TalkConditions()) << "the defaults";
    talk = talkConditions({{"targets", Texts{"external"}},
                           {"senders", Texts{"A@x.jp"}},
                           {"keyword", std::string(" 秘密　極秘\t\"社外\u00A0秘\" ")},
                           {"bot", std::string("only")}});
    EXPECT_FALSE(talk.toMembers);
    EXPECT_TRUE(talk.toExternal);
    EXPECT_EQ(talk.senders, Texts{"a@x.jp"});
    EXPECT_EQ(talk.keywords, (Texts{"秘密", "極秘", "\"社外", "秘\""})) << "quotation marks are signs like others";
    EXPECT_EQ(talk.bot, BotRule::Only);
    talk = talkConditions({{"criterion", std::string("attachment")}, {"keyword", std::string("秘密")}});
    EXPECT_TRUE(talk.anyAttachment);
    EXPECT_TRUE(talk.keywords.empty()) << "either of the two";
    EXPECT_EQ(talkConditions({{"bot", std::string("include")}}).bot, BotRule::Include);
}

TEST(DriveConditions, AreReadFromTheFields) {
    DriveConditions drive = driveConditions({});
    DriveConditions wanted;
    wanted.zone = "Asia/Tokyo";
    EXPECT_EQ(drive, wanted);
    drive = driveConditions({{"criterion", std::string("size")}, {"sizeMB", std::int64_t{3}}});
    EXPECT_EQ(drive.bytes, 3 * 1'048'576);
    EXPECT_EQ(drive.files, 0);
    drive = driveConditions({{"criterion", std::string("count")}, {"files", std::int64_t{30}}});
    EXPECT_EQ(drive.files, 30);
    EXPECT_EQ(drive.bytes, 0);
    for (const char* typed : {"PDF", ".PDF", "*.PDF", " .PDF "})
        EXPECT_EQ(driveConditions({{"where", std::string("extension")}, {"keyword", std::string(typed)}}).keyword,
                  "PDF");
    EXPECT_EQ(driveConditions({{"where", std::string("name")}, {"keyword", std::string(".pdf")}}).keyword, ".pdf");
    drive = driveConditions({{"audience", std::string("chosen")}, {"targets", Texts{"sales"}}});
    EXPECT_FALSE(drive.everybody);
    EXPECT_EQ(drive.targets, Texts{"sales"});
    EXPECT_TRUE(driveConditions({{"targets", Texts{"sales"}}}).targets.empty()) << "all are meant";
}

TEST(DriveConditions, BeginAndEndWithTheDaysOfTheirZone) {
    const auto period = [](std::string zone, std::string start, std::string end) {
        const DriveConditions drive = driveConditions(
            {{"zone", std::move(zone)}, {"start", std::move(start)}, {"end", std::move(end)}, {"endless", false}});
        return formatUtc(drive.from.value()) + ' ' + formatUtc(drive.until.value());
    };
    EXPECT_EQ(period("Asia/Tokyo", "2026-04-01", "2026-04-30"),
              "2026-03-31T15:00:00.000000Z 2026-04-30T15:00:00.000000Z");
    EXPECT_EQ(period("America/New_York", "2026-03-08", "2026-03-08"),
              "2026-03-08T05:00:00.000000Z 2026-03-09T04:00:00.000000Z")
        << "a day of 23 hours";
    EXPECT_EQ(period("America/New_York", "2026-11-01", "2026-11-01"),
              "2026-11-01T04:00:00.000000Z 2026-11-02T05:00:00.000000Z")
        << "and one of 25";
    EXPECT_EQ(period("America/Sao_Paulo", "2018-11-04", "2018-11-04"),
              "2018-11-04T03:00:00.000000Z 2018-11-05T02:00:00.000000Z")
        << "midnight did not exist";
    EXPECT_FALSE(driveConditions({{"end", std::string("2026-04-30")}}).until) << "without an end";
    EXPECT_EQ(driveConditions({{"zone", std::string("Mars/Olympus")}, {"start", std::string("2026-04-01")}}).from,
              parseInstant("2026-03-31T15:00:00Z"));
}

TEST(DayZone, KnowsTheDayAtItsBorders) {
    const auto day = [](std::string_view zone, std::string_view at) { return dayIn(zone, *parseInstant(at)); };
    EXPECT_EQ(day("UTC", "1970-01-01T00:00:00Z"), 0);
    EXPECT_EQ(day("UTC", "1969-12-31T23:59:59.999999Z"), -1);
    EXPECT_EQ(day("Asia/Tokyo", "1970-01-01T14:59:59.999999Z"), 0);
    EXPECT_EQ(day("Asia/Tokyo", "1970-01-01T15:00:00Z"), 1);
    EXPECT_EQ(day("nowhere", "1970-01-01T15:00:00Z"), 1);
    EXPECT_EQ(day("America/New_York", "2026-11-02T04:59:59Z") + 1, day("America/New_York", "2026-11-02T05:00:00Z"));
    for (const char* zone : {"Asia/Tokyo", "America/New_York", "Europe/London", "Pacific/Apia", "Asia/Kathmandu",
                             "America/Sao_Paulo", "Africa/Cairo", "Asia/Beirut"}) {
        const DayZone days(zone);
        for (std::int64_t one = 17'000; one < 21'000; ++one) {
            const Instant begin = days.begin(one);
            ASSERT_EQ(days.dayOf(begin), one) << zone;
            ASSERT_LT(days.dayOf(begin - std::chrono::microseconds(1)), one) << zone;
        }
    }
    EXPECT_EQ(dayOfText("1970-01-02"), 1);
    EXPECT_EQ(dayOfText("2026-02-29"), std::nullopt);
    EXPECT_EQ(dayOfText(""), std::nullopt);
}

TEST(MonitorNotices, AreThoseOfEitherService) {
    EXPECT_EQ(noticesOf(defaultsOf(talkSchema())), MonitorNotices());
    EXPECT_EQ(noticesOf(defaultsOf(driveSchema())), MonitorNotices());
    MonitorNotices notices = noticesOf({{"notifyTalk", true},
                                        {"hours", std::int64_t{6}},
                                        {"notifyReceivers", Texts{"A@x.jp"}},
                                        {"report", std::string("weekly")},
                                        {"reportReceivers", Texts{"b@x.jp"}}});
    EXPECT_EQ(notices, (MonitorNotices{false, true, 6, {"a@x.jp"}, ReportRhythm::Weekly, {"b@x.jp"}}));
    notices = noticesOf({{"notify", true}, {"notifyBy", Texts{"mail", "talk"}}, {"notifyReceivers", Texts{"a@x.jp"}}});
    EXPECT_EQ(notices, (MonitorNotices{true, true, 1, {"a@x.jp"}, ReportRhythm::None, {}}));
    notices = noticesOf({{"notify", false},
                         {"notifyBy", Texts{"mail"}},
                         {"notifyReceivers", Texts{"a@x.jp"}},
                         {"reportReceivers", Texts{"b@x.jp"}}});
    EXPECT_EQ(notices, MonitorNotices()) << "what is off has no receivers";
}

// --- what is wrong ---

TEST(MonitorFaults, AreNoneOfAGoodPolicy) {
    EXPECT_EQ(talkFaults({}), "");
    EXPECT_EQ(talkFaults({{"senders", addresses(50)},
                          {"receivers", addresses(50, "r")},
                          {"keyword", std::string("秘密 極秘")},
                          {"notifyMail", true},
                          {"notifyReceivers", addresses(5)}}),
              "");
    EXPECT_EQ(driveFaults({}), "");
    EXPECT_EQ(
        driveFaults({{"endless", false}, {"start", std::string("2026-04-01")}, {"end", std::string("2026-04-01")}}), "")
        << "one day";
}

TEST(MonitorFaults, NameTheName) {
    MonitorPolicy policy = talkPolicy({}, "");
    EXPECT_EQ(faultsOf(policy), "name NAME_REQUIRED");
    policy.name = " 　";
    EXPECT_EQ(faultsOf(policy), "name NAME_REQUIRED");
    policy.name = std::string(101, 'x');
    EXPECT_EQ(faultsOf(policy), "name NAME_TOO_LONG");
    policy.name = "a\nb";
    EXPECT_EQ(faultsOf(policy), "name TEXT_CHARS");
    policy.name.clear();
    for (int i = 0; i < 100; ++i)
        policy.name += "密";
    EXPECT_EQ(faultsOf(policy), "");
}

TEST(MonitorFaults, NameTheAddresses) {
    EXPECT_EQ(talkFaults({{"senders", addresses(51)}}), "senders POLICY_TOO_MANY");
    EXPECT_EQ(talkFaults({{"receivers", addresses(51)}}), "receivers POLICY_TOO_MANY");
    EXPECT_EQ(talkFaults({{"senders", Texts{"a@x.jp", "nobody", "a@x.jp"}}}),
              "senders[1] MONITOR_ADDRESS, senders[2] POLICY_TWICE");
    EXPECT_EQ(talkFaults({{"senders", Texts{"A@x.jp"}}}), "senders[0] MONITOR_ADDRESS") << "normalized() comes first";
    EXPECT_EQ(talkFaults({{"senders", Texts{""}}}), "senders[0] MONITOR_ADDRESS");
}

TEST(MonitorFaults, NameBothSidesThatAreTheSame) {
    EXPECT_EQ(talkFaults({{"senders", Texts{"a@x.jp", "b@x.jp"}}, {"receivers", Texts{"b@x.jp", "a@x.jp"}}}),
              "receivers MONITOR_SAME_SIDES");
    EXPECT_EQ(talkFaults({{"senders", Texts{"a@x.jp", "b@x.jp"}}, {"receivers", Texts{"a@x.jp"}}}), "");
    EXPECT_EQ(talkFaults({{"targets", Texts()}}), "targets MONITOR_NOBODY");
    EXPECT_EQ(talkFaults({{"targets", Texts{"everybody"}}}), "targets[0] INVALID_PARAMETER") << "told once";
}

TEST(MonitorFaults, NameKeywords) {
    EXPECT_EQ(driveFaults({{"keyword", std::string("秘密 極秘")}}), "keyword MONITOR_KEYWORD");
    EXPECT_EQ(driveFaults({{"keyword", std::string("秘密　極秘")}}), "keyword MONITOR_KEYWORD");
    EXPECT_EQ(driveFaults({{"keyword", std::string()}}), "keyword MONITOR_KEYWORD");
    EXPECT_EQ(driveFaults({{"keyword", std::string("\u0301")}}), "keyword MONITOR_NOTHING_LEFT");
    EXPECT_EQ(talkFaults({{"keyword", std::string("秘密 \u0301")}}), "keyword MONITOR_NOTHING_LEFT");
    EXPECT_EQ(driveFaults({{"where", std::string("extension")}, {"keyword", std::string("tar.gz")}}),
              "keyword MONITOR_EXTENSION");
    EXPECT_EQ(driveFaults({{"where", std::string("extension")}, {"keyword", std::string("*.pdf")}}), "");
    EXPECT_EQ(driveFaults({{"criterion", std::string("count")}, {"keyword", std::string("秘密 極秘")}}), "")
        << "it does not count then";
    EXPECT_EQ(talkFaults({{"keyword", std::string(201, 'x')}}), "keyword POLICY_TOO_LONG");
}

TEST(MonitorFaults, NameACriterionThatDoesNotFit) {
    const auto fault = [](const char* operation, const char* criterion) {
        return driveFaults({{"operation", std::string(operation)}, {"criterion", std::string(criterion)}});
    };
    for (const char* operation : {"download", "upload", "link"})
        EXPECT_EQ(fault(operation, "content"), "");
    EXPECT_EQ(fault("download", "size"), "");
    EXPECT_EQ(fault("link", "size"), "");
    EXPECT_EQ(fault("upload", "size"), "criterion MONITOR_CRITERION");
    EXPECT_EQ(fault("download", "count"), "");
    EXPECT_EQ(fault("upload", "count"), "criterion MONITOR_CRITERION");
    EXPECT_EQ(fault("link", "count"), "criterion MONITOR_CRITERION");
}

TEST(MonitorFaults, NamePeriodsZonesAndTargets) {
    EXPECT_EQ(driveFaults({{"endless", false}}), "end MISSING_PARAMETER");
    EXPECT_EQ(
        driveFaults({{"endless", false}, {"start", std::string("2026-04-02")}, {"end", std::string("2026-04-01")}}),
        "end DATE_ORDER");
    EXPECT_EQ(driveFaults({{"start", std::string("2026-02-30")}}), "start DATE_FORMAT");
    EXPECT_EQ(driveFaults({{"endless", false}, {"end", std::string("soon")}}), "end DATE_FORMAT");
    for (const char* zone : {"Mars/Olympus", "", "JST", "GMT+9", "+09:00"})
        EXPECT_EQ(driveFaults({{"zone", std::string(zone)}}), "zone TIME_ZONE_UNKNOWN") << zone;
    EXPECT_EQ(driveFaults({{"zone", std::string("UTC")}}), "");
    EXPECT_EQ(driveFaults({{"audience", std::string("chosen")}}), "targets MONITOR_TARGETS");
    EXPECT_EQ(driveFaults({{"audience", std::string("chosen")}, {"targets", Texts{"sales", "sales"}}}),
              "targets[1] POLICY_TWICE");
}

TEST(MonitorFaults, NameNoticesThatNobodyGets) {
    EXPECT_EQ(talkFaults({{"notifyMail", true}}), "notifyReceivers MONITOR_RECEIVERS");
    EXPECT_EQ(talkFaults({{"notifyTalk", true}}), "notifyReceivers MONITOR_RECEIVERS");
    EXPECT_EQ(talkFaults({{"report", std::string("daily")}}), "reportReceivers MONITOR_RECEIVERS");
    EXPECT_EQ(talkFaults({{"notifyMail", true}, {"notifyReceivers", addresses(6)}}), "notifyReceivers POLICY_TOO_MANY");
    EXPECT_EQ(driveFaults({{"notify", true}}), "notifyReceivers MONITOR_RECEIVERS");
    EXPECT_EQ(driveFaults({{"notify", true}, {"notifyBy", Texts()}, {"notifyReceivers", addresses(1)}}),
              "notifyBy MONITOR_HOW");
    EXPECT_EQ(talkFaults({{"hours", std::int64_t{2}}}), "hours INVALID_PARAMETER");
    EXPECT_EQ(talkFaults({{"made", true}}), "made POLICY_UNKNOWN_FIELD");
    EXPECT_EQ(talkFaults({{"senders", true}}), "senders INVALID_PARAMETER");
}

} // namespace test_monitor_policy
