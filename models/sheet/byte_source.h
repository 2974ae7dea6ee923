#pragma once
// Where the bytes of a sheet come from: a file that stays open, or memory. Thread-safe.

#include "models/domain/error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sekisho::sheet {

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::uint64_t size() const = 0;
    // Bytes from `offset` on; fewer than asked for only at the end. FILE_READ_FAILED.
    virtual Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) const = 0;
};

// An ordinary file of at most kLargestFile bytes. FILE_NOT_FOUND (also: not to be opened), FILE_IS_FOLDER,
// SHEET_FILE_TOO_LARGE.
Result<std::unique_ptr<ByteSource>> openFile(const std::filesystem::path& path);

class MemorySource final : public ByteSource { // the bytes must outlive it
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t size() const override { return bytes_.size(); }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) const override;

  private:
    std::string_view bytes_;
};

// What a long work asks and tells, from its own thread. Empty functions are allowed.
struct Hooks {
    std::function<bool()> cancelled;
    std::function<void(std::int64_t done, std::int64_t total)> progress;

    bool stop() const { return cancelled && cancelled(); }
    void tell(std::int64_t done, std::int64_t total) const {
        if (progress) progress(done, total);
    }
};

Error cancelledError();

// Calls use(piece) for the whole source from `offset` on, in pieces of 256 KiB.
Done eachPiece(const ByteSource& source, std::uint64_t offset, const std::function<Done(std::string_view)>& use);

} // namespace sekisho::sheet
