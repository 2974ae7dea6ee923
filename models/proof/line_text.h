#pragma once
// Private to this folder: the JSON text of lines, written and read by hand in the one order that is hashed.

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace sekisho::proof::detail {

// In quotes. What is not UTF-8 is written as U+FFFD.
void appendText(std::string& out, std::string_view text);
bool isUtf8(std::string_view text);
std::string madeUtf8(std::string_view text); // U+FFFD for each byte that belongs to no character
// Is it one JSON object or list, without line ends and other control characters, in UTF-8? Looks at how it is nested.
bool isTree(std::string_view json);

inline void appendNumber(std::string& out, std::int64_t value) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

// Takes what is expected from the front; what differs is remembered.
class LineReader {
  public:
    explicit LineReader(std::string_view line) : rest_(line) {}
    bool ok() const { return ok_; }
    bool atEnd() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }
    LineReader& skip(std::string_view expected) {
        if (!take(expected)) ok_ = false;
        return *this;
    }
    bool take(std::string_view wanted) {
        if (!ok_ || !rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    template<class Number>
    LineReader& number(Number& to) {
        const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), to);
        if (fault != std::errc{})
            ok_ = false;
        else
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return *this;
    }
    LineReader& text(std::string& to); // a JSON string

  private:
    void escape(std::string& to);

    std::string_view rest_;
    bool ok_ = true;
};

} // namespace sekisho::proof::detail
