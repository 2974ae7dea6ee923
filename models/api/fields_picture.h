#pragma once
// GET /v1.0/admin/fields: the settings of fields with all custom properties and profile statuses in their record form,
// and how many members each of them touches. Pure; thread-safe.

#include "models/domain/error.h"
#include "models/domain/tenant_fields.h"

#include <string>
#include <string_view>

namespace sekisho::api {

std::string fieldsPictureText(const FieldsPicture& picture);
// RESPONSE_MALFORMED. Only fields that are not as they come are kept.
Result<FieldsPicture> fieldsPictureFromText(std::string_view text);
// The body that replaces the settings; the version goes as If-Match.
std::string fieldSettingsInput(const FieldSettings& settings);
// {"given":12,"left":0}; RESPONSE_MALFORMED.
Result<NumbersGiven> numbersGivenFromText(std::string_view text);

} // namespace sekisho::api
