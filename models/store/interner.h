#pragma once
// Small numbers for texts that come again and again. 0 is the empty text. Numbers and views last as long as the
// interner. Not thread-safe.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekisho::store {

class Interner {
  public:
    Interner() { texts_.emplace_back(); }
    std::uint32_t number(std::string_view text) {
        if (text.empty()) return 0;
        if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
        const auto number = static_cast<std::uint32_t>(texts_.size());
        texts_.emplace_back(text);
        numbers_.emplace(texts_.back(), number);
        return number;
    }
    std::optional<std::uint32_t> known(std::string_view text) const {
        if (text.empty()) return 0;
        const auto found = numbers_.find(text);
        return found != numbers_.end() ? std::optional(found->second) : std::nullopt;
    }
    std::string_view text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::uint32_t> numbers_; // views into texts_
};

} // namespace sekisho::store
