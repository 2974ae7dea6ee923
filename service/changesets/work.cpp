#include "service/changesets/work.h"

#include "service/auth/role_rows.h"
#include "service/auth/session_cuts.h"
#include "service/changesets/kinds.h"
#include "service/rules/id_resolver.h"
#include "service/rules/rooms.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kLabel = "new:";

Error authorGone() {
    return Error(ErrorKind::Forbidden, "CHANGESET_AUTHOR_GONE");
}

} // namespace

bool isRefusal(const Error& error) {
    switch (error.kind) {
    case ErrorKind::BadInput:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::TooLarge:
        return true;
    default:
        return false;
    }
}

Result<Caller> authorOf(Database& db, const ChangesetHead& head, Instant now) {
    Caller caller;
    caller.domain = head.domain;
    caller.client = sekisho::ClientId(head.client);
    caller.name = head.set.authorName;
    SEKISHO_TRY(app, db.firstOften<std::string>(
                         "SELECT scopes FROM api_client WHERE service_account = :account AND domain_id = :domain",
                         head.set.authorId, head.domain));
    if (app) {
        const std::string scopes = ' ' + std::get<0>(*app) + ' ';
        if (scopes.find(" admin ") == std::string::npos) return authorGone();
        caller.serviceAccount = head.set.authorId;
        return caller;
    }
    SEKISHO_TRY(row, findMember(db, head.domain, head.set.authorId));
    if (!row) return authorGone();
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    const auto status = member.member.statusAt(now);
    if (status != sekisho::MemberStatus::InUse && status != sekisho::MemberStatus::Pending) return authorGone();
    SEKISHO_TRY(roles, rolesOf(db, head.domain, member.member.id));
    caller.user = member.member.id;
    caller.roles = std::move(roles);
    return caller;
}

bool couldMake(const Caller& caller, const ChangesetHead& head, Instant now) {
    if (caller.actorId() == head.set.authorId) return true;
    if (caller.isServiceAccount()) return false; // it holds no menus of its own
    if (caller.isSuper()) return true;
    if (head.menus.empty()) return false;
    return std::ranges::all_of(head.menus, [&](const std::string& menu) {
        const auto scopes = sekisho::scopesOf(caller.roles, {menu, sekisho::Access::Operate}, now);
        return scopes && std::ranges::any_of(*scopes, [](const auto& scope) { return scope.wholeTenant(); });
    });
}

Work::Work(SubjectResolver& subjects, Database& store, Tenant of, Caller who, Instant at, std::int64_t changesetRow,
           Mode mode)
    : db(store), tenant(std::move(of)), author(std::move(who)), now(at), changeset(changesetRow),
      ids(idResolver(store, tenant.domain)), subjects_(subjects), mode_(mode) {
    labelsFirst(ids.orgUnit, "orgUnit");
    labelsFirst(ids.user, "member");
    labelsFirst(ids.level, "level");
    labelsFirst(ids.position, "position");
    labelsFirst(ids.userType, "userType");
    labelsFirst(ids.group, "group");
}

template<class T>
void Work::labelsFirst(std::function<Result<T>(const std::string&)>& resolve, std::string_view kind) {
    resolve = [this, kind, plain = std::move(resolve)](const std::string& text) -> Result<T> {
        if (!text.starts_with(kLabel)) return plain(text);
        SEKISHO_TRY(uid, labelled(kind, text));
        return T(std::move(uid));
    };
}

Result<Outcome> Work::run(const Operation& operation, std::string uid) {
    effects.audits.clear();
    effects.changes.clear();
    ended.clear();
    cuts.clear();
    endedByPolicy = 0;
    lost.clear();
    moved.clear();
    roomsBy_ = 0;
    uid_ = std::move(uid);
    const KindFact* kind = kindFact(operation.kind);
    const bool restores = mayRestore_ && kind && operation.action == "restore";
    const Act act = restores ? kind->restore : actOf(operation.kind, operation.action);
    if (!kind || !act)
        return Error(ErrorKind::BadInput, "OPERATION_UNKNOWN")
            .with("kind", operation.kind)
            .with("action", operation.action);
    if (mode_ == Mode::Planning && operation.action == "create" && labels_.contains(operation.id))
        return Error(ErrorKind::Conflict, "OPERATION_LABEL_TAKEN").at("id").with("label", operation.id);
    if (!kind->menu.empty()) SEKISHO_CHECK(enter(kind->menu));
    return act(*this, operation);
}

