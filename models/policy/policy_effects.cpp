#include "models/policy/policy_effects.h"

#include "models/policy/mobile_policy.h"
#include "models/policy/network_policy.h"
#include "models/policy/value_reading.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sekisho::policy {

namespace {

constexpr std::string_view kAllowList = "allowListOn";
constexpr std::string_view kRange = "allowedRangeGone";
constexpr std::string_view kCountries = "countryRestrictionOn";
constexpr std::string_view kMdm = "thirdPartyMdmOn";
constexpr std::array kEffectKeys{kAllowList, kRange, kCountries, kMdm};

// Both are ascending and joined: what is covered at all lies within one range.
bool somethingGone(const NetworkPolicy& before, const NetworkPolicy& after) {
    const auto& left = after.addresses.ranges();
    return std::ranges::any_of(before.addresses.ranges(), [&left](const IpRange& range) {
        const auto behind = std::ranges::upper_bound(left, range.first, {}, &IpRange::first);
        return behind == left.begin() || std::prev(behind)->last < range.last;
    });
}

// The two modes exclude each other, so there is one cause at most.
Effects effectsOfNetwork(const NetworkPolicy& before, const NetworkPolicy& after) {
    if (after.restrictsCountries() && !before.restrictsCountries())
        return {Ends::All, true, {{kCountries, "countryRestriction"}}};
    if (!after.restrictsAddresses()) return {};
    if (!before.restrictsAddresses()) return {Ends::AllButMobileApp, true, {{kAllowList, "mode"}}};
    if (somethingGone(before, after)) return {Ends::AllButMobileApp, true, {{kRange, "addresses"}}};
    return {};
}

} // namespace

std::string_view endsKey(Ends ends) {
    switch (ends) {
    case Ends::Nothing:
        return "nothing";
    case Ends::MobileApp:
        return "mobileApp";
    case Ends::AllButMobileApp:
        return "allButMobileApp";
    case Ends::All:
        return "all";
    }
    return "nothing";
}

std::span<const std::string_view> effectKeys() {
    return kEffectKeys;
}

Effects effectsOf(std::string_view key, const Values& before, const Values& after) {
    if (key == "network") return effectsOfNetwork(networkPolicyOf(before), networkPolicyOf(after));
    if (key != "mobile") return {};
    if (mobilePolicyOf(after).mdm != Mdm::ThirdParty || mobilePolicyOf(before).mdm == Mdm::ThirdParty) return {};
    return {Ends::MobileApp, false, {{kMdm, "mdm"}}};
}

bool endsSession(const Effects& effects, ClientKind client) {
    if (client == ClientKind::Api) return effects.apiTokens;
    switch (effects.ends) {
    case Ends::Nothing:
        return false;
    case Ends::MobileApp:
        return client == ClientKind::MobileApp;
    case Ends::AllButMobileApp:
        return client != ClientKind::MobileApp;
    case Ends::All:
        return true;
    }
    return false;
}

Values savedValues(std::string_view key, const Values& before, Values after) {
    const auto linked = [](const EffectCause& cause) { return cause.effect == kMdm; };
    if (std::ranges::any_of(effectsOf(key, before, after).causes, linked))
        after["mdmExceptions"] = std::vector<std::string>();
    return after;
}

} // namespace sekisho::policy
