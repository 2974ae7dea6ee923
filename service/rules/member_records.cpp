#include "service/rules/member_records.h"

#include "models/api/record.h"
#include "service/rules/member_rows.h"

#include <fmt/format.h>

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::size_t kMostRecordBytes = 128U << 20;
constexpr std::size_t kBytesBesides = 160;  // of an entry: its places in list and table, and what allocation wastes
constexpr std::int64_t kRecordsABlock = 64; // as in 0015_scopes.sql

struct KeptRecord {
    std::int64_t row = 0;
    std::int64_t stamp = 0; // of its block when it was read
    MemberColumns columns;
    std::string doc;
    std::size_t bytes() const { return sizeof(KeptRecord) + doc.capacity() + kBytesBesides; }
};
using KeptRecordPtr = std::shared_ptr<const KeptRecord>;

// Those that were shown last. A stamp is random: what is found under an equal one is right for every store.
class RecordShelf {
  public:
    KeptRecordPtr find(std::int64_t row, std::int64_t stamp) {
        const std::lock_guard lock(mutex_);
        const auto found = places_.find(row);
        if (found == places_.end() || (*found->second)->stamp != stamp) return nullptr;
        kept_.splice(kept_.begin(), kept_, found->second);
        return *found->second;
    }
    void keep(KeptRecordPtr record) {
        const std::lock_guard lock(mutex_);
        if (const auto old = places_.find(record->row); old != places_.end()) remove(old->second);
        bytes_ += record->bytes();
        kept_.push_front(std::move(record));
        places_[kept_.front()->row] = kept_.begin();
        while (bytes_ > kMostRecordBytes)
            remove(std::prev(kept_.end()));
    }

  private:
    using Place = std::list<KeptRecordPtr>::iterator;
    void remove(Place place) {
        bytes_ -= (*place)->bytes();
        places_.erase((*place)->row);
        kept_.erase(place);
    }

    std::mutex mutex_;
    std::list<KeptRecordPtr> kept_; // shown last comes first
    std::unordered_map<std::int64_t, Place> places_;
    std::size_t bytes_ = 0;
};

RecordShelf& recordShelf() {
    static RecordShelf shelf;
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
    record->row = row;
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
    return std::optional(MemberRow{record.row, std::move(member)});
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
