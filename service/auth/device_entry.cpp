#include "service/auth/device_entry.h"

#include "models/domain/text_fold.h"
#include "service/store/uid.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cctype>

namespace sekishod {

namespace json = boost::json;
using sekisho::ClientKind;
using sekisho::DeviceApp;
using sekisho::Done;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kLongestDeviceFact = 200; // bytes of what a client says of itself

bool beginsWithDigit(std::string_view text) {
    return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

std::string memberOf(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

using Found = Result<std::optional<std::string>>;

Found firstId(Result<std::optional<std::tuple<std::string>>> row) {
    if (!row) return std::move(row).error();
    return *row ? std::optional(std::get<0>(std::move(**row))) : std::nullopt;
}

// By what stays with the device; else by the name that the member gave it, which says too little where an agent answers
// for the entry: a second phone of that name is not the first one, and its own agent shows who it is when it registers.
Found knownDevice(Database& db, std::string_view member, const Origin& origin) {
    const auto kind = sekisho::clientKindKey(origin.kind);
    const std::string name = shortFact(origin.deviceName);
    const std::string vendor = shortFact(origin.vendorId);
    if (vendor.empty())
        return firstId(
            db.firstOften<std::string>("SELECT id FROM device WHERE member_uid = :member AND kind = :kind "
                                       "AND name = :name AND removed IS NULL AND token_hash IS NULL ORDER BY "
                                       "last_access DESC",
                                       member, kind, name));
    SEKISHO_TRY(same, firstId(db.firstOften<std::string>("SELECT id FROM device WHERE member_uid = :member AND kind = "
                                                         ":kind AND vendor_id = :vendor AND removed IS NULL",
                                                         member, kind, vendor)));
    if (same) return same;
    return firstId(
        db.firstOften<std::string>("SELECT id FROM device WHERE member_uid = :member AND kind = :kind AND "
                                   "name = :name AND vendor_id IS NULL AND removed IS NULL AND token_hash IS NULL",
                                   member, kind, name));
}

// Trust is found by the name, so it goes with the device to its new one. A name that two devices share does not say
// whose trust it is: there it stays, and ends with either of them.
Done moveTrust(Database& db, std::string_view id, std::string_view name) {
    SEKISHO_TRY(old,
                (db.firstOften<std::string, std::string>(
                    "SELECT member_uid, name FROM device d WHERE id = :id AND kind = 'mobileApp' AND name <> :name "
                    "AND NOT EXISTS (SELECT 1 FROM device o WHERE o.member_uid = d.member_uid AND o.kind = d.kind "
                    "AND o.name = d.name AND o.id <> d.id AND o.removed IS NULL)",
                    id, name)));
    if (!old) return {};
    const auto& [member, before] = *old;
    SEKISHO_CHECK(db.execOften("UPDATE trusted_device SET name = :name WHERE member_uid = :member AND name = :before",
                               name, member, before));
    return {};
}

} // namespace

bool isDevice(ClientKind kind) {
    return kind == ClientKind::MobileApp || kind == ClientKind::PcApp || kind == ClientKind::DriveExplorer;
}

std::string shortFact(std::string_view text) {
    if (text.size() <= kLongestDeviceFact) return std::string(text);
    std::size_t end = kLongestDeviceFact;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end));
}

std::string appsText(const std::vector<DeviceApp>& apps) {
    json::array out;
    for (const DeviceApp& app : apps)
        out.push_back(json::object{
            {"name", app.name}, {"version", app.version}, {"number", sekisho::versionNumber(app.version)}});
    return json::serialize(out);
}

std::vector<DeviceApp> appsFromText(std::string_view text) {
    std::vector<DeviceApp> apps;
    boost::system::error_code failed;
    const auto value = json::parse(text, failed);
    if (failed || !value.is_array()) return apps;
    for (const auto& entry : value.get_array())
        if (const auto* object = entry.if_object())
            apps.push_back({memberOf(*object, "name"), memberOf(*object, "version")});
    return apps;
}

