#include "models/domain/device.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho {

namespace {

constexpr std::array kMdmStates{
    std::pair{MdmState::None, std::string_view("none")},
    std::pair{MdmState::Enrolled, std::string_view("enrolled")},
    std::pair{MdmState::ThirdParty, std::string_view("thirdParty")},
};

constexpr std::int64_t kLargestPart = 99'999;
constexpr std::int64_t kLargestMajor = 9'221; // what 64 bits leave room for
constexpr int kVersionParts = 4;

// One part of a version up to the next point: what does not begin with a digit is 0, what is too large is the largest.
std::int64_t versionPart(std::string_view part) {
    std::int64_t value = 0;
    for (const char c : part) {
        if (c < '0' || c > '9') break;
        value = std::min(value * 10 + (c - '0'), kLargestPart);
    }
    return value;
}

std::string_view takePart(std::string_view& rest) {
    const std::size_t point = rest.find('.');
    const std::string_view part = rest.substr(0, point);
    rest = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
    return part;
}

} // namespace

std::string_view mdmStateKey(MdmState state) {
    const auto* found = std::ranges::find(kMdmStates, state, &decltype(kMdmStates)::value_type::first);
    return found != kMdmStates.end() ? found->second : std::string_view{};
}

std::optional<MdmState> mdmStateOf(std::string_view key) {
    const auto* found = std::ranges::find(kMdmStates, key, &decltype(kMdmStates)::value_type::second);
    if (found == kMdmStates.end()) return std::nullopt;
    return found->first;
}

std::int64_t versionNumber(std::string_view version) {
    std::int64_t number = std::min(versionPart(takePart(version)), kLargestMajor);
    for (int i = 1; i < kVersionParts; ++i)
        number = number * (kLargestPart + 1) + versionPart(takePart(version));
    return number;
}

std::int64_t majorVersion(std::string_view version) {
    return versionPart(takePart(version));
}

} // namespace sekisho
