#pragma once
// Countries by their ISO 3166-1 alpha-2 codes, upper case, with the names that ICU has for them (XK, Kosovo, is among
// them: databases of addresses name it). Thread-safe; pure.

#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

const std::vector<std::string>& countryCodes(); // ascending
bool isCountryCode(std::string_view code);
std::string countryName(std::string_view code, std::string_view language); // "ja" or "en"; an unknown code: itself

} // namespace sekisho
