#pragma once
// Private to this folder: the forms in which an id may be written.

#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::string_view kExternalKeyPrefix = "externalKey:";

inline std::string lowered(std::string_view text) { // ASCII letters
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace sekishod
