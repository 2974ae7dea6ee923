// Reading what members wrote: only with the agreement, only in one's scope, and each reading on record.
#include "models/api/monitor_wire.h"
#include "service/logs/message_contents.h"
#include "tests/service/log_fixture.h"

namespace sekishod::test::test_message_contents {
namespace {

using sekisho::ContentQuery;
using sekisho::MessageContent;
using sekisho::sql::Database;

class MessageContentTest : public LogTest {
  protected:
    SignedIn admin = signInAs("admin@sakura");
    int said = 0;

    struct Said {
        std::string senderUid;
        std::string text;
        std::string receivers = R"(["ken@sakura"])";
        std::string channel = "c-1";
        std::string attachments = "[]";
        bool bot = false;
        std::string log = "message";
    };
    // A minute after the one before.
    void say(const Said& what) {
        sekisho::AuditRecord one = record(what.log, "talk.message.sent", base() + std::chrono::minutes(said++));
        one.actorId = what.senderUid.empty() ? "x@example.com" : what.senderUid;
        one.actorName = what.senderUid.empty() ? "x@example.com" : "鈴木 ハナコ";
        one.targetId = what.channel;
        one.targetName = "営業部";
        append(one);
        const auto kept = store->write([&](Database& db) {
            return db.exec(
                "INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, bot, "
                "salt, text, attachments) VALUES(:domain, (SELECT max(seq) FROM audit WHERE domain_id = "
                ":same), :at, :sender, :uid, :receivers, :channel, :bot, 's', :text, :attachments)",
                domain, domain, one.at.time_since_epoch().count(),
                what.senderUid.empty() ? std::string("x@example.com") : std::string("hanako@sakura"), what.senderUid,
                what.receivers, what.channel, what.bot, what.text, what.attachments);
        });
        ASSERT_TRUE(kept) << kept.error().detail;
    }
    Response consent(const SignedIn& who, int edition, const std::string& purpose) {
        return ask(who.access, Method::Post, "/v1.0/admin/monitoring/consent",
                   fmt::format(R"({{"edition":{},"purpose":"{}"}})", edition, purpose));
    }
    void agree(const SignedIn& who) { ASSERT_EQ(consent(who, sekisho::consentText().edition, "調査").status, 200); }
    std::vector<std::string> texts(const SignedIn& who, const std::vector<std::pair<std::string, std::string>>& query) {
        const Response response = get(who, target("/v1.0/admin/monitoring/contents", query));
        EXPECT_EQ(response.status, 200) << response.body;
        const auto page = sekisho::api::contentPageFromText(response.body);
        std::vector<std::string> out;
        if (page)
            for (const MessageContent& message : page->messages)
                out.push_back(message.text);
        return out;
    }
    std::string member() { return plainMember(2); }
};

using Texts = std::vector<std::string>;

TEST_F(MessageContentTest, AsksForTheAgreementOnce) {
    say({member(), "見積を送ります"});
    const Response refused = get(admin, "/v1.0/admin/monitoring/contents");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(codeOf(refused), "CONSENT_REQUIRED");
    EXPECT_EQ(recorded("monitoring.content.read"), 0);
    const auto before = object(get(admin, "/v1.0/admin/monitoring/consent"));
    EXPECT_FALSE(before.at("given").as_bool());
    EXPECT_EQ(codeOf(consent(admin, sekisho::consentText().edition + 1, "調査")), "CONSENT_EDITION");
    EXPECT_EQ(codeOf(consent(admin, sekisho::consentText().edition, "  ")), "MISSING_PARAMETER");
    EXPECT_EQ(codeOf(consent(admin, sekisho::consentText().edition, std::string(501, 'a'))), "TOO_LONG");
    EXPECT_EQ(ask(admin.access, Method::Post, "/v1.0/admin/monitoring/consent", R"({"purpose":"x"})").status, 400);
    EXPECT_EQ(get(admin, "/v1.0/admin/monitoring/contents").status, 403);
    agree(admin);
    EXPECT_TRUE(object(get(admin, "/v1.0/admin/monitoring/consent")).at("given").as_bool());
    EXPECT_EQ(recorded("monitoring.consent"), 1);
    EXPECT_EQ(texts(admin, {}), Texts{"見積を送ります"});
    EXPECT_EQ(get(signInAs("deputy1@sakura"), "/v1.0/admin/monitoring/contents").status, 403) << "each for himself";
    script("UPDATE consent SET edition = 0");
    EXPECT_EQ(codeOf(get(admin, "/v1.0/admin/monitoring/contents")), "CONSENT_REQUIRED") << "a new edition asks again";
    EXPECT_EQ(consent(signIn(plainMember(0)), 1, "x").status, 403);
    EXPECT_EQ(get(signIn(plainMember(0)), "/v1.0/admin/monitoring/consent").status, 403);
    EXPECT_EQ(get(signIn(administrator(1, {"monitoring.drive"})), "/v1.0/admin/monitoring/consent").status, 200);
}

TEST_F(MessageContentTest, AProgramNeedsTheScopeForIt) {
    say({member(), "見積を送ります"});
    for (const char* scopes : {"admin", "admin.read", "admin audit.read"}) {
        const Response refused = get(serviceAccount(scopes), "/v1.0/admin/monitoring/contents");
        EXPECT_EQ(refused.status, 403) << scopes;
        EXPECT_EQ(codeOf(refused), "CONSENT_REQUIRED");
    }
    EXPECT_EQ(texts(serviceAccount("admin.read monitoring.read"), {}), Texts{"見積を送ります"});
}

TEST_F(MessageContentTest, RecordsEachReading) {
    const std::string sender = member();
    for (int i = 0; i < 5; ++i)
        say({sender, fmt::format("極秘 {}", i)});
    agree(admin);
    const Response first = get(admin, target("/v1.0/admin/monitoring/contents", {{"text", "極秘"}, {"count", "2"}}));
    const auto page = sekisho::api::contentPageFromText(first.body);
    ASSERT_TRUE(page && page->messages.size() == 2 && !page->nextCursor.empty()) << first.body;
    EXPECT_EQ(recorded("monitoring.content.read"), 1);
    const Response second = get(admin, target("/v1.0/admin/monitoring/contents",
                                              {{"text", "極秘"}, {"count", "2"}, {"cursor", page->nextCursor}}));
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(recorded("monitoring.content.read"), 2) << "each page is a reading";
    const std::string kept = text(fmt::format(
        "SELECT changes FROM audit WHERE domain_id = {} AND action = 'monitoring.content.read' ORDER BY seq LIMIT 1",
        domain));
    EXPECT_NE(kept.find("極秘"), std::string::npos);
    EXPECT_NE(kept.find(R"("count":{"from":null,"to":2})"), std::string::npos) << kept;
    EXPECT_EQ(kept.find("極秘 4"), std::string::npos) << "what was read is not copied into the log";
    EXPECT_EQ(
        number(fmt::format("SELECT count(*) FROM audit_party p JOIN audit a ON a.domain_id = p.domain_id AND a.seq "
                           "= p.seq WHERE p.party = '{}' AND a.action = 'monitoring.content.read'",
                           sender)),
        2)
        << "it stands in the timeline of whose messages were read";
    EXPECT_EQ(get(admin, target("/v1.0/admin/monitoring/contents", {{"cursor", page->nextCursor}})).status, 400);
}

TEST_F(MessageContentTest, FindsByEachCondition) {
    const std::string sender = member();
    say({sender, "Ｑ３の見積　と請求"});
    say({sender, "会議です", R"(["x@example.com"])", "c-2"});
    say({"", "外部から", R"(["hanako@sakura"])"});
    say({sender, "資料", R"(["ken@sakura"])", "c-1", R"([{"name":"見積書.pdf","size":3}])"});
    say({sender, "Bot です", R"(["ken@sakura"])", "c-1", "[]", true});
    say({sender, "ファイルの中身の見積", "[]", "", "[]", false, "drive"}); // content of a file: no message
    agree(admin);
    EXPECT_EQ(texts(admin, {}).size(), 5U);
    EXPECT_EQ(texts(admin, {}).front(), "Bot です") << "newest first";
    EXPECT_EQ(texts(admin, {{"text", "見積"}}), (Texts{"資料", "Ｑ３の見積　と請求"}));
    EXPECT_EQ(texts(admin, {{"text", "q3 請求"}}), Texts{"Ｑ３の見積　と請求"});
    EXPECT_EQ(texts(admin, {{"text", "q3　見つからない"}}), Texts{});
    EXPECT_EQ(texts(admin, {{"sender", "すずき"}}), Texts{}) << "a reading is not stored";
    EXPECT_EQ(texts(admin, {{"sender", "はなこ"}}).size(), 4U);
    EXPECT_EQ(texts(admin, {{"sender", "EXAMPLE.com"}}), Texts{"外部から"});
    EXPECT_EQ(texts(admin, {{"sender", sender}}).size(), 4U);
    EXPECT_EQ(texts(admin, {{"receiver", "x@example"}}), Texts{"会議です"});
    EXPECT_EQ(texts(admin, {{"channel", "c-2"}}), Texts{"会議です"});
    EXPECT_EQ(texts(admin, {{"bot", "true"}}), Texts{"Bot です"});
    EXPECT_EQ(texts(admin, {{"bot", "false"}}).size(), 4U);
    EXPECT_EQ(texts(admin, {{"from", sekisho::formatUtc(base() + std::chrono::minutes(1))},
                            {"until", sekisho::formatUtc(base() + std::chrono::minutes(3))}}),
              (Texts{"外部から", "会議です"}));
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"from", "today"}, {"bot", "yes"}, {"count", "0"}, {"text", std::string(101, 'a')}})
        EXPECT_EQ(get(admin, target("/v1.0/admin/monitoring/contents", {{name, value}})).status, 400) << name;
}

