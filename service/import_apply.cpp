#include "service/import.h"

#include "models/api/record.h"
#include "service/auth/credentials.h"
#include "service/rules/bulk.h"
#include "service/rules/fields.h"

#include <algorithm>

namespace sekishod {

using sekisho::Done;
using sekisho::Instant;
using sekisho::Member;
using sekisho::Result;
using sekisho::sheet::Directory;
using sekisho::sql::Database;

namespace {

Done readAddresses(Database& db, Directory& directory) {
    return db.eachRow<std::string>("SELECT address FROM address WHERE domain_id = :domain",
                                   {sekisho::sql::toValue(directory.tenant.domain)},
                                   [&directory](const std::string& address) {
                                       directory.addAddress(address);
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

// Numbers that are given out by themselves come after the import, and are not missing in it.
Member numbered(const Tenant& tenant, Member member) {
    if (tenant.fields.numbering.automatic && member.employeeNumber.empty()) member.employeeNumber = "1";
    return member;
}

} // namespace

Result<Directory> importDirectory(Database& db, const Tenant& tenant) {
    Directory directory = importDirectory(tenant);
    SEKISHO_CHECK(readAddresses(db, directory));
    SEKISHO_CHECK(eachDocument(db, "SELECT doc FROM orgunit WHERE domain_id = :domain ORDER BY depth, id", tenant,
                               [&directory](const std::string& doc) -> Done {
                                   SEKISHO_TRY(unit, sekisho::api::orgUnitFromRecord(doc));
                                   directory.addOrgUnit(unit);
                                   return {};
                               }));
    SEKISHO_CHECK(eachDocument(db, "SELECT doc FROM rank WHERE domain_id = :domain ORDER BY kind, display_order, id",
                               tenant, [&directory](const std::string& doc) -> Done {
                                   SEKISHO_TRY(rank, sekisho::api::rankFromRecord(doc));
                                   directory.addRank(rank);
                                   return {};
                               }));
    return directory;
}

Done applyImport(Database& db, const Tenant& tenant, const ImportBatch& batch, Instant now) {
    SEKISHO_TRY(load, BulkLoad::open(db, tenant));
    for (const auto& unit : batch.newUnits)
        SEKISHO_CHECK(load.insertOrgUnit(unit));
    for (const auto& rank : batch.newRanks)
        SEKISHO_CHECK(load.insertRank(rank));
    for (const ImportRow& row : batch.rows) {
        Member member = row.member;
        SEKISHO_CHECK(obeyFields(tenant, nullptr, numbered(tenant, member)));
        member.pending = true; // until he has chosen a password of his own
        member.activation = now;
        member.createdAt = now;
        member.updatedAt = now;
        if (!row.password.empty()) member.passwordChangedAt = now;
        SEKISHO_CHECK(load.insertMember(member));
    }
    SEKISHO_CHECK(load.finish());
    if (tenant.fields.numbering.automatic) {
        Effects effects; // the import has one record as a whole
        SEKISHO_CHECK(giveEmployeeNumbers(db, tenant, static_cast<int>(batch.rows.size()), now, effects));
    }
    for (const ImportRow& row : batch.rows)
        if (!row.password.empty())
            SEKISHO_CHECK(setPassword(db, tenant.domain, row.member.id, row.password, true, now));
    return {};
}

} // namespace sekishod
