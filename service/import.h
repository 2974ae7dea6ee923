#pragma once
// The bulk file of members with 22 columns (admin-screens.md §2.3), in the order of the sample file, with its header:
// 姓, 名, ID, パスワード, 姓(フリガナ), 名(フリガナ), 個人メール, サブメール, ニックネーム, 利用権限タイプ, 職級,
// 組織名, 役職, 電話番号, 携帯番号/国番号, 携帯番号/番号, 言語, 担当業務, 勤務先, SNS, SNS_ID, 入社日.
//
// 組織名: a name, or a path from the top with '>' (営業部>一課); several with ';', the first is the primary one, 役職
// then likewise. A single name means the one organization of that name wherever it is, else a new one at the top.
// サブメール: several with ';'. ID: with or without @workgroup. 入社日: yyyyMMdd, also with - or /. Organizations and
// ranks that do not exist are made. Without a password the member is pending until one is set.
//
// The whole file is checked first; with one fault nothing is imported.

#include "models/domain/member.h"
#include "models/domain/structure.h"
#include "models/sql/database.h"
#include "service/rules/tenant.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sekishod {

inline constexpr std::size_t kImportColumns = 22;
inline constexpr std::size_t kMostImportFaults = 100; // listed; the others are counted
extern const std::array<std::string_view, kImportColumns> importHeader;

struct ImportFault {
    std::int64_t line = 0;
    std::string column; // of importHeader; empty: the row or the file as a whole
    sekisho::Error error;
};

// What is there already, and what the file adds to it.
struct ImportWorld {
    Tenant tenant;
    std::unordered_map<std::string, std::int64_t> addresses; // taken ones → line, 0: taken before
    std::vector<sekisho::OrgUnit> units;                     // parents before children
    std::vector<sekisho::Rank> ranks;
};
sekisho::Result<ImportWorld> importWorld(sekisho::sql::Database& db, const Tenant& tenant);

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

// Checks the text (csvText()) from beginning to end. Without the world of a store: only against itself.
// `checkPassword` refuses what the policy refuses; it is asked for login id and password.
ImportBatch
checkImport(std::string_view text, ImportWorld world,
            const std::function<sekisho::Done(std::string_view loginId, std::string_view password)>& checkPassword);

// Writes a batch without faults in the caller's transaction; no audit record, no change of the feed.
sekisho::Done applyImport(sekisho::sql::Database& db, const Tenant& tenant, const ImportBatch& batch,
                          sekisho::Instant now);

// "line 12, 入社日: …", one fault a line, and how many more there are.
std::string importFaultText(const ImportBatch& batch);

} // namespace sekishod
