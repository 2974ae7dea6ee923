#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/addresses.h"
#include "service/rules/diff.h"
#include "service/rules/left_notes.h"
#include "service/rules/member_rows.h"
#include "service/rules/orgunit_rows.h"
#include "service/rules/rooms.h"
#include "service/rules/structure.h"
#include "service/rules/structure_cache.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::OrgUnit;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// Empty: not in Latin letters. What is left of 第1部1課 without them would tell nobody anything.
std::string madeLocalPart(const OrgUnit& unit) {
    std::string out;
    for (const char c : unit.name) {
        if (static_cast<unsigned char>(c) >= 0x80) return {};
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9'))
            out += low;
        else if ((c == ' ' || c == '-') && !out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out.size() >= 2 && out.size() <= 40 ? out : std::string();
}

// Of the name where it is in Latin letters and free, else of the resource id.
Done makeAddress(Database& db, const Tenant& tenant, OrgUnit& unit) {
    const std::string local = madeLocalPart(unit);
    if (!local.empty()) {
        unit.email = completedAddress(local, tenant);
        SEKISHO_TRY(taken, addressTaken(db, tenant.domain, unit.email));
        if (!taken) return {};
    }
    std::string part = unit.id.value;
    std::erase(part, '-');
    const std::size_t from = part.size() < 12 ? 0 : part.size() - 12; // where it is random: it begins with the time
    unit.email = completedAddress("org-" + part.substr(from), tenant);
    return {};
}

Result<int> lastOrderBelow(Database& db, DomainId domain, const std::optional<std::int64_t>& parent,
                           std::int64_t except) {
    SEKISHO_TRY(last, db.firstOften<std::int64_t>(
                          "SELECT coalesce(max(display_order), 0) FROM orgunit WHERE domain_id = :domain AND parent_id "
                          "IS :parent AND id <> :except",
                          domain, parent, except));
    return last ? static_cast<int>(std::get<0>(*last)) : 0;
}

// Deleted members do not keep an organization alive; they come back without it.
Done releaseDeletedMembers(Database& db, const Tenant& tenant, const std::vector<std::int64_t>& units,
                           const std::string& above, Instant now, Effects& effects) {
    SEKISHO_TRY(members,
                db.rowsOften<std::int64_t>("SELECT member_id FROM member_scope WHERE orgunit_id = :id", units.front()));
    for (const auto& [row] : members) {
        SEKISHO_TRY(before, loadMemberRow(db, row));
        MemberRow after = before;
        SEKISHO_TRY(gone, (db.rowsOften<std::int64_t, std::string>(
                              "SELECT o.id, o.uid FROM member_orgunit mo JOIN orgunit o ON o.id = mo.orgunit_id "
                              "WHERE mo.member_id = :id",
                              row)));
        for (const auto& [unit, uid] : gone) {
            if (std::ranges::find(units, unit) == units.end()) continue;
            for (auto& organization : after.member.organizations) {
                std::erase_if(organization.orgUnits, [&uid = uid](const auto& of) { return of.orgUnit.value == uid; });
                if (!organization.orgUnits.empty() &&
                    std::ranges::none_of(organization.orgUnits, &sekisho::OrgUnitMembership::primary))
                    organization.orgUnits.front().primary = true;
            }
        }
        SEKISHO_TRY(stored, storeMemberRow(db, std::move(after), now));
        SEKISHO_TRY(links, linksOf(db, tenant, stored.member));
        SEKISHO_CHECK(storeLinks(db, row, links));
        effects.changed("member", before.member.id.value);
        effects.changed(std::string(kLeftKind), leftText({"member", before.member.id.value, above, true}));
    }
    return {};
}

Done eraseUnits(Database& db, const Tenant& tenant, const std::vector<std::int64_t>& units, const std::string& above,
                Instant now, Effects& effects) {
    for (auto row = units.rbegin(); row != units.rend(); ++row) { // children first
        SEKISHO_TRY(unit, loadOrgUnitRow(db, *row));
        const std::string& uid = unit.unit.id.value;
        SEKISHO_TRY(owner, roomOwnerOf(db, unit));
        SEKISHO_CHECK(archiveRoom(db, tenant, owner, "deleted", now, effects));
        SEKISHO_CHECK(leaveGroups(db, sekisho::GroupMemberKind::OrgUnit, *row, uid, effects));
        SEKISHO_CHECK(db.execOften("DELETE FROM last_head WHERE orgunit_uid = :uid", uid));
        SEKISHO_CHECK(db.execOften("DELETE FROM address WHERE owner_uid = :uid", uid));
        SEKISHO_CHECK(db.execOften("DELETE FROM member_orgunit WHERE orgunit_id = :id", *row));
        SEKISHO_CHECK(db.execOften("DELETE FROM member_scope WHERE orgunit_id = :id", *row));
        SEKISHO_CHECK(db.execOften("DELETE FROM orgunit WHERE id = :id", *row));
        effects.audit(
            orgUnitNote("orgUnit.delete", unit.unit, changesBetween(sekisho::api::recordText(unit.unit), {})));
        effects.changed("orgUnit", uid, "delete");
        effects.changed(std::string(kLeftKind), leftText({"orgUnit", uid, above, true}));
    }
    return {};
}

} // namespace

// Whole branches, with their members, may have changed sides.
void noteMoved(const OrgUnitRow& before, const OrgUnitRow& after, Effects& effects) {
    if (after.parentRow == before.parentRow) return;
    effects.changed("scope", after.unit.id.value);
    for (const auto& parent : {before.unit.parent, after.unit.parent})
        if (parent) effects.changed("scope", parent->value);
}

AuditEntry orgUnitNote(std::string action, const OrgUnit& unit, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "orgUnit",
            .targetId = unit.id.value,
            .targetName = unit.name,
            .changesJson = std::move(changes)};
}

