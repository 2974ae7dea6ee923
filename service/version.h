#pragma once

#include <string_view>

namespace sekishod {

inline constexpr std::string_view version = "0.1.0";

} // namespace sekishod
