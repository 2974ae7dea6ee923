#include "models/policy/policy_effects.h"

#include "models/policy/mobile_policy.h"
#include "models/policy/network_policy.h"
#include "models/policy/value_reading.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sekisho::policy {

namespace {

constexpr std::string_view kAllowList = "allowListOn";
constexpr std::string_view kRange = "allowedRangeGone";
constexpr std::string_view kCountries = "countryRestrictionOn";
constexpr std::string_view kMdm = "thirdPartyMdmOn";
constexpr std::array kEffectKeys{kAllowList, kRange, kCountries, kMdm};

void endSessions(Effects& effects, Ends more) {
    if (effects.ends == Ends::Nothing)
        effects.ends = more;
    else if (effects.ends != more)
        effects.ends = Ends::All; // each of the two partial ones is what the other leaves
}

// Nothing after the last address of all.
std::optional<IpAddress> addressAfter(IpAddress address) {
    for (auto byte = address.bytes.rbegin(); byte != address.bytes.rend(); ++byte) {
        if (*byte != std::numeric_limits<std::uint8_t>::max()) {
            ++*byte;
            return address;
        }
        *byte = 0;
    }
    return std::nullopt;
}

// Whether every address of `range` lies in one of `ranges`, which are ascending by their first address.
bool coveredBy(const IpRange& range, const std::vector<IpRange>& ranges) {
    IpAddress next = range.first;
    for (const auto& one : ranges) {
        if (one.last < next) continue;
        if (next < one.first) return false;
        if (range.last <= one.last) return true;
        next = *addressAfter(one.last); // there is one: range.last is behind
    }
    return false;
}

bool somethingGone(const NetworkPolicy& before, const NetworkPolicy& after) {
    return !std::ranges::all_of(before.addresses.ranges(),
                                [&after](const IpRange& range) { return coveredBy(range, after.addresses.ranges()); });
}

Effects effectsOfNetwork(const NetworkPolicy& before, const NetworkPolicy& after) {
    Effects effects;
    const auto happens = [&effects](Ends ends, std::string_view effect, std::string_view field) {
        endSessions(effects, ends);
        effects.apiTokens = true;
        effects.causes.push_back({effect, field});
    };
    if (after.restrictsAddresses()) {
        if (!before.restrictsAddresses())
            happens(Ends::AllButMobileApp, kAllowList, "mode");
        else if (somethingGone(before, after))
            happens(Ends::AllButMobileApp, kRange, "addresses");
    }
    if (after.restrictsCountries() && !before.restrictsCountries())
        happens(Ends::All, kCountries, "countryRestriction");
    return effects;
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

} // namespace sekisho::policy
