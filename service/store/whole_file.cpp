#include "service/store/certificates.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

Error writeError(const std::filesystem::path& file, int systemError) {
    if (systemError == ENOSPC || systemError == EDQUOT)
        return Error(ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write.");
    return Error(ErrorKind::Storage, "FILE_WRITE_FAILED", "A file could not be written.")
        .with("file", file.string())
        .because(fmt::format("errno {}", systemError));
}

int writeAll(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t n = ::write(fd, content.data(), content.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return n == 0 ? EIO : errno;
        content.remove_prefix(static_cast<std::size_t>(n));
    }
    return ::fsync(fd) == 0 ? 0 : errno;
}

} // namespace

Done writeFileWhole(const std::filesystem::path& file, std::string_view content, unsigned mode) {
    const std::filesystem::path part = file.string() + ".new";
    ::unlink(part.c_str());
    const int fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0) return writeError(file, errno);
    int failed = ::fchmod(fd, mode) == 0 ? writeAll(fd, content) : errno; // whatever the umask says
    if (::close(fd) != 0 && failed == 0) failed = errno;
    if (failed == 0 && ::rename(part.c_str(), file.c_str()) != 0) failed = errno;
    if (failed == 0) return {};
    ::unlink(part.c_str());
    return writeError(file, failed);
}

} // namespace sekishod
