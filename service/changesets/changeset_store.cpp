#include "service/changesets/changeset_store.h"

#include "models/api/changeset_wire.h"
#include "service/store/before_images.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

namespace sekishod {

using sekisho::Changeset;
using sekisho::ChangesetId;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Operation;
using sekisho::Result;
using sekisho::Verdict;
using sekisho::sql::Database;
using sekisho::sql::Native;

namespace {

constexpr std::chrono::days kImagesKept{30};
constexpr std::string_view kColumns =
    "id, uid, domain_id, title, reason, origin, action, author_id, author_name, client_id, menus, state, version, "
    "created, "
    "planned, applied, total, counts, done, to_do, skip_refused, impact, error, undo_of, undone_by, undo_why, images, "
    "audit_from, audit_to, invite_url, invited";
constexpr std::size_t kColumnCount = 31;

// The same with an impact of nothing.
std::string columnsAtWork() {
    constexpr std::string_view impact = " impact,";
    std::string out(kColumns);
    return out.replace(out.find(impact), impact.size(), " '{}',");
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::optional<Instant> timeAt(const Native& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return sekisho::fromMillis(row.int64(column));
}

std::optional<ChangesetId> idAt(const Native& row, int column) {
    if (row.text(column).empty()) return std::nullopt;
    return ChangesetId(std::string(row.text(column)));
}

void readCounts(std::string_view text, Changeset& to) {
    boost::system::error_code failed;
    const auto list = boost::json::parse(text, failed);
    if (failed || !list.is_array()) return;
    for (std::size_t i = 0; i < std::min(list.get_array().size(), to.counts.size()); ++i)
        if (list.get_array()[i].is_int64()) to.counts[i] = list.get_array()[i].get_int64();
}

Result<ChangesetHead> headOf(const Native& row) {
    ChangesetHead head;
    Changeset& set = head.set;
    head.row = row.int64(0);
    set.id = ChangesetId(std::string(row.text(1)));
    head.domain = static_cast<DomainId>(row.int64(2));
    set.title = row.text(3);
    set.reason = row.text(4);
    set.origin = sekisho::changesetOriginOf(row.text(5)).value_or(sekisho::ChangesetOrigin::Api);
    set.action = row.text(6);
    set.authorId = row.text(7);
    set.authorName = row.text(8);
    head.client = row.text(9);
    head.menus = wordsOf(row.text(10));
    set.state = sekisho::changesetStateOf(row.text(11)).value_or(sekisho::ChangesetState::Failed);
    set.version = row.int64(12);
    set.createdAt = sekisho::fromMillis(row.int64(13));
    set.plannedAt = timeAt(row, 14);
    set.appliedAt = timeAt(row, 15);
    set.total = row.int64(16);
    readCounts(row.text(17), set);
    set.done = row.int64(18);
    set.toDo = row.int64(19);
    head.skipRefused = row.int64(20) != 0;
    SEKISHO_TRY(impact, sekisho::api::impactFromText(row.text(21)));
    set.impact = std::move(impact);
    if (!row.text(22).empty()) {
        SEKISHO_TRY(error, sekisho::api::rowErrorFromText(row.text(22)));
        set.error = std::move(error);
    }
    set.undoOf = idAt(row, 23);
    set.undoneBy = idAt(row, 24);
    head.undoWhy = row.text(25);
    head.images = row.int64(26);
    head.auditFrom = row.int64(27);
    head.auditTo = row.int64(28);
    head.inviteUrl = row.text(29);
    head.invited = row.int64(30);
    return head;
}

Result<std::optional<ChangesetHead>> headByRow(Database& db, std::string_view text, std::int64_t id) {
    SEKISHO_TRY(row, db.often(text, 1, kColumnCount));
    row->bind(1, id);
    SEKISHO_TRY(there, row->step());
    std::optional<ChangesetHead> out;
    if (!there) return out;
    auto head = headOf(*row);
    row->reset();
    if (!head) return std::move(head).error();
    out = std::move(*head);
    return out;
}

std::string countsText(const Changeset& set) {
    return fmt::format("[{}]", fmt::join(set.counts, ","));
}

std::optional<std::int64_t> millisOf(const std::optional<Instant>& at) {
    if (!at) return std::nullopt;
    return sekisho::toMillis(*at);
}

std::string uidText(const std::optional<ChangesetId>& id) {
    return id ? id->value : std::string();
}

bool isLabel(const Operation& operation) {
    return operation.action == "create" && operation.id.starts_with("new:");
}

Operation operationOf(const Native& row) {
    Operation o;
    o.no = noOfRowId(row.int64(0));
    o.kind = row.text(1);
    o.action = row.text(2);
    o.id = row.text(3);
    if (!row.isNull(4)) o.base = row.int64(4);
    o.value = row.text(5);
    o.sourceRow = row.int64(6);
    o.sourceSheet = row.text(7);
    return o;
}

Result<std::int64_t> eraseRange(Database& db, std::string_view text, std::int64_t first, std::int64_t last,
                                std::int64_t most) {
    return db.execOften(text, first, last, most);
}

} // namespace

Result<ChangesetHead> loadChangeset(Database& db, DomainId domain, std::string_view uid) {
    static const std::string text =
        fmt::format("SELECT {} FROM changeset WHERE uid = :uid AND domain_id = :domain", kColumns);
    SEKISHO_TRY(row, db.often(text, 2, kColumnCount));
    row->bind(1, uid).bind(2, std::int64_t{domain});
    SEKISHO_TRY(there, row->step());
    if (!there) return Error(ErrorKind::NotFound, "CHANGESET_NOT_EXIST");
    auto head = headOf(*row);
    row->reset();
    return head;
}

Result<std::optional<ChangesetHead>> loadChangesetRow(Database& db, std::int64_t id) {
    static const std::string text = fmt::format("SELECT {} FROM changeset WHERE id = :id", kColumns);
    return headByRow(db, text, id);
}

Result<std::optional<ChangesetHead>> loadAtWork(Database& db, std::int64_t id) {
    static const std::string text = fmt::format("SELECT {} FROM changeset WHERE id = :id", columnsAtWork());
    return headByRow(db, text, id);
}

Done eachChangeset(Database& db, DomainId domain, std::int64_t before,
                   const std::function<bool(ChangesetHead)>& visit) {
    SEKISHO_TRY(row, db.prepare(fmt::format("SELECT {} FROM changeset WHERE domain_id = ? AND id < ? ORDER BY id DESC",
                                            kColumns)));
    row.bind(1, std::int64_t{domain}).bind(2, before > 0 ? before : INT64_MAX);
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return {};
        SEKISHO_TRY(head, headOf(row));
        if (!visit(std::move(head))) return {};
    }
}

Result<std::vector<ChangesetHead>> busyChangesets(Database& db) {
    SEKISHO_TRY(row,
                db.prepare(fmt::format("SELECT {} FROM changeset WHERE id IN (SELECT id FROM changeset WHERE state "
                                       "IN ('planning', 'applying', 'rollingBack') UNION SELECT id FROM changeset "
                                       "WHERE state = 'applied' AND invite_url <> '') ORDER BY id",
                                       columnsAtWork())));
    std::vector<ChangesetHead> out;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return out;
        SEKISHO_TRY(head, headOf(row));
        out.push_back(std::move(head));
    }
}

