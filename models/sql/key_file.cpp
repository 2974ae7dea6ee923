#include "models/sql/key_file.h"

#include "models/sql/handle.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace sekisho::sql {
namespace {

constexpr std::size_t hexLength = 2 * std::tuple_size_v<Key>;

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

int digitOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Error keyError(std::string code, std::string text, const std::filesystem::path& file, std::string detail = {}) {
    return Error(ErrorKind::Storage, std::move(code), std::move(text))
        .with("file", file.string())
        .because(std::move(detail));
}

Done checkOwnerOnly(int fd, const std::filesystem::path& file) {
    struct stat facts {};
    if (::fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode))
        return keyError("KEY_FILE_UNREADABLE", "The key file cannot be read.", file, "not a regular file");
    const bool ours = facts.st_uid == ::geteuid() || facts.st_uid == 0;
    if (ours && (facts.st_mode & 0077) == 0) return {};
    return keyError("KEY_FILE_MODE", "The key file can be read by others: give it to its owner only (mode 0600).", file,
                    fmt::format("mode {:04o} owner {}", facts.st_mode & 07777, facts.st_uid));
}

bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return ::fsync(fd) == 0;
}

} // namespace

Key randomKey() {
    Key key{};
    // Without randomness there is no key; going on with a weak one would be worse than stopping.
    if (RAND_priv_bytes(key.data(), static_cast<int>(key.size())) != 1) std::abort();
    return key;
}

Result<Key> keyFromHex(std::string_view hex) {
    const Error wrong(ErrorKind::BadInput, "KEY_INVALID", "A key is 64 hexadecimal digits.");
    if (hex.size() != hexLength) return wrong;
    Key key{};
    for (std::size_t i = 0; i < key.size(); ++i) {
        const int high = digitOf(hex[2 * i]);
        const int low = digitOf(hex[2 * i + 1]);
        if (high < 0 || low < 0) {
            wipe(key);
            return wrong;
        }
        key[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return key;
}

std::string keyToHex(const Key& key) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(hexLength);
    for (const std::uint8_t byte : key) {
        hex.push_back(digits[byte >> 4]);
        hex.push_back(digits[byte & 15]);
    }
    return hex;
}

Result<Key> readKeyFile(const std::filesystem::path& file) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd)
        return keyError("KEY_FILE_UNREADABLE", "The key file cannot be read.", file, fmt::format("errno {}", errno));
    SEKISHO_CHECK(checkOwnerOnly(fd.get(), file));
    std::array<char, hexLength + 3> buffer{}; // room for a line end, and for one character too many
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t n = ::read(fd.get(), buffer.data() + filled, buffer.size() - filled);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        filled += static_cast<std::size_t>(n);
    }
    std::string_view text(buffer.data(), filled);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    auto key = keyFromHex(text);
    OPENSSL_cleanse(buffer.data(), buffer.size());
    if (!key) return keyError("KEY_INVALID", "A key file holds one line of 64 hexadecimal digits.", file);
    return key;
}

Done writeKeyFile(const std::filesystem::path& file, const Key& key) {
    const Descriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!fd && errno == EEXIST)
        return Error(ErrorKind::Conflict, "ALREADY_EXIST", "The key file exists already.").with("file", file.string());
    if (!fd)
        return keyError("STORAGE_READ_ONLY", "The file or its folder cannot be opened for writing.", file,
                        fmt::format("errno {}", errno));
    std::string line = keyToHex(key) + "\n";
    const bool written = ::fchmod(fd.get(), S_IRUSR | S_IWUSR) == 0 && writeAll(fd.get(), line);
    const int systemError = errno;
    OPENSSL_cleanse(line.data(), line.size());
    if (written) {
        detail::syncFolderOf(file);
        return {};
    }
    ::unlink(file.c_str()); // half a key is no key
    if (systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG)
        return Error(ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write.");
    return keyError("STORAGE_FAILED", "The key file could not be written.", file, fmt::format("errno {}", systemError));
}

void wipe(Key& key) {
    OPENSSL_cleanse(key.data(), key.size());
}

} // namespace sekisho::sql
