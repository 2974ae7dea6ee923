#include "models/store/text_scan.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sekisho::store {
namespace {

// How often a byte comes in folded names, readings and addresses, roughly; only the order matters. The lead bytes of
// Japanese letters are everywhere, so that they must not decide where to look closer.
int commonness(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0xE3) return 100;
    if (byte == 0x81 || byte == 0x82) return 95;
    if (byte >= 0xE4 && byte <= 0xE9) return 90;
    if (byte >= 0x80 && byte <= 0xBF) return 40;
    if (std::string_view("aioune").find(c) != std::string_view::npos) return 85;
    if (std::string_view("ksthmryd.@c0").find(c) != std::string_view::npos) return 75;
    if (byte >= '1' && byte <= '9') return 70;
    if (byte >= 'a' && byte <= 'z') return 50;
    return 20;
}

} // namespace

struct ScanWays {
    static const char* nowhere(const Needle&, const char*, const char*) { return nullptr; }

    static const char* plain(const Needle& needle, const char* from, const char* end) {
        if (from >= end) return nullptr;
        return static_cast<const char*>(
            ::memmem(from, static_cast<std::size_t>(end - from), needle.text_.data(), needle.text_.size()));
    }

#if defined(__x86_64__)
    // Both look at many starting places at once: only where the two rarest bytes fit is the whole text compared.
    static const char* sse2(const Needle& needle, const char* from, const char* end) {
        const std::size_t size = needle.text_.size();
        if (from > end || static_cast<std::size_t>(end - from) < size) return nullptr;
        const char* const last = end - size;
        const __m128i a = _mm_set1_epi8(needle.text_[needle.rare_]);
        const __m128i b = _mm_set1_epi8(needle.text_[needle.rare2_]);
        for (const char* at = from; at <= last; at += 16) {
            const auto x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + needle.rare_));
            const auto y = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + needle.rare2_));
            auto fits = static_cast<std::uint32_t>(
                _mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(x, a), _mm_cmpeq_epi8(y, b))));
            for (; fits != 0; fits &= fits - 1) {
                const char* const place = at + std::countr_zero(fits);
                if (place > last) return nullptr;
                if (std::memcmp(place, needle.text_.data(), size) == 0) return place;
            }
        }
        return nullptr;
    }

    __attribute__((target("avx2"))) static const char* avx2(const Needle& needle, const char* from, const char* end) {
        const std::size_t size = needle.text_.size();
        if (from > end || static_cast<std::size_t>(end - from) < size) return nullptr;
        const char* const last = end - size;
        const __m256i a = _mm256_set1_epi8(needle.text_[needle.rare_]);
        const __m256i b = _mm256_set1_epi8(needle.text_[needle.rare2_]);
        for (const char* at = from; at <= last; at += 32) {
            const auto x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + needle.rare_));
            const auto y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + needle.rare2_));
            auto fits = static_cast<std::uint32_t>(
                _mm256_movemask_epi8(_mm256_and_si256(_mm256_cmpeq_epi8(x, a), _mm256_cmpeq_epi8(y, b))));
            for (; fits != 0; fits &= fits - 1) {
                const char* const place = at + std::countr_zero(fits);
                if (place > last) return nullptr;
                if (std::memcmp(place, needle.text_.data(), size) == 0) return place;
            }
        }
        return nullptr;
    }
#endif

    static Needle::Find choose(ScanWay way) {
#if defined(__x86_64__)
        if (way == ScanWay::Best) way = scanWayThere(ScanWay::Avx2) ? ScanWay::Avx2 : ScanWay::Sse2;
        if (way == ScanWay::Avx2) return avx2;
        if (way == ScanWay::Sse2) return sse2;
#endif
        static_cast<void>(way);
        return plain;
    }
};

bool scanWayThere(ScanWay way) {
#if defined(__x86_64__)
    static const bool avx2 = __builtin_cpu_supports("avx2") != 0; // SSE2 belongs to every processor of this kind
    return way != ScanWay::Avx2 || avx2;
#else
    return way == ScanWay::Best || way == ScanWay::Plain;
#endif
}

Needle::Needle(std::string_view text, ScanWay way)
    : text_(text), find_(text.empty() ? ScanWays::nowhere : ScanWays::choose(way)) {
    if (text_.empty()) return;
    const auto rarer = [&](std::size_t a, std::size_t b) { return commonness(text_[a]) < commonness(text_[b]); };
    for (std::size_t i = 1; i < text_.size(); ++i)
        if (rarer(i, rare_)) rare_ = i;
    rare2_ = rare_ == 0 ? text_.size() - 1 : 0;
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (i != rare_ && rarer(i, rare2_)) rare2_ = i;
}

} // namespace sekisho::store