Error orgUnitTooDeep() {
    return Error(ErrorKind::BadInput, "ORGUNIT_TOO_DEEP")
        .at("parentOrgUnitId")
        .with("max", fmt::format("{}", kDeepestOrgUnit));
}

Result<OrgUnit> checkedOrgUnit(Database& db, const Tenant& tenant, OrgUnit unit) {
    unit.domain = tenant.domain;
    setFeatures(unit, settled(featuresOf(unit)));
    if (unit.email.empty()) SEKISHO_CHECK(makeAddress(db, tenant, unit));
    unit.email = completedAddress(unit.email, tenant);
    for (auto& alias : unit.aliasEmails)
        alias = completedAddress(alias, tenant);
    SEKISHO_CHECK(sekisho::checkOrgUnit(unit));
    SEKISHO_CHECK(checkGroup(unit.email, tenant, "email"));
    for (const auto& alias : unit.aliasEmails)
        SEKISHO_CHECK(checkGroup(alias, tenant, "aliasEmails"));
    if (!unit.externalKey) return unit;
    SEKISHO_TRY(
        row, db.firstOften<std::int64_t>("SELECT 1 FROM orgunit WHERE domain_id = :domain AND external_key = :key AND "
                                         "uid <> :uid",
                                         tenant.domain, *unit.externalKey, unit.id.value));
    if (row) return Error(ErrorKind::Conflict, "EXTERNAL_KEY_ALREADY_EXIST").at("orgUnitExternalKey");
    return unit;
}

Done storeUnitAddresses(Database& db, const Tenant& tenant, const OrgUnit& unit) {
    std::vector<Address> addresses{{unit.email, "orgUnit"}};
    for (const auto& alias : unit.aliasEmails)
        addresses.push_back({alias, "orgUnitAlias"});
    return storeAddresses(db, tenant, unit.id.value, addresses);
}

Done checkOrgUnitCount(Database& db, DomainId domain) {
    SEKISHO_TRY(count, db.firstOften<std::int64_t>("SELECT count(*) FROM orgunit WHERE domain_id = :domain", domain));
    if (count && std::get<0>(*count) >= kMostOrgUnits)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} organizations.", kMostOrgUnits))
            .with("max", fmt::format("{}", kMostOrgUnits));
    return {};
}

Result<OrgUnitRow> createOrgUnit(Database& db, const Tenant& tenant, OrgUnit unit, Effects& effects) {
    SEKISHO_CHECK(checkOrgUnitCount(db, tenant.domain));
    if (unit.id.empty()) unit.id = OrgUnitId(newUid());
    unit.version = 1;
    OrgUnitRow out;
    if (unit.parent) {
        SEKISHO_TRY(parent, loadOrgUnit(db, tenant.domain, unit.parent->value));
        if (parent.depth >= kDeepestOrgUnit) return orgUnitTooDeep();
        unit.parent = parent.unit.id;
        out.parentRow = parent.row;
        out.parentExternalKey = parent.unit.externalKey;
        out.depth = parent.depth + 1;
        out.underHidden = parent.underHidden || !parent.unit.visible;
    }
    SEKISHO_TRY(ready, checkedOrgUnit(db, tenant, std::move(unit)));
    SEKISHO_CHECK(storeUnitAddresses(db, tenant, ready));
    SEKISHO_CHECK(
        db.execOften("INSERT INTO orgunit(domain_id, uid, external_key, parent_id, display_order, depth, name, doc, "
                     "version) VALUES(:domain, :uid, :key, :parent, :order, :depth, :name, :doc, 1)",
                     tenant.domain, ready.id.value, ready.externalKey, out.parentRow, ready.displayOrder, out.depth,
                     ready.name, sekisho::api::recordText(ready)));
    out.row = db.lastInsertId();
    effects.audit(orgUnitNote("orgUnit.create", ready, changesBetween({}, sekisho::api::recordText(ready))));
    effects.changed("orgUnit", ready.id.value);
    SEKISHO_CHECK(pushSiblingsDown(db, tenant.domain, out.parentRow, ready.displayOrder, out.row, effects));
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    out.unit = std::move(ready);
    return out;
}

