#include "service/rules/members.h"

#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/addresses.h"
#include "service/rules/diff.h"
#include "service/rules/fields.h"
#include "service/rules/left_notes.h"
#include "service/rules/member_rows.h"
#include "service/rules/structure.h"
#include "service/store/uid.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Organization;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Error notThere(std::string code, std::string field) {
    return Error(ErrorKind::NotFound, std::move(code)).at(std::move(field));
}

// The login completed, one company entry, everything trimmed and with one primary.
Member arranged(const Tenant& tenant, Member member) {
    member.domain = tenant.domain;
    member = sekisho::normalized(std::move(member));
    member.email = completedAddress(member.email, tenant);
    for (auto& alias : member.aliasEmails)
        alias = completedAddress(alias, tenant);
    if (member.locale.empty()) member.locale = tenant.locale;
    if (member.timeZone.empty()) member.timeZone = tenant.timeZone;
    if (member.organizations.empty()) member.organizations.emplace_back();
    for (auto& organization : member.organizations) {
        if (organization.domain == 0) organization.domain = tenant.domain;
        organization.email = member.email;
    }
    member.organizations.front().primary = true;
    return member;
}

Done checkContent(const Tenant& tenant, const Member& member) {
    auto faults = sekisho::checkMember(member);
    if (!faults.empty()) return std::move(faults.front());
    SEKISHO_CHECK(checkGroup(member.email, tenant, "email"));
    for (const auto& alias : member.aliasEmails)
        SEKISHO_CHECK(checkGroup(alias, tenant, "aliasEmails"));
    for (const auto& organization : member.organizations)
        if (organization.domain != tenant.domain) return notThere("DOMAIN_NOT_EXIST", "organizations.domainId");
    return {};
}

Result<std::int64_t> rankRow(Database& db, const Tenant& tenant, RankKind kind, const std::string& uid,
                             std::string field) {
    if (!tenant.uses(kind)) return notEnabled(kind).at(std::move(field));
    SEKISHO_TRY(row, findRank(db, tenant.domain, kind, uid));
    if (!row) return rankNotThere(kind).at(std::move(field));
    return *row;
}

void keepState(Member& after, const Member& before) {
    after.id = before.id;
    after.administrator = before.administrator;
    after.pending = before.pending;
    after.suspended = before.suspended;
    after.suspendedReason = before.suspendedReason;
    after.deletedAt = before.deletedAt;
    after.leave = before.leave;
    after.hasPhoto = before.hasPhoto;
    after.createdAt = before.createdAt;
    after.updatedAt = before.updatedAt;
    after.lastAccess = before.lastAccess;
    after.lastSignIn = before.lastSignIn;
    after.passwordChangedAt = before.passwordChangedAt;
    after.passwordChangeRequested = before.passwordChangeRequested;
    after.twoStep = before.twoStep;
    after.version = before.version;
}

} // namespace

std::vector<Address> addressesOf(const Member& member) {
    std::vector<Address> out{{member.email, "member"}};
    for (const auto& alias : member.aliasEmails)
        out.push_back({alias, "alias"});
    return out;
}

Done checkKeyFree(Database& db, const Tenant& tenant, const Member& member) {
    if (!member.externalKey) return {};
    SEKISHO_TRY(row,
                db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE domain_id = :domain AND external_key = :key "
                                            "AND uid <> :uid",
                                            tenant.domain, *member.externalKey, member.id.value));
    if (row) return Error(ErrorKind::Conflict, "EXTERNAL_KEY_ALREADY_EXIST").at("userExternalKey");
    return {};
}

AuditEntry memberNote(std::string action, const Member& member, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "member",
            .targetId = member.id.value,
            .targetName = member.displayName(),
            .changesJson = std::move(changes)};
}

Done unseat(Database& db, const MemberLinks& links, std::int64_t except, Instant now, Effects& effects) {
    for (const auto& link : links.memberships) {
        if (!link.of->isManager) continue;
        SEKISHO_TRY(rows, db.rowsOften<std::int64_t>("SELECT member_id FROM member_orgunit WHERE orgunit_id = :unit "
                                                     "AND is_manager = 1 AND member_id <> :except",
                                                     link.orgUnit, except));
        for (const auto& [row] : rows) {
            SEKISHO_TRY(before, loadMemberRow(db, row));
            MemberRow after = before;
            for (auto& organization : after.member.organizations)
                for (auto& of : organization.orgUnits)
                    if (of.orgUnit == link.of->orgUnit) of.isManager = false;
            SEKISHO_CHECK(
                db.execOften("UPDATE member_orgunit SET is_manager = 0 WHERE orgunit_id = :unit AND member_id = :id",
                             link.orgUnit, row));
            SEKISHO_TRY(stored, storeMemberRow(db, std::move(after), now));
            effects.audit(
                memberNote("member.update", stored.member, changesBetween(recordOf(before), recordOf(stored))));
            effects.changed("member", stored.member.id.value);
        }
    }
    return {};
}

