#pragma once
// Bytes that are only ever appended, in segments, so that growing never copies what is there. A place is a 32-bit
// number. Behind each segment a few readable zero bytes let vector instructions read past the end. Not thread-safe.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sekisho::store {

class ByteArena {
  public:
    using Place = std::uint32_t;
    static constexpr std::size_t segmentBytes = std::size_t{1} << 22;
    static constexpr std::size_t slack = 64;

    // The bytes stay side by side, at an address that does not move. Nothing: more than a segment, or 4 GiB are full.
    std::optional<Place> append(std::string_view bytes) {
        if (bytes.size() > segmentBytes) return std::nullopt;
        if (segments_.empty() || segments_.back().used + bytes.size() > segmentBytes) {
            if (segments_.size() == maxSegments) return std::nullopt;
            segments_.push_back(Segment::make());
        }
        Segment& segment = segments_.back();
        const std::size_t place = (segments_.size() - 1) * segmentBytes + segment.used;
        std::memcpy(segment.bytes.get() + segment.used, bytes.data(), bytes.size());
        segment.used += bytes.size();
        return static_cast<Place>(place);
    }
    char* at(Place place) { return segments_[place / segmentBytes].bytes.get() + place % segmentBytes; }
    const char* at(Place place) const { return segments_[place / segmentBytes].bytes.get() + place % segmentBytes; }

    std::size_t segments() const { return segments_.size(); }
    std::span<const char> segment(std::size_t index) const {
        return {segments_[index].bytes.get(), segments_[index].used};
    }
    std::size_t used() const {
        std::size_t sum = 0;
        for (const auto& segment : segments_)
            sum += segment.used;
        return sum;
    }
    void wipe() { // nothing of it stays in memory
        for (auto& segment : segments_)
            std::memset(segment.bytes.get(), 0, segment.used);
        segments_.clear();
    }

  private:
    static constexpr std::size_t maxSegments = (std::size_t{1} << 32) / segmentBytes;
    struct Free {
        void operator()(char* p) const noexcept { std::free(p); }
    };
    struct Segment {
        std::unique_ptr<char, Free> bytes;
        std::size_t used = 0;
        static Segment make() { // calloc: pages that are not used yet cost nothing
            Segment segment{std::unique_ptr<char, Free>(static_cast<char*>(std::calloc(segmentBytes + slack, 1)))};
            if (!segment.bytes) throw std::bad_alloc();
            return segment;
        }
    };
    std::vector<Segment> segments_;
};

} // namespace sekisho::store
