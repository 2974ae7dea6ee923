#pragma once
// The bulk file of members for a new tenant: what `init --import` takes. Any sheet of members that models/sheet reads,
// in the service's own 22 columns (admin-screens.md §2.3) or in ours; only adding. Organizations and ranks that do not
// exist are made. Without a password the member is pending until one is set.
//
// The whole file is checked first; with one fault nothing is imported.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/sheet/checker.h"
#include "models/sheet/directory.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

inline constexpr std::size_t kMostImportFaults = 100; // listed; the others are counted

struct ImportFault {
    std::int64_t line = 0;
    std::string column; // its heading; empty: the row or the file as a whole
    sekisho::Error error;
};

struct ImportRow {
    sekisho::Member member;
    std::string password; // may be empty
};

struct ImportBatch {
    std::vector<ImportRow> rows;
    std::vector<sekisho::OrgUnit> newUnits; // parents before children
    std::vector<sekisho::Rank> newRanks;
    std::vector<ImportFault> faults; // the first hundred
    std::int64_t faultCount = 0;     // all of them
};

// The first sheet of the file; its faults are those of models/sheet.
sekisho::Result<sekisho::sheet::Part> readImport(const sekisho::sheet::ByteSource& source);
sekisho::Result<sekisho::sheet::Part> readImport(const std::filesystem::path& file);

sekisho::sheet::Directory importDirectory(const Tenant& tenant);
// With what the store holds.
sekisho::Result<sekisho::sheet::Directory> importDirectory(sekisho::sql::Database& db, const Tenant& tenant);

// Checks it from beginning to end. `checkPassword` refuses what the policy refuses; it is asked from several threads.
ImportBatch
checkImport(sekisho::sheet::Part part, const sekisho::sheet::Directory& directory,
            const std::function<sekisho::Done(std::string_view loginId, std::string_view password)>& checkPassword);

// Writes a batch without faults in the caller's transaction; no audit record, no change of the feed.
sekisho::Done applyImport(sekisho::sql::Database& db, const Tenant& tenant, const ImportBatch& batch,
                          sekisho::Instant now);

// "line 12, 入社日: …" with the rule in the words of the sheet, one fault a line, and how many more there are.
std::string importFaultText(const ImportBatch& batch);

} // namespace sekishod
