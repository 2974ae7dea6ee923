#pragma once
// Private to this folder: what was found, in its surroundings. Only made of hits, so it may allocate. Thread-safe.

#include "models/domain/monitoring.h"
#include "models/policy/text_matcher.h"

#include <span>
#include <string_view>
#include <vector>

namespace sekisho::policy {

inline constexpr std::size_t kExcerptCharacters = 200;
inline constexpr std::size_t kMostExcerpts = 10; // of one hit

// Around this place, which is marked.
void addMarkedExcerpt(std::string_view where, std::string_view text, const MatchSpan& place, std::vector<Excerpt>& out);
// The text, or its beginning, without marks.
void addPlainExcerpt(std::string_view where, std::string_view text, std::vector<Excerpt>& out);
// Around the first places of these words (ascending); several of them when the places are far apart, none when there is
// none. "…" stands where the text goes on.
void addExcerpts(std::string_view where, std::string_view text, const TextMatcher& matcher,
                 std::span<const TextMatcher::Word> words, std::vector<Excerpt>& out);

} // namespace sekisho::policy
