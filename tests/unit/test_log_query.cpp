// The question to the logs as a predicate, and how a record reads in words.
#include "models/domain/log_facts.h"
#include "models/domain/log_query.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace test_log_query {

using namespace sekisho;

namespace {

Instant at(const char* text) {
    return *parseInstant(text);
}

AuditRecord message() {
    AuditRecord record;
    record.seq = 7;
    record.log = "message";
    record.at = at("2026-11-22T05:00:00.5Z");
    record.actorId = "u-1";
    record.actorName = "佐藤 ハナコ";
    record.action = "talk.message.sent";
    record.targetKind = "channel";
    record.targetId = "c-1";
    record.targetName = "営業部";
    record.result = "success";
    record.ip = "203.0.113.7";
    record.client = "mobileApp";
    record.requestId = "r-1";
    record.changesJson =
        R"({"sender":"hanako@sakura","receivers":["ken@sakura","x@example.com"],"channelId":"c-1",)"
        R"("attachments":[{"name":"見積\"1\".xlsx","size":12345},{"name":"b.pdf","size":1}],"bot":true})";
    return record;
}

bool matches(const LogQuery& query, const AuditRecord& record = message()) {
    const auto filter = LogFilter::of(query);
    EXPECT_TRUE(filter) << (filter ? "" : filter.error().field);
    return filter && filter->matches(record);
}
template<class Change>
bool with(Change change, const AuditRecord& record = message()) {
    LogQuery query;
    change(query);
    return matches(query, record);
}
template<class Change>
std::string faultOf(Change change) {
    LogQuery query;
    change(query);
    const Done done = checkQuery(query);
    return done ? "" : done.error().code + '@' + done.error().field;
}

} // namespace

TEST(LogQueryCheck, NamesTheMemberAtFault) {
    EXPECT_EQ(faultOf([](LogQuery&) {}), "");
    EXPECT_EQ(faultOf([](LogQuery& q) { q.logs = {"admin", "nosuch"}; }), "INVALID_PARAMETER@logs");
    EXPECT_EQ(faultOf([](LogQuery& q) { q.result = "maybe"; }), "INVALID_PARAMETER@result");
    for (const char* ip : {"203.0.113.300", "203.0.113.0/33", "203.0.113.0/", "/24", "::1/129", "abc", "1.2.3.4/-1",
                           "1.2.3.4/8x", "1.2.3.4-1.2.3.9", "01.2.3.4"})
        EXPECT_EQ(faultOf([&](LogQuery& q) { q.ip = ip; }), "INVALID_PARAMETER@ip") << ip;
    for (const char* ip : {"203.0.113.7", "203.0.113.0/24", "0.0.0.0/0", "2001:db8::/32", "::1", "::ffff:1.2.3.4"})
        EXPECT_EQ(faultOf([&](LogQuery& q) { q.ip = ip; }), "") << ip;
    EXPECT_EQ(faultOf([](LogQuery& q) { q.from = q.until = at("2026-01-01T00:00:00Z"); }), "INVALID_PARAMETER@until");
    EXPECT_EQ(faultOf([](LogQuery& q) { q.text = std::string(101, 'a'); }), "INVALID_PARAMETER@text");
    EXPECT_EQ(faultOf([](LogQuery& q) {
                  for (int i = 0; i < 100; ++i)
                      q.text += "あ";
              }),
              "")
        << "characters count, not bytes";
    EXPECT_EQ(faultOf([](LogQuery& q) { q.text = "\xFF\xFE"; }), "INVALID_PARAMETER@text");
    EXPECT_EQ(faultOf([](LogQuery& q) { q.actor = "\xC3"; }), "INVALID_PARAMETER@actor");
    EXPECT_EQ(faultOf([](LogQuery& q) { q.target = std::string(400, 'x'); }), "INVALID_PARAMETER@target");
}

TEST(LogFilterTest, TakesEachMemberByItself) {
    EXPECT_TRUE(with([](LogQuery&) {}));
    EXPECT_TRUE(with([](LogQuery& q) { q.logs = {"admin", "message"}; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.logs = {"admin"}; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.from = at("2026-11-22T05:00:00.5Z"); })) << "from is with it";
    EXPECT_FALSE(with([](LogQuery& q) { q.until = at("2026-11-22T05:00:00.5Z"); })) << "until is not";
    EXPECT_TRUE(with([](LogQuery& q) { q.actor = "u-1"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.actor = "u-2"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.target = "c-1"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.result = "success"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.result = "denied"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.action = "talk."; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.action = "talk.message.sent"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.action = "talk"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.bot = true; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.bot = false; }));
}

