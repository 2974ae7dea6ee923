#pragma once
// Reads the parts of a ZIP file (XLSX, ODS) one after the other, unpacked piece by piece: memory does not grow with
// what a part unpacks to. Anything contradictory is SHEET_DAMAGED. Thread-safe after open().

#include "models/domain/error.h"
#include "models/sheet/byte_source.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sekisho::sheet {

class ZipFile {
  public:
    // The source must outlive it.
    static Result<ZipFile> open(const ByteSource& source);

    bool has(std::string_view part) const { return parts_.contains(std::string(part)); }
    std::uint64_t packedSize(std::string_view part) const; // 0: no such part
    // SHEET_DAMAGED, SHEET_ENCRYPTED, SHEET_TOO_MUCH_TEXT (unpacks to more than kMostUnpacked), or what `use` says.
    Done read(std::string_view part, const std::function<Done(std::string_view)>& use) const;

  private:
    struct Part {
        std::uint16_t flags = 0;
        std::uint16_t method = 0;
        std::uint32_t check = 0;
        std::uint64_t packed = 0;
        std::uint64_t header = 0; // where its local header stands
    };

    explicit ZipFile(const ByteSource& source) : source_(&source) {}
    Done readDirectory();
    Result<std::uint64_t> dataBegin(const Part& part) const;
    Done inflate(std::uint64_t begin, const Part& part, const std::function<Done(std::string_view)>& use) const;
    Done store(std::uint64_t begin, const Part& part, const std::function<Done(std::string_view)>& use) const;

    const ByteSource* source_;
    std::unordered_map<std::string, Part> parts_;
};

Error damaged(std::string_view why); // SHEET_DAMAGED; `why` is for the log

} // namespace sekisho::sheet
