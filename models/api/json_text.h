#pragma once
// Private to this folder: writes JSON text by hand, without a tree in between (hot lists). Texts must be valid UTF-8.

#include "models/domain/clock.h"

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sekisho::api {

class JsonText {
  public:
    explicit JsonText(std::size_t expected = 1024) { out_.reserve(expected); }
    std::string take() { return std::move(out_); }

    JsonText& begin() { return open('{'); }
    JsonText& end() { return close('}'); }
    JsonText& beginArray() { return open('['); }
    JsonText& endArray() { return close(']'); }
    JsonText& key(std::string_view name);
    JsonText& escapedKey(std::string_view name); // of names that are not our own

    JsonText& text(std::string_view value);
    JsonText& number(std::int64_t value);
    JsonText& flag(bool value) { return raw(value ? "true" : "false"); }
    JsonText& null() { return raw("null"); }
    JsonText& raw(std::string_view json); // must be one JSON value
    JsonText& instant(Instant t) { return text(formatUtc(t)); }

    // Left out when empty, absent or at the default.
    template<std::convertible_to<std::string_view> T>
    void some(std::string_view name, const T& value) {
        if (const std::string_view content = value; !content.empty()) key(name).text(content);
    }
    void some(std::string_view name, const std::optional<std::string>& value) {
        if (value) key(name).text(*value);
    }
    void some(std::string_view name, const std::optional<Instant>& value) {
        if (value) key(name).instant(*value);
    }
    void flagUnless(bool byDefault, std::string_view name, bool value) {
        if (value != byDefault) key(name).flag(value);
    }
    // Always there; null when empty or absent.
    template<std::convertible_to<std::string_view> T>
    void nullable(std::string_view name, const T& value) {
        const std::string_view content = value;
        key(name);
        content.empty() ? null() : text(content);
    }
    void nullable(std::string_view name, const std::optional<std::string>& value) {
        key(name);
        value ? text(*value) : null();
    }

  private:
    JsonText& open(char c) {
        comma();
        out_ += c;
        needComma_ = false;
        return *this;
    }
    JsonText& close(char c) {
        out_ += c;
        needComma_ = true;
        return *this;
    }
    void comma() {
        if (needComma_) out_ += ',';
        needComma_ = true;
    }
    void quoted(std::string_view value);

    std::string out_;
    bool needComma_ = false;
};

} // namespace sekisho::api
