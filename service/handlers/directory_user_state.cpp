// The life of a member: suspension, leave of absence, deletion and its way back, forced log-out.

#include "models/api/request_body.h"
#include "service/auth/sessions.h"
#include "service/handlers/directory_common.h"
#include "service/rules/single_orders.h"

namespace sekishod {

using sekisho::Done;
using sekisho::LeaveOfAbsence;
using sekisho::Result;
using sekisho::StepKind;

namespace {

HandlerResult deleteUser(Directory& directory, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.member.version));
    SEKISHO_TRY(passes, passesBrake(call, before, StepKind::Delete));
    if (!passes)
        return holdSingle(directory.services, call, before, {{.kind = StepKind::Delete}}, [&](Effects& none) -> Done {
            SEKISHO_CHECK(deleteMember(*call.db, before, call.now, none));
            return {};
        });
    Effects effects;
    SEKISHO_TRY(row, deleteMember(*call.db, before, call.now, effects));
    SEKISHO_CHECK(endAllSessions(directory.services, call, row.member.id, "deleted"));
    return done(call, effects, Response::empty(204));
}

HandlerResult forceDeleteUser(Directory& directory, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_CHECK(checkIfMatch(call, before.member.version));
    SEKISHO_TRY(passes, passesBrake(call, before, StepKind::Delete));
    if (!passes)
        return holdSingle(directory.services, call, before, {{.kind = StepKind::Delete, .target = "forever"}},
                          [&](Effects& none) { return eraseMember(*call.db, before, none); });
    Effects effects;
    SEKISHO_CHECK(endAllSessions(directory.services, call, before.member.id, "deleted"));
    SEKISHO_CHECK(eraseMember(*call.db, before, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult undeleteUser(Directory& directory, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    Effects effects;
    SEKISHO_TRY(row, undeleteMember(*call.db, before, call.now, effects));
    SEKISHO_TRY(text, userJson(directory, call, row.member));
    return done(call, effects, resource(200, std::move(text), row.member.version));
}

HandlerResult suspendUser(Directory& directory, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    if (!before.member.administrator && !call.caller.isServiceAccount())
        SEKISHO_CHECK(checkMayTakeOver(call, before.member.id));
    SEKISHO_TRY(passes, passesBrake(call, before, StepKind::Suspend));
    if (!passes)
        return holdSingle(directory.services, call, before, {{.kind = StepKind::Suspend}}, [&](Effects& none) -> Done {
            SEKISHO_CHECK(suspendMember(*call.db, before, call.now, none));
            return {};
        });
    Effects effects;
    SEKISHO_TRY(row, suspendMember(*call.db, before, call.now, effects));
    SEKISHO_CHECK(endAllSessions(directory.services, call, row.member.id, "suspended"));
    return done(call, effects, Response::empty(204));
}

HandlerResult unsuspendUser(Directory&, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    Effects effects;
    SEKISHO_CHECK(unsuspendMember(*call.db, before, call.now, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult setUserLeave(Directory&, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(leave, sekisho::api::leaveFromRequest(call.body));
    Effects effects;
    SEKISHO_CHECK(setLeave(*call.db, before, leave, call.now, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult clearUserLeave(Directory&, Call& call) {
    SEKISHO_TRY(before, loadMemberRow(*call.db, call.subject.row));
    if (before.member.leave == LeaveOfAbsence{}) return Response::empty(204);
    Effects effects;
    SEKISHO_CHECK(setLeave(*call.db, before, {}, call.now, effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult forceLogoutUser(Directory& directory, Call& call) {
    SEKISHO_TRY(row, loadMemberRow(*call.db, call.subject.row));
    SEKISHO_TRY(passes, passesBrake(call, row, StepKind::EndSessions));
    if (!passes)
        return holdSingle(directory.services, call, row, {{.kind = StepKind::EndSessions}},
                          [](Effects&) { return Done(); });
    SEKISHO_CHECK(endAllSessions(directory.services, call, row.member.id, "forced"));
    Effects effects;
    effects.audit({.action = "member.forceLogout",
                   .targetKind = "member",
                   .targetId = row.member.id.value,
                   .targetName = row.member.displayName(),
                   .changesJson = {}});
    return done(call, effects, Response::empty(202));
}

Endpoint action(std::string_view path, std::string_view summary, Handler handler, Method method = Method::Post) {
    return {.method = method,
            .path = path,
            .summary = summary,
            .handler = std::move(handler),
            .scopes = kWriteUsers,
            .permission = kChangeMembers,
            .subject = Subject::Member,
            .body = BodyKind::JsonOrEmpty,
            .effect = Effect::Write};
}

} // namespace

void addUserStateEndpoints(Endpoints& to, const DirectoryPtr& directory) {
    to.push_back(action("/v1.0/users/{userId}", "Delete a member; 7 days of grace", bound(directory, deleteUser),
                        Method::Delete));
    to.push_back(action("/v1.0/users/{userId}/forcedelete", "Delete a member for good at once",
                        bound(directory, forceDeleteUser), Method::Delete));
    to.push_back(action("/v1.0/users/{userId}/undelete", "Take back a deletion", bound(directory, undeleteUser)));
    to.push_back(action("/v1.0/users/{userId}/suspend", "Suspend a member", bound(directory, suspendUser)));
    to.push_back(
        action("/v1.0/users/{userId}/unsuspend", "Release a member from suspension", bound(directory, unsuspendUser)));
    Endpoint leave =
        action("/v1.0/users/{userId}/set-leave-of-absence", "Set a leave of absence", bound(directory, setUserLeave));
    leave.body = BodyKind::Json;
    to.push_back(std::move(leave));
    to.push_back(action("/v1.0/users/{userId}/clear-leave-of-absence", "End a leave of absence",
                        bound(directory, clearUserLeave)));
    to.push_back(action("/v1.0/users/{userId}/force-logout", "Sign a member out everywhere; his tokens end",
                        bound(directory, forceLogoutUser)));
}

} // namespace sekishod
