#pragma once
// Private to this folder: rows of organizations, their order among siblings and the closure member_scope.

#include "service/rules/structure.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sekishod {

// Writes columns and doc with the next version.
sekisho::Result<OrgUnitRow> storeOrgUnitRow(sekisho::sql::Database& db, OrgUnitRow changed);
// Makes room at `order` below `parent`: whoever stands there, and the unbroken run behind, moves down by one.
sekisho::Done pushSiblingsDown(sekisho::sql::Database& db, sekisho::DomainId domain,
                               const std::optional<std::int64_t>& parent, int order, std::int64_t except,
                               Effects& effects);
// Row ids of the organization and all below it, parents before children.
sekisho::Result<std::vector<std::int64_t>> subtreeOf(sekisho::sql::Database& db, std::int64_t row);
// How many levels the organization and what is below it take: 1 for a leaf.
sekisho::Result<int> heightOf(sekisho::sql::Database& db, std::int64_t row);
// After `moved` has its new parent: takes its members out of the ancestors it left and into those it joined.
sekisho::Done moveScope(sekisho::sql::Database& db, std::int64_t moved, const std::vector<std::int64_t>& oldAncestors,
                        const std::vector<std::int64_t>& newAncestors);

AuditEntry orgUnitNote(std::string action, const sekisho::OrgUnit& unit, std::string changes);
// For those whose scope may have won or lost a branch by it; nothing where it still has the same parent.
void noteMoved(const OrgUnitRow& before, const OrgUnitRow& after, Effects& effects);
sekisho::Error orgUnitTooDeep();
sekisho::Done checkOrgUnitCount(sekisho::sql::Database& db, sekisho::DomainId domain);
// The unit with its addresses completed, or what is wrong with it.
sekisho::Result<sekisho::OrgUnit> checkedOrgUnit(sekisho::sql::Database& db, const Tenant& tenant,
                                                 sekisho::OrgUnit unit);
sekisho::Done storeUnitAddresses(sekisho::sql::Database& db, const Tenant& tenant, const sekisho::OrgUnit& unit);

} // namespace sekishod
