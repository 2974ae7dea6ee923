#pragma once
// Phones, PCs and Drive explorers that members work with (利用状況, admin-screens.md §2.4, §7.8, §7.9). Kept for three
// years after the last access. What a device says of itself is a claim; times are those of the service.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/domain/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

enum class MdmState { None, Enrolled, ThirdParty }; // §7.6: third-party management shows as 未登録
std::string_view mdmStateKey(MdmState state);       // "none", "enrolled", "thirdParty"
std::optional<MdmState> mdmStateOf(std::string_view key);

struct DeviceApp {
    std::string name; // "talk", "works", "drive" … as the agent names it
    std::string version;
    bool operator==(const DeviceApp&) const = default;
};

struct Device {
    DeviceId id;
    UserId user;
    std::string userName; // as the service knows him
    std::string loginId;
    ClientKind kind = ClientKind::MobileApp; // MobileApp, PcApp or DriveExplorer
    std::string name;                        // 端末名
    std::string model;
    std::string os; // "iOS", "Android", "Windows", "macOS"
    std::string osVersion;
    std::string vendorId;        // changes when the device is reset, not when the app is installed again; MDM only
    std::vector<DeviceApp> apps; // the first is the service's own
    MdmState mdm = MdmState::None;
    bool trusted = false;      // 信頼済み端末
    bool agent = false;        // registered over the device protocol: it can be told to erase
    bool online = false;       // its agent holds a connection, or asked within two minutes
    bool updateNeeded = false; // older than two major versions behind the newest one seen in the tenant
    std::optional<Instant> blockedAt;
    std::optional<Instant> erasedAt; // confirmed by the device
    Instant registeredAt{};
    Instant lastAccessAt{};
    std::optional<Instant> lastContactAt;         // of its agent
    std::optional<std::int64_t> clockSkewSeconds; // the device's clock minus ours, when it last said its time
    bool operator==(const Device&) const = default;
};

// "3.10.2" as a number that orders versions: 4 parts of up to 5 digits, the first up to 9221; what is larger counts as
// the largest, what is no number as 0.
std::int64_t versionNumber(std::string_view version);
std::int64_t majorVersion(std::string_view version);

struct DeviceFilter { // all that is set must hold
    std::vector<ClientKind> kinds;
    std::string text; // part of the member's name, reading or login ID, of the device's name or of its model
    std::string os;
    std::string osVersionAtMost;
    std::string app;
    std::string appVersionAtMost; // "this or older"
    int seenWithinDays = 0;       // 0: all (3 years); 30, 182, 365
    std::optional<bool> blocked;
    std::optional<bool> trusted;
    std::optional<bool> updateNeeded;
    bool operator==(const DeviceFilter&) const = default;
};

struct TrustedDevice { // 信頼済み端末 (§7.9)
    std::string id;
    UserId user;
    std::string userName;
    std::string loginId;
    std::string name;
    std::string os;
    Instant trustedAt{};
    Instant lastUsedAt{};
    bool operator==(const TrustedDevice&) const = default;
};

} // namespace sekisho
