#include "models/store/copy_reader.h"

#include "models/store/member_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sekisho::store {
namespace {

constexpr int pageRows = 100; // more than a screen shows; each row costs a page of the file
constexpr std::size_t checkEvery = 4096;

Error damaged(std::string detail) {
    return Error(ErrorKind::Corrupt, "CACHE_CORRUPT", "The local copy does not fit together.")
        .because(std::move(detail));
}

Done readRanks(sql::Database& db, const ports::RecordCodec& codec, ListData& into) {
    SEKISHO_TRY(documents, db.rows<std::string>("SELECT doc FROM rank"));
    for (const auto& [text] : documents) {
        SEKISHO_TRY(rank, codec.rank(text));
        into.add(rank);
    }
    return {};
}

Done readSettings(sql::Database& db, const ports::RecordCodec& codec, ListData& into) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>("SELECT kind, doc FROM setting ORDER BY id")));
    for (const auto& [kind, text] : rows) {
        SEKISHO_TRY(setting, codec.setting(kind, text));
        into.add(std::move(setting));
    }
    return {};
}

// Only the names that the page shows; the tree comes with the rest.
Done readOrgNames(sql::Database& db, const std::set<std::string>& ids, ListData& into) {
    SEKISHO_TRY(find, db.prepare("SELECT name FROM orgunit WHERE uid = ?1"));
    for (const auto& id : ids) {
        find.bind(1, id);
        SEKISHO_TRY(there, find.step());
        if (there) into.add(OrgRow{id, {}, std::string(find.text(0)), 0, 0, {}});
        find.reset();
    }
    return {};
}

Done readOrgUnits(sql::Database& db, ListData& into) {
    SEKISHO_TRY(units, db.prepare("SELECT uid, parent, name, display_order, version, doc FROM orgunit ORDER BY id"));
    OrgRow row;
    for (;;) {
        SEKISHO_TRY(there, units.step());
        if (!there) return {};
        row.id = units.text(0);
        row.parent = units.text(1);
        row.name = units.text(2);
        row.displayOrder = static_cast<int>(units.int64(3));
        row.version = units.int64(4);
        row.document = units.text(5);
        into.add(row);
    }
}

Done readGroups(sql::Database& db, const ports::RecordCodec& codec, ListData& into) {
    SEKISHO_TRY(groups, db.prepare("SELECT doc FROM grp ORDER BY id"));
    for (;;) {
        SEKISHO_TRY(there, groups.step());
        if (!there) return {};
        std::string document(groups.text(0));
        SEKISHO_TRY(group, codec.group(document));
        into.add(rowOf(group, std::move(document)));
    }
}

// Which row a stored id has become: ids grow with each new member and are hardly ever wide apart.
class RowsById {
  public:
    static constexpr RowNo none = UINT32_MAX;
    explicit RowsById(std::int64_t largest) : rows_(static_cast<std::size_t>(largest) + 1, none) {}
    bool fits(std::int64_t id) const { return id >= 0 && static_cast<std::size_t>(id) < rows_.size(); }
    RowNo& operator[](std::int64_t id) { return rows_[static_cast<std::size_t>(id)]; }

  private:
    std::vector<RowNo> rows_;
};

Done addRow(const StoredRow& row, std::int64_t now, ListData& into, RowsById& rows) {
    if (!rows.fits(row.id)) return damaged("an id beyond the largest");
    rows[row.id] = static_cast<RowNo>(into.table.rows());
    if (!into.add(row.data, now)) return damaged("too many rows");
    return {};
}

Done readMembers(sql::Database& db, const FirstPage& first, std::int64_t now, const std::atomic<bool>& stop,
                 ListData& into, RowsById& rows) {
    StoredRow row;
    SEKISHO_TRY(one, db.prepare(fmt::format("SELECT {} FROM member WHERE id = ?1", memberColumns)));
    for (const auto id : first.ids) {
        one.bind(1, id);
        SEKISHO_TRY(there, one.step());
        if (!there) return damaged("a row of the first page is gone");
        readRow(one, row);
        one.reset();
        SEKISHO_CHECK(addRow(row, now, into, rows));
    }
    SEKISHO_TRY(all, db.prepare(fmt::format("SELECT {} FROM member ORDER BY id", memberColumns)));
    for (std::size_t count = 1;; ++count) {
        if (count % checkEvery == 0 && stop) return Error(ErrorKind::Cancelled, "CANCELLED");
        SEKISHO_TRY(there, all.step());
        if (!there) return {};
        const std::int64_t id = all.int64(0);
        if (rows.fits(id) && rows[id] != RowsById::none) continue; // on the first page
        readRow(all, row);
        SEKISHO_CHECK(addRow(row, now, into, rows));
    }
}

