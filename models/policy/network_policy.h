#pragma once
// ネットワーク管理 (admin-screens.md §7.5; resources/policies/network.json): from where members may come. Pure.

#include "models/domain/session.h"
#include "models/policy/ip_range.h"
#include "models/policy/values.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::policy {

enum class NetworkMode { All, AllowList };
enum class SelfLockOut { Refuse, Confirm };
std::string_view networkModeKey(NetworkMode mode); // "all", "allowList"
std::string_view selfLockOutKey(SelfLockOut what); // "refuse", "confirm"

// Of the fields mode, addresses, exceptions, countryRestriction, countries, selfLockOut. Lists that the mode does not
// make count are kept.
struct NetworkPolicy {
    NetworkMode mode = NetworkMode::All;
    IpSet addresses;                     // entries that cannot be read are left out: they let nobody in
    std::vector<std::string> exceptions; // member ids, ascending: may come from anywhere
    bool countryRestriction = false;
    std::vector<std::string> countries; // ISO 3166-1 alpha-2, ascending
    SelfLockOut selfLockOut = SelfLockOut::Refuse;

    bool restrictsAddresses() const { return mode == NetworkMode::AllowList; }
    bool restrictsCountries() const { return mode == NetworkMode::All && countryRestriction; }
    bool isException(std::string_view user) const;
};
NetworkPolicy networkPolicyOf(const Values& values); // what is missing has its default

bool addressListCovers(ClientKind client); // all but the mobile app
bool countriesCover(ClientKind client);    // all but API tokens, which have no person to ask

// Where a request comes from, as one policy sees it.
struct NetworkPlace {
    bool listed = false; // its address is on the list; an unknown one is not
    bool home = false;   // its country is one of the list; an unknown one is not
};
NetworkPlace placeOf(const NetworkPolicy& policy, const std::optional<IpAddress>& address, std::string_view country);

// Refused: ACCESS_ADDRESS. StepUp: COUNTRY_STEP_UP, a sign-in must pass a second factor; sessions go on.
enum class NetworkVerdict { Allowed, Refused, StepUp };
struct NetworkSubject {
    bool isHighest = false; // comes from any address; the step-up holds for him too, it does not shut him out by itself
    bool isException = false;      // of NetworkPolicy::exceptions; holds for addresses alone
    bool isServiceAccount = false; // obeys the list as members do, is on no list of exceptions
};
NetworkVerdict networkVerdict(const NetworkPolicy& policy, ClientKind client, NetworkPlace place,
                              NetworkSubject subject);
NetworkVerdict networkVerdict(const NetworkPolicy& policy, ClientKind client, const std::optional<IpAddress>& address,
                              std::string_view country, NetworkSubject subject);

} // namespace sekisho::policy
