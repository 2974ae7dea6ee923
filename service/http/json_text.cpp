#include "service/http/json_text.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

namespace sekishod {

void appendJson(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<std::uint8_t>(c) < 0x20)
                fmt::format_to(std::back_inserter(out), "\\u{:04x}",
                               static_cast<unsigned>(static_cast<std::uint8_t>(c)));
            else
                out.push_back(c);
        }
    }
    out.push_back('"');
}

std::string jsonString(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    appendJson(out, text);
    return out;
}

} // namespace sekishod
