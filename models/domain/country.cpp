#include "models/domain/country.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace sekisho {

const std::vector<std::string>& countryCodes() {
    static const std::vector<std::string> codes = [] {
        std::vector<std::string> out;
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
            out.emplace_back(*code);
        std::ranges::sort(out);
        return out;
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
    std::string out;
    name.toUTF8String(out);
    return out;
}

} // namespace sekisho
