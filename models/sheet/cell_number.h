#pragma once
// Numbers of a workbook as the text a person sees: dates by their format, numbers without exponent, zeros in front when
// the format says so. Pure; thread-safe.

#include <cstdint>
#include <string>
#include <string_view>

namespace sekisho::sheet {

struct NumberShape {
    bool date = false;
    bool time = false;
    int digits = 0; // at least so many, with zeros in front
    bool operator==(const NumberShape&) const = default;
};

NumberShape shapeOfBuiltIn(int formatId); // ECMA-376 18.8.30, with the East Asian dates 27–36 and 50–58
NumberShape shapeOfFormat(std::string_view formatCode);
// `from1904`: days are counted from 1904-01-01. 2026-04-01, 2026-04-01 09:30:00, 09:30:00.
std::string numberText(double value, const NumberShape& shape, bool from1904);

} // namespace sekisho::sheet
