#pragma once
// The service as the console sees it. All calls return at once; replies run on the executor given. Every call names its
// error through Error.code. A Gateway belongs to one profile (one tenant, one account); several may live side by side.

#include "models/domain/audit_record.h"
#include "models/domain/error.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/rights.h"
#include "models/domain/session.h"
#include "models/domain/structure.h"
#include "models/domain/tenant_fields.h"
#include "models/ports/approvals.h"
#include "models/ports/call.h"
#include "models/ports/changesets.h"
#include "models/ports/chart_restrictions.h"
#include "models/ports/company.h"
#include "models/ports/cut_offs.h"
#include "models/ports/devices.h"
#include "models/ports/explanations.h"
#include "models/ports/fields.h"
#include "models/ports/invitations.h"
#include "models/ports/leavers.h"
#include "models/ports/logs.h"
#include "models/ports/monitoring.h"
#include "models/ports/policies.h"
#include "models/ports/ranks.h"
#include "models/ports/roles.h"
#include "models/ports/rooms.h"
#include "models/ports/templates.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sekisho::ports {

struct Identity { // GET /v1.0/admin/me
    UserId user;
    std::string name;
    std::string email;
    DomainId domain = 0;
    std::string workgroup;
    std::string tenantName;
    std::vector<RoleHolding> roles;
    SessionId session;
    bool usePosition = true, useLevel = true, useUserType = true;
    std::string locale, timeZone;
    Instant serverTime{};
    bool canSee(std::string_view menu, Instant now) const { return accessOf(roles, menu, now) >= Access::View; }
    bool canOperate(std::string_view menu, Instant now) const { return accessOf(roles, menu, now) >= Access::Operate; }
};

struct Capabilities { // GET /v1.0/admin/capabilities; a plain LINE WORKS tenant has none
    std::string service;
    std::string version;
    std::vector<std::string> features;
    bool has(std::string_view feature) const;
};

// Sign-in: step by step until Complete.
struct SignInRequest {
    std::string loginId; // local@workgroup
    std::string password;
};
struct SignInComplete {
    Identity identity;
};
struct SignInSecondFactor {
    std::vector<std::string> methods;
};
struct SignInEnrolSecondFactor { // 2-step verification is required and not set up yet; both are told this once
    std::string uri;             // otpauth://…, for a QR code
    std::string secret;          // base32, to be typed into an authenticator
};
struct SignInNewPassword {
    int minLength = 8, maxLength = 20;
    bool needsSymbols = false;
};
using SignInStep = std::variant<SignInComplete, SignInSecondFactor, SignInEnrolSecondFactor, SignInNewPassword>;

// The feed: what snapshot and changes deliver. `document` is the record text, kept as received.
struct Tombstone {
    std::string kind;
    std::string id;
};
struct FeedRecord {
    std::variant<Member, OrgUnit, Rank, Group, TenantSetting, Tombstone> value;
    std::string document;
};
struct SnapshotBegin {
    std::int64_t cursor = 0, members = 0, orgUnits = 0;
};
class FeedSink { // called on the gateway's bulk thread, in order; an error stops the stream and becomes its outcome
  public:
    virtual ~FeedSink() = default;
    virtual Done begin(const SnapshotBegin& begin) = 0;
    virtual Done batch(std::vector<FeedRecord> records) = 0;
};
struct ChangePage {
    std::vector<FeedRecord> records;
    std::int64_t nextCursor = 0;
    bool more = false;
};

struct SessionPage {
    std::vector<Session> sessions;
    std::string nextCursor;
};
struct AuditPage {
    std::vector<AuditRecord> records;
    std::string nextCursor;
};

struct InitialPassword { // admin-screens.md §2.2
    enum class Kind { Automatic, ByAdministrator, ByMember } kind = Kind::Automatic;
    std::string password; // ByAdministrator
    bool changeAtNextLogin = true;
};
struct CreatedMember {
    Member member;
    std::string temporaryPassword;
}; // Automatic: shown once

enum class LinkState { SignedOut, Connecting, Online, Offline };
struct LinkStatus {
    LinkState state = LinkState::SignedOut;
    std::optional<Error> reason;
};

class Gateway {
  public:
    virtual ~Gateway() = default;