Result<std::vector<RowNo>> readOrder(sql::Database& db, std::size_t count, RowsById& rows) {
    std::vector<RowNo> order;
    order.reserve(count);
    SEKISHO_TRY(ids, db.prepare("SELECT id FROM member ORDER BY sort_key, id"));
    for (;;) {
        SEKISHO_TRY(there, ids.step());
        if (!there) break;
        const std::int64_t id = ids.int64(0);
        if (!rows.fits(id) || rows[id] == RowsById::none) return damaged("an index entry without a row");
        order.push_back(rows[id]);
    }
    if (order.size() != count) return damaged("index and rows differ in number");
    return order;
}

} // namespace

Result<FirstPage> readFirstPage(sql::Database& db, const ports::RecordCodec& codec, std::int64_t now) {
    FirstPage page{std::make_shared<ListData>(), {}};
    SEKISHO_CHECK(readRanks(db, codec, *page.list));
    SEKISHO_CHECK(readSettings(db, codec, *page.list));
    std::set<std::string> orgUnits;
    SEKISHO_TRY(
        rows, db.prepare(fmt::format("SELECT {} FROM member ORDER BY sort_key, id LIMIT {}", memberColumns, pageRows)));
    StoredRow row;
    std::vector<RowNo> order;
    for (;;) {
        SEKISHO_TRY(there, rows.step());
        if (!there) break;
        readRow(rows, row);
        orgUnits.emplace(fieldOf(row.data.orgUnits, 0));
        order.push_back(static_cast<RowNo>(page.ids.size()));
        page.ids.push_back(row.id);
        page.list->add(row.data, now);
    }
    SEKISHO_CHECK(readOrgNames(db, orgUnits, *page.list));
    page.list->finish(std::move(order), nullptr);
    return page;
}

Result<std::shared_ptr<ListData>> readAll(sql::Database& db, const ports::RecordCodec& codec, const FirstPage& first,
                                          std::int64_t now, const std::atomic<bool>& stop) {
    SEKISHO_TRY(size, (db.first<std::int64_t, std::int64_t>("SELECT count(*), coalesce(max(id), 0) FROM member")));
    const auto [count, largest] = size.value_or(std::tuple<std::int64_t, std::int64_t>());
    if (largest < 0 || largest > static_cast<std::int64_t>(16 * MemberTable::maxRows)) return damaged("impossible ids");
    auto list = std::make_shared<ListData>(static_cast<std::size_t>(count));
    SEKISHO_CHECK(readRanks(db, codec, *list));
    SEKISHO_CHECK(readSettings(db, codec, *list));
    SEKISHO_CHECK(readOrgUnits(db, *list));
    SEKISHO_CHECK(readGroups(db, codec, *list));
    RowsById rows(largest);
    SEKISHO_CHECK(readMembers(db, first, now, stop, *list, rows));
    if (list->table.count() != static_cast<std::size_t>(count)) return damaged("members stand twice");
    SEKISHO_TRY(order, readOrder(db, list->table.count(), rows));
    list->finish(std::move(order), nullptr);
    return list;
}

Result<std::optional<std::string>> memberDocument(sql::Database& db, const std::string& uid) {
    // In this order: what leaves the news meanwhile stands in its place then.
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT doc FROM news WHERE uid = :uid", uid));
    if (!row) {
        SEKISHO_TRY(placed, db.firstOften<std::string>(
                                "SELECT d.doc FROM member m JOIN member_doc d ON d.id = m.id WHERE m.uid = :uid", uid));
        row = std::move(placed);
    }
    if (!row) return std::optional<std::string>();
    return std::optional(std::move(std::get<0>(*row)));
}

} // namespace sekisho::store
