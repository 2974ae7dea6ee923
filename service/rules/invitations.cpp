#include "service/rules/invitations.h"

#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/auth/credentials.h"
#include "service/rules/addresses.h"
#include "service/rules/diff.h"
#include "service/rules/holdings.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>

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

AuditEntry noteOf(std::string action, const Applicant& applicant, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "applicant",
            .targetId = applicant.uid,
            .targetName = applicant.member.displayName(),
            .changesJson = std::move(changes)};
}

using InvitationColumns = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
                                     std::int64_t, std::optional<std::int64_t>>;
constexpr std::string_view kInvitationColumns = "id, uid, role, inviter_uid, inviter_name, created, expires, revoked";

Invitation invitationOf(InvitationColumns& row) {
    auto& [id, uid, role, inviter, name, created, expires, revoked] = row;
    Invitation out;
    out.row = id;
    out.uid = std::move(uid);
    out.asOperator = role == roleWord(true);
    out.inviterUid = std::move(inviter);
    out.inviterName = std::move(name);
    out.created = sekisho::fromMillis(created);
    out.expires = sekisho::fromMillis(expires);
    if (revoked) out.revoked = sekisho::fromMillis(*revoked);
    return out;
}

using ApplicantColumns =
    std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t>;
constexpr std::string_view kApplicantColumns = "id, uid, role, inviter_name, doc, password_hash, applied";

Result<Applicant> applicantOf(ApplicantColumns& row) {
    auto& [id, uid, role, inviter, doc, hash, applied] = row;
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(doc));
    Applicant out;
    out.row = id;
    out.uid = std::move(uid);
    out.asOperator = role == roleWord(true);
    out.inviterName = std::move(inviter);
    out.member = std::move(member);
    out.passwordHash = std::move(hash);
    out.applied = sekisho::fromMillis(applied);
    return out;
}

Error noInvitation() {
    return Error(ErrorKind::NotFound, "INVITATION_NOT_EXIST");
}

Done forget(Database& db, const Applicant& applicant) {
    SEKISHO_CHECK(db.exec("DELETE FROM applicant WHERE id = :id", applicant.row));
    return {};
}

// Those whose ID was taken meanwhile, or who lack what has become compulsory, go on waiting.
Done admitWaiting(Database& db, const Tenant& tenant, Instant now, Effects& effects) {
    SEKISHO_TRY(all, applicants(db, tenant.domain, 0, kMostApplicants));
    for (const Applicant& applicant : all) {
        if (applicant.asOperator) continue;
        SEKISHO_TRY(taken, addressTaken(db, tenant.domain, applicant.member.email));
        if (taken) continue;
        Effects own;
        const auto admitted = approveApplicant(db, tenant, applicant, now, own);
        if (!admitted && admitted.error().kind != ErrorKind::BadInput) return Error(admitted.error());
        if (!admitted) continue;
        std::ranges::move(own.audits, std::back_inserter(effects.audits));
        std::ranges::move(own.changes, std::back_inserter(effects.changes));
    }
    return {};
}

Result<std::int64_t> insertApplicant(Database& db, const Tenant& tenant, const Invitation& invitation,
                                     const Applicant& applicant) {
    SEKISHO_CHECK(db.exec("INSERT INTO applicant(uid, domain_id, invitation_uid, role, inviter_name, doc, "
                          "password_hash, applied) VALUES(:uid, :domain, :invitation, :role, :inviter, :doc, :hash, "
                          ":applied)",
                          applicant.uid, tenant.domain, invitation.uid, roleWord(applicant.asOperator),
                          applicant.inviterName, sekisho::api::recordText(applicant.member), applicant.passwordHash,
                          sekisho::toMillis(applicant.applied)));
    return db.lastInsertId();
}

} // namespace

