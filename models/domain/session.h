#pragma once
// Who is signed in from where (アクセス状況, 90 days) and the devices behind it (admin-screens.md §2.4, §7.8).

#include "models/domain/clock.h"
#include "models/domain/ids.h"

#include <optional>
#include <string>

namespace sekisho {

enum class ClientKind { Browser, MobileApp, PcApp, DriveExplorer, Api, Console };

std::string_view clientKindKey(ClientKind kind); // "browser", "mobileApp", "pcApp", "driveExplorer", "api", "console"
std::optional<ClientKind> clientKindOf(std::string_view key);

struct Session {
    SessionId id;
    UserId user;
    ClientKind kind = ClientKind::Browser;
    std::optional<DeviceId> device;
    std::string deviceName;
    std::string os;
    std::string ip;
    std::string country; // ISO 3166-1 alpha-2 or empty
    std::string userAgent;
    Instant startedAt{};
    Instant lastUsedAt{};
    std::optional<Instant> endedAt;
    // "signOut", "forced", "suspended", "passwordChanged", "expired", "idChanged", "deleted", "policy", "appStopped"
    std::string endReason;
    bool current = false; // the session that asks
    bool live() const { return !endedAt; }
    bool operator==(const Session&) const = default;
};

} // namespace sekisho
