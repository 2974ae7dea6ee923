#pragma once
// The file in which records leave the service or the archive with their proof (docs/audit-proof.md): JSON lines.
//   {"sekishoLog":2,"tenant","domainId","from":{"seq","hash"},"to"?:n,"heldBack":bool,"made":time,"key":JWK}
//   {"seq","hash","record":{…}}                       whole; the bytes of the object after "record": are what is hashed
//   {"seq","hash","at":µs,"log","content"}            content removed or held back
//   {"seq","hash","v1":"…"}                           format 1: its canonical text
//   {"statement":"JWS"}                               any number, anywhere after the first line
//   {"beside":n,"salt":"…","text":"…"}             a text whose digest record n holds, right after that record
// Whoever verifies needs this file and the public key from elsewhere; the one in the file only says which one it is.

#include "models/proof/chain.h"
#include "models/proof/public_key.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace sekisho::proof {

struct EvidenceHead {
    std::string tenant;
    DomainId domain = 0;
    ChainPoint from = chainStart(); // the point before the first record
    bool heldBack = false;
    Instant made{};
    std::string keyJwk;
    std::int64_t to = 0; // an excerpt that ends with this record: statements about later ones do not miss them; 0: none
};
std::string evidenceHeadLine(const EvidenceHead& head);
std::string evidenceLine(const AuditRecord& record); // without the line end
std::string evidenceStatementLine(std::string_view jws);
std::string evidenceBesideLine(const Beside& beside);

struct EvidenceLine { // exactly one of the four
    std::optional<EvidenceHead> head;
    std::optional<AuditRecord> record;
    std::string statement;
    std::optional<Beside> beside;
};
Result<EvidenceLine> evidenceFrom(std::string_view line); // Corrupt, AUDIT_LINE_FORMAT

// The statements of a file of them: one a line, as JWS or as a line of evidence. What is neither is kept as it stands.
std::vector<std::string> statementsIn(std::string_view lines);

struct SignedStatements {
    std::vector<Statement> good; // in the order given
    std::vector<Fault> bad;
};
// Into `good` when this key has signed it about this tenant, else what is wrong with it into `bad`.
void takeStatement(std::string_view jws, std::string_view tenant, DomainId domain, const PublicKey& key,
                   SignedStatements& out);

// Reads a whole file twice (statements first), or a stream that can seek. Statements of `heads` (JWS, one a line, from
// a console or a file that was kept elsewhere) count as well. A line that cannot be read is a fault, not an error.
struct EvidenceReport {
    EvidenceHead head;
    ChainReport chain;
    std::vector<Statement> statements;
    std::int64_t besides = 0; // texts beside records, which are those that were recorded
};
Result<EvidenceReport> verifyEvidence(std::istream& file, const PublicKey& key, std::string_view heads);

} // namespace sekisho::proof
