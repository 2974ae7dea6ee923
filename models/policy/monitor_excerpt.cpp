#include "models/policy/monitor_excerpt.h"

#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"

#include <algorithm>

namespace sekisho::policy {

namespace {

using Hits = std::vector<TextMatcher::Hit>;
constexpr std::string_view kGoesOn = "…";
constexpr std::size_t kLongestExcerpt = 4 * kExcerptCharacters; // in bytes

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The place `count` characters farther, or the end.
std::size_t forwardBy(std::string_view text, std::size_t at, std::size_t count) {
    for (; count > 0 && at < text.size(); --count) {
        ++at;
        while (at < text.size() && isContinuation(text[at]))
            ++at;
    }
    return at;
}
std::size_t backBy(std::string_view text, std::size_t at, std::size_t count) {
    for (; count > 0 && at > 0; --count) {
        --at;
        while (at > 0 && isContinuation(text[at]))
            --at;
    }
    return at;
}
std::size_t charactersIn(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !isContinuation(c); }));
}

struct Window {
    std::size_t begin = 0, end = 0;
};

// 200 characters with what lies between these bytes in their middle, as far as the text allows.
Window windowAround(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t inside = charactersIn(text.substr(begin, end - begin));
    if (inside >= kExcerptCharacters) return {begin, forwardBy(text, begin, kExcerptCharacters)};
    const std::size_t left = kExcerptCharacters - inside;
    Window window;
    window.begin = backBy(text, begin, left / 2);
    window.end = forwardBy(text, window.begin, kExcerptCharacters);
    if (window.end == text.size()) window.begin = backBy(text, window.end, kExcerptCharacters);
    return window;
}

std::string validText(std::string_view text) {
    if (isValidUtf8(text)) return std::string(text);
    std::string out;
    detail::eachCodePoint(text, [&out](char32_t c) {
        detail::appendUtf8(out, c);
        return true;
    });
    return out;
}

Excerpt cutOut(std::string_view where, std::string_view text, const Window& window) {
    Excerpt excerpt;
    excerpt.where = where;
    if (window.begin > 0) excerpt.text = kGoesOn;
    excerpt.text += validText(text.substr(window.begin, window.end - window.begin));
    if (window.end < text.size()) excerpt.text += kGoesOn;
    return excerpt;
}

void keepWords(Hits& hits, std::span<const TextMatcher::Word> words) {
    std::erase_if(hits, [words](const TextMatcher::Hit& hit) { return !std::ranges::binary_search(words, hit.word); });
}

void markWords(Excerpt& excerpt, const TextMatcher& matcher, std::span<const TextMatcher::Word> words,
               const Window& window, bool goesOn) {
    const std::size_t from = window.begin > 0 ? kGoesOn.size() : 0;
    const std::size_t until = excerpt.text.size() - (goesOn ? kGoesOn.size() : 0);
    const auto add = [&excerpt, from](std::size_t begin, std::size_t end) {
        excerpt.hits.push_back({static_cast<std::uint32_t>(from + begin), static_cast<std::uint32_t>(from + end)});
    };
    Hits inside;
    matcher.find(std::string_view(excerpt.text).substr(from, until - from), inside);
    keepWords(inside, words);
    for (const auto& hit : inside)
        add(hit.span.begin, hit.span.end);
    // A word that is longer than the window, by invisible signs between its characters: all that is shown of it.
    if (inside.empty()) add(0, until - from);
}

} // namespace

void addMarkedExcerpt(std::string_view where, std::string_view text, const MatchSpan& place,
                      std::vector<Excerpt>& out) {
    const Window window = windowAround(text, place.begin, place.end);
    Excerpt excerpt = cutOut(where, text, window);
    const auto before = text.substr(window.begin, place.begin - window.begin);
    const std::size_t from = (window.begin > 0 ? kGoesOn.size() : 0) + validText(before).size();
    const auto inside = text.substr(place.begin, std::min<std::size_t>(place.end, window.end) - place.begin);
    excerpt.hits.push_back(
        {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + validText(inside).size())});
    out.push_back(std::move(excerpt));
}

void addPlainExcerpt(std::string_view where, std::string_view text, std::vector<Excerpt>& out) {
    if (out.size() < kMostExcerpts) out.push_back(cutOut(where, text, {0, forwardBy(text, 0, kExcerptCharacters)}));
}

void addExcerpts(std::string_view where, std::string_view text, const TextMatcher& matcher,
                 std::span<const TextMatcher::Word> words, std::vector<Excerpt>& out) {
    Hits first;
    matcher.first(text, first);
    keepWords(first, words);
    std::ranges::sort(first, {}, [](const TextMatcher::Hit& hit) { return hit.span.begin; });
    for (std::size_t i = 0; i < first.size() && out.size() < kMostExcerpts;) {
        const std::size_t begin = first[i].span.begin;
        std::size_t end = first[i++].span.end;
        for (; i < first.size(); ++i) {
            const std::size_t farther = std::max<std::size_t>(end, first[i].span.end);
            const std::string_view both = text.substr(begin, farther - begin);
            if (both.size() > kLongestExcerpt || charactersIn(both) > kExcerptCharacters) break;
            end = farther;
        }
        const Window window = windowAround(text, begin, end);
        Excerpt excerpt = cutOut(where, text, window);
        markWords(excerpt, matcher, words, window, window.end < text.size());
        std::ranges::sort(excerpt.hits, {}, [](const MatchSpan& span) { return std::pair(span.begin, span.end); });
        out.push_back(std::move(excerpt));
    }
}

} // namespace sekisho::policy
