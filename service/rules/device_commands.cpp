#include "service/rules/device_commands.h"

#include "service/store/uid.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdlib>

namespace sekishod {

using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr int kMostCommands = 100;

using CommandTime = std::optional<std::int64_t>;
using CommandTuple =
    std::tuple<std::string, std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
               std::int64_t, CommandTime, CommandTime, CommandTime, std::string, std::string>;

std::optional<sekisho::Instant> timeOf(CommandTime millis) {
    return millis ? std::optional(sekisho::fromMillis(*millis)) : std::nullopt;
}

DeviceCommand commandFrom(CommandTuple&& row) {
    auto& [id, domain, device, kind, nonce, cutOff, step, created, delivered, acknowledged, finished, outcome, detail] =
        row;
    DeviceCommand command;
    command.id = std::move(id);
    command.domain = static_cast<sekisho::DomainId>(domain);
    command.device = sekisho::DeviceId(std::move(device));
    command.kind = std::move(kind);
    command.nonce = std::move(nonce);
    command.cutOff = std::move(cutOff);
    command.step = static_cast<int>(step);
    command.created = sekisho::fromMillis(created);
    command.delivered = timeOf(delivered);
    command.acknowledged = timeOf(acknowledged);
    command.finished = timeOf(finished);
    command.outcome = std::move(outcome);
    command.detail = std::move(detail);
    return command;
}

template<class... Args>
Result<std::vector<DeviceCommand>> commandsWhere(Database& db, std::string_view sql, const Args&... args) {
    using Text = std::string;
    using Number = std::int64_t;
    SEKISHO_TRY(rows, (db.rowsOften<Text, Number, Text, Text, Text, Text, Number, Number, CommandTime, CommandTime,
                                    CommandTime, Text, Text>(sql, args...)));
    std::vector<DeviceCommand> out;
    out.reserve(rows.size());
    for (auto& row : rows)
        out.push_back(commandFrom(std::move(row)));
    return out;
}

} // namespace

Result<std::optional<std::string>> orderCommand(Database& db, sekisho::DomainId domain, const sekisho::DeviceId& device,
                                                std::string_view kind, std::string_view cutOff, int step,
                                                sekisho::Instant now) {
    SEKISHO_TRY(agent, db.firstOften<std::int64_t>("SELECT 1 FROM device WHERE id = :id AND domain_id = :domain AND "
                                                   "token_hash IS NOT NULL AND erased IS NULL",
                                                   device.value, std::int64_t{domain}));
    if (!agent) return std::optional<std::string>();
    SEKISHO_TRY(open, db.firstOften<std::string>("SELECT id FROM device_command WHERE device_id = :device AND kind = "
                                                 ":kind AND finished IS NULL",
                                                 device.value, kind));
    if (open) return std::optional(std::move(std::get<0>(*open)));
    std::string id = newUid();
    const bool ofCutOff = !cutOff.empty();
    SEKISHO_CHECK(db.execOften("INSERT INTO device_command(id, domain_id, device_id, kind, nonce, cut_off_id, step, "
                               "created) VALUES(:id, :domain, :device, :kind, :nonce, :cutOff, :step, :now)",
                               id, std::int64_t{domain}, device.value, kind, newSecret(32),
                               ofCutOff ? std::optional(std::string(cutOff)) : std::nullopt,
                               ofCutOff ? std::optional(std::int64_t{step}) : std::nullopt, sekisho::toMillis(now)));
    return std::optional(std::move(id));
}

Result<std::int64_t> withdrawCommands(Database& db, std::string_view cutOff, int step, std::string_view outcome,
                                      sekisho::Instant now) {
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string>(
                          "SELECT id, device_id FROM device_command WHERE cut_off_id = :cutOff AND step = :step AND "
                          "acknowledged IS NULL AND finished IS NULL",
                          cutOff, std::int64_t{step})));
    for (const auto& [id, device] : rows) {
        SEKISHO_CHECK(db.execOften("UPDATE device_command SET finished = :now, outcome = :outcome WHERE id = :id",
                                   sekisho::toMillis(now), outcome, id));
        SEKISHO_TRY(retired, retireErased(db, sekisho::DeviceId(device), id, now));
        static_cast<void>(retired); // its stream ends with its next request
    }
    return static_cast<std::int64_t>(rows.size());
}

