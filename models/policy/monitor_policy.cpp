#include "models/policy/monitor_policy.h"

#include "models/domain/text_fold.h"
#include "models/domain/validation_text.h"
#include "models/policy/character_fold.h"
#include "models/policy/day_zone.h"
#include "models/policy/file_policy.h"
#include "models/policy/policy_check.h"
#include "models/policy/value_reading.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace sekisho::policy {

namespace {

constexpr std::size_t kLongestMonitorName = 100;
constexpr std::int64_t kMegabyte = 1'048'576;
constexpr std::int64_t kMostMegabytes = 1'000'000;

Values completedMonitor(MonitorService service, const Values& values) {
    return completed(monitorSchema(service), values);
}

bool holds(const std::vector<std::string>& list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
}

std::vector<std::string> lowerCased(std::vector<std::string> addresses) {
    for (std::string& address : addresses)
        for (char& c : address)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return addresses;
}

std::vector<std::string> splitAtBlanks(std::string_view text) {
    std::vector<std::string> words(1);
    detail::eachCodePoint(text, [&words](char32_t c) {
        if (!u_isUWhiteSpace(static_cast<UChar32>(c)))
            detail::appendUtf8(words.back(), c);
        else if (!words.back().empty())
            words.emplace_back();
        return true;
    });
    if (words.back().empty()) words.pop_back();
    return words;
}

DriveOperation operationOf(std::string_view key) {
    return key == "upload" ? DriveOperation::Upload : key == "link" ? DriveOperation::Link : DriveOperation::Download;
}
DriveCriterion criterionOf(std::string_view key) {
    return key == "size" ? DriveCriterion::Size : key == "count" ? DriveCriterion::Count : DriveCriterion::Content;
}
DriveWhere whereOf(std::string_view key) {
    if (key == "name") return DriveWhere::Name;
    if (key == "content") return DriveWhere::Content;
    return key == "extension" ? DriveWhere::Extension : DriveWhere::NameAndContent;
}

// ".exe" and "*.exe" mean exe.
std::string_view plainExtension(std::string_view keyword) {
    if (keyword.starts_with("*.")) keyword.remove_prefix(1);
    if (keyword.starts_with('.')) keyword.remove_prefix(1);
    return keyword;
}

// --- faults ---

class MonitorFaults {
  public:
    explicit MonitorFaults(std::vector<Error>& out) : out_(out) {}
    // Fields that the schema has found fault with already need no second sentence.
    void addUnless(bool fine, std::string_view field, std::string_view code) {
        const auto isOf = [field](const Error& fault) {
            return fault.field == field || (fault.field.starts_with(field) && fault.field[field.size()] == '[');
        };
        if (!fine && std::ranges::none_of(out_, isOf))
            out_.push_back(badInput(std::string(field), std::string(code), {}));
    }

  private:
    std::vector<Error>& out_;
};

void checkName(const std::string& name, std::vector<Error>& out) {
    const auto add = [&out](Error error) { out.push_back(std::move(error).with("field", "name")); };
    if (auto plain = detail::checkPlainText(name, "name"); !plain)
        out.push_back(plain.error());
    else if (detail::isBlank(name))
        add(badInput("name", "NAME_REQUIRED", {}));
    else if (lengthOf(name) > kLongestMonitorName)
        add(badInput("name", "NAME_TOO_LONG", {}).with("max", std::to_string(kLongestMonitorName)));
}

// Of a lone accent or of invisible signs nothing is left to look for.
bool foldsToNothing(std::string_view word) {
    bool any = false;
    CharacterFold::table().each(word, [&any](const FoldedUnit&) {
        any = true;
        return false;
    });
    return !any;
}

bool sameAddresses(std::vector<std::string> a, std::vector<std::string> b) {
    std::ranges::sort(a);
    std::ranges::sort(b);
    a.erase(std::unique(a.begin(), a.end()), a.end());
    b.erase(std::unique(b.begin(), b.end()), b.end());
    return !a.empty() && a == b;
}

void checkTalk(const Values& values, MonitorFaults& faults) {
    const TalkConditions talk = talkConditions(values);
    faults.addUnless(talk.toMembers || talk.toExternal, "targets", "MONITOR_NOBODY");
    faults.addUnless(!sameAddresses(talk.senders, talk.receivers), "receivers", "MONITOR_SAME_SIDES");
    faults.addUnless(std::ranges::none_of(talk.keywords, foldsToNothing), "keyword", "MONITOR_NOTHING_LEFT");
}

void checkDriveKeyword(const DriveConditions& drive, MonitorFaults& faults) {
    if (drive.criterion != DriveCriterion::Content) return;
    const bool one = splitAtBlanks(drive.keyword).size() == 1;
    faults.addUnless(one, "keyword", "MONITOR_KEYWORD");
    faults.addUnless(!one || !foldsToNothing(drive.keyword), "keyword", "MONITOR_NOTHING_LEFT");
    if (one && drive.where == DriveWhere::Extension)
        faults.addUnless(drive.keyword.find_first_of("./\\*") == std::string::npos, "keyword", "MONITOR_EXTENSION");
}

void checkDrive(const Values& values, MonitorFaults& faults) {
    const DriveConditions drive = driveConditions(values);
    const bool fits = drive.criterion == DriveCriterion::Content || drive.operation == DriveOperation::Download ||
                      (drive.criterion == DriveCriterion::Size && drive.operation == DriveOperation::Link);
    faults.addUnless(fits, "criterion", "MONITOR_CRITERION");
    checkDriveKeyword(drive, faults);
    faults.addUnless(drive.everybody || !drive.targets.empty(), "targets", "MONITOR_TARGETS");
    if (!flagIn(values, "endless", true)) {
        faults.addUnless(!textIn(values, "end", {}).empty(), "end", "MISSING_PARAMETER");
        faults.addUnless(!drive.from || !drive.until || *drive.from < *drive.until, "end", "DATE_ORDER");
    }
    if (flagIn(values, "notify", false))
        faults.addUnless(!textsIn(values, "notifyBy").empty(), "notifyBy", "MONITOR_HOW");
}

void checkNotices(const Values& values, MonitorFaults& faults) {
    const MonitorNotices notices = noticesOf(values);
    faults.addUnless((!notices.byMail && !notices.byTalk) || !notices.receivers.empty(), "notifyReceivers",
                     "MONITOR_RECEIVERS");
    faults.addUnless(notices.report == ReportRhythm::None || !notices.reportReceivers.empty(), "reportReceivers",
                     "MONITOR_RECEIVERS");
}

} // namespace

