#include "models/domain/changeset.h"

#include <algorithm>

namespace sekisho {

namespace {

constexpr std::array<std::string_view, 10> kStates{"open",    "planning",    "planned",    "applying", "paused",
                                                   "applied", "rollingBack", "rolledBack", "failed",   "discarded"};
constexpr std::array<std::string_view, 5> kOrigins{"edit", "api", "import", "move", "undo"};
constexpr std::array<std::string_view, kVerdicts> kVerdictKeys{"added", "changed", "removed", "unchanged", "refused"};

template<class E, std::size_t N>
std::optional<E> valueOf(const std::array<std::string_view, N>& keys, std::string_view key) {
    const auto found = std::ranges::find(keys, key);
    if (found == keys.end()) return std::nullopt;
    return static_cast<E>(found - keys.begin());
}

} // namespace

std::string_view changesetStateKey(ChangesetState state) {
    return kStates[static_cast<std::size_t>(state)];
}

std::optional<ChangesetState> changesetStateOf(std::string_view key) {
    return valueOf<ChangesetState>(kStates, key);
}

bool isBusy(ChangesetState state) {
    return state == ChangesetState::Planning || state == ChangesetState::Applying ||
           state == ChangesetState::RollingBack;
}

std::string_view changesetOriginKey(ChangesetOrigin origin) {
    return kOrigins[static_cast<std::size_t>(origin)];
}

std::optional<ChangesetOrigin> changesetOriginOf(std::string_view key) {
    return valueOf<ChangesetOrigin>(kOrigins, key);
}

std::string_view verdictKey(Verdict verdict) {
    return kVerdictKeys[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdictOf(std::string_view key) {
    return valueOf<Verdict>(kVerdictKeys, key);
}

} // namespace sekisho
