#pragma once
// Numbers that look random and are the same on every machine for the same seed (the distributions of the standard
// library are not). Each thing that is made draws from a stream of its own, so that adding a draw changes that thing
// only.

#include "service/store/uid.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

class SampleRandom {
  public:
    SampleRandom(std::uint64_t seed, std::string_view stream, std::uint64_t index) : state_(seed) {
        for (const char c : stream)
            state_ = mixed(state_ ^ static_cast<unsigned char>(c));
        state_ = mixed(state_ ^ mixed(index + 1));
    }

    std::uint64_t next() { return mixed(state_ += 0x9E3779B97F4A7C15ULL); }
    // 0 ≤ result < limit; limit > 0. The upper bits only: the bias of this is far below what anybody could see.
    std::uint64_t below(std::uint64_t limit) { return (next() >> 32) * limit >> 32; }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
    }
    bool permille(unsigned share) { return below(1000) < share; }
    bool percent(unsigned share) { return below(100) < share; }
    template<class T>
    const T& pick(const std::vector<T>& of) {
        return of[below(of.size())];
    }
    // The front of the list more often than its end, as with surnames.
    template<class T>
    const T& pickFront(const std::vector<T>& of) {
        const std::uint64_t a = below(of.size()), b = below(of.size());
        return of[a < b ? a : b];
    }
    std::string uid() { return uidOf(uidBytes()); }
    std::string orderedUid(std::int64_t millis) { return orderedUidOf(millis, uidBytes()); }

  private:
    std::array<std::uint8_t, 16> uidBytes() {
        std::array<std::uint8_t, 16> bytes{};
        const std::array<std::uint64_t, 2> words{next(), next()};
        std::memcpy(bytes.data(), words.data(), bytes.size());
        return bytes;
    }
    static std::uint64_t mixed(std::uint64_t x) {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31);
    }
    std::uint64_t state_;
};

} // namespace sekishod
