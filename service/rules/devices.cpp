#include "service/rules/devices.h"

#include "service/auth/session_cuts.h"
#include "service/auth/sessions.h"
#include "service/auth/trusted_devices.h"
#include "service/http/json_text.h"
#include "service/rules/device_commands.h"
#include "service/rules/left_notes.h"
#include "service/rules/members.h"
#include "service/rules/notices.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sekishod {

using sekisho::Device;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kContactsAtOnce = 1'000; // the writer is not held longer than needed
constexpr std::chrono::seconds kContactWorthWriting{20};

AuditEntry deviceEntry(std::string_view action, const Device& device, std::string changes = {}) {
    return {std::string(action), "device", device.id.value, fmt::format("{} ({})", device.name, device.userName),
            std::move(changes)};
}

Result<std::vector<SessionId>> endRows(Database& db, DomainId domain,
                                       const std::vector<std::tuple<std::string, std::string>>& rows,
                                       std::string_view reason, Instant now) {
    std::vector<SessionId> out;
    for (const auto& [id, member] : rows) {
        SEKISHO_TRY(ended, endSession(db, domain, member, SessionId(id), reason, now));
        std::ranges::move(ended, std::back_inserter(out));
    }
    return out;
}

void noteEnded(const std::vector<SessionId>& ended, Effects& effects) {
    for (const SessionId& id : ended)
        effects.changed("session", id.value, "delete");
}

// By its name, and by those under which it has signed in: it names itself.
Result<std::int64_t> endTrust(Database& db, std::string_view member, const sekisho::DeviceId& device,
                              std::string_view name) {
    return db.execOften("DELETE FROM trusted_device WHERE member_uid = :member AND (name = :name OR name IN (SELECT "
                        "device_name FROM session WHERE member_uid = :owner AND device_id = :device))",
                        member, name, member, device.value);
}

} // namespace

Result<std::vector<SessionId>> endSessionsOfDevice(Database& db, DomainId domain, const sekisho::DeviceId& device,
                                                   std::string_view reason, Instant now) {
    static const std::string live = fmt::format(
        "SELECT s.id, s.member_uid FROM session s WHERE s.device_id = :device AND s.ended IS NULL AND {}", kNotCut);
    SEKISHO_TRY(rows, (db.rowsOften<std::string, std::string>(live, device.value)));
    return endRows(db, domain, rows, reason, now);
}

Result<std::vector<SessionId>> blockDevice(Database& db, DomainId domain, const Device& device, Instant now,
                                           Effects& effects) {
    SEKISHO_TRY(changed, db.execOften("UPDATE device SET blocked = :now WHERE id = :id AND blocked IS NULL",
                                      sekisho::toMillis(now), device.id.value));
    if (changed == 0) return std::vector<SessionId>{};
    SEKISHO_TRY(ended, endSessionsOfDevice(db, domain, device.id, "deviceBlocked", now));
    // The same device in the hands of another member, as MDM knows it.
    static const std::string same = fmt::format(
        "SELECT s.id, s.member_uid FROM device b JOIN device d ON d.domain_id = b.domain_id AND d.vendor_id = "
        "b.vendor_id JOIN session s ON s.device_id = d.id WHERE b.id = :id AND s.ended IS NULL AND {}",
        kNotCut);
    SEKISHO_TRY(others, (db.rowsOften<std::string, std::string>(same, device.id.value)));
    SEKISHO_TRY(more, endRows(db, domain, others, "deviceBlocked", now));
    std::ranges::move(more, std::back_inserter(ended));
    effects.audit(deviceEntry("device.block", device,
                              fmt::format(R"({{"blocked":{{"from":false,"to":true}},"sessionsEnded":{{"from":null,)"
                                          R"("to":{}}}}})",
                                          ended.size())));
    effects.changed("device", device.id.value);
    noteEnded(ended, effects);
    return ended;
}

Done unblockDevice(Database& db, DomainId domain, const Device& device, Effects& effects) {
    SEKISHO_TRY(changed, db.execOften("UPDATE device SET blocked = NULL WHERE id = :id AND domain_id = :domain AND "
                                      "blocked IS NOT NULL",
                                      device.id.value, std::int64_t{domain}));
    if (changed == 0) return {};
    SEKISHO_CHECK(db.execOften("DELETE FROM device WHERE id = :id AND removed IS NOT NULL", device.id.value));
    effects.audit(deviceEntry("device.unblock", device, R"({"blocked":{"from":true,"to":false}})"));
    effects.changed("device", device.id.value);
    return {};
}

Result<std::int64_t> untrustDevice(Database& db, DomainId, const Device& device, Effects& effects) {
    if (device.kind != sekisho::ClientKind::MobileApp) return std::int64_t{0};
    SEKISHO_TRY(gone, endTrust(db, device.user.value, device.id, device.name));
    if (gone == 0) return gone;
    effects.audit({"device.untrust", "member", device.user.value, device.userName,
                   R"({"device":{"from":)" + jsonString(device.name) + R"(,"to":null}})"});
    effects.changed("device", device.id.value);
    return gone;
}

Done checkNothingToErase(Database& db, const Device& device) {
    SEKISHO_TRY(open, db.firstOften<std::int64_t>("SELECT 1 FROM device_command WHERE device_id = :device AND finished "
                                                  "IS NULL AND kind IN ('wipeAppData', 'resetDevice') LIMIT 1",
                                                  device.id.value));
    if (!open) return {};
    return invalidState("The device is still to be erased; off the list it would not hear of it. Withdraw that order "
                        "first, or wait until the device has confirmed.");
}

