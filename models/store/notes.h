#pragma once
// Small values beside the local copy, in a file of their own with real migrations. All are held in memory; writing goes
// through at once. One thread. A file that cannot be read with the key is set aside, not deleted.

#include "models/sql/database.h"
#include "models/store/copy_files.h"

#include <map>
#include <optional>
#include <string>

namespace sekisho::store {

class Notes {
  public:
    Done open(const CopyFiles& files, const sql::Key& key);
    void close();
    std::optional<std::string> get(const std::string& key) const;
    Done set(const std::string& key, const std::string& value); // an empty value removes it

  private:
    Done read(sql::Database db);
    std::optional<sql::Database> db_;
    std::map<std::string, std::string> values_;
};

} // namespace sekisho::store