Result<MemberLinks> linksOf(Database& db, const Tenant& tenant, const Member& member) {
    MemberLinks links;
    const Organization& organization = member.organizations.front();
    if (organization.level) {
        SEKISHO_TRY(row, rankRow(db, tenant, RankKind::Level, organization.level->value, "organizations.levelId"));
        links.level = row;
    }
    if (member.userType) {
        SEKISHO_TRY(row, rankRow(db, tenant, RankKind::UserType, member.userType->value, "userTypeId"));
        links.userType = row;
    }
    for (const auto& of : organization.orgUnits) {
        MembershipLink link{.orgUnit = 0, .position = std::nullopt, .of = &of};
        SEKISHO_TRY(unit, findOrgUnit(db, tenant.domain, of.orgUnit.value));
        if (!unit) return notThere("ORGUNIT_NOT_EXIST", "organizations.orgUnits.orgUnitId");
        link.orgUnit = *unit;
        if (of.position) {
            SEKISHO_TRY(
                row, rankRow(db, tenant, RankKind::Position, of.position->value, "organizations.orgUnits.positionId"));
            link.position = row;
        }
        links.memberships.push_back(link);
    }
    return links;
}

Result<MemberRow> createMember(Database& db, const Tenant& tenant, Member member, Instant now, Effects& effects) {
    member = arranged(tenant, std::move(member));
    if (tenant.fields.numbering.automatic && member.employeeNumber.empty()) {
        SEKISHO_TRY(number, nextEmployeeNumber(db, tenant));
        member.employeeNumber = std::move(number);
    }
    SEKISHO_CHECK(checkContent(tenant, member));
    SEKISHO_CHECK(obeyFields(tenant, nullptr, member));
    if (member.id.empty()) member.id = sekisho::UserId(orderedUid(now));
    member.createdAt = now;
    member.updatedAt = now;
    member.version = 1;
    SEKISHO_TRY(links, linksOf(db, tenant, member));
    SEKISHO_CHECK(checkKeyFree(db, tenant, member));
    SEKISHO_CHECK(addAddresses(db, tenant, member.id.value, addressesOf(member)));
    std::string record = sekisho::api::recordText(member);
    SEKISHO_TRY(row, insertMemberRow(db, member, record));
    SEKISHO_CHECK(addLinks(db, row, links));
    if (!member.customPropertiesJson.empty()) SEKISHO_CHECK(storeProperties(db, tenant, row, member));
    effects.audit(memberNote("member.create", member, changesBetween({}, record)));
    effects.changed("member", member.id.value);
    SEKISHO_CHECK(unseat(db, links, row, now, effects));
    return MemberRow{row, std::move(member), std::move(record)};
}

Result<MemberRow> updateMember(Database& db, const Tenant& tenant, const MemberRow& before, Member after, Instant now,
                               Effects& effects) {
    if (before.member.deletedAt)
        return invalidState("A deleted member cannot be changed. Take back the deletion first.");
    keepState(after, before.member);
    after = arranged(tenant, std::move(after));
    if (after == before.member) return before;
    SEKISHO_CHECK(checkContent(tenant, after));
    SEKISHO_CHECK(obeyFields(tenant, &before.member, after));
    // It is the way back in for the one account that nobody else can help.
    if (after.administrator && after.privateEmail.empty() && !before.member.privateEmail.empty())
        return sekisho::badInput("privateEmail", "PRIVATE_EMAIL_REQUIRED",
                                 "The highest administrator needs a private e-mail address.");
    const bool idChanged = after.email != before.member.email;
    const bool linksChanged =
        after.organizations != before.member.organizations || after.userType != before.member.userType;
    MemberLinks links;
    if (linksChanged) {
        SEKISHO_TRY(found, linksOf(db, tenant, after));
        links = std::move(found);
    }
    if (after.externalKey != before.member.externalKey) SEKISHO_CHECK(checkKeyFree(db, tenant, after));
    if (idChanged || after.aliasEmails != before.member.aliasEmails)
        SEKISHO_CHECK(storeAddresses(db, tenant, after.id.value, addressesOf(after)));
    const bool propertiesChanged = after.customPropertiesJson != before.member.customPropertiesJson;
    SEKISHO_TRY(stored, storeMemberRow(db, MemberRow{before.row, std::move(after)}, now));
    effects.audit(memberNote(idChanged ? "member.idChange" : "member.update", stored.member,
                             changesBetween(recordOf(before), recordOf(stored))));
    effects.changed("member", stored.member.id.value);
    if (propertiesChanged) SEKISHO_CHECK(storeProperties(db, tenant, stored.row, stored.member));
    if (linksChanged) { // what the links point at has moved along with its list
        SEKISHO_CHECK(storeLinks(db, stored.row, links));
        noteLeft(before.member, stored.member, effects);
        SEKISHO_CHECK(unseat(db, links, stored.row, now, effects));
    }
    return stored;
}

Result<MemberRow> touchMember(Database& db, const MemberRow& before, const Member& after, Instant now,
                              Effects& effects) {
    SEKISHO_TRY(stored, storeMemberRow(db, MemberRow{before.row, after}, now));
    effects.changed("member", stored.member.id.value);
    return stored;
}

Error invalidState(std::string sentence) {
    return Error(ErrorKind::BadInput, "INVALID_STATE", std::move(sentence));
}

} // namespace sekishod
