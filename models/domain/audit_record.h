#pragma once
// One record of the logs: what an administrator or a member did (A1, A2). All records of a tenant are one chain; how it
// is hashed says models/proof/record_line.h (docs/audit-proof.md). Append-only.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <string>

namespace sekisho {

struct AuditRecord {
    std::int64_t seq = 0; // per tenant, from 1, without gaps
    DomainId domain = 0;
    std::string log = "admin"; // key of resources/logs.json
    Instant at{};              // when it happened
    Instant recorded{};        // when the service took it; {}: then when it happened
    std::string actorId;       // user id, service account id, or "system"
    std::string actorName;
    std::string action;     // stable key, e.g. "member.suspend" (resources/audit_actions.json)
    std::string targetKind; // "member", "orgUnit", "session" …
    std::string targetId;
    std::string targetName;
    std::string result; // "success", "denied", "failed"
    std::string reason; // error code of what was denied or failed; may be empty
    std::string ip;
    std::string client; // clientKindKey(); empty: not known
    std::string requestId;
    std::string changesJson; // {"field":{"from":…,"to":…}} without secrets, or what the event told; may be empty
    std::string prevHash;    // hex, 64 characters; 64 zeros for the first
    std::string hash;
    int format = 2;       // 1: of before schema step 11
    std::string content;  // format 2: SHA-256 of its line, hex
    bool removed = false; // only seq, log, at, content and the hashes are left, or are told
};

// The text that is hashed in format 1: every field that there was but prevHash and hash in fixed order,
// length-prefixed, so that no two records share one.
std::string canonicalText(const AuditRecord& record);

} // namespace sekisho
