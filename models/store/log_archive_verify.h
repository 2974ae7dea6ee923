#pragma once
// Checks a whole archive: chain, statements with their signatures, certificates of erasure, texts beside records, the
// pages of the file. On a connection of its own, so that others search meanwhile.

#include "models/domain/clock.h"
#include "models/ports/archive.h"
#include "models/store/log_archive.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace sekisho::store {

struct ArchivePlace {
    std::filesystem::path file;
    sql::Key key{};
};
using ArchiveProgress = std::function<void(std::int64_t done, std::int64_t total)>;

// CANCELLED when `stop` is set meanwhile. A page that cannot be read is a fault with its place, not an error.
Result<ports::ArchiveReport> verifyArchive(const ArchivePlace& place, const Clock& clock, const std::atomic<bool>& stop,
                                           const ArchiveProgress& progress);

} // namespace sekisho::store
