#pragma once
// モバイル管理 (admin-screens.md §7.6; resources/policies/mobile.json) as values.

#include "models/policy/values.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

enum class Mdm { None, LineWorks, ThirdParty };
std::string_view mdmKey(Mdm mdm); // "none", "lineworks", "thirdParty"

struct MobilePolicy {
    bool passcodeRequired = false;
    std::string passcodeFormat = "digits4"; // or "alphanumeric6", "alphanumeric8"
    int passcodeTries = 5;                  // 3–10, then the app logs out
    int retentionDays = 0;                  // 0 = no limit
    bool copyAllowed = true;
    Mdm mdm = Mdm::None;
    bool mdmRequired = false;               // of LINE WORKS MDM
    std::vector<std::string> mdmExceptions; // member ids, ascending; of LINE WORKS MDM
    bool operator==(const MobilePolicy&) const = default;
};
MobilePolicy mobilePolicyOf(const Values& values);

} // namespace sekisho::policy
