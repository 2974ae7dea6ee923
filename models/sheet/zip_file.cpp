#include "models/sheet/zip_file.h"

#include "models/sheet/limits.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <vector>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestComment = 65'535;
constexpr std::uint64_t kMostDirectory = 16U << 20;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::uint32_t kFull32 = 0xFFFFFFFF;

// Little-endian numbers out of a piece of the file; behind its end they are 0 and `good` is false.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t take(std::size_t width) {
        std::uint64_t value = 0;
        if (at_ + width > bytes_.size()) {
            good = false;
            return 0;
        }
        for (std::size_t i = 0; i < width; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])} << (8 * i);
        at_ += width;
        return value;
    }
    std::uint16_t u16() { return static_cast<std::uint16_t>(take(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(take(4)); }
    std::uint64_t u64() { return take(8); }
    std::string_view text(std::size_t length) {
        if (at_ + length > bytes_.size()) {
            good = false;
            return {};
        }
        at_ += length;
        return bytes_.substr(at_ - length, length);
    }
    void skip(std::size_t length) { text(length); }
    bool good = true;

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

Result<std::string> bytesAt(const ByteSource& source, std::uint64_t offset, std::size_t length) {
    std::string out(length, '\0');
    SEKISHO_TRY(got, source.readAt(offset, out));
    if (got != length) return damaged("the archive is cut");
    return out;
}

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

// ZIP64: a locator stands right before the end record and names a larger one.
Result<Directory> longDirectory(const ByteSource& source, std::uint64_t end) {
    if (end < 20) return damaged("no zip64 locator");
    SEKISHO_TRY(locator, bytesAt(source, end - 20, 20));
    Numbers at(locator);
    if (at.u32() != 0x07064B50) return damaged("no zip64 locator");
    at.skip(4);
    const std::uint64_t record = at.u64();
    if (record > end) return damaged("zip64 record outside");
    SEKISHO_TRY(bytes, bytesAt(source, record, 56));
    Numbers of(bytes);
    if (of.u32() != 0x06064B50) return damaged("no zip64 record");
    of.skip(36);
    Directory out;
    out.size = of.u64();
    out.offset = of.u64();
    return out;
}

Result<Directory> findDirectory(const ByteSource& source) {
    const std::uint64_t size = source.size();
    if (size < kEndSize) return damaged("too short for an archive");
    const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(size, kEndSize + kLongestComment));
    SEKISHO_TRY(bytes, bytesAt(source, size - tail, tail));
    const std::size_t at = bytes.rfind("PK\5\6", tail - kEndSize);
    if (at == std::string::npos) return damaged("no end record");
    Numbers end(std::string_view(bytes).substr(at));
    end.skip(8);
    const std::uint16_t count = end.u16();
    end.skip(2);
    Directory out;
    out.size = end.u32();
    out.offset = end.u32();
    if (count == 0xFFFF || out.size == kFull32 || out.offset == kFull32) return longDirectory(source, size - tail + at);
    return out;
}

// The 64-bit values that stand in the extra field for those that are full.
void longValues(std::string_view extra, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& header) {
    Numbers at(extra);
    while (at.good) {
        const std::uint16_t kind = at.u16();
        const std::string_view data = at.text(at.u16());
        if (!at.good || kind != 1) continue;
        Numbers values(data);
        for (std::uint64_t* value : {&size, &packed, &header})
            if (*value == kFull32) *value = values.u64();
        return;
    }
}

} // namespace

Error damaged(std::string_view why) {
    return Error(ErrorKind::BadInput, "SHEET_DAMAGED", "The workbook is damaged.").because(std::string(why));
}

Result<ZipFile> ZipFile::open(const ByteSource& source) {
    ZipFile out(source);
    SEKISHO_CHECK(out.readDirectory());
    return out;
}

Done ZipFile::readDirectory() {
    SEKISHO_TRY(directory, findDirectory(*source_));
    if (directory.size > kMostDirectory || directory.offset > source_->size()) return damaged("directory outside");
    SEKISHO_TRY(bytes, bytesAt(*source_, directory.offset, static_cast<std::size_t>(directory.size)));
    Numbers at(bytes);
    for (std::size_t left = bytes.size(); left >= 46;) {
        if (at.u32() != 0x02014B50) return damaged("directory entry");
        at.skip(4);
        Part part;
        part.flags = at.u16();
        part.method = at.u16();
        at.skip(4);
        part.check = at.u32();
        part.packed = at.u32();
        std::uint64_t size = at.u32();
        const std::size_t nameLength = at.u16();
        const std::size_t extraLength = at.u16();
        const std::size_t commentLength = at.u16();
        at.skip(8);
        part.header = at.u32();
        const std::string_view name = at.text(nameLength);
        longValues(at.text(extraLength), size, part.packed, part.header);
        at.skip(commentLength);
        if (!at.good) return damaged("directory entry is cut");
        parts_.emplace(std::string(name), part);
        left -= 46 + nameLength + extraLength + commentLength;
    }
    return {};
}

