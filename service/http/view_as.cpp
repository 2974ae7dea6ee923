#include "service/http/view_as.h"

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

constexpr std::string_view kViewAsHeader = "X-View-As";

// An answer that is made and done: a stream would go on with rights that were looked up once.
bool onlyReads(const Call& call) {
    const Endpoint& endpoint = call.endpoint;
    return endpoint.auth != AuthNeed::None && endpoint.effect == Effect::Read && endpoint.rate != RateClass::Push &&
           !call.query("wait");
}

} // namespace

sekisho::Result<std::vector<sekisho::RoleHolding>>
SubjectResolver::rolesToViewAs(sekisho::sql::Database&, const Caller&, std::string_view, sekisho::Instant) {
    return Error(ErrorKind::Forbidden, "VIEW_AS_NOT_ALLOWED");
}

bool asksToViewAs(const Request& request) {
    return !request.header(kViewAsHeader).empty();
}

Done viewAs(Call& call, sekisho::sql::Database& db, SubjectResolver& subjects) {
    if (!onlyReads(call)) return Error(ErrorKind::BadInput, "VIEW_AS_READS_ONLY");
    SEKISHO_TRY(roles, subjects.rolesToViewAs(db, call.caller, call.request.header(kViewAsHeader), call.now));
    call.caller.roles = HeldRoles(std::move(roles));
    call.caller.viewsAs = true;
    return {};
}

} // namespace sekishod
