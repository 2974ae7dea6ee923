#include "models/store/archive_leftovers.h"

#include "models/store/log_archive_erase.h"
#include "models/store/log_archive_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

namespace sekisho::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = 256 * 1024;

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

Error notReached(const fs::path& file) {
    return Error(ErrorKind::Storage, "STORAGE_READ_ONLY").with("file", file.string());
}

Result<std::string> digestOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    ErasureDigest digest;
    std::string piece(kPiece, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        digest.addBytes({piece.data(), static_cast<std::size_t>(in.gcount())});
    if (!in.is_open() || in.bad()) return notReached(file);
    return digest.hex();
}

// In the place of the conditions by which records are erased.
std::string scopeOf(const ports::ArchiveLeftover& one, const std::string& digest) {
    return fmt::format(R"({{"kind":"{}","file":{},"bytes":{},"written":"{}","sha256":"{}"}})",
                       one.key ? "oldKey" : "asideArchive", quotedJson(one.name), one.bytes, formatUtc(one.writtenAt),
                       digest);
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

Result<ports::ArchiveErasure> removeLeftover(sql::Database& db, const fs::path& archive, const std::string& name,
                                             const std::string& by, const std::string& reason, const Clock& clock) {
    const std::vector<ports::ArchiveLeftover> all = leftoversOf(archive);
    const auto found = std::ranges::find(all, name, &ports::ArchiveLeftover::name);
    if (found == all.end()) return Error(ErrorKind::NotFound, "NOT_FOUND");
    const fs::path file = archive.parent_path() / name;
    ports::ArchiveErasure made;
    made.by = by;
    made.reason = reason;
    SEKISHO_TRY(digest, digestOf(file));
    made.scope = scopeOf(*found, digest);
    made.digest = ErasureDigest().hex(); // no record of this archive goes with it
    SEKISHO_TRY(transaction, sql::Transaction::begin(db));
    SEKISHO_TRY(number, nextErasure(db));
    SEKISHO_CHECK(certifyErasure(db, number, made, clock));
    std::error_code failed;
    fs::remove(file, failed);
    if (failed) return notReached(file);
    SEKISHO_CHECK(transaction.commit());
    if (found->key) return made;
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(file.native() + suffix, failed);
    return made;
}

} // namespace sekisho::store
