#pragma once
// RowData to and from the table `member`, and the other tables of the local copy. Statements belong to the connection
// and its thread.

#include "models/sql/database.h"
#include "models/store/row_data.h"

#include <string_view>

namespace sekisho::store {

inline constexpr std::string_view memberColumns =
    "id, uid, version, bits, created, last_access, activation, leave_from, leave_to, position, level, user_type, "
    "org_units, posts, shown, search, last_sign_in";

struct StoredRow {
    std::int64_t id = 0;
    RowData data;
};
// Reads memberColumns of the present row; keeps the memory of the texts.
void readRow(const sql::Native& from, StoredRow& to);

class MemberWriter {
  public:
    static Result<MemberWriter> make(sql::Database& db);
    Done insert(std::int64_t id, const RowData& row, std::string_view document);
    // `sortKeyToo`: the key differs from the stored one; else its index stays untouched.
    Done update(std::int64_t id, const RowData& row, std::string_view document, bool sortKeyToo);

  private:
    MemberWriter(sql::Native insert, sql::Native update, sql::Native updateKey, sql::Native addDocument,
                 sql::Native setDocument)
        : insert_(std::move(insert)), update_(std::move(update)), updateKey_(std::move(updateKey)),
          addDocument_(std::move(addDocument)), setDocument_(std::move(setDocument)) {}
    sql::Native insert_, update_, updateKey_, addDocument_, setDocument_;
};

// True: taken; false: what is stored is newer.
Result<bool> putOrgUnit(sql::Database& db, const OrgRow& row);
Result<bool> putRank(sql::Database& db, const Rank& rank, const std::string& document);
Result<bool> putGroup(sql::Database& db, const GroupRow& row);
// Settings always come as they are at present, so that what comes last holds; versions of a status that was made anew
// begin at 1 again.
Done putSetting(sql::Database& db, const TenantSetting& setting, const std::string& document);

} // namespace sekisho::store
