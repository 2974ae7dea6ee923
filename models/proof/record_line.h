#pragma once
// What is hashed of a record (docs/audit-proof.md). Format 2: `content` is the SHA-256 of the record's line, one JSON
// object in fixed order without blanks, and
//   hash = SHA-256("sekisho.log.2\n" prevHash "\n" seq "\n" at in µs since 1970 "\n" log "\n" content)
// so that what a record says can be removed, or held back, while its place in the chain stays proven. Pure.

#include "models/domain/audit_record.h"
#include "models/domain/error.h"

#include <string>
#include <string_view>

namespace sekisho::proof {

std::string sha256Hex(std::string_view bytes); // lower case

// {"seq","log","at","recorded"?,"domainId","actorId","actorName","action","targetKind","targetId","targetName","result",
// "reason"?,"ip"?,"client"?,"requestId"?,"changes"?}: times ISO 8601 in UTC with microseconds, changes as it stands.
// Members with ? are left out when empty. Of format 2, not removed.
std::string recordLine(const AuditRecord& record);
// The other way; changes keeps its bytes. Corrupt, AUDIT_LINE_FORMAT.
Result<AuditRecord> recordOfLine(std::string_view line);

// Texts that are not UTF-8 get U+FFFD for what is not, so that a record is kept as it is hashed.
void makeReadable(AuditRecord& record);

std::string contentHash(const AuditRecord& record); // of a whole record of format 2
// Of either format; of format 2 `content` counts, whether the record is whole or not.
std::string chainHash(std::string_view prevHash, const AuditRecord& record);

// Of what stands beside a record and may go sooner: SHA-256 of salt, "\n" and the bytes, hex.
std::string contentDigest(std::string_view salt, std::string_view bytes);

} // namespace sekisho::proof
