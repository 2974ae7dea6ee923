// Monitoring on the wire: what is written is read again, and what cannot be read is named.

#include "models/api/monitor_wire.h"
#include "monitor_samples.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

namespace test_monitor_wire {

using namespace sekisho;
using namespace sekisho::api;
using policy::MonitorPolicy;
using policy::Value;
using Texts = std::vector<std::string>;

const Instant kAt = *parseInstant("2026-11-26T00:00:01.5Z");

MonitorPolicy someTalk() {
    MonitorPolicy policy = test::talkPolicy({{"senders", Texts{"a@x.jp"}}, {"keyword", std::string("秘密 \"極秘\"")}});
    policy.id = "p-1";
    policy.number = 7;
    policy.name = "社外\\\"秘\"\n";
    policy.enabled = false;
    policy.createdAt = kAt;
    policy.creator = UserId("u-1");
    policy.creatorName = "管理 太郎";
    policy.detections = 100'001;
    policy.lastDetection = kAt;
    policy.version = 3;
    return policy;
}
MonitorPolicy someDrive() {
    MonitorPolicy policy =
        test::drivePolicy({{"targets", Texts{"sales"}}, {"sizeMB", std::int64_t{5}}, {"endless", false}});
    policy.id = "p-2";
    policy.name = "drive";
    return policy;
}
Excerpt someExcerpt() {
    return {"text", "これは秘密です\"", {{9, 15}, {0, 3}}};
}
Detection someDetection() {
    Detection one;
    one.id = 12;
    one.policy = "p-1";
    one.policyName = "社外秘";
    one.service = MonitorService::Drive;
    one.seq = 1'000'000'007;
    one.recordSeq = 1'000'000'009;
    one.at = kAt;
    one.found = kAt + std::chrono::seconds(2);
    one.member = UserId("u-1");
    one.memberName = "山田 花子";
    one.target = "計画.pdf";
    one.excerpts = {someExcerpt(), {"size", "1048576", {}}};
    one.state = DetectionState::Handled;
    one.note = "確認済み";
    one.changedAt = kAt;
    one.changedBy = "管理 太郎";
    one.version = 2;
    return one;
}
std::string codeOf(const Error& error) {
    return error.field.empty() ? error.code : error.field + ' ' + error.code;
}
template<class T>
std::string faultOf(const Result<T>& result) {
    return result ? "none" : codeOf(result.error());
}
boost::json::value json(std::string_view text) {
    return boost::json::parse(text);
}

TEST(MonitorWire, BringsPoliciesBack) {
    for (const MonitorPolicy& policy : {someTalk(), someDrive()}) {
        const auto back = monitorPolicyFromText(monitorPolicyText(policy));
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, policy);
    }
    const std::vector<MonitorPolicy> both{someTalk(), someDrive()};
    const auto back = monitorPoliciesFromText(monitorPoliciesText(both));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, both);
    EXPECT_EQ(monitorPoliciesFromText(monitorPoliciesText({})).value().size(), 0U);
}

TEST(MonitorWire, CompletesWhatAnOlderServiceDidNotSay) {
    const auto policy = monitorPolicyFromText(R"({"policyId":"p","service":"talk","values":{"bot":"only","gone":1}})");
    ASSERT_TRUE(policy);
    EXPECT_EQ(policy->values.size(), policy::monitorSchema(MonitorService::Talk).fields.size());
    EXPECT_EQ(policy->values.at("bot"), Value(std::string("only")));
    for (const char* bad : {"", "[]", "{}", R"({"policyId":"p"})", R"({"policyId":"p","service":"mail"})",
                            R"({"service":"talk"})", R"({"policyId":"p","service":"talk","number":"x"})",
                            R"({"policyId":"p","service":"talk","values":[]})", R"({"policyId":"p","service":"talk")"})
        EXPECT_EQ(faultOf(monitorPolicyFromText(bad)), "RESPONSE_MALFORMED") << bad;
    for (const char* bad : {"{}", R"({"policies":{}})", R"({"policies":[{}]})", R"({"policies":[3]})"})
        EXPECT_EQ(faultOf(monitorPoliciesFromText(bad)), "RESPONSE_MALFORMED") << bad;
}

TEST(MonitorWire, TakesWishesInTheirOneForm) {
    const auto back = monitorWishFrom(json(monitorWishText(someDrive())), MonitorService::Drive);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->values, someDrive().values);
    EXPECT_EQ(back->name, "drive");
    EXPECT_EQ(back->service, MonitorService::Drive);
    const auto wish = monitorWishFrom(
        json(R"({"name":"　秘 ","values":{"senders":[" A@X.jp","a@x.jp"],"keyword":null}})"), MonitorService::Talk);
    ASSERT_TRUE(wish);
    EXPECT_EQ(wish->name, "秘");
    EXPECT_TRUE(wish->enabled);
    EXPECT_EQ(wish->values.at("senders"), Value(Texts{"a@x.jp"}));
    EXPECT_EQ(wish->values.at("keyword"), Value(std::string()));
    EXPECT_EQ(wish->values.size(), policy::monitorSchema(MonitorService::Talk).fields.size());
    EXPECT_TRUE(monitorWishFrom(json(R"({"name":"x"})"), MonitorService::Drive)) << "the defaults";
}

