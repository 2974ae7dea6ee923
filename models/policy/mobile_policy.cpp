#include "models/policy/mobile_policy.h"

#include "models/policy/value_reading.h"

#include <algorithm>

namespace sekisho::policy {

std::string_view mdmKey(Mdm mdm) {
    switch (mdm) {
    case Mdm::None:
        return "none";
    case Mdm::LineWorks:
        return "lineworks";
    case Mdm::ThirdParty:
        return "thirdParty";
    }
    return "none";
}

MobilePolicy mobilePolicyOf(const Values& given) {
    const Values values = completedFor("mobile", given);
    MobilePolicy policy;
    policy.passcodeRequired = textIn(values, "passcodeLock", {}) == "required";
    policy.passcodeFormat = textIn(values, "passcodeFormat", policy.passcodeFormat);
    policy.passcodeTries = static_cast<int>(std::clamp<std::int64_t>(numberIn(values, "passcodeTries", 5), 3, 10));
    policy.retentionDays = static_cast<int>(std::clamp<std::int64_t>(numberIn(values, "retentionDays", 0), 0, 30));
    policy.copyAllowed = flagIn(values, "copyAllowed", true);
    for (const auto mdm : {Mdm::LineWorks, Mdm::ThirdParty})
        if (textIn(values, "mdm", {}) == mdmKey(mdm)) policy.mdm = mdm;
    policy.mdmRequired = textIn(values, "mdmScope", {}) == "required";
    policy.mdmExceptions = textsIn(values, "mdmExceptions");
    std::ranges::sort(policy.mdmExceptions);
    return policy;
}

} // namespace sekisho::policy
