#pragma once
// Who sends this request, and whether the tenant's policies let him from where he is. Implemented by service/auth with
// caches in memory: a hit costs microseconds.

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "service/http/call.h"
#include "service/http/message.h"

#include <optional>
#include <string>
#include <vector>

namespace sekishod {

class Authenticator {
  public:
    virtual ~Authenticator() = default;

    // The bearer of the token in `Authorization` (with the roles he holds now). Thread-safe; may read the store.
    // Errors: Unauthenticated with code UNAUTHORIZED; `field` is then the RFC 6750 word ("invalid_token", or
    // "invalid_request" for a malformed header), empty when no token was sent at all.
    virtual sekisho::Result<Caller> authenticate(const Request& request) = 0;
    // The same from memory only, for the I/O threads; nothing when the store would have to be asked.
    virtual std::optional<sekisho::Result<Caller>> recall(const Request& request) = 0;

    // May the bearer go on with this request: its address, his client, his permission template? Thread-safe; may read
    // the store, so the caller must hold no reader. Errors: Forbidden with the code of the first reason
    // (APP_STOPPED, ACCESS_ADDRESS, SERVICE_NOT_ALLOWED).
    virtual sekisho::Done admits(const Caller& caller, const Request& request) = 0;
    // The same from memory only; nothing when the store would have to be asked.
    virtual std::optional<sekisho::Done> recallAdmission(const Caller& caller, const Request& request) = 0;

    // Called after the commit that ended a session, changed a member's rights, or withdrew an app: the next request
    // must see it, also one whose look-up in the store began before the commit and ends after it.
    virtual void forgetSession(const sekisho::SessionId& session) = 0;
    virtual void forgetSessions(const std::vector<sekisho::SessionId>& sessions) = 0; // many in one pass
    virtual void forgetUser(const sekisho::UserId& user) = 0;
    virtual void forgetAll() = 0;

    struct Refused { // a request with a token of a session that was ended
        std::string session;
        std::string ip;
        sekisho::Instant at{};
    };
    // Sessions whose next refused request is to be noted, each once; and what was noted since the last call.
    virtual void watchRefusals(const std::vector<sekisho::SessionId>& sessions) = 0;
    virtual std::vector<Refused> takeRefusals() = 0;
    // Those of them of which the gate would let any token pass now: asked of memory and of the store.
    virtual sekisho::Result<std::vector<sekisho::SessionId>>
    wouldAdmit(const std::vector<sekisho::SessionId>& sessions) = 0;
    // The same of all sessions of a member or service account, in one question.
    virtual sekisho::Result<std::vector<sekisho::SessionId>> admittedOf(const sekisho::UserId& member) = 0;
};

} // namespace sekishod
