#pragma once
// Private to this folder: the JSON text of lines, written and read by hand in the one order that is hashed.

#include "models/domain/clock.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

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

// One line after the other in the same memory: a chain of a million records is hashed without an allocation for each.
class LineWriter {
  public:
    void clear() { size_ = 0; }
    std::string_view view() const { return {bytes_.get(), size_}; }
    LineWriter& raw(std::string_view text) {
        append(text.data(), text.size());
        return *this;
    }
    LineWriter& number(std::int64_t value) {
        char digits[24];
        append(digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
        return *this;
    }
    LineWriter& text(std::string_view value); // as appendText() writes it
    LineWriter& time(Instant at);             // as formatUtc() writes it, in quotes

    void append(const char* bytes, std::size_t count) {
        if (count > 0) std::memcpy(claim(count), bytes, count); // nothing may be nowhere
    }
    void push_back(char c) { append(&c, 1); }

  private:
    char* claim(std::size_t count) { // that many more, to be written
        if (count > room_ - size_) grow(count);
        return bytes_.get() + std::exchange(size_, size_ + count);
    }
    void grow(std::size_t count);

    static constexpr std::size_t kAtFirst = 4096;
    std::unique_ptr<char[]> bytes_ = std::make_unique<char[]>(kAtFirst);
    std::size_t size_ = 0, room_ = kAtFirst;
    std::int64_t day_ = -1; // whose text date_ is; days since 1970
    char date_[11] = {};
};

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
