#include "service/rules/invitations.h"

#include "models/api/policy_wire.h"
#include "service/rules/diff.h"
#include "service/store/policy_rows.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <chrono>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::policy::Values;
using sekisho::sql::Database;
namespace policy = sekisho::policy;
namespace json = boost::json;

namespace {

constexpr std::string_view kLinkAllowed = "linkAllowed";
constexpr std::string_view kInviters = "inviters";
constexpr std::string_view kAutoApproval = "autoApproval";
constexpr std::string_view kAllMembers = "ALL_MEMBERS";

const policy::Schema& invitationSchema() {
    return *policy::schemaOf(kInvitationPolicy);
}

bool isOn(const Values& values, std::string_view key) {
    const auto found = values.find(key);
    const auto* flag = found == values.end() ? nullptr : std::get_if<bool>(&found->second);
    return flag && *flag;
}

InvitationSettings settingsIn(const Values& values, sekisho::Version version) {
    const auto found = values.find(kInviters);
    const auto* inviters = found == values.end() ? nullptr : std::get_if<std::string>(&found->second);
    return {isOn(values, kLinkAllowed), inviters && *inviters == kAllMembers, isOn(values, kAutoApproval), version};
}

std::string_view roleWord(bool asOperator) {
    return asOperator ? "OPERATOR" : "MEMBER";
}

AuditEntry noteOf(std::string action, const Invitation& invitation, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "invitation",
            .targetId = invitation.uid,
            .targetName = invitation.inviterName,
            .changesJson = std::move(changes)};
}

// A link does not outlive the account of its maker: gone for good, deleted, or suspended by an administrator.
constexpr std::string_view kInvitationColumns =
    "id, uid, role, inviter_uid, inviter_name, created, expires, revoked, "
    "(SELECT count(*) FROM applicant WHERE invitation_uid = invitation.uid), "
    "EXISTS (SELECT 1 FROM member WHERE uid = invitation.inviter_uid AND deleted IS NULL AND suspended <> 1) OR "
    "EXISTS (SELECT 1 FROM api_client WHERE service_account = invitation.inviter_uid)";
using InvitationColumns = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
                                     std::int64_t, std::optional<std::int64_t>, std::int64_t, std::int64_t>;

Invitation invitationOf(InvitationColumns& row) {
    auto& [id, uid, role, inviter, name, created, expires, revoked, waiting, maker] = row;
    Invitation out;
    out.row = id;
    out.uid = std::move(uid);
    out.asOperator = role == roleWord(true);
    out.inviterUid = std::move(inviter);
    out.inviterName = std::move(name);
    out.created = sekisho::fromMillis(created);
    out.expires = sekisho::fromMillis(expires);
    if (revoked) out.revoked = sekisho::fromMillis(*revoked);
    out.waiting = waiting;
    out.makerThere = maker != 0;
    return out;
}

Error noInvitation() {
    return Error(ErrorKind::NotFound, "INVITATION_NOT_EXIST");
}

// Of the rows that `where` and the values name.
template<class... Values>
Result<std::vector<Invitation>> invitationsWhere(Database& db, std::string_view where, const Values&... values) {
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
                               std::int64_t, std::optional<std::int64_t>, std::int64_t, std::int64_t>(
                          fmt::format("SELECT {} FROM invitation WHERE {}", kInvitationColumns, where), values...)));
    std::vector<Invitation> out;
    out.reserve(rows.size());
    for (auto& row : rows)
        out.push_back(invitationOf(row));
    return out;
}

} // namespace

InvitationSettings invitationSettingsOf(std::string_view doc) {
    boost::system::error_code failed;
    const auto value = json::parse(doc, failed);
    const auto* object = value.if_object();
    const auto flag = [object](std::string_view key) {
        const auto* found = object ? object->if_contains(key) : nullptr;
        return found && found->is_bool() && found->get_bool();
    };
    return {flag("linkAllowed"), flag("everybodyInvites"), flag("autoApproval"), 0};
}

Result<InvitationSettings> invitationSettings(Database& db, DomainId domain) {
    SEKISHO_TRY(row, policyRow(db, domain, kInvitationPolicy));
    return settingsIn(sekisho::api::storedPolicyValues(invitationSchema(), row.value), row.revision);
}

Result<InvitationSettings> storeInvitationSettings(Database& db, Tenant& tenant, const InvitationSettings& after,
                                                   const PolicyAct& act, Effects& effects) {
    const policy::Schema& schema = invitationSchema();
    SEKISHO_TRY(before, loadPolicy(db, tenant, schema));
    Values wanted = before.values;
    wanted.insert_or_assign(std::string(kLinkAllowed), after.linkAllowed);
    wanted.insert_or_assign(std::string(kInviters),
                            std::string(after.everybodyInvites ? kAllMembers : std::string_view("ADMINISTRATORS")));
    wanted.insert_or_assign(std::string(kAutoApproval), after.autoApproval);
    SEKISHO_TRY(saved, savePolicy(db, tenant, schema, before, std::move(wanted), act, effects));
    return settingsIn(saved.state.values, saved.state.revision);
}