Result<OrgUnitRow> updateOrgUnit(Database& db, const Tenant& tenant, const OrgUnitRow& before, OrgUnit after,
                                 Instant now, Effects& effects) {
    after.id = before.unit.id;
    after.parent = before.unit.parent;
    after.displayOrder = before.unit.displayOrder;
    after.version = before.unit.version;
    if (after.email.empty()) after.email = before.unit.email;
    SEKISHO_TRY(ready, checkedOrgUnit(db, tenant, std::move(after)));
    if (ready == before.unit) return before;
    if (ready.email != before.unit.email || ready.aliasEmails != before.unit.aliasEmails)
        SEKISHO_CHECK(storeUnitAddresses(db, tenant, ready));
    OrgUnitRow changed = before;
    changed.unit = std::move(ready);
    SEKISHO_TRY(stored, storeOrgUnitRow(db, std::move(changed)));
    effects.audit(
        orgUnitNote("orgUnit.update", stored.unit,
                    changesBetween(sekisho::api::recordText(before.unit), sekisho::api::recordText(stored.unit))));
    effects.changed("orgUnit", stored.unit.id.value);
    if (before.unit.useMessage && !stored.unit.useMessage) {
        SEKISHO_TRY(owner, roomOwnerOf(db, before));
        SEKISHO_CHECK(archiveRoom(db, tenant, owner, "talkOff", now, effects));
    }
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return stored;
}

Result<OrgUnitRow> moveOrgUnit(Database& db, const Tenant& tenant, const OrgUnitRow& before,
                               const std::optional<OrgUnitId>& parent, std::optional<int> displayOrder,
                               Effects& effects) {
    if (displayOrder && *displayOrder < 1)
        return sekisho::badInput("displayOrder", "OUT_OF_RANGE", "displayOrder must be 1 or more.");
    OrgUnitRow changed = before;
    changed.parentRow.reset();
    changed.parentExternalKey.reset();
    changed.depth = 1;
    changed.underHidden = false;
    changed.unit.parent.reset();
    SEKISHO_TRY(oldLine, ancestorsOf(db, before.row));
    std::vector<std::int64_t> newLine{before.row};
    if (parent) {
        SEKISHO_TRY(above, loadOrgUnit(db, tenant.domain, parent->value));
        SEKISHO_TRY(line, ancestorsOf(db, above.row));
        if (std::ranges::find(line, before.row) != line.end())
            return Error(ErrorKind::BadInput, "ORGUNIT_LOOP").at("parentOrgUnitId");
        newLine.insert(newLine.end(), line.begin(), line.end());
        changed.parentRow = above.row;
        changed.parentExternalKey = above.unit.externalKey;
        changed.depth = above.depth + 1;
        changed.underHidden = above.underHidden || !above.unit.visible;
        changed.unit.parent = above.unit.id;
    }
    SEKISHO_TRY(height, heightOf(db, before.row));
    if (changed.depth + height - 1 > kDeepestOrgUnit) return orgUnitTooDeep();
    if (displayOrder) {
        changed.unit.displayOrder = *displayOrder;
    } else if (changed.parentRow != before.parentRow) { // a number of the old place means nothing in the new one
        SEKISHO_TRY(last, lastOrderBelow(db, tenant.domain, changed.parentRow, before.row));
        changed.unit.displayOrder = last + 1;
    }
    if (changed.unit == before.unit) return before;
    SEKISHO_TRY(units, subtreeOf(db, before.row));
    SEKISHO_TRY(stored, storeOrgUnitRow(db, std::move(changed)));
    const int deeper = stored.depth - before.depth;
    for (const std::int64_t unit : units)
        if (unit != before.row && deeper != 0)
            SEKISHO_CHECK(db.execOften("UPDATE orgunit SET depth = depth + :by WHERE id = :id", deeper, unit));
    SEKISHO_CHECK(moveScope(db, before.row, oldLine, newLine));
    SEKISHO_CHECK(pushSiblingsDown(db, tenant.domain, stored.parentRow, stored.unit.displayOrder, stored.row, effects));
    effects.audit(
        orgUnitNote("orgUnit.move", stored.unit,
                    changesBetween(sekisho::api::recordText(before.unit), sekisho::api::recordText(stored.unit))));
    effects.changed("orgUnit", stored.unit.id.value);
    noteMoved(before, stored, effects);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return stored;
}

Done deleteOrgUnit(Database& db, const Tenant& tenant, const OrgUnitRow& before, Instant now, Effects& effects) {
    SEKISHO_TRY(member, db.firstOften<std::int64_t>("SELECT 1 FROM member_scope s JOIN member m ON m.id = s.member_id "
                                                    "WHERE s.orgunit_id = :id AND m.deleted IS NULL LIMIT 1",
                                                    before.row));
    if (member) return Error(ErrorKind::Conflict, "ORGUNIT_HAS_MEMBERS");
    SEKISHO_TRY(units, subtreeOf(db, before.row));
    const std::string above = before.unit.parent ? before.unit.parent->value : std::string();
    SEKISHO_CHECK(releaseDeletedMembers(db, tenant, units, above, now, effects));
    SEKISHO_CHECK(eraseUnits(db, tenant, units, above, now, effects));
    return renewStructureStamp(db, tenant.domain);
}

} // namespace sekishod
