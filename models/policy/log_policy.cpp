#include "models/policy/log_policy.h"

#include "models/policy/value_reading.h"

#include <algorithm>

namespace sekisho::policy {

namespace {

constexpr int kFreePlanDays = 14;
constexpr int kMostKeepDays = 3650;

// Key of the choices of "forwardLogs".
std::string_view forwardGroup(std::string_view log) {
    if (log == "admin" || log == "auth" || log == "detection") return log;
    if (log == "developer" || log == "delegated-api" || log == "bot") return "developer";
    return "doings";
}

} // namespace

LogPolicy logPolicyOf(const Values& given) {
    const Values values = completedFor("logs", given);
    const auto number = [&values](std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most) {
        return static_cast<int>(std::clamp(numberIn(values, key, fallback), least, most));
    };
    LogPolicy policy;
    policy.paid = textIn(values, "plan", "paid") != "free";
    policy.keepDays = number("keepDays", policy.keepDays, 0, kMostKeepDays);
    policy.keepContentDays = number("keepContentDays", policy.keepContentDays, 1, kMostKeepDays);
    policy.fileLog = flagIn(values, "fileLog", false);
    policy.archiveWords = flagIn(values, "archiveWords", false);
    policy.forward = flagIn(values, "forward", false);
    policy.forwardHost = textIn(values, "forwardHost", {});
    policy.forwardPort = number("forwardPort", policy.forwardPort, 1, 65535);
    policy.forwardLogs = textsIn(values, "forwardLogs");
    return policy;
}

int keptDays(const LogPolicy& policy, const LogFact& log) {
    if (policy.keepDays > 0) return policy.keepDays;
    return policy.paid ? log.days : std::min(log.days, kFreePlanDays);
}

bool isKept(const LogPolicy& policy, const LogFact& log) {
    return !log.optional || policy.fileLog;
}

bool isForwarded(const LogPolicy& policy, const LogFact& log) {
    return policy.forward && std::ranges::find(policy.forwardLogs, forwardGroup(log.key)) != policy.forwardLogs.end();
}

bool mayDownload(const LogPolicy& policy) {
    return policy.paid || policy.keepDays > kFreePlanDays;
}

} // namespace sekisho::policy
