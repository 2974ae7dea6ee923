// Cursors that strangers make up: refused, or the very text that this list would give out.
#include "models/api/page_cursor.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto cursor = sekisho::api::cursorFromText("users:1:name+", text)) {
        auto plain = text;
        while (plain.ends_with('='))
            plain.remove_suffix(1);
        if (sekisho::api::cursorText("users:1:name+", *cursor) != plain) std::abort();
    }
    return 0;
}
