#include "models/domain/reason.h"

#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"

#include <string>
#include <unicode/uchar.h>

namespace sekisho {

namespace {

constexpr char32_t kBrailleBlank = 0x2800;

bool showsNothing(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_isUWhiteSpace(point) != 0 || u_iscntrl(point) != 0 || c == kBrailleBlank ||
           u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool disturbsTheRest(char32_t c) {
    return c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

bool isBlankReason(std::string_view reason) {
    return detail::eachCodePoint(reason, showsNothing);
}

Done checkReasonText(std::string_view reason, std::string_view field) {
    if (isValidUtf8(reason) && detail::eachCodePoint(reason, [](char32_t c) { return !disturbsTheRest(c); })) return {};
    return badInput(std::string(field), "INVALID_PARAMETER",
                    std::string(field) + " must be text without line separators and marks of direction.");
}

} // namespace sekisho
