#pragma once
// Many members by resource id, in a few bytes each: for looking through lists that are as long as the tenant.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace sekishod {

class MemberSet {
  public:
    // False: it was there already.
    bool add(std::string_view uid) {
        const auto key = keyOf(uid);
        return key ? keys_.insert(*key).second : others_.emplace(uid).second;
    }
    bool contains(std::string_view uid) const {
        const auto key = keyOf(uid);
        return key ? keys_.contains(*key) : others_.contains(uid);
    }
    std::size_t size() const { return keys_.size() + others_.size(); }

  private:
    struct Key {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const { return key.high ^ (key.low * 0x9e3779b97f4a7c15ULL); }
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    // Only of the one form that the service writes, so that no two texts are the same key.
    static std::optional<Key> keyOf(std::string_view uid) {
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
        return Key{parts[0], parts[1]};
    }

    std::unordered_set<Key, KeyHash> keys_;
    std::unordered_set<std::string, TextHash, std::equal_to<>> others_;
};

} // namespace sekishod
