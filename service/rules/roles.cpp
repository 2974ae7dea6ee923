#include "service/rules/roles.h"

#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "service/auth/role_rows.h"
#include "service/rules/authority.h"
#include "service/rules/diff.h"
#include "service/rules/role_holds.h"
#include "service/rules/role_presets.h"
#include "service/rules/uid_scope.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace sekishod {

using sekisho::Access;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Grant;
using sekisho::Instant;
using sekisho::MenuItem;
using sekisho::Result;
using sekisho::RoleId;
using sekisho::RoleSheet;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::chrono::days kUndeleteRoles{sekisho::kRoleUndeleteDays};
constexpr std::string_view kRescue = "rescue"; // given by opening the sealed account, never chosen

std::string_view grantKey(Access access) {
    return access == Access::Operate ? "operate" : "view";
}

std::string grantsText(const std::vector<Grant>& grants) {
    json::array out;
    for (const Grant& grant : grants)
        out.push_back(json::object{{"menu", grant.menu}, {"access", grantKey(grant.access)}});
    return json::serialize(out);
}

struct StoredRoleRow {
    RoleSheet sheet;
    std::string held; // JSON, of a deleted one
};

Result<std::optional<StoredRoleRow>> readRole(Database& db, DomainId domain, std::string_view uid) {
    using Text = std::string;
    std::optional<StoredRoleRow> out;
    SEKISHO_TRY(row, (db.first<Text, Text, Text, std::int64_t, Text, std::optional<std::int64_t>, Text, Text>(
                         "SELECT built_in, name, grants, version, note, deleted, deleted_by, held FROM role WHERE uid "
                         "= :uid AND domain_id = :domain",
                         uid, domain)));
    if (!row) return out;
    auto& [builtIn, name, grants, version, note, deleted, deletedBy, held] = *row;
    out.emplace().sheet.role = storedRole(std::string(uid), std::move(builtIn), std::move(name), grants, version);
    out->sheet.preset = presetOfRole(uid);
    out->sheet.note = std::move(note);
    if (deleted) out->sheet.deletedAt = sekisho::fromMillis(*deleted);
    out->sheet.deletedBy = std::move(deletedBy);
    out->held = std::move(held);
    return out;
}

Error noRole() {
    return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
}

Done checkCustom(const RoleSheet& sheet) {
    if (sheet.role.builtIn.empty()) return {};
    return Error(ErrorKind::Forbidden, "ROLE_BUILT_IN");
}

bool isReservedMenu(const MenuItem* item) {
    for (; item; item = item->parent.empty() ? nullptr : sekisho::menuItem(item->parent))
        if (item->builtInOnly) return true;
    return false;
}

// In the order of the menu tree, each menu once.
Done checkGrants(std::vector<Grant>& grants) {
    if (grants.empty()) return sekisho::badInput("grants", "ROLE_EMPTY", {});
    std::set<std::string_view> menus;
    for (const Grant& grant : grants) {
        const MenuItem* item = sekisho::menuItem(grant.menu);
        const auto refused = [&grant](std::string_view code) -> Error {
            return sekisho::badInput("grants", std::string(code), {}).with("menu", grant.menu).with("field", "grants");
        };
        if (!item || grant.access == Access::None) return refused("INVALID_PARAMETER");
        if (isReservedMenu(item)) return refused("ROLE_MENU_RESERVED");
        if (!menus.insert(grant.menu).second) return refused("DUPLICATE_ENTRY");
    }
    const auto place = [](const Grant& grant) { return sekisho::menuItem(grant.menu) - sekisho::menuTree().data(); };
    std::ranges::sort(grants, {}, place);
    return {};
}

Done checkNote(const std::string& note) {
    if (!sekisho::isValidUtf8(note)) return sekisho::badInput("note", "TEXT_ENCODING", {});
    if (sekisho::lengthOf(note) <= sekisho::kLongestRoleNote) return {};
    return sekisho::badInput("note", "TOO_LONG", {})
        .with("field", "note")
        .with("max", std::to_string(sekisho::kLongestRoleNote));
}

