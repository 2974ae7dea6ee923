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
// A reset that is over without having been done (`reset`: its id), after the app data was erased: the token was kept
// for that reset alone and is good for nothing any more; nor does asking with it contradict the erase. Whether it was
// so.
sekisho::Result<bool> retireErased(sekisho::sql::Database& db, const sekisho::DeviceId& device, std::string_view reset,
                                   sekisho::Instant now);
sekisho::Result<std::int64_t> withdrawCommands(sekisho::sql::Database& db, std::string_view cutOff, int step,
                                               std::string_view outcome, sekisho::Instant now);

// What the agent of this device has to do still, oldest first; at most 100.
sekisho::Result<std::vector<DeviceCommand>> openCommands(sekisho::sql::Database& db, const sekisho::DeviceId& device);
// Nothing: this device was never told such a thing.
sekisho::Result<std::optional<DeviceCommand>> commandOf(sekisho::sql::Database& db, const sekisho::DeviceId& device,
                                                        std::string_view id);
// The first time only: times and outcome of a command never change afterwards. `command` is brought up to date.
sekisho::Done markDelivered(sekisho::sql::Database& db, const std::vector<DeviceCommand>& commands,
                            sekisho::Instant now);
sekisho::Done markAcknowledged(sekisho::sql::Database& db, DeviceCommand& command, sekisho::Instant now);
// One that was withdrawn or has lapsed, and was carried out all the same: it can be finished anew.
sekisho::Done reopen(sekisho::sql::Database& db, DeviceCommand& command);
sekisho::Done markFinished(sekisho::sql::Database& db, DeviceCommand& command, std::string_view outcome,
                           std::string_view detail, sekisho::Instant now);
// Hex HMAC-SHA256 over "id\nnonce\noutcome", keyed with the device token: only the device can have made it, and only
// for this command.
std::string commandProof(std::string_view token, std::string_view id, std::string_view nonce, std::string_view outcome);

} // namespace sekishod
