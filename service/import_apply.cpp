#include "service/import.h"

#include "models/api/record.h"
#include "service/auth/credentials.h"
#include "service/rules/bulk.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Error;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Done readAddresses(Database& db, ImportWorld& world) {
    return db.eachRow<std::string>("SELECT address FROM address WHERE domain_id = :domain",
                                   {sekisho::sql::toValue(world.tenant.domain)}, [&world](std::string address) {
                                       world.addresses.emplace(std::move(address), 0);
                                       return true;
                                   });
}

// The rows' documents; the first that cannot be read ends it.
template<class Take>
Done eachDocument(Database& db, std::string_view sqlText, const Tenant& tenant, Take take) {
    Done failed;
    SEKISHO_CHECK(db.eachRow<std::string>(sqlText, {sekisho::sql::toValue(tenant.domain)}, [&](std::string doc) {
        failed = take(doc);
        return failed.has_value();
    }));
    return failed;
}

} // namespace

Result<ImportWorld> importWorld(Database& db, const Tenant& tenant) {
    ImportWorld world;
    world.tenant = tenant;
    SEKISHO_CHECK(readAddresses(db, world));
    SEKISHO_CHECK(eachDocument(db, "SELECT doc FROM orgunit WHERE domain_id = :domain ORDER BY depth, id", tenant,
                               [&world](const std::string& doc) -> Done {
                                   SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(doc));
                                   world.units.push_back(std::move(unit));
                                   return {};
                               }));
    SEKISHO_CHECK(eachDocument(db, "SELECT doc FROM rank WHERE domain_id = :domain ORDER BY kind, display_order, id",
                               tenant, [&world](const std::string& doc) -> Done {
                                   SEKISHO_TRY(rank, sekisho::api::rankFromRecord(doc));
                                   world.ranks.push_back(std::move(rank));
                                   return {};
                               }));
    return world;
}

Done applyImport(Database& db, const Tenant& tenant, const ImportBatch& batch, Instant now) {
    SEKISHO_TRY(load, BulkLoad::open(db, tenant));
    for (const auto& unit : batch.newUnits)
        SEKISHO_CHECK(load.insertOrgUnit(unit));
    for (const auto& rank : batch.newRanks)
        SEKISHO_CHECK(load.insertRank(rank));
    for (const ImportRow& row : batch.rows) {
        Member member = row.member;
        member.pending = true; // until he has chosen a password of his own
        member.activation = now;
        member.createdAt = now;
        member.updatedAt = now;
        if (!row.password.empty()) member.passwordChangedAt = now;
        SEKISHO_CHECK(load.insertMember(member));
    }
    SEKISHO_CHECK(load.finish());
    for (const ImportRow& row : batch.rows)
        if (!row.password.empty())
            SEKISHO_CHECK(setPassword(db, tenant.domain, row.member.id, row.password, true, now));
    return {};
}

} // namespace sekishod