// No two that people could take for one another, and none that passes for a built-in one.
Done checkNameFree(Database& db, DomainId domain, const std::string& name, std::string_view own) {
    const std::string folded = sekisho::fold(name);
    const Error taken = Error(ErrorKind::Conflict, "ROLE_NAME_TAKEN").at("name").with("name", name);
    for (const sekisho::Role& role : sekisho::builtInRoles()) {
        const sekisho::RoleFact* fact = sekisho::roleFact(role.builtIn);
        if (fact && (sekisho::fold(fact->ja) == folded || sekisho::fold(fact->en) == folded)) return taken;
    }
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>("SELECT uid, name FROM role WHERE domain_id = :domain AND "
                                                         "built_in = '' AND deleted IS NULL",
                                                         domain)));
    for (const auto& [uid, other] : rows)
        if (uid != own && sekisho::fold(other) == folded) return taken;
    return {};
}

Done checkRoleCount(Database& db, DomainId domain) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT count(*) FROM role WHERE domain_id = :domain AND built_in = '' AND "
                                            "deleted IS NULL",
                                            domain));
    if (!row || std::get<0>(*row) < static_cast<std::int64_t>(sekisho::kMostCustomRoles)) return {};
    return Error(ErrorKind::Conflict, "ROLE_LIMIT").with("max", std::to_string(sekisho::kMostCustomRoles));
}

Result<RoleSheet> checkedRole(Database& db, DomainId domain, const RoleSheet& base, const RoleSheet& wanted) {
    RoleSheet out = base;
    out.role.name = wanted.role.name;
    out.note = wanted.note;
    out.role.grants = wanted.role.grants;
    SEKISHO_CHECK(sekisho::checkDisplayName(out.role.name, "name", sekisho::kLongestRoleName));
    SEKISHO_CHECK(checkNote(out.note));
    SEKISHO_CHECK(checkGrants(out.role.grants));
    SEKISHO_CHECK(checkNameFree(db, domain, out.role.name, out.role.id.value));
    return out;
}

AuditEntry roleNote(std::string_view act, const RoleSheet& sheet, std::string changes) {
    return {.action = fmt::format("role.{}", act),
            .targetKind = "role",
            .targetId = sheet.role.id.value,
            .targetName = sheet.role.name,
            .changesJson = std::move(changes)};
}

bool allowsMore(const sekisho::Role& before, const sekisho::Role& after, Instant now) {
    const std::vector<sekisho::RoleHolding> was{{before, {}, {}}}, is{{after, {}, {}}};
    return std::ranges::any_of(sekisho::menuTree(), [&](const MenuItem& item) {
        return sekisho::accessOf(is, item.key, now) > sekisho::accessOf(was, item.key, now);
    });
}

// How long anybody's holding of it goes on at most.
Instant lastEnd(const RoleHolds& holds, Instant now) {
    Instant last = now;
    const auto look = [&last](const std::optional<std::int64_t>& expires) {
        last = std::max(last, expires ? sekisho::fromMillis(*expires - 1) : Instant::max());
    };
    for (const Holding& one : holds.held)
        look(one.expires);
    for (const EligibleRow& one : holds.eligible)
        look(one.expires);
    return last;
}

Done storeRole(Database& db, DomainId domain, const RoleSheet& sheet) {
    SEKISHO_CHECK(db.exec("INSERT INTO role(uid, domain_id, built_in, name, grants, version, note) VALUES(:uid, "
                          ":domain, '', :name, :grants, :version, :note) ON CONFLICT(uid) DO UPDATE SET name = "
                          "excluded.name, grants = excluded.grants, version = excluded.version, note = excluded.note, "
                          "deleted = NULL, deleted_by = '', held = '[]'",
                          sheet.role.id.value, domain, sheet.role.name, grantsText(sheet.role.grants),
                          sheet.role.version, sheet.note));
    return {};
}

