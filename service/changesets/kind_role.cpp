// Roles: only brought back. Requests of their own make, change and delete them; who held one comes back by itself
// (kind_holding.cpp).

#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/roles.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::RoleSheet;
using sekisho::sql::Database;

namespace {

namespace role_image {
enum Column : std::size_t { VersionOf, Deleted, Count };
}

Result<std::optional<RoleSheet>> roleThen(const Image& kept) {
    std::optional<RoleSheet> out;
    if (!kept.existed) return out;
    if (kept.columns.size() != role_image::Count)
        return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    if (!kept.isNull[role_image::Deleted]) return out; // it was deleted then
    SEKISHO_TRY(sheet, roleOfImage(kept.key, kept.doc));
    sheet.role.version = kept.columns[role_image::VersionOf];
    out = std::move(sheet);
    return out;
}

} // namespace

Result<Outcome> restoreRoleBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    SEKISHO_TRY(image, roleThen(kept));
    SEKISHO_TRY(present, findRole(work.db, work.tenant.domain, kept.key));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->role.version : 0));
    SEKISHO_TRY(after, restoreRole(work.db, work.tenant, work.author, present, image, work.now, work.effects));
    if (!present && !after) {
        Outcome nothing;
        nothing.uid = kept.key;
        return nothing;
    }
    return outcomeOf(kept.key, (after ? *after : *present).role.name, present ? recordText(*present) : std::string(),
                     present ? present->role.version : 0, after ? recordText(*after) : std::string(),
                     after ? after->role.version : 0);
}

Result<std::optional<Present>> presentRole(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(found, findRole(db, domain, uid));
    if (!found) return std::optional<Present>{};
    return std::optional(Present{found->role.version, sekisho::api::recordDigest(recordText(*found))});
}

} // namespace sekishod
