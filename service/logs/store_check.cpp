#include "service/logs/store_check.h"

#include "models/sql/migration.h"
#include "service/store/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

namespace sekishod {

using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostIndexFaults = 100;

using Schema = std::map<std::string, std::string>; // "trigger audit_no_delete" → how it was made

Result<Schema> schemaOf(Database& db) {
    Schema out;
    SEKISHO_TRY(rows, (db.rows<std::string, std::string, std::string>(
                          "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
                          "ESCAPE '\\'")));
    for (auto& [type, name, text] : rows)
        out.emplace(fmt::format("{} {}", type, name), std::move(text));
    return out;
}

class EmptyFolder {
  public:
    EmptyFolder() : path_((std::filesystem::temp_directory_path() / "sekishod-schema-XXXXXX").string()) {
        made_ = ::mkdtemp(path_.data()) != nullptr;
    }
    EmptyFolder(const EmptyFolder&) = delete;
    EmptyFolder& operator=(const EmptyFolder&) = delete;
    ~EmptyFolder() {
        std::error_code ignored;
        if (made_) std::filesystem::remove_all(path_, ignored);
    }
    bool made() const { return made_; }
    std::filesystem::path file() const { return std::filesystem::path(path_) / "store.db"; }

  private:
    std::string path_;
    bool made_ = false;
};

// As the service makes it, up to the step that the store is at.
Result<Schema> madeSchema(int number) {
    const EmptyFolder folder;
    if (!folder.made())
        return Error(ErrorKind::Storage, "FOLDER_NOT_WRITABLE").with("folder", folder.file().parent_path().string());
    SEKISHO_TRY(db, Database::open(folder.file(), sekisho::sql::Key{}, {.durable = false}));
    SEKISHO_CHECK(db.script("PRAGMA synchronous = OFF"));
    const auto steps = schemaSteps();
    SEKISHO_TRY(reached,
                sekisho::sql::migrate(db, steps.first(std::min(steps.size(), static_cast<std::size_t>(number)))));
    static_cast<void>(reached);
    return schemaOf(db);
}

} // namespace

Result<std::vector<std::string>> schemaFaults(Database& db) {
    SEKISHO_TRY(number, sekisho::sql::schemaNumber(db));
    SEKISHO_TRY(there, schemaOf(db));
    SEKISHO_TRY(made, madeSchema(number));
    std::vector<std::string> out;
    for (const auto& [what, text] : there) {
        const auto same = made.find(what);
        if (same == made.end())
            out.push_back(fmt::format("the {} was not made by the service", what));
        else if (same->second != text)
            out.push_back(fmt::format("the {} is not as the service makes it", what));
    }
    for (const auto& [what, text] : made)
        if (!there.contains(what)) out.push_back(fmt::format("the {} is gone", what));
    return out;
}

Result<std::vector<std::string>> indexFaults(Database& db) {
    std::vector<std::string> out;
    SEKISHO_TRY(rows, db.rows<std::string>(fmt::format("PRAGMA integrity_check({})", kMostIndexFaults)));
    for (auto& [text] : rows)
        if (text != "ok") out.push_back(std::move(text));
    return out;
}

} // namespace sekishod
