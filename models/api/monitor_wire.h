#pragma once
// Monitoring on the wire, both directions. Same conventions as log_wire.h; values of a policy as in policy_wire.h.

#include "models/domain/error.h"
#include "models/domain/monitoring.h"
#include "models/policy/monitor_policy.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

std::string monitorPolicyText(const policy::MonitorPolicy& policy);
Result<policy::MonitorPolicy> monitorPolicyFromText(std::string_view json);
// What is saved: {"name","enabled","values"}; unknown fields are refused.
std::string monitorWishText(const policy::MonitorPolicy& policy);
Result<policy::MonitorPolicy> monitorWishFrom(const boost::json::value& body, MonitorService service);
std::string monitorPoliciesText(const std::vector<policy::MonitorPolicy>& policies);
Result<std::vector<policy::MonitorPolicy>> monitorPoliciesFromText(std::string_view json);

struct TrialMember {
    UserId member; // empty: nobody of the tenant
    std::string name;
    std::int64_t count = 0;
};
struct TrialText {                      // what the unsaved policy would have found
    std::int64_t found = 0, looked = 0; // records
    Instant from{}, until{};
    bool complete = true; // false: ended at its time limit; what is told is of the newest part, from `from` on
    std::vector<TrialMember> members; // the 100 with most, falling
    std::int64_t memberCount = 0;
    std::vector<Detection> samples; // the newest 50; excerpts only with the agreement
};
std::string trialText(const TrialText& trial);
Result<TrialText> trialFromText(std::string_view json);

std::string excerptText(const std::vector<Excerpt>& excerpts); // as it is stored
Result<std::vector<Excerpt>> excerptsFromText(std::string_view json);
std::string detectionText(const Detection& detection);
Result<Detection> detectionFromText(std::string_view json);
struct DetectionsText {
    std::vector<Detection> detections;
    std::string nextCursor;
    std::int64_t open = -1, total = -1; // with a first page only
};
std::string detectionsText(const DetectionsText& page);
Result<DetectionsText> detectionsFromText(std::string_view json);
struct DetectionWish {             // POST /v1.0/admin/monitoring/detections/state
    std::vector<std::int64_t> ids; // 1–1,000
    DetectionState state = DetectionState::Seen;
    std::string note; // ≤ 1,000 characters
};
std::string detectionWishText(const DetectionWish& wish);
Result<DetectionWish> detectionWishFrom(const boost::json::value& body);

struct ExceptionLine {
    UserId member;
    std::string name, loginId;
    Instant added{};
    std::string addedBy;
    bool operator==(const ExceptionLine&) const = default;
};
std::string exceptionsText(const std::vector<ExceptionLine>& lines);
Result<std::vector<ExceptionLine>> exceptionsFromText(std::string_view json);

std::string consentStateText(const Consent& consent); // with text and ground in both languages
Result<Consent> consentFromText(std::string_view json);
std::string contentPageText(const std::vector<MessageContent>& messages, std::string_view nextCursor,
                            std::optional<Instant> searchedTo);
void appendMessage(std::string& out, const MessageContent& message); // one line of a file; without its hits
struct ContentPageText {
    std::vector<MessageContent> messages;
    std::string nextCursor;
    std::optional<Instant> searchedTo;
};
Result<ContentPageText> contentPageFromText(std::string_view json);

} // namespace sekisho::api
