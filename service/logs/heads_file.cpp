#include "service/logs/heads_file.h"

#include "models/proof/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::proof::Statement;

namespace {

constexpr off_t kLongestHeadLine = 64 << 10;

Error headsFault(const std::filesystem::path& file, std::string_view what) {
    const int fault = errno;
    const std::string detail = fmt::format("{} {}: {}", what, file.string(), std::strerror(fault));
    if (fault == ENOSPC || fault == EDQUOT) return Error(ErrorKind::DiskFull, "DISK_FULL").because(detail);
    return Error(ErrorKind::Storage, "STORAGE_READ_ONLY").because(detail);
}

Done makeHeadsFolder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return headsFault(folder, "cannot make");
    return {};
}

Done syncHeadsFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    Done out = synced ? Done() : headsFault(folder, "cannot write");
    if (descriptor >= 0) ::close(descriptor);
    return out;
}

} // namespace

std::filesystem::path erasedHeadsFile(const DataDir& dir, std::string_view workgroup, DomainId domain) {
    return dir.heads() / "erased" / fmt::format("{}-{}.jsonl", workgroup, domain);
}

Result<std::optional<Statement>> lastSignedIn(const std::filesystem::path& file, const sekisho::proof::PublicKey& key) {
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return std::optional<Statement>();
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad())
        return Error(ErrorKind::Storage, "FILE_NOT_FOUND", "A file cannot be read.").with("file", file.string());
    const std::vector<std::string> all = sekisho::proof::statementsIn(text);
    for (auto jws = all.rbegin(); jws != all.rend(); ++jws) {
        const auto payload = key.payloadOf(*jws);
        if (!payload) continue;
        if (auto statement = sekisho::proof::statementFromText(*payload)) return std::optional(std::move(*statement));
    }
    return std::optional<Statement>();
}

std::mutex& headsTurn() {
    static std::mutex turn;
    return turn;
}

Result<HeadsFile> HeadsFile::open(const std::filesystem::path& file) {
    SEKISHO_CHECK(makeHeadsFolder(file.parent_path()));
    HeadsFile out(file, ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (out.descriptor_ < 0) return headsFault(file, "cannot open");
    return out;
}

HeadsFile::HeadsFile(HeadsFile&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

HeadsFile::~HeadsFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::string> HeadsFile::lastLine() {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    if (size < 0) return headsFault(file_, "cannot read");
    const off_t from = std::max<off_t>(0, size - kLongestHeadLine);
    std::string tail(static_cast<std::size_t>(size - from), '\0');
    if (::pread(descriptor_, tail.data(), tail.size(), from) != static_cast<ssize_t>(tail.size()))
        return headsFault(file_, "cannot read");
    const std::size_t end = tail.rfind('\n');
    const std::size_t whole = end == std::string::npos ? 0 : end + 1;
    if (whole < tail.size() && ::ftruncate(descriptor_, from + static_cast<off_t>(whole)) != 0)
        return headsFault(file_, "cannot shorten");
    if (whole == 0) return std::string();
    const std::size_t before = end == 0 ? std::string::npos : tail.rfind('\n', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    return tail.substr(begin, end - begin);
}

Done HeadsFile::append(std::string_view lines) {
    const off_t size = ::lseek(descriptor_, 0, SEEK_END);
    while (!lines.empty()) {
        const ssize_t written = ::write(descriptor_, lines.data(), lines.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const Error fault = headsFault(file_, "cannot write");
            if (size >= 0 && ::ftruncate(descriptor_, size) != 0) return fault; // the next one shortens it
            return fault;
        }
        lines.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor_) != 0) return headsFault(file_, "cannot write");
    return {};
}

Done HeadsFile::moveTo(const std::filesystem::path& file) {
    SEKISHO_CHECK(makeHeadsFolder(file.parent_path()));
    if (::rename(file_.c_str(), file.c_str()) != 0) return headsFault(file, "cannot move to");
    SEKISHO_CHECK(syncHeadsFolder(file.parent_path()));
    SEKISHO_CHECK(syncHeadsFolder(file_.parent_path()));
    file_ = file;
    return {};
}

} // namespace sekishod
