#include "models/proof/line_text.h"

#include "models/domain/utf8.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sekisho::proof::detail {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kNotUtf8 = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::int64_t kLastPlainDay = 2'900'000;     // within the year 9909: behind it formatUtc() ends the years

// The same of a character of more than one byte.
std::size_t longerCharacterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return at + i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

// Bytes of the character that begins here; 0: it is not UTF-8 (RFC 3629).
std::size_t characterAt(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) < 0x80 ? 1 : longerCharacterAt(text, at);
}

template<class Out>
void putEscaped(Out& out, char c) {
    constexpr std::string_view meant = "\"\\\b\f\n\r\t", names = "\"\\bfnrt";
    out.push_back('\\');
    if (const std::size_t found = meant.find(c); found != std::string_view::npos) {
        out.push_back(names[found]);
        return;
    }
    out.append("u00", 3);
    out.push_back(kHexDigits[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kHexDigits[static_cast<unsigned char>(c) & 15U]);
}

// What stands as it is: neither a control character, nor a quote, nor the beginning of something longer.
constexpr std::array<bool, 256> plainBytes() {
    std::array<bool, 256> out{};
    for (unsigned c = 0x20; c < 0x80; ++c)
        out[c] = c != '"' && c != '\\';
    return out;
}
constexpr std::array<bool, 256> kPlain = plainBytes();

bool isPlain(char c) {
    return kPlain[static_cast<unsigned char>(c)];
}

std::uint64_t eightBytes(const char* bytes) { // the first byte lowest
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word);
    } else {
        for (unsigned i = 0; i < 8; ++i)
            word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
}

// The top bits of those that do not stand as they are. A borrow may spoil what is behind the first of them only.
std::uint64_t notPlain(std::uint64_t word) {
    constexpr std::uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
    const auto below = [](std::uint64_t of, std::uint64_t limit) { return (of - limit * ones) & ~of; };
    return (word | below(word, 0x20) | below(word ^ ('"' * ones), 1) | below(word ^ ('\\' * ones), 1)) & tops;
}

// How many of eight bytes stand as they are, up to the first that does not.
std::size_t plainOfEight(const char* bytes) {
    return static_cast<std::size_t>(std::countr_zero(notPlain(eightBytes(bytes)))) / 8;
}

// All of it stands as it is, byte for byte: most texts do. Eight bytes at a time, the last eight once more.
bool allPlain(std::string_view text) {
    if (text.size() < 8) return std::ranges::all_of(text, isPlain);
    std::uint64_t found = notPlain(eightBytes(text.data() + text.size() - 8));
    for (std::size_t at = 0; at + 8 < text.size(); at += 8)
        found |= notPlain(eightBytes(text.data() + at));
    return found == 0;
}

// Of \uXXXX, from the X on; more than 0xFFFF: it is not one.
unsigned unitAt(std::string_view text) {
    unsigned unit = 0x10000;
    if (text.size() < 4) return unit;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + 4, unit, 16);
    return fault == std::errc{} && end == text.data() + 4 ? unit : 0x10000;
}

// Where the run ends that stands as it is: plain bytes and longer characters.
std::size_t runEnd(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (at + 8 <= text.size()) {
            const std::size_t plain = plainOfEight(text.data() + at);
            at += plain;
            if (plain == 8) continue;
        }
        if (isPlain(text[at])) {
            ++at;
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) break;
        do { // they rarely come alone
            const std::size_t size = longerCharacterAt(text, at);
            if (size == 0) return at;
            at += size;
        } while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80);
    }
    return at;
}

template<class Out>
void putText(Out& out, std::string_view text) {
    out.push_back('"');
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = runEnd(text, at);
        out.append(text.data() + at, end - at);
        at = end;
        if (at == text.size()) break;
        if (static_cast<unsigned char>(text[at]) < 0x80)
            putEscaped(out, text[at]);
        else
            out.append(kNotUtf8.data(), kNotUtf8.size());
        ++at;
    }
    out.push_back('"');
}

} // namespace

void appendText(std::string& out, std::string_view text) {
    putText(out, text);
}

