#include "models/sheet/byte_source.h"

#include "models/sheet/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sekisho::sheet {

namespace {

constexpr std::size_t kSourcePiece = 256 * 1024;

Error readFailed(int reason) {
    return Error(ErrorKind::Storage, "FILE_READ_FAILED", "The file could not be read to its end.")
        .because(std::strerror(reason));
}

class FileSource final : public ByteSource {
  public:
    FileSource(int fd, std::uint64_t size) : fd_(fd), size_(size) {}
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override { ::close(fd_); }

    std::uint64_t size() const override { return size_; }
    Result<std::size_t> readAt(std::uint64_t offset, std::span<char> into) const override {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got = ::pread(fd_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return readFailed(errno);
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

  private:
    int fd_;
    std::uint64_t size_;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::filesystem::path& path) {
    // Not blocking: a pipe of that name would otherwise hang here until somebody writes into it.
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const auto notThere = [](const char* reason) {
        return Error(ErrorKind::BadInput, "FILE_NOT_FOUND", "The file does not exist or cannot be opened.")
            .because(reason);
    };
    if (fd < 0) return notThere(std::strerror(errno));
    struct stat facts {};
    const bool known = ::fstat(fd, &facts) == 0;
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(facts.st_size, 0));
    auto source = std::make_unique<FileSource>(fd, size);
    if (!known) return readFailed(errno);
    if (S_ISDIR(facts.st_mode)) return Error(ErrorKind::BadInput, "FILE_IS_FOLDER", "This is a folder, not a file.");
    if (!S_ISREG(facts.st_mode)) return notThere("not an ordinary file");
    if (size > kLargestFile)
        return Error(ErrorKind::TooLarge, "SHEET_FILE_TOO_LARGE", "The file is too large.")
            .with("max", fmt::format("{} MB", kLargestFile >> 20));
    return std::unique_ptr<ByteSource>(std::move(source));
}

Result<std::size_t> MemorySource::readAt(std::uint64_t offset, std::span<char> into) const {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t count = std::min<std::size_t>(into.size(), bytes_.size() - static_cast<std::size_t>(offset));
    std::memcpy(into.data(), bytes_.data() + offset, count);
    return count;
}

Error cancelledError() {
    return Error(ErrorKind::Cancelled, "CANCELLED");
}

Done eachPiece(const ByteSource& source, std::uint64_t offset, const std::function<Done(std::string_view)>& use) {
    std::vector<char> buffer(kSourcePiece);
    for (;;) {
        SEKISHO_TRY(got, source.readAt(offset, buffer));
        if (got == 0) return {};
        SEKISHO_CHECK(use({buffer.data(), got}));
        offset += got;
    }
}

} // namespace sekisho::sheet
