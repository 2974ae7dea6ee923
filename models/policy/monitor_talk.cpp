#include "models/policy/monitor_excerpt.h"
#include "models/policy/monitor_rules.h"

#include <algorithm>

namespace sekisho::policy {

namespace {

bool isAmong(const std::vector<std::string>& ascending, std::string_view address) {
    return std::ranges::binary_search(ascending, address, std::less<>());
}

void makeAscending(std::vector<std::string>& addresses) {
    std::ranges::sort(addresses);
    addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
}

} // namespace

TalkRules::TalkRules(const std::vector<MonitorPolicy>& policies, const std::unordered_set<std::string>& exceptions)
    : exceptions_(textSetOf(exceptions)) {
    for (std::size_t i = 0; i < policies.size(); ++i)
        if (policies[i].enabled && policies[i].service == MonitorService::Talk)
            add(i, talkConditions(policies[i].values));
    setWords();
    for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
        list(rule);
}

void TalkRules::add(std::size_t policy, TalkConditions conditions) {
    makeAscending(conditions.senders);
    makeAscending(conditions.receivers);
    const bool sameSides = !conditions.senders.empty() && conditions.senders == conditions.receivers;
    if (!sameSides) rules_.push_back({policy, std::move(conditions), {}}); // the source: nothing is monitored then
}

void TalkRules::setWords() {
    std::vector<std::string> keywords;
    for (const Rule& rule : rules_)
        keywords.insert(keywords.end(), rule.conditions.keywords.begin(), rule.conditions.keywords.end());
    matcher_ = TextMatcher(keywords);
    byWord_.resize(keywords.size());
    Word next = 0;
    for (Rule& rule : rules_) {
        for (std::size_t i = 0; i < rule.conditions.keywords.size(); ++i)
            rule.words.push_back(matcher_.told(next++));
        std::ranges::sort(rule.words);
        rule.words.erase(std::unique(rule.words.begin(), rule.words.end()), rule.words.end());
    }
}

void TalkRules::list(std::uint32_t rule) {
    const auto& conditions = rules_[rule].conditions;
    for (const Word word : rules_[rule].words)
        byWord_[word].push_back(rule);
    if (!rules_[rule].words.empty()) return;
    if (conditions.senders.empty() && conditions.receivers.empty()) everybody_.push_back(rule);
    for (const std::string& sender : conditions.senders)
        bySender_[sender].push_back(rule);
    if (!conditions.senders.empty()) return;
    for (const std::string& receiver : conditions.receivers)
        byReceiver_[receiver].push_back(rule);
}

void TalkRules::match(const TalkDoing& doing, std::vector<MonitorHit>& out) const {
    if (rules_.empty() || (!doing.senderId.empty() && exceptions_.contains(doing.senderId))) return;
    RuleNotes& notes = RuleNotes::begin(rules_.size(), byWord_.size());
    countWords(doing.text, notes);
    for (const std::string_view name : doing.attachments)
        countWords(name, notes);
    chooseOpen(doing, notes);
    std::ranges::sort(notes.chosen);
    for (const std::uint32_t at : notes.chosen)
        if (const Rule& rule = rules_[at]; applies(rule.conditions, doing))
            out.push_back({rule.policy, excerpts(rule, doing)});
}

void TalkRules::countWords(std::string_view text, RuleNotes& notes) const {
    matcher_.first(text, notes.hits);
    for (const auto& hit : notes.hits)
        if (notes.firstTime(hit.word))
            for (const std::uint32_t rule : byWord_[hit.word])
                if (notes.count(rule) == rules_[rule].words.size()) notes.choose(rule);
}

void TalkRules::chooseOpen(const TalkDoing& doing, RuleNotes& notes) const {
    notes.choose(everybody_);
    if (!bySender_.empty())
        if (const auto found = bySender_.find(doing.sender); found != bySender_.end()) notes.choose(found->second);
    if (byReceiver_.empty()) return;
    for (const std::string_view receiver : doing.receivers)
        if (const auto found = byReceiver_.find(receiver); found != byReceiver_.end()) notes.choose(found->second);
}

bool TalkRules::applies(const TalkConditions& conditions, const TalkDoing& doing) {
    if (conditions.bot == BotRule::Exclude ? doing.bot : conditions.bot == BotRule::Only && !doing.bot) return false;
    if (!(conditions.toMembers && doing.toMembers) && !(conditions.toExternal && doing.toExternal)) return false;
    if (conditions.anyAttachment && doing.attachments.empty()) return false;
    if (!conditions.senders.empty() && !isAmong(conditions.senders, doing.sender)) return false;
    return conditions.receivers.empty() || std::ranges::any_of(doing.receivers, [&](std::string_view receiver) {
               return isAmong(conditions.receivers, receiver);
           });
}

std::vector<Excerpt> TalkRules::excerpts(const Rule& rule, const TalkDoing& doing) const {
    std::vector<Excerpt> out;
    if (rule.conditions.anyAttachment) {
        for (const std::string_view name : doing.attachments)
            addPlainExcerpt("attachmentAny", name, out);
    } else if (rule.words.empty()) {
        addPlainExcerpt("any", doing.text, out);
    } else {
        addExcerpts("text", doing.text, matcher_, rule.words, out);
        for (const std::string_view name : doing.attachments)
            addExcerpts("attachment", name, matcher_, rule.words, out);
    }
    return out;
}

} // namespace sekisho::policy