TEST_F(MessageContentTest, MarksHitsInTheTextAsItWasWritten) {
    say({member(), "ＱＵＯＴＥ: 見積 ミツモリ みつもり"});
    ContentQuery query;
    query.text = "quote みつもり";
    const auto found = store->read([&](Database& db) { return searchContents(db, domain, query, {}, false, {}, 10); });
    ASSERT_TRUE(found && found->messages.size() == 1);
    const MessageContent& message = found->messages[0];
    std::vector<std::string> hits;
    for (const auto& hit : message.hits)
        hits.push_back(message.text.substr(hit.begin, hit.end - hit.begin));
    EXPECT_EQ(hits, (Texts{"ＱＵＯＴＥ", "ミツモリ", "みつもり"}));
    EXPECT_EQ(message.channelName, "営業部");
    EXPECT_EQ(message.senderName, "鈴木 ハナコ");
}

TEST_F(MessageContentTest, ShowsADeputyHisSendersOnly) {
    const std::string unit = someUnit();
    const std::string inside = membersOf(unit).front();
    const std::string outside =
        plainMember(0, fmt::format("uid NOT IN (SELECT m2.uid FROM member m2 JOIN member_scope s "
                                   "ON s.member_id = m2.id JOIN orgunit u ON u.id = s.orgunit_id "
                                   "WHERE u.uid = '{}')",
                                   unit));
    say({inside, "中"});
    say({outside, "外"});
    say({"", "外部"});
    script(fmt::format("INSERT INTO monitor_exception(domain_id, member_uid, added, added_by) VALUES({}, '{}', 1, 'x')",
                       domain, inside));
    const SignedIn deputy = signIn(administrator(1, {"monitoring.talkContent"}, unit));
    agree(deputy);
    EXPECT_EQ(texts(deputy, {}), Texts{"中"}) << "members of the exceptions are shown here";
    const SignedIn looker = signIn(administrator(2, {"monitoring.talk"}));
    agree(looker);
    EXPECT_EQ(get(looker, "/v1.0/admin/monitoring/contents").status, 403) << "detections are not contents";
}

TEST_F(MessageContentTest, KeepsToItsBudget) {
    for (int i = 0; i < 40; ++i)
        say({member(), i % 10 == 0 ? "まれ" : "普通"});
    ContentQuery query;
    query.text = "まれ";
    std::optional<LogPlace> after;
    int found = 0, pages = 0;
    do {
        const auto page = store->read([&](Database& db) {
            return searchContents(db, domain, query, {}, false, after, 100, {7, std::chrono::seconds(10)});
        });
        ASSERT_TRUE(page);
        EXPECT_LE(page->looked, 7);
        EXPECT_EQ(page->next.has_value(), page->searchedTo.has_value());
        found += static_cast<int>(page->messages.size());
        after = page->next;
        ++pages;
    } while (after && pages < 20);
    EXPECT_EQ(found, 4);
    EXPECT_EQ(pages, 6);
}

} // namespace
} // namespace sekishod::test::test_message_contents