Done insertChangeset(Database& db, ChangesetHead& head) {
    const Changeset& set = head.set;
    SEKISHO_CHECK(db.execOften("INSERT INTO changeset(uid, domain_id, title, reason, origin, action, author_id, "
                               "author_name, client_id, menus, "
                               "state, created, undo_of, total, invite_url) VALUES(:uid, :domain, :title, :reason, "
                               ":origin, :action, :author, :authorName, "
                               ":client, :menus, :state, :created, :undoOf, :total, :inviteUrl)",
                               set.id.value, head.domain, set.title, set.reason, changesetOriginKey(set.origin),
                               set.action, set.authorId, set.authorName, head.client,
                               fmt::format("{}", fmt::join(head.menus, " ")), changesetStateKey(set.state),
                               sekisho::toMillis(set.createdAt), uidText(set.undoOf), set.total, head.inviteUrl));
    head.row = db.lastInsertId();
    head.set.version = 1;
    return {};
}

Done storeChangeset(Database& db, ChangesetHead& head) {
    Changeset& set = head.set;
    ++set.version;
    SEKISHO_CHECK(
        db.execOften("UPDATE changeset SET menus = :menus, state = :state, version = :version, planned = "
                     ":planned, applied = :applied, "
                     "total = :total, counts = :counts, done = :done, to_do = :toDo, skip_refused = :skip, "
                     "impact = :impact, error = "
                     ":error, undone_by = :undoneBy, undo_why = :why, images = :images, invite_url = :inviteUrl, "
                     "invited = :invited WHERE id = :id",
                     fmt::format("{}", fmt::join(head.menus, " ")), changesetStateKey(set.state), set.version,
                     millisOf(set.plannedAt), millisOf(set.appliedAt), set.total, countsText(set), set.done, set.toDo,
                     head.skipRefused, sekisho::api::impactText(set.impact),
                     set.error ? sekisho::api::rowErrorText(*set.error) : std::string(), uidText(set.undoneBy),
                     head.undoWhy, head.images, head.inviteUrl, head.invited, head.row));
    return {};
}

