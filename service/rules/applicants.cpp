// Those who ask to become members by a link, until somebody lets them in or turns them away.

#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/addresses.h"
#include "service/rules/diff.h"
#include "service/rules/holdings.h"
#include "service/rules/invitations.h"
#include "service/store/uid.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kOperator = "OPERATOR";
constexpr std::string_view kApplicantColumns =
    "id, uid, invitation_uid, (SELECT created FROM invitation WHERE uid = applicant.invitation_uid), role, "
    "inviter_name, doc, password_hash, applied";
using ApplicantColumns = std::tuple<std::int64_t, std::string, std::string, std::optional<std::int64_t>, std::string,
                                    std::string, std::string, std::string, std::int64_t>;

constexpr std::array<JoinField, 14> kJoinFields{{
    {"lastName", "userName.lastName", [](Member& m) -> std::string& { return m.name.lastName; }, true},
    {"firstName", "userName.firstName", [](Member& m) -> std::string& { return m.name.firstName; }, true},
    {"phoneticLastName", "userName.phoneticLastName", [](Member& m) -> std::string& { return m.name.phoneticLastName; },
     true},
    {"phoneticFirstName", "userName.phoneticFirstName",
     [](Member& m) -> std::string& { return m.name.phoneticFirstName; }, true},
    {"email", "email", [](Member& m) -> std::string& { return m.email; }, true},
    {"privateEmail", "privateEmail", [](Member& m) -> std::string& { return m.privateEmail; }, true},
    {"cellPhone", "cellPhone", [](Member& m) -> std::string& { return m.cellPhone; }, false},
    {"telephone", "telephone", [](Member& m) -> std::string& { return m.telephone; }, false},
    {"nickName", "nickName", [](Member& m) -> std::string& { return m.nickName; }, false},
    {"location", "location", [](Member& m) -> std::string& { return m.location; }, false},
    {"task", "task", [](Member& m) -> std::string& { return m.task; }, false},
    {"employeeNumber", "employeeNumber", [](Member& m) -> std::string& { return m.employeeNumber; }, false},
    {"birthday", "birthday", [](Member& m) -> std::string& { return m.birthday; }, false},
    {"hiredDate", "hiredDate", [](Member& m) -> std::string& { return m.hiredDate; }, false},
}};

AuditEntry applicantNote(std::string action, const Applicant& applicant, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "applicant",
            .targetId = applicant.uid,
            .targetName = applicant.member.displayName(),
            .changesJson = std::move(changes)};
}

Result<Applicant> applicantOf(ApplicantColumns& row) {
    auto& [id, uid, invitation, invited, role, inviter, doc, hash, applied] = row;
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(doc));
    Applicant out;
    out.row = id;
    out.uid = std::move(uid);
    out.invitationUid = std::move(invitation);
    if (invited) out.invited = sekisho::fromMillis(*invited);
    out.asOperator = role == kOperator;
    out.inviterName = std::move(inviter);
    out.member = std::move(member);
    out.passwordHash = std::move(hash);
    out.applied = sekisho::fromMillis(applied);
    return out;
}

template<class... Values>
Result<std::vector<Applicant>> applicantsWhere(Database& db, std::string_view where, const Values&... values) {
    SEKISHO_TRY(rows, (db.rows<std::int64_t, std::string, std::string, std::optional<std::int64_t>, std::string,
                               std::string, std::string, std::string, std::int64_t>(
                          fmt::format("SELECT {} FROM applicant WHERE {}", kApplicantColumns, where), values...)));
    std::vector<Applicant> out;
    for (auto& row : rows) {
        SEKISHO_TRY(applicant, applicantOf(row));
        out.push_back(std::move(applicant));
    }
    return out;
}

Done forget(Database& db, const Applicant& applicant, Effects& effects) {
    SEKISHO_CHECK(db.exec("DELETE FROM applicant WHERE id = :id", applicant.row));
    effects.changed("invitation", applicant.uid);
    return {};
}

Done insertApplicant(Database& db, const Tenant& tenant, Applicant& applicant) {
    SEKISHO_CHECK(db.exec("INSERT INTO applicant(uid, domain_id, invitation_uid, role, inviter_name, doc, "
                          "password_hash, applied) VALUES(:uid, :domain, :invitation, :role, :inviter, :doc, :hash, "
                          ":applied)",
                          applicant.uid, tenant.domain, applicant.invitationUid,
                          applicant.asOperator ? kOperator : std::string_view("MEMBER"), applicant.inviterName,
                          sekisho::api::recordText(applicant.member), applicant.passwordHash,
                          sekisho::toMillis(applicant.applied)));
    applicant.row = db.lastInsertId();
    return {};
}

