#include "service/http/gates.h"

#include "service/http/body_gate.h"
#include "service/http/changeset_note.h"
#include "service/http/error_response.h"
#include "service/http/gate_rules.h"
#include "service/http/unit_of_work.h"
#include "service/http/view_as.h"
#include "service/store/before_images.h"

#include <fmt/format.h>

#include <exception>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

// One request on its way through the gates.
struct Gates::Pass {
    Pass(Request& request, const Endpoint& endpoint) : call{request, endpoint} {}

    Call call;
    bool inlineRun = false;
    std::optional<RateState> rate;
    std::optional<IdempotencyKey> key;
    std::optional<TenantStore::Lease> lease; // one view for subject and handler
    bool committed = false;

    Result<sekisho::sql::Database*> reader(TenantStore& store) {
        if (!lease) lease.emplace(store);
        if (lease->opened()) return &lease->database();
        const Error why = lease->opened().error();
        lease.reset();
        return why;
    }
};

Gates::Gates(Services& services, Router router) : services_(services), router_(std::move(router)) {
    services_.runner = this;
}

Gates::~Gates() {
    if (services_.runner == this) services_.runner = nullptr;
}

Admission Gates::admit(const Request& head, bool methodKnown) {
    Admission out;
    if (methodKnown) {
        RouteMatch match = router_.match(head.method, head.segments);
        if (match.endpoint) {
            out.endpoint = match.endpoint;
            out.path = std::move(match.path);
            out.bodyLimit = match.endpoint->bodyLimit;
            out.onIoThread = match.endpoint->runOn == RunOn::Inline || match.endpoint->recall;
            return out;
        }
    }
    const std::string allow = router_.allowed(head.segments);
    if (allow.empty())
        out.refusal = errorResponse(Error(ErrorKind::NotFound, "NOT_FOUND"));
    else if (methodKnown && head.method == Method::Options)
        out.refusal = Response::empty(204).with("Allow", allow);
    else
        out.refusal = errorResponse(Error(ErrorKind::BadInput, "METHOD_NOT_ALLOWED")).with("Allow", allow);
    return out;
}

std::optional<Reply> Gates::answerAtOnce(Request& request, const Admission& admission) {
    if (asksToViewAs(request)) return std::nullopt; // what memory holds is the caller's own answer
    Known known;
    if (admission.endpoint->auth != AuthNeed::None) {
        known = services_.auth.recall(request);
        if (!known) return std::nullopt;
        if (*known) {
            const auto admitted = services_.auth.recallAdmission(**known, request);
            if (!admitted || !*admitted) return std::nullopt;
        }
    }
    if (admission.endpoint->recall) return fromMemory(request, admission, std::move(known));
    return run(request, admission, std::move(known));
}

// Whatever is refused or not known here takes the usual way, which says so, records it and counts it.
std::optional<Reply> Gates::fromMemory(Request& request, const Admission& admission, Known known) {
    if (!known || !*known) return std::nullopt;
    Pass pass(request, *admission.endpoint);
    begin(pass, admission);
    Call& call = pass.call;
    if (authenticate(pass, std::move(known)) || !checkTenant(call)) return std::nullopt;
    if (!hasScope(call.caller.scopes, call.endpoint.scopes)) return std::nullopt;
    if (!checkPermission(call, [&] { return pass.reader(services_.store); })) return std::nullopt;
    auto recalled = call.endpoint.recall(call);
    if (!recalled) return std::nullopt;
    Reply reply;
    auto limited = checkRate(pass);
    reply.response = std::move(limited ? *limited : *recalled);
    addRateHeaders(reply.response, pass.rate);
    reply.caller = callerKind(call);
    return reply;
}

Reply Gates::answer(Request& request, const Admission& admission) {
    return run(request, admission, std::nullopt);
}

void Gates::sent(const AccessEntry& entry) noexcept {
    if (services_.log) services_.log->access(entry);
}

void Gates::begin(Pass& pass, const Admission& admission) const {
    Call& call = pass.call;
    call.path = admission.path;
    call.clock = &services_.clock;
    call.now = services_.clock.now();
    const std::string_view host = call.request.header("Host");
    call.baseUrl.reserve(8 + host.size());
    call.baseUrl.append("https://").append(host);
}

Reply Gates::run(Request& request, const Admission& admission, Known known) {
    Pass pass(request, *admission.endpoint);
    pass.inlineRun = known.has_value();
    begin(pass, admission);
    Call& call = pass.call;
    Reply reply;
    try {
        if (auto answered = enter(pass, std::move(known)))
            reply.response = std::move(*answered);
        else
            reply.response = call.endpoint.effect == Effect::Write ? write(pass) : read(pass);
    } catch (const std::exception& fault) {
        reply.response = refuse(pass, Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because(fault.what()));
    }
    addRateHeaders(reply.response, pass.rate);
    reply.caller = callerKind(call);
    return reply;
}