DeviceFacts factsOf(const Origin& origin) {
    DeviceFacts facts;
    facts.name = shortFact(origin.deviceName);
    facts.os = shortFact(origin.os);
    if (const auto blank = facts.os.rfind(' '); blank != std::string::npos && blank > 0) {
        const std::string_view version = std::string_view(facts.os).substr(blank + 1);
        if (beginsWithDigit(version)) {
            facts.osVersion = version;
            facts.os.resize(blank);
        }
    }
    if (beginsWithDigit(origin.app))
        facts.apps.push_back({origin.kind == ClientKind::DriveExplorer ? "drive" : "works", shortFact(origin.app)});
    return facts;
}

Done writeDeviceFacts(Database& db, std::string_view id, const DeviceFacts& facts) {
    SEKISHO_CHECK(moveTrust(db, id, facts.name));
    const DeviceApp first = facts.apps.empty() ? DeviceApp{} : facts.apps.front();
    SEKISHO_CHECK(db.execOften(
        "UPDATE device SET name = :name, model = :model, os = :os, os_version = :version, os_number = :number, "
        "app = :app, apps = :apps, app_name = :appName, app_number = :appNumber, app_major = :major, search = :search "
        "WHERE id = :id",
        facts.name, facts.model, facts.os, facts.osVersion, sekisho::versionNumber(facts.osVersion), first.version,
        appsText(facts.apps), first.name, sekisho::versionNumber(first.version), sekisho::majorVersion(first.version),
        sekisho::fold(facts.name + " " + facts.model), id));
    return {};
}

Result<bool> isBlockedDevice(Database& db, sekisho::DomainId domain, std::string_view member, const Origin& origin) {
    if (!isDevice(origin.kind)) return false;
    const std::string vendor = shortFact(origin.vendorId);
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(
                         "SELECT 1 FROM device WHERE domain_id = :domain AND blocked IS NOT NULL AND ((vendor_id IS "
                         "NOT NULL AND vendor_id = :vendor) OR (member_uid = :member AND kind = :kind AND name = :name "
                         "AND (vendor_id IS NULL OR :none)))",
                         domain, vendor, member, sekisho::clientKindKey(origin.kind), shortFact(origin.deviceName),
                         vendor.empty()));
    return row.has_value();
}

Result<bool> isBlockedSession(Database& db, std::string_view session) {
    SEKISHO_TRY(row, db.firstOften<std::int64_t>(
                         "SELECT 1 FROM session s JOIN device d ON d.id = s.device_id WHERE s.id = :session AND "
                         "EXISTS (SELECT 1 FROM device b WHERE b.domain_id = d.domain_id AND b.blocked IS NOT NULL AND "
                         "(b.id = d.id OR b.vendor_id = d.vendor_id))",
                         session));
    return row.has_value();
}

Result<std::optional<std::string>> enterDevice(Database& db, sekisho::DomainId domain, std::string_view member,
                                               const Origin& origin, sekisho::Instant now) {
    if (!isDevice(origin.kind)) return std::optional<std::string>();
    const DeviceFacts facts = factsOf(origin);
    const std::string vendor = shortFact(origin.vendorId);
    const std::optional<std::string> told = vendor.empty() ? std::nullopt : std::optional(vendor);
    SEKISHO_TRY(known, knownDevice(db, member, origin));
    if (!known) {
        std::string id = newUid();
        SEKISHO_CHECK(db.execOften(
            "INSERT INTO device(id, domain_id, member_uid, kind, name, os, app, vendor_id, registered, last_access) "
            "VALUES(:id, :domain, :member, :kind, '', '', '', :vendor, :registered, :now)",
            id, domain, member, sekisho::clientKindKey(origin.kind), told, sekisho::toMillis(now),
            sekisho::toMillis(now)));
        SEKISHO_CHECK(writeDeviceFacts(db, id, facts));
        return std::optional(std::move(id));
    }
    SEKISHO_TRY(agent, db.firstOften<std::int64_t>("SELECT token_hash IS NOT NULL FROM device WHERE id = :id", *known));
    // What an agent has reported is more than an app says when it signs in.
    if (!agent || std::get<0>(*agent) == 0) SEKISHO_CHECK(writeDeviceFacts(db, *known, facts));
    SEKISHO_CHECK(db.execOften("UPDATE device SET last_access = :now, vendor_id = coalesce(vendor_id, :vendor) WHERE "
                               "id = :id",
                               sekisho::toMillis(now), told, *known));
    return known;
}

} // namespace sekishod