// A role that people hold or may activate gets other rights: everybody's are read anew, and whoever may do more than
// before gets a record of it, as he would of a grant.
Done raiseHolders(Database& db, const Tenant& tenant, const Caller& who, const RoleSheet& before,
                  const RoleSheet& after, Instant now, Effects& effects) {
    SEKISHO_TRY(holds, holdsOf(db, tenant.domain, after.role.id.value, now));
    if (holds.empty()) return {};
    const bool raised = allowsMore(before.role, after.role, now);
    if (raised) SEKISHO_CHECK(checkMayGrant(who, after.role, lastEnd(holds, now)));
    return tellHolds(db, tenant, holds, raised ? "role.grant" : "",
                     changesBetween(recordText(before), recordText(after)), effects);
}

// Nobody gets a role back that he has lost the right to give; who held it is asked for each.
Result<RoleSheet> storeChanged(Database& db, const Tenant& tenant, const Caller& who, const RoleSheet& before,
                               RoleSheet after, std::string_view act, Instant now, Effects& effects) {
    after.role.version = before.role.version + 1;
    SEKISHO_CHECK(storeRole(db, tenant.domain, after));
    effects.audit(roleNote(act, after, changesBetween(recordText(before), recordText(after))));
    effects.changed("role", after.role.id.value);
    SEKISHO_CHECK(raiseHolders(db, tenant, who, before, after, now, effects));
    return after;
}

std::string holdCount(std::string_view table, const ScopeFilter& scope) {
    return fmt::format("SELECT count(*) FROM {} h WHERE h.role_uid = :role AND h.domain_id = :domain AND (h.expires IS "
                       "NULL OR h.expires > :now) AND {}",
                       table, uidInScope(scope, "h.member_uid"));
}

} // namespace

std::string recordText(const RoleSheet& sheet) {
    json::object out{{"roleId", sheet.role.id.value}, {"name", sheet.role.name}, {"note", sheet.note}};
    for (const Grant& grant : sheet.role.grants)
        out[fmt::format("grants.{}", grant.menu)] = grantKey(grant.access);
    return json::serialize(out);
}

Result<std::optional<RoleSheet>> findRole(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(row, readRole(db, domain, uid));
    if (!row || row->sheet.deletedAt) return std::optional<RoleSheet>{};
    return std::optional(std::move(row->sheet));
}

Result<RoleSheet> loadRole(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(found, findRole(db, domain, uid));
    if (!found || found->role.builtIn == kRescue) return noRole();
    return std::move(*found);
}

Done countHolders(Database& db, DomainId domain, const ScopeFilter& scope, RoleSheet& sheet, Instant now) {
    const auto count = [&](std::string_view table) -> Result<std::int64_t> {
        SEKISHO_TRY(
            row, db.first<std::int64_t>(holdCount(table, scope), sheet.role.id.value, domain, sekisho::toMillis(now)));
        return row ? std::get<0>(*row) : 0;
    };
    SEKISHO_TRY(held, count("role_holding"));
    sheet.holders = held;
    SEKISHO_TRY(eligible, count("role_eligibility"));
    sheet.eligible = eligible;
    return {};
}

Result<std::vector<RoleSheet>> listRoles(Database& db, DomainId domain, const ScopeFilter& scope, bool deleted,
                                         Instant now) {
    const std::int64_t since = sekisho::toMillis(now - kUndeleteRoles);
    SEKISHO_TRY(rows,
                deleted ? db.rows<std::string>("SELECT uid FROM role WHERE domain_id = :domain AND deleted >= :since "
                                               "ORDER BY deleted DESC, uid",
                                               domain, since)
                        : db.rows<std::string>("SELECT uid FROM role WHERE domain_id = :domain AND deleted IS NULL AND "
                                               "built_in <> 'rescue' ORDER BY built_in = '', CASE built_in WHEN "
                                               "'super' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, name, uid",
                                               domain));
    std::vector<RoleSheet> out;
    for (const auto& [uid] : rows) {
        SEKISHO_TRY(row, readRole(db, domain, uid));
        if (!row) continue;
        if (!deleted) SEKISHO_CHECK(countHolders(db, domain, scope, row->sheet, now));
        out.push_back(std::move(row->sheet));
    }
    return out;
}