const Schema& monitorSchema(MonitorService service) {
    const std::string_view key = service == MonitorService::Talk ? "monitoring.talk" : "monitoring.drive";
    return *std::ranges::find(monitorSchemas(), key, &Schema::key);
}

TalkConditions talkConditions(const Values& given) {
    const Values values = completedMonitor(MonitorService::Talk, given);
    const auto& targets = textsIn(values, "targets");
    const std::string_view bot = textIn(values, "bot", {});
    TalkConditions talk;
    talk.toMembers = holds(targets, "members");
    talk.toExternal = holds(targets, "external");
    talk.senders = lowerCased(textsIn(values, "senders"));
    talk.receivers = lowerCased(textsIn(values, "receivers"));
    talk.anyAttachment = textIn(values, "criterion", {}) == "attachment";
    if (!talk.anyAttachment) talk.keywords = splitAtBlanks(textIn(values, "keyword", {}));
    talk.bot = bot == "include" ? BotRule::Include : bot == "only" ? BotRule::Only : BotRule::Exclude;
    return talk;
}

DriveConditions driveConditions(const Values& given) {
    const Values values = completedMonitor(MonitorService::Drive, given);
    DriveConditions drive;
    drive.operation = operationOf(textIn(values, "operation", {}));
    drive.criterion = criterionOf(textIn(values, "criterion", {}));
    drive.where = whereOf(textIn(values, "where", {}));
    if (drive.criterion == DriveCriterion::Content) {
        drive.keyword = detail::trimmed(textIn(values, "keyword", {}));
        if (drive.where == DriveWhere::Extension) drive.keyword = std::string(plainExtension(drive.keyword));
    }
    if (drive.criterion == DriveCriterion::Size)
        drive.bytes = std::clamp<std::int64_t>(numberIn(values, "sizeMB", 1), 1, kMostMegabytes) * kMegabyte;
    if (drive.criterion == DriveCriterion::Count) drive.files = numberIn(values, "files", 1);
    drive.everybody = textIn(values, "audience", {}) == "all";
    if (!drive.everybody) drive.targets = textsIn(values, "targets");
    drive.zone = textIn(values, "zone", {});
    const DayZone zone(drive.zone);
    if (const auto first = dayOfText(textIn(values, "start", {}))) drive.from = zone.begin(*first);
    if (!flagIn(values, "endless", true))
        if (const auto last = dayOfText(textIn(values, "end", {}))) drive.until = zone.begin(*last + 1);
    return drive;
}

MonitorNotices noticesOf(const Values& values) {
    MonitorNotices notices;
    const auto& ways = textsIn(values, "notifyBy");
    const bool notify = flagIn(values, "notify", false);
    notices.byMail = flagIn(values, "notifyMail", notify && holds(ways, "mail"));
    notices.byTalk = flagIn(values, "notifyTalk", notify && holds(ways, "talk"));
    notices.hours = numberIn(values, "hours", 1) == 6 ? 6 : 1;
    if (notices.byMail || notices.byTalk) notices.receivers = lowerCased(textsIn(values, "notifyReceivers"));
    const std::string_view report = textIn(values, "report", {});
    if (report == "daily") notices.report = ReportRhythm::Daily;
    if (report == "weekly") notices.report = ReportRhythm::Weekly;
    if (notices.report != ReportRhythm::None) notices.reportReceivers = lowerCased(textsIn(values, "reportReceivers"));
    return notices;
}

std::vector<Error> monitorFaults(const MonitorPolicy& policy) {
    std::vector<Error> out;
    checkName(policy.name, out);
    const Schema& schema = monitorSchema(policy.service);
    std::ranges::move(check(schema, policy.values), std::back_inserter(out));
    const Values values = completed(schema, policy.values);
    MonitorFaults faults(out);
    policy.service == MonitorService::Talk ? checkTalk(values, faults) : checkDrive(values, faults);
    checkNotices(values, faults);
    return out;
}

} // namespace sekisho::policy
