#pragma once
// Looks for a short text in a long one. The fastest way the processor offers is chosen when the program runs. The text
// looked through must be followed by ByteArena::slack readable bytes. Pure; thread-safe.

#include <string>
#include <string_view>

namespace sekisho::store {

enum class ScanWay { Best, Avx2, Sse2, Plain };
bool scanWayThere(ScanWay way); // this processor has it

class Needle {
  public:
    explicit Needle(std::string_view text, ScanWay way = ScanWay::Best);
    const std::string& text() const { return text_; }
    // The first place in [from, end) where the whole text stands, or null. An empty text stands nowhere.
    const char* find(const char* from, const char* end) const { return find_(*this, from, end); }

  private:
    using Find = const char* (*)(const Needle&, const char*, const char*);
    friend struct ScanWays;

    std::string text_;
    std::size_t rare_ = 0; // places of the two bytes that are least common in names, ids and numbers
    std::size_t rare2_ = 0;
    Find find_;
};

} // namespace sekisho::store
