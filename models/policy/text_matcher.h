#pragma once
// Many keywords in one pass: an automaton (Aho–Corasick) over folded characters, so that 500 policies cost a message
// what one costs (F15: 200,000 messages a second and core). Width, kana and case are folded as character_fold.h says;
// blanks and symbols stay what they are, and every hit is a place in the text as it was written. Immutable after build;
// thread-safe.

#include "models/domain/monitoring.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

class TextMatcher {
  public:
    using Word = std::uint32_t; // number of a keyword: its place in the list
    struct Hit {
        Word word = 0;
        MatchSpan span; // bytes of the text
    };
    TextMatcher(); // of no words
    // Words of which nothing is left after folding never match. Of words that are equal then the first is told.
    explicit TextMatcher(const std::vector<std::string>& words);
    ~TextMatcher();
    TextMatcher(TextMatcher&&) noexcept;
    TextMatcher& operator=(TextMatcher&&) noexcept;

    // All hits in order of their end; `out` is cleared. Overlapping ones are all told; at most kMostHits a text.
    void find(std::string_view text, std::vector<Hit>& out) const;
    // Every word that occurs, once, at its first place; in order of their end. No limit: a text full of one word hides
    // no other. Allocates nothing after the first texts of a thread.
    void first(std::string_view text, std::vector<Hit>& out) const;
    Word told(Word word) const; // the number under which this word is told
    bool empty() const;         // nothing can match
    static constexpr std::size_t kMostHits = 10'000;

  private:
    struct Automaton;
    std::unique_ptr<const Automaton> automaton_;
};

} // namespace sekisho::policy
