// What agents say of their devices: registration and reports. All of it is a claim; what it may lead to is decided by
// what the service knows itself.

#include "service/auth/device_entry.h"
#include "service/auth/sessions.h"
#include "service/http/json_text.h"
#include "service/rules/devices.h"
#include "service/store/uid.h"

#include <fmt/format.h>

namespace sekishod {

using sekisho::DeviceId;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::Result;
using sekisho::SessionId;
using sekisho::api::DeviceReport;
using sekisho::sql::Database;

namespace {

constexpr std::int64_t kMostDevicesOfMember = 200;

// Of its own word; whether the policy uses LINE WORKS MDM for this member is asked whenever it counts. No key of a
// third-party MDM is kept here, so no device can show that it is managed by one.
sekisho::MdmState mdmOf(const DeviceReport& report) {
    const bool profile = report.mdmProfile == "lineworks" && report.kind == sekisho::ClientKind::MobileApp;
    return profile ? sekisho::MdmState::Enrolled : sekisho::MdmState::None;
}

DeviceFacts factsOf(const DeviceReport& report) {
    DeviceFacts facts;
    facts.name = shortFact(report.name);
    facts.model = shortFact(report.model);
    facts.os = shortFact(report.os);
    facts.osVersion = shortFact(report.osVersion);
    for (const auto& app : report.apps)
        facts.apps.push_back({shortFact(app.name), shortFact(app.version)});
    return facts;
}

struct StoredFacts {
    DeviceFacts facts;
    std::string vendorId;
    std::string mdm;
    bool agent = false;
};

Result<std::optional<StoredFacts>> storedFacts(Database& db, std::string_view id) {
    using Text = std::string;
    SEKISHO_TRY(row, (db.firstOften<Text, Text, Text, Text, Text, Text, Text, std::int64_t>(
                         "SELECT name, model, os, os_version, apps, coalesce(vendor_id, ''), mdm, token_hash IS NOT "
                         "NULL FROM device WHERE id = :id",
                         id)));
    if (!row) return std::optional<StoredFacts>();
    auto& [name, model, os, version, apps, vendor, mdm, agent] = *row;
    StoredFacts stored;
    stored.facts = {std::move(name), std::move(model), std::move(os), std::move(version), appsFromText(apps)};
    stored.vendorId = std::move(vendor);
    stored.mdm = std::move(mdm);
    stored.agent = agent != 0;
    return std::optional(std::move(stored));
}

void appendFactChange(std::string& out, std::string_view key, std::string_view from, std::string_view to) {
    if (from == to) return;
    out +=
        fmt::format(R"({}"{}":{{"from":{},"to":{}}})", out.empty() ? "" : ",", key, jsonString(from), jsonString(to));
}

std::string appVersionOf(const DeviceFacts& facts) {
    return facts.apps.empty() ? std::string() : facts.apps.front().version;
}

std::string factChanges(const StoredFacts& before, const DeviceFacts& after, std::string_view mdm) {
    std::string out;
    appendFactChange(out, "name", before.facts.name, after.name);
    appendFactChange(out, "model", before.facts.model, after.model);
    appendFactChange(out, "os", before.facts.os, after.os);
    appendFactChange(out, "osVersion", before.facts.osVersion, after.osVersion);
    appendFactChange(out, "appVersion", appVersionOf(before.facts), appVersionOf(after));
    appendFactChange(out, "mdm", before.mdm, mdm);
    return "{" + out + "}";
}

// The entry that this device has already: the one whose token it shows, or that MDM knows it by, else the one its
// sign-in led to, unless that belongs to a device with another id.
Result<std::optional<std::string>> entryOf(Database& db, const RegisteringDevice& who, const DeviceReport& report,
                                           const std::string& vendor, const std::optional<std::string>& ofSession) {
    if (!report.previousToken.empty()) {
        SEKISHO_TRY(same, db.firstOften<std::string>("SELECT id FROM device WHERE token_hash = :hash AND member_uid = "
                                                     ":member AND kind = :kind AND erased IS NULL AND removed IS NULL "
                                                     "AND (vendor_id IS NULL OR :none OR vendor_id = :vendor)",
                                                     sha256Hex(report.previousToken), who.member.value,
                                                     sekisho::clientKindKey(who.kind), vendor.empty(), vendor));
        if (same) return std::optional(std::get<0>(*same));
    }
    if (!vendor.empty()) {
        SEKISHO_TRY(same, db.firstOften<std::string>("SELECT id FROM device WHERE member_uid = :member AND kind = "
                                                     ":kind AND vendor_id = :vendor AND removed IS NULL",
                                                     who.member.value, sekisho::clientKindKey(who.kind), vendor));
        if (same) return std::optional(std::get<0>(*same));
    }
    if (!ofSession) return std::optional<std::string>();
    SEKISHO_TRY(stored, storedFacts(db, *ofSession));
    if (!stored) return std::optional<std::string>();
    const bool another = !vendor.empty() && !stored->vendorId.empty() && stored->vendorId != vendor;
    return another ? std::optional<std::string>() : ofSession;
}

// An entry that only this sign-in has made, for a device that has another one.
Done dropEmptyEntry(Database& db, const std::string& id) {
    SEKISHO_CHECK(db.execOften("DELETE FROM device WHERE id = :id AND token_hash IS NULL AND vendor_id IS NULL AND "
                               "blocked IS NULL AND NOT EXISTS (SELECT 1 FROM session s WHERE s.device_id = device.id)",
                               id));
    return {};
}

// So many that no member comes near it. Entries do not give way to new ones: what is to be erased might be among them.
Done checkRoom(Database& db, const sekisho::UserId& member) {
    SEKISHO_TRY(count,
                db.firstOften<std::int64_t>("SELECT count(*) FROM device WHERE member_uid = :member", member.value));
    if (count && std::get<0>(*count) >= kMostDevicesOfMember)
        return Error(ErrorKind::Conflict, "DEVICE_LIMIT").with("max", std::to_string(kMostDevicesOfMember));
    return {};
}

struct SessionFacts {
    std::string kind;
    std::optional<std::string> device;
    std::string deviceName;
};

Result<SessionFacts> sessionFacts(Database& db, const SessionId& session) {
    SEKISHO_TRY(
        row, (db.firstOften<std::string, std::optional<std::string>, std::string>(
                 "SELECT kind, device_id, device_name FROM session WHERE id = :id AND ended IS NULL", session.value)));
    if (!row) return Error(ErrorKind::Unauthenticated, "UNAUTHORIZED");
    auto& [kind, device, name] = *row;
    return SessionFacts{std::move(kind), std::move(device), std::move(name)};
}

Result<bool> isBlocked(Database& db, const RegisteringDevice& who, const DeviceReport& report) {
    Origin origin;
    origin.kind = who.kind;
    origin.deviceName = report.name;
    origin.vendorId = report.vendorId;
    return isBlockedDevice(db, who.domain, who.member.value, origin);
}

Done writeRegistration(Database& db, const std::string& id, const DeviceReport& report, sekisho::MdmState mdm,
                       std::string_view token, Instant now) {
    const std::string vendor = shortFact(report.vendorId);
    SEKISHO_CHECK(writeDeviceFacts(db, id, factsOf(report)));
    SEKISHO_CHECK(db.execOften(
        "UPDATE device SET vendor_id = coalesce(:vendor, vendor_id), mdm = :mdm, token_hash = :hash, erased = NULL, "
        "last_access = :now WHERE id = :id",
        vendor.empty() ? std::nullopt : std::optional(vendor), sekisho::mdmStateKey(mdm), sha256Hex(token),
        sekisho::toMillis(now), id));
    return noteContact(db, DeviceId(id), now, report.deviceTime);
}

} // namespace

Result<RegisteredDevice> registerDevice(Database& db, const RegisteringDevice& who, const DeviceReport& report,
                                        Instant now, Effects& effects) {
    if (!isDevice(who.kind) || who.kind != report.kind)
        return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "The session is not that of such a device.");
    RegisteredDevice out;
    SEKISHO_TRY(session, sessionFacts(db, who.session));
    SEKISHO_TRY(blocked, isBlocked(db, who, report));
    if (blocked) {
        out.blocked = true;
        SEKISHO_TRY(ended, endSession(db, who.domain, who.member.value, who.session, "deviceBlocked", now));
        out.ended = std::move(ended);
        effects.audit({"device.register", "device", "", report.name, R"({"code":{"from":null,"to":"DEVICE_BLOCKED"}})",
                       "denied", "DEVICE_BLOCKED"});
        for (const SessionId& id : out.ended)
            effects.changed("session", id.value, "delete");
        return out;
    }
    const std::string vendor = shortFact(report.vendorId);
    SEKISHO_TRY(known, entryOf(db, who, report, vendor, session.device));
    StoredFacts before;
    if (known) {
        SEKISHO_TRY(stored, storedFacts(db, *known));
        before = std::move(stored).value_or(StoredFacts{});
    }
    out.id = DeviceId(known ? *known : newUid());
    if (!known) {
        SEKISHO_CHECK(checkRoom(db, who.member));
        SEKISHO_CHECK(db.execOften("INSERT INTO device(id, domain_id, member_uid, kind, name, os, app, registered, "
                                   "last_access) VALUES(:id, :domain, :member, :kind, '', '', '', :registered, :now)",
                                   out.id.value, std::int64_t{who.domain}, who.member.value,
                                   sekisho::clientKindKey(who.kind), sekisho::toMillis(now), sekisho::toMillis(now)));
    }
    const sekisho::MdmState mdm = mdmOf(report);
    out.token = newSecret(32);
    SEKISHO_CHECK(writeRegistration(db, out.id.value, report, mdm, out.token, now));
    SEKISHO_CHECK(
        db.execOften("UPDATE session SET device_id = :device WHERE id = :id", out.id.value, who.session.value));
    if (session.device && *session.device != out.id.value) SEKISHO_CHECK(dropEmptyEntry(db, *session.device));
    effects.audit({"device.register", "device", out.id.value, fmt::format("{} ({})", report.name, who.memberName),
                   factChanges(before, factsOf(report), sekisho::mdmStateKey(mdm))});
    effects.changed("device", out.id.value);
    return out;
}