Done storeProgress(Database& db, ChangesetHead& head) {
    ++head.set.version;
    SEKISHO_CHECK(db.execOften("UPDATE changeset SET version = :version, done = :done, images = :images WHERE id = :id",
                               head.set.version, head.set.done, head.images, head.row));
    return {};
}

sekisho::UndoOffer undoOffer(const ChangesetHead& head, Instant now) {
    sekisho::UndoOffer offer;
    if (head.set.state != sekisho::ChangesetState::Applied || !head.set.appliedAt) return offer;
    const Instant until = *head.set.appliedAt + kImagesKept;
    if (head.set.undoneBy)
        offer.why = "UNDO_DONE";
    else if (!head.undoWhy.empty())
        offer.why = head.undoWhy;
    else if (now >= until)
        offer.why = "UNDO_NOT_KEPT";
    else if (head.images == 0)
        offer.why = "UNDO_NOTHING";
    offer.possible = offer.why.empty();
    if (offer.possible) offer.until = until;
    return offer;
}

Done storeOperations(Database& db, std::int64_t changeset, std::span<const Operation> operations) {
    for (const Operation& o : operations)
        SEKISHO_CHECK(db.execOften(
            "INSERT OR REPLACE INTO changeset_operation(id, kind, action, target, base, value, label, source_row, "
            "source_sheet) VALUES(:id, :kind, :action, :target, :base, :value, :label, :row, :sheet)",
            rowIdOf(changeset, o.no), o.kind, o.action, o.id, o.base, o.value,
            isLabel(o) ? std::optional<std::string_view>(o.id) : std::nullopt, o.sourceRow, o.sourceSheet));
    return {};
}

Result<std::vector<Operation>> loadOperations(Database& db, std::int64_t changeset, std::int64_t first,
                                              std::int64_t count) {
    SEKISHO_TRY(row, db.often("SELECT id, kind, action, target, base, value, source_row, source_sheet FROM "
                              "changeset_operation WHERE id BETWEEN :first AND :last ORDER BY id",
                              2, 8));
    row->bind(1, rowIdOf(changeset, first)).bind(2, rowIdOf(changeset, first + count - 1));
    std::vector<Operation> out;
    out.reserve(static_cast<std::size_t>(count));
    for (;;) {
        SEKISHO_TRY(there, row->step());
        if (!there) return out;
        out.push_back(operationOf(*row));
    }
}

Result<std::int64_t> countCreates(Database& db, std::int64_t changeset) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>("SELECT count(*) FROM changeset_operation WHERE id BETWEEN :first AND "
                                                 ":last AND action = 'create'",
                                                 rowIdOf(changeset, 0), rowIdOf(changeset, sekisho::kMostOperations)));
    return row ? std::get<0>(*row) : 0;
}

Done storeRows(Database& db, std::int64_t changeset, std::span<const StoredRow> rows) {
    for (const StoredRow& r : rows)
        SEKISHO_CHECK(
            db.execOften("INSERT OR REPLACE INTO changeset_row(id, uid, name, verdict, changes, error, "
                         "version_before, version_after, digest) VALUES(:id, :uid, :name, :verdict, :changes, "
                         ":error, :before, :after, :digest)",
                         rowIdOf(changeset, r.no), r.uid, r.name, static_cast<std::int64_t>(r.verdict), r.changes,
                         r.error, r.before, r.after, static_cast<std::int64_t>(r.digest)));
    return {};
}

Result<std::vector<StoredRow>> loadRows(Database& db, std::int64_t changeset, std::int64_t first, std::int64_t count) {
    SEKISHO_TRY(row, db.often("SELECT id, uid, verdict, version_before, version_after, digest FROM changeset_row WHERE "
                              "id BETWEEN :first AND :last ORDER BY id",
                              2, 6));
    row->bind(1, rowIdOf(changeset, first)).bind(2, rowIdOf(changeset, first + count - 1));
    std::vector<StoredRow> out;
    out.reserve(static_cast<std::size_t>(count));
    for (;;) {
        SEKISHO_TRY(there, row->step());
        if (!there) return out;
        StoredRow& r = out.emplace_back();
        r.no = noOfRowId(row->int64(0));
        r.uid = row->text(1);
        r.verdict = static_cast<Verdict>(row->int64(2));
        r.before = row->int64(3);
        r.after = row->int64(4);
        r.digest = static_cast<std::uint64_t>(row->int64(5));
    }
}

