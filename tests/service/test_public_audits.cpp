// The public API's downloads of logs and of what members wrote (lineworks-api.md §4.1, 4.2).
#include "service/logs/download_streams.h"
#include "tests/service/log_fixture.h"

namespace sekishod::test::test_public_audits {
namespace {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::sql::Database;

class PublicAuditTest : public LogTest {
  protected:
    SignedIn app = serviceAccount("audit.read monitoring.read");

    static std::vector<std::pair<std::string, std::string>> asked(const std::string& service = "auth") {
        return {
            {"service", service}, {"startTime", "2026-11-01T00:00:00+09:00"}, {"endTime", "2026-11-30T00:00:00+09:00"}};
    }
    Response logs(const SignedIn& who, const std::vector<std::pair<std::string, std::string>>& query) {
        return get(who, target("/v1.0/audits/logs/download", query));
    }
    Response contents(const SignedIn& who, std::vector<std::pair<std::string, std::string>> query) {
        std::erase_if(query, [](const auto& one) { return one.first == "service"; });
        return get(who, target("/v1.0/monitoring/message-contents/download", query));
    }
    Response follow(const Response& pointed, Method method = Method::Get) {
        EXPECT_EQ(pointed.status, 302) << pointed.body;
        const std::string place = headerOf(pointed, "Location");
        const std::string host = "https://127.0.0.1:8443";
        EXPECT_TRUE(place.starts_with(host)) << place;
        return ask({}, method, place.substr(host.size())); // without a token, as clients follow it
    }
    static std::string all(const Response& response) {
        std::string out;
        EXPECT_TRUE(response.stream) << response.status << response.body;
        if (response.stream)
            while (auto chunk = response.stream())
                out += *chunk;
        return out;
    }
    void wait() { clock.advance(std::chrono::seconds(61)); }
};

TEST_F(PublicAuditTest, PointsToACsvThatIsSentOnce) {
    append(record("auth", "signIn.success", base()));
    append(record("auth", "signIn.failure", base() + std::chrono::minutes(1)));
    auto query = asked();
    query.emplace_back("language", "ja_JP");
    const Response pointed = logs(app, query);
    EXPECT_EQ(follow(pointed, Method::Head).status, 200) << "a look takes nothing";
    const Response file = follow(pointed);
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_EQ(file.contentType, "text/csv; charset=utf-8");
    const std::string csv = all(file);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF説明,メンバー,日時,IPアドレス,ログイン方法,サービスタイプ\r\n")) << csv;
    EXPECT_NE(csv.find("ログイン成功,Somebody,2026-11-21 18:00:00,"), std::string::npos) << csv;
    EXPECT_LT(csv.find("ログイン成功,Somebody"), csv.find("ログイン失敗,Somebody")) << "oldest first";
    EXPECT_EQ(follow(pointed).status, 404) << "once";
    EXPECT_EQ(follow(pointed, Method::Head).status, 404);
    EXPECT_EQ(recorded("log.download"), 1);
    wait();
    EXPECT_TRUE(all(follow(logs(app, asked())))
                    .starts_with("\xEF\xBB\xBF"
                                 "Description,User,Date,"))
        << "en_US by default";
}

TEST_F(PublicAuditTest, TakesTheParametersOfTheApi) {
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"service", "detection"},
                                                          {"service", "nosuch"},
                                                          {"startTime", "2026-11-01"},
                                                          {"endTime", "2026-10-01T00:00:00Z"},
                                                          {"endTime", "2026-12-02T00:00:01+09:00"},
                                                          {"language", "fr_FR"},
                                                          {"botMessageFilterType", "none"}}) {
        auto query = asked();
        std::erase_if(query, [&](const auto& one) { return one.first == name; });
        query.emplace_back(name, value);
        const Response refused = logs(app, query);
        EXPECT_EQ(refused.status, 400) << name;
        EXPECT_EQ(headerOf(refused, "X-Error-Field"), name);
        EXPECT_EQ(codeOf(refused), "INVALID_PARAMETER");
    }
    for (const char* name : {"service", "startTime", "endTime"}) {
        auto query = asked();
        std::erase_if(query, [&](const auto& one) { return one.first == name; });
        EXPECT_EQ(codeOf(logs(app, query)), "MISSING_PARAMETER") << name;
    }
    auto query = asked();
    query.emplace_back("domainId", std::to_string(otherDomain));
    EXPECT_EQ(logs(app, query).status, 404);
    query.back().second = std::to_string(domain);
    EXPECT_EQ(logs(app, query).status, 302) << "a refused request takes no turn";
    for (const sekisho::LogFact& log : sekisho::logFacts()) {
        if (!log.api) continue;
        wait();
        EXPECT_EQ(logs(app, asked(std::string(log.key))).status, 302) << log.key;
    }
}

TEST_F(PublicAuditTest, FiltersBots) {
    for (const bool bot : {true, false}) {
        auto one = record("message", "talk.message.sent", base());
        one.actorName = bot ? "Bot" : "Human";
        one.changesJson = fmt::format(R"({{"bot":{},"channelId":"c"}})", bot);
        append(one);
    }
    const auto csv = [this](const char* filter) {
        wait();
        auto query = asked("message");
        if (*filter) query.emplace_back("botMessageFilterType", filter);
        const std::string text = all(follow(logs(app, query)));
        return std::pair(text.find("Bot,") != std::string::npos, text.find("Human,") != std::string::npos);
    };
    EXPECT_EQ(csv(""), std::pair(true, true));
    EXPECT_EQ(csv("include"), std::pair(true, true));
    EXPECT_EQ(csv("exclude"), std::pair(false, true));
    EXPECT_EQ(csv("only"), std::pair(true, false));
}

