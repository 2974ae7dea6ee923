#pragma once
// Resource ids as numbers, for looking through long lists in memory: two ids may have the same one, so that whatever is
// found by it is looked at once more. Good within one process.

#include "service/rules/member_set.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace sekishod {

using IdMark = std::uint64_t; // 0: no id

inline IdMark markOf(const MemberKey& key) {
    std::uint64_t x = key.high ^ (key.low * 0x9e3779b97f4a7c15ULL);
    x = (x ^ (x >> 32)) * 0xd6e8feb86659fd93ULL;
    x ^= x >> 32;
    return x == 0 ? 1 : x;
}
inline IdMark markOf(std::string_view id) {
    if (id.empty()) return 0;
    if (const auto key = MemberKey::of(id)) return markOf(*key);
    const auto x = static_cast<std::uint64_t>(std::hash<std::string_view>{}(id));
    return x == 0 ? 1 : x;
}

// A set of marks in one row of memory, at most half full.
class MarkSet {
  public:
    void add(IdMark mark) {
        if (mark == 0) return;
        if ((size_ + 1) * 2 > places_.size()) grow((size_ + 1) * 2);
        put(mark);
    }
    void reserve(std::size_t marks) {
        if (marks * 2 > places_.size()) grow(marks * 2);
    }
    bool contains(IdMark mark) const { return placeOf(mark) < places_.size(); }
    // Where it stands, below places(); else places() itself. Good until the next one that is added.
    std::size_t placeOf(IdMark mark) const {
        if (mark == 0 || places_.empty()) return places_.size();
        for (std::size_t at = mark & (places_.size() - 1);; at = (at + 1) & (places_.size() - 1)) {
            if (places_[at] == mark) return at;
            if (places_[at] == 0) return places_.size();
        }
    }
    std::size_t places() const { return places_.size(); }
    std::size_t size() const { return size_; }

  private:
    void put(IdMark mark) {
        std::size_t at = mark & (places_.size() - 1);
        for (; places_[at] != 0; at = (at + 1) & (places_.size() - 1))
            if (places_[at] == mark) return;
        places_[at] = mark;
        ++size_;
    }
    void grow(std::size_t places) {
        std::vector<IdMark> former(std::bit_ceil(places < 16 ? std::size_t{16} : places));
        former.swap(places_);
        size_ = 0;
        for (const IdMark mark : former)
            if (mark != 0) put(mark);
    }

    std::vector<IdMark> places_; // a power of two of them; 0: free
    std::size_t size_ = 0;
};

} // namespace sekishod
