// Files of what members wrote: only with the right to read, the right to take out and the agreement, only of senders in
// both scopes, and everything about them on record.
#include "models/api/log_wire.h"
#include "models/api/monitor_wire.h"
#include "service/logs/log_export_worker.h"
#include "tests/service/log_fixture.h"

#include <boost/json/parse.hpp>

namespace sekishod::test::test_content_exports {
namespace {

using sekisho::ContentQuery;
using sekisho::LogExport;
using sekisho::LogFormat;
using sekisho::sql::Database;

constexpr const char* kExports = "/v1.0/admin/logs/exports";

class ContentExportTest : public LogTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");
    int said = 0;

    void say(const std::string& uid, const std::string& words, const std::string& channel = "c-1") {
        sekisho::AuditRecord one = record("message", "talk.message.sent", base() + std::chrono::minutes(said++));
        one.actorId = uid;
        one.actorName = "鈴木 ハナコ";
        one.targetId = channel;
        one.targetName = "営業部";
        append(one);
        const auto kept = store->write([&](Database& db) {
            return db.exec("INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, "
                           "bot, salt, text, attachments) VALUES(:domain, (SELECT max(seq) FROM audit WHERE domain_id "
                           "= :same), :at, 'hanako@sakura', :uid, '[\"ken@sakura\"]', :channel, 0, 's', :text, "
                           "'[{\"name\":\"a.pdf\",\"size\":3}]')",
                           domain, domain, one.at.time_since_epoch().count(), uid, channel, words);
        });
        ASSERT_TRUE(kept) << kept.error().detail;
    }
    void agree(const SignedIn& who) {
        const Response agreed =
            ask(who.access, Method::Post, "/v1.0/admin/monitoring/consent",
                fmt::format(R"({{"edition":{},"purpose":"調査"}})", sekisho::consentText().edition));
        ASSERT_EQ(agreed.status, 200) << agreed.body;
    }
    Response asked(const SignedIn& who, const ContentQuery& query = {}, LogFormat format = LogFormat::Csv) {
        return ask(who.access, Method::Post, kExports, sekisho::api::logExportWishText({{}, format, true, query}));
    }
    void work() {
        LogExportWorker worker(*services);
        for (int i = 0; i < 200; ++i) {
            const auto step = worker.step();
            ASSERT_TRUE(step) << step.error().detail;
            if (!*step) return;
        }
        FAIL() << "it never ends";
    }
    Response fileOf(const SignedIn& who, const std::string& id) {
        return ask(who.access, Method::Get, fmt::format("{}/{}/file", kExports, id));
    }
    // The whole file; `last` is what the list says of it.
    std::string made(const SignedIn& who, const ContentQuery& query, LogFormat format) {
        clock.advance(std::chrono::seconds(1));
        const Response response = asked(who, query, format);
        EXPECT_EQ(response.status, 201) << response.body;
        work();
        const auto list = sekisho::api::logExportsFromText(get(who, kExports).body);
        if (!list || list->empty()) return {};
        last = list->front();
        EXPECT_EQ(last.contents, query) << "it says what was asked for";
        EXPECT_EQ(last.state, sekisho::LogExportState::Ready);
        const Response file = fileOf(who, last.id);
        std::string out;
        if (file.stream)
            while (auto chunk = file.stream())
                out += *chunk;
        return out;
    }
    std::int64_t timelines(const std::string& uid, std::string_view action) {
        return number(fmt::format("SELECT count(*) FROM audit_party p JOIN audit a ON a.domain_id = p.domain_id AND "
                                  "a.seq = p.seq WHERE p.party = '{}' AND a.action = '{}'",
                                  uid, action));
    }
    LogExport last;
};

TEST_F(ContentExportTest, NeedsBothRightsAndTheAgreement) {
    const std::string sender = plainMember(2);
    say(sender, "見積を送ります");
    EXPECT_EQ(codeOf(asked(admin)), "CONSENT_REQUIRED");
    EXPECT_EQ(recorded("monitoring.content.export"), 0);
    agree(admin);
    EXPECT_EQ(asked(admin, {}, LogFormat::Evidence).status, 400) << "texts never leave with the chain";
    ContentQuery wrong;
    wrong.text = std::string(101, 'a');
    EXPECT_EQ(asked(admin, wrong).status, 400);
    EXPECT_EQ(ask(admin.access, Method::Post, kExports, R"({"contents":{"party":"x"}})").status, 400);
    EXPECT_EQ(ask(admin.access, Method::Post, kExports, R"({"contents":{},"query":{}})").status, 400);

    const SignedIn reader = signIn(administrator(1, {"monitoring.talkContent", "audit.talk"}));
    agree(reader);
    EXPECT_EQ(asked(reader).status, 403) << "reading is not taking out";
    const SignedIn keeper = signIn(administrator(2, {"audit.talk", "audit.download", "monitoring.talk"}));
    agree(keeper);
    EXPECT_EQ(asked(keeper).status, 403) << "taking records out is not reading texts";
    for (const char* scopes : {"admin audit.read", "admin monitoring.read"})
        EXPECT_EQ(asked(serviceAccount(scopes)).status, 403) << scopes;
    const SignedIn program = serviceAccount("admin audit.read monitoring.read");
    EXPECT_NE(made(program, {}, LogFormat::JsonLines).find("見積を送ります"), std::string::npos);

    const std::string id = [&] {
        made(admin, {}, LogFormat::Csv);
        return last.id;
    }();
    script("UPDATE consent SET edition = 0");
    EXPECT_EQ(codeOf(fileOf(admin, id)), "CONSENT_REQUIRED") << "a new edition counts for what is made already";
    EXPECT_EQ(fileOf(program, id).status, 404) << "somebody else's";
}

TEST_F(ContentExportTest, HoldsTheTextsAndNoFormula) {
    const std::string sender = plainMember(2);
    const std::string words = "=cmd|' /C calc'!A0, \"極秘\"\n二行目";
    say(sender, words);
    say(sender, "会議", "c-2");
    agree(admin);
    ContentQuery query;
    query.channel = "c-1";
    const std::string csv = made(admin, query, LogFormat::Csv);
    EXPECT_NE(csv.find("seq,time,senderId,sender,senderName,receivers,channelId,channelName,bot,text,attachments\r\n"),
              std::string::npos);
    EXPECT_NE(csv.find(fmt::format("+09:00,{},hanako@sakura,鈴木 ハナコ,ken@sakura,c-1,営業部,false,"
                                   "\"'=cmd|' /C calc'!A0, \"\"極秘\"\"\n二行目\",a.pdf\r\n",
                                   sender)),
              std::string::npos)
        << csv;
    EXPECT_EQ(csv.find("会議"), std::string::npos);
    EXPECT_EQ(last.records, 1);
    const std::string source = made(admin, query, LogFormat::SourceCsv);
    EXPECT_NE(source.find("日時,送信者,受信者,トークルームID,内容\r\n"), std::string::npos) << source;
    EXPECT_NE(source.find(",\"'=cmd|"), std::string::npos);
    const std::string lines = made(admin, query, LogFormat::JsonLines);
    ASSERT_EQ(std::ranges::count(lines, '\n'), 1) << lines;
    const auto line = boost::json::parse(lines).as_object();
    EXPECT_EQ(line.at("text").as_string(), words) << "as it was written";
    EXPECT_FALSE(line.contains("hits"));
}

TEST_F(ContentExportTest, IsAReadingThatStandsOnRecord) {
    const std::string sender = plainMember(2);
    for (int i = 0; i < 450; ++i)
        say(sender, i % 2 == 0 ? fmt::format("極秘 {}", i) : "普通");
    agree(admin);
    ContentQuery query;
    query.text = "極秘";
    const std::string lines = made(admin, query, LogFormat::JsonLines);
    EXPECT_EQ(std::ranges::count(lines, '\n'), 225);
    EXPECT_EQ(recorded("monitoring.content.export"), 1);
    EXPECT_EQ(recorded("log.export"), 0);
    EXPECT_EQ(recorded("monitoring.content.read"), 1);
    EXPECT_EQ(recorded("log.export.ready"), 1);
    EXPECT_EQ(recorded("monitoring.content.fetch"), 1);
    EXPECT_EQ(timelines(sender, "monitoring.content.read"), 1) << "of whose messages they are";
    const std::string kept = text(
        fmt::format("SELECT changes FROM audit WHERE domain_id = {} AND action = 'monitoring.content.read'", domain));
    EXPECT_NE(kept.find(R"("count":{"from":null,"to":225})"), std::string::npos) << kept;
    EXPECT_EQ(kept.find("極秘 4"), std::string::npos) << "what was read is not copied into the log";
}

TEST_F(ContentExportTest, HoldsSendersOfBothScopesOnly) {
    const std::string unit = someUnit();
    const std::string inside = membersOf(unit).front();
    const std::string outside =
        plainMember(0, fmt::format("uid NOT IN (SELECT m2.uid FROM member m2 JOIN member_scope s ON s.member_id = "
                                   "m2.id JOIN orgunit u ON u.id = s.orgunit_id WHERE u.uid = '{}')",
                                   unit));
    say(inside, "中");
    say(outside, "外");
    const std::string uid = administrator(1, {"monitoring.talkContent", "audit.download"}, unit);
    SignedIn deputy = signIn(uid);
    agree(deputy);
    const std::string lines = made(deputy, {}, LogFormat::JsonLines);
    EXPECT_NE(lines.find("中"), std::string::npos);
    EXPECT_EQ(lines.find("外"), std::string::npos);
    script(fmt::format(
        "UPDATE role_holding SET scope = '{{\"orgUnits\":[\"{}\"]}}' WHERE role_uid = 'log-role-1'",
        text(fmt::format("SELECT uid FROM orgunit WHERE domain_id = {} AND uid <> '{}' LIMIT 1", domain, unit))));
    deputy = signIn(uid);
    EXPECT_EQ(fileOf(deputy, last.id).status, 403) << "of another part now";
}

} // namespace
} // namespace sekishod::test::test_content_exports
