// Keywords of monitoring policies and what is written to slip past them: the search ends, every mark lies within the
// text and holds the word, and the first places are those of the whole search. The first lines, up to an empty one, are
// the keywords, the rest is the text.
#include "models/policy/character_fold.h"
#include "models/policy/monitor_match.h"
#include "models/policy/text_matcher.h"

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

using namespace sekisho;
using namespace sekisho::policy;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

std::u32string units(std::string_view text) {
    std::u32string out;
    std::uint32_t before = 0;
    CharacterFold::table().each(text, [&](const FoldedUnit& unit) {
        must(unit.begin >= before && unit.begin < unit.end && unit.end <= text.size());
        before = unit.begin;
        out += unit.unit;
        return true;
    });
    return out;
}

void checkSearch(const std::vector<std::string>& words, std::string_view text) {
    const TextMatcher matcher(words);
    std::vector<TextMatcher::Hit> hits;
    matcher.find(text, hits);
    must(hits.size() <= TextMatcher::kMostHits);
    std::map<TextMatcher::Word, MatchSpan> first;
    for (const auto& hit : hits) {
        must(hit.word < words.size() && matcher.told(hit.word) == hit.word);
        must(hit.span.begin < hit.span.end && hit.span.end <= text.size());
        const std::u32string slice = units(text.substr(hit.span.begin, hit.span.end - hit.span.begin));
        must(slice.find(units(words[hit.word])) != std::u32string::npos);
        first.try_emplace(hit.word, hit.span);
    }
    std::vector<TextMatcher::Hit> once;
    matcher.first(text, once);
    must(once.size() >= first.size());
    for (const auto& hit : once)
        if (const auto found = first.find(hit.word); found != first.end()) must(found->second == hit.span);
}

void checkPolicy(const std::vector<std::string>& words, std::string_view text) {
    MonitorPolicy policy;
    policy.name = "fuzz";
    std::string keyword;
    for (const std::string& word : words)
        keyword += word + ' ';
    policy.values = completed(monitorSchema(MonitorService::Talk), {{"keyword", keyword}});
    TalkDoing doing;
    doing.toMembers = true;
    doing.text = text;
    std::vector<MonitorHit> hits;
    MonitorSet({policy}, {}).talk(doing, hits);
    for (const MonitorHit& hit : hits)
        for (const Excerpt& excerpt : hit.excerpts)
            for (const MatchSpan& span : excerpt.hits)
                must(span.begin <= span.end && span.end <= excerpt.text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::vector<std::string> words;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.empty()) break;
        words.emplace_back(line);
    }
    checkSearch(words, rest);
    checkPolicy(words, rest);
    return 0;
}
