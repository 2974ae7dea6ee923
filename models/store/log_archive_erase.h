#pragma once
// Takes what records say out of an archive, for good: their lines, their terms, and every page that held them. What is
// left (place, time, log, hashes) keeps the rest proven; a certificate, signed by the archive's own key, says what went
// and why. One thread.

#include "models/domain/clock.h"
#include "models/domain/log_query.h"
#include "models/ports/archive.h"
#include "models/proof/public_key.h"
#include "models/sql/database.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_md_ctx_st;

namespace sekisho::store {

// SHA-256 over the hashes (hex) of all records of an erasure in the order of the chain, each followed by a line feed.
class ErasureDigest {
  public:
    ErasureDigest();
    void add(const std::string& hashHex);
    void addBytes(std::string_view bytes); // as they are
    std::string hex();

  private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

Result<std::int64_t> erasableInArchive(sql::Database& db, const LogQuery& query); // how many would go
// INVALID_PARAMETER as checkQuery() says; ARCHIVE_ERASE_NOTHING: nothing matches. An error leaves everything as it was.
// compactArchive() must follow: until then the bytes stand in free pages.
Result<ports::ArchiveErasure> eraseFromArchive(sql::Database& db, const LogQuery& query, const std::string& by,
                                               const std::string& reason, const Clock& clock);
// Nothing to do unless something was erased since. It needs as much room again as the file has; after an error it can
// be done again.
Done compactArchive(sql::Database& db);
Result<std::vector<ports::ArchiveErasure>> archiveErasures(sql::Database& db); // oldest first
Result<std::optional<proof::PublicKey>> archiveOwnKey(sql::Database& db);      // none: it has signed nothing yet
// Everything that is told of it is what was signed.
bool certificateHolds(const ports::ArchiveErasure& erasure, const proof::PublicKey& own);
// The certificate of what has gone under this number, who, why, what and how many are given; it stands among the others
// from then on. Within a transaction.
Result<std::int64_t> nextErasure(sql::Database& db);
Done certifyErasure(sql::Database& db, std::int64_t number, ports::ArchiveErasure& made, const Clock& clock);
// Compact JWS by the archive's own key, which is made when it is first needed.
Result<std::string> archiveSigned(sql::Database& db, const std::string& payload);

} // namespace sekisho::store
