#include "service/data_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace fs = std::filesystem;

namespace {

Error folderError(const fs::path& folder, int systemError) {
    if (systemError == ENOSPC || systemError == EDQUOT)
        return Error(ErrorKind::DiskFull, "DISK_FULL", "There is no room left to write.");
    return Error(ErrorKind::Storage, "FOLDER_NOT_WRITABLE", "The folder cannot be made or written.")
        .with("folder", folder.string())
        .because(fmt::format("errno {}", systemError));
}

Done makeFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return {};
    return folderError(folder, errno);
}

Done syncPath(const fs::path& path, int flags) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (fd < 0) return folderError(path, errno);
    const int failed = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (failed != 0) return folderError(path, failed);
    return {};
}

Done checkEmpty(const fs::path& root) {
    std::error_code failed;
    fs::directory_iterator at(root, failed);
    if (failed) return folderError(root, failed.value());
    for (const auto& entry : at) {
        const std::string name = entry.path().filename().string();
        if (name == ".making" || name == "lost+found") continue;
        return Error(ErrorKind::Conflict, "FOLDER_NOT_EMPTY", "The folder holds other files.")
            .with("folder", root.string())
            .with("file", name);
    }
    return {};
}

} // namespace

Result<DataFolder> DataFolder::begin(const fs::path& root) {
    std::error_code failed;
    const fs::path absolute = fs::absolute(root, failed).lexically_normal();
    DataFolder folder(absolute.has_filename() ? absolute : absolute.parent_path());
    std::vector<fs::path> missing;
    for (fs::path at = folder.root_; !at.empty() && !fs::exists(fs::symlink_status(at, failed)); at = at.parent_path())
        missing.insert(missing.begin(), at);
    for (const fs::path& part : missing) {
        SEKISHO_CHECK(makeFolder(part));
        folder.made_.push_back(part);
    }
    if (!fs::is_directory(folder.root_, failed)) {
        folder.active_ = false;
        return folderError(folder.root_, ENOTDIR);
    }
    auto empty = checkEmpty(folder.root_);
    if (!empty) {
        folder.active_ = false;
        return sekisho::Unexpected(std::move(empty).error());
    }
    fs::remove_all(folder.making().root, failed);
    SEKISHO_CHECK(makeFolder(folder.making().root));
    if (::chmod(folder.root_.c_str(), 0700) != 0) return folderError(folder.root_, errno);
    return folder;
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : root_(std::move(other.root_)), made_(std::move(other.made_)), active_(std::exchange(other.active_, false)) {}

DataFolder::~DataFolder() {
    if (!active_) return;
    std::error_code ignored;
    fs::remove_all(making().root, ignored);
    for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder)
        ::rmdir(folder->c_str()); // only when it is empty
}

Done DataFolder::commit() {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(making().root, failed)) {
        const bool store = entry.path().filename() == finished().database().filename();
        files.insert(store ? files.end() : files.begin(), entry.path());
    }
    if (failed) return folderError(making().root, failed.value());
    for (const fs::path& file : files)
        SEKISHO_CHECK(syncPath(file, 0));
    active_ = false;
    for (const fs::path& file : files)
        if (::rename(file.c_str(), (root_ / file.filename()).c_str()) != 0) return folderError(file, errno);
    ::rmdir(making().root.c_str());
    return syncPath(root_, O_DIRECTORY);
}

} // namespace sekishod