TEST(LogFilterTest, KnowsAddressesAndRanges) {
    EXPECT_TRUE(with([](LogQuery& q) { q.ip = "203.0.113.7"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.ip = "203.0.113.8"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.ip = "203.0.113.0/29"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.ip = "203.0.113.8/29"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.ip = "0.0.0.0/0"; }));
    EXPECT_FALSE(with([](LogQuery& q) { q.ip = "2001:db8::/32"; }));
    EXPECT_TRUE(with([](LogQuery& q) { q.ip = "::ffff:203.0.113.7"; })) << "a mapped address is the same one";
    AuditRecord record = message();
    record.ip = "2001:db8:1::9";
    EXPECT_TRUE(with([](LogQuery& q) { q.ip = "2001:db8::/32"; }, record));
    EXPECT_FALSE(with([](LogQuery& q) { q.ip = "0.0.0.0/0"; }, record)) << "of IPv4 only";
    record.ip = "";
    EXPECT_FALSE(with([](LogQuery& q) { q.ip = "::/0"; }, record));
}

TEST(LogFilterTest, FindsPartiesInWhatTheRecordNames) {
    for (const char* party : {"u-1", "c-1", "ken@sakura", "X@Example.com", "hanako@sakura"})
        EXPECT_TRUE(with([&](LogQuery& q) { q.party = party; })) << party;
    for (const char* party : {"ken", "sakura", "receivers", "1"})
        EXPECT_FALSE(with([&](LogQuery& q) { q.party = party; })) << party;
}

TEST(LogFilterTest, SearchesAllTextsFolded) {
    for (const char* text : {"サトウ", "佐藤", "はなこ", "営業部　見積", "ＫＥＮ", "talk.message", "203.0.113",
                             "見積\"1\"", "12345", "r-1", "  ", "・"})
        EXPECT_EQ(with([&](LogQuery& q) { q.text = text; }), std::string_view(text) != "サトウ") << text;
    for (const char* text : {"receivers", "attachments", "営業部 経理", "佐藤営業部", "true"})
        EXPECT_FALSE(with([&](LogQuery& q) { q.text = text; })) << text;
    AuditRecord escaped = message();
    escaped.changesJson = R"({"note":{"from":null,"to":"\u6e21\u9089 \ud83d\ude00 a\/b"}})";
    EXPECT_TRUE(with([](LogQuery& q) { q.text = "渡辺"; }, escaped)) << "old forms of kanji are one with the present";
    EXPECT_TRUE(with([](LogQuery& q) { q.text = "😀a/b"; }, escaped));
}

TEST(LogFilterTest, OfRemovedRecordsOnlyLogAndTimeAreKnown) {
    AuditRecord record;
    record.seq = 7;
    record.log = "message";
    record.at = at("2026-11-22T05:00:00Z");
    record.removed = true;
    EXPECT_TRUE(with([](LogQuery& q) { q.logs = {"message"}; }, record));
    EXPECT_FALSE(with([](LogQuery& q) { q.logs = {"admin"}; }, record));
    EXPECT_FALSE(with([](LogQuery& q) { q.text = "a"; }, record));
    EXPECT_FALSE(with([](LogQuery& q) { q.bot = false; }, record));
    EXPECT_FALSE(LogFilter::of({})->needsContent());
    LogQuery query;
    query.result = "denied";
    EXPECT_TRUE(LogFilter::of(query)->needsContent());
}

TEST(LogFilterTest, NeverReadsBeyondBrokenDetails) {
    std::mt19937 random(5);
    const std::string whole = message().changesJson;
    AuditRecord record = message();
    LogQuery query;
    query.text = "nowhere";
    query.party = "nobody";
    query.bot = true;
    const LogFilter filter = *LogFilter::of(query);
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        record.changesJson = whole.substr(0, cut);
        EXPECT_FALSE(filter.matches(record));
        for (const char* from : {"detail.receivers", "detail.attachments", "detail.none", "actor"})
            logCell(record, from, true, "Asia/Tokyo");
    }
    for (int i = 0; i < 2'000; ++i) {
        record.changesJson = whole;
        for (int change = 0; change < 4; ++change)
            record.changesJson[random() % whole.size()] = static_cast<char>(random() % 256);
        filter.matches(record);
        for (const char* from : {"detail.receivers", "detail.attachments", "actor", "service"})
            logCell(record, from, true, "Asia/Tokyo");
    }
}

