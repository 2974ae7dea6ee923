#pragma once
// The tables of changesets: heads, operations and planned rows. Functions work in the caller's transaction.

#include "models/domain/changeset.h"
#include "models/sql/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct ChangesetHead {
    std::int64_t row = 0; // changeset.id
    sekisho::DomainId domain = 0;
    sekisho::Changeset set; // as it is told; `undo` is filled by undoOffer()
    std::string client;
    std::vector<std::string> menus; // what its operations need
    bool skipRefused = false;
    std::string undoWhy;
    std::int64_t images = 0;
    std::string inviteUrl;    // address of this service in the mails to those it adds; empty: none are sent (any more)
    std::int64_t invited = 0; // rows whose members have got theirs
    std::int64_t auditFrom = 0; // a changeset without operations: its rows are these records of the audit log
    std::int64_t auditTo = 0;
};

// Ids of operations and planned rows hold their changeset.
constexpr std::int64_t rowIdOf(std::int64_t changeset, std::int64_t no) {
    return (changeset << 20) | no;
}
constexpr std::int64_t noOfRowId(std::int64_t id) {
    return id & 0xFFFFF;
}

// CHANGESET_NOT_EXIST (404).
sekisho::Result<ChangesetHead> loadChangeset(sekisho::sql::Database& db, sekisho::DomainId domain,
                                             std::string_view uid);
sekisho::Result<std::optional<ChangesetHead>> loadChangesetRow(sekisho::sql::Database& db, std::int64_t row);
// Newest first, below the row `before` (0: from the newest on), while `visit` returns true.
sekisho::Done eachChangeset(sekisho::sql::Database& db, sekisho::DomainId domain, std::int64_t before,
                            const std::function<bool(ChangesetHead)>& visit);
// For each step of a large one, where its impact, which names hundreds of rooms, is not wanted and would be read and
// written again: it is empty here, and storeProgress() leaves the stored one alone. Only `done` and `images` have
// moved.
sekisho::Result<std::optional<ChangesetHead>> loadAtWork(sekisho::sql::Database& db, std::int64_t row);
sekisho::Done storeProgress(sekisho::sql::Database& db, ChangesetHead& head);
// Those the service has to go on with, oldest first: also what is applied and has mails to send. Without impact, too.
sekisho::Result<std::vector<ChangesetHead>> busyChangesets(sekisho::sql::Database& db);

sekisho::Done insertChangeset(sekisho::sql::Database& db, ChangesetHead& head); // gives id and row
// With the next version.
sekisho::Done storeChangeset(sekisho::sql::Database& db, ChangesetHead& head);
sekisho::UndoOffer undoOffer(const ChangesetHead& head, sekisho::Instant now);

// Operations are replaced where they are there already.
sekisho::Done storeOperations(sekisho::sql::Database& db, std::int64_t changeset,
                              std::span<const sekisho::Operation> operations);
// Those with numbers first … first + count - 1.
sekisho::Result<std::vector<sekisho::Operation>> loadOperations(sekisho::sql::Database& db, std::int64_t changeset,
                                                                std::int64_t first, std::int64_t count);
sekisho::Result<std::int64_t> countCreates(sekisho::sql::Database& db, std::int64_t changeset);

// What planning one operation gave, and what applying it must give again.
struct StoredRow {
    std::int64_t no = 0;
    std::string uid; // resource id; of a refused row the id as it was sent
    std::string name;
    sekisho::Verdict verdict = sekisho::Verdict::Refused;
    std::string changes = "{}";
    std::string error; // JSON; empty: none
    sekisho::Version before = 0;
    sekisho::Version after = 0;
    std::uint64_t digest = 0;
};
sekisho::Done storeRows(sekisho::sql::Database& db, std::int64_t changeset, std::span<const StoredRow> rows);
sekisho::Result<std::vector<StoredRow>> loadRows(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t first,
                                                 std::int64_t count);
sekisho::Done storeRowError(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t no,
                            const sekisho::Error& error);
// Rows after `after`, with what was sent; only those of `verdict` when one is given, and with `text` those that have it
// in their name (a–z in either case) or are the row of that number in their file.
struct RowsWanted {
    std::optional<sekisho::Verdict> verdict;
    std::string_view text;
};
sekisho::Result<std::vector<sekisho::PlannedRow>> pageOfRows(sekisho::sql::Database& db, std::int64_t changeset,
                                                             const RowsWanted& wanted, std::int64_t after, int count);
// The uid and verdict behind the name that a create gave itself, by the plan that is stored.
struct LabelRow {
    std::int64_t no = 0;
    std::string kind;
    std::string uid;
    bool refused = false;
};
sekisho::Result<std::optional<LabelRow>> findLabel(sekisho::sql::Database& db, std::int64_t changeset,
                                                   std::string_view label);

// Take away at most `most` rows; how many were there.
sekisho::Result<std::int64_t> eraseRows(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t most);
sekisho::Result<std::int64_t> eraseOperations(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t most);
sekisho::Result<std::int64_t> eraseImages(sekisho::sql::Database& db, std::int64_t changeset, std::int64_t most);

} // namespace sekishod
