#include "models/store/member_rows.h"

#include <fmt/format.h>

namespace sekisho::store {
namespace {

void bindTime(sql::Native& statement, int index, std::int64_t time) {
    if (time == noTime)
        statement.bindNull(index);
    else
        statement.bind(index, time);
}

// Places 1 to 16: the id and what is no index's; 17 and 18 are sort key and uid where a statement has them.
void bindRow(sql::Native& to, std::int64_t id, const RowData& row) {
    to.bind(1, id).bind(2, row.version).bind(3, std::int64_t{row.bits}).bind(4, row.createdAt).bind(5, row.lastAccess);
    bindTime(to, 6, row.times.activation);
    bindTime(to, 7, row.times.leaveFrom);
    bindTime(to, 8, row.times.leaveTo);
    to.bind(9, row.position).bind(10, row.level).bind(11, row.userType).bind(12, row.orgUnits);
    to.bind(13, row.posts).bind(14, row.shown).bind(15, row.search).bind(16, row.lastSignIn);
}

// Neither uid nor, mostly, the sort key: a column that is assigned has its index written anew, changed or not.
constexpr std::string_view assignments =
    "version = ?2, bits = ?3, created = ?4, last_access = ?5, activation = ?6, leave_from = ?7, "
    "leave_to = ?8, position = ?9, level = ?10, user_type = ?11, org_units = ?12, posts = ?13, shown = ?14, search = "
    "?15, last_sign_in = ?16";

std::int64_t timeAt(const sql::Native& from, int column) {
    return from.isNull(column) ? noTime : from.int64(column);
}

} // namespace

void readRow(const sql::Native& from, StoredRow& to) {
    to.id = from.int64(0);
    RowData& row = to.data;
    row.id = from.text(1);
    row.version = from.int64(2);
    row.bits = static_cast<std::uint32_t>(from.int64(3));
    row.createdAt = from.int64(4);
    row.lastAccess = from.int64(5);
    row.times = {timeAt(from, 6), timeAt(from, 7), timeAt(from, 8)};
    row.position = from.text(9);
    row.level = from.text(10);
    row.userType = from.text(11);
    row.orgUnits = from.text(12);
    row.posts = from.text(13);
    row.shown = from.text(14);
    row.search = from.text(15);
    row.lastSignIn = from.int64(16);
}

Result<MemberWriter> MemberWriter::make(sql::Database& db) {
    SEKISHO_TRY(insert,
                db.prepare("INSERT INTO member(uid, version, bits, created, last_access, activation, leave_from, "
                           "leave_to, position, level, user_type, org_units, posts, shown, search, last_sign_in, id, "
                           "sort_key) "
                           "VALUES(?18, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?1, ?17)"));
    SEKISHO_TRY(update, db.prepare(fmt::format("UPDATE member SET {} WHERE id = ?1", assignments)));
    SEKISHO_TRY(updateKey, db.prepare(fmt::format("UPDATE member SET {}, sort_key = ?17 WHERE id = ?1", assignments)));
    SEKISHO_TRY(add, db.prepare("INSERT INTO member_doc(id, doc) VALUES(?1, ?2)"));
    SEKISHO_TRY(set, db.prepare("UPDATE member_doc SET doc = ?2 WHERE id = ?1"));
    return MemberWriter(std::move(insert), std::move(update), std::move(updateKey), std::move(add), std::move(set));
}

Done MemberWriter::insert(std::int64_t id, const RowData& row, std::string_view text) {
    const std::string key = listKey(row.search);
    bindRow(insert_, id, row);
    insert_.bind(17, key).bind(18, row.id);
    SEKISHO_CHECK(insert_.run());
    addDocument_.bind(1, id).bind(2, text);
    return addDocument_.run();
}

Done MemberWriter::update(std::int64_t id, const RowData& row, std::string_view text, bool sortKeyToo) {
    const std::string key = sortKeyToo ? listKey(row.search) : std::string();
    sql::Native& statement = sortKeyToo ? updateKey_ : update_;
    bindRow(statement, id, row);
    if (sortKeyToo) statement.bind(17, key);
    SEKISHO_CHECK(statement.run());
    setDocument_.bind(1, id).bind(2, text);
    return setDocument_.run();
}

Result<bool> putOrgUnit(sql::Database& db, const OrgRow& row) {
    SEKISHO_TRY(
        changed,
        db.execOften("INSERT INTO orgunit(uid, version, parent, name, display_order, doc) "
                     "VALUES(:u, :v, :p, :n, :o, :d) ON CONFLICT(uid) DO UPDATE SET version = excluded.version, "
                     "parent = excluded.parent, name = excluded.name, display_order = excluded.display_order, "
                     "doc = excluded.doc WHERE excluded.version >= version",
                     row.id, row.version, row.parent, row.name, row.displayOrder, row.document));
    return changed > 0;
}

Result<bool> putRank(sql::Database& db, const Rank& rank, const std::string& document) {
    SEKISHO_TRY(changed,
                db.execOften("INSERT INTO rank(uid, version, doc) VALUES(:u, :v, :d) ON CONFLICT(uid) DO UPDATE SET "
                             "version = excluded.version, doc = excluded.doc WHERE excluded.version >= version",
                             rank.id, rank.version, document));
    return changed > 0;
}

Done putSetting(sql::Database& db, const TenantSetting& setting, const std::string& document) {
    SEKISHO_CHECK(
        db.execOften("INSERT INTO setting(kind, uid, doc) VALUES(:k, :u, :d) ON CONFLICT(kind, uid) DO UPDATE SET "
                     "doc = excluded.doc",
                     settingKind(setting), settingId(setting), document));
    return {};
}

Result<bool> putGroup(sql::Database& db, const GroupRow& row) {
    SEKISHO_TRY(changed,
                db.execOften("INSERT INTO grp(uid, version, doc) VALUES(:u, :v, :d) ON CONFLICT(uid) DO UPDATE SET "
                             "version = excluded.version, doc = excluded.doc WHERE excluded.version >= version",
                             row.line.id.value, row.version, row.document));
    return changed > 0;
}

} // namespace sekisho::store