Result<std::vector<SessionId>> removeDevice(Database& db, DomainId domain, const Device& device, Instant now,
                                            Effects& effects) {
    SEKISHO_CHECK(checkNothingToErase(db, device));
    if (device.kind == sekisho::ClientKind::MobileApp)
        SEKISHO_CHECK(endTrust(db, device.user.value, device.id, device.name));
    SEKISHO_TRY(ended, endSessionsOfDevice(db, domain, device.id, "forced", now));
    if (device.blockedAt)
        SEKISHO_CHECK(db.execOften("UPDATE device SET removed = :now, token_hash = NULL WHERE id = :id",
                                   sekisho::toMillis(now), device.id.value));
    else
        SEKISHO_CHECK(db.execOften("DELETE FROM device WHERE id = :id", device.id.value));
    effects.audit(
        deviceEntry("device.remove", device, R"({"device":{"from":)" + jsonString(device.name) + R"(,"to":null}})"));
    effects.changed("device", device.id.value, "delete");
    SEKISHO_CHECK(noteDeviceGone(db, device.id.value, device.user.value, effects));
    noteEnded(ended, effects);
    return ended;
}

Done sendUpdateNotice(Database& db, DomainId domain, const Device& device, Instant now, Effects& effects) {
    if (device.agent) SEKISHO_CHECK(orderCommand(db, domain, device.id, "updateNotice", {}, 0, now));
    NoticeText text;
    text.key = "device.updateNotice.member";
    text.params = {{"device", device.name}};
    SEKISHO_CHECK(tellMember(db, domain, device.user.value, text, now));
    effects.audit(deviceEntry("device.updateNotice", device));
    return {};
}

Result<std::int64_t> removeTrustedDevices(Database& db, const DeviceView& view,
                                          const std::vector<std::string>& trustedIds, Effects& effects) {
    const std::string sql = fmt::format("SELECT d.member_uid, d.name FROM trusted_device d CROSS JOIN member m ON "
                                        "m.uid = d.member_uid WHERE d.id = :id AND d.domain_id = {} AND {}",
                                        view.domain, view.scope);
    std::int64_t removed = 0;
    for (const std::string& id : trustedIds) {
        SEKISHO_TRY(row, (db.first<std::string, std::string>(sql, id)));
        if (!row) return Error(ErrorKind::NotFound, "DEVICE_NOT_EXIST");
        const auto& [member, name] = *row;
        SEKISHO_TRY(gone, db.execOften("DELETE FROM trusted_device WHERE id = :id", id));
        removed += gone;
        SEKISHO_TRY(owner, loadMember(db, view.domain, member));
        effects.audit({"device.untrust", "member", member, owner.member.displayName(),
                       R"({"device":{"from":)" + jsonString(name) + R"(,"to":null}})"});
        effects.changed("device", id);
        SEKISHO_CHECK(noteDeviceGone(db, id, member, effects));
    }
    return removed;
}

Result<std::vector<SessionId>> markErased(Database& db, const AgentRow& agent, Instant now, Effects& effects) {
    SEKISHO_CHECK(
        db.execOften("UPDATE device SET erased = :now WHERE id = :id", sekisho::toMillis(now), agent.device.value));
    // What made it trusted was erased with the rest.
    SEKISHO_CHECK(endTrust(db, agent.member.value, agent.device, agent.name));
    SEKISHO_TRY(ended, endSessionsOfDevice(db, agent.domain, agent.device, "deviceErased", now));
    effects.changed("device", agent.device.value);
    noteEnded(ended, effects);
    return ended;
}

Done noteContact(Database& db, const sekisho::DeviceId& device, Instant now, const std::optional<Instant>& deviceTime) {
    std::optional<std::int64_t> skew;
    if (deviceTime) skew = std::chrono::round<std::chrono::seconds>(*deviceTime - now).count();
    SEKISHO_CHECK(db.execOften("UPDATE device SET last_contact = :now, skew = coalesce(:skew, skew) WHERE id = :id",
                               sekisho::toMillis(now), skew, device.value));
    return {};
}

Done writeDeviceContacts(Services& services) {
    const auto contacts = services.devices->takeContacts(services.clock.now());
    for (std::size_t from = 0; from < contacts.size(); from += kContactsAtOnce) {
        const std::size_t end = std::min(contacts.size(), from + kContactsAtOnce);
        Done written = services.store.write([&](Database& db) -> Done {
            for (std::size_t i = from; i < end; ++i) {
                const auto at = contacts[i].second;
                SEKISHO_CHECK(db.execOften("UPDATE device SET last_contact = :at WHERE id = :id AND (last_contact IS "
                                           "NULL OR last_contact < :before)",
                                           sekisho::toMillis(at), contacts[i].first,
                                           sekisho::toMillis(at - kContactWorthWriting)));
            }
            return {};
        });
        if (!written) { // they count as heard still, and are tried again
            for (std::size_t i = from; i < contacts.size(); ++i)
                services.devices->heard(sekisho::DeviceId(contacts[i].first), contacts[i].second);
            return written;
        }
        services.store.letOthersWrite();
    }
    return {};
}

} // namespace sekishod