TEST(MonitorWire, RefusesWishesThatItDoesNotUnderstand) {
    const auto fault = [](std::string_view body) { return faultOf(monitorWishFrom(json(body), MonitorService::Talk)); };
    EXPECT_EQ(fault(R"({"values":{}})"), "name MISSING_PARAMETER");
    EXPECT_EQ(fault(R"({"name":null})"), "name MISSING_PARAMETER");
    EXPECT_EQ(fault(R"({"name":3})"), "name INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"name":"x","enabled":"yes"})"), "enabled INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"name":"x","number":3})"), "number POLICY_UNKNOWN_FIELD");
    EXPECT_EQ(fault(R"({"name":"x","values":{"operation":"link"}})"), "operation POLICY_UNKNOWN_FIELD");
    EXPECT_EQ(fault(R"({"name":"x","values":[]})"), "values INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"name":"x","values":{"senders":"a@x.jp"}})"), "senders INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"name":"x","values":{"senders":["a@x.jp",3]}})"), "senders[1] INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"name":"x","values":{"hours":"six"}})"), "hours INVALID_PARAMETER");
    EXPECT_NE(fault(R"(["name"])"), "none");
    EXPECT_EQ(faultOf(monitorWishFrom(json(R"({"name":"x","values":{"start":20260401}})"), MonitorService::Drive)),
              "start INVALID_PARAMETER");
}

TEST(MonitorWire, BringsDetectionsBack) {
    Detection bare;
    bare.id = 1;
    for (const Detection& one : {someDetection(), bare}) {
        const auto back = detectionFromText(detectionText(one));
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, one);
    }
    EXPECT_EQ(detectionText(bare).find("excerpts"), std::string::npos) << "without the agreement nothing is said";
    const auto page = detectionsFromText(detectionsText({{someDetection(), bare}, "next", 5, 9}));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->detections, (std::vector<Detection>{someDetection(), bare}));
    EXPECT_EQ(page->nextCursor, "next");
    EXPECT_EQ(page->open, 5);
    EXPECT_EQ(page->total, 9);
    const auto last = detectionsFromText(detectionsText({}));
    ASSERT_TRUE(last);
    EXPECT_EQ(last->open, -1);
    EXPECT_TRUE(last->nextCursor.empty() && last->detections.empty());
    for (const char* bad : {"{}", R"({"detections":3})", R"({"detections":[{"state":"lost"}]})",
                            R"({"detections":[{"service":"mail"}]})", R"({"detections":[{"at":"yesterday"}]})"})
        EXPECT_EQ(faultOf(detectionsFromText(bad)), "RESPONSE_MALFORMED") << bad;
    EXPECT_EQ(faultOf(detectionFromText(R"({"detectionId":0})")), "RESPONSE_MALFORMED");
}

TEST(MonitorWire, BringsExcerptsBackAndNoMarkOutsideOfThem) {
    const std::vector<Excerpt> excerpts{someExcerpt(), {"any", "", {}}};
    const auto back = excerptsFromText(excerptText(excerpts));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, excerpts);
    EXPECT_EQ(excerptsFromText("[]").value().size(), 0U);
    for (const char* bad :
         {"", "{}", "3", "[3]", R"([{"text":"ab","hits":[[0,3]]}])", R"([{"text":"ab","hits":[[2,1]]}])",
          R"([{"text":"ab","hits":[[1]]}])", R"([{"text":"ab","hits":[[-1,1]]}])", R"([{"text":"ab","hits":[0,1]}])",
          R"([],"more":[])", R"([{"text":3}])"})
        EXPECT_EQ(faultOf(excerptsFromText(bad)), "RESPONSE_MALFORMED") << bad;
}

TEST(MonitorWire, BringsTrialsBack) {
    TrialText trial;
    trial.found = 12;
    trial.looked = 200'000;
    trial.from = kAt;
    trial.until = kAt + std::chrono::days(1);
    trial.complete = false;
    trial.members = {{UserId("u-1"), "山田", 7}, {UserId(), "out@x.jp", 5}};
    trial.memberCount = 2;
    trial.samples = {someDetection()};
    const auto back = trialFromText(trialText(trial));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->found, 12);
    EXPECT_EQ(back->looked, 200'000);
    EXPECT_EQ(back->from, trial.from);
    EXPECT_EQ(back->until, trial.until);
    EXPECT_FALSE(back->complete);
    ASSERT_EQ(back->members.size(), 2U);
    EXPECT_EQ(back->members[0].member, UserId("u-1"));
    EXPECT_EQ(back->members[0].count, 7);
    EXPECT_TRUE(back->members[1].member.empty());
    EXPECT_EQ(back->members[1].name, "out@x.jp");
    EXPECT_EQ(back->memberCount, 2);
    EXPECT_EQ(back->samples, trial.samples);
    EXPECT_EQ(faultOf(trialFromText("{}")), "RESPONSE_MALFORMED");
    EXPECT_EQ(faultOf(trialFromText(R"({"found":1,"members":[3]})")), "RESPONSE_MALFORMED");
}

