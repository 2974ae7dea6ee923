#include "service/http/call.h"

#include <algorithm>

namespace sekishod {

bool Caller::isSuper() const {
    return std::ranges::any_of(roles, [](const sekisho::RoleHolding& held) { return held.role.builtIn == "super"; });
}

const std::string& Call::pathValue(std::string_view name) const {
    static const std::string none;
    for (const auto& [key, value] : path)
        if (key == name) return value;
    return none;
}

std::optional<std::string_view> Call::formValue(std::string_view name) const {
    for (const auto& [key, value] : form)
        if (key == name) return value;
    return std::nullopt;
}

} // namespace sekishod
