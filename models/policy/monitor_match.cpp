#include "models/policy/monitor_match.h"

#include "models/policy/monitor_rules.h"

#include <map>

namespace sekisho::policy {

TextSet textSetOf(const std::unordered_set<std::string>& texts) {
    return TextSet(texts.begin(), texts.end());
}

RuleNotes& RuleNotes::begin(std::size_t rules, std::size_t words) {
    thread_local RuleNotes notes;
    ++notes.call_;
    notes.chosen.clear();
    if (notes.notes_.size() < rules) notes.notes_.resize(rules);
    if (notes.words_.size() < words) notes.words_.resize(words);
    return notes;
}

MonitorSet::MonitorSet(std::vector<MonitorPolicy> policies, const std::unordered_set<std::string>& exceptions)
    : policies_(std::move(policies)), talk_(std::make_shared<const TalkRules>(policies_, exceptions)),
      drive_(std::make_shared<const DriveRules>(policies_, exceptions)) {}

void MonitorSet::talk(const TalkDoing& doing, std::vector<MonitorHit>& out) const {
    out.clear();
    if (talk_) talk_->match(doing, out);
}

Done MonitorSet::drive(const DriveDoing& doing, DaySums& sums, std::vector<MonitorHit>& out) const {
    out.clear();
    if (!drive_) return {};
    return drive_->match(doing, sums, out);
}

std::int64_t dayIn(std::string_view zone, Instant at) {
    constexpr std::size_t kKept = 64; // whoever asks for more zones than that pays for making them
    thread_local std::map<std::string, DayZone, std::less<>> zones;
    auto found = zones.find(zone);
    if (found == zones.end()) {
        if (zones.size() >= kKept) zones.clear();
        found = zones.emplace(std::string(zone), DayZone(zone)).first;
    }
    return found->second.dayOf(at);
}

} // namespace sekisho::policy