// Two who want the same ID: the one who asked first has it.
Done checkAddressFree(Database& db, const Tenant& tenant, const std::string& address) {
    SEKISHO_TRY(taken, addressTaken(db, tenant.domain, address));
    SEKISHO_TRY(wanted, db.first<std::int64_t>("SELECT 1 FROM applicant WHERE domain_id = :domain AND "
                                               "json_extract(doc, '$.email') = :address LIMIT 1",
                                               tenant.domain, address));
    if (taken || wanted) return Error(ErrorKind::Conflict, "EMAIL_ALREADY_EXIST").at("email");
    return {};
}

// What is compulsory and can be given by an applicant; the rest is an administrator's to add.
Done checkAnswers(const Tenant& tenant, const Member& member) {
    for (const JoinField& asked : kJoinFields) {
        const bool numbered = asked.key == "employeeNumber" && tenant.fields.numbering.automatic;
        if (!numbered && tenant.fields.of(asked.field).required && !sekisho::isFilled(member, asked.field))
            return sekisho::badInput(std::string(asked.key), "REQUIRED", {}).with("field", std::string(asked.field));
    }
    return {};
}

// A link that has got into the wrong hands must not fill a tenant with members.
Result<bool> mayAdmitAtOnce(Database& db, const Tenant& tenant, Instant now) {
    constexpr std::string_view key = "invitationHour"; // {"from": when the hour began, "count": let in since}
    SEKISHO_TRY(row, (db.first<std::string>("SELECT doc FROM setting WHERE domain_id = :domain AND key = :key",
                                            tenant.domain, key)));
    boost::system::error_code failed;
    const auto kept = row ? json::parse(std::get<0>(*row), failed) : json::value();
    const auto numberOf = [&kept](std::string_view name) {
        const auto* object = kept.if_object();
        const auto* found = object ? object->if_contains(name) : nullptr;
        return found && found->is_int64() ? found->get_int64() : std::int64_t{0};
    };
    std::int64_t from = numberOf("from"), count = numberOf("count");
    const bool over = sekisho::fromMillis(from) + std::chrono::hours(1) <= now;
    if (over) from = sekisho::toMillis(now), count = 0;
    if (count >= kMostAdmittedAnHour) return false;
    SEKISHO_CHECK(db.exec("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, :key, :doc, 1) ON "
                          "CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = setting.version + 1",
                          tenant.domain, key, json::serialize(json::object{{"from", from}, {"count", count + 1}})));
    return true;
}

Done grantOperator(Database& db, const Tenant& tenant, const Member& member, Effects& effects) {
    Holding holding;
    holding.user = member.id.value;
    holding.role = fmt::format("operator:{}", tenant.domain);
    return grantRole(db, tenant, holding, member.displayName(), effects);
}

} // namespace

std::span<const JoinField> joinFields() {
    return kJoinFields;
}

Done checkRoom(Database& db, const OpenInvitation& open) {
    SEKISHO_TRY(waiting, waitingApplicants(db, open.domain));
    if (waiting.all < kMostApplicants && open.invitation.waiting < kMostApplicantsOfLink) return {};
    return Error(ErrorKind::Forbidden, "INVITATION_FULL");
}

Result<JoinRules> joinRules(Database& db, std::string_view token, Instant now) {
    JoinRules out;
    SEKISHO_TRY(open, openInvitation(db, token, now));
    SEKISHO_CHECK(checkRoom(db, open));
    SEKISHO_TRY(rules, passwordRules(db, open.domain, {}));
    out.open = std::move(open);
    out.password = std::move(rules);
    return out;
}

Result<std::string> joinPassword(const JoinRules& rules, std::string_view login, std::string_view password) {
    SEKISHO_CHECK(judgePassword(rules.password, login, password));
    return hashPassword(password);
}

