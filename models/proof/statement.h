#pragma once
// A signed statement of the service: how the chain of a tenant stood at a time, and what retention may have removed of
// it. Made at least each minute in which records came, handed to consoles and files.
// Payload: {"sekisho":"chain","tenant","domainId","at","seq","hash","base":{"seq","hash"},"horizons":{log:time}}.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sekisho::proof {

struct ChainPoint {
    std::int64_t seq = 0; // 0: before the first record; hash is 64 zeros then
    std::string hash;
    bool operator==(const ChainPoint&) const = default;
};
ChainPoint chainStart();

struct Statement {
    std::string tenant; // workgroup
    DomainId domain = 0;
    Instant at{};
    ChainPoint head;
    ChainPoint base = chainStart();                       // records up to and with this one are gone wholly
    std::map<std::string, Instant, std::less<>> horizons; // records of the log that happened before may be removed
    bool operator==(const Statement&) const = default;
};
std::string statementText(const Statement& statement);         // what is signed
Result<Statement> statementFromText(std::string_view payload); // BadInput, STATEMENT_FORMAT

// What a compact JWS claims to state. Its signature is not looked at: for where to look, never as a proof.
Result<Statement> claimedStatement(std::string_view jws);

} // namespace sekisho::proof
