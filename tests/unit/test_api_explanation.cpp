#include "models/api/explanation_wire.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace test_api_explanation {

using namespace sekisho;

boost::json::value jsonOf(std::string_view text) {
    return boost::json::parse(text);
}

ChainLink someLink() {
    ChainLink link;
    link.kind = LinkKind::Menu;
    link.holds = false;
    link.code = "menu.lacks";
    link.params = {{"role", "支社"}, {"menu", "members.orgUnits"}, {"access", "operate"}};
    link.refKind = "role";
    link.refId = "r-1";
    return link;
}

RightAnswer someAnswer() {
    RightAnswer answer;
    answer.allowed = true;
    answer.who = {UserId("u-1"), "佐藤 花子", "sato@sakura"};
    answer.menu = "members.orgUnits";
    answer.access = Access::Operate;
    answer.object = {"orgUnit", "o-1", "営業部"};
    answer.summary = {someLink()};
    answer.paths = {{RoleId("r-1"), "支社", "", {{OrgUnitId("o-1")}, false}, true, {someLink(), someLink()}}};
    answer.grantors = {{UserId("u-2"), "鈴木", "suzuki@sakura"}, {{}, "外の人", {}}};
    RemovalStep step;
    step.kind = RemovalStep::Kind::LowerGrant;
    step.role = RoleId("r-1");
    step.roleName = "支社";
    step.user = UserId("u-1");
    step.userName = "佐藤 花子";
    step.menu = "members";
    step.others = 7;
    answer.removal = {step};
    return answer;
}

TEST(ApiExplanation, ARightComesBackAsItWasTold) {
    const RightAnswer answer = someAnswer();
    const std::string text = api::rightAnswerText(answer, true);
    const auto read = api::rightAnswerFromText(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, answer);
    const auto object = jsonOf(text).as_object();
    EXPECT_EQ(object.at("summary").at(0).at("sentence").as_string(),
              "「支社」では「組織」（操作）が許可されていません。");
    EXPECT_EQ(object.at("removal").at(0).at("sentence").as_string(),
              "「支社」の「メンバー」の許可を引き下げます。ほかに 7 人がこの権限を持っています。");
    EXPECT_EQ(object.at("summary").at(0).at("params").at("menu").as_string(), "members.orgUnits");
}

TEST(ApiExplanation, HoldersAndUsesComeBackAsTheyWereTold) {
    api::RightHoldersText page;
    page.holders = {{{UserId("u-1"), "佐藤", "sato@sakura"}, someAnswer().paths.front()}};
    page.nextCursor = "abc";
    page.total = 12;
    page.outside = 3;
    const auto read = api::rightHoldersFromText(api::rightHoldersText(page, false));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->holders, page.holders);
    EXPECT_EQ(read->nextCursor, "abc");
    EXPECT_EQ(read->total, 12);
    EXPECT_EQ(read->outside, 3);

    UseAnswer use;
    use.stepUp = true;
    use.allowed = true;
    use.who = {UserId("u-1"), "佐藤", "sato@sakura"};
    use.service = "talk";
    use.client = "mobileApp";
    use.links = {someLink()};
    const auto readUse = api::useAnswerFromText(api::useAnswerText(use, false));
    ASSERT_TRUE(readUse);
    EXPECT_EQ(*readUse, use);
}

TEST(ApiExplanation, QuestionsComeBackAsTheyWereAsked) {
    api::RightQuestionText right{"u-1", "members.members", Access::Operate, "member", "u-2"};
    const auto read = api::rightQuestionFrom(jsonOf(api::rightQuestionText(right)));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->userId, "u-1");
    EXPECT_EQ(read->menu, "members.members");
    EXPECT_EQ(read->access, Access::Operate);
    EXPECT_EQ(read->objectKind, "member");
    EXPECT_EQ(read->objectId, "u-2");
    const auto whole = api::rightQuestionFrom(jsonOf(R"({"menu":"audit","access":"view"})"));
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->objectKind, "tenant");
    api::UseQuestionText use{"u-1", "talk", "browser", "203.0.113.7", "jp"};
    const auto readUse = api::useQuestionFrom(jsonOf(api::useQuestionText(use)));
    ASSERT_TRUE(readUse);
    EXPECT_EQ(readUse->country, "JP");
    EXPECT_EQ(readUse->service, "talk");
}

TEST(ApiExplanation, NamesWhatItCannotRead) {
    const auto rightAt = [](std::string_view body) {
        const auto read = api::rightQuestionFrom(jsonOf(body));
        return read ? std::string("read") : read.error().field;
    };
    EXPECT_EQ(rightAt(R"({"access":"view"})"), "menu");
    EXPECT_EQ(rightAt(R"({"menu":"members"})"), "access");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"own"})"), "access");
    EXPECT_EQ(rightAt(R"({"menu":"nowhere","access":"view"})"), "menu");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"view","object":{"kind":"group","id":"g"}})"), "read");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"view","object":{"kind":"room","id":"r"}})"), "object.kind");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"view","object":{"kind":"member"}})"), "object.id");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"view","object":"all"})"), "object");
    EXPECT_EQ(rightAt(R"({"menu":"members","access":"view","userId":7})"), "userId");
    const auto useAt = [](std::string_view body) {
        const auto read = api::useQuestionFrom(jsonOf(body));
        return read ? std::string("read") : read.error().field;
    };
    EXPECT_EQ(useAt(R"({"service":"talk"})"), "client");
    EXPECT_EQ(useAt(R"({"client":"telegraph"})"), "client");
    EXPECT_EQ(useAt(R"({"client":"browser","service":"fax"})"), "service");
    EXPECT_EQ(useAt(R"({"client":"browser","ip":"300.1.1.1"})"), "ip");
    EXPECT_EQ(useAt(R"({"client":"browser","country":"JPN"})"), "country");
    EXPECT_FALSE(api::rightAnswerFromText("{}"));
    EXPECT_FALSE(api::rightAnswerFromText(R"({"allowed":true,"paths":[7]})"));
    EXPECT_FALSE(api::rightHoldersFromText(R"({"holders":[{"userId":"u"}]})"));
    EXPECT_FALSE(api::useAnswerFromText(R"({"allowed":true,"links":[{"kind":"no"}]})"));
}

} // namespace test_api_explanation
