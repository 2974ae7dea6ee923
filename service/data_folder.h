#pragma once
// A data directory in the making: everything is written below DIR/.making and moved into place at the end, the store as
// the last file. What fails or is killed on the way leaves no half-made directory; the next attempt clears the rest.

#include "service/store/tenant_store.h"

#include <vector>

namespace sekishod {

class DataFolder {
  public:
    // FOLDER_NOT_EMPTY when DIR holds anything else; STORAGE_READ_ONLY or DISK_FULL when it cannot be made.
    static sekisho::Result<DataFolder> begin(const std::filesystem::path& root);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    DataDir making() const { return {root_ / ".making"}; }
    DataDir finished() const { return {root_}; }
    // The store must be closed. Afterwards nothing is removed any more.
    sekisho::Done commit();

  private:
    explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}

    std::filesystem::path root_;
    std::vector<std::filesystem::path> made_; // folders that did not exist before, outermost first
    bool active_ = true;
};

} // namespace sekishod
