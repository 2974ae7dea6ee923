#pragma once
// Organizations, levels, positions and user types of a tenant: finding and changing. Same conventions as members.h.

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/domain/structure.h"
#include "models/sql/database.h"
#include "service/rules/effects.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr int kMostOrgUnits = 10'000;
inline constexpr int kDeepestOrgUnit = 15;
inline constexpr int kMostPositions = 200;

struct OrgUnitRow {
    std::int64_t row = 0;
    std::optional<std::int64_t> parentRow;
    std::optional<std::string> parentExternalKey;
    int depth = 1;            // 1 at the top
    bool underHidden = false; // an ancestor is not visible, so neither is this one
    sekisho::OrgUnit unit;
};

// Ids: resource id, externalKey:…, or the organization's mail address.
sekisho::Result<std::optional<std::int64_t>> findOrgUnit(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                         std::string_view idText);
// ORGUNIT_NOT_EXIST (404).
sekisho::Result<OrgUnitRow> loadOrgUnit(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view idText);
sekisho::Result<OrgUnitRow> loadOrgUnitRow(sekisho::sql::Database& db, std::int64_t row);
// The row itself first, then upwards to the top.
sekisho::Result<std::vector<std::int64_t>> ancestorsOf(sekisho::sql::Database& db, std::int64_t row);
// The same by id; of a row that is not there: Corrupt.
sekisho::Result<std::vector<std::string>> uidsUpwards(sekisho::sql::Database& db, std::int64_t row);

// Makes an address when none is given; siblings at displayOrder and the run behind it move down by one.
sekisho::Result<OrgUnitRow> createOrgUnit(sekisho::sql::Database& db, const Tenant& tenant, sekisho::OrgUnit unit,
                                          Effects& effects);
// Parent and displayOrder stay as they are: moving has its own function. Turning talk off moves the room into the
// archive (rooms.h).
sekisho::Result<OrgUnitRow> updateOrgUnit(sekisho::sql::Database& db, const Tenant& tenant, const OrgUnitRow& before,
                                          sekisho::OrgUnit after, sekisho::Instant now, Effects& effects);
// Without an order: behind the siblings it comes to, or where it is among its own. ORGUNIT_LOOP, ORGUNIT_TOO_DEEP
// (400).
sekisho::Result<OrgUnitRow> moveOrgUnit(sekisho::sql::Database& db, const Tenant& tenant, const OrgUnitRow& before,
                                        const std::optional<sekisho::OrgUnitId>& parent,
                                        std::optional<int> displayOrder, Effects& effects);
// With its sub-organizations; their rooms go into the archive, groups lose them. ORGUNIT_HAS_MEMBERS (409).
sekisho::Done deleteOrgUnit(sekisho::sql::Database& db, const Tenant& tenant, const OrgUnitRow& before,
                            sekisho::Instant now, Effects& effects);

struct RankRow {
    std::int64_t row = 0;
    sekisho::Rank rank;
};
sekisho::Result<std::optional<std::int64_t>> findRank(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                      sekisho::RankKind kind, std::string_view idText);
// LEVEL_NOT_EXIST, POSITION_NOT_EXIST, USER_TYPE_NOT_EXIST (404).
sekisho::Result<RankRow> loadRank(sekisho::sql::Database& db, sekisho::DomainId domain, sekisho::RankKind kind,
                                  std::string_view idText);
sekisho::Error rankNotThere(sekisho::RankKind kind);
sekisho::Error notEnabled(sekisho::RankKind kind); // LEVEL_NOT_ENABLED … (403)
sekisho::Result<RankRow> createRank(sekisho::sql::Database& db, const Tenant& tenant, sekisho::Rank rank,
                                    Effects& effects);
sekisho::Result<RankRow> updateRank(sekisho::sql::Database& db, const Tenant& tenant, const RankRow& before,
                                    sekisho::Rank after, Effects& effects);
// LEVEL_IN_USE, POSITION_IN_USE, USER_TYPE_IN_USE (409) while a member has it.
sekisho::Done deleteRank(sekisho::sql::Database& db, const Tenant& tenant, const RankRow& before, Effects& effects);
sekisho::Done enableRanks(sekisho::sql::Database& db, const Tenant& tenant, sekisho::RankKind kind, Effects& effects);
// Erases all entries of the kind and takes them from the members.
sekisho::Done disableRanks(sekisho::sql::Database& db, const Tenant& tenant, sekisho::RankKind kind,
                           sekisho::Instant now, Effects& effects);

} // namespace sekishod