std::uint64_t ZipFile::packedSize(std::string_view part) const {
    const auto found = parts_.find(std::string(part));
    return found == parts_.end() ? 0 : found->second.packed;
}

Result<std::uint64_t> ZipFile::dataBegin(const Part& part) const {
    SEKISHO_TRY(bytes, bytesAt(*source_, part.header, 30));
    Numbers at(bytes);
    if (at.u32() != 0x04034B50) return damaged("local header");
    at.skip(22);
    const std::uint64_t nameLength = at.u16();
    const std::uint64_t extraLength = at.u16();
    const std::uint64_t begin = part.header + 30 + nameLength + extraLength;
    if (begin > source_->size() || part.packed > source_->size() - begin) return damaged("part outside the file");
    return begin;
}

Done ZipFile::read(std::string_view name, const std::function<Done(std::string_view)>& use) const {
    const auto found = parts_.find(std::string(name));
    if (found == parts_.end()) return damaged(fmt::format("no part {}", name));
    const Part& part = found->second;
    if (part.flags & 1U) return Error(ErrorKind::BadInput, "SHEET_ENCRYPTED", "The workbook has a password.");
    SEKISHO_TRY(begin, dataBegin(part));
    if (part.method == 0) return store(begin, part, use);
    if (part.method == 8) return inflate(begin, part, use);
    return damaged(fmt::format("packed by method {}", part.method));
}

Done ZipFile::store(std::uint64_t begin, const Part& part, const std::function<Done(std::string_view)>& use) const {
    std::vector<char> buffer(kPiece);
    uLong check = crc32(0, nullptr, 0);
    for (std::uint64_t done = 0; done < part.packed;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, part.packed - done));
        SEKISHO_TRY(got, source_->readAt(begin + done, std::span(buffer).first(wanted)));
        if (got != wanted) return damaged("part is cut");
        check = crc32(check, reinterpret_cast<const Bytef*>(buffer.data()), static_cast<uInt>(got));
        SEKISHO_CHECK(use({buffer.data(), got}));
        done += got;
    }
    return check == part.check ? Done() : damaged("checksum");
}

Done ZipFile::inflate(std::uint64_t begin, const Part& part, const std::function<Done(std::string_view)>& use) const {
    struct Stream : z_stream {
        Stream() : z_stream{} { good = inflateInit2(this, -MAX_WBITS) == Z_OK; }
        ~Stream() { inflateEnd(this); }
        Stream(const Stream&) = delete;
        Stream& operator=(const Stream&) = delete;
        bool good;
    } stream;
    if (!stream.good) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("zlib");
    std::vector<char> packed(kPiece);
    std::vector<char> out(4 * kPiece);
    std::uint64_t taken = 0;
    std::uint64_t given = 0;
    uLong check = crc32(0, nullptr, 0);
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        if (stream.avail_in == 0) {
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, part.packed - taken));
            if (wanted == 0) return damaged("part is cut");
            SEKISHO_TRY(got, source_->readAt(begin + taken, std::span(packed).first(wanted)));
            if (got != wanted) return damaged("part is cut");
            taken += got;
            stream.next_in = reinterpret_cast<Bytef*>(packed.data());
            stream.avail_in = static_cast<uInt>(got);
        }
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return damaged("deflate");
        const std::size_t count = out.size() - stream.avail_out;
        given += count;
        if (given > kMostUnpacked)
            return Error(ErrorKind::TooLarge, "SHEET_TOO_MUCH_TEXT", "The workbook unpacks to too much.")
                .with("max", fmt::format("{} MB", kMostText >> 20));
        check = crc32(check, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(count));
        if (count > 0) SEKISHO_CHECK(use({out.data(), count}));
    }
    return check == part.check ? Done() : damaged("checksum");
}

} // namespace sekisho::sheet
