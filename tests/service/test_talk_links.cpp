// Talk with people outside, given and taken by programs of the public API: behind it is the policy of the screen.

#include "tests/service/tenant_fixture.h"

namespace test_talk_links {

using namespace sekishod;
using namespace sekishod::test;

namespace {

class TalkLinksTest : public TenantTest {
  protected:
    TalkLinksTest()
        : admin(signInAs("admin@sakura")),
          someone(text("SELECT uid FROM member WHERE email LIKE '%@sakura' AND pending = 0 AND suspended = 0 AND "
                       "deleted IS NULL AND (activation IS NULL OR activation <= " +
                       std::to_string(sekisho::toMillis(clock.now())) +
                       ") AND uid NOT IN (SELECT member_uid FROM role_holding) ORDER BY id LIMIT 1")) {
        clock.advance(std::chrono::minutes(1));
    }
    Response post(const std::string& end, const std::string& uid = {}) {
        return ask(admin.access, Method::Post, "/v1.0/users/" + (uid.empty() ? end : uid + "/" + end));
    }
    boost::json::object policy() { return object(get(admin, "/v1.0/admin/policies/externalTalk")); }
    boost::json::value value(std::string_view field) { return policy()["values"].as_object()[field]; }
    std::int64_t records() { return number("SELECT count(*) FROM audit WHERE action = 'policy.update'"); }

