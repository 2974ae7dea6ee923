#pragma once
// The tenant as the console's local copy knows it, for the check of a sheet. The copy belongs to the GUI thread, so it
// is read there in short slices, while the caller on the worker waits. Aliases of members are not in the copy's list:
// an address that is taken as an alias is found by the service.

#include "models/ports/cache.h"
#include "models/sheet/directory.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sekisho::sheet {

class CacheDirectory {
  public:
    // Cache and executor must live until stop() or the end of this.
    CacheDirectory(ports::Cache& cache, ports::Executor& gui, TenantFacts tenant);
    ~CacheDirectory();
    CacheDirectory(const CacheDirectory&) = delete;
    CacheDirectory& operator=(const CacheDirectory&) = delete;

    // GUI thread: whoever waits gets CANCELLED, and the copy is not touched any more.
    void stop();

    // Not on the GUI thread; all wait for it. IMPORT_COPY_NOT_READY, CANCELLED.
    Result<std::shared_ptr<const Directory>> read() const;
    Result<std::vector<Member>> members(std::span<const UserId> ids) const;
    Result<std::vector<Group>> groups(std::span<const GroupId> ids) const;

    // What the columns of files with the same headings meant the last time, kept beside the copy: the newest ones only.
    std::optional<std::string> mapping(const std::string& key) const; // waits as above
    void keepMapping(const std::string& key, const std::string& mapping) const;

  private:
    struct Shared;
    std::shared_ptr<Shared> shared_;
};

} // namespace sekisho::sheet
