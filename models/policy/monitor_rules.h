#pragma once
// Private to this folder: the policies of one service made ready for many doings. Immutable; thread-safe.

#include "models/policy/day_zone.h"
#include "models/policy/monitor_match.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sekisho::policy {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;
using RuleList = std::vector<std::uint32_t>; // places in the list of rules
using RuleMap = std::unordered_map<std::string, RuleList, TextHash, std::equal_to<>>;

TextSet textSetOf(const std::unordered_set<std::string>& texts);

// What one call notes about rules and words. Of the thread, for all sets: nothing is cleared between two calls, and
// nothing allocated after the first ones.
class RuleNotes {
  public:
    static RuleNotes& begin(std::size_t rules, std::size_t words);
    bool firstTime(TextMatcher::Word word) { return std::exchange(words_[word], call_) != call_; }
    // How often it was counted in this call, this time included.
    std::uint32_t count(std::uint32_t rule) { return ++noteOf(rule).counted; }
    void choose(std::uint32_t rule) {
        if (!std::exchange(noteOf(rule).chosen, true)) chosen.push_back(rule);
    }
    void choose(const RuleList& rules) {
        for (const std::uint32_t rule : rules)
            choose(rule);
    }
    RuleList chosen;
    std::vector<TextMatcher::Hit> hits; // for use in between

  private:
    struct Note {
        std::uint64_t call = 0;
        std::uint32_t counted = 0;
        bool chosen = false;
    };
    Note& noteOf(std::uint32_t rule) {
        Note& note = notes_[rule];
        if (note.call != call_) note = {call_, 0, false};
        return note;
    }
    std::vector<Note> notes_;
    std::vector<std::uint64_t> words_;
    std::uint64_t call_ = 0;
};

class TalkRules {
  public:
    TalkRules(const std::vector<MonitorPolicy>& policies, const std::unordered_set<std::string>& exceptions);
    void match(const TalkDoing& doing, std::vector<MonitorHit>& out) const;

  private:
    using Word = TextMatcher::Word;
    struct Rule {
        std::size_t policy;
        TalkConditions conditions; // addresses ascending
        std::vector<Word> words;   // each once, ascending
    };
    void add(std::size_t policy, TalkConditions conditions);
    void setWords();
    void list(std::uint32_t rule);
    void countWords(std::string_view text, RuleNotes& notes) const;
    void chooseOpen(const TalkDoing& doing, RuleNotes& notes) const;
    static bool applies(const TalkConditions& conditions, const TalkDoing& doing);
    std::vector<Excerpt> excerpts(const Rule& rule, const TalkDoing& doing) const;

    TextSet exceptions_;
    std::vector<Rule> rules_; // in order of the policies
    TextMatcher matcher_;
    std::vector<RuleList> byWord_;  // rules with keywords
    RuleList everybody_;            // rules without, by what they ask for:
    RuleMap bySender_, byReceiver_; // a rule with both stands in the first alone
};

class DriveRules {
  public:
    DriveRules(const std::vector<MonitorPolicy>& policies, const std::unordered_set<std::string>& exceptions);
    Done match(const DriveDoing& doing, DaySums& sums, std::vector<MonitorHit>& out) const;

  private:
    using Word = TextMatcher::Word;
    struct Rule {
        std::size_t policy;
        DriveConditions conditions;
        TextSet targets;
        std::size_t zone; // in zones_
        Word word = 0;
    };
    struct Words { // the keywords of texts, or the extensions
        TextMatcher matcher;
        std::vector<RuleList> rules; // by word
    };
    struct Today;
    void list(std::uint32_t rule);
    Words wordsOf(bool extensions);
    void chooseByWords(const DriveDoing& doing, RuleNotes& notes) const;
    void chooseByAmount(const DriveDoing& doing, RuleNotes& notes) const;
    static bool applies(const Rule& rule, const DriveDoing& doing);
    Done matchAmount(const Rule& rule, const DriveDoing& doing, DaySums& sums, Today& today,
                     std::vector<MonitorHit>& out) const;
    std::vector<Excerpt> excerpts(const Rule& rule, const DriveDoing& doing) const;

    TextSet exceptions_;
    std::vector<Rule> rules_;
    std::vector<DayZone> zones_;
    Words texts_, extensions_;
    RuleList everybody_; // rules of sizes and numbers, by whom they are for
    RuleMap byTarget_;
};

} // namespace sekisho::policy
