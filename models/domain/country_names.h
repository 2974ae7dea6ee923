#pragma once
// Countries by ISO 3166-1 alpha-2 and their names as ICU knows them. Any thread.

#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

const std::vector<std::string>& countryCodes(); // upper case, ascending; no groupings, no user-assigned ones
bool isCountryCode(std::string_view code);      // upper case
// Its name in a language ("ja", "en"); the code itself when it is none.
std::string countryName(std::string_view code, std::string_view language);

} // namespace sekisho
