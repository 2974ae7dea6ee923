#include "service/rules/restore.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "service/rules/diff.h"
#include "service/rules/left_notes.h"
#include "service/rules/member_rows.h"
#include "service/rules/orgunit_rows.h"
#include "service/rules/rooms.h"
#include "service/rules/structure_cache.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Member;
using sekisho::OrgUnit;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// What other parts keep of him, and nobody takes back.
Member withLiveParts(Member image, const Member& present) {
    image.administrator = present.administrator;
    image.hasPhoto = present.hasPhoto;
    image.lastAccess = present.lastAccess;
    image.lastSignIn = present.lastSignIn;
    image.passwordChangedAt = present.passwordChangedAt;
    image.passwordChangeRequested = present.passwordChangeRequested;
    image.twoStep = present.twoStep;
    image.createdAt = present.createdAt;
    image.updatedAt = present.updatedAt;
    image.version = present.version;
    return image;
}

// Custom properties that are gone by now stay gone.
Member withoutGoneProperties(const Tenant& tenant, Member image) {
    for (const std::string& name : sekisho::api::customValueNames(image.customPropertiesJson))
        if (std::ranges::find(tenant.properties, name, &sekisho::CustomProperty::name) == tenant.properties.end())
            image.customPropertiesJson = sekisho::api::withoutCustomValue(image.customPropertiesJson, name);
    return image;
}

// An undo takes nobody's account away that could not be taken away now: he may have been given rights since.
Done checkStays(Database& db, const Member& present, const Member& image) {
    const bool suspends = image.suspended && !present.suspended;
    const bool removes = image.deletedAt && !present.deletedAt;
    if (!suspends && !removes) return {};
    if (present.administrator) return Error(ErrorKind::Forbidden, "SUPER_ADMIN_PROTECTED");
    SEKISHO_TRY(holds, removes ? holdsRole(db, present.id) : Result<bool>(false));
    if (holds) return Error(ErrorKind::Forbidden, "ADMIN_HAS_ROLE");
    return {};
}

Result<MemberRow> broughtBack(Database& db, const Tenant& tenant, const MemberRow& image, Instant now,
                              Effects& effects) {
    MemberRow row{image.row, withoutGoneProperties(tenant, image.member)};
    Member& member = row.member;
    if (!member.pending) return Error(ErrorKind::Conflict, "UNDO_FINAL");
    member.hasPhoto = false;
    member.twoStep = false;
    member.passwordChangedAt.reset();
    member.passwordChangeRequested = false;
    ++member.version;
    member.updatedAt = now;
    SEKISHO_TRY(links, linksOf(db, tenant, member));
    SEKISHO_CHECK(checkKeyFree(db, tenant, member));
    SEKISHO_CHECK(storeAddresses(db, tenant, member.id.value, addressesOf(member)));
    const std::string record = sekisho::api::recordText(member);
    SEKISHO_CHECK(insertMemberRow(db, member, record, row.row));
    SEKISHO_CHECK(addLinks(db, row.row, links));
    SEKISHO_CHECK(storeProperties(db, tenant, row.row, member));
    effects.audit(memberNote("member.restore", member, changesBetween({}, record)));
    effects.changed("member", member.id.value);
    SEKISHO_CHECK(unseat(db, links, row.row, now, effects));
    return row;
}

// Where the organization stands below the parent that its record names.
Result<OrgUnitRow> placed(Database& db, const Tenant& tenant, OrgUnitRow row) {
    row.parentRow.reset();
    row.parentExternalKey.reset();
    row.depth = 1;
    row.underHidden = false;
    if (!row.unit.parent) return row;
    SEKISHO_TRY(above, loadOrgUnit(db, tenant.domain, row.unit.parent->value));
    row.parentRow = above.row;
    row.parentExternalKey = above.unit.externalKey;
    row.depth = above.depth + 1;
    row.underHidden = above.underHidden || !above.unit.visible;
    return row;
}

Result<OrgUnitRow> broughtBack(Database& db, const Tenant& tenant, const OrgUnitRow& image, Instant now,
                               Effects& effects) {
    SEKISHO_CHECK(checkOrgUnitCount(db, tenant.domain));
    SEKISHO_TRY(row, placed(db, tenant, image));
    if (row.depth > kDeepestOrgUnit) return orgUnitTooDeep();
    SEKISHO_TRY(unit, checkedOrgUnit(db, tenant, row.unit));
    ++unit.version;
    SEKISHO_CHECK(storeUnitAddresses(db, tenant, unit));
    SEKISHO_CHECK(db.execOften( // in its row if nobody has it
        "INSERT INTO orgunit(id, domain_id, uid, external_key, parent_id, display_order, depth, name, doc, version) "
        "VALUES((SELECT :row WHERE NOT EXISTS (SELECT 1 FROM orgunit WHERE id = :taken)), :domain, :uid, :key, "
        ":parent, :order, :depth, :name, :doc, :version)",
        row.row, row.row, tenant.domain, unit.id.value, unit.externalKey, row.parentRow, unit.displayOrder, row.depth,
        unit.name, sekisho::api::recordText(unit), unit.version));
    row.row = db.lastInsertId();
    effects.audit(orgUnitNote("orgUnit.restore", unit, changesBetween({}, sekisho::api::recordText(unit))));
    effects.changed("orgUnit", unit.id.value);
    effects.changed("scope", unit.id.value); // whoever's scope it was sees the whole line above it again
    row.unit = std::move(unit);
    SEKISHO_TRY(owner, roomOwnerOf(db, row));
    SEKISHO_CHECK(reviveRoom(db, tenant, owner, "deleted", now, effects));
    return row;
}

