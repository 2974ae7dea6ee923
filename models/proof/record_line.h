#pragma once
// What is hashed of a record (docs/audit-proof.md). Format 2: `content` is the SHA-256 of the record's line, one JSON
// object in fixed order without blanks, and
//   hash = SHA-256("sekisho.log.2\n" prevHash "\n" seq "\n" at in µs since 1970 "\n" log "\n" content)
// so that what a record says can be removed, or held back, while its place in the chain stays proven. Pure.

#include "models/domain/audit_record.h"
#include "models/domain/error.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::proof {

std::string sha256Hex(std::string_view bytes); // lower case
// A hash as it is written, for those who compare very many and keep none.
using HashLetters = std::array<char, 64>;
inline std::string_view textOf(const HashLetters& letters) {
    return {letters.data(), letters.size()};
}
HashLetters sha256Letters(std::string_view bytes);

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
HashLetters contentLetters(const AuditRecord& record);
HashLetters chainLetters(std::string_view prevHash, const AuditRecord& record);

// Of what stands beside a record and may go sooner: SHA-256 of salt, "\n" and the bytes, hex.
std::string contentDigest(std::string_view salt, std::string_view bytes);
HashLetters contentDigestLetters(std::string_view salt, std::string_view bytes);
// A text that stands beside the record `seq`: what a member wrote, or where a policy found something in it.
struct Beside {
    std::int64_t seq = 0;
    std::string salt;
    std::string text;
};
// Is it the one whose digest the record holds ("contentDigest" or "excerptDigest" of its changes)? False of a record
// whose content is gone.
bool provesBeside(const AuditRecord& record, const Beside& beside);

// Of all in whose timelines a record stands, in any order; the same one counts once.
std::string partiesDigest(std::vector<std::string> parties);
HashLetters sortedPartiesLetters(std::span<const std::string> parties); // sorted by bytes, each once, none empty
// Puts it into the record's changes ("partiesDigest"); a record whose changes are no object stays as it is.
void tellParties(AuditRecord& record, const std::vector<std::string>& parties);
// What the changes of a record tell of what stands beside it ("contentDigest" …); empty: nothing. Views into the
// record.
struct BesideDigests {
    std::string_view content, excerpt, parties;
};
BesideDigests digestsIn(const AuditRecord& record);

} // namespace sekisho::proof
