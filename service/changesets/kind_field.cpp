// What a tenant has set about the fields of its members: custom properties, profile statuses, field management. All of
// it belongs to the whole tenant, and so must the right of whoever changes it.

#include "models/api/record.h"
#include "models/api/record_diff.h"
#include "models/api/settings_wire.h"
#include "service/changesets/kinds.h"
#include "service/rules/custom_properties.h"
#include "service/rules/fields.h"
#include "service/rules/statuses.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::CustomProperty;
using sekisho::CustomPropertyId;
using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::FieldSettings;
using sekisho::Operation;
using sekisho::ProfileStatus;
using sekisho::Result;
using sekisho::api::recordText;
using sekisho::api::WriteMode;
using sekisho::sql::Database;

namespace {

// What there is, or nothing.
template<class T>
Result<std::optional<T>> ifThere(Result<T> found) {
    if (found) return std::optional(std::move(*found));
    if (found.error().kind == ErrorKind::NotFound) return std::optional<T>{};
    return std::move(found).error();
}

namespace property_image {
enum Column : std::size_t { RowOf, VersionOf, Count };
}
namespace status_image {
enum Column : std::size_t { VersionOf, Count };
}

sekisho::Done checkColumns(const Image& image, std::size_t count) {
    if (image.columns.size() != count) return Error(ErrorKind::Corrupt, "CACHE_CORRUPT").because("a before-image");
    return {};
}

Outcome propertyOutcome(std::string uid, const std::optional<CustomPropertyRow>& before,
                        const std::optional<CustomPropertyRow>& after) {
    Outcome out;
    out.uid = uid;
    if (!before && !after) return out;
    const CustomProperty& named = after ? after->property : before->property;
    return outcomeOf(std::move(uid), named.displayName, before ? recordText(before->property) : std::string(),
                     before ? before->property.version : 0, after ? recordText(after->property) : std::string(),
                     after ? after->property.version : 0);
}

Result<CustomPropertyRow> foundProperty(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(id, work.target(operation, "customProperty"));
    SEKISHO_TRY(row, loadCustomProperty(work.db, work.tenant.domain, id));
    SEKISHO_CHECK(work.checkBase(operation, row.property.id.value, row.property.version));
    return row;
}

std::string statusUid(DomainId domain, std::string_view id) {
    return fmt::format("{}/{}", domain, id);
}

Outcome statusOutcome(std::string uid, const std::optional<ProfileStatus>& before,
                      const std::optional<ProfileStatus>& after) {
    Outcome out;
    out.uid = uid;
    if (!before && !after) return out;
    return outcomeOf(std::move(uid), after ? after->name : before->name, before ? recordText(*before) : std::string(),
                     before ? before->version : 0, after ? recordText(*after) : std::string(),
                     after ? after->version : 0);
}

sekisho::Done enterStatuses(const Work& work) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    if (!work.tenant.useProfileStatus) return Error(ErrorKind::Forbidden, "PROFILE_STATUS_NOT_ENABLED");
    return {};
}

Result<ProfileStatus> foundStatus(Work& work, const Operation& operation) {
    SEKISHO_CHECK(enterStatuses(work));
    SEKISHO_TRY(id, work.target(operation, "profileStatus"));
    SEKISHO_TRY(status, loadProfileStatus(work.db, work.tenant.domain, policyKeyOf(id)));
    SEKISHO_CHECK(work.checkBase(operation, statusUid(work.tenant.domain, status.id), status.version));
    return status;
}

std::string fieldsUid(DomainId domain) {
    return fmt::format("{}/fields", domain);
}

Result<Outcome> storedFields(Work& work, const Operation& operation, FieldSettings wanted, std::string_view action) {
    const FieldSettings before = work.tenant.fields;
    const std::string uid = fieldsUid(work.tenant.domain);
    SEKISHO_CHECK(work.checkBase(operation, uid, before.version));
    SEKISHO_TRY(after, storeFieldSettings(work.db, work.tenant, std::move(wanted), work.effects, action));
    SEKISHO_CHECK(work.reloadTenant());
    return outcomeOf(uid, work.tenant.name, recordText(before), before.version, recordText(after), after.version);
}

} // namespace

