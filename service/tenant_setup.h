#pragma once
// Makes a tenant with its highest administrator in a store that has its schema.

#include "models/domain/clock.h"
#include "models/sql/database.h"
#include "service/import.h"
#include "service/rules/tenant.h"
#include "service/sample.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace sekishod {

struct TenantSetup {
    std::string workgroup;
    std::string name;
    std::string admin; // local part
    sekisho::Instant now{};
    SampleOptions sample;             // members 0: none
    std::filesystem::path importFile; // empty: none
};

struct TenantMade {
    Tenant tenant;
    std::string adminLogin;
    std::string setupPassword; // to be shown once
    SampleCounts sample;
    ImportBatch import; // with faults: nothing may be committed
};

// In the caller's transaction. WORKGROUP_TAKEN when there is such a tenant. Import faults give IMPORT_REFUSED and are
// left in `faults`.
sekisho::Result<TenantMade> makeTenant(sekisho::sql::Database& db, const TenantSetup& setup, ImportBatch& faults);

// The import by itself, before anything is made. A file that cannot be read at all is the error.
sekisho::Result<ImportBatch> precheckImport(const TenantSetup& setup);

} // namespace sekishod
