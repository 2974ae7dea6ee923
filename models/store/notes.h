#pragma once
// Small values beside the local copy, in a file of their own with real migrations. All are held in memory; writing goes
// through at once. One thread. A file that cannot be read with the key is set aside, not deleted.

#include "models/sql/database.h"
#include "models/store/copy_files.h"

#include <functional>
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

    // For others who keep tables of their own in this file (resources/console/notes_*.sql). STORAGE_FAILED while it is
    // closed.
    Result<sql::Database*> database();
    // In one transaction that is on the disk when this returns; the notes themselves may lose their last moments.
    Done durably(const std::function<Done(sql::Database&)>& work);

  private:
    Done read(sql::Database db);
    std::optional<sql::Database> db_;
    std::map<std::string, std::string> values_;
};

} // namespace sekisho::store
