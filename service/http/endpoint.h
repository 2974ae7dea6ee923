#pragma once
// What a handler declares. The gates (service/http/gates.h) decide everything named here before the handler runs:
// TLS → limits → authentication → access → tenant → permission and scope → body → rate → handler → audit → commit.
// A test walks all endpoints and fails one that needs no sign-in without saying why, or has no permission.

#include "models/domain/error.h"
#include "models/domain/rights.h"
#include "service/http/message.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sekishod {

struct Call;
using HandlerResult = sekisho::Result<Response>;
using Handler = std::function<HandlerResult(Call&)>;

enum class AuthNeed {
    None, // the OAuth endpoints themselves; `publicReason` must say why
    User, // a member's token
    Any,  // a member's or a service account's token
};
enum class Effect { Read, Write, None }; // Write: one transaction, must leave an audit record; None: no store needed
enum class BodyKind { None, Json, JsonOrEmpty, Form, Raw };
enum class Subject { None, Member, OrgUnit }; // what {userId} / {orgUnitId} in the path is checked against the scope
enum class RateClass { Directory, Download, SignIn, Admin, Push, Access }; // per domain, app and operation, per minute
enum class RunOn { Worker, Inline }; // Inline: answers from memory within microseconds

struct Endpoint {
    Method method = Method::Get;
    std::string_view path;    // "/v1.0/users/{userId}"
    std::string_view summary; // for docs/openapi.yaml
    Handler handler;
    AuthNeed auth = AuthNeed::Any;
    std::vector<std::string_view> scopes{}; // any one is enough; a bare name covers its ".read"
    sekisho::Permission permission{};       // empty menu needs `openReason`
    // Enough as well for a caller without `permission`; the handler then tells less (Call::reduced). For reading
    // endpoints only.
    sekisho::Permission orPermission{};
    bool selfAllowed = false; // a member may do this to himself without a role
    Subject subject = Subject::None;
    BodyKind body = BodyKind::None;
    std::size_t bodyLimit = 1 << 20; // bytes
    Effect effect = Effect::Read;
    RateClass rate = RateClass::Directory;
    RunOn runOn = RunOn::Worker;
    std::string_view publicReason{}; // why no sign-in (AuthNeed::None) or no permission is needed
    // Whether an answer is kept for its Idempotency-Key. Not where it tells a secret, which must lie nowhere: such an
    // order knows by its own id that it is repeated.
    bool keepsAnswer = true;
    // Slow work before the transaction of a writing handler (password hashes, decoding): runs with `call.db` on a
    // reader, outside of any write lock. An error ends the request. Set by those few endpoints that need it.
    std::function<sekisho::Done(Call&)> prepare{};
    // What the handler would answer now, from memory and within microseconds, on the I/O thread; nothing when it is not
    // known there or may have changed: the handler is asked then. For reading endpoints without subject and without
    // selfAllowed; `call.db` is null. All gates are passed first, as for the handler.
    std::function<std::optional<Response>(const Call&)> recall{};
};

} // namespace sekishod
