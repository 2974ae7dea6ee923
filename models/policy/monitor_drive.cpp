#include "models/policy/file_policy.h"
#include "models/policy/monitor_excerpt.h"
#include "models/policy/monitor_rules.h"

#include <algorithm>
#include <map>

namespace sekisho::policy {

// The day of the doing in the zone that was asked for last: most policies have the same one.
struct DriveRules::Today {
    const std::vector<DayZone>& zones;
    Instant at;
    std::optional<std::size_t> zone;
    std::int64_t day = 0;

    std::int64_t in(std::size_t wanted) {
        if (zone != wanted) day = zones[wanted].dayOf(at);
        zone = wanted;
        return day;
    }
};

DriveRules::DriveRules(const std::vector<MonitorPolicy>& policies, const std::unordered_set<std::string>& exceptions)
    : exceptions_(textSetOf(exceptions)) {
    std::map<std::string, std::size_t> zones;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        if (!policies[i].enabled || policies[i].service != MonitorService::Drive) continue;
        DriveConditions conditions = driveConditions(policies[i].values);
        const auto [zone, isNew] = zones.try_emplace(conditions.zone, zones_.size());
        if (isNew) zones_.emplace_back(conditions.zone);
        TextSet targets(conditions.targets.begin(), conditions.targets.end());
        rules_.push_back({i, std::move(conditions), std::move(targets), zone->second, 0});
    }
    texts_ = wordsOf(false);
    extensions_ = wordsOf(true);
    for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
        if (rules_[rule].conditions.criterion != DriveCriterion::Content) list(rule);
}

DriveRules::Words DriveRules::wordsOf(bool extensions) {
    std::vector<std::string> keywords;
    RuleList owners;
    for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) {
        const auto& conditions = rules_[rule].conditions;
        if (conditions.criterion != DriveCriterion::Content) continue;
        if ((conditions.where == DriveWhere::Extension) != extensions) continue;
        keywords.push_back(conditions.keyword);
        owners.push_back(rule);
    }
    Words words{TextMatcher(keywords), std::vector<RuleList>(keywords.size())};
    for (Word word = 0; word < keywords.size(); ++word) {
        rules_[owners[word]].word = words.matcher.told(word);
        words.rules[words.matcher.told(word)].push_back(owners[word]);
    }
    return words;
}

void DriveRules::list(std::uint32_t rule) {
    if (rules_[rule].conditions.everybody) everybody_.push_back(rule);
    for (const std::string& target : rules_[rule].targets)
        byTarget_[target].push_back(rule);
}

Done DriveRules::match(const DriveDoing& doing, DaySums& sums, std::vector<MonitorHit>& out) const {
    if (rules_.empty() || (!doing.member.empty() && exceptions_.contains(doing.member))) return {};
    RuleNotes& notes = RuleNotes::begin(rules_.size(), 0);
    chooseByWords(doing, notes);
    chooseByAmount(doing, notes);
    std::ranges::sort(notes.chosen);
    Today today{zones_, doing.at, {}};
    for (const std::uint32_t at : notes.chosen) {
        const Rule& rule = rules_[at];
        if (!applies(rule, doing)) continue;
        if (rule.conditions.criterion == DriveCriterion::Content)
            out.push_back({rule.policy, excerpts(rule, doing)});
        else
            SEKISHO_CHECK(matchAmount(rule, doing, sums, today, out));
    }
    return {};
}

void DriveRules::chooseByWords(const DriveDoing& doing, RuleNotes& notes) const {
    const auto choose = [&](std::string_view text, DriveWhere alone) {
        texts_.matcher.first(text, notes.hits);
        for (const auto& hit : notes.hits)
            for (const std::uint32_t rule : texts_.rules[hit.word])
                if (const DriveWhere where = rules_[rule].conditions.where;
                    where == alone || where == DriveWhere::NameAndContent)
                    notes.choose(rule);
    };
    choose(doing.fileName, DriveWhere::Name);
    if (doing.folder) return;
    choose(doing.content, DriveWhere::Content);
    const std::string_view extension = extensionOf(doing.fileName);
    extensions_.matcher.first(extension, notes.hits);
    for (const auto& hit : notes.hits)
        if (hit.span.begin == 0 && hit.span.end == extension.size()) notes.choose(extensions_.rules[hit.word]);
}

void DriveRules::chooseByAmount(const DriveDoing& doing, RuleNotes& notes) const {
    if (doing.operation == DriveOperation::Upload) return; // no size and no number fits it
    notes.choose(everybody_);
    if (byTarget_.empty()) return;
    const auto chooseOf = [&](std::string_view target) {
        if (const auto found = byTarget_.find(target); found != byTarget_.end()) notes.choose(found->second);
    };
    chooseOf(doing.member);
    for (const std::string_view unit : doing.units)
        chooseOf(unit);
}

bool DriveRules::applies(const Rule& rule, const DriveDoing& doing) {
    const DriveConditions& conditions = rule.conditions;
    if (conditions.operation != doing.operation) return false;
    if ((conditions.from && doing.at < *conditions.from) || (conditions.until && doing.at >= *conditions.until))
        return false;
    return conditions.everybody || rule.targets.contains(doing.member) ||
           std::ranges::any_of(doing.units, [&](std::string_view unit) { return rule.targets.contains(unit); });
}

Done DriveRules::matchAmount(const Rule& rule, const DriveDoing& doing, DaySums& sums, Today& today,
                             std::vector<MonitorHit>& out) const {
    const bool ofSize = rule.conditions.criterion == DriveCriterion::Size;
    const std::int64_t limit = ofSize ? rule.conditions.bytes : rule.conditions.files;
    std::int64_t before = 0;
    std::int64_t now = doing.bytes;
    if (doing.operation == DriveOperation::Download) {
        if (doing.member.empty()) return {};
        SEKISHO_TRY(sum, sums.add(rule.policy, doing.member, today.in(rule.zone), doing.bytes));
        before = ofSize ? sum.bytes : sum.files;
        now = before + (ofSize ? doing.bytes : 1);
    } else if (!ofSize) {
        return {}; // a number of files fits downloads alone
    }
    if (before < limit && now >= limit)
        out.push_back({rule.policy, {{ofSize ? "size" : "count", std::to_string(now), {}}}});
    return {};
}

std::vector<Excerpt> DriveRules::excerpts(const Rule& rule, const DriveDoing& doing) const {
    std::vector<Excerpt> out;
    const std::span words(&rule.word, 1);
    const DriveWhere where = rule.conditions.where;
    if (where == DriveWhere::Extension) {
        const std::string_view extension = extensionOf(doing.fileName);
        const auto begin = static_cast<std::uint32_t>(extension.data() - doing.fileName.data());
        addMarkedExcerpt("extension", doing.fileName, {begin, begin + static_cast<std::uint32_t>(extension.size())},
                         out);
        return out;
    }
    if (where != DriveWhere::Content) addExcerpts("fileName", doing.fileName, texts_.matcher, words, out);
    if (where != DriveWhere::Name && !doing.folder) addExcerpts("content", doing.content, texts_.matcher, words, out);
    return out;
}

} // namespace sekisho::policy
