// Cut-offs, devices and the brake on the wire: what one side writes the other reads, and what is asked for is checked.
#include "models/api/cut_off_wire.h"
#include "models/api/device_wire.h"
#include "tests/unit/random_cut_offs.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace test_api_cut_off {

using namespace sekisho;

namespace {

std::string cutOffFault(const Error& error) {
    return error.code + '@' + error.field;
}

boost::json::value orderJson() {
    CutOffOrder order = test::RandomCutOffs(1).order();
    return boost::json::parse(api::cutOffOrderText(order));
}

std::string orderFault(const std::function<void(boost::json::object&)>& change) {
    boost::json::value body = orderJson();
    change(body.as_object());
    const auto read = api::cutOffOrderFrom(body);
    return read ? "taken" : cutOffFault(read.error());
}

boost::json::value reportJson() {
    return boost::json::parse(
        R"({"kind":"mobileApp","name":"iPhone","model":"iPhone17,1","os":"iOS","osVersion":"19.1","vendorId":"v-1",)"
        R"("apps":[{"name":"talk","version":"3.10.2"}],"mdmProfile":"lineworks","deviceTime":"2026-11-26T10:00:00+09:00"})");
}

std::string reportFault(const std::function<void(boost::json::object&)>& change) {
    boost::json::value body = reportJson();
    change(body.as_object());
    const auto read = api::deviceReportFrom(body);
    return read ? "taken" : cutOffFault(read.error());
}

TEST(ApiCutOff, AnswersGoThereAndBack) {
    test::RandomCutOffs random(3);
    for (int round = 0; round < 500; ++round) {
        const CutOff cutOff = random.cutOff();
        const auto read = api::cutOffFromText(api::cutOffText(cutOff));
        ASSERT_TRUE(read) << read.error().detail;
        ASSERT_EQ(*read, cutOff) << api::cutOffText(cutOff);
        const auto ordered = api::orderedFromText(api::orderedText({cutOff, "Start-1234"}));
        ASSERT_TRUE(ordered);
        EXPECT_EQ(ordered->cutOff, cutOff);
        EXPECT_EQ(ordered->temporaryPassword, "Start-1234");
    }
    const std::vector<CutOff> two{random.cutOff(), random.cutOff()};
    const auto page = api::cutOffsFromText(api::cutOffsText({two, "next"}));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->cutOffs, two);
    EXPECT_EQ(page->nextCursor, "next");
    EXPECT_EQ(api::cutOffsFromText(api::cutOffsText({two, ""}))->nextCursor, "");
}

TEST(ApiCutOff, StateAndCountsAreToldAndNotBelieved) {
    CutOff cutOff = test::RandomCutOffs(8).cutOff();
    cutOff.steps.clear();
    cutOff.foundAt.reset();
    CutOffStep step;
    step.number = 1;
    step.state = StepState::Unreachable;
    cutOff.steps = {step};
    boost::json::value value = api::cutOffValue(cutOff);
    EXPECT_EQ(value.at("state").as_string(), "open");
    EXPECT_EQ(value.at("counts").at("unreachable").as_int64(), 1);
    value.as_object()["state"] = "verified";
    const auto read = api::cutOffFromValue(value);
    ASSERT_TRUE(read);
    EXPECT_EQ(stateOf(*read), CutOffState::Open);
}

