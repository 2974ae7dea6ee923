#include "models/domain/session.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho {

namespace {

constexpr std::array kKinds{
    std::pair{ClientKind::Browser, std::string_view("browser")},
    std::pair{ClientKind::MobileApp, std::string_view("mobileApp")},
    std::pair{ClientKind::PcApp, std::string_view("pcApp")},
    std::pair{ClientKind::DriveExplorer, std::string_view("driveExplorer")},
    std::pair{ClientKind::Api, std::string_view("api")},
    std::pair{ClientKind::Console, std::string_view("console")},
};

} // namespace

std::string_view clientKindKey(ClientKind kind) {
    const auto* found = std::ranges::find(kKinds, kind, &decltype(kKinds)::value_type::first);
    return found != kKinds.end() ? found->second : std::string_view{};
}

std::optional<ClientKind> clientKindOf(std::string_view key) {
    const auto* found = std::ranges::find(kKinds, key, &decltype(kKinds)::value_type::second);
    if (found == kKinds.end()) return std::nullopt;
    return found->first;
}

} // namespace sekisho
