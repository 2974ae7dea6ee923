#pragma once
// Retention and forwarding of the logs (resources/policies/logs.json) as one type. Pure.

#include "models/domain/log_facts.h"
#include "models/policy/values.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

struct LogPolicy {
    bool paid = true;
    int keepDays = 0; // 0: as the plan says
    int keepContentDays = 180;
    bool fileLog = false;      // mirrors files.downloadLog: whoever reads a stored row takes it from there
    bool archiveWords = false; // words of detections go into archives
    bool forward = false;
    std::string forwardHost;
    int forwardPort = 6514;
    std::vector<std::string> forwardLogs; // admin, auth, developer, doings, detection
    bool operator==(const LogPolicy&) const = default;
};
LogPolicy logPolicyOf(const Values& values);
// Records of this log that happened longer ago are removed. Of the source: 180 days, files 31, with a free plan 14.
int keptDays(const LogPolicy& policy, const LogFact& log);
bool isKept(const LogPolicy& policy, const LogFact& log); // an optional log counts only after it was turned on
bool isForwarded(const LogPolicy& policy, const LogFact& log);
bool mayDownload(const LogPolicy& policy); // not with a free plan, unless a rule of one's own keeps them longer

} // namespace sekisho::policy
