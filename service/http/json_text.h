#pragma once

#include <string>
#include <string_view>

namespace sekishod {

void appendJson(std::string& out, std::string_view text); // with quotation marks and escapes
std::string jsonString(std::string_view text);

} // namespace sekishod
