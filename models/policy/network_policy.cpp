#include "models/policy/network_policy.h"

#include "models/policy/value_reading.h"

#include <algorithm>

namespace sekisho::policy {

namespace {

std::vector<std::string> ascending(std::vector<std::string> texts) {
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end()); // clang 14 cannot read what ranges give here
    return texts;
}

bool among(const std::vector<std::string>& texts, std::string_view text) {
    const auto found =
        std::ranges::lower_bound(texts, text, {}, [](const std::string& t) -> std::string_view { return t; });
    return found != texts.end() && *found == text;
}

} // namespace

std::string_view networkModeKey(NetworkMode mode) {
    return mode == NetworkMode::AllowList ? "allowList" : "all";
}

std::string_view selfLockOutKey(SelfLockOut what) {
    return what == SelfLockOut::Confirm ? "confirm" : "refuse";
}

bool NetworkPolicy::isException(std::string_view user) const {
    return among(exceptions, user);
}

NetworkPolicy networkPolicyOf(const Values& given) {
    const Values values = completedFor("network", given);
    NetworkPolicy policy;
    if (textIn(values, "mode", {}) == networkModeKey(NetworkMode::AllowList)) policy.mode = NetworkMode::AllowList;
    std::vector<IpRange> ranges;
    for (const auto& entry : addressesIn(values, "addresses"))
        if (auto range = ipRangeOf(entry.range)) ranges.push_back(*range);
    policy.addresses = IpSet(std::move(ranges));
    policy.exceptions = ascending(textsIn(values, "exceptions"));
    policy.countryRestriction = flagIn(values, "countryRestriction", false);
    policy.countries = ascending(textsIn(values, "countries"));
    if (textIn(values, "selfLockOut", {}) == selfLockOutKey(SelfLockOut::Confirm))
        policy.selfLockOut = SelfLockOut::Confirm;
    return policy;
}

bool addressListCovers(ClientKind client) {
    return client != ClientKind::MobileApp;
}

bool countriesCover(ClientKind client) {
    return client != ClientKind::Api;
}

NetworkPlace placeOf(const NetworkPolicy& policy, const std::optional<IpAddress>& address, std::string_view country) {
    NetworkPlace place;
    if (policy.restrictsAddresses()) place.listed = address && policy.addresses.contains(*address);
    if (policy.restrictsCountries()) place.home = !country.empty() && among(policy.countries, country);
    return place;
}

NetworkVerdict networkVerdict(const NetworkPolicy& policy, ClientKind client, NetworkPlace place,
                              NetworkSubject subject) {
    if (policy.restrictsAddresses()) {
        if (place.listed || !addressListCovers(client) || subject.isHighest) return NetworkVerdict::Allowed;
        const bool excepted = subject.isException && !subject.isServiceAccount;
        return excepted ? NetworkVerdict::Allowed : NetworkVerdict::Refused;
    }
    if (policy.restrictsCountries() && !place.home && countriesCover(client) && !subject.isServiceAccount)
        return NetworkVerdict::StepUp;
    return NetworkVerdict::Allowed;
}

NetworkVerdict networkVerdict(const NetworkPolicy& policy, ClientKind client, const std::optional<IpAddress>& address,
                              std::string_view country, NetworkSubject subject) {
    return networkVerdict(policy, client, placeOf(policy, address, country), subject);
}

} // namespace sekisho::policy
