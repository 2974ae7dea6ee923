#pragma once
// Signed statements of how the chains of the tenants stand (models/proof/statement.h): in table audit_statement, and a
// line each in DATA/heads/WORKGROUP.jsonl, which an operator keeps elsewhere.

#include "models/proof/public_key.h"
#include "models/proof/statement.h"
#include "service/http/services.h"

#include <string_view>

namespace sekishod {

// Among the horizons of the logs, from the first statement of a tenant on: texts of messages that happened before may
// be gone from beside their records.
inline constexpr std::string_view kContentsHorizon = "contents";

std::filesystem::path headsFile(const DataDir& dir, std::string_view workgroup);

// States the chain of a tenant as it is now, unless its last statement says all of that, and brings the file up to the
// store. The tables say what retention wants to remove, and are not believed: a horizon is signed as far as the policy
// lets it go, a base when all before it stands there emptied. Storage, DiskFull: the file could not be written; what is
// missing in it is added the next time. Of a tenant that is being erased nothing is stated any more
// (erasure_certificate.h). Thread-safe.
sekisho::Done stateChain(Services& services, sekisho::DomainId domain);

// The newest statement of the store that the key has signed; without one, that nothing is gone.
sekisho::Result<sekisho::proof::Statement> newestStatement(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                           const sekisho::proof::PublicKey& key);

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
