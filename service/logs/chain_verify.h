#pragma once
// The proof of a tenant's records in the store, read once, on several connections at the same time (F14). Statements
// count when the service's key has signed them; those of files that were kept elsewhere find what the store alone
// cannot show.

#include "models/proof/evidence.h"
#include "models/sql/database.h"
#include "service/store/journal.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sekishod {

struct ChainQuestion {
    sekisho::DomainId domain = 0;
    std::string workgroup;
    std::optional<sekisho::proof::PublicKey> key; // none: there must be no statement
    std::vector<std::string> heads;               // JWS from elsewhere, besides those of the store
    AuditHead known;                              // seq 0: none
    int threads = 0;                              // 0: as many as the machine has
    bool beside = false; // also all that stands beside the records (besides.h); its faults come after the chain's
};
// `open` gives a connection of its own each time; it is called on the caller's thread.
sekisho::Result<sekisho::proof::ChainReport>
verifyChain(const std::function<sekisho::Result<sekisho::sql::Database>()>& open, const ChainQuestion& question);

} // namespace sekishod