Result<RoleSheet> createRole(Database& db, const Tenant& tenant, const Caller& who, const RoleSheet& wanted,
                             Instant now, Effects& effects) {
    RoleSheet base;
    base.role.id = RoleId(newUid());
    SEKISHO_TRY(fresh, checkedRole(db, tenant.domain, base, wanted));
    SEKISHO_CHECK(checkMayGrant(who, fresh.role, now));
    SEKISHO_CHECK(checkRoleCount(db, tenant.domain));
    fresh.role.version = 1;
    SEKISHO_CHECK(storeRole(db, tenant.domain, fresh));
    effects.audit(roleNote("create", fresh, changesBetween({}, recordText(fresh))));
    effects.changed("role", fresh.role.id.value);
    return fresh;
}

Result<RoleSheet> updateRole(Database& db, const Tenant& tenant, const Caller& who, const RoleSheet& before,
                             const RoleSheet& wanted, Instant now, Effects& effects) {
    SEKISHO_CHECK(checkCustom(before));
    SEKISHO_CHECK(checkMayGrant(who, before.role, now));
    SEKISHO_TRY(after, checkedRole(db, tenant.domain, before, wanted));
    SEKISHO_CHECK(checkMayGrant(who, after.role, now));
    if (recordText(after) == recordText(before)) return before;
    return storeChanged(db, tenant, who, before, std::move(after), "update", now, effects);
}

Done deleteRole(Database& db, const Tenant& tenant, const Caller& who, const RoleSheet& before, Instant now,
                Effects& effects) {
    SEKISHO_CHECK(checkCustom(before));
    SEKISHO_CHECK(checkMayGrant(who, before.role, now));
    const std::string& uid = before.role.id.value;
    SEKISHO_TRY(holds, holdsOf(db, tenant.domain, uid, now));
    // The holdings first: an undo goes the other way and finds the role there when it brings them back.
    Effects ended;
    SEKISHO_CHECK(removeHolds(db, tenant, uid, who.name, now, ended));
    SEKISHO_CHECK(db.exec("UPDATE role SET deleted = :now, deleted_by = :by, held = :held, version = version + 1 WHERE "
                          "uid = :uid AND domain_id = :domain",
                          sekisho::toMillis(now), who.name, holdsText(holds), uid, tenant.domain));
    effects.audit(roleNote("delete", before, changesBetween(recordText(before), {})));
    effects.changed("role", uid, "delete");
    ended.moveTo(effects);
    return tellHolds(db, tenant, holds, "role.revoke", changeOf("role", before.role.name, {}), effects);
}

Result<RoleSheet> undeleteRole(Database& db, const Tenant& tenant, const Caller& who, std::string_view uid, Instant now,
                               Effects& effects) {
    SEKISHO_TRY(row, readRole(db, tenant.domain, uid));
    if (!row || row->sheet.role.builtIn == kRescue) return noRole();
    RoleSheet back = row->sheet;
    if (!back.deletedAt) return Error(ErrorKind::Conflict, "ROLE_NOT_DELETED");
    if (now - *back.deletedAt > kUndeleteRoles)
        return Error(ErrorKind::Conflict, "ROLE_UNDELETE_TOO_LATE")
            .with("max", std::to_string(sekisho::kRoleUndeleteDays));
    SEKISHO_CHECK(checkMayGrant(who, back.role, now));
    SEKISHO_CHECK(checkNameFree(db, tenant.domain, back.role.name, uid));
    SEKISHO_CHECK(checkRoleCount(db, tenant.domain));
    SEKISHO_TRY(held, putBackHolds(db, tenant, who, back.role, holdsFromText(row->held, uid), now));
    ++back.role.version;
    back.deletedAt.reset();
    back.deletedBy.clear();
    SEKISHO_CHECK(storeRole(db, tenant.domain, back));
    effects.audit(roleNote("undelete", back, changesBetween({}, recordText(back))));
    effects.changed("role", std::string(uid));
    SEKISHO_CHECK(tellHolds(db, tenant, held, "role.grant", changeOf("role", {}, back.role.name), effects));
    return back;
}

