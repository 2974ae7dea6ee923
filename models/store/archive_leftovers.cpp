#include "models/store/archive_leftovers.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <system_error>

namespace sekisho::store {

namespace fs = std::filesystem;

namespace {

bool isNumbered(std::string_view name, std::string_view front) {
    if (!name.starts_with(front)) return false;
    name.remove_prefix(front.size());
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<ports::ArchiveLeftover> leftoverOf(const fs::path& archive, const fs::directory_entry& entry) {
    ports::ArchiveLeftover out;
    out.name = entry.path().filename().string();
    out.key = isNumbered(out.name, std::string(kKeyFileName) + kOldKeyMark);
    if (!out.key && !isNumbered(out.name, archive.filename().string() + kAsideMark)) return std::nullopt;
    std::error_code failed;
    if (!entry.is_regular_file(failed)) return std::nullopt;
    out.bytes = static_cast<std::int64_t>(entry.file_size(failed));
    if (failed) return std::nullopt;
    const fs::file_time_type written = entry.last_write_time(failed);
    if (failed) return std::nullopt;
    out.writtenAt = std::chrono::floor<std::chrono::microseconds>(std::chrono::file_clock::to_sys(written));
    return out;
}

} // namespace

std::vector<ports::ArchiveLeftover> leftoversOf(const fs::path& archive) {
    std::vector<ports::ArchiveLeftover> out;
    std::error_code failed;
    for (fs::directory_iterator at(archive.parent_path(), failed), end; !failed && at != end; at.increment(failed))
        if (auto one = leftoverOf(archive, *at)) out.push_back(std::move(*one));
    std::ranges::sort(out, [](const ports::ArchiveLeftover& a, const ports::ArchiveLeftover& b) {
        return a.key != b.key                   ? a.key
               : a.name.size() != b.name.size() ? a.name.size() < b.name.size()
                                                : a.name < b.name;
    });
    return out;
}

Done removeLeftover(const fs::path& archive, const std::string& name) {
    const std::vector<ports::ArchiveLeftover> all = leftoversOf(archive);
    const auto found = std::ranges::find(all, name, &ports::ArchiveLeftover::name);
    if (found == all.end()) return Error(ErrorKind::NotFound, "NOT_FOUND");
    const fs::path file = archive.parent_path() / name;
    std::error_code failed;
    fs::remove(file, failed);
    if (failed) return Error(ErrorKind::Storage, "STORAGE_READ_ONLY").with("file", file.string());
    if (found->key) return {};
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(file.native() + suffix, failed);
    return {};
}

} // namespace sekisho::store