LineWriter& LineWriter::text(std::string_view value) {
    if (!allPlain(value)) {
        putText(*this, value);
        return *this;
    }
    char* const to = claim(value.size() + 2);
    to[0] = to[value.size() + 1] = '"';
    value.copy(to + 1, value.size());
    return *this;
}

LineWriter& LineWriter::time(Instant at) {
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const std::int64_t number = day.time_since_epoch().count();
    push_back('"');
    if (number < 0 || number > kLastPlainDay) return raw(formatUtc(at)).raw("\"");
    if (number != day_) { // mostly the same one as of the record before
        formatUtc(at).copy(date_, sizeof date_);
        day_ = number;
    }
    append(date_, sizeof date_);
    char shown[] = "00:00:00.000000Z\"";
    const auto put = [&shown](std::size_t place, unsigned value) { // two digits
        shown[place] = static_cast<char>('0' + value / 10);
        shown[place + 1] = static_cast<char>('0' + value % 10);
    };
    const std::int64_t ofDay = (at - day).count();
    const auto seconds = static_cast<unsigned>(ofDay / 1'000'000), micros = static_cast<unsigned>(ofDay % 1'000'000);
    put(0, seconds / 3600);
    put(3, seconds / 60 % 60);
    put(6, seconds % 60);
    put(9, micros / 10'000);
    put(11, micros / 100 % 100);
    put(13, micros % 100);
    append(shown, sizeof shown - 1);
    return *this;
}

void LineWriter::grow(std::size_t count) {
    const std::size_t room = std::max(2 * room_, size_ + count);
    auto larger = std::make_unique<char[]>(room);
    std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
    room_ = room;
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = runEnd(text, 0); at < text.size(); at = runEnd(text, at)) {
        const std::size_t size = characterAt(text, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

std::string madeUtf8(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = characterAt(text, at);
        if (size == 0)
            out += kNotUtf8;
        else
            out.append(text, at, size);
        at += size == 0 ? 1 : size;
    }
    return out;
}

bool isTree(std::string_view json) {
    if (json.size() < 2 || (json.front() != '{' && json.front() != '[')) return false;
    std::string open; // what must close
    bool quoted = false;
    for (std::size_t at = 0; at < json.size();) {
        if (quoted) at = runEnd(json, at);
        if (at == json.size()) return false;
        const char c = json[at];
        const std::size_t size = characterAt(json, at);
        if (size == 0 || static_cast<unsigned char>(c) < 0x20) return false;
        at += size;
        if (quoted) {
            if (c == '\\') {
                if (at >= json.size() || static_cast<unsigned char>(json[at]) < 0x20 || json[at] >= 0x7F) return false;
                ++at;
            }
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != c) return false;
            open.pop_back();
            if (open.empty()) return at == json.size();
        }
    }
    return false;
}

LineReader& LineReader::text(std::string& to) {
    to.clear();
    skip("\"");
    while (ok_) {
        const std::size_t end = runEnd(rest_, 0);
        to.append(rest_, 0, end);
        rest_.remove_prefix(end);
        if (take("\"")) return *this;
        escape(to);
    }
    return *this;
}

void LineReader::escape(std::string& to) {
    constexpr std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    ok_ = ok_ && rest_.size() >= 2 && rest_.front() == '\\';
    if (!ok_) return;
    const char kind = rest_[1];
    rest_.remove_prefix(2);
    if (const std::size_t found = names.find(kind); found != std::string_view::npos) {
        to += meant[found];
        return;
    }
    unsigned unit = kind == 'u' ? unitAt(rest_) : 0x10000;
    ok_ = unit < 0x10000 && !(unit >= 0xDC00 && unit < 0xE000);
    if (!ok_) return;
    rest_.remove_prefix(4);
    if (unit >= 0xD800 && unit < 0xDC00) { // the first half of a pair
        const unsigned low = take("\\u") ? unitAt(rest_) : 0x10000;
        ok_ = low >= 0xDC00 && low < 0xE000;
        if (!ok_) return;
        rest_.remove_prefix(4);
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    sekisho::detail::appendUtf8(to, unit);
}

} // namespace sekisho::proof::detail