// Rows of members that follow obey what is there by then.
Result<Outcome> createPropertyBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(body, bodyOf(operation));
    CustomProperty fresh;
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(property, sekisho::api::customPropertyFromRequest(body, WriteMode::Create, fresh));
    property.id = CustomPropertyId(work.newUid());
    SEKISHO_TRY(row, createCustomProperty(work.db, work.tenant, std::move(property), work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    return propertyOutcome(row.property.id.value, std::nullopt, row);
}

Result<Outcome> updatePropertyBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundProperty(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(property, sekisho::api::customPropertyFromRequest(body, WriteMode::Patch, before.property));
    SEKISHO_TRY(after, updateCustomProperty(work.db, work.tenant, before, std::move(property), work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    return propertyOutcome(before.property.id.value, before, after);
}

Result<Outcome> deletePropertyBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundProperty(work, operation));
    SEKISHO_TRY(holders, holdersOfProperty(work.db, before.row));
    if (holders > 0) work.loses("customPropertyHolders", holders);
    SEKISHO_CHECK(deleteCustomProperty(work.db, work.tenant, before, work.now, work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    return propertyOutcome(before.property.id.value, before, std::nullopt);
}

Result<Outcome> restorePropertyBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<CustomPropertyRow> image;
    if (kept.existed) {
        SEKISHO_CHECK(checkColumns(kept, property_image::Count));
        SEKISHO_TRY(then, sekisho::api::customPropertyFromRecord(kept.doc));
        then.version = kept.columns[property_image::VersionOf];
        image = CustomPropertyRow{kept.columns[property_image::RowOf], std::move(then)};
    }
    SEKISHO_TRY(present, ifThere(loadCustomProperty(work.db, work.tenant.domain, kept.key)));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->property.version : 0));
    SEKISHO_TRY(after, restoreCustomProperty(work.db, work.tenant, present, image, work.now, work.effects));
    SEKISHO_CHECK(work.reloadTenant());
    return propertyOutcome(kept.key, present, after);
}

Result<std::optional<Present>> presentProperty(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(row, ifThere(loadCustomProperty(db, domain, uid)));
    if (!row) return std::optional<Present>{};
    return std::optional(Present{row->property.version, sekisho::api::recordDigest(recordText(row->property))});
}

Result<Outcome> createStatusBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(enterStatuses(work));
    SEKISHO_TRY(body, bodyOf(operation));
    ProfileStatus fresh;
    fresh.domain = work.tenant.domain;
    SEKISHO_TRY(status, sekisho::api::profileStatusFromRequest(body, WriteMode::Create, fresh));
    SEKISHO_TRY(stored, createProfileStatus(work.db, work.tenant, std::move(status), work.effects));
    return statusOutcome(statusUid(work.tenant.domain, stored.id), std::nullopt, stored);
}

Result<Outcome> updateStatusBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundStatus(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(status, sekisho::api::profileStatusFromRequest(body, WriteMode::Patch, before));
    SEKISHO_TRY(after, updateProfileStatus(work.db, work.tenant, before, std::move(status), work.effects));
    return statusOutcome(statusUid(work.tenant.domain, before.id), before, after);
}

Result<Outcome> deleteStatusBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, foundStatus(work, operation));
    SEKISHO_CHECK(deleteProfileStatus(work.db, work.tenant, before, work.effects));
    return statusOutcome(statusUid(work.tenant.domain, before.id), before, std::nullopt);
}

Result<Outcome> restoreStatusBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    std::optional<ProfileStatus> image;
    if (kept.existed) {
        SEKISHO_CHECK(checkColumns(kept, status_image::Count));
        SEKISHO_TRY(then, sekisho::api::profileStatusFromRecord(kept.doc));
        then.version = kept.columns[status_image::VersionOf];
        image = std::move(then);
    }
    SEKISHO_TRY(present, ifThere(loadProfileStatus(work.db, work.tenant.domain, policyKeyOf(kept.key))));
    SEKISHO_CHECK(work.checkBase(operation, kept.key, present ? present->version : 0));
    SEKISHO_TRY(after, restoreProfileStatus(work.db, work.tenant, present, std::move(image), work.effects));
    return statusOutcome(kept.key, present, after);
}

Result<std::optional<Present>> presentStatus(Database& db, DomainId domain, std::string_view uid) {
    SEKISHO_TRY(status, ifThere(loadProfileStatus(db, domain, policyKeyOf(uid))));
    if (!status) return std::optional<Present>{};
    return std::optional(Present{status->version, sekisho::api::recordDigest(recordText(*status))});
}

Result<Outcome> updateFieldsBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(body, bodyOf(operation));
    SEKISHO_TRY(wanted, sekisho::api::fieldSettingsFromRequest(body, work.tenant.fields));
    return storedFields(work, operation, std::move(wanted), "fields.update");
}

// Before the first settings were stored every field was free.
Result<Outcome> restoreFieldsBy(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(kept, imageOf(work, operation));
    FieldSettings then;
    if (kept.existed) {
        SEKISHO_TRY(image, sekisho::api::fieldSettingsFromRecord(kept.doc));
        then = std::move(image);
    }
    return storedFields(work, operation, std::move(then), "fields.restore");
}

Result<std::optional<Present>> presentFields(Database& db, DomainId domain, std::string_view) {
    SEKISHO_TRY(tenant, loadTenant(db, domain));
    if (tenant.fields.version == 0) return std::optional<Present>{};
    return std::optional(Present{tenant.fields.version, sekisho::api::recordDigest(recordText(tenant.fields))});
}

} // namespace sekishod
