#pragma once
// What agents of devices are told, and what becomes of it. Works in the caller's transaction. After the commit the
// caller wakes the device (DeviceHub::wake).

#include "models/domain/clock.h"
#include "models/domain/ids.h"
#include "models/sql/database.h"
#include "service/http/services.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

struct DeviceCommand {
    std::string id;
    sekisho::DomainId domain = 0;
    sekisho::DeviceId device;
    std::string kind; // "logout", "wipeAppData", "resetDevice", "updateNotice"
    std::string nonce;
    std::string cutOff; // empty: not part of one
    int step = 0;
    sekisho::Instant created{};
    std::optional<sekisho::Instant> delivered, acknowledged, finished;
    std::string outcome;
    std::string detail;
};

// Nothing when the device has no agent. An open command of the same kind is not doubled: its id comes back.
sekisho::Result<std::optional<std::string>> orderCommand(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                         const sekisho::DeviceId& device, std::string_view kind,
                                                         std::string_view cutOff, int step, sekisho::Instant now);
// Those of the step that no device has acknowledged yet; how many.
sekisho::Result<std::int64_t> withdrawCommands(sekisho::sql::Database& db, std::string_view cutOff, int step,
                                               std::string_view outcome, sekisho::Instant now);

} // namespace sekishod
