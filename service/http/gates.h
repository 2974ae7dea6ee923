#pragma once
// The gates in their order: authentication → access → tenant → permission and scope → subject → body → rate → handler →
// audit → commit. TLS and limits lie before them in the transport. A handler never sees a request that has not passed.

#include "service/http/application.h"
#include "service/http/call.h"
#include "service/http/idempotency.h"
#include "service/http/rate_limiter.h"
#include "service/http/router.h"
#include "service/http/services.h"

#include <optional>
#include <string>

namespace sekishod {

class Gates final : public Application {
  public:
    Gates(Services& services, Router router);

    Admission admit(const Request& head, bool methodKnown) override;
    std::optional<Reply> answerAtOnce(Request& request, const Admission& admission) override;
    Reply answer(Request& request, const Admission& admission) override;
    void sent(const AccessEntry& entry) noexcept override;

    const Router& router() const { return router_; }

  private:
    struct Pass;
    using Known = std::optional<sekisho::Result<Caller>>;

    Reply run(Request& request, const Admission& admission, Known known);
    std::optional<Reply> fromMemory(Request& request, const Admission& admission, Known known);
    void begin(Pass& pass, const Admission& admission) const;
    std::optional<Response> enter(Pass& pass, Known known);
    std::optional<Response> authenticate(Pass& pass, Known known) const;
    std::optional<Response> checkAccess(Pass& pass);
    sekisho::Done checkTenant(const Call& call) const;
    std::optional<Response> checkRights(Pass& pass);
    sekisho::Done checkPermission(Pass& pass);
    sekisho::Done findScope(Pass& pass);
    sekisho::Result<bool> isSelf(Call& call, sekisho::sql::Database& db) const;
    sekisho::Done findSubject(Call& call, sekisho::sql::Database& db) const;
    std::optional<Response> checkRate(Pass& pass);
    std::optional<Response> replay(Pass& pass);

    Response read(Pass& pass);
    Response write(Pass& pass);
    sekisho::Result<Response> writeInside(Pass& pass, sekisho::sql::Database& db, std::int64_t& seq);
    sekisho::Result<Response> finishWrite(Pass& pass, sekisho::sql::Database& db, sekisho::Result<Response> result,
                                          std::int64_t changedBefore, bool& commit, std::int64_t& seq);
    Response refuse(Pass& pass, const sekisho::Error& error);
    void recordDenied(Pass& pass, const sekisho::Error& error);
    void logFault(const Pass& pass, const sekisho::Error& error) const;

    Services& services_;
    Router router_;
    RateLimiter limiter_;
};

} // namespace sekishod
