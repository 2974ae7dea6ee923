// Temporary tables and triggers belong to the connection and are gone with it; SQLite looks for a name among them
// first, so the triggers need no prefix. A trigger must not rely on OR IGNORE of its own: the statement that fires it
// decides.

#include "service/store/before_images.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <string>
#include <vector>

namespace sekishod {

using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

struct Captured { // expressions name the row as $: OLD, NEW, or the table
    std::string_view table;
    std::string_view key;     // expression: the resource id
    std::string_view columns; // kept as a list, in this order
    std::string_view doc;     // expression: the record
    std::string_view watched; // an update of other columns alone is not kept
    std::string_view only;    // condition of the rows that are kept; empty: all
    std::string_view present; // expression over $ and k.key: it is this row; empty: its key is
};

// Rows that follow from these (memberships, scopes, addresses, holders of custom properties, links of groups) are made
// anew by the rules when a row is brought back; what a room held comes back from the archive of rooms. Whom a template
// fits is part of its record: its version moves before its rows do.
constexpr std::array<Captured, 14> kCaptured{{
    {"member", "$.uid", "id, pending, suspended, activation, deleted, super, last_access, version", "$.doc",
     "email, external_key, pending, suspended, activation, deleted, super, version, doc", "", ""},
    {"orgunit", "$.uid", "id, version", "$.doc", "version, doc", "", ""},
    {"rank", "$.uid", "id, version", "$.doc", "version, doc", "", ""},
    {"grp", "$.uid", "version", "$.doc", "version, doc", "", ""},
    {"role_holding", "$.member_uid || '/' || $.role_uid", "version",
     "json_object('userId', $.member_uid, 'roleId', $.role_uid, 'scope', $.scope, 'expires', $.expires)",
     "scope, expires, version", "$.activation IS NULL", // what an activation gave ends with it and comes back with none
     "$.member_uid = substr(k.key, 1, instr(k.key, '/') - 1) AND $.role_uid = "
     "substr(k.key, instr(k.key, '/') + 1)"},
    {"role_eligibility", "$.member_uid || '/' || $.role_uid", "version",
     "json_object('userId', $.member_uid, 'roleId', $.role_uid, 'scope', $.scope, 'expires', $.expires, 'maxMinutes', "
     "$.max_minutes, 'needsApproval', $.needs_approval)",
     "scope, expires, max_minutes, needs_approval, version", "",
     "$.member_uid = substr(k.key, 1, instr(k.key, '/') - 1) AND $.role_uid = "
     "substr(k.key, instr(k.key, '/') + 1)"},
    // A deleted one is as good as gone: who held it is in the images of the holdings.
    {"role", "$.uid", "version, deleted", "json_object('name', $.name, 'note', $.note, 'grants', json($.grants))",
     "name, note, grants, deleted, version", "", "$.uid = k.key AND $.deleted IS NULL"},
    {"chart_restriction", "$.subject_uid || '/chart'", "version",
     "json_object('accessRestrictType', $.restrict_type, 'specifiedOrgUnits', json($.units))",
     "restrict_type, units, version", "", "$.subject_uid = substr(k.key, 1, length(k.key) - 6)"},
    {"tenant", "$.domain_id", "version", "$.settings", "settings", "", ""},
    {"custom_property", "$.uid", "id, version", "$.doc", "version, doc", "", ""},
    {"profile_status", "$.domain_id || '/' || $.id", "version", "$.doc", "version, doc", "", ""},
    {"setting", "$.domain_id || '/' || $.key", "version", "$.doc", "version, doc", "$.key = 'fields'", ""},
    {"policy", "$.domain_id || '/' || $.key", "revision", "$.value", "value, revision", "", ""},
    {"template", "$.uid", "version",
     "json_object('name', $.name, 'off', json($.off), 'isDefault', $.is_default, "
     "'userTypes', json((SELECT json_group_array(a.target_uid) FROM template_assignment a WHERE a.template_uid = $.uid "
     "AND a.target_kind = 'userType')), 'members', json((SELECT json_group_array(a.target_uid) FROM "
     "template_assignment a WHERE a.template_uid = $.uid AND a.target_kind = 'member')))",
     "name, off, version", "", ""},
}};

std::string with(std::string_view row, std::string_view expression) {
    std::string out;
    for (const char c : expression)
        c == '$' ? out.append(row) : out.append(1, c);
    return out;
}

std::string oldColumns(std::string_view columns) {
    std::string out = "OLD.";
    for (const char c : columns) {
        out += c;
        if (c == ' ') out += "OLD.";
    }
    return out;
}

std::string triggersOf(const Captured& t) {
    const auto keep = [&t](std::string_view row, std::string_view values) {
        return fmt::format(
            "INSERT INTO kept_image(no, tab, key, cols, doc) SELECT no, '{0}', {1}, {2} FROM capturing "
            "WHERE images AND NOT EXISTS (SELECT 1 FROM kept_image k WHERE k.key = CAST({1} AS TEXT) AND k.tab = "
            "'{0}' AND k.no = capturing.no);",
            t.table, with(row, t.key), values);
    };
    const std::string old = fmt::format("json_array({}), {}", oldColumns(t.columns), with("OLD", t.doc));
    const auto when = [&t](std::string_view row) {
        return t.only.empty() ? std::string() : fmt::format("WHEN {} ", with(row, t.only));
    };
    return fmt::format("CREATE TEMP TRIGGER keep_{0}_update AFTER UPDATE OF {1} ON main.{0} {4}BEGIN {2} END;"
                       "CREATE TEMP TRIGGER keep_{0}_delete AFTER DELETE ON main.{0} {4}BEGIN {2} END;"
                       "CREATE TEMP TRIGGER keep_{0}_insert AFTER INSERT ON main.{0} {5}BEGIN {3} END;",
                       t.table, t.watched, keep("OLD", old), keep("NEW", "NULL, NULL"), when("OLD"), when("NEW"));
}

// The version of the row now, by table.
std::string versionNow() {
    std::string out = "CASE k.tab";
    for (const Captured& t : kCaptured)
        out += fmt::format(" WHEN '{}' THEN (SELECT version FROM {} WHERE {})", t.table, t.table,
                           t.present.empty() ? with(t.table, t.key) + " = k.key" : with(t.table, t.present));
    return out + " END";
}

} // namespace

