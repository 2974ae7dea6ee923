#pragma once
// Monitoring policies and doings for tests.

#include "models/policy/monitor_match.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace sekisho::test {

inline policy::MonitorPolicy talkPolicy(const policy::Values& values, std::string name = "policy") {
    policy::MonitorPolicy out;
    out.name = std::move(name);
    out.service = MonitorService::Talk;
    out.values = policy::defaultsOf(policy::monitorSchema(MonitorService::Talk));
    for (const auto& [key, value] : values)
        out.values.insert_or_assign(key, value);
    return out;
}
inline policy::MonitorPolicy drivePolicy(const policy::Values& values, std::string name = "policy") {
    policy::MonitorPolicy out;
    out.name = std::move(name);
    out.service = MonitorService::Drive;
    out.values = policy::defaultsOf(policy::monitorSchema(MonitorService::Drive));
    for (const auto& [key, value] : values)
        out.values.insert_or_assign(key, value);
    return out;
}

using MonitorTexts = std::vector<std::string>;

struct TalkSample { // owns what a doing looks at
    std::string sender = "a@acme.example", senderId = "a";
    MonitorTexts receivers{"b@acme.example"};
    bool toMembers = true, toExternal = false;
    std::string text = "hello";
    MonitorTexts attachments;
    bool bot = false;

    std::vector<std::size_t> hitsOf(const policy::MonitorSet& set) const {
        std::vector<policy::MonitorHit> hits;
        tell(set, hits);
        std::vector<std::size_t> out;
        for (const auto& hit : hits)
            out.push_back(hit.policy);
        return out;
    }
    void tell(const policy::MonitorSet& set, std::vector<policy::MonitorHit>& hits) const {
        const std::vector<std::string_view> to(receivers.begin(), receivers.end());
        const std::vector<std::string_view> files(attachments.begin(), attachments.end());
        set.talk({sender, senderId, to, toMembers, toExternal, text, files, bot}, hits);
    }
    bool hits(const policy::MonitorPolicy& policy, std::unordered_set<std::string> exceptions = {}) const {
        return !hitsOf(policy::MonitorSet({policy}, std::move(exceptions))).empty();
    }
};

class KeptSums final : public policy::DaySums {
  public:
    Result<policy::DaySum> add(std::size_t policy, std::string_view member, std::int64_t day,
                               std::int64_t bytes) override {
        if (failing) return Error(ErrorKind::Storage, "STORAGE_FAILED");
        ++asked;
        policy::DaySum& sum = sums[{policy, std::string(member), day}];
        const policy::DaySum before = sum;
        sum.bytes += bytes;
        ++sum.files;
        return before;
    }
    std::map<std::tuple<std::size_t, std::string, std::int64_t>, policy::DaySum> sums;
    int asked = 0;
    bool failing = false;
};

struct DriveSample {
    policy::DriveOperation operation = policy::DriveOperation::Download;
    std::string member = "a";
    MonitorTexts units{"sales", "acme"};
    std::string fileName = "plan.pdf", content;
    std::int64_t bytes = 1000;
    bool folder = false;
    Instant at = fromMillis(1'790'000'000'000);

    Done tell(const policy::MonitorSet& set, policy::DaySums& sums, std::vector<policy::MonitorHit>& hits) const {
        const std::vector<std::string_view> of(units.begin(), units.end());
        return set.drive({operation, member, of, fileName, content, bytes, folder, at}, sums, hits);
    }
    std::vector<std::size_t> hitsOf(const policy::MonitorSet& set, policy::DaySums& sums) const {
        std::vector<policy::MonitorHit> hits;
        std::vector<std::size_t> out;
        if (!tell(set, sums, hits)) return {~std::size_t{0}};
        for (const auto& hit : hits)
            out.push_back(hit.policy);
        return out;
    }
    bool hits(const policy::MonitorPolicy& policy, std::unordered_set<std::string> exceptions = {}) const {
        KeptSums sums;
        return !hitsOf(policy::MonitorSet({policy}, std::move(exceptions)), sums).empty();
    }
};

} // namespace sekisho::test
