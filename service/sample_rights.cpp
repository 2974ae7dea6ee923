#include "service/sample_rights.h"

#include "models/api/role_wire.h"
#include "service/auth/clients.h"
#include "service/auth/role_rows.h"
#include "service/http/command_trial.h"
#include "service/rules/activations.h"
#include "service/rules/approval_rows.h"
#include "service/rules/approval_rules.h"
#include "service/rules/members.h"
#include "service/rules/role_presets.h"
#include "service/store/uid.h"

#include <string_view>

namespace sekishod {

using sekisho::Done;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kSampleReason = "退職者の端末から持ち出しがなかったかを確認するため";

Done makeEligible(Database& db, const Tenant& tenant, std::string_view preset, const sekisho::UserId& member,
                  int minutes, bool needsApproval) {
    SEKISHO_CHECK(db.exec("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, max_minutes, needs_approval) "
                          "VALUES(:role, :member, :domain, :minutes, :approval)",
                          presetRoleUid(preset, tenant.domain), member.value, tenant.domain, minutes, needsApproval));
    return {};
}

// What the activation would record.
Result<std::vector<AuditEntry>> activationRecords(Database& db, const Tenant& tenant, const Member& member,
                                                  const sekisho::api::ActivationWish& wish) {
    SEKISHO_TRY(given, roleOf(db, tenant.domain, wish.role.value));
    if (!given) return sekisho::Error(sekisho::ErrorKind::NotFound, "ROLE_NOT_EXIST");
    sekisho::Activation activation;
    activation.user = member.id;
    activation.userName = member.displayName();
    activation.roleName = given->role.name;
    activation.builtIn = given->role.builtIn;
    activation.reason = wish.reason;
    return std::vector{activationRecord(activation, "{}", wish.minutes)};
}

// As the gates keep it.
Done askActivation(Database& db, const Tenant& tenant, const Member& member, const sekisho::api::ActivationWish& wish,
                   Instant now) {
    SEKISHO_TRY(audits, activationRecords(db, tenant, member, wish));
    SEKISHO_TRY(rules, approvalRules(db, tenant.domain));
    StoredApproval approval;
    approval.domain = tenant.domain;
    approval.client = consoleClientId;
    approval.autoApply = rules.autoApply;
    approval.execute = rules.execute;
    approval.command = {"POST", "/v1.0/admin/me/activations",          {}, "application/json",
                        {},     sekisho::api::activationWishText(wish)};
    auto& request = approval.request;
    request.id = "sample-" + member.id.value;
    request.action = "roleActivate";
    request.requester = member.id;
    request.requesterName = member.displayName();
    request.reason = wish.reason;
    request.createdAt = now;
    request.decideBy = now + rules.decide;
    request.quorum = rules.quorum;
    Planned planned;
    planned.digest = planDigest(audits, audits, {});
    for (const AuditEntry& entry : audits) {
        if (planned.subject.empty()) planned.subject = entry.targetName;
        planned.changes.push_back(plannedChangeOf(entry));
    }
    keepPlan(approval, std::move(planned));
    return insertApproval(db, approval);
}

} // namespace

Done addSampleRights(Database& db, const Tenant& tenant, const SampleOptions& options, const sekisho::UserId& helper,
                     const sekisho::UserId& reader) {
    if (!helper.empty()) SEKISHO_CHECK(makeEligible(db, tenant, "helpdesk", helper, 60, false));
    if (reader.empty()) return {};
    SEKISHO_CHECK(makeEligible(db, tenant, "auditor", reader, 120, true));
    const sekisho::api::ActivationWish wish{sekisho::RoleId(presetRoleUid("auditor", tenant.domain)), 60,
                                            std::string(kSampleReason)};
    SEKISHO_TRY(row, loadMember(db, tenant.domain, reader.value));
    return askActivation(db, tenant, row.member, wish, options.base);
}

} // namespace sekishod
