#pragma once
// Applies a page of the change feed to the local copy, in one transaction with its cursor. Older news never overwrites
// newer, doubles change nothing. Members are taken into a table of their own first, side by side, and put in their
// places afterwards, when nobody waits for it: each stands on pages of its own there, which are read, encrypted and
// written one by one. Whoever reads the list from the file settles first. The connection and `codec` belong to the
// calling thread.

#include "models/ports/cache.h"
#include "models/ports/gateway.h"
#include "models/sql/database.h"
#include "models/store/copy_files.h"
#include "models/store/member_rows.h"
#include "models/store/row_data.h"

#include <vector>

namespace sekisho::store {

class CopyWriter {
  public:
    static Result<CopyWriter> make(sql::Database& db, const ports::RecordCodec& codec);
    // What was taken, for the list. On an error nothing is changed.
    Result<std::vector<Edit>> apply(const ports::ChangePage& page, const CopyMeta& meta);
    // Puts the members that were taken in their places. On an error nothing is changed.
    Done settle();

  private:
    CopyWriter(sql::Database& db, const ports::RecordCodec& codec, MemberWriter members, sql::Native find)
        : db_(&db), codec_(&codec), members_(std::move(members)), find_(std::move(find)) {}
    struct Placed {
        std::int64_t id = 0;
        std::string sortKey;
    };
    Result<std::optional<Placed>> placed(const std::string& uid);
    Result<std::optional<Version>> versionOf(const std::string& uid); // the newest that is here
    Done place(const Member& member, std::string_view document);
    Result<bool> deletedSince(const std::string& uid, Version version);
    Done take(const ports::FeedRecord& record, std::vector<Edit>& taken);
    Result<bool> takeMember(const Member& member, const std::string& document); // false: older than what is here
    Done takeGone(const ports::Tombstone& gone, std::vector<Edit>& taken);

    sql::Database* db_;
    const ports::RecordCodec* codec_;
    MemberWriter members_;
    sql::Native find_;
};

} // namespace sekisho::store
