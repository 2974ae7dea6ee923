#pragma once
// Bytes of a text file to UTF-8, piece by piece. What has no meaning in the encoding (half a character, a byte that is
// not defined) becomes U+FFFD and is counted: the check of the sheet refuses every cell with such a mark, by row and
// column, so that nothing is replaced unseen. One object a file; not thread-safe.

#include "models/domain/error.h"
#include "models/sheet/byte_source.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sekisho::sheet {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Cp932 };
std::string_view encodingName(Encoding encoding); // as IANA says it

class TextDecoder {
  public:
    explicit TextDecoder(Encoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    // Appends to `out`; a mark at the very beginning (byte order mark) is left out.
    void feed(std::string_view bytes, std::string& out);
    void finish(std::string& out);
    std::int64_t faults() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// By its mark; without one UTF-8 or CP932, whichever has fewer faults over the whole file, UTF-8 when equal.
Result<Encoding> findEncoding(const ByteSource& source);

} // namespace sekisho::sheet