TEST(LogCellTest, SaysWhatTheSourceSays) {
    const AuditRecord record = message();
    const auto cell = [&](const char* from, bool japanese = true) {
        return logCell(record, from, japanese, "Asia/Tokyo");
    };
    EXPECT_EQ(cell("time"), "2026-11-22 14:00:00");
    EXPECT_EQ(cell("actor"), "佐藤 ハナコ (hanako@sakura)");
    EXPECT_EQ(cell("target"), "営業部");
    EXPECT_EQ(cell("task"), "送信");
    EXPECT_EQ(cell("task", false), "Send");
    EXPECT_EQ(cell("event"), "メッセージの送信");
    EXPECT_EQ(cell("event", false), "Sent a message");
    EXPECT_EQ(cell("status"), "成功");
    EXPECT_EQ(cell("client"), "モバイル");
    EXPECT_EQ(cell("ip"), "203.0.113.7");
    EXPECT_EQ(cell("detail.receivers"), "ken@sakura, x@example.com");
    EXPECT_EQ(cell("detail.attachments"), "見積\"1\".xlsx, b.pdf");
    EXPECT_EQ(cell("detail.nothing"), "");
    EXPECT_EQ(cell("nothing"), "");
}

TEST(LogCellTest, NamesAnAdministratorsDoings) {
    AuditRecord record;
    record.at = at("2026-11-22T05:00:00Z");
    record.action = "member.suspend";
    record.actorName = "管理者";
    record.targetId = "u-9";
    record.result = "denied";
    record.client = "console";
    record.changesJson = R"({"suspended":{"from":false,"to":true}})";
    const auto cell = [&](const char* from) { return logCell(record, from, true, "Asia/Tokyo"); };
    EXPECT_EQ(cell("actor"), "管理者");
    EXPECT_EQ(cell("target"), "u-9") << "without a name its id";
    EXPECT_EQ(cell("service"), "メンバー");
    EXPECT_EQ(cell("task"), "停止・解除");
    EXPECT_EQ(cell("event"), "メンバーの一時停止");
    EXPECT_EQ(cell("status"), "拒否");
    EXPECT_EQ(cell("detail.suspended"), "true");
    record.removed = true;
    EXPECT_EQ(cell("time"), "2026-11-22 14:00:00");
    EXPECT_EQ(cell("event"), "");
}

TEST(LogCellTest, EachColumnOfEachLogIsKnown) {
    AuditRecord record = message();
    std::set<std::string_view> plain;
    for (const LogFact& log : logFacts())
        for (const LogColumn& column : log.columns)
            if (!column.from.starts_with("detail.")) plain.insert(column.from);
    for (const std::string_view from : plain)
        EXPECT_EQ(logCell(record, from, false, "UTC").empty(), false) << from;
}

TEST(LogTimeText, FollowsTheZoneWithItsSummers) {
    EXPECT_EQ(localTimeText(at("2026-07-01T00:00:00Z"), "Europe/Berlin"), "2026-07-01 02:00:00");
    EXPECT_EQ(localTimeText(at("2026-01-01T00:00:00Z"), "Europe/Berlin"), "2026-01-01 01:00:00");
    EXPECT_EQ(localTimeText(at("2026-01-01T00:00:00Z"), "Asia/Kathmandu"), "2026-01-01 05:45:00");
    EXPECT_EQ(localTimeText(at("2026-01-01T00:00:00Z"), "No/Where"), "2026-01-01 00:00:00");
    EXPECT_EQ(offsetTimeText(at("2026-07-01T00:00:00.000007Z"), "Asia/Tokyo"), "2026-07-01T09:00:00.000007+09:00");
    EXPECT_EQ(offsetTimeText(at("2026-01-01T00:00:00Z"), "America/New_York"), "2025-12-31T19:00:00.000000-05:00");
    EXPECT_EQ(parseInstant(offsetTimeText(at("2026-07-01T00:00:00.123456Z"), "Asia/Tokyo")),
              at("2026-07-01T00:00:00.123456Z"));
}

TEST(LogKeys, GoBothWays) {
    for (const LogFormat format : {LogFormat::SourceCsv, LogFormat::Csv, LogFormat::JsonLines, LogFormat::Evidence})
        EXPECT_EQ(logFormatOf(logFormatKey(format)), format);
    EXPECT_FALSE(logFormatOf("xml"));
    for (const LogExportState state : {LogExportState::Waiting, LogExportState::Running, LogExportState::Ready,
                                       LogExportState::Failed, LogExportState::Cancelled})
        EXPECT_EQ(logExportStateOf(logExportStateKey(state)), state);
    EXPECT_EQ(machineColumns().size(), 16U);
    EXPECT_EQ(machineColumns().back(), "details");
}

} // namespace test_log_query
