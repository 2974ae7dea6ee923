#pragma once
// A text as a QR code for a page without scripts: an SVG element, dark on light in every colour scheme. Pure.

#include <string>
#include <string_view>

namespace sekishod {

// `label` is what it is, for people who do not see it; already escaped for HTML. Empty: the text does not fit.
std::string qrSvg(const std::string& text, std::string_view label);

} // namespace sekishod
