// The logs on the wire: what one side writes the other reads.
#include "models/api/log_wire.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <random>

namespace test_log_wire {

using namespace sekisho;
using namespace sekisho::api;

namespace {

class RandomLogs {
  public:
    explicit RandomLogs(unsigned seed) : random_(seed) {}
    int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    std::string text() {
        static const std::vector<std::string> texts{"",       "佐藤",       "a,b\"c", "line\nend", "\\back", "=1+1",
                                                    "😀 渡邉", "\t tab\x01", "x@y",    "営業部",    "u-1",    "/"};
        return texts[static_cast<std::size_t>(number(static_cast<int>(texts.size())))];
    }
    Instant time() { return Instant(std::chrono::microseconds(1'700'000'000'000'000 + number(1'000'000'000))); }
    AuditRecord record() {
        AuditRecord out;
        out.seq = number(1'000'000) + 1;
        out.log = number(2) ? "admin" : "message";
        out.at = time();
        if (number(2)) out.recorded = time();
        for (std::string* to : {&out.actorId, &out.actorName, &out.action, &out.targetKind, &out.targetId,
                                &out.targetName, &out.result, &out.reason, &out.ip, &out.client, &out.requestId})
            *to = text();
        if (number(2)) out.changesJson = R"({"name":{"from":"a","to":"b\"c"},"list":[1,2,{"x":"y"}]})";
        out.removed = number(5) == 0;
        return out;
    }
    LogQuery query() {
        LogQuery out;
        if (number(2)) out.logs = {"admin", "auth"};
        if (number(2)) out.from = time();
        if (number(2)) out.until = (out.from ? *out.from : time()) + std::chrono::hours(1);
        for (std::string* to : {&out.party, &out.actor, &out.action, &out.target, &out.text})
            if (number(2)) *to = text();
        if (number(3) == 0) out.ip = "203.0.113.0/24";
        if (number(3) == 0) out.result = "failed";
        if (number(3) == 0) out.bot = number(2) == 0;
        out.oldestFirst = number(2) == 0;
        return out;
    }
    LogExport made() {
        LogExport out;
        out.id = "e-1";
        out.query = query();
        out.format = static_cast<LogFormat>(number(4));
        out.japanese = number(2) == 0;
        out.state = static_cast<LogExportState>(number(5));
        out.records = number(1'000);
        out.bytes = number(1'000'000);
        if (number(2)) out.digest = std::string(64, 'a');
        if (number(2)) out.error = Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR");
        out.byName = text();
        out.createdAt = time();
        if (number(2)) out.readyAt = time();
        out.expiresAt = time();
        out.fetched = number(9);
        return out;
    }

  private:
    std::mt19937 random_;
};

void expectSame(const AuditRecord& a, const AuditRecord& b) {
    EXPECT_EQ(a.seq, b.seq);
    EXPECT_EQ(a.log, b.log);
    EXPECT_EQ(a.at, b.at);
    EXPECT_EQ(a.recorded, b.recorded);
    EXPECT_EQ(a.actorId, b.actorId);
    EXPECT_EQ(a.actorName, b.actorName);
    EXPECT_EQ(a.action, b.action);
    EXPECT_EQ(a.targetKind, b.targetKind);
    EXPECT_EQ(a.targetId, b.targetId);
    EXPECT_EQ(a.targetName, b.targetName);
    EXPECT_EQ(a.result, b.result);
    EXPECT_EQ(a.reason, b.reason);
    EXPECT_EQ(a.ip, b.ip);
    EXPECT_EQ(a.client, b.client);
    EXPECT_EQ(a.requestId, b.requestId);
    EXPECT_EQ(a.changesJson, b.changesJson);
    EXPECT_EQ(a.removed, b.removed);
}

std::string faultOf(const Result<LogQuery>& query) {
    return query ? "" : query.error().code + '@' + query.error().field;
}

} // namespace

TEST(LogWire, RecordsAndPagesComeBackAsTheyWere) {
    RandomLogs random(1);
    for (int i = 0; i < 500; ++i) {
        const AuditRecord record = random.record();
        std::string text;
        appendLogRecord(text, record);
        const auto back = logRecordFromText(text);
        ASSERT_TRUE(back) << text;
        expectSame(record, *back);
        EXPECT_EQ(text.find('\n'), std::string::npos) << "a record is a line in files";
    }
    LogPageText page;
    for (int i = 0; i < 5; ++i)
        page.records.push_back(random.record());
    page.nextCursor = "abc";
    page.searchedTo = random.time();
    const auto back = logPageFromText(logPageText(page));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->records.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i)
        expectSame(page.records[i], back->records[i]);
    EXPECT_EQ(back->nextCursor, "abc");
    EXPECT_EQ(back->searchedTo, page.searchedTo);
    const auto none = logPageFromText(logPageText({}));
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->records.empty() && none->nextCursor.empty() && !none->searchedTo);
    EXPECT_FALSE(logPageFromText("{}"));
    EXPECT_FALSE(logPageFromText("[]"));
    EXPECT_FALSE(logRecordFromText(R"({"seq":"one"})"));
}

