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
using sekisho::Member;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kMostRecordBytes = 192U << 20; // the largest branch of a million members

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

Result<MemberRow> shownRecord(const KeptRecord& record) {
    SEKISHO_TRY(member, sekisho::api::memberFromRecord(record.doc));
    applyColumns(member, record.columns);
    member.lastAccess.reset(); // the stamp does not speak of it
    return MemberRow{record.number, std::move(member)};
}

// Each that is there, in the order of `rows`.
template<class Visit>
Done eachRecord(Database& db, std::span<const std::int64_t> rows, const Visit& visit) {
    BlockStamps stamps(db, "SELECT stamp FROM member_stamp WHERE block = :block");
    for (const std::int64_t row : rows) {
        SEKISHO_TRY(stamp, stamps.of(row));
        if (!stamp) continue;
        KeptRecordPtr record = recordShelf().find(row, *stamp);
        if (!record) {
            SEKISHO_TRY(read, readRecord(db, row, *stamp));
            if (!read) continue;
            record = std::move(read);
            recordShelf().keep(record);
        }
        SEKISHO_CHECK(visit(*record));
    }
    return {};
}

} // namespace

Result<std::vector<MemberRow>> memberRecords(Database& db, std::span<const std::int64_t> rows) {
    std::vector<MemberRow> out;
    out.reserve(rows.size());
    SEKISHO_CHECK(eachRecord(db, rows, [&out](const KeptRecord& record) -> Done {
        SEKISHO_TRY(shown, shownRecord(record));
        out.push_back(std::move(shown));
        return {};
    }));
    return out;
}

Result<std::optional<Member>> memberShown(Database& db, const ScopeMembers& part, std::string_view uid) {
    auto row = part.rowOf(uid);
    if (!row) {
        SEKISHO_TRY(found, db.firstOften<std::int64_t>("SELECT id FROM member WHERE uid = :uid", uid));
        if (!found) return std::optional<Member>();
        row = std::get<0>(*found);
    }
    SEKISHO_TRY(shown, memberRecords(db, {&*row, 1}));
    return shown.empty() ? std::nullopt : std::optional(std::move(shown.front().member));
}

Done readMemberRecords(Database& db, std::span<const std::int64_t> rows) {
    return eachRecord(db, rows, [](const KeptRecord&) { return Done(); });
}

} // namespace sekishod
