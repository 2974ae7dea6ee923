#pragma once
// Rules for what people type: the same functions give the console its words and the service its refusals.
// Limits come from resources/member_fields.json. Each error names the wire field and a code of resources/errors.json.
// Pure; thread-safe.

#include "models/domain/custom_property.h"
#include "models/domain/error.h"
#include "models/domain/field_settings.h"
#include "models/domain/group.h"
#include "models/domain/member.h"
#include "models/domain/profile_status.h"
#include "models/domain/structure.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

struct FieldRule {        // one line of resources/member_fields.json
    std::string_view key; // wire path, "userName.lastName"
    std::string_view ja;
    std::string_view en;
    std::string_view kind; // text, kana, email, localPart, phone, date, enum, instant, list …
    int minLength;
    int maxLength; // code points; 0 = not limited
    std::string_view allowedSymbols;
    std::string_view group;  // block of the detail page: basic, name, work, contact, personal, account
    bool mayRequire = false; // 項目管理 may make it compulsory,
    bool mayHide = false;    // hide it from members,
    bool mayOpen = false;    // let the member change it himself
};

const std::vector<FieldRule>& memberFields();
const FieldRule* memberField(std::string_view key);

Done checkLocalPart(std::string_view localPart);                      // 2–40 of a-z 0-9 . - _, see §3.1.1
Done checkLogin(std::string_view email);                              // local@group, whole ≤ 90
Done checkMailAddress(std::string_view mail, std::string_view field); // ≤ 256, local ≤ 64, domain ≤ 253
Done checkPersonName(const UserName& name); // together ≤ 80, at least one, allowed symbols, katakana readings
Done checkPhone(std::string_view phone, std::string_view field);
Done checkExternalKey(std::string_view key, std::string_view field);
Done checkDate(std::string_view date, std::string_view field);
Done checkDisplayName(std::string_view name, std::string_view field,
                      std::size_t max); // organization, level, position, type names
Done checkOrgUnit(const OrgUnit& unit);
Done checkRank(const Rank& rank);
Done checkGroup(const Group& group);
Done checkCustomProperty(const CustomProperty& property);
Done checkProfileStatus(const ProfileStatus& status);
Done checkFieldSettings(const FieldSettings& settings);

// All faults of a member at once, in the order of the form.
std::vector<Error> checkMember(const Member& member);
// Lower-cases the login, trims blanks at both ends of texts, makes exactly one organization and team primary.
Member normalized(Member member);

} // namespace sekisho
