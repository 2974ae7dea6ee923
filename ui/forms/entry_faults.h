#pragma once
// Faults of policy::check() that belong to one entry of a list ("key[3]"), as sentences by the place of the entry. The
// first fault of an entry counts.

#include "models/commands/words.h"
#include "models/domain/error.h"

#include <charconv>
#include <map>
#include <string_view>
#include <vector>

namespace sekisho::ui {

inline std::map<int, QString> entryFaults(const std::vector<Error>& faults) {
    std::map<int, QString> sentences;
    for (const Error& fault : faults) {
        const std::string_view at = fault.field;
        const auto open = at.rfind('[');
        int place = -1;
        if (open == std::string_view::npos) continue;
        std::from_chars(at.data() + open + 1, at.data() + at.size(), place);
        if (place >= 0) sentences.try_emplace(place, commands::errorText(fault));
    }
    return sentences;
}

} // namespace sekisho::ui
