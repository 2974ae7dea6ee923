#pragma once
// Signed statements of how the chains of the tenants stand (models/proof/statement.h): in table audit_statement, and a
// line each in DATA/heads/WORKGROUP.jsonl, which an operator keeps elsewhere.

#include "models/proof/statement.h"
#include "service/http/services.h"

namespace sekishod {

std::filesystem::path headsFile(const DataDir& dir, std::string_view workgroup);

// States the chain of a tenant as it is now, unless its last statement says all of that, and brings the file up to the
// store. Storage, DiskFull: the file could not be written; what is missing in it is added the next time. Thread-safe.
sekisho::Done stateChain(Services& services, sekisho::DomainId domain);

// One thread.
class ChainKeeper {
  public:
    explicit ChainKeeper(Services& services) : services_(services) {}
    sekisho::Done tick(); // each second; works each minute
    sekisho::Done stateAll();

  private:
    Services& services_;
    sekisho::Instant next_{};
};

} // namespace sekishod