TEST(MonitorWire, TakesWishesForDetections) {
    const auto back = detectionWishFrom(json(detectionWishText({{3, 1, 2}, DetectionState::Handled, "確認"})));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->ids, (std::vector<std::int64_t>{3, 1, 2}));
    EXPECT_EQ(back->state, DetectionState::Handled);
    EXPECT_EQ(back->note, "確認");
    EXPECT_EQ(detectionWishFrom(json(R"({"detectionIds":[1,1,2],"state":"open"})")).value().ids.size(), 2U);
    const auto fault = [](const std::string& body) { return faultOf(detectionWishFrom(json(body))); };
    EXPECT_EQ(fault("{}"), "detectionIds MISSING_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[1]})"), "state MISSING_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[],"state":"seen"})"), "detectionIds INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[0],"state":"seen"})"), "detectionIds INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":["1"],"state":"seen"})"), "detectionIds INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[1.5],"state":"seen"})"), "detectionIds INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[1],"state":"done"})"), "state INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[1],"state":"seen","note":3})"), "note INVALID_PARAMETER");
    EXPECT_EQ(fault(R"({"detectionIds":[1],"state":"seen","note":")" + std::string(1001, 'x') + "\"}"),
              "note TOO_LONG");
    EXPECT_EQ(fault(R"({"detectionIds":[1],"state":"seen","note":")" + std::string(1000, 'x') + "\"}"), "none");
    std::string many = "1";
    for (int i = 2; i <= 1001; ++i)
        many += ',' + std::to_string(i);
    EXPECT_EQ(fault("{\"detectionIds\":[" + many + "],\"state\":\"seen\"}"), "detectionIds INVALID_PARAMETER");
    EXPECT_NE(fault("[1]"), "none");
}

TEST(MonitorWire, BringsExceptionsAndTheAgreementBack) {
    const std::vector<ExceptionLine> lines{{UserId("u-1"), "山田", "yamada@acme.example", kAt, "管理 太郎"}};
    const auto back = exceptionsFromText(exceptionsText(lines));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, lines);
    for (const char* bad : {"{}", R"({"exceptions":3})", R"({"exceptions":[{"name":"x"}]})"})
        EXPECT_EQ(faultOf(exceptionsFromText(bad)), "RESPONSE_MALFORMED") << bad;

    for (const Consent& consent : {Consent{true, "内部通報の調査", kAt}, Consent{}}) {
        const std::string text = consentStateText(consent);
        const auto read = consentFromText(text);
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, consent);
        const auto tree = json(text);
        EXPECT_EQ(tree.at("edition").as_int64(), consentText().edition);
        EXPECT_EQ(tree.at("text").at("ja").as_string(), consentText().ja);
        EXPECT_EQ(tree.at("ground").at("en").as_string(), consentText().groundEn);
    }
    EXPECT_EQ(faultOf(consentFromText("{}")), "RESPONSE_MALFORMED");
}

TEST(MonitorWire, BringsContentsBack) {
    MessageContent message;
    message.seq = 5;
    message.at = kAt;
    message.sender = "a@x.jp";
    message.senderId = UserId("u-1");
    message.senderName = "山田";
    message.receivers = {"b@x.jp", "c@x.jp"};
    message.channel = "ch-1";
    message.channelName = "営業";
    message.bot = true;
    message.text = "これは\n秘密";
    message.attachments = {"a.pdf"};
    message.hits = {{10, 16}};
    const auto page = contentPageFromText(contentPageText({message, MessageContent()}, "next", kAt));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->messages, (std::vector<MessageContent>{message, MessageContent()}));
    EXPECT_EQ(page->nextCursor, "next");
    EXPECT_EQ(page->searchedTo, kAt);
    const auto last = contentPageFromText(contentPageText({}, {}, std::nullopt));
    ASSERT_TRUE(last);
    EXPECT_TRUE(last->nextCursor.empty() && !last->searchedTo);
    for (const char* bad :
         {"{}", R"({"messages":[{"text":"ab","hits":[[0,9]]}]})", R"({"messages":[{"receivers":3}]})"})
        EXPECT_EQ(faultOf(contentPageFromText(bad)), "RESPONSE_MALFORMED") << bad;
}

} // namespace test_monitor_wire
