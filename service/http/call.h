#pragma once
// One request that has passed the gates: who calls, what was asked, and the store session it may use.

#include "models/domain/audit_record.h"
#include "models/domain/clock.h"
#include "models/domain/rights.h"
#include "models/domain/session.h"
#include "models/sql/database.h"
#include "service/http/endpoint.h"
#include "service/http/message.h"

#include <boost/json/value.hpp>

#include <any>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sekishod {

// The roles of a caller, the same for all requests of his token: a copy of the caller copies none of their grants.
class HeldRoles {
  public:
    HeldRoles() : roles_(none()) {}
    HeldRoles(std::vector<sekisho::RoleHolding> roles)
        : roles_(std::make_shared<const std::vector<sekisho::RoleHolding>>(std::move(roles))) {}
    operator const std::vector<sekisho::RoleHolding>&() const { return *roles_; }
    auto begin() const { return roles_->begin(); }
    auto end() const { return roles_->end(); }
    bool empty() const { return roles_->empty(); }
    std::size_t size() const { return roles_->size(); }
    const sekisho::RoleHolding& front() const { return roles_->front(); }
    bool isSame(const HeldRoles& other) const { return roles_ == other.roles_; } // the same reading of the store

  private:
    using Shared = std::shared_ptr<const std::vector<sekisho::RoleHolding>>;
    static const Shared& none() {
        static const Shared empty = std::make_shared<const std::vector<sekisho::RoleHolding>>();
        return empty;
    }
    Shared roles_;
};

struct Caller {
    sekisho::DomainId domain = 0;
    std::string workgroup;
    sekisho::UserId user;       // empty for a service account
    std::string serviceAccount; // empty for a member
    std::string name;           // for the audit record
    sekisho::ClientId client;
    sekisho::SessionId session;
    sekisho::ClientKind kind = sekisho::ClientKind::Api;
    std::string userType; // of a member; empty: he has none
    std::vector<std::string> scopes;
    HeldRoles roles;      // of a member; a service account is a virtual administrator within its scopes
    bool viewsAs = false; // looks with the roles of somebody else (header X-View-As); reading endpoints only
    bool isServiceAccount() const { return !serviceAccount.empty(); }
    bool isSuper() const; // holds the built-in role "super"
    std::string actorId() const { return isServiceAccount() ? serviceAccount : user.value; }
};

// The part of the tenant a caller may touch with this endpoint. Row ids of the organizations that head his scope.
struct ScopeFilter {
    bool wholeTenant = true;
    std::vector<std::int64_t> roots; // with sub-organizations: look in member_scope; heads only: member_orgunit
    std::vector<std::int64_t> exact; // without sub-organizations
};

struct AuditEntry {
    std::string action; // key of resources/audit_actions.json
    std::string targetKind;
    std::string targetId;
    std::string targetName;
    std::string changesJson; // {"field":{"from":…,"to":…}}
    std::string result = "success";
    std::string reason{};             // error code of what was denied or failed
    std::string log{};                // empty: logOfAction(action)
    std::vector<std::string> about{}; // others whose timeline this stands in, besides actor and target
};

struct ChangeNote {
    // member, orgUnit, group, level, position, userType, customProperty …, session, tenant, role; and three that
    // clients never see: for what their scope holds, scope (uid of an organization that moved, or from or to which one
    // moved) and holding (uid of a member whose roles or their scope changed); to wake who looks at them: invitation,
    // approval (uid of the request), monitor (policies and exceptions), detection (uid: number)
    std::string kind;
    std::string uid;
    std::string op = "put"; // put, delete, reset
};

// What {userId} or {orgUnitId} in the path stands for (Endpoint::subject).
struct SubjectRef {
    std::int64_t row = 0; // id in table member or orgunit; 0: the endpoint has no subject
    std::string uid;      // resource id
    std::string email;    // login, of a member
};

class TokenCache;

// Handlers of AuthNeed::None fill `caller` themselves (domain, user, name) before they return: audit records and the
// change feed are written for that tenant and that actor.
struct Call {
    const Request& request;
    const Endpoint& endpoint;
    std::vector<std::pair<std::string_view, std::string>> path{}; // {userId} → value
    Caller caller{};
    ScopeFilter scope{};
    SubjectRef subject{};
    bool reduced = false;      // Endpoint::orPermission opened it, not `permission`; `scope` is that of the former
    bool self = false;         // allowed as the member himself only (Endpoint::selfAllowed); `scope` then holds nothing
    std::any prepared{};       // left by Endpoint::prepare for the handler
    boost::json::value body{}; // BodyKind::Json, JsonOrEmpty (null when empty)
    std::vector<std::pair<std::string, std::string>> form{}; // BodyKind::Form, with the query's values after the body's
    sekisho::sql::Database* db = nullptr;                    // in a transaction when the endpoint writes
    const sekisho::Clock* clock = nullptr;
    sekisho::Instant now{};
    std::string baseUrl{}; // https://host:port as the client named it, for Location

    const std::string& pathValue(std::string_view name) const;
    std::optional<std::string_view> query(std::string_view name) const { return request.queryValue(name); }
    std::optional<std::string_view> formValue(std::string_view name) const;

    // Written with the change in the same transaction, in this order. A write without one is refused.
    void audit(AuditEntry entry) { audits.push_back(std::move(entry)); }
    // Appended to the change feed in the same transaction; pushed after the commit.
    void changed(ChangeNote note) { changes.push_back(std::move(note)); }
    // Runs after the commit, on the same thread, for caches and connections; must not fail.
    void afterCommit(std::function<void()> f) { after.push_back(std::move(f)); }
    // Keeps what was written (failed-login counters, denied records) although the handler returns an error.
    bool commitOnError = false;

    std::vector<AuditEntry> audits{};
    std::vector<ChangeNote> changes{};
    std::vector<std::function<void()>> after{};
};

} // namespace sekishod
