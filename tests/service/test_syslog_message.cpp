#include "models/proof/record_line.h"
#include "service/logs/syslog_message.h"

#include <gtest/gtest.h>

#include <string>

namespace sekishod::test_syslog_message {

sekisho::AuditRecord recordOf(std::string changes) {
    sekisho::AuditRecord record;
    record.seq = 7;
    record.log = "auth";
    record.at = *sekisho::parseInstant("2026-04-01T09:00:00.000123Z");
    record.actorName = "佐藤 花子";
    record.action = "signIn.failure";
    record.result = "denied";
    record.changesJson = std::move(changes);
    record.hash = std::string(64, 'a');
    return record;
}
const SyslogOrigin origin{"host", "42", "0.1.0", "sakura"};

TEST(SyslogMessage, AFrameHasItsLengthItsHeadAndTheRecordsOwnLine) {
    const auto record = recordOf("{}");
    std::string frame;
    appendSyslogFrame(frame, origin, record);
    const auto blank = frame.find(' ');
    EXPECT_EQ(std::stoul(frame.substr(0, blank)), frame.size() - blank - 1);
    const std::string head = "<108>1 2026-04-01T09:00:00.000123Z host sekishod 42 auth [meta sequenceId=\"7\"]"
                             "[origin software=\"sekishod\" swVersion=\"0.1.0\"] \xEF\xBB\xBF{\"tenant\":\"sakura\"";
    EXPECT_EQ(frame.substr(blank + 1, head.size()), head);
    EXPECT_NE(frame.find("\"record\":" + sekisho::proof::recordLine(record) + "}"), std::string::npos);
}

TEST(SyslogMessage, SeverityTellsWhatWasDeniedAndWhatWasDetected) {
    auto record = recordOf("{}");
    std::string frame;
    record.result = "success";
    appendSyslogFrame(frame, origin, record);
    EXPECT_NE(frame.find(" <110>1 "), std::string::npos);
    frame.clear();
    record.log = "detection";
    appendSyslogFrame(frame, origin, record);
    EXPECT_NE(frame.find("<109>1 "), std::string::npos);
}

TEST(SyslogMessage, WhatIsTooLongForReceiversSaysThatItIsShortened) {
    std::string frame;
    appendSyslogFrame(frame, origin, recordOf("{\"text\":\"" + std::string(20'000, 'x') + "\"}"));
    EXPECT_LT(frame.size(), kLongestSyslog + 8);
    EXPECT_NE(frame.find("\"shortened\":true"), std::string::npos);
    EXPECT_NE(frame.find("signIn.failure"), std::string::npos);
}

TEST(SyslogMessage, OfARemovedRecordOnlyItsPlaceIsTold) {
    auto record = recordOf("");
    record.removed = true;
    std::string frame;
    appendSyslogFrame(frame, origin, record);
    EXPECT_NE(frame.find("\"removed\":true"), std::string::npos);
    EXPECT_EQ(frame.find("signIn.failure"), std::string::npos);
}

} // namespace sekishod::test_syslog_message
