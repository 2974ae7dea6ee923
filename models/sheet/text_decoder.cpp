#include "models/sheet/text_decoder.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace sekisho::sheet {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF"; // U+FEFF
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How many bytes at the end begin a character that may go on in the next piece.
std::size_t unfinished(std::string_view bytes) {
    const std::size_t most = std::min<std::size_t>(3, bytes.size());
    for (std::size_t back = 1; back <= most; ++back) {
        const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (c < 0x80) return 0;
        if (c < 0xC0) continue;
        const std::size_t wanted = c >= 0xF0 ? 4U : c >= 0xE0 ? 3U : 2U;
        return back < wanted ? back : 0;
    }
    return 0;
}

// Copies what is UTF-8; each sequence that is not becomes one U+FFFD. Returns how many there were.
std::int64_t copyUtf8(std::string_view bytes, std::string& out) {
    const auto* text = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::int64_t faults = 0;
    std::int64_t good = 0; // what lies between here and `at` is still to be copied
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t before = at;
        UChar32 c = 0;
        U8_NEXT(text, at, size, c);
        if (c >= 0) continue;
        out.append(bytes.data() + good, static_cast<std::size_t>(before - good));
        out += kReplacement;
        good = at;
        ++faults;
    }
    out.append(bytes.data() + good, static_cast<std::size_t>(size - good));
    return faults;
}

const char* converterName(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    case Encoding::Cp932:
        return "ibm-943_P15A-2003"; // the mapping of Windows: 〜 is U+FF5E, with the characters of NEC and IBM
    case Encoding::Utf8:
        break;
    }
    return "UTF-8";
}

void replaceAndCount(const void* context, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                     UConverterCallbackReason reason, UErrorCode* error) {
    if (reason > UCNV_IRREGULAR) return; // reset, close, clone
    ++*static_cast<std::int64_t*>(const_cast<void*>(context));
    *error = U_ZERO_ERROR;
    const UChar mark = 0xFFFD;
    ucnv_cbToUWriteUChars(args, &mark, 1, 0, error);
}

} // namespace

std::string_view encodingName(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
        return "UTF-16";
    case Encoding::Cp932:
        return "Windows-31J";
    case Encoding::Utf8:
        break;
    }
    return "UTF-8";
}

struct TextDecoder::Impl {
    Encoding encoding;
    std::int64_t faults = 0;
    bool begun = false;
    std::string rest; // UTF-8: the first bytes of a character that was cut
    UConverter* converter = nullptr;

    explicit Impl(Encoding e) : encoding(e) {
        if (e == Encoding::Utf8) return;
        UErrorCode error = U_ZERO_ERROR;
        converter = ucnv_open(converterName(e), &error);
        if (U_FAILURE(error)) converter = nullptr;
        if (converter) ucnv_setToUCallBack(converter, replaceAndCount, &faults, nullptr, nullptr, &error);
    }
    ~Impl() {
        if (converter) ucnv_close(converter);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void utf8(std::string_view bytes, bool last, std::string& out) {
        std::string joined;
        if (!rest.empty()) {
            joined = std::move(rest);
            joined += bytes;
            bytes = joined;
        }
        const std::size_t keep = last ? 0 : unfinished(bytes);
        rest.assign(bytes.substr(bytes.size() - keep));
        faults += copyUtf8(bytes.substr(0, bytes.size() - keep), out);
    }

    void convert(std::string_view bytes, bool last, std::string& out) {
        if (!converter) { // without the converter's data nothing can be said about the bytes
            faults += static_cast<std::int64_t>(bytes.size());
            return;
        }
        std::array<UChar, 4096> units{};
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        UErrorCode error = U_ZERO_ERROR;
        do {
            error = U_ZERO_ERROR;
            UChar* to = units.data();
            ucnv_toUnicode(converter, &to, to + units.size(), &from, end, nullptr, last, &error);
            append(out, units.data(), to);
        } while (error == U_BUFFER_OVERFLOW_ERROR);
    }

    // Surrogates never stand alone here: the converter has replaced those.
    void append(std::string& out, const UChar* from, const UChar* to) {
        for (; from != to; ++from) {
            std::uint32_t c = *from;
            if (high != 0 && (c & 0xFC00U) == 0xDC00U) {
                c = 0x10000U + ((high & 0x3FFU) << 10) + (c & 0x3FFU);
                high = 0;
            } else if ((c & 0xFC00U) == 0xD800U) {
                high = c;
                continue;
            }
            std::array<std::uint8_t, 4> bytes{};
            std::int32_t size = 0;
            U8_APPEND_UNSAFE(bytes.data(), size, c);
            out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        }
    }
    std::uint32_t high = 0;

    void take(std::string_view bytes, bool last, std::string& out) {
        const std::size_t before = out.size();
        encoding == Encoding::Utf8 ? utf8(bytes, last, out) : convert(bytes, last, out);
        if (begun || out.size() == before) return;
        begun = true;
        if (std::string_view(out).substr(before).starts_with(kMark)) out.erase(before, kMark.size());
    }
};

TextDecoder::TextDecoder(Encoding encoding) : impl_(std::make_unique<Impl>(encoding)) {}
TextDecoder::~TextDecoder() = default;

void TextDecoder::feed(std::string_view bytes, std::string& out) {
    impl_->take(bytes, false, out);
}

void TextDecoder::finish(std::string& out) {
    impl_->take({}, true, out);
}

std::int64_t TextDecoder::faults() const {
    return impl_->faults;
}

namespace {

Result<std::int64_t> faultsAs(Encoding encoding, const ByteSource& source) {
    TextDecoder decoder(encoding);
    std::string out;
    SEKISHO_CHECK(eachPiece(source, 0, [&](std::string_view bytes) -> Done {
        out.clear();
        decoder.feed(bytes, out);
        return {};
    }));
    decoder.finish(out);
    return decoder.faults();
}

} // namespace

Result<Encoding> findEncoding(const ByteSource& source) {
    std::array<char, 3> begin{};
    SEKISHO_TRY(got, source.readAt(0, begin));
    const std::string_view head(begin.data(), got);
    if (head.starts_with(kMark)) return Encoding::Utf8;
    if (head.starts_with("\xFF\xFE")) return Encoding::Utf16Le;
    if (head.starts_with("\xFE\xFF")) return Encoding::Utf16Be;
    SEKISHO_TRY(asUtf8, faultsAs(Encoding::Utf8, source));
    if (asUtf8 == 0) return Encoding::Utf8;
    SEKISHO_TRY(asCp932, faultsAs(Encoding::Cp932, source));
    return asCp932 < asUtf8 ? Encoding::Cp932 : Encoding::Utf8;
}

} // namespace sekisho::sheet
