#pragma once
// The desks for sheets of one tenant, put together: the local copy as their directory, a thread for reading and
// checking and one for writing. GUI thread; destroying it ends what is under way.

#include "app/executors.h"
#include "models/ports/cache.h"
#include "models/ports/export.h"
#include "models/ports/gateway.h"
#include "models/ports/import.h"
#include "models/sheet/cache_directory.h"

#include <memory>
#include <mutex>

namespace sekisho::app {

class ImportEngine {
  public:
    // Cache and executor outlive the engine.
    ImportEngine(ports::Cache& cache, ports::Executor& gui);
    ~ImportEngine();

    void know(const ports::Identity& identity); // whose tenant it is, and what it has turned on
    ports::ImportDesk& desk() { return *desk_; }
    ports::ExportDesk& exports() { return *exports_; }

  private:
    struct Shared { // what the worker asks; exchanged when somebody else signs in
        std::mutex mutex;
        std::shared_ptr<sheet::CacheDirectory> directory;
        std::shared_ptr<sheet::CacheDirectory> present();
    };

    ports::Cache& cache_;
    ports::Executor& gui_;
    std::shared_ptr<Shared> shared_;
    WorkerExecutor worker_;
    WorkerExecutor writer_;
    std::unique_ptr<ports::ImportDesk> desk_; // gone before their executors
    std::unique_ptr<ports::ExportDesk> exports_;
};

} // namespace sekisho::app
