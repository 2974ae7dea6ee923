#pragma once
// The registry of devices (docs/decisions/0011): what is known of them, who sees which, blocks. Works in the caller's
// transaction or on a reader. Ended sessions are given back: after the commit the caller calls sessionEnded() for each.
// What a sign-in does with a device is service/auth/device_entry.h.

#include "models/api/device_wire.h"
#include "models/domain/device.h"
#include "models/sql/database.h"
#include "service/http/call.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"
#include "service/rules/effects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekishod {

// --- who looks ---

struct DeviceView {
    sekisho::DomainId domain = 0;
    std::string scope = "1"; // FeedScope::oneMember(): a condition over table member, alias m
    sekisho::Instant now{};
    const DeviceHub* hub = nullptr;      // null: online is told by the last contact alone
    std::optional<ScopeFilter> within{}; // the same as `scope`, which lists then leave alone
};
struct DevicePlace { // the last one shown
    std::int64_t lastAccess = 0;
    std::string id;
};
struct DeviceListPage {
    std::vector<sekisho::Device> devices; // last access first
    std::optional<DevicePlace> next;      // nothing: the last page
    std::int64_t total = -1;              // with the first page only
};
sekisho::Result<DeviceListPage> listDevices(sekisho::sql::Database& db, const DeviceView& view,
                                            const sekisho::DeviceFilter& filter,
                                            const std::optional<DevicePlace>& after, int count);
// All that are on the list, blocked ones too; last access first.
sekisho::Result<std::vector<sekisho::Device>> devicesOfMember(sekisho::sql::Database& db, const DeviceView& view,
                                                              const sekisho::UserId& member);
// Nothing: there is none, or none in view.
sekisho::Result<std::optional<sekisho::Device>> deviceById(sekisho::sql::Database& db, const DeviceView& view,
                                                           const sekisho::DeviceId& id);
// In the order given, each once. DEVICE_NOT_EXIST when one of them is not in view.
sekisho::Result<std::vector<sekisho::Device>> devicesByIds(sekisho::sql::Database& db, const DeviceView& view,
                                                           const std::vector<std::string>& ids);

struct TrustedListPage {
    std::vector<sekisho::TrustedDevice> devices; // last use first
    std::optional<DevicePlace> next;
    std::int64_t total = -1;
};
sekisho::Result<TrustedListPage> listTrustedDevices(sekisho::sql::Database& db, const DeviceView& view,
                                                    std::string_view text, const std::optional<DevicePlace>& after,
                                                    int count);
// DEVICE_NOT_EXIST when one of them is not in view; nothing is removed then. Audited each; how many.
sekisho::Result<std::int64_t> removeTrustedDevices(sekisho::sql::Database& db, const DeviceView& view,
                                                   const std::vector<std::string>& trustedIds, Effects& effects);

// --- what is done to one (DEVICE_NOT_EXIST has been decided by whoever loaded it) ---
// Each leaves its audit record and feed notes in `effects` and nothing at all when it is so already.

// No session for it any more; those that live, of whomever, end with "deviceBlocked".
sekisho::Result<std::vector<sekisho::SessionId>> blockDevice(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                             const sekisho::Device& device, sekisho::Instant now,
                                                             Effects& effects);
// Also of a removed one: it leaves the list of blocked devices for good.
sekisho::Done unblockDevice(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::Device& device,
                            Effects& effects);
// Its next sign-in asks for the second factor. How many trusted devices that were.
sekisho::Result<std::int64_t> untrustDevice(sekisho::sql::Database& db, sekisho::DomainId domain,
                                            const sekisho::Device& device, Effects& effects);
// INVALID_STATE while it is to be erased still: off the list it would not hear of it.
sekisho::Done checkNothingToErase(sekisho::sql::Database& db, const sekisho::Device& device);
// Off the list, with its agent; its sessions end ("forced"). A block stays. INVALID_STATE while it is to be erased
// still. DeviceHub::drop() after the commit.
sekisho::Result<std::vector<sekisho::SessionId>> removeDevice(sekisho::sql::Database& db, sekisho::DomainId domain,
                                                              const sekisho::Device& device, sekisho::Instant now,
                                                              Effects& effects);
// Asks for an update: its agent where there is one, and the member by notice. DeviceHub::wake() after the commit.
sekisho::Done sendUpdateNotice(sekisho::sql::Database& db, sekisho::DomainId domain, const sekisho::Device& device,
                               sekisho::Instant now, Effects& effects);
// Sessions of this device that live, ended; with `reason` (Session::endReason).
sekisho::Result<std::vector<sekisho::SessionId>> endSessionsOfDevice(sekisho::sql::Database& db,
                                                                     sekisho::DomainId domain,
                                                                     const sekisho::DeviceId& device,
                                                                     std::string_view reason, sekisho::Instant now);

// --- what it says of itself ---

struct RegisteringDevice {
    sekisho::DomainId domain = 0;
    sekisho::UserId member;
    std::string memberName;
    sekisho::SessionId session;
    sekisho::ClientKind kind = sekisho::ClientKind::MobileApp; // of the session
};
struct RegisteredDevice {
    sekisho::DeviceId id;
    std::string token;    // told once; only its SHA-256 is kept
    bool blocked = false; // nothing was registered; `ended` is what of its sessions ended
    std::vector<sekisho::SessionId> ended;
};
// Makes or renews the entry, gives the session its id. ACCESS_DENIED when the session is that of another kind.
sekisho::Result<RegisteredDevice> registerDevice(sekisho::sql::Database& db, const RegisteringDevice& who,
                                                 const sekisho::api::DeviceReport& report, sekisho::Instant now,
                                                 Effects& effects);

struct AgentRow { // an agent that has shown its token
    sekisho::DomainId domain = 0;
    sekisho::DeviceId device;
    sekisho::UserId member;
    std::string name;
    std::optional<sekisho::Instant> lastContact; // as stored
    std::optional<sekisho::Instant> erased;      // the token is dead
};
sekisho::Result<std::optional<AgentRow>> agentOfToken(sekisho::sql::Database& db, std::string_view token);
// Facts that differ are written with audit record and feed note.
sekisho::Done reportDevice(sekisho::sql::Database& db, const AgentRow& agent, const sekisho::api::DeviceReport& report,
                           sekisho::Instant now, Effects& effects);
sekisho::Done noteContact(sekisho::sql::Database& db, const sekisho::DeviceId& device, sekisho::Instant now,
                          const std::optional<sekisho::Instant>& deviceTime);
// The device has confirmed that it erased itself: its sessions end, its token is good for nothing any more.
sekisho::Result<std::vector<sekisho::SessionId>> markErased(sekisho::sql::Database& db, const AgentRow& agent,
                                                            sekisho::Instant now, Effects& effects);

// Every half minute: when agents were heard goes from memory to the store. Not within a transaction.
sekisho::Done writeDeviceContacts(Services& services);

} // namespace sekishod
