#include "models/domain/workgroup_name.h"

#include <algorithm>

namespace sekisho {

std::string_view reservedWord(std::string_view name) {
    for (const std::string_view word : kNotWithin)
        if (name.find(word) != std::string_view::npos) return word;
    const auto* found = std::ranges::find(kNotAsName, name);
    return found == kNotAsName.end() ? std::string_view() : *found;
}

WorkgroupFault workgroupFault(std::string_view name) {
    const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!std::ranges::all_of(name, fine)) return WorkgroupFault::Characters;
    if (name.size() < kShortestWorkgroup || name.size() > kLongestWorkgroup) return WorkgroupFault::Length;
    if (name.front() == '-' || name.back() == '-') return WorkgroupFault::Ends;
    return reservedWord(name).empty() ? WorkgroupFault::None : WorkgroupFault::Reserved;
}

Done checkWorkgroup(std::string_view name) {
    switch (workgroupFault(name)) {
    case WorkgroupFault::None:
        return {};
    case WorkgroupFault::Reserved:
        return badInput("workgroup", "WORKGROUP_RESERVED", {}).with("word", std::string(reservedWord(name)));
    case WorkgroupFault::Length:
    case WorkgroupFault::Characters:
    case WorkgroupFault::Ends:
        break;
    }
    return badInput("workgroup", "WORKGROUP_FORMAT", {});
}

} // namespace sekisho