TEST(ApiCutOff, DevicesAndSessionsGoThereAndBack) {
    test::RandomCutOffs random(4);
    api::DevicesText devices;
    api::LiveSessionsText sessions;
    for (int round = 0; round < 300; ++round) {
        const Device device = random.device();
        const auto read = api::deviceFromValue(api::deviceValue(device));
        ASSERT_TRUE(read) << read.error().detail;
        ASSERT_EQ(*read, device);
        devices.devices.push_back(device);
        const Session session = random.session();
        const auto again = api::sessionFromValue(api::sessionValue(session));
        ASSERT_TRUE(again);
        ASSERT_EQ(*again, session);
        sessions.sessions.push_back({session, random.text(), random.text()});
        sessions.sessions.back().session.user = UserId(random.uuid());
    }
    devices.total = 300;
    const auto page = api::devicesFromText(api::devicesText(devices));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->devices, devices.devices);
    EXPECT_EQ(page->total, 300);
    sessions.members = 7;
    const auto live = api::liveSessionsFromText(api::liveSessionsText(sessions));
    ASSERT_TRUE(live);
    ASSERT_EQ(live->sessions.size(), sessions.sessions.size());
    for (std::size_t i = 0; i < sessions.sessions.size(); ++i) {
        EXPECT_EQ(live->sessions[i].session, sessions.sessions[i].session);
        EXPECT_EQ(live->sessions[i].userName, sessions.sessions[i].userName);
    }
    EXPECT_EQ(live->total, -1);
    EXPECT_EQ(live->members, 7);
}