Result<OrgUnitRow> changedBack(Database& db, const Tenant& tenant, const OrgUnitRow& present, const OrgUnitRow& image,
                               Instant now, Effects& effects) {
    OrgUnitRow wanted = present;
    wanted.unit = image.unit;
    wanted.unit.version = present.unit.version;
    if (wanted.unit == present.unit) return present;
    SEKISHO_TRY(unit, checkedOrgUnit(db, tenant, std::move(wanted.unit)));
    wanted.unit = std::move(unit);
    SEKISHO_TRY(row, placed(db, tenant, std::move(wanted)));
    SEKISHO_TRY(oldLine, ancestorsOf(db, present.row));
    std::vector<std::int64_t> newLine{present.row};
    if (row.parentRow) {
        SEKISHO_TRY(line, ancestorsOf(db, *row.parentRow));
        if (std::ranges::find(line, present.row) != line.end())
            return Error(ErrorKind::BadInput, "ORGUNIT_LOOP").at("parentOrgUnitId");
        newLine.insert(newLine.end(), line.begin(), line.end());
    }
    SEKISHO_TRY(height, heightOf(db, present.row));
    if (row.depth + height - 1 > kDeepestOrgUnit) return orgUnitTooDeep();
    if (row.unit.email != present.unit.email || row.unit.aliasEmails != present.unit.aliasEmails)
        SEKISHO_CHECK(storeUnitAddresses(db, tenant, row.unit));
    SEKISHO_TRY(units, subtreeOf(db, present.row));
    SEKISHO_TRY(stored, storeOrgUnitRow(db, std::move(row)));
    const int deeper = stored.depth - present.depth;
    for (const std::int64_t below : units)
        if (below != present.row && deeper != 0)
            SEKISHO_CHECK(db.execOften("UPDATE orgunit SET depth = depth + :by WHERE id = :id", deeper, below));
    SEKISHO_CHECK(moveScope(db, present.row, oldLine, newLine));
    effects.audit(
        orgUnitNote("orgUnit.restore", stored.unit,
                    changesBetween(sekisho::api::recordText(present.unit), sekisho::api::recordText(stored.unit))));
    effects.changed("orgUnit", stored.unit.id.value);
    noteMoved(present, stored, effects);
    if (stored.unit.useMessage == present.unit.useMessage) return stored;
    SEKISHO_TRY(owner, roomOwnerOf(db, stored));
    if (stored.unit.useMessage)
        SEKISHO_CHECK(reviveRoom(db, tenant, owner, "talkOff", now, effects));
    else
        SEKISHO_CHECK(archiveRoom(db, tenant, owner, "talkOff", now, effects));
    return stored;
}

} // namespace

Result<std::optional<MemberRow>> restoreMember(Database& db, const Tenant& tenant,
                                               const std::optional<MemberRow>& present,
                                               const std::optional<MemberRow>& image, Instant now, Effects& effects) {
    if (!image) {
        if (present) SEKISHO_CHECK(eraseMember(db, *present, effects));
        return std::optional<MemberRow>{};
    }
    if (!present) {
        SEKISHO_TRY(row, broughtBack(db, tenant, *image, now, effects));
        return std::optional(std::move(row));
    }
    const Member& before = present->member;
    Member after = withLiveParts(withoutGoneProperties(tenant, image->member), before);
    if (after == before) return present;
    SEKISHO_CHECK(checkStays(db, before, after));
    SEKISHO_TRY(links, linksOf(db, tenant, after));
    SEKISHO_CHECK(checkKeyFree(db, tenant, after));
    if (after.email != before.email || after.aliasEmails != before.aliasEmails)
        SEKISHO_CHECK(storeAddresses(db, tenant, after.id.value, addressesOf(after)));
    const bool linksChanged = after.organizations != before.organizations || after.userType != before.userType;
    const bool propertiesChanged = after.customPropertiesJson != before.customPropertiesJson;
    SEKISHO_TRY(stored, storeMemberRow(db, MemberRow{present->row, std::move(after)}, now));
    if (propertiesChanged) SEKISHO_CHECK(storeProperties(db, tenant, stored.row, stored.member));
    effects.audit(
        memberNote("member.restore", stored.member,
                   changesBetween(sekisho::api::recordText(before), sekisho::api::recordText(stored.member))));
    effects.changed("member", stored.member.id.value);
    if (linksChanged) {
        SEKISHO_CHECK(storeLinks(db, stored.row, links));
        noteLeft(before, stored.member, effects);
        SEKISHO_CHECK(unseat(db, links, stored.row, now, effects));
    }
    return std::optional(std::move(stored));
}

Result<std::optional<OrgUnitRow>> restoreOrgUnit(Database& db, const Tenant& tenant,
                                                 const std::optional<OrgUnitRow>& present,
                                                 const std::optional<OrgUnitRow>& image, Instant now,
                                                 Effects& effects) {
    std::optional<OrgUnitRow> out;
    if (!image && present) {
        SEKISHO_TRY(units, subtreeOf(db, present->row));
        if (units.size() > 1) return Error(ErrorKind::Conflict, "CHANGED_SINCE");
        SEKISHO_CHECK(deleteOrgUnit(db, tenant, *present, now, effects));
        return out;
    }
    if (!image) return out;
    SEKISHO_TRY(row, present ? changedBack(db, tenant, *present, *image, now, effects)
                             : broughtBack(db, tenant, *image, now, effects));
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    out = std::move(row);
    return out;
}

} // namespace sekishod
