// Server-sent events: in one piece and in pieces cut by the input itself, the events must be the same.
#include "models/api/sse_parser.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

struct Heard {
    std::string events;
    bool failed = false;
};

Heard listen(std::string_view text, std::size_t first, std::size_t step) {
    sekisho::api::SseParser parser;
    Heard heard;
    for (std::size_t at = 0; at < text.size() && !heard.failed;) {
        const auto size = at == 0 ? first : step;
        heard.failed = !parser.feed(text.substr(at, size), [&](const sekisho::api::SseEvent& event) {
            heard.events += event.type + '\x1e' + event.data + '\x1e' + event.id + '\x1f';
        });
        at += size;
    }
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto whole = listen(text, text.size() + 1, text.size() + 1);
    const auto pieces = listen(text, 1U + data[0], 1U + data[1]);
    if (whole.failed != pieces.failed || whole.events != pieces.events) std::abort();
    return 0;
}
