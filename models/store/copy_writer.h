#pragma once
// Applies a page of the change feed to the local copy, in one transaction with its cursor. Older news never overwrites
// newer, doubles change nothing. The connection belongs to the calling thread.

#include "models/ports/gateway.h"
#include "models/sql/database.h"
#include "models/store/copy_files.h"
#include "models/store/member_rows.h"
#include "models/store/row_data.h"

#include <vector>

namespace sekisho::store {

class CopyWriter {
  public:
    static Result<CopyWriter> make(sql::Database& db);
    // What was taken, for the list. On an error nothing is changed.
    Result<std::vector<Edit>> apply(const ports::ChangePage& page, const CopyMeta& meta);

  private:
    CopyWriter(sql::Database& db, MemberWriter members, sql::Native find)
        : db_(&db), members_(std::move(members)), find_(std::move(find)) {}
    struct Known {
        std::int64_t id = 0;
        Version version = 0;
        std::string sortKey;
    };
    Result<std::optional<Known>> known(const std::string& uid);
    Result<bool> deletedSince(const std::string& uid, Version version);
    Done take(const ports::FeedRecord& record, std::vector<Edit>& taken);
    Done takeMember(const Member& member, const std::string& document, std::vector<Edit>& taken);
    Done takeGone(const ports::Tombstone& gone, std::vector<Edit>& taken);

    sql::Database* db_;
    MemberWriter members_;
    sql::Native find_;
};

} // namespace sekisho::store
