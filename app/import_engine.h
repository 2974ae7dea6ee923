#pragma once
// The import desk of one tenant, put together: the local copy as its directory, a thread of its own for the reading and
// checking. GUI thread; destroying it ends what is under way.

#include "app/executors.h"
#include "models/ports/cache.h"
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
    std::unique_ptr<ports::ImportDesk> desk_; // gone before its executor
};

} // namespace sekisho::app