    // Connection and identity
    virtual CallHandle signIn(SignInRequest request, Executor& on, Reply<SignInStep> reply) = 0;
    virtual CallHandle sendSecondFactor(std::string code, Executor& on, Reply<SignInStep> reply) = 0;
    // The first code of an authenticator that was just set up (SignInEnrolSecondFactor).
    virtual CallHandle enrolSecondFactor(std::string code, Executor& on, Reply<SignInStep> reply) = 0;
    virtual CallHandle sendNewPassword(std::string password, Executor& on, Reply<SignInStep> reply) = 0;
    virtual CallHandle resume(Executor& on, Reply<Identity> reply) = 0; // with the kept refresh token
    virtual CallHandle signOut(Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle whoAmI(Executor& on, Reply<Identity> reply) = 0;
    virtual CallHandle capabilities(Executor& on, Reply<Capabilities> reply) = 0;
    // Called on `on` at each change until the handle is dropped; at once with the present state.
    virtual CallHandle watchLink(Executor& on, std::function<void(LinkStatus)> listener) = 0;

    // Feed
    virtual CallHandle snapshot(std::shared_ptr<FeedSink> sink, Executor& on, Reply<std::int64_t> reply) = 0; // count
    virtual CallHandle changes(std::int64_t cursor, Executor& on, Reply<ChangePage> reply) = 0;
    // Push: `changed(seq)` runs on `on` until the handle is dropped; reconnects by itself with growing pauses.
    virtual CallHandle listen(std::int64_t cursor, Executor& on, std::function<void(std::int64_t)> changed) = 0;

    // Members. Version is sent as If-Match; somebody else's save gives Conflict PRECONDITION_FAILED.
    virtual CallHandle fetchMember(const UserId& id, Executor& on, Reply<Member> reply) = 0;
    virtual CallHandle createMember(const Member& member, const InitialPassword& password, Executor& on,
                                    Reply<CreatedMember> reply) = 0;
    virtual CallHandle updateMember(const Member& base, const Member& edited, Executor& on, Reply<Member> reply) = 0;
    virtual CallHandle suspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle unsuspendMember(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle setLeave(const UserId& id, const LeaveOfAbsence& leave, Executor& on,
                                Reply<std::monostate> reply) = 0;
    virtual CallHandle clearLeave(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle deleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle undeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle forceDeleteMember(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle forceLogout(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle forcePassword(const UserId& id, std::string password, bool changeAtNextLogin, Executor& on,
                                     Reply<std::monostate> reply) = 0;
    virtual CallHandle requestPasswordChange(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;
    virtual CallHandle sessions(const UserId& id, std::string cursor, Executor& on, Reply<SessionPage> reply) = 0;
    virtual CallHandle endSession(const UserId& id, const SessionId& session, Executor& on,
                                  Reply<std::monostate> reply) = 0;
    virtual CallHandle memberHistory(const UserId& id, std::string cursor, Executor& on, Reply<AuditPage> reply) = 0;
    virtual CallHandle photo(const UserId& id, Executor& on, Reply<std::string> reply) = 0; // image bytes
    virtual CallHandle setPhoto(const UserId& id, std::string fileName, std::string bytes, Executor& on,
                                Reply<std::monostate> reply) = 0;
    virtual CallHandle deletePhoto(const UserId& id, Executor& on, Reply<std::monostate> reply) = 0;

    // Families of calls; they live as long as the gateway.
    virtual Changesets& changesets() = 0;
    virtual Fields& fields() = 0;
    virtual Invitations& invitations() = 0;
    virtual Leavers& leavers() = 0;
    virtual Rooms& rooms() = 0;
    virtual Ranks& ranks() = 0;
    virtual ChartRestrictions& chartRestrictions() = 0;
    virtual Policies& policies() = 0;
    virtual Templates& templates() = 0;
    virtual Devices& devices() = 0;
    virtual CutOffs& cutOffs() = 0;
    virtual Company& company() = 0;
    virtual Roles& roles() = 0;
    virtual Approvals& approvals() = 0;
    virtual Explanations& explanations() = 0;
    virtual Logs& logs() = 0;
    virtual Monitoring& monitoring() = 0;
    // Whom to ask when the service wants a confirmation or a reason; null: such commands fail with its error.
    virtual void setAssentDesk(AssentDesk* desk) = 0;
};

} // namespace sekisho::ports
