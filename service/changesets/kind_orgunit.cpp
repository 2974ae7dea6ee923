#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "models/api/request_body.h"
#include "service/changesets/kinds.h"
#include "service/rules/orgunit_rows.h"
#include "service/rules/restore.h"
#include "service/rules/rooms.h"
#include "service/rules/scope_sight.h"
#include "service/rules/structure.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::OrgUnit;
using sekisho::OrgUnitId;
using sekisho::Result;
using sekisho::api::recordText;
using sekisho::api::WriteMode;
using sekisho::sql::Database;

namespace {

namespace orgunit_image {
enum Column : std::size_t { Row, VersionOf, Count };
}

Result<OrgUnitRow> foundOrgUnit(Work& work, const Operation& operation) {
    SEKISHO_TRY(subject, work.orgUnit(operation));
    SEKISHO_TRY(row, loadOrgUnitRow(work.db, subject.row));
    SEKISHO_CHECK(work.checkBase(operation, row.unit.id.value, row.unit.version));
    return row;
}

Outcome changedOrgUnit(const OrgUnitRow& before, const OrgUnitRow& after) {
    return outcomeOf(after.unit.id.value, after.unit.name, recordText(before.unit), before.unit.version,
                     recordText(after.unit), after.unit.version);
}

// What the plan shows of the change: nobody whom its author may not see. `after` is null when it is gone.
Done tellWithin(ScopeSight& sight, OrgUnit before, const OrgUnit* after, Outcome& outcome) {
    if (sight.wholeTenant() || outcome.from.empty()) return {};
    SEKISHO_CHECK(hideOutsiders(sight, before));
    outcome.from = recordText(before);
    if (!after) return {};
    OrgUnit made = *after;
    SEKISHO_CHECK(hideOutsiders(sight, made));
    outcome.to = recordText(made);
    return {};
}

// An organization goes with everything below it, and so do their rooms.
Done losesOfBranch(Work& work, const OrgUnitRow& top) {
    if (!work.planning()) return {};
    SEKISHO_TRY(rows, subtreeOf(work.db, top.row));
    for (const std::int64_t row : rows) {
        SEKISHO_TRY(unit, loadOrgUnitRow(work.db, row));
        SEKISHO_CHECK(work.losesOfRoom(unit.unit.id.value, featuresOf(unit.unit), {}));
    }
    return {};
}

} // namespace

Result<Outcome> createOrgUnitBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(body, bodyOf(operation));
    OrgUnit fresh;
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(unit, sekisho::api::orgUnitFromRequest(body, WriteMode::Create, fresh, work.ids));
    SEKISHO_CHECK(checkPlaceScope(work.authority(), unit.parent));
    ScopeSight sight(work.db, work.tenant.domain, work.scope());
    SEKISHO_CHECK(keepOutsiders(sight, OrgUnit(), unit));
    unit.id = OrgUnitId(work.newUid());
    SEKISHO_TRY(row, createOrgUnit(work.db, work.tenant, std::move(unit), work.effects));
    return outcomeOf(row.unit.id.value, row.unit.name, {}, 0, recordText(row.unit), row.unit.version);
}

Result<Outcome> updateOrgUnitBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundOrgUnit(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(unit, sekisho::api::orgUnitFromRequest(body, WriteMode::Patch, before.unit, work.ids));
    ScopeSight sight(work.db, work.tenant.domain, work.scope());
    SEKISHO_CHECK(keepOutsiders(sight, before.unit, unit));
    SEKISHO_CHECK(work.losesOfRoom(before.unit.id.value, featuresOf(before.unit), settled(featuresOf(unit))));
    SEKISHO_TRY(after, updateOrgUnit(work.db, work.tenant, before, std::move(unit), work.now, work.effects));
    Outcome out = changedOrgUnit(before, after);
    SEKISHO_CHECK(tellWithin(sight, before.unit, &after.unit, out));
    return out;
}

Result<Outcome> moveOrgUnitBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundOrgUnit(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(move, sekisho::api::moveFromRequest(body, sekisho::api::MoveOrder::Optional));
    std::optional<OrgUnitId> parent;
    if (!move.parent.empty()) {
        auto above = work.ids.orgUnit(move.parent);
        if (!above) return std::move(above).error().at("parentOrgUnitId");
        parent = std::move(*above);
    }
    SEKISHO_CHECK(checkPlaceScope(work.authority(), before.unit.parent));
    SEKISHO_CHECK(checkPlaceScope(work.authority(), parent));
    SEKISHO_CHECK(checkUnitMove(work.authority(), before.row, parent));
    SEKISHO_TRY(after, moveOrgUnit(work.db, work.tenant, before, parent, move.displayOrder, work.effects));
    return changedOrgUnit(before, after);
}

Result<Outcome> deleteOrgUnitBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundOrgUnit(work, operation));
    SEKISHO_CHECK(checkPlaceScope(work.authority(), before.unit.parent));
    SEKISHO_CHECK(losesOfBranch(work, before));
    SEKISHO_CHECK(deleteOrgUnit(work.db, work.tenant, before, work.now, work.effects));
    Outcome out =
        outcomeOf(before.unit.id.value, before.unit.name, recordText(before.unit), before.unit.version, {}, 0);
    ScopeSight sight(work.db, work.tenant.domain, work.scope());
    SEKISHO_CHECK(tellWithin(sight, before.unit, nullptr, out));
    return out;
}

Result<Outcome> restoreOrgUnitBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<OrgUnitRow> image;
    if (kept.existed) {
        if (kept.columns.size() != orgunit_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(kept.doc));
        unit.version = kept.columns[orgunit_image::VersionOf];
        image.emplace();
        image->row = kept.columns[orgunit_image::Row];
        image->unit = std::move(unit);
    }
    std::optional<OrgUnitRow> present;
    SEKISHO_TRY(there, findOrgUnit(work.db, work.tenant.domain, kept.key));
    if (there) {
        Operation known = operation;
        known.id = kept.key;
        SEKISHO_TRY(row, foundOrgUnit(work, known));
        present = std::move(row);
    }
    if (!there) SEKISHO_CHECK(work.checkBase(operation, kept.key, 0));
    const auto parentOf = [](const OrgUnitRow& row) { return row.unit.parent; };
    if (!present || !image || parentOf(*present) != parentOf(*image)) {
        if (present) SEKISHO_CHECK(checkPlaceScope(work.authority(), parentOf(*present)));
        if (image) SEKISHO_CHECK(checkPlaceScope(work.authority(), parentOf(*image)));
        if (present && image) SEKISHO_CHECK(checkUnitMove(work.authority(), present->row, parentOf(*image)));
    }
    SEKISHO_TRY(after, restoreOrgUnit(work.db, work.tenant, present, image, work.now, work.effects));
    const OrgUnitRow named = after ? *after : present ? *present : image ? *image : OrgUnitRow();
    return outcomeOf(kept.key, named.unit.name, present ? recordText(present->unit) : std::string(),
                     present ? present->unit.version : 0, after ? recordText(after->unit) : std::string(),
                     after ? after->unit.version : 0);
}

Result<std::optional<Present>> presentOrgUnit(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(row, findOrgUnit(db, domain, uid));
    if (!row) return out;
    SEKISHO_TRY(unit, loadOrgUnitRow(db, *row));
    out = Present{unit.unit.version, sekisho::api::recordDigest(recordText(unit.unit))};
    return out;
}

} // namespace sekishod
