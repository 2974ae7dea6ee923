// Groups: so far only what brings them back.

#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/groups.h"
#include "service/rules/restore.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Group;
using sekisho::Operation;
using sekisho::Result;
using sekisho::api::recordText;
using sekisho::sql::Database;

namespace {

namespace group_image {
enum Column : std::size_t { VersionOf, Count };
}

constexpr std::string_view kGroupMenu = "members.groups";

// Whoever may delete a member or an organization takes it out of its groups without a right to groups, and may take
// that back. A changeset that needed the right to groups needs it again.
Done checkMayRestoreGroups(Work& work, const Operation& operation) {
    SEKISHO_TRY(body, bodyOf(operation));
    const auto* number = body.get_object().if_contains("image");
    if (!number || !number->is_int64()) return sekisho::badInput("value", "INVALID_PARAMETER", {});
    SEKISHO_TRY(row, work.db.firstOften<std::string>("SELECT menus FROM changeset WHERE id = :image >> 24",
                                                     number->get_int64()));
    const std::string menus = ' ' + (row ? std::get<0>(*row) : std::string()) + ' ';
    if (row && menus.find(' ' + std::string(kGroupMenu) + ' ') == std::string::npos) return {};
    SEKISHO_CHECK(work.enter(kGroupMenu));
    return checkWholeTenant(work.authority());
}

} // namespace

Result<Outcome> restoreGroupBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkMayRestoreGroups(work, operation));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<GroupRow> image;
    if (kept.existed) {
        if (kept.columns.size() != group_image::Count)
            return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
        SEKISHO_TRY(group, sekisho::api::groupFromRecord(kept.doc));
        group.version = kept.columns[group_image::VersionOf];
        image = GroupRow{0, std::move(group)};
    }
    std::optional<GroupRow> present;
    SEKISHO_TRY(there, findGroup(work.db, work.tenant.domain, kept.key));
    if (there) {
        SEKISHO_TRY(row, loadGroupRow(work.db, *there));
        present = std::move(row);
    }
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->group.version : 0));
    SEKISHO_TRY(after, restoreGroup(work.db, work.tenant, present, image, work.now, work.effects));
    const Group named = after ? after->group : present ? present->group : image ? image->group : Group();
    return outcomeOf(kept.key, named.name, present ? recordText(present->group) : std::string(),
                     present ? present->group.version : 0, after ? recordText(after->group) : std::string(),
                     after ? after->group.version : 0);
}

Result<std::optional<Present>> presentGroup(Database& db, DomainId domain, std::string_view uid) {
    std::optional<Present> out;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string>(
                         "SELECT version, doc FROM grp WHERE uid = :uid AND domain_id = :domain", uid, domain)));
    if (row) out = Present{std::get<0>(*row), sekisho::api::recordDigest(std::get<1>(*row))};
    return out;
}

} // namespace sekishod