TEST_F(PublicAuditTest, OneAtATimeAndAMinuteApart) {
    const Response first = logs(app, asked());
    ASSERT_EQ(first.status, 302);
    const Response hasty = logs(app, asked());
    EXPECT_EQ(hasty.status, 429);
    EXPECT_EQ(headerOf(hasty, "Retry-After"), "60");
    EXPECT_EQ(contents(app, asked()).status, 302) << "the other kind has a turn of its own";
    clock.advance(std::chrono::seconds(30));
    EXPECT_EQ(headerOf(logs(app, asked()), "Retry-After"), "30");
    clock.advance(std::chrono::seconds(31));
    {
        const Response running = follow(first);
        ASSERT_TRUE(running.stream);
        EXPECT_EQ(logs(app, asked()).status, 429) << "one is being sent";
    } // the receiver went away
    const Response second = logs(app, asked());
    ASSERT_EQ(second.status, 302);
    wait();
    const Response third = logs(app, asked());
    EXPECT_EQ(third.status, 302) << "one that nobody fetched is in nobody's way";
    EXPECT_EQ(follow(second).status, 404) << "and its address works no more";
    EXPECT_EQ(follow(third).status, 200);
    wait();
    const Response late = logs(app, asked());
    clock.advance(std::chrono::minutes(11));
    EXPECT_EQ(follow(late).status, 404) << "an address lives ten minutes";
}

TEST_F(PublicAuditTest, AsksWhoComes) {
    EXPECT_EQ(logs(serviceAccount("audit"), asked()).status, 302) << "the old name of the scope";
    wait();
    for (const char* scope : {"directory", "admin", "monitoring.read"})
        EXPECT_EQ(logs(serviceAccount(scope), asked()).status, 403) << scope;
    EXPECT_EQ(contents(serviceAccount("audit.read"), asked()).status, 403);
    const std::string super = uidOf("admin@sakura");
    const SignedIn member = signIn(super, {"audit.read", "monitoring.read"});
    const Response unasked = logs(member, asked());
    EXPECT_EQ(unasked.status, 403);
    EXPECT_EQ(codeOf(unasked), "CONSENT_REQUIRED");
    EXPECT_EQ(codeOf(contents(member, asked())), "CONSENT_REQUIRED");
    script(fmt::format("INSERT INTO consent(domain_id, member_uid, edition, purpose, at) VALUES({}, '{}', {}, 'x', 1)",
                       domain, super, sekisho::consentText().edition));
    EXPECT_EQ(logs(member, asked()).status, 302);
    EXPECT_EQ(contents(member, asked()).status, 302);
    wait();
    EXPECT_EQ(logs(signIn(plainMember(0), {"audit.read"}), asked()).status, 403) << "no administrator";
    setLogPolicy(R"({"plan":"free"})");
    EXPECT_EQ(codeOf(logs(app, asked())), "LOG_DOWNLOAD_NOT_IN_PLAN");
    EXPECT_EQ(codeOf(contents(app, asked())), "LOG_DOWNLOAD_NOT_IN_PLAN");
}

TEST_F(PublicAuditTest, GivesWhatMembersWrote) {
    auto one = record("message", "talk.message.sent", base());
    one.actorName = "鈴木";
    append(one);
    script(fmt::format(
        "INSERT INTO message_content(domain_id, seq, at, sender, sender_uid, receivers, channel, bot, salt, "
        "text) VALUES({0}, (SELECT max(seq) FROM audit WHERE domain_id = {0}), {1}, 'suzuki@sakura', 'u', "
        "'[\"a@sakura\",\"b@sakura\"]', 'c-1', 0, 's', '=cmd, \"見積\"')",
        domain, base().time_since_epoch().count()));
    EXPECT_EQ(all(follow(contents(app, asked()))),
              "\xEF\xBB\xBF"
              "Date,Sender,Recipient,RoomID,Message\r\n2026-11-21 18:00:00,鈴木 "
              "(suzuki@sakura),\"a@sakura, b@sakura\",c-1,\"'=cmd, \"\"見積\"\"\"\r\n");
    EXPECT_EQ(recorded("monitoring.content.download"), 1);
}

TEST_F(PublicAuditTest, SaysInTheFileThatItBroke) {
    std::vector<sekisho::AuditRecord> many;
    for (int i = 0; i < 2'500; ++i)
        many.push_back(record("auth", "signIn.success", base() + std::chrono::seconds(i)));
    append(many);
    const Response file = follow(logs(app, asked()));
    ASSERT_TRUE(file.stream);
    std::string csv = *file.stream();
    Database::setFault([] { return std::optional(Error(ErrorKind::Storage, "STORAGE_FAULT")); });
    while (auto chunk = file.stream())
        csv += *chunk;
    Database::setFault(nullptr);
    const std::size_t last = csv.rfind("\r\n", csv.size() - 3);
    EXPECT_TRUE(csv.substr(last + 2).starts_with("downloadLogs error")) << csv.substr(last);
    EXPECT_TRUE(csv.ends_with("\r\n"));
    EXPECT_GT(std::ranges::count(csv, '\n'), 900);
}

} // namespace
} // namespace sekishod::test::test_public_audits