std::optional<Response> Gates::enter(Pass& pass, Known known) {
    Call& call = pass.call;
    if (auto refused = authenticate(pass, std::move(known))) return refused;
    if (auto refused = checkAccess(pass)) return refused;
    if (auto done = checkTenant(call); !done) return refuse(pass, done.error());
    if (asksToViewAs(call.request)) {
        auto db = pass.reader(services_.store);
        const Done seen = db ? viewAs(call, **db, services_.subjects) : Done(db.error());
        if (!seen) return refuse(pass, seen.error());
    }
    if (auto refused = checkRights(pass)) return refused;
    if (call.endpoint.effect == Effect::Write && call.endpoint.auth != AuthNeed::None) {
        auto key = idempotencyKey(call.request);
        if (!key) return refuse(pass, key.error());
        if (call.endpoint.keepsAnswer) pass.key = std::move(*key);
        if (auto answered = replay(pass)) return answered;
    }
    const auto reader = [&] { return pass.reader(services_.store); };
    if (auto done = findScope(call, pass.inlineRun, reader); !done) return refuse(pass, done.error());
    if (call.endpoint.subject != Subject::None) {
        auto db = pass.reader(services_.store);
        const Done found = db ? findSubject(call, **db) : Done(db.error());
        if (!found) return refuse(pass, found.error());
    }
    if (auto done = readBody(call); !done) return refuse(pass, done.error());
    return checkRate(pass);
}

std::optional<Response> Gates::authenticate(Pass& pass, Known known) const {
    Call& call = pass.call;
    if (call.endpoint.auth == AuthNeed::None) return std::nullopt;
    Result<Caller> caller = known ? std::move(*known) : services_.auth.authenticate(call.request);
    if (!caller) {
        const Error& error = caller.error();
        if (error.kind != ErrorKind::Unauthenticated) {
            logFault(pass, error);
            return errorResponse(error);
        }
        Error told = error;
        told.field.clear();
        return bearerChallenge(told, error.field);
    }
    call.caller = std::move(*caller);
    if (call.endpoint.auth == AuthNeed::User && call.caller.isServiceAccount())
        return errorResponse(Error(ErrorKind::Forbidden, "ACCESS_DENIED",
                                   "A service account cannot use this; a member's token is needed."));
    return std::nullopt;
}

// A token is good only from where, and with what, the tenant's policies let its bearer work now.
std::optional<Response> Gates::checkAccess(Pass& pass) {
    Call& call = pass.call;
    if (call.endpoint.auth == AuthNeed::None || pass.inlineRun) return std::nullopt; // asked before it ran here
    const Done admitted = services_.auth.admits(call.caller, call.request);
    if (admitted) return std::nullopt;
    if (admitted.error().kind != ErrorKind::Forbidden) return refuse(pass, admitted.error());
    if (auto limited = checkRate(pass)) return limited;
    recordDenied(pass, admitted.error());
    return errorResponse(admitted.error());
}

Done Gates::checkTenant(const Call& call) const {
    if (call.endpoint.auth == AuthNeed::None) return {};
    const auto named = call.query("domainId");
    if (!named) return {};
    const auto domain = wholeNumber(*named);
    if (!domain) return sekisho::badInput("domainId", "INVALID_PARAMETER", "domainId must be a number.");
    if (*domain != call.caller.domain) return Error(ErrorKind::NotFound, "NOT_FOUND"); // other tenants do not exist
    return {};
}

std::optional<Response> Gates::checkRights(Pass& pass) {
    Call& call = pass.call;
    if (call.endpoint.auth == AuthNeed::None) return std::nullopt;
    if (!hasScope(call.caller.scopes, call.endpoint.scopes)) {
        const std::string needed = joined(call.endpoint.scopes);
        Error error(ErrorKind::Forbidden, "FORBIDDEN",
                    fmt::format("The access token lacks a scope that this needs ({}).", needed));
        if (auto limited = checkRate(pass)) return limited;
        recordDenied(pass, error);
        return bearerChallenge(error, "insufficient_scope", needed);
    }
    if (auto done = checkPermission(call, [&] { return pass.reader(services_.store); }); !done) {
        if (done.error().kind != ErrorKind::Forbidden) return refuse(pass, done.error());
        // Counted before it is recorded: a flood of refused requests must not become a flood of records.
        if (auto limited = checkRate(pass)) return limited;
        recordDenied(pass, done.error());
        return errorResponse(done.error());
    }
    return std::nullopt;
}

