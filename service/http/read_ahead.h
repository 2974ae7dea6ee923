#pragma once
// Reads in the background what will most likely be asked for next, so that it is in memory by then (F11): the next page
// of somebody who goes through a list of a part, whose rows stand far apart in the file. A guess: whatever comes too
// late is read by whoever asks for it, and what nobody asks for has cost a page's reading. Thread-safe.

#include "models/sql/database.h"
#include "service/http/worker_pool.h"
#include "service/store/tenant_store.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace sekishod {

class ReadAhead {
  public:
    using Reading = std::function<sekisho::Done(sekisho::sql::Database&)>;

    explicit ReadAhead(TenantStore& store) : store_(store) {} // which outlives it
    // On a thread and a connection of its own, within one view of the store. Left out where several wait already.
    void want(Reading reading);

  private:
    void read(const Reading& reading);

    TenantStore& store_;
    std::optional<sekisho::sql::Database> db_; // of the thread alone
    std::once_flag begun_;
    std::unique_ptr<WorkerPool> worker_; // last: it uses everything above, and ends before
};

} // namespace sekishod
