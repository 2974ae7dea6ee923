#include "service/rules/approval_deciders.h"

#include "facts/tables.h"
#include "models/api/role_wire.h"
#include "service/auth/clients.h"
#include "service/auth/role_rows.h"
#include "service/http/body_gate.h"
#include "service/rules/acting.h"
#include "service/rules/approval_rules.h"
#include "service/rules/authority.h"
#include "service/rules/changeset_moves.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kMostTried = 60; // administrators, for one request

bool decidesWhoGrants(std::string_view action) {
    const auto rows = sekisho::facts::guardedActions();
    const auto found = std::ranges::find(rows, action, &sekisho::facts::GuardedRow::key);
    return found != rows.end() && found->grantor;
}

// The changeset that it would apply; empty: it is another command.
std::string_view changesetOf(const KeptCommand& command) {
    constexpr std::string_view folder = "/v1.0/admin/changesets/", end = "/apply";
    const std::string_view path = command.path;
    if (!path.starts_with(folder) || !path.ends_with(end)) return {};
    return path.substr(folder.size(), path.size() - folder.size() - end.size());
}

// A changeset acts with the rights of its author; whoever sees it could have made it himself.
std::optional<KeptCommand> changesetSeen(const KeptCommand& command) {
    const std::string_view id = changesetOf(command);
    if (id.empty()) return std::nullopt;
    KeptCommand out;
    out.method = "GET";
    out.path = "/v1.0/admin/changesets/" + std::string(id);
    return out;
}

} // namespace

bool isOwn(const StoredApproval& approval, const Caller& who) {
    return approval.request.requester.value == who.actorId();
}

bool isOfHis(const StoredApproval& approval, const Caller& who) {
    return isOwn(approval, who) || (!approval.author.empty() && approval.author == who.actorId());
}

bool isRefusedCommand(const Error& error) {
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

// Nothing is given to somebody by an activation that whoever agrees to it could not give him himself.
Done ApprovalDeciders::mayGrant(Database& db, const KeptCommand& command, const Caller& who) const {
    SEKISHO_TRY(body, readJson(command.body));
    SEKISHO_TRY(wish, sekisho::api::activationWishFrom(body));
    SEKISHO_TRY(role, roleOf(db, domain_, wish.role.value));
    if (!role) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    if (who.isServiceAccount() || !sekisho::allows(who.roles, {"security.roles", sekisho::Access::Operate}, now_))
        return Error(ErrorKind::Forbidden, "FORBIDDEN");
    return checkMayGrant(who, role->role, now_);
}

bool ApprovalDeciders::looksAreEnough(std::string_view action) {
    return decidesWhoGrants(action);
}

bool ApprovalDeciders::isLarge(const StoredApproval& approval) {
    return approval.request.planned > kMostPlannedTried && changesetOf(approval.command).empty();
}

Done ApprovalDeciders::mayLook(Database& db, std::string_view action, const KeptCommand& command,
                               const Caller& who) const {
    if (!services_.runner) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no gates");
    if (decidesWhoGrants(action)) return mayGrant(db, command, who);
    if (const auto seen = changesetSeen(command)) return services_.runner->tryKept(db, *seen, who, now_);
    auto entered = services_.runner->mayEnter(db, command, who, now_);
    // Of what is gone nobody can tell any more in whose scope it was; the highest administrator may see what it was.
    if (!entered && entered.error().kind == ErrorKind::NotFound && who.isSuper()) return {};
    return entered;
}

Done ApprovalDeciders::mayOrder(Database& db, const StoredApproval& approval, const Caller& who) const {
    const KeptCommand& command = approval.command;
    SEKISHO_CHECK(mayLook(db, approval.request.action, command, who));
    if (looksAreEnough(approval.request.action)) return {};
    if (const std::string_view id = changesetOf(command); !id.empty())
        return checkGainsByChangeset({who, ScopeFilter(), db, now_}, id);
    auto tried = services_.runner->tryKept(db, command, who, now_);
    if (tried || !isRefusedCommand(tried.error()) || tried.error().kind == ErrorKind::Forbidden) return tried;
    SEKISHO_TRY(author, actingCaller(db, domain_, approval.request.requester.value, approval.client, now_));
    if (!author) return {};
    const Done asAuthor = services_.runner->tryKept(db, command, *author, now_);
    return !asAuthor && asAuthor.error().code == tried.error().code ? Done() : tried;
}

Result<std::optional<std::string>> ApprovalDeciders::whyNotByLook(Database& db, const StoredApproval& approval,
                                                                  const Caller& who) const {
    using Why = std::optional<std::string>;
    const auto state = approval.request.state;
    if (state != sekisho::ApprovalState::Waiting && state != sekisho::ApprovalState::Changed)
        return Why("APPROVAL_DECIDED");
    if (isOfHis(approval, who)) return Why("APPROVAL_OWN");
    if (who.isServiceAccount()) return Why("APPROVAL_RIGHT_MISSING");
    if (who.viewsAs) return Why("VIEW_AS_READS_ONLY");
    if (approval.voteOf(who.user)) return Why("APPROVAL_VOTED");
    const Done may = mayLook(db, approval.request.action, approval.command, who);
    if (!may) return isRefusedCommand(may.error()) ? Result<Why>(Why("APPROVAL_RIGHT_MISSING")) : may.error();
    SEKISHO_TRY(fresh, isFreshAccount(db, domain_, who.user, now_));
    if (fresh) return Why("APPROVAL_FRESH_ACCOUNT");
    return looksAreEnough(approval.request.action) ? Why(std::string()) : Why();
}

Result<std::string> ApprovalDeciders::whyNot(Database& db, const StoredApproval& approval, const Caller& who) const {
    SEKISHO_TRY(known, whyNotByLook(db, approval, who));
    if (known) return std::move(*known);
    const Done may = mayOrder(db, approval, who);
    if (may) return std::string();
    if (!isRefusedCommand(may.error())) return may.error();
    return std::string("APPROVAL_RIGHT_MISSING");
}

Result<ApprovalDeciders::Found> ApprovalDeciders::find(Database& db, const StoredApproval& approval,
                                                       std::size_t most) const {
    SEKISHO_TRY(people, administratorsNow(db, domain_, approval.request.requester.value, now_));
    Found out;
    std::size_t tried = 0;
    bool tries = !isLarge(approval);
    std::chrono::steady_clock::duration spent{};
    for (const sekisho::UserId& user : people) {
        if (out.people.size() == most || tried == kMostTried) {
            out.all = false;
            break;
        }
        SEKISHO_TRY(who, actingCaller(db, domain_, user.value, consoleClientId, now_));
        if (!who || isOfHis(approval, *who)) continue;
        const Done looks = mayLook(db, approval.request.action, approval.command, *who);
        if (!looks && !isRefusedCommand(looks.error())) return looks.error();
        if (!looks) continue;
        if (!tries) {
            out.people.push_back(std::move(*who));
            continue;
        }
        ++tried;
        const auto began = std::chrono::steady_clock::now();
        const Done may = mayOrder(db, approval, *who);
        spent += std::chrono::steady_clock::now() - began;
        tries = spent < kLongestTrials;
        if (!may && !isRefusedCommand(may.error())) return may.error();
        if (may) out.people.push_back(std::move(*who));
    }
    return out;
}

} // namespace sekishod