Result<bool> retireErased(Database& db, const sekisho::DeviceId& device, std::string_view reset, sekisho::Instant now) {
    SEKISHO_TRY(
        changed,
        db.execOften("UPDATE device SET erased = :now, token_hash = NULL WHERE id = :id AND erased IS NULL AND "
                     "token_hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM device_command o WHERE o.device_id = "
                     "device.id AND o.finished IS NULL AND o.kind IN ('wipeAppData', 'resetDevice')) AND EXISTS "
                     "(SELECT 1 FROM device_command r JOIN device_command w ON w.device_id = r.device_id AND "
                     "w.kind = 'wipeAppData' AND w.outcome = 'done' AND w.finished >= r.created WHERE r.id = "
                     ":reset AND r.kind = 'resetDevice' AND r.outcome <> 'done' AND r.finished IS NOT NULL)",
                     sekisho::toMillis(now), device.value, reset));
    return changed > 0;
}

Result<std::vector<DeviceCommand>> openCommands(Database& db, const sekisho::DeviceId& device) {
    return commandsWhere(db,
                         "SELECT id, domain_id, device_id, kind, nonce, coalesce(cut_off_id, ''), coalesce(step, 0), "
                         "created, delivered, acknowledged, finished, outcome, detail FROM device_command WHERE "
                         "device_id = :device AND finished IS NULL ORDER BY created, coalesce(step, 0), id LIMIT :most",
                         device.value, kMostCommands);
}

Result<std::optional<DeviceCommand>> commandOf(Database& db, const sekisho::DeviceId& device, std::string_view id) {
    SEKISHO_TRY(rows, commandsWhere(db,
                                    "SELECT id, domain_id, device_id, kind, nonce, coalesce(cut_off_id, ''), "
                                    "coalesce(step, 0), created, delivered, acknowledged, finished, outcome, detail "
                                    "FROM device_command WHERE id = :id AND device_id = :device",
                                    id, device.value));
    if (rows.empty()) return std::optional<DeviceCommand>();
    return std::optional(std::move(rows.front()));
}

sekisho::Done markDelivered(Database& db, const std::vector<DeviceCommand>& commands, sekisho::Instant now) {
    for (const DeviceCommand& command : commands)
        SEKISHO_CHECK(db.execOften("UPDATE device_command SET delivered = :now WHERE id = :id AND delivered IS NULL",
                                   sekisho::toMillis(now), command.id));
    return {};
}

sekisho::Done markAcknowledged(Database& db, DeviceCommand& command, sekisho::Instant now) {
    if (command.acknowledged) return {};
    command.acknowledged = now;
    SEKISHO_CHECK(db.execOften("UPDATE device_command SET acknowledged = :now, delivered = coalesce(delivered, :then) "
                               "WHERE id = :id",
                               sekisho::toMillis(now), sekisho::toMillis(now), command.id));
    return {};
}

sekisho::Done reopen(Database& db, DeviceCommand& command) {
    command.finished.reset();
    command.outcome.clear();
    SEKISHO_CHECK(db.execOften("UPDATE device_command SET finished = NULL, outcome = '' WHERE id = :id", command.id));
    return {};
}

sekisho::Done markFinished(Database& db, DeviceCommand& command, std::string_view outcome, std::string_view detail,
                           sekisho::Instant now) {
    SEKISHO_CHECK(markAcknowledged(db, command, now));
    command.finished = now;
    command.outcome = outcome;
    command.detail = detail;
    SEKISHO_CHECK(db.execOften("UPDATE device_command SET finished = :now, outcome = :outcome, detail = :detail WHERE "
                               "id = :id AND finished IS NULL",
                               sekisho::toMillis(now), outcome, detail, command.id));
    return {};
}

std::string commandProof(std::string_view token, std::string_view id, std::string_view nonce,
                         std::string_view outcome) {
    const std::string message = fmt::format("{}\n{}\n{}", id, nonce, outcome);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!HMAC(EVP_sha256(), token.data(), static_cast<int>(token.size()),
              reinterpret_cast<const unsigned char*>(message.data()), message.size(), digest.data(), &size))
        std::abort();
    std::string out;
    for (unsigned int i = 0; i < size; ++i)
        out += fmt::format("{:02x}", digest[i]);
    return out;
}

} // namespace sekishod
