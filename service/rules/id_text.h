#pragma once
// Private to this folder: the forms in which an id may be written.

#include <string>
#include <string_view>

namespace sekishod {

inline constexpr std::string_view kExternalKeyPrefix = "externalKey:";

// Neither a key nor an address, so it is what the resource bears if there is one of it.
inline bool isResourceId(std::string_view text) {
    return !text.starts_with(kExternalKeyPrefix) && text.find('@') == std::string_view::npos;
}

inline std::string lowered(std::string_view text) { // ASCII letters
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

} // namespace sekishod
