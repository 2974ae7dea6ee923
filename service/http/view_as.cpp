#include "service/http/view_as.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;

namespace {

constexpr std::string_view kViewAsHeader = "X-View-As";

// They only read, and keep a record of it as a unit of work of their own: under the name of whoever really looks.
constexpr std::array<std::string_view, 2> kReadsWithARecord{"/v1.0/admin/logs/records",
                                                            "/v1.0/admin/logs/records/{seq}"};

// An answer that is made and done: a stream would go on with rights that were looked up once.
bool onlyReads(const Call& call) {
    const Endpoint& endpoint = call.endpoint;
    const bool reads = endpoint.effect == Effect::Read ||
                       std::ranges::find(kReadsWithARecord, endpoint.path) != kReadsWithARecord.end();
    return endpoint.auth != AuthNeed::None && reads && endpoint.rate != RateClass::Push && !call.query("wait");
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