Done Gates::checkPermission(Call& call, const Reader& reader) const {
    const Endpoint& endpoint = call.endpoint;
    const bool me = endpoint.subject == Subject::Member && call.pathValue("userId") == "me";
    if (me && call.caller.isServiceAccount())
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "A service account is no member and cannot be \"me\".");
    if (me) setPathValue(call, "userId", call.caller.user.value);
    if (endpoint.permission.menu.empty() || call.caller.isServiceAccount()) return {};
    if (sekisho::allows(call.caller.roles, endpoint.permission, call.now)) return {};
    if (!endpoint.orPermission.menu.empty() && sekisho::allows(call.caller.roles, endpoint.orPermission, call.now)) {
        call.reduced = true;
        return {};
    }
    if (!endpoint.selfAllowed) return missingRight(endpoint.permission);
    SEKISHO_TRY(db, reader());
    SEKISHO_TRY(self, isSelf(call, *db));
    if (!self) return missingRight(endpoint.permission);
    call.self = true;
    return {};
}

Done Gates::findScope(Call& call, bool inlineRun, const Reader& reader) const {
    call.scope = {};
    if (call.endpoint.auth == AuthNeed::None || call.endpoint.permission.menu.empty() || call.caller.isServiceAccount())
        return {};
    call.scope.wholeTenant = false;
    if (call.self) return {};
    const sekisho::Permission& held = call.reduced ? call.endpoint.orPermission : call.endpoint.permission;
    const auto scopes = sekisho::scopesOf(call.caller.roles, held, call.now);
    if (!scopes) return missingRight(call.endpoint.permission);
    for (const sekisho::Scope& scope : *scopes)
        call.scope.wholeTenant = call.scope.wholeTenant || scope.wholeTenant();
    if (call.scope.wholeTenant || inlineRun) return {};
    SEKISHO_TRY(db, reader());
    SEKISHO_TRY(filter, services_.subjects.filterOf(*db, call.caller.domain, *scopes));
    call.scope = std::move(filter);
    return {};
}

// The path names the caller himself, in whatever form of id.
Result<bool> Gates::isSelf(Call& call, sekisho::sql::Database& db) const {
    if (call.endpoint.subject != Subject::Member || call.caller.user.empty() || call.caller.viewsAs) return false;
    auto found = services_.subjects.member(db, call.caller.domain, call.pathValue("userId"), ScopeFilter{});
    if (!found && found.error().kind != ErrorKind::NotFound) return std::move(found).error();
    if (!found || found->uid != call.caller.user.value) return false;
    call.subject = std::move(*found);
    return true;
}

Done Gates::findSubject(Call& call, sekisho::sql::Database& db) const {
    // A member reaches himself where that is allowed, also from outside of the scope of his role.
    if (call.endpoint.selfAllowed) {
        SEKISHO_TRY(self, isSelf(call, db));
        if (self) return {};
    }
    const bool member = call.endpoint.subject == Subject::Member;
    auto found = member ? services_.subjects.member(db, call.caller.domain, call.pathValue("userId"), call.scope)
                        : services_.subjects.orgUnit(db, call.caller.domain, call.pathValue("orgUnitId"), call.scope);
    if (!found) return std::move(found).error();
    call.subject = std::move(*found);
    return {};
}

std::optional<Response> Gates::checkRate(Pass& pass) {
    Call& call = pass.call;
    if (call.request.resumed) return std::nullopt; // counted when it first came
    const RateState state =
        limiter_.take(rateKey(call), rateLimit(services_.settings.rates, call.endpoint.rate), call.now);
    if (state.limit == 0) return std::nullopt;
    pass.rate = state;
    if (state.allowed) return std::nullopt;
    const std::string seconds = std::to_string(state.resetSeconds);
    return errorResponse(Error(ErrorKind::RateLimited, "TOO_MANY_REQUESTS").with("seconds", seconds))
        .with("Retry-After", seconds);
}

std::optional<Response> Gates::replay(Pass& pass) {
    if (!pass.key) return std::nullopt;
    auto db = pass.reader(services_.store);
    auto kept =
        db ? keptAnswer(**db, pass.call.caller, *pass.key, pass.call.now) : Result<std::optional<Response>>(db.error());
    if (kept && !*kept) return std::nullopt;
    if (auto limited = checkRate(pass)) return limited;
    if (!kept) return refuse(pass, kept.error());
    return std::move(**kept);
}

Response Gates::read(Pass& pass) {
    Call& call = pass.call;
    if (call.endpoint.effect == Effect::Read) {
        auto db = pass.reader(services_.store);
        if (!db) return refuse(pass, db.error());
        call.db = *db;
    } else {
        pass.lease.reset();
    }
    HandlerResult result = call.endpoint.handler(call);
    call.db = nullptr;
    pass.lease.reset();
    if (!result) return refuse(pass, result.error());
    for (const auto& after : call.after)
        after();
    return std::move(*result);
}

