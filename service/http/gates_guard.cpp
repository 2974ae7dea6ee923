// Gates: commands that need more than a right, and running those that were kept.

#include "models/api/approval_wire.h"
#include "service/http/body_gate.h"
#include "service/http/changeset_note.h"
#include "service/http/command_trial.h"
#include "service/http/gate_rules.h"
#include "service/http/gates.h"
#include "service/http/unit_of_work.h"
#include "service/store/before_images.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// A handler that answers with a status of its own making says nothing that could be kept.
Error refusalIn(const HandlerResult& result) {
    if (!result) return result.error();
    return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("a kept command answered with a status only");
}

Done checkBearer(const Call& call) {
    if (call.endpoint.auth == AuthNeed::User && call.caller.isServiceAccount())
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "A service account cannot use this.");
    if (!hasScope(call.caller.scopes, call.endpoint.scopes))
        return Error(ErrorKind::Forbidden, "FORBIDDEN", "The app lacks a scope that this needs.");
    return {};
}

} // namespace

std::optional<HandlerResult> Gates::askGuard(Call& call, Database& db) {
    if (!services_.guard || call.endpoint.auth == AuthNeed::None) return std::nullopt;
    auto found = services_.guard->find(db, call);
    if (!found) return std::move(found).error();
    if (found->need == sekisho::GuardNeed::None) return std::nullopt;
    if (needsStepUp(found->need))
        if (auto fresh = services_.guard->checkStepUp(db, call, *found); !fresh) return std::move(fresh).error();
    if (!needsSecond(found->need)) return std::nullopt;
    if (!canBeKept(call.endpoint)) // it takes or tells a secret: whoever gives the order must be there
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "A service account cannot do this; a member has to.");
    return holdCommand(call, db, *found);
}

// What the handler refuses is refused at once, as without a guard; what changes nothing needs nobody's approval.
HandlerResult Gates::holdCommand(Call& call, Database& db, const GuardFound& found) {
    SEKISHO_TRY(point, Savepoint::set(db));
    TrialRun run = runOnCopy(db, call, call.now);
    if (!run.succeeded() && run.call.commitOnError) { // it keeps why
        SEKISHO_CHECK(point.keep());
        call.audits = std::move(run.call.audits);
        call.changes = std::move(run.call.changes);
        call.after = std::move(run.call.after);
        call.commitOnError = true;
        return std::move(run.result);
    }
    SEKISHO_CHECK(point.rollBack());
    if (!run.succeeded() || run.call.audits.empty()) return std::move(run.result);
    SEKISHO_CHECK(services_.guard->checkReason(call));
    SEKISHO_TRY(again, tryOnCopy(db, call, call.now + kTrialShift));
    SEKISHO_TRY(held, services_.guard->hold(db, call, found, keptCommandOf(call), plannedOf(run, &again)));
    return Response::json(202, sekisho::api::approvalText(held))
        .with("Location", call.baseUrl + "/v1.0/admin/approvals/" + held.id);
}

Done Gates::enterKept(Call& call, Database& db, PathValues path, const Caller& as, Instant now) const {
    call.path = std::move(path);
    call.clock = &services_.clock;
    call.now = now;
    call.caller = as;
    const Reader reader = [&db]() -> Result<Database*> { return &db; };
    SEKISHO_CHECK(checkBearer(call));
    SEKISHO_CHECK(checkPermission(call, reader));
    SEKISHO_CHECK(findScope(call, false, reader));
    return call.endpoint.subject == Subject::None ? Done() : findSubject(call, db);
}

// The handler runs twice: a moment later first, to know what of its records is drawn anew each time.
Result<RunOutcome> Gates::runKept(Database& db, const KeptCommand& command, const Caller& as, Instant now, bool keep) {
    SEKISHO_TRY(request, requestOf(command));
    const RouteMatch match = router_.match(request.method, request.segments);
    if (!match.endpoint) return Error(ErrorKind::NotFound, "NOT_FOUND");
    Call call{request, *match.endpoint};
    SEKISHO_CHECK(enterKept(call, db, match.path, as, now));
    SEKISHO_CHECK(readBody(call));
    SEKISHO_TRY(again, tryOnCopy(db, call, now + kTrialShift));
    SEKISHO_TRY(point, Savepoint::set(db));
    const bool images = keep && leavesChangeset(call.endpoint);
    if (images) SEKISHO_CHECK(captureImages(db, {}));
    TrialRun run = runOnCopy(db, call, now);
    if (!run.succeeded()) return refusalIn(run.result);
    RunOutcome out;
    out.planned = plannedOf(run, &again);
    if (keep) {
        SEKISHO_TRY(seq, appendJournal(db, unitOf(run.call)));
        out.seq = seq;
        if (images) {
            SEKISHO_TRY(changeset, leaveChangeset(db, run.call));
            out.changeset = std::move(changeset);
        }
        SEKISHO_CHECK(point.keep());
        out.after = std::move(run.call.after);
    }
    out.response = std::move(*run.result);
    return out;
}

Done Gates::tryKept(Database& db, const KeptCommand& command, const Caller& as, Instant now) {
    SEKISHO_TRY(request, requestOf(command));
    const RouteMatch match = router_.match(request.method, request.segments);
    if (!match.endpoint) return Error(ErrorKind::NotFound, "NOT_FOUND");
    Call call{request, *match.endpoint};
    SEKISHO_CHECK(enterKept(call, db, match.path, as, now));
    SEKISHO_CHECK(readBody(call));
    SEKISHO_TRY(run, tryOnCopy(db, call, now));
    return run.succeeded() ? Done() : Done(refusalIn(run.result));
}

Done Gates::mayEnter(Database& db, const KeptCommand& command, const Caller& as, Instant now) {
    SEKISHO_TRY(request, requestOf(command));
    const RouteMatch match = router_.match(request.method, request.segments);
    if (!match.endpoint) return Error(ErrorKind::NotFound, "NOT_FOUND");
    Call call{request, *match.endpoint};
    return enterKept(call, db, match.path, as, now);
}

} // namespace sekishod
