#include "models/policy/policy_state.h"

#include <algorithm>
#include <array>

namespace sekisho::policy {

namespace {

constexpr std::array<std::string_view, 5> kListKeys{"loggedOut", "blocked", "freed", "mustChangePassword",
                                                    "bannedUploads"};

} // namespace

std::string_view previewListKey(PreviewList list) {
    return kListKeys[static_cast<std::size_t>(list)];
}

std::optional<PreviewList> previewListOf(std::string_view key) {
    const auto* found = std::ranges::find(kListKeys, key);
    if (found == kListKeys.end()) return std::nullopt;
    return static_cast<PreviewList>(found - kListKeys.begin());
}

} // namespace sekisho::policy