Done storeRowError(Database& db, std::int64_t changeset, std::int64_t no, const Error& error) {
    SEKISHO_CHECK(db.execOften("UPDATE changeset_row SET error = :error WHERE id = :id",
                               sekisho::api::rowErrorText(error), rowIdOf(changeset, no)));
    return {};
}

Result<std::vector<sekisho::PlannedRow>> pageOfRows(Database& db, std::int64_t changeset, const RowsWanted& wanted,
                                                    std::int64_t after, int count) {
    const std::string text = fmt::format("SELECT r.id, o.kind, o.action, r.uid, r.name, r.verdict, r.changes, r.error, "
                                         "o.source_row, o.source_sheet FROM "
                                         "changeset_row r JOIN changeset_operation o ON o.id = r.id WHERE r.id > ? AND "
                                         "r.id <= ?{}{} ORDER BY r.id LIMIT ?",
                                         wanted.verdict ? " AND r.verdict = ?" : "",
                                         wanted.text.empty() ? ""
                                                             : " AND (instr(lower(r.name), lower(?)) > 0 OR "
                                                               "CAST(o.source_row AS TEXT) = ?)");
    SEKISHO_TRY(row, db.prepare(text));
    row.bind(1, rowIdOf(changeset, after)).bind(2, rowIdOf(changeset, sekisho::kMostOperations));
    int next = 3;
    if (wanted.verdict) row.bind(next++, static_cast<std::int64_t>(*wanted.verdict));
    if (!wanted.text.empty()) row.bind(next, wanted.text).bind(next + 1, wanted.text), next += 2;
    row.bind(next, std::int64_t{count});
    std::vector<sekisho::PlannedRow> out;
    for (;;) {
        SEKISHO_TRY(there, row.step());
        if (!there) return out;
        auto& to = out.emplace_back();
        to.no = noOfRowId(row.int64(0));
        to.kind = row.text(1);
        to.action = row.text(2);
        to.id = row.text(3);
        to.name = row.text(4);
        to.verdict = static_cast<Verdict>(row.int64(5));
        SEKISHO_TRY(changes, sekisho::api::changesFromText(row.text(6)));
        to.changes = std::move(changes);
        if (!row.text(7).empty()) {
            SEKISHO_TRY(error, sekisho::api::rowErrorFromText(row.text(7)));
            to.error = std::move(error);
        }
        to.sourceRow = row.int64(8);
        to.sourceSheet = row.text(9);
    }
}

Result<std::optional<LabelRow>> findLabel(Database& db, std::int64_t changeset, std::string_view label) {
    SEKISHO_TRY(row,
                (db.firstOften<std::int64_t, std::string, std::string, std::int64_t>(
                    "SELECT o.id, o.kind, r.uid, r.verdict FROM changeset_operation o JOIN changeset_row r ON r.id = "
                    "o.id WHERE o.label = :label AND o.id BETWEEN :first AND :last ORDER BY o.id LIMIT 1",
                    label, rowIdOf(changeset, 0), rowIdOf(changeset, sekisho::kMostOperations))));
    std::optional<LabelRow> out;
    if (!row) return out;
    auto& [id, kind, uid, verdict] = *row;
    out = LabelRow{noOfRowId(id), std::move(kind), std::move(uid), static_cast<Verdict>(verdict) == Verdict::Refused};
    return out;
}

Result<std::int64_t> eraseRows(Database& db, std::int64_t changeset, std::int64_t most) {
    return eraseRange(db,
                      "DELETE FROM changeset_row WHERE id IN (SELECT id FROM changeset_row WHERE id BETWEEN :first AND "
                      ":last LIMIT :most)",
                      rowIdOf(changeset, 0), rowIdOf(changeset, sekisho::kMostOperations), most);
}

Result<std::int64_t> eraseOperations(Database& db, std::int64_t changeset, std::int64_t most) {
    return eraseRange(
        db,
        "DELETE FROM changeset_operation WHERE id IN (SELECT id FROM changeset_operation WHERE id BETWEEN "
        ":first AND :last LIMIT :most)",
        rowIdOf(changeset, 0), rowIdOf(changeset, sekisho::kMostOperations), most);
}

Result<std::int64_t> eraseImages(Database& db, std::int64_t changeset, std::int64_t most) {
    return eraseRange(db,
                      "DELETE FROM changeset_image WHERE id IN (SELECT id FROM changeset_image WHERE id BETWEEN :first "
                      "AND :last LIMIT :most)",
                      firstImageId(changeset), lastImageId(changeset), most);
}

} // namespace sekishod