    SignedIn admin;
    std::string someone;
};

TEST_F(TalkLinksTest, AMemberIsLetAndNoLongerLet) {
    for (const std::string partner : {"line", "works"}) {
        const auto before = records();
        EXPECT_EQ(post("link-to-" + partner, someone).status, 204);
        EXPECT_EQ(value(partner), boost::json::value(true)) << "the link is turned on where it was off";
        EXPECT_EQ(value(partner + "Who"), boost::json::value("specific"));
        EXPECT_EQ(value(partner + "Members"), boost::json::value(boost::json::array{someone}));
        EXPECT_EQ(records(), before + 1);
        const auto again = post("link-to-" + partner, someone);
        EXPECT_EQ(again.status, 400);
        EXPECT_EQ(codeOf(again), "TALK_LINK_HELD");

        EXPECT_EQ(post("unlink-to-" + partner, someone).status, 204);
        EXPECT_TRUE(value(partner + "Members").as_array().empty());
        EXPECT_EQ(records(), before + 2);
        EXPECT_EQ(post("unlink-to-" + partner, someone).status, 204);
        EXPECT_EQ(records(), before + 2) << "nothing differs, nothing is written";
    }
}

TEST_F(TalkLinksTest, WhereAllMayNobodyIsNamed) {
    EXPECT_EQ(post("link-to-line", someone).status, 204);
    EXPECT_EQ(post("link-to-line").status, 202);
    EXPECT_EQ(value("lineWho"), boost::json::value("all"));
    for (const std::string end : {"link-to-line", "unlink-to-line"}) {
        const auto refused = post(end, someone);
        EXPECT_EQ(refused.status, 400);
        EXPECT_EQ(codeOf(refused), "TALK_LINK_FOR_ALL");
    }
    EXPECT_EQ(post("link-to-works", someone).status, 204) << "the other kind of people has its own choice";
}

TEST_F(TalkLinksTest, NamesThatPeopleOutsideMayNotBeShown) {
    const std::string path = "/v1.0/users/" + someone;
    ASSERT_EQ(ask(admin.access, Method::Patch, path, R"({"userName":{"lastName":"Online","firstName":"x"}})").status,
              200);
    EXPECT_EQ(codeOf(post("link-to-line", someone)), "TALK_LINK_NAME");
    ASSERT_EQ(ask(admin.access, Method::Patch, path, R"({"userName":{"lastName":"Ono","firstName":"x"}})").status, 200);
    script("UPDATE tenant SET name = 'さくら🌸' WHERE workgroup = 'sakura'");
    EXPECT_EQ(codeOf(post("link-to-line", someone)), "TALK_LINK_NAME");
    script("UPDATE tenant SET name = 'さくら' WHERE workgroup = 'sakura'");
    EXPECT_EQ(ask(admin.access, Method::Delete, path).status, 204);
    EXPECT_EQ(codeOf(post("link-to-works", someone)), "INVALID_STATE");
    EXPECT_EQ(post("link-to-works", "nobody").status, 404);
}

TEST_F(TalkLinksTest, TheLinkOfAMemberLeadsToHimUntilItIsResetOrHisIdChanges) {
    const std::string one = "/v1.0/users/" + someone;
    const auto member = signIn(someone);
    const auto open = [&](const std::string& url, const char* language) {
        return ask("", Method::Get, url.substr(url.find("/contact/")), {}, {{"Accept-Language", language}});
    };
    const auto linkOf = [&](const Response& response) {
        EXPECT_EQ(response.status, 200) << response.body;
        const auto answer = object(response);
        EXPECT_EQ(str(answer, "userId"), someone);
        EXPECT_TRUE(str(answer, "linkUrl").starts_with("https://127.0.0.1:8443/contact/"));
        return str(answer, "linkUrl");
    };
    EXPECT_EQ(codeOf(get(member, one + "/link-url")), "TALK_LINK_OFF");
    EXPECT_EQ(post("link-url/reset", someone).status, 403);
    EXPECT_EQ(post("link-to-line", someone).status, 204);

    const std::string first = linkOf(get(member, one + "/link-url"));
    EXPECT_EQ(linkOf(get(admin, one + "/link-url")), first) << "reading changes nothing";
    const std::string login = text("SELECT email FROM member WHERE uid = '" + someone + "'");
    const std::string tenant = text("SELECT name FROM tenant WHERE workgroup = 'sakura'");
    EXPECT_NE(open(first, "ja").body.find(tenant), std::string::npos);
    EXPECT_EQ(open(first, "ja").body.find(login), std::string::npos) << "people outside are not told the ID";
    EXPECT_NE(open(first, "ja").body.find("連絡先に追加"), std::string::npos);
    EXPECT_NE(open(first, "en").body.find("as a contact"), std::string::npos);

    const std::string second = linkOf(ask(member.access, Method::Post, one + "/link-url/reset"));
    EXPECT_NE(second, first);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE action = 'member.talkLink.reset'"), 1);
    EXPECT_EQ(open(first, "ja").status, 404);
    EXPECT_NE(open(first, "ja").body.find("使用できません"), std::string::npos);
    EXPECT_EQ(open(second.substr(0, second.size() - 1), "en").status, 404);

    ASSERT_EQ(ask(admin.access, Method::Patch, one, R"({"email":"another.one@sakura"})").status, 200);
    EXPECT_EQ(open(second, "ja").status, 404);
    const std::string third = linkOf(get(admin, one + "/link-url"));
    EXPECT_EQ(open(third, "ja").status, 200);
    EXPECT_EQ(post("unlink-to-line", someone).status, 204);
    EXPECT_EQ(open(third, "ja").status, 404) << "whoever may talk with nobody outside is nobody's contact";
    EXPECT_EQ(get(admin, "/v1.0/users/nobody/link-url").status, 404);
    EXPECT_EQ(open("/contact/", "en").status, 404);
}

TEST_F(TalkLinksTest, WhoMayNotSaveThePolicyMayNotDoThis) {
    const auto member = signIn(someone);
    EXPECT_EQ(ask(member.access, Method::Post, "/v1.0/users/" + someone + "/link-to-line").status, 403);
    EXPECT_EQ(ask(member.access, Method::Post, "/v1.0/users/link-to-line").status, 403);
    EXPECT_EQ(number("SELECT count(*) FROM policy WHERE key = 'externalTalk'"), 0);
}

} // namespace
} // namespace test_talk_links
