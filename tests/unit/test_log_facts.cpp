// The logs, their words and the types of events, as tables.

#include "models/domain/log_facts.h"

#include "facts/tables.h"
#include "models/domain/client_facts.h"
#include "models/domain/monitoring.h"
#include "models/domain/session.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace test_log_facts {

using namespace sekisho;

TEST(LogFacts, EveryLogHasItsPlaceAndColumns) {
    ASSERT_EQ(logFacts().size(), 25U);
    EXPECT_EQ(std::ranges::count_if(logFacts(), &LogFact::own), 1);
    std::set<std::string_view> menus;
    for (const LogFact& log : logFacts()) {
        EXPECT_EQ(logFact(log.key), &log);
        EXPECT_FALSE(log.columns.empty()) << log.key;
        EXPECT_TRUE(std::ranges::any_of(log.columns, [](const LogColumn& c) { return c.from == "time"; })) << log.key;
        if (!log.own) menus.insert(log.menu);
    }
    EXPECT_EQ(menus.size(), 17U); // 17 logs, some with tabs
    EXPECT_EQ(logFact("file-download")->days, 31);
    EXPECT_TRUE(logFact("file-download")->optional);
    EXPECT_EQ(logFact("message")->columns.front().ja, "日時");
    EXPECT_EQ(logFact("message")->tabJa, "送受信");
    EXPECT_EQ(logFact(""), nullptr);
    EXPECT_EQ(logFact("nothing"), nullptr);
}

TEST(LogFacts, EventsAreFoundByTypeAndAction) {
    ASSERT_GT(eventTypes().size(), 50U);
    for (const EventType& type : eventTypes()) {
        EXPECT_EQ(eventType(type.type), &type);
        EXPECT_EQ(eventTypeOfAction(type.action), &type);
        EXPECT_EQ(logOfAction(type.action), type.log);
        EXPECT_EQ(taskOfAction(type.action), type.task);
        EXPECT_EQ(actionWords(type.action, true), type.ja);
        const auto actor = std::ranges::find(type.fields, type.actor, &EventField::key);
        ASSERT_NE(actor, type.fields.end()) << type.type;
        EXPECT_TRUE(actor->required && actor->type == EventFieldType::Person) << type.type;
    }
    const EventType* sent = eventType("sekisho.talk.message.sent");
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->targetId, "channelId");
    EXPECT_EQ(std::ranges::find(sent->fields, "text", &EventField::key)->type, EventFieldType::Content);
    EXPECT_EQ(std::ranges::find(sent->fields, "receivers", &EventField::key)->type, EventFieldType::People);
    EXPECT_EQ(std::ranges::find(sent->fields, "ip", &EventField::key)->type, EventFieldType::Ip);
    EXPECT_EQ(std::ranges::find(sent->fields, "bot", &EventField::key)->type, EventFieldType::Flag);
    EXPECT_EQ(eventType("sekisho.talk"), nullptr);
    EXPECT_EQ(eventTypeOfAction("member.suspend"), nullptr);
}

TEST(LogFacts, ActionsOfAdministratorsStandInOneOfThreeLogs) {
    for (const char* action : {"signIn.failure", "signOut", "session.end", "token.issue", "member.password.force",
                               "member.twoStep.reset", "member.forceLogout", "device.trust", "device.untrust"})
        EXPECT_EQ(logOfAction(action), "auth") << action;
    EXPECT_EQ(logOfAction("client.create"), "developer");
    EXPECT_EQ(logOfAction("monitoring.detected"), "detection");
    for (const char* action : {"member.suspend", "device.block", "policy.update", "signing", "what.ever", ""})
        EXPECT_EQ(logOfAction(action), "admin") << action;
    for (const AuditAction& action : auditActions())
        EXPECT_NE(logFact(logOfAction(action.key)), nullptr) << action.key;
}

// A verb without a task would be shown as a change, whatever it is.
TEST(LogFacts, EveryActionEndsWithAVerbThatIsKnown) {
    const auto known = [](std::string_view verb) {
        return std::ranges::any_of(facts::logVerbs(), [verb](const auto& row) { return row.verb == verb; });
    };
    for (const AuditAction& action : auditActions()) {
        const std::string_view verb = action.key.substr(action.key.rfind('.') + 1);
        EXPECT_TRUE(known(action.key) || known(verb))
            << action.key << ": add \"verb." << verb << "\" to log_words.json";
        const std::string word = "task." + std::string(taskOfAction(action.key));
        EXPECT_NE(logWord(word, false), word) << action.key;
    }
    EXPECT_EQ(taskOfAction("member.create"), "create");
    EXPECT_EQ(taskOfAction("orgUnit.delete"), "delete");
    EXPECT_EQ(taskOfAction("member.undelete"), "restore");
    EXPECT_EQ(taskOfAction("group.member.add"), "members"); // more exact than "add"
    EXPECT_EQ(taskOfAction("signOut"), "signOut");
    EXPECT_EQ(taskOfAction("signIn.locked"), "signIn");
    EXPECT_EQ(taskOfAction("no.such"), "update");
}

TEST(LogFacts, WordsOfBothLanguages) {
    EXPECT_EQ(logWord("task.create", false), "Add");
    EXPECT_EQ(logWord("task.create", true), "登録");
    EXPECT_EQ(logWord("service.drive", true), "Drive");
    EXPECT_EQ(logWord("task.never", true), "task.never");
    EXPECT_EQ(actionWords("member.suspend", true), auditAction("member.suspend")->ja);
    EXPECT_EQ(actionWords("never.heard", false), "never.heard");
    for (const ClientKind kind : {ClientKind::Browser, ClientKind::MobileApp, ClientKind::PcApp,
                                  ClientKind::DriveExplorer, ClientKind::Api, ClientKind::Console}) {
        const std::string key = "client." + std::string(clientKindKey(kind));
        EXPECT_NE(logWord(key, true), key);
    }
    for (const std::string key : {"result.success", "result.denied", "result.failed"})
        EXPECT_NE(logWord(key, false), key);
}

TEST(Monitoring, KeysAndTheAgreement) {
    for (const MonitorService service : {MonitorService::Talk, MonitorService::Drive})
        EXPECT_EQ(monitorServiceOf(monitorServiceKey(service)), service);
    for (const DetectionState state : {DetectionState::Open, DetectionState::Seen, DetectionState::Handled})
        EXPECT_EQ(detectionStateOf(detectionStateKey(state)), state);
    EXPECT_FALSE(monitorServiceOf("mail"));
    EXPECT_FALSE(detectionStateOf(""));
    EXPECT_GE(consentText().edition, 1);
    EXPECT_FALSE(consentText().en.empty() || consentText().ja.empty());
    EXPECT_FALSE(consentText().groundEn.empty() || consentText().groundJa.empty());
}

} // namespace test_log_facts