TEST(ApiCutOff, ProposalsAndTheBrakeGoThereAndBack) {
    test::RandomCutOffs random(6);
    api::ProposalText proposal;
    proposal.userId = random.uuid();
    proposal.userName = "佐藤 花子";
    proposal.lost = Lost::Pc;
    proposal.devices = {random.device(), random.device()};
    proposal.sessions = {random.session()};
    proposal.sessions[0].user = UserId(proposal.userId);
    proposal.sessionCount = 10'000;
    proposal.steps = policy::proposeSteps(random.facts());
    proposal.brake = {{BrakeKind::Wipe, {5, 20, 20}, 1, 2, 3, 4}};
    const auto read = api::proposalFromText(api::proposalText(proposal));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->devices, proposal.devices);
    EXPECT_EQ(read->sessions, proposal.sessions);
    EXPECT_EQ(read->sessionCount, 10'000);
    EXPECT_EQ(read->steps, proposal.steps);
    EXPECT_EQ(read->lost, Lost::Pc);
    ASSERT_EQ(read->brake.size(), 1U);
    EXPECT_EQ(read->brake[0].budget.perTenant, 20);
    EXPECT_EQ(read->brake[0].pending, 4);

    api::HeldText held;
    for (int i = 0; i < 50; ++i)
        held.orders.push_back(random.held());
    held.total = 80'000;
    held.groups = {
        {UserId("a"), "管理者", BrakeKind::Reset, 79'999, random.instant(), random.instant(), random.instant()}};
    held.groups[0].alone = true;
    const auto page = api::heldFromText(api::heldText(held));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->orders, held.orders);
    EXPECT_EQ(page->groups, held.groups);
    EXPECT_EQ(page->total, 80'000);
}

// What a newer service counts is kept as it is written, and the rest of the list is read.
TEST(ApiCutOff, AnUnknownKindOfTheBrakeIsNotThrownAway) {
    const auto uses = api::brakeUseFromText(R"({"kinds":[{"kind":"export","mine":2},{"kind":"wipe","mine":3}]})");
    ASSERT_TRUE(uses);
    ASSERT_EQ(uses->size(), 2U);
    EXPECT_EQ((*uses)[0].kind, BrakeKind::Other);
    EXPECT_EQ((*uses)[0].otherKind, "export");
    EXPECT_EQ((*uses)[1].kind, BrakeKind::Wipe);
    EXPECT_EQ((*uses)[1].otherKind, "");
    const auto page = api::heldFromText(R"({"orders":[{"orderId":"o","kind":"export","stepKind":"takeOut"},)"
                                        R"({"orderId":"p","kind":"reset","stepKind":"resetDevice"}],"groups":[)"
                                        R"({"actorId":"a","kind":"export","orders":1}],"total":2})");
    ASSERT_TRUE(page);
    ASSERT_EQ(page->orders.size(), 2U);
    EXPECT_EQ(page->orders[0].kind, BrakeKind::Other);
    EXPECT_EQ(page->orders[0].otherStep, "takeOut");
    EXPECT_EQ(page->orders[1].stepKind, StepKind::ResetDevice);
    EXPECT_EQ(page->groups[0].otherKind, "export");
}

TEST(ApiCutOff, WhatIsNoAnswerIsMalformed) {
    for (const char* text : {"", "[]", "{}", "7", R"({"cutOffId":7})", R"({"cutOffId":"x","kind":"no"})",
                             R"({"cutOffId":"x","steps":{}})", R"({"cutOffId":"x","steps":[7]})",
                             R"({"cutOffId":"x","orderedAt":"yesterday"})", R"({"cutOffId":"x","version":1.5})"}) {
        const auto read = api::cutOffFromText(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, "RESPONSE_MALFORMED") << text;
    }
    EXPECT_FALSE(api::cutOffsFromText("{}"));
    EXPECT_FALSE(api::heldFromText("{}"));
    EXPECT_FALSE(api::devicesFromText("{}"));
    EXPECT_FALSE(api::liveSessionsFromText(R"({"sessions":7})"));
    EXPECT_FALSE(api::doneFromText("{}"));
    EXPECT_FALSE(api::consoleKeyIdFromText("{}"));
    EXPECT_TRUE(api::cutOffFromText(R"({"cutOffId":"x","later":{"a":[1]},"note":null})"));
}

TEST(ApiCutOff, AnOrderIsOneTextAndOneTextAnOrder) {
    test::RandomCutOffs random(9);
    for (int round = 0; round < 1'000; ++round) {
        const CutOffOrder order = random.order();
        const std::string text = api::cutOffOrderText(order);
        const auto read = api::cutOffOrderFromText(text);
        ASSERT_TRUE(read) << cutOffFault(read.error()) << ' ' << text;
        ASSERT_EQ(*read, order) << text;
        ASSERT_EQ(api::cutOffOrderText(*read), text); // canonical: the signature covers it
        // In whatever order the keys came, the order has this one text.
        boost::json::object mixed;
        const boost::json::value parsed = boost::json::parse(text);
        std::vector<std::string> keys;
        for (const auto& [key, value] : parsed.as_object())
            keys.emplace_back(key);
        std::ranges::reverse(keys);
        for (const std::string& key : keys)
            mixed[key] = parsed.at(key);
        const auto again = api::cutOffOrderFromText(boost::json::serialize(mixed));
        ASSERT_TRUE(again);
        ASSERT_EQ(api::cutOffOrderText(*again), text);
    }
}

TEST(ApiCutOff, OrdersAreChecked) {
    using object = boost::json::object;
    const auto longText = [](std::size_t size) { return std::string(size, 'a'); };
    EXPECT_EQ(orderFault([](object&) {}), "taken");
    EXPECT_EQ(orderFault([](object& o) { o.erase("id"); }), "MISSING_PARAMETER@id");
    EXPECT_EQ(orderFault([](object& o) { o["id"] = "00000000-0000-4000-8000-00000000000G"; }), "INVALID_PARAMETER@id");
    EXPECT_EQ(orderFault([](object& o) { o["id"] = "ABCDEF00-0000-4000-8000-000000000000"; }), "INVALID_PARAMETER@id");
    EXPECT_EQ(orderFault([](object& o) { o.erase("userId"); }), "MISSING_PARAMETER@userId");
    EXPECT_EQ(orderFault([](object& o) { o["lost"] = "tablet"; }), "INVALID_PARAMETER@lost");
    EXPECT_EQ(orderFault([](object& o) { o["steps"] = boost::json::array(); }), "CUT_OFF_NO_STEP@steps");
    EXPECT_EQ(orderFault([](object& o) { o.erase("steps"); }), "CUT_OFF_NO_STEP@steps");
    EXPECT_EQ(orderFault([](object& o) { o["steps"] = boost::json::parse(R"([{"kind":"explode"}])"); }),
              "INVALID_PARAMETER@steps.kind");
    EXPECT_EQ(orderFault([](object& o) {
                  o["steps"] = boost::json::parse(R"([{"kind":"block","target":"d"},{"kind":"block","target":"d"}])");
              }),
              "DUPLICATE_ENTRY@steps");
    EXPECT_EQ(orderFault([](object& o) {
                  boost::json::array many;
                  for (int i = 0; i < 101; ++i)
                      many.push_back(object{{"kind", "block"}, {"target", "d" + std::to_string(i)}});
                  o["steps"] = std::move(many);
              }),
              "LIMIT_EXCEEDED@steps");
    EXPECT_EQ(orderFault([&](object& o) { o["note"] = longText(2'001); }), "TOO_LONG@note");
    EXPECT_EQ(orderFault([&](object& o) { o["note"] = longText(2'000); }), "taken");
    EXPECT_EQ(orderFault([&](object& o) {
                  o["check"] = object{{"method", "callback"}, {"text", longText(501)}};
              }),
              "TOO_LONG@check.text");
    EXPECT_EQ(orderFault([](object& o) {
                  o["check"] = object{{"method", "palmReading"}};
              }),
              "INVALID_PARAMETER@check.method");
    EXPECT_EQ(orderFault([](object& o) { o["check"] = nullptr; }), "taken");
    EXPECT_EQ(orderFault([](object& o) { o["orderedAt"] = "yesterday"; }), "INVALID_PARAMETER@orderedAt");
    EXPECT_EQ(orderFault([](object& o) { o["later"] = 7; }), "taken");
    EXPECT_FALSE(api::cutOffOrderFromText("{"));
    EXPECT_FALSE(api::cutOffOrderFromText(std::string(70'000, ' ') + "{}"));
}

TEST(ApiCutOff, BulkOrdersNameTargetsOrAFilter) {
    const CutOffId id(test::RandomCutOffs(2).uuid());
    const auto back = [](const std::string& text, std::string_view key) {
        return api::bulkOrderFrom(boost::json::parse(text), key);
    };
    const auto named = back(api::bulkOrderText({id, {"a", "b"}, "紛失"}, "devices", {}, "wipeAppData"), "devices");
    ASSERT_TRUE(named);
    EXPECT_EQ(named->id, id);
    EXPECT_EQ(named->targets, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(named->note, "紛失");
    api::LiveSessionFilter filter;
    filter.kinds = {ClientKind::MobileApp, ClientKind::PcApp};
    filter.country = "JP";
    filter.ip = "203.0.113.0/24";
    filter.idleMinutesAtLeast = 30;
    filter.text = "佐藤 & 花子";
    filter.orgUnit = OrgUnitId("o1");
    const std::string text = api::bulkOrderText({id, {}, ""}, "sessions", api::liveSessionFilterValue(filter));
    ASSERT_TRUE(back(text, "sessions"));
    const auto read = api::liveSessionFilterFrom(boost::json::parse(text).at("filter"));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, filter);
    EXPECT_EQ(back(api::bulkOrderText({id, {}, ""}, "devices"), "devices").error().code, "MISSING_PARAMETER");
    boost::json::value both = boost::json::parse(text);
    both.as_object()["sessions"] = boost::json::array{"s1"};
    EXPECT_EQ(api::bulkOrderFrom(both, "sessions").error().code, "INVALID_PARAMETER");
    EXPECT_EQ(
        back(api::bulkOrderText({id, std::vector<std::string>(10'001, "x"), ""}, "devices"), "devices").error().code,
        "LIMIT_EXCEEDED");
    // A misspelled name would end more sessions than were meant.
    EXPECT_FALSE(api::liveSessionFilterFrom(boost::json::parse(R"({"contry":"JP"})")));
    EXPECT_FALSE(api::liveSessionFilterFrom(boost::json::parse(R"({"country":"jp"})")));
    EXPECT_FALSE(api::liveSessionFilterFrom(boost::json::parse("[]")));
}

TEST(ApiCutOff, FiltersGoThereAndBack) {
    test::RandomCutOffs random(12);
    for (int round = 0; round < 300; ++round) {
        DeviceFilter filter;
        if (random.coin()) filter.kinds = {ClientKind::MobileApp};
        if (random.coin()) filter.text = "佐藤";
        if (random.coin()) filter.os = "iOS";
        if (random.coin()) filter.osVersionAtMost = "18.2";
        if (random.coin()) filter.app = "talk";
        if (random.coin()) filter.appVersionAtMost = "3.9";
        if (random.coin()) filter.seenWithinDays = 182;
        if (random.coin()) filter.blocked = random.coin();
        if (random.coin()) filter.trusted = random.coin();
        if (random.coin()) filter.updateNeeded = random.coin();
        const auto read = api::deviceFilterFrom(api::deviceQuery(filter));
        ASSERT_TRUE(read);
        ASSERT_EQ(*read, filter);
    }
    EXPECT_EQ(cutOffFault(api::deviceFilterFrom({{"kind", "mobileApp,toaster"}}).error()), "INVALID_PARAMETER@kind");
    EXPECT_EQ(cutOffFault(api::deviceFilterFrom({{"blocked", "yes"}}).error()), "INVALID_PARAMETER@blocked");
    EXPECT_EQ(cutOffFault(api::deviceFilterFrom({{"seenWithinDays", "-1"}}).error()), "OUT_OF_RANGE@seenWithinDays");
    EXPECT_EQ(cutOffFault(api::deviceFilterFrom({{"text", std::string(101, 'a')}}).error()), "TOO_LONG@text");
}

TEST(ApiCutOff, DecisionsNameOrdersOrAll) {
    const auto back = [](const api::DecisionText& decision) {
        return api::decisionFrom(boost::json::parse(api::decisionText(decision)));
    };
    const auto some = back({{"a", "b"}, false, {}, {}, {}, "問題なし"});
    ASSERT_TRUE(some);
    EXPECT_EQ(some->orders.size(), 2U);
    EXPECT_FALSE(some->all);
    EXPECT_EQ(some->reason, "問題なし");
    const Instant until = test::RandomCutOffs(1).instant();
    const auto all = back({{}, true, "actor", BrakeKind::Wipe, until, ""});
    ASSERT_TRUE(all);
    EXPECT_TRUE(all->all);
    EXPECT_EQ(all->actorId, "actor");
    EXPECT_EQ(all->kind, BrakeKind::Wipe);
    EXPECT_EQ(all->until, until);
    EXPECT_EQ(back({{}, false, {}, {}, {}, ""}).error().code, "MISSING_PARAMETER");
    EXPECT_FALSE(api::decisionFrom(boost::json::parse(R"({"all":true,"orders":["a"]})")));
    EXPECT_FALSE(api::decisionFrom(boost::json::parse(R"({"all":true,"kind":"meltdown"})")));
    EXPECT_EQ(back({{"a"}, false, {}, {}, {}, std::string(1'001, 'x')}).error().code, "TOO_LONG");
    const auto decided = api::decidedFromText(api::decidedText({5, 2}));
    EXPECT_EQ(decided->done, 5);
    EXPECT_EQ(decided->refused, 2);
}

TEST(ApiCutOff, SmallBodiesGoThereAndBack) {
    const auto queued =
        api::queuedOrderFrom(boost::json::parse(api::queuedOrderText({"{\"id\":\"x\"}", "c2ln", "key"})));
    ASSERT_TRUE(queued);
    EXPECT_EQ(queued->text, "{\"id\":\"x\"}");
    EXPECT_EQ(api::queuedOrderFrom(boost::json::parse(R"({"text":"{}","keyId":"k"})")).error().code,
              "MISSING_PARAMETER");
    const auto completion =
        api::completionFrom(boost::json::parse(api::completionText({"覚書", {"callback", "03-…"}})));
    ASSERT_TRUE(completion);
    EXPECT_EQ(completion->check, (IdentityCheck{"callback", "03-…"}));
    EXPECT_EQ(*api::cutOffNoteFrom(boost::json::parse(api::cutOffNoteText("見つかった"))), "見つかった");
    EXPECT_EQ(*api::consoleKeyFrom(boost::json::parse(api::consoleKeyText("PEM"))), "PEM");
    EXPECT_EQ(*api::consoleKeyIdFromText(api::consoleKeyIdText("abc")), "abc");
    const auto receipt = api::receiptFromText(api::receiptText({R"({"a": 1})", "x.y.z"}));
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->json, R"({"a": 1})"); // as it was signed, to the blank
    EXPECT_EQ(api::receiptFromText(R"({"receipt":{"a":1},"jws":"x"})")->json, R"({"a":1})");
    EXPECT_EQ(*api::trustedRemovalFrom(boost::json::parse(api::trustedRemoval({"t1"}))),
              std::vector<std::string>{"t1"});
    EXPECT_FALSE(api::trustedRemovalFrom(boost::json::parse(R"({"trustedIds":[]})")));
    const CutOffId id("c1");
    EXPECT_EQ(api::bulkAnswerFromText(R"({"done":3})", id)->id, id);
    EXPECT_TRUE(api::bulkAnswerFromText(R"({"done":3})", id)->steps.empty());
    EXPECT_FALSE(api::bulkAnswerFromText("{}", id));
    const CutOff cutOff = test::RandomCutOffs(4).cutOff();
    EXPECT_EQ(*api::bulkAnswerFromText(api::orderedText({cutOff, {}}), id), cutOff);
}

TEST(ApiDevice, ReportsOfAgentsAreChecked) {
    using object = boost::json::object;
    const auto report = api::deviceReportFrom(reportJson());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->kind, ClientKind::MobileApp);
    EXPECT_EQ(report->apps, (std::vector<DeviceApp>{{"talk", "3.10.2"}}));
    EXPECT_EQ(report->mdmProfile, "lineworks");
    EXPECT_TRUE(report->deviceTime.has_value());
    EXPECT_EQ(reportFault([](object& o) { o.erase("kind"); }), "MISSING_PARAMETER@kind");
    EXPECT_EQ(reportFault([](object& o) { o["kind"] = "browser"; }), "INVALID_PARAMETER@kind");
    EXPECT_EQ(reportFault([](object& o) { o["name"] = ""; }),
              "taken"); // a device without a name is told of all the same
    EXPECT_EQ(reportFault([](object& o) { o["name"] = std::string(101, 'a'); }), "TOO_LONG@name");
    EXPECT_EQ(reportFault([](object& o) { o["osVersion"] = std::string(41, '1'); }), "TOO_LONG@osVersion");
    EXPECT_EQ(reportFault([](object& o) { o["mdmProfile"] = "other"; }), "INVALID_PARAMETER@mdmProfile");
    EXPECT_EQ(reportFault([](object& o) { o["deviceTime"] = "noon"; }), "INVALID_PARAMETER@deviceTime");
    EXPECT_EQ(reportFault([](object& o) {
                  boost::json::array many(51, object{{"name", "a"}});
                  o["apps"] = std::move(many);
              }),
              "LIMIT_EXCEEDED@apps");
    EXPECT_FALSE(api::deviceReportFrom(boost::json::parse("[]")));
}

TEST(ApiDevice, ResultsOfCommandsAreChecked) {
    const std::string proof(64, 'a');
    const auto read = [&](std::string_view outcome, const std::string& hex) {
        return api::commandResultFrom(
            boost::json::object{{"nonce", "n"}, {"outcome", outcome}, {"proof", hex}, {"detail", "x"}});
    };
    for (const char* outcome : {"", "done", "failed", "unsupported"})
        EXPECT_TRUE(read(outcome, proof)) << outcome;
    EXPECT_FALSE(read("perhaps", proof));
    EXPECT_FALSE(read("done", std::string(63, 'a')));
    EXPECT_FALSE(read("done", std::string(64, 'A')));
    EXPECT_FALSE(api::commandResultFrom(boost::json::object{{"proof", proof}}));
}

} // namespace

} // namespace test_api_cut_off
