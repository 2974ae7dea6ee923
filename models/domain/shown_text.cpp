#include "models/domain/shown_text.h"

namespace sekisho {

namespace {

constexpr std::size_t kMostShown = 100; // bytes

} // namespace

std::string shownText(std::string_view text) {
    if (text.size() <= kMostShown) return std::string(text);
    std::size_t end = kMostShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace sekisho
