#pragma once
// Reading the local copy: the first page of the list at once, then all of it, and single records. The connection
// belongs to the calling thread. Corrupt: throw the copy away.

#include "models/ports/cache.h"
#include "models/sql/database.h"
#include "models/store/list_data.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sekisho::store {

struct FirstPage {
    std::shared_ptr<ListData> list;
    std::vector<std::int64_t> ids; // of its rows, in row order
};
// The first rows of the default order, with the names they show.
Result<FirstPage> readFirstPage(sql::Database& db, const ports::RecordCodec& codec, std::int64_t now);
// Everything. The rows of the first page keep their numbers. Cancelled when `stop` becomes true.
Result<std::shared_ptr<ListData>> readAll(sql::Database& db, const ports::RecordCodec& codec, const FirstPage& first,
                                          std::int64_t now, const std::atomic<bool>& stop);
Result<std::optional<std::string>> memberDocument(sql::Database& db, const std::string& uid);

} // namespace sekisho::store
