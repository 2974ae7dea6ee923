#pragma once
// Monitoring (W1–W6; admin-screens.md §8): detections, and the agreement that reading what members wrote needs. The
// conditions of a policy are models/policy/monitor_policy.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class MonitorService { Talk, Drive };
std::string_view monitorServiceKey(MonitorService service); // "talk", "drive"
std::optional<MonitorService> monitorServiceOf(std::string_view key);

inline constexpr int kMostMonitorPolicies = 500; // a service
inline constexpr int kMostExceptions = 200;
inline constexpr std::int64_t kMostDetectionsShown = 100'000; // beyond it the list says "100,000+"

struct MatchSpan { // bytes in the text
    std::uint32_t begin = 0, end = 0;
    bool operator==(const MatchSpan&) const = default;
};
struct Excerpt { // what was found, in its surroundings; the text is cut to 200 characters around the hits
    std::string
        where; // "text", "attachment", "fileName", "content", "extension", "size", "count", "attachmentAny", "any"
    std::string text;
    std::vector<MatchSpan> hits;
    bool operator==(const Excerpt&) const = default;
};

enum class DetectionState { Open, Seen, Handled };
std::string_view detectionStateKey(DetectionState state); // "open", "seen", "handled"
std::optional<DetectionState> detectionStateOf(std::string_view key);

struct Detection {
    std::int64_t id = 0;
    std::string policy; // its id
    std::string policyName;
    MonitorService service = MonitorService::Talk;
    std::int64_t seq = 0;       // of the record of what was done
    std::int64_t recordSeq = 0; // of the detection's own record
    Instant at{};
    Instant found{};
    UserId member; // empty: nobody of the tenant
    std::string memberName;
    std::string target;            // channel, or file name
    std::vector<Excerpt> excerpts; // only with the agreement; else empty
    DetectionState state = DetectionState::Open;
    std::string note;
    std::optional<Instant> changedAt;
    std::string changedBy;
    Version version = 0;
    bool operator==(const Detection&) const = default;
};

// The text of the agreement stands in resources/consent.json; a new edition asks everybody again.
struct ConsentText {
    int edition;
    std::string_view en, ja;
    std::string_view groundEn, groundJa; // the legal ground that is stated
};
const ConsentText& consentText();
struct Consent {
    bool given = false; // to the present edition
    std::string purpose;
    std::optional<Instant> at;
    bool operator==(const Consent&) const = default;
};

struct MessageContent { // トーク内容
    std::int64_t seq = 0;
    Instant at{};
    std::string sender;
    UserId senderId;
    std::string senderName;
    std::vector<std::string> receivers;
    std::string channel;
    std::string channelName;
    bool bot = false;
    std::string text;
    std::vector<std::string> attachments;
    std::vector<MatchSpan> hits; // of the words searched
    bool operator==(const MessageContent&) const = default;
};
struct ContentQuery {
    std::optional<Instant> from, until;
    std::string sender; // address or name part
    std::string receiver;
    std::string channel;
    std::string text; // words, all of them
    std::optional<bool> bot;
    bool operator==(const ContentQuery&) const = default;
};

} // namespace sekisho
