#include "service/rules/orgunit_rows.h"

#include "models/api/record.h"
#include "service/rules/id_text.h"

#include <algorithm>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Result<bool> anyHidden(Database& db, const std::vector<std::int64_t>& rows) {
    for (const std::int64_t row : rows) {
        SEKISHO_TRY(shown,
                    db.firstOften<std::int64_t>("SELECT coalesce(json_extract(doc, '$.visible'), 1) FROM orgunit "
                                                "WHERE id = :id",
                                                row));
        if (shown && std::get<0>(*shown) == 0) return true;
    }
    return false;
}

} // namespace

Result<std::optional<std::int64_t>> findOrgUnit(Database& db, DomainId domain, std::string_view idText) {
    Result<std::optional<std::tuple<std::int64_t>>> row = std::optional<std::tuple<std::int64_t>>{};
    if (idText.starts_with(kExternalKeyPrefix))
        row = db.firstOften<std::int64_t>("SELECT id FROM orgunit WHERE domain_id = :domain AND external_key = :key",
                                          domain, idText.substr(kExternalKeyPrefix.size()));
    else if (idText.find('@') != std::string_view::npos)
        row = db.firstOften<std::int64_t>("SELECT o.id FROM address a JOIN orgunit o ON o.uid = a.owner_uid WHERE "
                                          "a.domain_id = :domain AND a.address = :address AND a.kind IN ('orgUnit', "
                                          "'orgUnitAlias')",
                                          domain, lowered(idText));
    else
        row = db.firstOften<std::int64_t>("SELECT id FROM orgunit WHERE uid = :uid AND domain_id = :domain", idText,
                                          domain);
    if (!row) return sekisho::Unexpected(std::move(row).error());
    if (!*row) return std::optional<std::int64_t>{};
    return std::optional(std::get<0>(**row));
}

Result<OrgUnitRow> loadOrgUnit(Database& db, DomainId domain, std::string_view idText) {
    SEKISHO_TRY(row, findOrgUnit(db, domain, idText));
    if (!row) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
    return loadOrgUnitRow(db, *row);
}

Result<OrgUnitRow> loadOrgUnitRow(Database& db, std::int64_t row) {
    using Number = std::int64_t;
    SEKISHO_TRY(found, (db.firstOften<std::optional<Number>, Number, Number, std::string, std::optional<std::string>>(
                           "SELECT o.parent_id, o.depth, o.version, o.doc, p.external_key FROM orgunit o "
                           "LEFT JOIN orgunit p ON p.id = o.parent_id WHERE o.id = :id",
                           row)));
    if (!found) return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
    auto& [parent, depth, version, doc, parentKey] = *found;
    SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(doc));
    unit.version = version;
    OrgUnitRow out{.row = row,
                   .parentRow = parent,
                   .parentExternalKey = std::move(parentKey),
                   .depth = static_cast<int>(depth),
                   .underHidden = false,
                   .unit = std::move(unit)};
    if (parent) {
        SEKISHO_TRY(line, ancestorsOf(db, *parent));
        SEKISHO_TRY(hidden, anyHidden(db, line));
        out.underHidden = hidden;
    }
    return out;
}

Result<std::vector<std::int64_t>> ancestorsOf(Database& db, std::int64_t row) {
    std::vector<std::int64_t> out;
    for (std::optional<std::int64_t> at = row; at;) { // at most kDeepestOrgUnit steps
        SEKISHO_TRY(above,
                    db.firstOften<std::optional<std::int64_t>>("SELECT parent_id FROM orgunit WHERE id = :id", *at));
        if (!above) break;
        out.push_back(*at);
        at = std::get<0>(*above);
    }
    return out;
}

Result<std::vector<std::string>> uidsUpwards(Database& db, std::int64_t row) {
    std::vector<std::string> out;
    for (std::optional<std::int64_t> at = row; at;) {
        SEKISHO_TRY(found, (db.firstOften<std::string, std::optional<std::int64_t>>(
                               "SELECT uid, parent_id FROM orgunit WHERE id = :id", *at)));
        if (!found) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("an organization without its parent");
        out.push_back(std::move(std::get<0>(*found)));
        at = std::get<1>(*found);
    }
    return out;
}

