#pragma once
// The public forms of custom properties, profile statuses and chart restrictions (lineworks-api.md §3.5–3.7), and the
// field settings of the extension. Errors are BadInput at the wire field.

#include "models/api/user_wire.h"
#include "models/domain/chart_restriction.h"
#include "models/domain/custom_property.h"
#include "models/domain/field_settings.h"
#include "models/domain/profile_status.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::api {

std::string customPropertyText(const CustomProperty& property);
Result<CustomProperty> customPropertyFromRequest(const boost::json::value& body, WriteMode mode,
                                                 const CustomProperty& base);

std::string profileStatusText(const ProfileStatus& status);
Result<ProfileStatus> profileStatusFromRequest(const boost::json::value& body, WriteMode mode,
                                               const ProfileStatus& base);

// What a member shows: /users/{userId}/user-profile-statuses.
struct MemberStatusEntry {
    std::string id;       // userProfileStatusId
    std::string statusId; // profileStatusId
    std::string message;  // ≤ 50
    std::optional<Instant> start;
    std::optional<Instant> end;
    std::string autoReplyJson; // autoReplyMail as sent, checked; empty: none
    Version version = 1;
    bool reservedAt(Instant now) const { return start && *start > now; } // scheduleType RESERVED, else PRESENT
};
std::string memberStatusText(const MemberStatusEntry& entry, const std::string& name, Instant now,
                             std::chrono::minutes offset);
Result<MemberStatusEntry> memberStatusFromRequest(const boost::json::value& body, WriteMode mode,
                                                  const MemberStatusEntry& base);

// As the console asks and reads it: the list of one member, and the body that sets or changes one.
Result<std::vector<ShownStatus>> shownStatusesFromText(std::string_view text);
std::string shownStatusInput(const ShownStatus& status);

std::string chartRestrictionText(const ChartRestriction& restriction, const Names& names);
Result<ChartRestriction> chartRestrictionFromRequest(const boost::json::value& body, const IdResolver& ids);

// {fields:[{key,required,visible,editable}], employeeNumber:{automatic,prefix,digits}}. Replaces: a field that is not
// named becomes optional, visible and closed. Only what differs from that is kept.
Result<FieldSettings> fieldSettingsFromRequest(const boost::json::value& body, const FieldSettings& base);

} // namespace sekisho::api