Done Work::enter(std::string_view menu) {
    const auto known = scopes_.find(std::string(menu));
    if (known != scopes_.end()) {
        scope_ = &known->second;
        return {};
    }
    ScopeFilter filter; // a service account is an administrator of the whole tenant
    if (!author.isServiceAccount()) {
        const auto scopes = sekisho::scopesOf(author.roles, {menu, sekisho::Access::Operate}, now);
        if (!scopes) return Error(ErrorKind::Forbidden, "FORBIDDEN");
        SEKISHO_TRY(found, subjects_.filterOf(db, author.domain, *scopes));
        filter = std::move(found);
    }
    scope_ = &scopes_.emplace(std::string(menu), std::move(filter)).first->second;
    return {};
}

Done Work::checkBase(const Operation& operation, const std::string& uid, sekisho::Version present) const {
    // When it is applied, the version is compared with the plan's.
    if (mode_ == Mode::Applying || !operation.base || *operation.base == present || touched_.contains(uid)) return {};
    const bool undoes = operation.action == "restore";
    return Error(ErrorKind::Conflict, undoes ? "CHANGED_SINCE" : "PRECONDITION_FAILED")
        .with("etag", '"' + std::to_string(present) + '"');
}

Result<std::string> Work::labelled(std::string_view kind, std::string_view label) {
    std::optional<LabelRow> found;
    if (const auto known = labels_.find(std::string(label)); known != labels_.end()) {
        found = known->second;
    } else if (mode_ == Mode::Applying) {
        SEKISHO_TRY(stored, findLabel(db, changeset, label));
        found = std::move(stored);
        if (found) labels_.emplace(label, *found);
    }
    if (!found || found->kind != kind)
        return Error(ErrorKind::BadInput, "OPERATION_LABEL_UNKNOWN").with("label", std::string(label));
    if (found->refused) return Error(ErrorKind::Conflict, "OPERATION_DEPENDS").with("no", std::to_string(found->no));
    return found->uid;
}

void Work::remember(const Operation& operation, const std::string& uid, bool refused) {
    if (operation.action == "create" && operation.id.starts_with(kLabel))
        labels_.try_emplace(operation.id, LabelRow{operation.no, operation.kind, uid, refused});
    if (mode_ == Mode::Applying || refused) return;
    touched_.insert(uid);
    for (const ChangeNote& note : effects.changes)
        touched_.insert(note.uid);
}

Result<std::string> Work::target(const Operation& operation, std::string_view kind) {
    if (operation.id.starts_with(kLabel)) return labelled(kind, operation.id);
    if (operation.id.empty()) return sekisho::badInput("id", "MISSING_PARAMETER", "id is missing.");
    return operation.id;
}

Result<MemberRow> Work::member(const Operation& operation) {
    SEKISHO_TRY(id, target(operation, "member"));
    if (scope_->wholeTenant) return loadMember(db, tenant.domain, id);
    SEKISHO_TRY(subject, subjects_.member(db, tenant.domain, id, *scope_));
    return loadMemberRow(db, subject.row);
}

Result<SubjectRef> Work::orgUnit(const Operation& operation) {
    SEKISHO_TRY(id, target(operation, "orgUnit"));
    return subjects_.orgUnit(db, tenant.domain, id, *scope_);
}

Done Work::endSessions(const sekisho::UserId& user, std::string_view reason) {
    if (planning()) { // which tells only whether he has any
        const ChosenSessions his{
            .member = user.value, .kinds = {}, .phoneBrowsers = false, .device = {}, .except = sekisho::SessionId()};
        SEKISHO_TRY(live, chosenSessions(db, tenant.domain, his, 1));
        ended = std::move(live);
        return {};
    }
    SEKISHO_TRY(gone, endOrCut(db, tenant.domain, user, reason, sekisho::SessionId(), now));
    for (const auto& session : gone.named)
        effects.changed("session", session.value, "delete");
    if (gone.cut != 0)
        cuts.emplace_back(user, gone.cut);
    else
        std::ranges::move(gone.named, std::back_inserter(ended));
    return {};
}

Done Work::losesOfRoom(std::string_view ownerUid, const sekisho::RoomFeatures& before,
                       const sekisho::RoomFeatures& after) {
    if (mode_ != Mode::Planning || before == after) return {};
    SEKISHO_TRY(data, roomData(db, ownerUid));
    const bool archived = before.message && !after.message;
    const RoomData gone = lostBy(before, after, data);
    const std::string how = archived ? "archived." : "hidden.";
    for (const auto& [what, count] :
         {std::pair{"talk", gone.talk}, {"notes", gone.notes}, {"events", gone.events}, {"files", gone.files}})
        if (count > 0) loses(how + what, count);
    if (gone.tasks > 0) loses(archived ? "erased.tasks" : "hidden.tasks", gone.tasks);
    return {};
}

Done Work::reloadTenant() {
    SEKISHO_TRY(fresh, loadTenant(db, tenant.domain));
    tenant = std::move(fresh);
    return {};
}

} // namespace sekishod
