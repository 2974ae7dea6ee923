// Approval requests on the wire: what one side writes the other reads, and what is asked for is checked at its field.
#include "models/api/approval_wire.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <random>

namespace test_approval_wire {

using namespace sekisho;

namespace {

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
    bool flag() { return below(2) == 0; }
    std::string text() {
        static constexpr const char* kTexts[] = {"", "退職者です。", "a \"quoted\" text", "two\nlines", "<b>佐藤</b>"};
        return kTexts[below(std::size(kTexts))];
    }
    Instant at() {
        return Instant{std::chrono::microseconds{static_cast<std::int64_t>(below(4'000'000'000)) * 1'000'000}};
    }
    std::optional<Instant> perhaps() { return flag() ? std::optional(at()) : std::nullopt; }

  private:
    std::mt19937 engine_;
};

PlannedChange changeOf(Dice& dice) {
    static constexpr const char* kChanges[] = {"", R"({"name":{"from":"a","to":"b"}})",
                                               R"({"scope":{"from":null,"to":{"orgUnits":[]}}})"};
    return {"member.update", "member", "id-" + std::to_string(dice.below(100)), dice.text(),
            kChanges[dice.below(std::size(kChanges))]};
}

ApprovalRequest requestOf(Dice& dice) {
    ApprovalRequest request;
    request.id = "approval-" + std::to_string(dice.below(1'000));
    request.action = guardedActions()[dice.below(guardedActions().size())].key;
    request.state = static_cast<ApprovalState>(dice.below(8));
    request.requester = UserId("requester");
    request.requesterName = dice.text();
    request.reason = dice.text();
    request.subject = dice.text();
    request.createdAt = dice.at();
    request.decideBy = dice.at();
    request.executeBy = dice.perhaps();
    request.endedAt = dice.perhaps();
    request.quorum = static_cast<int>(1 + dice.below(4));
    for (std::size_t i = dice.below(3); i > 0; --i)
        request.votes.push_back({UserId("voter"), dice.text(), dice.flag(), dice.at(), dice.text()});
    for (std::size_t i = dice.below(4); i > 0; --i)
        request.plan.push_back(changeOf(dice));
    request.planned = static_cast<std::int64_t>(request.plan.size() + dice.below(300));
    request.replanned = static_cast<int>(dice.below(3));
    for (std::size_t i = dice.below(3); i > 0; --i)
        request.former.push_back({dice.at(),
                                  {changeOf(dice)},
                                  static_cast<std::int64_t>(1 + dice.below(300)),
                                  {{UserId("voter"), dice.text(), dice.flag(), dice.at(), dice.text()}}});
    if (dice.flag()) request.changeset = ChangesetId("changeset");
    if (dice.flag())
        request.error = Error(ErrorKind::NotFound, "USER_NOT_EXIST", "There is no such user.")
                            .at("userId")
                            .with("name", dice.text());
    request.own = dice.flag();
    if (dice.flag()) request.whyNotMine = "APPROVAL_OWN";
    request.version = static_cast<Version>(dice.below(50));
    return request;
}

template<class T>
std::string fault(const Result<T>& read) {
    return read ? "taken" : read.error().code + '@' + read.error().field;
}

TEST(ApprovalWire, ARequestGoesThereAndBack) {
    Dice dice(1);
    for (int round = 0; round < 1'000; ++round) {
        const ApprovalRequest request = requestOf(dice);
        const std::string text = api::approvalText(request);
        const auto read = api::approvalFromText(text);
        ASSERT_TRUE(read) << text;
        ASSERT_EQ(api::approvalText(*read), text); // nothing was lost: both write the same
        ASSERT_EQ(read->state, request.state);
        ASSERT_EQ(read->votes, request.votes);
        ASSERT_EQ(read->plan, request.plan);
        ASSERT_EQ(read->former, request.former);
        ASSERT_EQ(read->executeBy, request.executeBy);
        ASSERT_EQ(read->whyNotMine, request.whyNotMine);
        ASSERT_EQ(read->error.has_value(), request.error.has_value());
        if (!request.error) continue;
        ASSERT_EQ(read->error->kind, ErrorKind::NotFound);
        ASSERT_EQ(read->error->code, "USER_NOT_EXIST");
        ASSERT_EQ(read->error->field, "userId");
        ASSERT_EQ(read->error->params.size(), 1U);
        ASSERT_EQ(read->error->params[0].value, request.error->params[0].value);
    }
}

TEST(ApprovalWire, APageTellsItsNumbersOnlyWhereTheyAreKnown) {
    Dice dice(2);
    const api::ApprovalsText first{{requestOf(dice), requestOf(dice)}, "next", 4, 1};
    const auto read = api::approvalsFromText(api::approvalsText(first));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->requests.size(), 2U);
    EXPECT_EQ(read->nextCursor, "next");
    EXPECT_EQ(read->forMe, 4);
    EXPECT_EQ(read->mine, 1);
    const auto more = api::approvalsFromText(api::approvalsText({{}, "", -1, -1}));
    ASSERT_TRUE(more);
    EXPECT_EQ(more->forMe, -1);
    EXPECT_EQ(more->mine, -1);
    EXPECT_EQ(more->nextCursor, "");
}

TEST(ApprovalWire, APlanIsKeptAsItIsTold) {
    Dice dice(3);
    for (int round = 0; round < 200; ++round) {
        std::vector<PlannedChange> plan;
        for (std::size_t i = dice.below(5); i > 0; --i)
            plan.push_back(changeOf(dice));
        EXPECT_EQ(api::plannedChangesFromText(api::plannedChangesText(plan)).value(), plan);
        ApprovalRequest request = requestOf(dice), read;
        if (round % 3 == 0) request.former.clear();
        ASSERT_TRUE(api::readKeptPlans(api::keptPlansText(request), read));
        EXPECT_EQ(read.plan, request.plan);
        EXPECT_EQ(read.former, request.former);
    }
    ApprovalRequest old;
    ASSERT_TRUE(api::readKeptPlans(R"([{"action":"member.delete"}])", old)) << "as it was kept before";
    EXPECT_EQ(old.plan.size(), 1U);
    EXPECT_TRUE(old.former.empty());
    EXPECT_FALSE(api::readKeptPlans(R"({"now":7})", old));
}

TEST(ApprovalWire, AnswersThatCannotBeReadAreMalformed) {
    for (const char* text :
         {"", "[]", "{}", R"({"approvalId":"a","state":"perhaps"})", R"({"approvalId":"a","votes":{}})",
          R"({"approvalId":"a","plan":[{"changes":"x"}]})", R"({"approvalId":"a","createdAt":"yesterday"})",
          R"({"approvalId":"a","error":"x"})", R"({"approvalId":"a","quorum":1e30})"})
        EXPECT_EQ(fault(api::approvalFromText(text)), "RESPONSE_MALFORMED@") << text;
    for (const char* text : {"{}", R"({"requests":{}})", R"({"requests":[7]})", R"({"requests":[],"forMe":"1"})"})
        EXPECT_EQ(fault(api::approvalsFromText(text)), "RESPONSE_MALFORMED@") << text;
    for (const char* text : {"{}", "[1]", "[", R"([{"action":1}])"})
        EXPECT_EQ(fault(api::plannedChangesFromText(text)), "RESPONSE_MALFORMED@") << text;
}

TEST(ApprovalWire, AVoteSaysWhyWhereItMust) {
    const auto of = [](const char* text, bool needed) {
        return fault(api::voteFrom(boost::json::parse(text), needed));
    };
    EXPECT_EQ(api::voteFrom(boost::json::parse(api::voteText("契約の範囲外")), true).value(), "契約の範囲外");
    EXPECT_EQ(api::voteFrom(boost::json::parse("{}"), false).value(), "");
    EXPECT_EQ(api::voteFrom(boost::json::value(), false).value(), "") << "without a body";
    EXPECT_FALSE(api::voteFrom(boost::json::value(), true));
    EXPECT_EQ(of("{}", true), "MISSING_PARAMETER@reason");
    EXPECT_EQ(of(R"({"reason":" \n"})", true), "MISSING_PARAMETER@reason");
    EXPECT_EQ(of("{\"reason\":\"\u3000\u00A0\"}", true), "MISSING_PARAMETER@reason") << "blanks of any script";
    for (const char* turning : {"\\u2028", "\\u202E", "\\u2066", "\\u2069"})
        EXPECT_EQ(of(("{\"reason\":\"a" + std::string(turning) + "b\"}").c_str(), false), "INVALID_PARAMETER@reason")
            << turning;
    EXPECT_EQ(of(R"({"reason":7})", false), "INVALID_PARAMETER@reason");
    EXPECT_EQ(of("[]", false), "BAD_REQUEST@");
    EXPECT_EQ(fault(api::voteFrom(boost::json::object{{"reason", std::string(1'001, 'x')}}, false)), "TOO_LONG@reason");
}

TEST(ApprovalWire, AConfirmationHoldsAPasswordAndPerhapsACode) {
    const auto read = api::verificationFrom(boost::json::parse(api::verificationText({"Start-1234", "123456"})));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->password, "Start-1234");
    EXPECT_EQ(read->code, "123456");
    EXPECT_EQ(api::verificationText({"Start-1234", ""}).find("code"), std::string::npos);
    EXPECT_EQ(fault(api::verificationFrom(boost::json::parse("{}"))), "MISSING_PARAMETER@password");
    EXPECT_EQ(fault(api::verificationFrom(boost::json::parse(R"({"password":""})"))), "MISSING_PARAMETER@password");
    EXPECT_EQ(fault(api::verificationFrom(boost::json::parse(R"({"password":"a","code":1})"))),
              "INVALID_PARAMETER@code");
    EXPECT_EQ(fault(api::verificationFrom(boost::json::object{{"password", std::string(201, 'x')}})),
              "TOO_LONG@password");
}

TEST(Approvals, NeedsAddUpAndStatesAreKeysBothWays) {
    const GuardNeed needs[] = {GuardNeed::None, GuardNeed::StepUp, GuardNeed::Second, GuardNeed::Both};
    for (const GuardNeed a : needs) {
        EXPECT_EQ(guardNeedOf(guardNeedKey(a)), a);
        for (const GuardNeed b : needs) {
            const GuardNeed sum = both(a, b);
            EXPECT_EQ(needsStepUp(sum), needsStepUp(a) || needsStepUp(b));
            EXPECT_EQ(needsSecond(sum), needsSecond(a) || needsSecond(b));
            EXPECT_EQ(sum, both(b, a));
        }
    }
    EXPECT_FALSE(guardNeedOf("third"));
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(approvalStateOf(approvalStateKey(static_cast<ApprovalState>(i))), static_cast<ApprovalState>(i));
    EXPECT_FALSE(approvalStateOf(""));
    EXPECT_NE(guardedAction("roleGrant"), nullptr);
    EXPECT_EQ(guardedAction("nothing"), nullptr);
}

} // namespace

} // namespace test_approval_wire