Result<InvitationSettings> invitationSettings(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.first<std::string, std::int64_t>(
                         "SELECT doc, version FROM setting WHERE domain_id = :domain AND key = 'invitation'", domain)));
    InvitationSettings out;
    if (!row) return out;
    boost::system::error_code failed;
    const auto value = json::parse(std::get<0>(*row), failed);
    const auto* object = value.if_object();
    const auto flag = [object](std::string_view key) {
        const auto* found = object ? object->if_contains(key) : nullptr;
        return found && found->is_bool() && found->get_bool();
    };
    out = {flag("linkAllowed"), flag("everybodyInvites"), flag("autoApproval"), std::get<1>(*row)};
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
        if (waiting != acceptWaiting)
            return Error(ErrorKind::Conflict, "INVITATION_WAITING")
                .at("acceptWaiting")
                .with("count", fmt::format("{}", waiting));
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
    if (turnsOn) SEKISHO_CHECK(admitWaiting(db, tenant, now, effects));
    return after;
}

Result<IssuedInvitation> issueInvitation(Database& db, const Tenant& tenant, const InvitationSettings& settings,
                                         std::string inviterUid, std::string inviterName, bool asOperator, int days,
                                         Instant now, Effects& effects) {
    if (!settings.linkAllowed) return Error(ErrorKind::Forbidden, "INVITATION_OFF");
    if (days < 1 || days > kLongestInvitationDays)
        return sekisho::badInput("expiresInDays", "OUT_OF_RANGE", "expiresInDays must be 1 to 90.");
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
    return out;
}

Result<std::vector<Invitation>> invitations(Database& db, DomainId domain, std::int64_t beforeRow, int count) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(rows,
                (db.rows<Number, Text, Text, Text, Text, Number, Number, std::optional<Number>>(
                    fmt::format("SELECT {} FROM invitation WHERE domain_id = :domain AND id < :before ORDER BY id "
                                "DESC LIMIT :count",
                                kInvitationColumns),
                    domain, beforeRow > 0 ? beforeRow : INT64_MAX, count)));
    std::vector<Invitation> out;
    for (auto& row : rows)
        out.push_back(invitationOf(row));
    return out;
}

Done revokeInvitation(Database& db, DomainId domain, std::string_view uid, Instant now, Effects& effects) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(
        row, (db.first<Number, Text, Text, Text, Text, Number, Number, std::optional<Number>>(
                 fmt::format("SELECT {} FROM invitation WHERE uid = :uid AND domain_id = :domain", kInvitationColumns),
                 uid, domain)));
    if (!row) return noInvitation();
    const Invitation invitation = invitationOf(*row);
    if (invitation.revoked) return {};
    SEKISHO_CHECK(
        db.exec("UPDATE invitation SET revoked = :now WHERE id = :id", sekisho::toMillis(now), invitation.row));
    effects.audit(noteOf("invitation.revoke", invitation, {}));
    return {};
}

Result<OpenInvitation> openInvitation(Database& db, std::string_view token, Instant now) {
    SEKISHO_TRY(found, (db.first<std::int64_t, std::string>("SELECT domain_id, uid FROM invitation WHERE token_hash = "
                                                            ":hash AND revoked IS NULL AND expires > :now",
                                                            sha256Hex(token), sekisho::toMillis(now))));
    if (!found) return noInvitation();
    OpenInvitation out;
    out.domain = static_cast<DomainId>(std::get<0>(*found));
    SEKISHO_TRY(settings, invitationSettings(db, out.domain));
    if (!settings.linkAllowed) return noInvitation();
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(
        row, (db.first<Number, Text, Text, Text, Text, Number, Number, std::optional<Number>>(
                 fmt::format("SELECT {} FROM invitation WHERE uid = :uid", kInvitationColumns), std::get<1>(*found))));
    if (!row) return noInvitation();
    out.invitation = invitationOf(*row);
    return out;
}

