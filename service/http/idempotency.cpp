#include "service/http/idempotency.h"

#include "service/store/uid.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::int64_t keptMillis = 24LL * 60 * 60 * 1000;

} // namespace

Result<std::optional<IdempotencyKey>> idempotencyKey(const Request& request) {
    const std::string_view key = request.header("Idempotency-Key");
    if (key.empty()) return std::optional<IdempotencyKey>{};
    if (key.size() > 128 || !std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7F; }))
        return sekisho::badInput("Idempotency-Key", "INVALID_PARAMETER",
                                 "Idempotency-Key must be 1 to 128 visible ASCII characters.");
    std::string text(methodName(request.method));
    text.append("\n").append(request.path).append("\n").append(request.rawQuery).append("\n").append(request.body);
    return std::optional(IdempotencyKey{std::string(key), sha256Hex(text)});
}

Result<std::optional<Response>> keptAnswer(sekisho::sql::Database& db, const Caller& caller, const IdempotencyKey& key,
                                           sekisho::Instant now) {
    SEKISHO_TRY(row, (db.first<std::string, std::int64_t, std::string>(
                         "select fingerprint, status, body from idempotency"
                         " where domain_id = :domain and actor_id = :actor and key = :key and at > :oldest",
                         std::int64_t{caller.domain}, caller.actorId(), key.key, sekisho::toMillis(now) - keptMillis)));
    if (!row) return std::optional<Response>{};
    auto& [fingerprint, status, body] = *row;
    if (fingerprint != key.fingerprint) return Error(ErrorKind::Conflict, "IDEMPOTENCY_MISMATCH");
    return std::optional(
        Response::json(static_cast<int>(status), std::move(body)).with("Idempotency-Replayed", "true"));
}

Done keepAnswer(sekisho::sql::Database& db, const Caller& caller, const IdempotencyKey& key, const Response& response,
                sekisho::Instant now) {
    SEKISHO_CHECK(db.exec("insert into idempotency(domain_id, actor_id, key, fingerprint, status, body, at)"
                          " values(:domain, :actor, :key, :fingerprint, :status, :body, :at)"
                          " on conflict(domain_id, actor_id, key) do update set fingerprint = excluded.fingerprint,"
                          " status = excluded.status, body = excluded.body, at = excluded.at",
                          std::int64_t{caller.domain}, caller.actorId(), key.key, key.fingerprint, response.status,
                          response.body, sekisho::toMillis(now)));
    return {};
}

} // namespace sekishod
