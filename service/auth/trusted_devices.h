#pragma once
// Mobile devices that skip the second factor (信頼済み端末, admin-screens.md §7.9). Only SHA-256 values of their tokens
// are stored; a token is shown once. Everything works in the caller's transaction; audit records are the caller's.

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"
#include "service/auth/tokens.h"

#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct TrustedDevice {
    std::string id;
    std::string name;
    std::string os;
    sekisho::Instant trusted{};
    sekisho::Instant lastUsed{};
};

// The token of the device that signs in; a device of the same name that was trusted before gives way to it. A member
// has at most 20, the least used one gives way.
sekisho::Result<std::string> trustDevice(sekisho::sql::Database& db, sekisho::DomainId domain,
                                         const sekisho::UserId& user, const Origin& origin, sekisho::Instant now);
// Whether this is the token of a device that this member trusts; notes its use.
sekisho::Result<bool> isTrusted(sekisho::sql::Database& db, const sekisho::UserId& user, std::string_view token,
                                sekisho::Instant now);
sekisho::Result<std::vector<TrustedDevice>> trustedDevices(sekisho::sql::Database& db, const sekisho::UserId& user);
// DEVICE_NOT_EXIST: this member trusts no such device. Gives its name.
sekisho::Result<std::string> forgetDevice(sekisho::sql::Database& db, const sekisho::UserId& user, std::string_view id);
// All of a member: his second factor is another one now.
sekisho::Done forgetDevices(sekisho::sql::Database& db, const sekisho::UserId& user);

} // namespace sekishod