Result<Joined> applyToJoin(Database& db, const Tenant& tenant, const Invitation& invitation, sekisho::Member member,
                           std::string passwordHash, Instant now, Effects& effects) {
    SEKISHO_TRY(waiting, waitingApplicants(db, tenant.domain));
    if (waiting >= kMostApplicants)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED", "Too many applicants are waiting already.")
            .with("max", fmt::format("{}", kMostApplicants));
    Joined out;
    Applicant& applicant = out.applicant;
    applicant.uid = newUid();
    applicant.asOperator = invitation.asOperator;
    applicant.inviterName = invitation.inviterName;
    member.domain = tenant.domain;
    member = sekisho::normalized(std::move(member));
    member.email = completedAddress(member.email, tenant);
    if (member.locale.empty()) member.locale = tenant.locale;
    auto faults = sekisho::checkMember(member);
    if (!faults.empty()) return std::move(faults.front());
    SEKISHO_CHECK(checkGroup(member.email, tenant, "email"));
    SEKISHO_TRY(taken, addressTaken(db, tenant.domain, member.email));
    if (taken) return Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST").at("email");
    member.id = sekisho::UserId(newUid());
    applicant.member = std::move(member);
    applicant.passwordHash = std::move(passwordHash);
    applicant.applied = now;
    SEKISHO_TRY(row, insertApplicant(db, tenant, invitation, applicant));
    applicant.row = row;
    effects.audit(noteOf("applicant.apply", applicant, changeOf("invitation", {}, invitation.uid)));
    SEKISHO_TRY(settings, invitationSettings(db, tenant.domain));
    if (!settings.autoApproval || applicant.asOperator) return out;
    SEKISHO_TRY(admitted, approveApplicant(db, tenant, applicant, now, effects));
    out.admitted = std::move(admitted);
    return out;
}

Result<std::vector<Applicant>> applicants(Database& db, DomainId domain, std::int64_t afterRow, int count) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(rows, (db.rows<Number, Text, Text, Text, Text, Text, Number>(
                          fmt::format("SELECT {} FROM applicant WHERE domain_id = :domain AND id > :after ORDER BY id "
                                      "LIMIT :count",
                                      kApplicantColumns),
                          domain, afterRow, count)));
    std::vector<Applicant> out;
    for (auto& row : rows) {
        SEKISHO_TRY(applicant, applicantOf(row));
        out.push_back(std::move(applicant));
    }
    return out;
}

Result<std::int64_t> waitingApplicants(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT count(*) FROM applicant WHERE domain_id = :domain", domain));
    return row ? std::get<0>(*row) : 0;
}

Result<Applicant> loadApplicant(Database& db, DomainId domain, std::string_view uid) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(row,
                (db.first<Number, Text, Text, Text, Text, Text, Number>(
                    fmt::format("SELECT {} FROM applicant WHERE uid = :uid AND domain_id = :domain", kApplicantColumns),
                    uid, domain)));
    if (!row) return Error(ErrorKind::NotFound, "APPLICANT_NOT_EXIST");
    return applicantOf(*row);
}

Result<MemberRow> approveApplicant(Database& db, const Tenant& tenant, const Applicant& applicant, Instant now,
                                   Effects& effects) {
    sekisho::Member member = applicant.member;
    member.passwordChangedAt = now;
    SEKISHO_TRY(row, createMember(db, tenant, std::move(member), now, effects));
    SEKISHO_CHECK(setPasswordHash(db, tenant.domain, row.member.id, applicant.passwordHash, false, now));
    if (applicant.asOperator) {
        Holding holding;
        holding.user = row.member.id.value;
        holding.role = fmt::format("operator:{}", tenant.domain);
        SEKISHO_CHECK(grantRole(db, tenant, holding, row.member.displayName(), effects));
    }
    SEKISHO_CHECK(forget(db, applicant));
    effects.audit(noteOf("applicant.approve", applicant, changeOf("userId", {}, row.member.id.value)));
    return row;
}

Done rejectApplicant(Database& db, const Applicant& applicant, Effects& effects) {
    SEKISHO_CHECK(forget(db, applicant));
    effects.audit(noteOf("applicant.reject", applicant, changeOf("email", applicant.member.email, {})));
    return {};
}

} // namespace sekishod
