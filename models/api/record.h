#pragma once
// The record form of resources: what the service stores, what snapshot and change feed carry, what the console keeps.
// Ids only, no looked-up names; unset fields are left out; keys are those of the public API plus: version, createdAt,
// updatedAt, deletedAt, lastAccess, lastSignIn, passwordChangedAt, passwordChangeRequested, twoStep, hasPhoto.
// Reading is tolerant of unknown keys. Errors: BadInput with code RESPONSE_MALFORMED. Pure; thread-safe.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"
#include "models/domain/field_settings.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/profile_status.h"
#include "models/domain/structure.h"
#include "models/domain/tenant_fields.h"

#include <string>
#include <string_view>

namespace sekisho::api {

std::string recordText(const Member& member);
std::string recordText(const OrgUnit& unit);
std::string recordText(const Rank& rank);
std::string recordText(const Group& group);
std::string recordText(const CustomProperty& property);
std::string recordText(const ProfileStatus& status);
std::string recordText(const FieldSettings& settings);
Result<Member> memberFromRecord(std::string_view json);
Done readMemberRecord(std::string_view json, Member& into); // the same, into a new one: it is large and dear to move
Result<OrgUnit> orgUnitFromRecord(std::string_view json);
Result<Rank> rankFromRecord(std::string_view json); // "kind" is part of it
Result<Group> groupFromRecord(std::string_view json);
Result<CustomProperty> customPropertyFromRecord(std::string_view json);
Result<ProfileStatus> profileStatusFromRecord(std::string_view json);
Result<FieldSettings> fieldSettingsFromRecord(std::string_view json);
// `kind` as settingKind() says it; another one is RESPONSE_MALFORMED.
Result<TenantSetting> settingFromRecord(std::string_view kind, std::string_view json);

} // namespace sekisho::api