Done installImages(Database& db) {
    std::string script =
        "CREATE TEMP TABLE capturing(no INTEGER NOT NULL, images INTEGER NOT NULL, rooms INTEGER NOT NULL);"
        "CREATE TEMP TABLE kept_image(seq INTEGER PRIMARY KEY, no INTEGER NOT NULL, tab TEXT NOT NULL, "
        "key TEXT NOT NULL, cols TEXT, doc TEXT);"
        "CREATE INDEX temp.kept_image_key ON kept_image(key);"
        "CREATE TEMP TABLE kept_room(orgunit_id INTEGER NOT NULL, member_id INTEGER NOT NULL, "
        "by INTEGER NOT NULL);"
        "CREATE TEMP TRIGGER keep_joining AFTER INSERT ON main.member_scope BEGIN "
        "INSERT INTO kept_room SELECT NEW.orgunit_id, NEW.member_id, 1 FROM capturing WHERE rooms; END;"
        "CREATE TEMP TRIGGER keep_leaving AFTER DELETE ON main.member_scope BEGIN "
        "INSERT INTO kept_room SELECT OLD.orgunit_id, OLD.member_id, -1 FROM capturing WHERE rooms; END;";
    for (const Captured& t : kCaptured)
        script += triggersOf(t);
    return db.script(script);
}

Done captureImages(Database& db, const Capture& what) {
    SEKISHO_TRY(moved, db.execOften("UPDATE capturing SET no = :no, images = :images, rooms = :rooms", what.no,
                                    what.images, what.rooms));
    if (moved == 0)
        SEKISHO_CHECK(db.execOften("INSERT INTO capturing(no, images, rooms) VALUES(:no, :images, :rooms)", what.no,
                                   what.images, what.rooms));
    return {};
}

Result<std::int64_t> storeImages(Database& db, std::int64_t changeset, std::int64_t first) {
    static const std::string text = fmt::format("INSERT INTO changeset_image(id, no, tab, key, cols, doc, after) "
                                                "SELECT :first + k.seq, k.no, k.tab, k.key, k.cols, k.doc, {} FROM "
                                                "kept_image k ORDER BY k.seq",
                                                versionNow());
    SEKISHO_TRY(kept, db.execOften(text, firstImageId(changeset) + first));
    SEKISHO_CHECK(dropImages(db));
    return kept;
}

Done dropImages(Database& db) {
    SEKISHO_CHECK(db.execOften("DELETE FROM capturing"));
    SEKISHO_CHECK(db.execOften("DELETE FROM kept_image"));
    SEKISHO_CHECK(db.execOften("DELETE FROM kept_room"));
    return {};
}

} // namespace sekishod
