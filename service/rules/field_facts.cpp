#include "service/rules/field_facts.h"

#include "service/rules/custom_properties.h"
#include "service/rules/fields.h"
#include "service/rules/statuses.h"

#include <set>
#include <utility>

namespace sekishod {

using sekisho::CustomProperty;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::FieldsPicture;
using sekisho::ProfileStatus;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

Result<std::int64_t> membersShowing(Database& db, const Tenant& tenant, const std::string& status,
                                    sekisho::Instant now) {
    SEKISHO_TRY(row, db.first<std::int64_t>("SELECT count(DISTINCT member_uid) FROM member_status WHERE domain_id = "
                                            ":domain AND status_id = :status AND (ends IS NULL OR ends > :now)",
                                            tenant.domain, status, sekisho::toMillis(now)));
    return row ? std::get<0>(*row) : 0;
}

Done checkAllNamed(const std::vector<std::string>& ids, std::size_t count) {
    const std::set<std::string> once(ids.begin(), ids.end());
    if (once.size() != ids.size() || ids.size() != count) return sekisho::badInput("ids", "RANK_ORDER", {});
    return {};
}

} // namespace

Result<FieldsPicture> fieldsPicture(Database& db, const Tenant& tenant, sekisho::Instant now) {
    FieldsPicture picture;
    picture.settings = tenant.fields;
    picture.useProfileStatus = tenant.useProfileStatus;
    SEKISHO_TRY(next, upcomingNumber(db, tenant));
    SEKISHO_TRY(without, membersWithoutNumber(db, tenant.domain));
    picture.nextNumber = next;
    picture.withoutNumber = without;
    for (const CustomProperty& property : tenant.properties) {
        SEKISHO_TRY(row, loadCustomProperty(db, tenant.domain, property.id.value));
        SEKISHO_TRY(members, holdersOfProperty(db, row.row));
        picture.properties.push_back({property, members});
    }
    SEKISHO_TRY(statuses, profileStatuses(db, tenant.domain));
    for (ProfileStatus& status : statuses) {
        SEKISHO_TRY(members, membersShowing(db, tenant, status.id, now));
        picture.statuses.push_back({std::move(status), members});
    }
    return picture;
}

Done orderProperties(Database& db, const Tenant& tenant, const std::vector<std::string>& ids, Effects& effects) {
    SEKISHO_CHECK(checkAllNamed(ids, tenant.properties.size()));
    int order = 0;
    for (const std::string& id : ids) {
        SEKISHO_TRY(row, loadCustomProperty(db, tenant.domain, id));
        CustomProperty after = row.property;
        after.displayOrder = ++order;
        SEKISHO_CHECK(updateCustomProperty(db, tenant, row, std::move(after), effects));
    }
    return {};
}

Done orderStatuses(Database& db, const Tenant& tenant, const std::vector<std::string>& ids, Effects& effects) {
    if (!tenant.useProfileStatus) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_NOT_ENABLED");
    SEKISHO_TRY(all, profileStatuses(db, tenant.domain));
    SEKISHO_CHECK(checkAllNamed(ids, all.size()));
    int order = 0;
    for (const std::string& id : ids) {
        SEKISHO_TRY(status, loadProfileStatus(db, tenant.domain, id));
        ProfileStatus after = status;
        after.displayOrder = ++order;
        SEKISHO_CHECK(updateProfileStatus(db, tenant, status, std::move(after), effects));
    }
    return {};
}

} // namespace sekishod
