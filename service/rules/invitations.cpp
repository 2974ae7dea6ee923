#include "service/rules/invitations.h"

#include "service/rules/diff.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <chrono>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

std::string settingsDoc(const InvitationSettings& settings) {
    return json::serialize(json::object{{"linkAllowed", settings.linkAllowed},
                                        {"everybodyInvites", settings.everybodyInvites},
                                        {"autoApproval", settings.autoApproval}});
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
    SEKISHO_TRY(row, (db.first<std::string, std::int64_t>(
                         "SELECT doc, version FROM setting WHERE domain_id = :domain AND key = 'invitation'", domain)));
    if (!row) return InvitationSettings();
    InvitationSettings out = invitationSettingsOf(std::get<0>(*row));
    out.version = std::get<1>(*row);
    return out;
}

Result<InvitationSettings> storeInvitationSettings(Database& db, const Tenant& tenant, const InvitationSettings& before,
                                                   InvitationSettings after, std::int64_t acceptWaiting, Instant now,
                                                   Effects& effects) {
    after.version = before.version;
    if (after == before) return before;
    const bool turnsOn = after.autoApproval && !before.autoApproval;
    if (turnsOn) {
        SEKISHO_TRY(waiting, waitingApplicants(db, tenant.domain));
        if (waiting.all != acceptWaiting)
            return Error(ErrorKind::Conflict, "INVITATION_WAITING")
                .at("acceptWaiting")
                .with("count", fmt::format("{}", waiting.all));
    }
    ++after.version;
    SEKISHO_CHECK(db.exec("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, 'invitation', :doc, "
                          ":version) ON CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = "
                          "excluded.version",
                          tenant.domain, settingsDoc(after), after.version));
    effects.audit({.action = "invitation.settings",
                   .targetKind = "tenant",
                   .targetId = fmt::format("{}", tenant.domain),
                   .targetName = tenant.name,
                   .changesJson = changesBetween(settingsDoc(before), settingsDoc(after))});
    effects.changed("invitation", "settings");
    if (turnsOn) SEKISHO_CHECK(admitWaiting(db, tenant, now, effects));
    return after;
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
