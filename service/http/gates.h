#pragma once
// The gates in their order: authentication → access → tenant → permission and scope → subject → body → rate → handler →
// audit → commit. TLS and limits lie before them in the transport. A handler never sees a request that has not passed.

#include "service/http/application.h"
#include "service/http/call.h"
#include "service/http/command_guard.h"
#include "service/http/idempotency.h"
#include "service/http/rate_limiter.h"
#include "service/http/router.h"
#include "service/http/services.h"

#include <functional>
#include <optional>
#include <string>

namespace sekishod {

class Gates final : public Application, public CommandRunner {
  public:
    Gates(Services& services, Router router); // becomes services.runner
    ~Gates() override;

    Admission admit(const Request& head, bool methodKnown) override;
    std::optional<Reply> answerAtOnce(Request& request, const Admission& admission) override;
    Reply answer(Request& request, const Admission& admission) override;
    void sent(const AccessEntry& entry) noexcept override;

    const Router& router() const { return router_; }

    sekisho::Result<RunOutcome> runKept(sekisho::sql::Database& db, const KeptCommand& command, const Caller& as,
                                        sekisho::Instant now, bool keep) override;
    sekisho::Done tryKept(sekisho::sql::Database& db, const KeptCommand& command, const Caller& as,
                          sekisho::Instant now) override;
    sekisho::Done mayEnter(sekisho::sql::Database& db, const KeptCommand& command, const Caller& as,
                           sekisho::Instant now) override;

  private:
    struct Pass;
    using Known = std::optional<sekisho::Result<Caller>>;
    using Reader = std::function<sekisho::Result<sekisho::sql::Database*>()>; // when the store must be asked

    Reply run(Request& request, const Admission& admission, Known known);
    std::optional<Reply> fromMemory(Request& request, const Admission& admission, Known known);
    void begin(Pass& pass, const Admission& admission) const;
    std::optional<Response> enter(Pass& pass, Known known);
    std::optional<Response> authenticate(Pass& pass, Known known) const;
    std::optional<Response> checkAccess(Pass& pass);
    sekisho::Done checkTenant(const Call& call) const;
    std::optional<Response> checkRights(Pass& pass);
    sekisho::Done checkPermission(Call& call, const Reader& reader) const;
    sekisho::Done findScope(Call& call, bool inlineRun, const Reader& reader) const;
    sekisho::Result<bool> isSelf(Call& call, sekisho::sql::Database& db) const;
    sekisho::Done findSubject(Call& call, sekisho::sql::Database& db) const;
    std::optional<Response> checkRate(Pass& pass);
    std::optional<Response> replay(Pass& pass);

    Response read(Pass& pass);
    Response write(Pass& pass);
    sekisho::Result<Response> writeInside(Pass& pass, sekisho::sql::Database& db, std::int64_t& seq);
    sekisho::Result<Response> finishWrite(Pass& pass, sekisho::sql::Database& db, sekisho::Result<Response> result,
                                          std::int64_t changedBefore, bool& commit, std::int64_t& seq);
    // What is answered instead of running the handler: a refusal, or the kept request (202). Nothing: it may run.
    std::optional<HandlerResult> askGuard(Call& call, sekisho::sql::Database& db);
    HandlerResult holdCommand(Call& call, sekisho::sql::Database& db, const GuardFound& found);
    sekisho::Done enterKept(Call& call, sekisho::sql::Database& db, PathValues path, const Caller& as,
                            sekisho::Instant now) const;
    Response refuse(Pass& pass, const sekisho::Error& error);
    void recordDenied(Pass& pass, const sekisho::Error& error);
    void logFault(const Pass& pass, const sekisho::Error& error) const;

    Services& services_;
    Router router_;
    RateLimiter limiter_;
};

} // namespace sekishod
