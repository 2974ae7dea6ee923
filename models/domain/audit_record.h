#pragma once
// One record of the administration log. Each carries the hash of the one before (security.md, Evidence):
// hash = SHA-256(prevHash ‖ canonical text). Append-only.

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <cstdint>
#include <string>

namespace sekisho {

struct AuditRecord {
    std::int64_t seq = 0; // per tenant, from 1, without gaps
    DomainId domain = 0;
    Instant at{};
    std::string actorId; // user id, service account id, or "system"
    std::string actorName;
    std::string action;     // stable key, e.g. "member.suspend" (resources/audit_actions.json)
    std::string targetKind; // "member", "orgUnit", "session" …
    std::string targetId;
    std::string targetName;
    std::string result; // "success", "denied", "failed"
    std::string ip;
    std::string requestId;
    std::string changesJson; // {"field":{"from":…,"to":…}} without secrets; may be empty
    std::string prevHash;    // hex, 64 characters; 64 zeros for the first
    std::string hash;
};

// The text that is hashed: every field but prevHash and hash in fixed order, length-prefixed, so that no two records
// share one.
std::string canonicalText(const AuditRecord& record);

} // namespace sekisho
