#include "service/rules/member_records.h"

#include "models/api/record.h"
#include "service/rules/member_rows.h"
#include "service/rules/stamp_shelf.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kMostRecordBytes = 128U << 20;
constexpr std::int64_t kRecordsABlock = 64; // as in 0015_scopes.sql

struct KeptRecord {
    std::int64_t number = 0; // its row
    std::int64_t stamp = 0;  // of its block when it was read
    MemberColumns columns;
    std::string doc;
    std::size_t bytes() const { return sizeof(KeptRecord) + doc.capacity(); }
};
using RecordShelf = StampShelf<KeptRecord>; // those that were shown last
using KeptRecordPtr = RecordShelf::EntryPtr;

RecordShelf& recordShelf() {
    static RecordShelf shelf(kMostRecordBytes);
    return shelf;
}

// Nothing: there is no such member.
Result<KeptRecordPtr> readRecord(Database& db, std::int64_t row, std::int64_t stamp) {
    static const std::string text = fmt::format("SELECT {} FROM member m WHERE m.id = ?", kMemberColumns);
    SEKISHO_TRY(statement, db.often(text, 1, kMemberColumnCount));
    statement->bind(1, row);
    SEKISHO_TRY(there, statement->step());
    if (!there) return KeptRecordPtr();
    auto record = std::make_shared<KeptRecord>();
    record->number = row;
    record->stamp = stamp;
    record->columns = columnsOfRow(*statement);
    record->doc = statement->text(kMemberColumnCount - 1);
    statement->reset();
    return KeptRecordPtr(std::move(record));
}

Result<std::optional<MemberRow>> shownRecord(const KeptRecord& record) {
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(record.doc));
    applyColumns(member, record.columns);
    member.lastAccess.reset(); // the stamp does not speak of it
    return std::optional(MemberRow{record.number, std::move(member)});
}

} // namespace

Result<std::vector<MemberRow>> memberRecords(Database& db, std::span<const std::int64_t> rows) {
    std::vector<MemberRow> out;
    out.reserve(rows.size());
    std::int64_t block = -1;
    std::optional<std::int64_t> stamp;
    for (const std::int64_t row : rows) {
        if (row / kRecordsABlock != block) {
            block = row / kRecordsABlock;
            SEKISHO_TRY(found,
                        db.firstOften<std::int64_t>("SELECT stamp FROM member_stamp WHERE block = :block", block));
            stamp = found ? std::optional(std::get<0>(*found)) : std::nullopt;
        }
        if (!stamp) continue; // nobody has ever been there
        KeptRecordPtr record = recordShelf().find(row, *stamp);
        if (!record) {
            SEKISHO_TRY(read, readRecord(db, row, *stamp));
            if (!read) continue;
            record = std::move(read);
            recordShelf().keep(record);
        }
        SEKISHO_TRY(shown, shownRecord(*record));
        out.push_back(std::move(*shown));
    }
    return out;
}

} // namespace sekishod