Result<std::optional<AgentRow>> agentOfToken(Database& db, std::string_view token) {
    using Maybe = std::optional<std::int64_t>;
    SEKISHO_TRY(row, (db.firstOften<std::int64_t, std::string, std::string, std::string, Maybe, Maybe>(
                         "SELECT domain_id, id, member_uid, name, last_contact, erased FROM device WHERE token_hash = "
                         ":hash",
                         sha256Hex(token))));
    if (!row) return std::optional<AgentRow>();
    auto& [domain, id, member, name, contact, erased] = *row;
    AgentRow agent;
    agent.domain = static_cast<DomainId>(domain);
    agent.device = DeviceId(std::move(id));
    agent.member = sekisho::UserId(std::move(member));
    agent.name = std::move(name);
    if (contact) agent.lastContact = sekisho::fromMillis(*contact);
    if (erased) agent.erased = sekisho::fromMillis(*erased);
    return std::optional(std::move(agent));
}

Done reportDevice(Database& db, const AgentRow& agent, const DeviceReport& report, Instant now, Effects& effects) {
    SEKISHO_TRY(stored, storedFacts(db, agent.device.value));
    if (!stored) return Error(ErrorKind::Unauthenticated, "DEVICE_NOT_REGISTERED");
    const sekisho::MdmState mdm = mdmOf(report);
    const DeviceFacts facts = factsOf(report);
    const std::string vendor = shortFact(report.vendorId);
    SEKISHO_CHECK(noteContact(db, agent.device, now, report.deviceTime));
    // Once it is known it stays: a device that has got another one was reset, and registers anew.
    const bool vendorNew = stored->vendorId.empty() && !vendor.empty();
    if (facts == stored->facts && sekisho::mdmStateKey(mdm) == stored->mdm && !vendorNew) return {};
    SEKISHO_CHECK(writeDeviceFacts(db, agent.device.value, facts));
    SEKISHO_CHECK(db.execOften("UPDATE device SET mdm = :mdm, vendor_id = coalesce(vendor_id, :vendor) WHERE id = :id",
                               sekisho::mdmStateKey(mdm), vendor.empty() ? std::nullopt : std::optional(vendor),
                               agent.device.value));
    effects.audit({"device.report", "device", agent.device.value, facts.name,
                   factChanges(*stored, facts, sekisho::mdmStateKey(mdm))});
    effects.changed("device", agent.device.value);
    return {};
}

} // namespace sekishod
