#include "models/domain/country_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace sekisho {

const std::vector<std::string>& countryCodes() {
    static const std::vector<std::string> codes = [] {
        std::vector<std::string> all;
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
            all.emplace_back(*code);
        std::ranges::sort(all);
        return all;
    }();
    return codes;
}

bool isCountryCode(std::string_view code) {
    return std::ranges::binary_search(countryCodes(), code);
}

std::string countryName(std::string_view code, std::string_view language) {
    if (!isCountryCode(code)) return std::string(code);
    const icu::Locale country("", std::string(code).c_str());
    icu::UnicodeString name;
    country.getDisplayCountry(icu::Locale(std::string(language).c_str()), name);
    std::string text;
    name.toUTF8String(text);
    return text;
}

} // namespace sekisho
