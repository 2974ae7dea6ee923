#pragma once
// Filling a tenant with very many rows (import, sample data): prepared statements, no audit or feed lines, no reading
// back. The rows must be checked and normalized before (checkMember, normalized) and ids must be set; references are
// resource ids inserted earlier through the same object or found in the store when it was opened. One transaction of
// the caller's around it. finish() must be called once at the end.
//
//   auto bulk = BulkLoad::open(db, tenant);
//   bulk->insertOrgUnit(unit); bulk->insertRank(rank); bulk->insertMember(member);
//   bulk->finish();

#include "models/domain/error.h"
#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <memory>

namespace sekishod {

class BulkLoad {
  public:
    static sekisho::Result<BulkLoad> open(sekisho::sql::Database& db, const Tenant& tenant);
    BulkLoad(BulkLoad&&) noexcept;
    ~BulkLoad();

    // Parents before children. The row id. ALREADY_EXIST when id, key, name or address is taken.
    sekisho::Result<std::int64_t> insertOrgUnit(const sekisho::OrgUnit& unit);
    sekisho::Result<std::int64_t> insertRank(const sekisho::Rank& rank);
    // State fields (pending, suspended, deletedAt, administrator, lastAccess, times, version) are stored as they stand.
    sekisho::Result<std::int64_t> insertMember(const sekisho::Member& member);
    // Tells running services that names have changed.
    sekisho::Done finish();

  private:
    struct Impl;
    explicit BulkLoad(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace sekishod
