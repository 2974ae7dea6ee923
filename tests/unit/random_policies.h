#pragma once
// Policies, members and requests from a seed, out of small pools so that they meet one another often; and plainly
// written answers to hold the quick ones against.

#include "models/policy/access_decision.h"
#include "models/policy/value_reading.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace sekisho::test {

class RandomPolicies {
  public:
    explicit RandomPolicies(std::uint64_t seed) : random_(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool coin() { return below(2) == 0; }
    template<class T>
    const T& oneOf(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }
    template<class T>
    std::vector<T> someOf(const std::vector<T>& from) {
        std::vector<T> out;
        for (const T& one : from)
            if (coin()) out.push_back(one);
        return out;
    }
    template<class E>
    E key(int count) {
        return static_cast<E>(below(count));
    }

    std::string address() {
        switch (below(8)) {
        case 0:
            return oneOf<std::string>({"", "unknown", "fe80::1%eth0", "203.0.113.300"});
        case 1:
            return "2001:db8::" + std::to_string(1 + below(9));
        case 2:
            return "::ffff:203.0.113." + std::to_string(below(16));
        case 3:
            return "198.51.100." + std::to_string(below(16));
        default:
            return "203.0.113." + std::to_string(below(16));
        }
    }
    std::string range() {
        const std::string net = oneOf<std::string>({"203.0.113.", "198.51.100."});
        const int from = below(16);
        switch (below(6)) {
        case 0:
            return "2001:db8::" + std::to_string(1 + below(4)) + "-2001:db8::" + std::to_string(5 + below(4));
        case 1:
            return net + std::to_string(from) + "/" + std::to_string(28 + below(5));
        case 2:
            return "not an address";
        case 3:
            return net + std::to_string(from);
        default:
            return net + std::to_string(from) + "-" + net + std::to_string(from + below(6));
        }
    }
    std::string member() { return "member-" + std::to_string(below(kMembers)); }
    std::string country() { return oneOf<std::string>({"JP", "US", "DE", "KR", ""}); }
    std::string extension() { return oneOf<std::string>({"exe", "EXE", ".js", "pdf", "Zip", "", "docx"}); }
    ClientKind client() { return key<ClientKind>(6); }

    policy::Values network() {
        std::vector<policy::AddressEntry> addresses;
        for (int i = below(5); i > 0; --i)
            addresses.push_back({range(), ""});
        return {{"mode", std::string(coin() ? "allowList" : "all")},
                {"addresses", addresses},
                {"exceptions", someOf<std::string>({"member-1", "member-3", "member-5"})},
                {"countryRestriction", coin()},
                {"countries", someOf<std::string>({"JP", "US", "DE"})}};
    }
    policy::Values files() {
        return {
            {"mobileUpload", coin()},
            {"restrictedServices", someOf<std::string>({"board", "talk", "calendar", "contacts", "drive", "tasks"})},
            {"extensions", someOf<std::string>({"exe", "js", "zip"})}};
    }
    policy::Values externalTalk() {
        const auto who = [this] { return std::string(coin() ? "all" : "specific"); };
        const std::vector<std::string> listed{"member-2", "member-1", "member-4"};
        return {{"line", coin()},  {"lineWho", who()},  {"lineMembers", someOf(listed)},  {"filesToLine", coin()},
                {"works", coin()}, {"worksWho", who()}, {"worksMembers", someOf(listed)}, {"filesToWorks", coin()}};
    }
    policy::Values account() {
        const auto number = [this](std::vector<std::int64_t> of) { return policy::Value(oneOf(of)); };
        return {{"passwordExpiryDays", number({0, 30, 90, 360})},
                {"idleMinutesBrowser", number({0, 30, 1440})},
                {"idleDaysMobileApp", number({30, 180})},
                {"loginByPhone", coin()},
                {"loginByLine", coin()},
                {"loginByScreenUnlock", coin()}};
    }
    policy::Values mobile() { return {{"mdm", oneOf<std::string>({"none", "lineworks", "thirdParty"})}}; }
    policy::PolicyValues all() {
        return {{"network", network()},
                {"files", files()},
                {"externalTalk", externalTalk()},
                {"account", account()},
                {"mobile", mobile()}};
    }
    policy::Matrix matrix() {
        policy::Matrix out = policy::Matrix::everything();
        out.mobileApp = below(4) != 0;
        for (auto& row : out.on)
            for (bool& one : row)
                one = one && below(4) != 0;
        return settled(out);
    }
    policy::AccessSubject subject(std::string_view user, const policy::Matrix* matrix) {
        policy::AccessSubject out;
        out.user = user;
        out.isServiceAccount = below(8) == 0;
        out.isHighest = !out.isServiceAccount && below(8) == 0;
        out.standing = below(4) != 0 ? policy::Standing::Good : key<policy::Standing>(5);
        out.appStopMobile = below(4) == 0;
        out.appStopPc = below(4) == 0;
        out.hasSecondFactor = coin();
        out.matrix = matrix;
        return out;
    }

    static constexpr int kMembers = 8;

  private:
    std::mt19937_64 random_;
};

// Every entry of the list is looked at.
inline bool isListed(const policy::Values& network, std::string_view address) {
    const auto asked = policy::ipAddressOf(address);
    if (!asked) return false;
    return std::ranges::any_of(policy::addressesIn(network, "addresses"), [&asked](const auto& entry) {
        const auto range = policy::ipRangeOf(entry.range);
        return range && range->first <= *asked && *asked <= range->last;
    });
}

inline bool isAmong(const policy::Values& values, std::string_view key, std::string_view text) {
    const auto& texts = policy::textsIn(values, key);
    return std::ranges::find(texts, text) != texts.end();
}

} // namespace sekisho::test