Response Gates::write(Pass& pass) {
    Call& call = pass.call;
    if (call.endpoint.prepare) {
        auto db = pass.reader(services_.store);
        if (!db) return refuse(pass, db.error());
        call.db = *db;
        const Done ready = call.endpoint.prepare(call);
        call.db = nullptr;
        if (!ready) return refuse(pass, ready.error());
    }
    pass.lease.reset(); // its view ends here: what follows decides on the newest state
    std::int64_t seq = 0;
    Result<Response> result = [&]() -> Result<Response> {
        TenantStore::Writer writer(services_.store);
        return writeInside(pass, writer.database(), seq);
    }();
    call.db = nullptr;
    if (pass.committed) { // also when a refusal was to be kept
        for (const auto& after : call.after)
            after();
        if (seq > 0) services_.push.publish(call.caller.domain, seq);
    }
    if (result) return std::move(*result);
    if (result.error().kind == ErrorKind::Forbidden && call.endpoint.auth != AuthNeed::None && !pass.committed)
        recordDenied(pass, result.error());
    return refuse(pass, result.error());
}

Result<Response> Gates::writeInside(Pass& pass, sekisho::sql::Database& db, std::int64_t& seq) {
    Call& call = pass.call;
    SEKISHO_TRY(transaction, sekisho::sql::Transaction::begin(db));
    if (pass.key) {
        SEKISHO_TRY(kept, keptAnswer(db, call.caller, *pass.key, call.now));
        if (kept) return std::move(*kept);
    }
    if (call.endpoint.subject != Subject::None) SEKISHO_CHECK(findSubject(call, db));
    call.db = &db;
    std::optional<HandlerResult> instead = askGuard(call, db);
    if (!instead && leavesChangeset(call.endpoint)) SEKISHO_CHECK(captureImages(db, {}));
    SEKISHO_TRY(before, changedRows(db));
    bool commit = false;
    Result<Response> result =
        finishWrite(pass, db, instead ? std::move(*instead) : call.endpoint.handler(call), before, commit, seq);
    if (!commit) return result;
    SEKISHO_CHECK(transaction.commit());
    pass.committed = true;
    return result;
}

Result<Response> Gates::finishWrite(Pass& pass, sekisho::sql::Database& db, Result<Response> result,
                                    std::int64_t changedBefore, bool& commit, std::int64_t& seq) {
    Call& call = pass.call;
    const bool succeeded = result && result->status < 400;
    if (!succeeded && !call.commitOnError) return result;
    if (succeeded && call.audits.empty()) {
        SEKISHO_TRY(changed, changedRows(db));
        if (changed != changedBefore || !call.changes.empty())
            return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR")
                .because(fmt::format("{} {} wrote without an audit record", methodName(call.endpoint.method),
                                     call.endpoint.path));
    }
    SEKISHO_TRY(last, appendJournal(db, unitOf(call)));
    if (leavesChangeset(call.endpoint)) {
        SEKISHO_TRY(changeset, leaveChangeset(db, call));
        if (result && !changeset.empty()) result->headers.emplace_back("X-Changeset-Id", changeset);
    }
    if (succeeded && pass.key) SEKISHO_CHECK(keepAnswer(db, call.caller, *pass.key, *result, call.now));
    seq = last;
    commit = true;
    return result;
}

Response Gates::refuse(Pass& pass, const Error& error) {
    if (sekisho::httpStatus(error) >= 500) logFault(pass, error);
    if (error.code == "STEP_UP_REQUIRED") return stepUpChallenge(error);
    return errorResponse(error);
}

void Gates::logFault(const Pass& pass, const Error& error) const {
    if (!services_.log) return;
    services_.log->event(LogLevel::Error, "fault",
                         {{"requestId", pass.call.request.id},
                          {"method", methodName(pass.call.endpoint.method)},
                          {"route", pass.call.endpoint.path},
                          {"kind", sekisho::kindName(error.kind)},
                          {"code", error.code},
                          {"detail", error.detail}});
}

void Gates::recordDenied(Pass& pass, const Error& error) {
    Call& call = pass.call;
    if (call.endpoint.effect != Effect::Write) return;
    pass.lease.reset();
    UnitOfWork unit = unitOf(call);
    unit.audits = {deniedEntry(call, error)};
    unit.changes.clear();
    const Done done = runUnit(services_, unit, [](sekisho::sql::Database&, UnitOfWork&) { return Done(); });
    if (!done) logFault(pass, done.error());
}

} // namespace sekishod
