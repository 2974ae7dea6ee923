#include "models/policy/log_policy.h"
#include "models/policy/schema.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace test_log_policy {

using namespace sekisho;
using namespace sekisho::policy;

TEST(LogPolicy, DefaultsAreThoseOfTheSchema) {
    EXPECT_EQ(logPolicyOf({}), logPolicyOf(defaultsOf(*schemaOf("logs"))));
    const LogPolicy policy = logPolicyOf({});
    EXPECT_TRUE(policy.paid);
    EXPECT_EQ(policy.keepDays, 0);
    EXPECT_EQ(policy.keepContentDays, 180);
    EXPECT_FALSE(policy.forward);
    EXPECT_EQ(policy.forwardLogs, (std::vector<std::string>{"admin", "auth", "developer", "detection"}));
}

TEST(LogPolicy, ValuesOutOfRangeAreBroughtInside) {
    const LogPolicy policy = logPolicyOf(
        {{"keepDays", std::int64_t{-5}}, {"keepContentDays", std::int64_t{0}}, {"forwardPort", std::int64_t{99999}}});
    EXPECT_EQ(policy.keepDays, 0);
    EXPECT_EQ(policy.keepContentDays, 1);
    EXPECT_EQ(policy.forwardPort, 65535);
}

TEST(LogPolicy, LogsAreKeptAsThePlanSaysUnlessARuleSaysOtherwise) {
    LogPolicy policy;
    const LogFact& admin = *logFact("admin");
    const LogFact& files = *logFact("file-download");
    EXPECT_EQ(keptDays(policy, admin), 180);
    EXPECT_EQ(keptDays(policy, files), 31);
    policy.paid = false;
    for (const LogFact& log : logFacts())
        EXPECT_EQ(keptDays(policy, log), 14) << log.key;
    EXPECT_FALSE(mayDownload(policy));
    policy.keepDays = 400;
    EXPECT_EQ(keptDays(policy, files), 400);
    EXPECT_TRUE(mayDownload(policy));
    policy.keepDays = 7;
    EXPECT_EQ(keptDays(policy, admin), 7);
    EXPECT_FALSE(mayDownload(policy)) << "a rule that keeps them shorter buys nothing";
    policy.paid = true;
    EXPECT_TRUE(mayDownload(policy));
}

TEST(LogPolicy, AnOptionalLogIsKeptOnceItWasTurnedOn) {
    LogPolicy policy;
    EXPECT_TRUE(isKept(policy, *logFact("message")));
    EXPECT_FALSE(isKept(policy, *logFact("file-download")));
    policy.fileLog = true;
    EXPECT_TRUE(isKept(policy, *logFact("file-download")));
}

// Each log belongs to one choice of "what is forwarded", and to nothing when forwarding is off.
TEST(LogPolicy, EachLogIsForwardedByOneChoice) {
    const std::vector<std::string> groups{"admin", "auth", "developer", "doings", "detection"};
    for (const LogFact& log : logFacts()) {
        int times = 0;
        for (const std::string& group : groups) {
            LogPolicy policy;
            policy.forward = true;
            policy.forwardLogs = {group};
            times += isForwarded(policy, log) ? 1 : 0;
            policy.forward = false;
            EXPECT_FALSE(isForwarded(policy, log));
        }
        EXPECT_EQ(times, 1) << log.key;
    }
    LogPolicy policy;
    policy.forward = true;
    policy.forwardLogs = {"doings"};
    EXPECT_TRUE(isForwarded(policy, *logFact("message")));
    EXPECT_TRUE(isForwarded(policy, *logFact("drive")));
    EXPECT_FALSE(isForwarded(policy, *logFact("admin")));
}

} // namespace test_log_policy