Result<std::optional<RoleSheet>> restoreRole(Database& db, const Tenant& tenant, const Caller& who,
                                             const std::optional<RoleSheet>& present,
                                             const std::optional<RoleSheet>& image, Instant now, Effects& effects) {
    std::optional<RoleSheet> out;
    if (!image) {
        if (present) SEKISHO_CHECK(deleteRole(db, tenant, who, *present, now, effects));
        return out;
    }
    if (present) {
        SEKISHO_TRY(after, updateRole(db, tenant, who, *present, *image, now, effects));
        return std::optional(std::move(after));
    }
    SEKISHO_TRY(back, checkedRole(db, tenant.domain, *image, *image));
    SEKISHO_CHECK(checkMayGrant(who, back.role, now));
    SEKISHO_CHECK(checkRoleCount(db, tenant.domain));
    // The row may still be there as a deleted one, with a version of its own.
    SEKISHO_TRY(row, readRole(db, tenant.domain, back.role.id.value));
    back.role.version = std::max(back.role.version, row ? row->sheet.role.version : 0) + 1;
    SEKISHO_CHECK(storeRole(db, tenant.domain, back));
    effects.audit(roleNote("restore", back, changesBetween({}, recordText(back))));
    effects.changed("role", back.role.id.value);
    out = std::move(back);
    return out;
}

Result<RoleSheet> roleOfImage(std::string uid, std::string_view doc) {
    boost::system::error_code failed;
    const auto value = json::parse(doc, failed);
    const auto* object = failed ? nullptr : value.if_object();
    const auto* name = object ? object->if_contains("name") : nullptr;
    const auto* note = object ? object->if_contains("note") : nullptr;
    const auto* grants = object ? object->if_contains("grants") : nullptr;
    if (!name || !name->is_string() || !note || !note->is_string() || !grants)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    RoleSheet out;
    out.preset = presetOfRole(uid);
    out.role = storedRole(std::move(uid), {}, std::string(name->get_string()), json::serialize(*grants), 0);
    out.note = std::string(note->get_string());
    return out;
}

Result<std::int64_t> purgeRoles(Database& db, DomainId domain, Instant now, int most, Effects& effects) {
    SEKISHO_TRY(rows, (db.rows<std::string, std::string>(
                          "SELECT uid, name FROM role WHERE domain_id = :domain AND deleted < :before AND (held <> "
                          "'[]' OR uid NOT LIKE '%:%') ORDER BY deleted LIMIT :most",
                          domain, sekisho::toMillis(now - kUndeleteRoles), most)));
    for (auto& [uid, name] : rows) {
        if (presetOfRole(uid).empty())
            SEKISHO_CHECK(db.exec("DELETE FROM role WHERE uid = :uid", uid));
        else
            SEKISHO_CHECK(db.exec("UPDATE role SET held = '[]' WHERE uid = :uid", uid));
        effects.audit({.action = "role.purge",
                       .targetKind = "role",
                       .targetId = uid,
                       .targetName = name,
                       .changesJson = changeOf("name", name, {})});
        effects.changed("role", uid, "delete");
    }
    return static_cast<std::int64_t>(rows.size());
}

} // namespace sekishod
