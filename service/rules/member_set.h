#pragma once
// Many members by resource id, in a few bytes each: for looking through lists that are as long as the tenant.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sekishod {

// A resource id as a number; nothing for a text that is not of the one form that the service writes, so that no two
// texts are the same key.
struct MemberKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const MemberKey&) const = default;

    static std::optional<MemberKey> of(std::string_view uid) {
        if (uid.size() != 36) return std::nullopt;
        std::uint64_t parts[2] = {0, 0};
        std::size_t digits = 0;
        for (std::size_t i = 0; i < uid.size(); ++i) {
            const char c = uid[i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') return std::nullopt;
                continue;
            }
            const bool digit = c >= '0' && c <= '9';
            if (!digit && (c < 'a' || c > 'f')) return std::nullopt;
            std::uint64_t& part = parts[digits++ / 16];
            part = (part << 4) | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
        }
        return MemberKey{parts[0], parts[1]};
    }
};

class MemberSet {
  public:
    void add(std::string_view uid) {
        if (const auto key = MemberKey::of(uid))
            keys_.insert(*key);
        else
            others_.emplace(uid);
    }
    void add(const MemberKey& key) { keys_.insert(key); }
    bool contains(const MemberKey& key) const { return keys_.contains(key); }
    bool contains(std::string_view uid) const {
        const auto key = MemberKey::of(uid);
        return key ? keys_.contains(*key) : others_.contains(uid);
    }

  private:
    struct KeyHash {
        std::size_t operator()(const MemberKey& key) const { return key.high ^ (key.low * 0x9e3779b97f4a7c15ULL); }
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_set<MemberKey, KeyHash> keys_;
    std::unordered_set<std::string, TextHash, std::equal_to<>> others_;
};

// How many different ones: a list that is sorted once costs a tenth of a set.
class MemberCount {
  public:
    void add(std::string_view uid) {
        if (const auto key = MemberKey::of(uid))
            keys_.push_back(*key);
        else
            others_.emplace(uid);
    }
    std::size_t different() {
        std::ranges::sort(keys_);
        keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
        return keys_.size() + others_.size();
    }

  private:
    std::vector<MemberKey> keys_;
    std::unordered_set<std::string> others_;
};

} // namespace sekishod