TEST(LogWire, QueriesComeBackInBothForms) {
    RandomLogs random(2);
    for (int i = 0; i < 500; ++i) {
        const LogQuery query = random.query();
        const auto fromParameters = logQueryFromParameters(logQueryParameters(query));
        ASSERT_TRUE(fromParameters) << faultOf(fromParameters);
        EXPECT_EQ(*fromParameters, query);
        const auto fromValue = logQueryFrom(logQueryValue(query));
        ASSERT_TRUE(fromValue) << faultOf(fromValue);
        EXPECT_EQ(*fromValue, query);
    }
}

TEST(LogWire, RefusesWhatIsNoQuery) {
    const auto parameters = [](const char* name, const char* value) {
        return faultOf(logQueryFromParameters({{name, value}}));
    };
    EXPECT_EQ(parameters("from", "yesterday"), "INVALID_PARAMETER@from");
    EXPECT_EQ(parameters("from", "2026-11-22"), "INVALID_PARAMETER@from");
    EXPECT_EQ(parameters("bot", "1"), "INVALID_PARAMETER@bot");
    EXPECT_EQ(parameters("oldestFirst", "yes"), "INVALID_PARAMETER@oldestFirst");
    EXPECT_EQ(parameters("logs", "admin,nosuch"), "INVALID_PARAMETER@logs");
    EXPECT_EQ(parameters("count", "5"), "") << "other parameters are not the question's";
    const auto value = [](const char* text) { return faultOf(logQueryFrom(boost::json::parse(text))); };
    EXPECT_EQ(value(R"([])"), "INVALID_PARAMETER@query");
    EXPECT_EQ(value(R"({"limit":5})"), "INVALID_PARAMETER@limit");
    EXPECT_EQ(value(R"({"logs":"admin"})"), "INVALID_PARAMETER@logs");
    EXPECT_EQ(value(R"({"logs":["admin,auth"]})"), "INVALID_PARAMETER@logs");
    EXPECT_EQ(value(R"({"bot":"true"})"), "INVALID_PARAMETER@bot");
    EXPECT_EQ(value(R"({"text":5})"), "INVALID_PARAMETER@text");
    EXPECT_EQ(value(R"({"text":null})"), "");
}

TEST(LogWire, ExportsStandingsAndRunsComeBack) {
    RandomLogs random(3);
    std::vector<LogExport> all;
    for (int i = 0; i < 200; ++i)
        all.push_back(random.made());
    const auto back = logExportsFromText(logExportsText(all));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ((*back)[i].error.has_value(), all[i].error.has_value());
        EXPECT_EQ(logExportText((*back)[i]), logExportText(all[i]));
        EXPECT_EQ((*back)[i].query, all[i].query);
        EXPECT_EQ((*back)[i].readyAt, all[i].readyAt);
    }
    EXPECT_FALSE(logExportFromText("{}"));
    const LogExportWish wish{random.query(), LogFormat::Evidence, false};
    const auto read = logExportWishFrom(boost::json::parse(logExportWishText(wish)));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->query == wish.query && read->format == wish.format && !read->japanese);
    EXPECT_FALSE(read->contents);
    const LogExportWish texts{
        {}, LogFormat::Csv, true, ContentQuery{random.time(), {}, "hana", "", "c-1", "極秘", false}};
    const auto back2 = logExportWishFrom(boost::json::parse(logExportWishText(texts)));
    ASSERT_TRUE(back2);
    EXPECT_EQ(back2->contents, texts.contents);
    EXPECT_EQ(back2->query.logs, std::vector<std::string>{"message"});
    for (const char* wrong : {R"({"contents":{"x":"y"}})", R"({"contents":[]})", R"({"contents":{"bot":"yes"}})",
                              R"({"contents":{"from":"today"}})", R"({"contents":{},"query":{}})",
                              R"({"contents":{},"format":"evidence"})"})
        EXPECT_FALSE(logExportWishFrom(boost::json::parse(wrong))) << wrong;
    EXPECT_EQ(logExportWishFrom(boost::json::parse(R"({"format":"xml"})")).error().field, "format");
    EXPECT_EQ(logExportWishFrom(boost::json::parse(R"({"language":"fr"})")).error().field, "language");
    EXPECT_EQ(logExportWishFrom(boost::json::parse(R"({"query":{"result":"x"}})")).error().field, "result");
    const auto standings =
        logStandingsFromText(logStandingsText({{"admin", 5, random.time(), 180}, {"auth", -1, {}, 0}}));
    ASSERT_TRUE(standings);
    ASSERT_EQ(standings->size(), 2U);
    EXPECT_EQ((*standings)[0].records, 5);
    EXPECT_EQ((*standings)[1].records, -1);
    EXPECT_FALSE((*standings)[1].oldest);
    const std::string jwk = R"({"alg":"EdDSA","crv":"Ed25519","kid":"k","kty":"OKP","use":"sig","x":"y"})";
    const auto run = chainRunFromText(chainRunText({"r-1", 9, 3, jwk, false}));
    ASSERT_TRUE(run);
    EXPECT_EQ(run->keyJwk, jwk) << "byte for byte";
    EXPECT_TRUE(run->runId == "r-1" && run->upTo == 9 && run->oldest == 3 && !run->complete);
    EXPECT_FALSE(chainRunFromText(R"({"runId":"r"})"));
}

} // namespace test_log_wire
