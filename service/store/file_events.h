#pragma once
// What the evaluation endpoint was asked about files and sign-ins, on its way into the store: collected in memory and
// written many at once, so that no answer waits for a commit. Thread-safe.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace sekishod {

class TenantStore;

struct FileEvent {
    sekisho::DomainId domain = 0;
    std::string member; // resource id
    sekisho::Instant at{};
    std::string action;  // upload, download, signIn
    std::string service; // "talk" …; of a file
    std::string kind;    // of the client
    std::string ip;
    std::string country;   // ISO 3166-1 alpha-2 or empty
    std::string extension; // lower case, without the dot
    std::string linked;    // the service at the other end, or empty
    std::string external;  // line, works or empty
    std::string method;    // of a sign-in: password, phone, line, screenUnlock
    bool managed = false;  // of a sign-in: the key of a third-party MDM was shown
    bool decision = true;
    std::string reason; // error code of the first reason; empty: allowed
};

class FileEvents {
  public:
    // True: so many are waiting that somebody must call flush().
    bool add(FileEvent event);
    // Writes all that are waiting in one transaction. When it fails they wait on; beyond 200,000 the
    // oldest ones, then the newest ones, are given up.
    sekisho::Done flush(TenantStore& store);
    std::size_t waiting() const;

  private:
    static constexpr std::size_t kDue = 2'000;
    static constexpr std::size_t kMost = 200'000;

    mutable std::mutex mutex_;
    std::vector<FileEvent> waiting_;
};

// One event at once, for tools that fill a store; in the caller's transaction.
sekisho::Done storeFileEvent(sekisho::sql::Database& db, const FileEvent& event);

} // namespace sekishod
