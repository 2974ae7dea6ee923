#pragma once
// Devices as a sign-in meets them: the entry that an app makes, and blocks. What agents say of their devices is
// service/rules/devices.h. Everything works in the caller's transaction or on a reader.

#include "models/domain/clock.h"
#include "models/domain/device.h"
#include "models/sql/database.h"
#include "service/auth/tokens.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

bool isDevice(sekisho::ClientKind kind); // an app with an entry of its own: mobile, PC, Drive explorer

// Whether an administrator has blocked what signs in: a device with this vendor id, whoever's it is; where one of both
// tells no vendor id, the device of this member with the same kind and name.
sekisho::Result<bool> isBlockedDevice(sekisho::sql::Database& db, sekisho::DomainId domain, std::string_view member,
                                      const Origin& origin);
// The same for a session that goes on.
sekisho::Result<bool> isBlockedSession(sekisho::sql::Database& db, std::string_view session);
// The device that this member signs in with, entered when it is new. Nothing: the client is no device.
sekisho::Result<std::optional<std::string>> enterDevice(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                        std::string_view member, const Origin& origin,
                                                        sekisho::Instant now);

// What the columns of a device are made from, by sign-in and by agent alike.
struct DeviceFacts {
    std::string name;
    std::string model;
    std::string os;
    std::string osVersion;
    std::vector<sekisho::DeviceApp> apps;
    bool operator==(const DeviceFacts&) const = default;
};
DeviceFacts factsOf(const Origin& origin); // "iOS 18.6" is iOS, version 18.6
sekisho::Done writeDeviceFacts(sekisho::sql::Database& db, std::string_view id, const DeviceFacts& facts);
std::string appsText(const std::vector<sekisho::DeviceApp>& apps); // column apps
std::vector<sekisho::DeviceApp> appsFromText(std::string_view json);
std::string shortFact(std::string_view text); // at most 200 bytes, no character cut in two

} // namespace sekishod
