// Lines and files of evidence: whatever comes is refused or reads as what it says, and nothing but what was signed and
// chained is whole.
#include "models/proof/evidence.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using namespace sekisho;
using namespace sekisho::proof;

void check(bool holds) {
    if (!holds) std::abort();
}

void line(std::string_view text) {
    if (const auto record = recordOfLine(text)) {
        // What was read once is written in one way, and reads the same.
        const std::string written = recordLine(*record);
        const auto again = recordOfLine(written);
        check(again && recordLine(*again) == written);
    } else {
        check(record.error().code == "AUDIT_LINE_FORMAT");
    }
    const auto read = evidenceFrom(text);
    if (!read) return;
    check(int{read->head.has_value()} + int{read->record.has_value()} + int{!read->statement.empty()} == 1);
    if (read->record) {
        check(read->record->seq > 0 && read->record->hash.size() == 64);
        const auto back = evidenceFrom(evidenceLine(*read->record));
        check(back && back->record && back->record->hash == read->record->hash);
    }
    if (read->head) check(evidenceFrom(evidenceHeadLine(*read->head)).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto key = PublicKey::fromText(
        R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"); // RFC 8037, A.1
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::istringstream lines(text);
    for (std::string one; std::getline(lines, one);)
        line(one);
    std::istringstream file(text);
    if (const auto report = verifyEvidence(file, *key, text)) {
        check(report->chain.faults.size() <= kMostFaults);
        check(report->chain.removed <= report->chain.records);
        check(report->statements.empty()); // nobody here has the private key
    }
    if (const auto statement = statementFromText(text)) {
        const auto back = statementFromText(statementText(*statement));
        check(back && *back == *statement);
    }
    (void)claimedStatement(text);
    (void)statementsIn(text);
    return 0;
}
