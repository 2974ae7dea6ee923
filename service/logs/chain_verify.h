#pragma once
// The proof of a tenant's records in the store, read on several connections beside each other (F14). Statements count
// when the service's key has signed them; those of files that were kept elsewhere find what the store alone cannot
// show.

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
};
// `open` gives a connection of its own each time; it is called on the caller's thread.
sekisho::Result<sekisho::proof::ChainReport>
verifyChain(const std::function<sekisho::Result<sekisho::sql::Database>()>& open, const ChainQuestion& question);

// The texts that stand beside the records (table message_content): each must be the one whose digest its record holds.
// That a text is gone is no fault: it may go sooner than its record. At most kMostFaults.
sekisho::Result<std::vector<sekisho::proof::Fault>> verifyContents(sekisho::sql::Database& db,
                                                                   sekisho::DomainId domain);

// All that stands beside the chain (besides.h, and the texts), each kind on a connection of its own at the same time;
// `open` as above. The faults of one kind after the other.
sekisho::Result<std::vector<sekisho::proof::Fault>>
verifyBeside(const std::function<sekisho::Result<sekisho::sql::Database>()>& open, sekisho::DomainId domain);

} // namespace sekishod
