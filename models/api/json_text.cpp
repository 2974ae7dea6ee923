#include "models/api/json_text.h"

#include <algorithm>
#include <array>

namespace sekisho::api {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

bool needsEscape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void escaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15U];
    }
}

} // namespace

JsonText& JsonText::key(std::string_view name) {
    comma();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    needComma_ = false;
    return *this;
}

JsonText& JsonText::escapedKey(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    needComma_ = false;
    return *this;
}

JsonText& JsonText::text(std::string_view value) {
    comma();
    quoted(value);
    return *this;
}

JsonText& JsonText::number(std::int64_t value) {
    comma();
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
    return *this;
}

JsonText& JsonText::raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}

void JsonText::quoted(std::string_view value) {
    out_ += '"';
    while (!value.empty()) {
        const auto stop = std::ranges::find_if(value, needsEscape);
        const auto plain = static_cast<std::size_t>(stop - value.begin());
        out_ += value.substr(0, plain);
        if (stop == value.end()) break;
        escaped(out_, *stop);
        value.remove_prefix(plain + 1);
    }
    out_ += '"';
}

} // namespace sekisho::api
