#include "service/rules/holdings.h"

#include "service/auth/role_rows.h"
#include "service/rules/authority.h"
#include "service/rules/diff.h"
#include "service/rules/members.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

void note(const Holding& holding, std::string_view action, std::string_view name, std::string changes,
          Effects& effects) {
    effects.audit({.action = std::string(action),
                   .targetKind = "member",
                   .targetId = holding.user,
                   .targetName = std::string(name),
                   .changesJson = std::move(changes)});
    effects.changed("role", holding.role);
    effects.changed("holding", holding.user);
}

Done store(Database& db, const Tenant& tenant, const Holding& holding) {
    SEKISHO_CHECK(db.exec("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope, expires, version) "
                          "VALUES(:role, :member, :domain, :scope, :expires, :version) ON CONFLICT(role_uid, "
                          "member_uid) DO UPDATE SET scope = excluded.scope, expires = excluded.expires, version = "
                          "excluded.version",
                          holding.role, holding.user, tenant.domain, holding.scope, holding.expires, holding.version));
    return {};
}

// The name of somebody who can hold a role.
Result<std::string> holderName(Database& db, const Tenant& tenant, const std::string& uid) {
    SEKISHO_TRY(row, findMember(db, tenant.domain, uid));
    if (!row) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    SEKISHO_TRY(member, loadMemberRow(db, *row));
    if (member.member.deletedAt) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    return member.member.displayName();
}

} // namespace

std::string recordText(const Holding& holding) {
    json::object out{{"userId", holding.user}, {"roleId", holding.role}, {"scope", holding.scope}};
    out["expires"] = holding.expires ? json::value(*holding.expires) : json::value(nullptr);
    return json::serialize(out);
}

Result<Holding> holdingFromRecord(std::string_view record) {
    json::error_code fault;
    const auto value = json::parse(record, fault);
    const auto* object = fault ? nullptr : value.if_object();
    const auto text = [object](std::string_view key) {
        const auto* found = object ? object->if_contains(key) : nullptr;
        return found && found->is_string() ? std::string(found->get_string()) : std::string();
    };
    Holding out;
    out.user = text("userId");
    out.role = text("roleId");
    out.scope = text("scope");
    if (out.user.empty() || out.role.empty())
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    if (const auto* expires = object->if_contains("expires"); expires && expires->is_int64())
        out.expires = expires->get_int64();
    return out;
}

Result<std::optional<Holding>> findHolding(Database& db, DomainId domain, std::string_view key) {
    std::optional<Holding> out;
    const std::size_t border = key.find('/');
    if (border == std::string_view::npos) return out;
    Holding holding;
    holding.user = key.substr(0, border);
    holding.role = key.substr(border + 1);
    SEKISHO_TRY(row, (db.first<std::string, std::optional<std::int64_t>, std::int64_t>(
                         "SELECT scope, expires, version FROM role_holding WHERE role_uid = :role AND member_uid = "
                         ":member AND domain_id = :domain",
                         holding.role, holding.user, domain)));
    if (!row) return out;
    std::tie(holding.scope, holding.expires, holding.version) = std::move(*row);
    out = std::move(holding);
    return out;
}

Done grantRole(Database& db, const Tenant& tenant, const Holding& holding, std::string_view memberName,
               Effects& effects) {
    SEKISHO_CHECK(store(db, tenant, holding));
    const std::string shown = holding.role.substr(0, holding.role.find(':')); // built-in ones name the tenant, too
    note(holding, "role.grant", memberName, changeOf("role", {}, shown), effects);
    return {};
}

Result<std::optional<Holding>> restoreHolding(Database& db, const Tenant& tenant, const Caller& who,
                                              const std::optional<Holding>& present,
                                              const std::optional<Holding>& image, Instant now, Effects& effects) {
    std::optional<Holding> out;
    if (!present && !image) return out;
    const Holding& named = image ? *image : *present;
    SEKISHO_TRY(held, roleOf(db, tenant.domain, named.role));
    if (!held) return Error(ErrorKind::NotFound, "ROLE_NOT_EXIST");
    SEKISHO_CHECK(checkMayGrant(who, held->role, now));
    SEKISHO_TRY(name, holderName(db, tenant, named.user));
    if (!image) {
        SEKISHO_CHECK(db.exec("DELETE FROM role_holding WHERE role_uid = :role AND member_uid = :member AND domain_id "
                              "= :domain",
                              named.role, named.user, tenant.domain));
        note(named, "role.revoke", name, changesBetween(recordText(*present), {}), effects);
        return out;
    }
    // What somebody gives may not outlast his own right to give it.
    const Instant last = image->expires ? sekisho::fromMillis(*image->expires - 1) : Instant::max();
    SEKISHO_CHECK(checkMayGrant(who, held->role, last));
    Holding after = *image;
    after.version = present ? present->version : image->version;
    if (present && recordText(*present) == recordText(after)) return present;
    ++after.version;
    SEKISHO_CHECK(store(db, tenant, after));
    note(after, "role.grant", name, changesBetween(present ? recordText(*present) : std::string(), recordText(after)),
         effects);
    out = std::move(after);
    return out;
}

} // namespace sekishod
