#pragma once
// Small numbers for texts that come again and again. 0 is the empty text. Numbers and views last as long as the
// interner. Not thread-safe.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
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
        std::uint32_t& recent = recent_[Hash{}(text) % recent_.size()];
        if (recent == 0 || texts_[recent] != text) recent = looked(text);
        return recent;
    }
    std::optional<std::uint32_t> known(std::string_view text) const {
        if (text.empty()) return 0;
        const auto found = numbers_.find(text);
        return found != numbers_.end() ? std::optional(found->second) : std::nullopt;
    }
    std::string_view text(std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const { return texts_.size(); }

  private:
    // Ids differ at their ends.
    struct Hash {
        std::size_t operator()(std::string_view text) const {
            std::uint64_t first = 0, last = 0;
            const std::size_t size = std::min(text.size(), sizeof first);
            std::memcpy(&first, text.data(), size);
            std::memcpy(&last, text.data() + text.size() - size, size);
            const std::uint64_t mixed = (first ^ (last << 1) ^ text.size()) * 0x9E3779B97F4A7C15U;
            return static_cast<std::size_t>(mixed ^ (mixed >> 32));
        }
    };
    std::uint32_t looked(std::string_view text) {
        if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
        const auto number = static_cast<std::uint32_t>(texts_.size());
        texts_.emplace_back(text);
        numbers_.emplace(texts_.back(), number);
        return number;
    }

    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, std::uint32_t, Hash> numbers_; // views into texts_
    std::array<std::uint32_t, 64> recent_{};                            // the few that nearly all have
};

} // namespace sekisho::store
