#pragma once
// Retries that change nothing twice: the answer to a request with an Idempotency-Key is kept for 24 hours in the
// transaction of its change (table idempotency).

#include "service/http/call.h"
#include "service/http/message.h"

#include <optional>
#include <string>

namespace sekishod {

struct IdempotencyKey {
    std::string key;
    std::string fingerprint; // of method, address and body
};

// Nothing when the request carries none; INVALID_PARAMETER when it is not 1–128 visible ASCII characters.
sekisho::Result<std::optional<IdempotencyKey>> idempotencyKey(const Request& request);
// The kept answer with Idempotency-Replayed: true; IDEMPOTENCY_MISMATCH when the key was used for something else.
sekisho::Result<std::optional<Response>> keptAnswer(sekisho::sql::Database& db, const Caller& caller,
                                                    const IdempotencyKey& key, sekisho::Instant now);
sekisho::Done keepAnswer(sekisho::sql::Database& db, const Caller& caller, const IdempotencyKey& key,
                         const Response& response, sekisho::Instant now);

} // namespace sekishod