Done admitBySave(Database& db, const Tenant& tenant, const Values& before, const Values& after,
                 std::int64_t acceptWaiting, Instant now, Effects& effects) {
    if (!isOn(after, kAutoApproval) || isOn(before, kAutoApproval)) return {};
    SEKISHO_TRY(waiting, waitingApplicants(db, tenant.domain));
    if (waiting.all != acceptWaiting)
        return Error(ErrorKind::Conflict, "INVITATION_WAITING")
            .at(std::string(kAutoApproval))
            .with("count", fmt::format("{}", waiting.all));
    return admitWaiting(db, tenant, now, effects);
}

Result<IssuedInvitation> issueInvitation(Database& db, const Tenant& tenant, const InvitationSettings& settings,
                                         std::string inviterUid, std::string inviterName, bool asOperator, int days,
                                         Instant now, Effects& effects) {
    if (!settings.linkAllowed) return Error(ErrorKind::Forbidden, "INVITATION_OFF");
    if (days < 1 || days > kLongestInvitationDays)
        return sekisho::badInput("expiresInDays", "OUT_OF_RANGE", "expiresInDays must be 1 to 90.");
    SEKISHO_TRY(open, db.first<std::int64_t>("SELECT count(*) FROM invitation WHERE domain_id = :domain AND "
                                             "inviter_uid = :inviter AND revoked IS NULL AND expires > :now",
                                             tenant.domain, inviterUid, sekisho::toMillis(now)));
    if (open && std::get<0>(*open) >= kMostOpenInvitations)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED", "Too many links of one person are open.")
            .with("max", fmt::format("{}", kMostOpenInvitations));
    IssuedInvitation out;
    out.token = newSecret();
    Invitation& made = out.invitation;
    made.uid = newUid();
    made.asOperator = asOperator;
    made.inviterUid = std::move(inviterUid);
    made.inviterName = std::move(inviterName);
    made.created = now;
    made.expires = now + std::chrono::days(days);
    SEKISHO_CHECK(
        db.exec("INSERT INTO invitation(uid, domain_id, token_hash, role, inviter_uid, inviter_name, created, "
                "expires) VALUES(:uid, :domain, :hash, :role, :inviter, :name, :created, :expires)",
                made.uid, tenant.domain, sha256Hex(out.token), roleWord(asOperator), made.inviterUid, made.inviterName,
                sekisho::toMillis(now), sekisho::toMillis(made.expires)));
    made.row = db.lastInsertId();
    effects.audit(noteOf("invitation.issue", made, changeOf("role", {}, roleWord(asOperator))));
    effects.changed("invitation", made.uid);
    return out;
}

Result<std::vector<Invitation>> invitations(Database& db, DomainId domain, std::int64_t beforeRow, int count) {
    return invitationsWhere(db, "domain_id = :domain AND id < :before ORDER BY id DESC LIMIT :count", domain,
                            beforeRow > 0 ? beforeRow : INT64_MAX, count);
}

Done revokeInvitation(Database& db, DomainId domain, std::string_view uid, Instant now, Effects& effects) {
    SEKISHO_TRY(found, invitationsWhere(db, "uid = :uid AND domain_id = :domain", uid, domain));
    if (found.empty()) return noInvitation();
    const Invitation& invitation = found.front();
    if (invitation.revoked) return {};
    SEKISHO_CHECK(
        db.exec("UPDATE invitation SET revoked = :now WHERE id = :id", sekisho::toMillis(now), invitation.row));
    effects.audit(noteOf("invitation.revoke", invitation, {}));
    effects.changed("invitation", invitation.uid);
    return {};
}

Result<OpenInvitation> openInvitation(Database& db, std::string_view token, Instant now) {
    const std::string hash = sha256Hex(token);
    SEKISHO_TRY(owner, db.first<std::int64_t>("SELECT domain_id FROM invitation WHERE token_hash = :hash", hash));
    SEKISHO_TRY(found, invitationsWhere(db, "token_hash = :hash", hash));
    if (!owner || found.empty() || !found.front().openAt(now)) return noInvitation();
    OpenInvitation out;
    out.domain = static_cast<DomainId>(std::get<0>(*owner));
    SEKISHO_TRY(settings, invitationSettings(db, out.domain));
    if (!settings.linkAllowed) return noInvitation();
    out.invitation = std::move(found.front());
    return out;
}

} // namespace sekishod
