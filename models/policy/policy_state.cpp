#include "models/policy/policy_state.h"

#include <algorithm>
#include <array>

namespace sekisho::policy {

namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 5> kPreviewLists{"loggedOut", "blocked", "freed", "mustChangePassword",
                                                        "bannedUploads"};

} // namespace

std::string_view previewListKey(PreviewList list) {
    return kPreviewLists[static_cast<std::size_t>(list)];
}

std::optional<PreviewList> previewListOf(std::string_view key) {
    const auto* found = std::ranges::find(kPreviewLists, key);
    if (found == kPreviewLists.end()) return std::nullopt;
    return static_cast<PreviewList>(found - kPreviewLists.begin());
}

} // namespace sekisho::policy
