#pragma once
// A monitoring policy as its screen has it (admin-screens.md §8.2, 8.3) and what is wrong with one. The fields are
// resources/monitoring/{talk,drive}.json; the typed views are what matching uses. Pure.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/monitoring.h"
#include "models/policy/schema.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

const Schema& monitorSchema(MonitorService service);

enum class BotRule { Exclude, Include, Only };
struct TalkConditions {
    bool toMembers = true, toExternal = true;    // what is sent to whom
    std::vector<std::string> senders, receivers; // addresses, lower case; ≤ 50 each; empty: anybody
    bool anyAttachment = false;                  // exclusive with keywords
    // Split at blanks; all must be there, in the text or in names of attachments. Empty without anyAttachment: every
    // message.
    std::vector<std::string> keywords;
    BotRule bot = BotRule::Exclude;
    bool operator==(const TalkConditions&) const = default;
};
enum class DriveOperation { Download, Upload, Link };
enum class DriveCriterion { Content, Size, Count };
enum class DriveWhere { NameAndContent, Name, Content, Extension };
struct DriveConditions {
    DriveOperation operation = DriveOperation::Download;
    DriveCriterion criterion = DriveCriterion::Content;
    DriveWhere where = DriveWhere::NameAndContent;
    std::string keyword; // exactly one
    std::int64_t bytes =
        0; // Size, typed in MB of 1,048,576 bytes: a day's downloads, or the file when a link is made, at least
    std::int64_t files = 0; // Count: a day's downloads, at least
    bool everybody = true;
    std::vector<std::string> targets;   // member and organization ids; an organization with all below it
    std::optional<Instant> from, until; // begin of the first day, end of the last one
    std::string zone;                   // IANA; decides what a day is
    bool operator==(const DriveConditions&) const = default;
};
enum class ReportRhythm { None, Daily, Weekly };
struct MonitorNotices {
    bool byMail = false, byTalk = false;
    int hours = 1;                      // 1 or 6
    std::vector<std::string> receivers; // ≤ 5 addresses
    ReportRhythm report = ReportRhythm::None;
    std::vector<std::string> reportReceivers; // ≤ 5
    bool operator==(const MonitorNotices&) const = default;
};

struct MonitorPolicy {
    std::string id; // empty: not saved yet
    MonitorService service = MonitorService::Talk;
    std::int64_t number = 0;
    std::string name; // 1–100 characters, unique in its service
    Values values;    // of monitorSchema()
    bool enabled = true;
    Instant createdAt{};
    UserId creator;
    std::string creatorName;
    std::int64_t detections = 0;
    std::optional<Instant> lastDetection;
    Version version = 0;
    bool operator==(const MonitorPolicy&) const = default;
};
TalkConditions talkConditions(const Values& values);
DriveConditions driveConditions(const Values& values);
MonitorNotices noticesOf(const Values& values);
// Everything that speaks against saving it, each at its field: the schema's rules, and: 51 senders, a mailing list is
// not told apart here, the same addresses on both sides (MONITOR_SAME_SIDES: nothing would be monitored), neither kind
// of receiver (MONITOR_NOBODY), more than one keyword in Drive, a criterion that does not fit its operation
// (MONITOR_CRITERION), an end before the start, notices without a receiver. Values are checked as they are:
// normalized() of policy_check.h makes "A@Example.org " an address.
std::vector<Error> monitorFaults(const MonitorPolicy& policy);

} // namespace sekisho::policy