Result<Joined> applyToJoin(Database& db, const Tenant& tenant, const Invitation& invitation, Member member,
                           std::string passwordHash, Instant now, Effects& effects) {
    SEKISHO_CHECK(checkRoom(db, OpenInvitation{invitation, tenant.domain}));
    Joined out;
    Applicant& applicant = out.applicant;
    applicant.uid = newUid();
    applicant.invitationUid = invitation.uid;
    applicant.invited = invitation.created;
    applicant.asOperator = invitation.asOperator;
    applicant.inviterName = invitation.inviterName;
    member.domain = tenant.domain;
    member = sekisho::normalized(std::move(member));
    member.email = completedAddress(member.email, tenant);
    if (member.locale.empty()) member.locale = tenant.locale;
    auto faults = sekisho::checkMember(member);
    if (!faults.empty()) return std::move(faults.front());
    SEKISHO_CHECK(checkGroup(member.email, tenant, "email"));
    SEKISHO_CHECK(checkAnswers(tenant, member));
    SEKISHO_CHECK(checkAddressFree(db, tenant, member.email));
    member.id = sekisho::UserId(orderedUid(now));
    applicant.member = std::move(member);
    applicant.passwordHash = std::move(passwordHash);
    applicant.applied = now;
    SEKISHO_CHECK(insertApplicant(db, tenant, applicant));
    effects.audit(applicantNote("applicant.apply", applicant, changeOf("invitation", {}, invitation.uid)));
    effects.changed("invitation", applicant.uid);
    SEKISHO_TRY(settings, invitationSettings(db, tenant.domain));
    if (!settings.autoApproval || applicant.asOperator) return out;
    SEKISHO_TRY(atOnce, mayAdmitAtOnce(db, tenant, now));
    if (!atOnce) return out;
    Effects own;
    auto admitted = approveApplicant(db, tenant, applicant, now, own);
    // What only an administrator can add is no fault of his: then he waits for one.
    if (!admitted && admitted.error().code == "REQUIRED") return out;
    if (!admitted) return std::move(admitted).error();
    own.moveTo(effects);
    out.admitted = std::move(*admitted);
    return out;
}

Result<std::vector<Applicant>> applicants(Database& db, DomainId domain, std::int64_t afterRow, int count) {
    return applicantsWhere(db, "domain_id = :domain AND id > :after ORDER BY id LIMIT :count", domain, afterRow, count);
}

Result<Waiting> waitingApplicants(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::int64_t>(
                         "SELECT count(*), coalesce(sum(role = 'OPERATOR'), 0) FROM applicant WHERE domain_id = "
                         ":domain",
                         domain)));
    return row ? Waiting{std::get<0>(*row), std::get<1>(*row)} : Waiting{};
}

Result<Applicant> loadApplicant(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(found, applicantsWhere(db, "uid = :uid AND domain_id = :domain", uid, domain));
    if (found.empty()) return Error(ErrorKind::NotFound, "APPLICANT_NOT_EXIST");
    return std::move(found.front());
}

Result<MemberRow> approveApplicant(Database& db, const Tenant& tenant, const Applicant& applicant, Instant now,
                                   Effects& effects) {
    Member member = applicant.member;
    member.passwordChangedAt = now;
    SEKISHO_TRY(row, createMember(db, tenant, std::move(member), now, effects));
    SEKISHO_CHECK(setPasswordHash(db, tenant.domain, row.member.id, applicant.passwordHash, false, now));
    if (applicant.asOperator) SEKISHO_CHECK(grantOperator(db, tenant, row.member, effects));
    SEKISHO_CHECK(forget(db, applicant, effects));
    effects.audit(applicantNote("applicant.approve", applicant, changeOf("userId", {}, row.member.id.value)));
    return row;
}

Done rejectApplicant(Database& db, const Applicant& applicant, std::string_view reason, Effects& effects) {
    SEKISHO_CHECK(forget(db, applicant, effects));
    json::object changes{{"email", json::object{{"from", applicant.member.email}, {"to", nullptr}}}};
    if (!reason.empty()) changes["reason"] = json::object{{"from", nullptr}, {"to", reason}};
    effects.audit(applicantNote("applicant.reject", applicant, json::serialize(changes)));
    return {};
}

Done admitWaiting(Database& db, const Tenant& tenant, Instant now, Effects& effects) {
    SEKISHO_TRY(all, applicants(db, tenant.domain, 0, kMostApplicants));
    for (const Applicant& applicant : all) {
        if (applicant.asOperator) continue;
        SEKISHO_TRY(taken, addressTaken(db, tenant.domain, applicant.member.email));
        if (taken) continue;
        Effects own;
        const auto admitted = approveApplicant(db, tenant, applicant, now, own);
        if (!admitted && admitted.error().kind != ErrorKind::BadInput) return Error(admitted.error());
        if (admitted) own.moveTo(effects);
    }
    return {};
}

Result<std::int64_t> expireApplicants(Database& db, DomainId domain, Instant now, int most, Effects& effects) {
    SEKISHO_TRY(old, applicantsWhere(db, "domain_id = :domain AND applied < :before ORDER BY id LIMIT :most", domain,
                                     sekisho::toMillis(now - kApplicantLife), most));
    for (const Applicant& applicant : old) {
        SEKISHO_CHECK(forget(db, applicant, effects));
        effects.audit(applicantNote("applicant.expire", applicant, changeOf("email", applicant.member.email, {})));
    }
    return static_cast<std::int64_t>(old.size());
}

} // namespace sekishod