Result<std::vector<std::int64_t>> subtreeOf(Database& db, std::int64_t row) {
    SEKISHO_TRY(rows,
                (db.rowsOften<std::int64_t, std::int64_t>(
                    "WITH RECURSIVE sub(id, domain, depth) AS (SELECT id, domain_id, depth FROM orgunit WHERE id = "
                    ":id UNION ALL SELECT o.id, o.domain_id, o.depth FROM sub JOIN orgunit o ON o.domain_id = "
                    "sub.domain AND o.parent_id = sub.id) SELECT id, depth FROM sub ORDER BY depth, id",
                    row)));
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    for (const auto& [id, depth] : rows)
        out.push_back(id);
    return out;
}

Result<int> heightOf(Database& db, std::int64_t row) {
    SEKISHO_TRY(found,
                (db.firstOften<std::int64_t, std::int64_t>(
                    "WITH RECURSIVE sub(id, domain, depth) AS (SELECT id, domain_id, depth FROM orgunit WHERE id "
                    "= :id UNION ALL SELECT o.id, o.domain_id, o.depth FROM sub JOIN orgunit o ON o.domain_id = "
                    "sub.domain AND o.parent_id = sub.id) SELECT min(depth), max(depth) FROM sub",
                    row)));
    if (!found) return 1;
    return static_cast<int>(std::get<1>(*found) - std::get<0>(*found) + 1);
}

Result<OrgUnitRow> storeOrgUnitRow(Database& db, OrgUnitRow changed) {
    sekisho::OrgUnit& unit = changed.unit;
    ++unit.version;
    SEKISHO_CHECK(
        db.execOften("UPDATE orgunit SET external_key = :key, parent_id = :parent, display_order = :order, depth = "
                     ":depth, name = :name, doc = :doc, version = :version WHERE id = :id",
                     unit.externalKey, changed.parentRow, unit.displayOrder, changed.depth, unit.name,
                     sekisho::api::recordText(unit), unit.version, changed.row));
    return changed;
}

Done pushSiblingsDown(Database& db, DomainId domain, const std::optional<std::int64_t>& parent, int order,
                      std::int64_t except, Effects& effects) {
    SEKISHO_TRY(siblings, (db.rowsOften<std::int64_t, std::int64_t, std::string>(
                              "SELECT id, display_order, uid FROM orgunit WHERE domain_id = :domain AND parent_id IS "
                              ":parent AND display_order >= :order AND id <> :except ORDER BY display_order, id",
                              domain, parent, order, except)));
    std::int64_t taken = order;
    std::size_t moved = 0;
    for (const auto& [row, at, uid] : siblings) {
        if (at > taken) break;
        ++taken;
        SEKISHO_CHECK(
            db.execOften("UPDATE orgunit SET display_order = :order, version = version + 1, doc = json_set(doc, "
                         "'$.displayOrder', :order2, '$.version', version + 1) WHERE id = :id",
                         taken, taken, row));
        if (++moved <= kMostFeedNotes) effects.changed("orgUnit", uid);
    }
    if (moved > kMostFeedNotes) effects.changed("tenant", std::to_string(domain), "reset");
    return {};
}

Done moveScope(Database& db, std::int64_t moved, const std::vector<std::int64_t>& oldAncestors,
               const std::vector<std::int64_t>& newAncestors) {
    const auto isIn = [](const std::vector<std::int64_t>& line, std::int64_t row) {
        return std::ranges::find(line, row) != line.end();
    };
    for (const std::int64_t left : oldAncestors) {
        if (isIn(newAncestors, left)) continue;
        // Whoever belongs to another organization below the one that was left stays.
        SEKISHO_CHECK(db.execOften(
            "DELETE FROM member_scope WHERE orgunit_id = :left AND member_id IN (SELECT member_id FROM member_scope "
            "WHERE "
            "orgunit_id = :moved) AND NOT EXISTS (SELECT 1 FROM member_orgunit mo WHERE mo.member_id = "
            "member_scope.member_id AND mo.orgunit_id IN (WITH RECURSIVE sub(id, domain) AS (SELECT id, domain_id FROM "
            "orgunit WHERE id = :left2 UNION ALL SELECT o.id, o.domain_id FROM sub JOIN orgunit o ON o.domain_id = "
            "sub.domain AND o.parent_id = sub.id) SELECT id FROM sub))",
            left, moved, left));
    }
    for (const std::int64_t joined : newAncestors) {
        if (isIn(oldAncestors, joined)) continue;
        SEKISHO_CHECK(
            db.execOften("INSERT OR IGNORE INTO member_scope(orgunit_id, member_id) SELECT :joined, member_id FROM "
                         "member_scope WHERE orgunit_id = :moved",
                         joined, moved));
    }
    return {};
}

} // namespace sekishod
