#include "service/rules/tenant.h"

#include "models/api/record.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <limits>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::RankKind;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view profileStatusKey = "useProfileStatus";

std::string_view featureKey(RankKind kind) {
    switch (kind) {
    case RankKind::Level:
        return "useLevel";
    case RankKind::Position:
        return "usePosition";
    case RankKind::UserType:
        return "useUserType";
    }
    return {};
}

json::object settingsOf(std::string_view text) {
    boost::system::error_code failed;
    auto value = json::parse(text, failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

bool flagOf(const json::object& settings, std::string_view key) {
    const auto* value = settings.if_contains(key);
    return value && value->is_bool() && value->get_bool();
}

void textOf(const json::object& settings, std::string_view key, std::string& to) {
    const auto* value = settings.if_contains(key);
    if (value && value->is_string() && !value->get_string().empty()) to = std::string(value->get_string());
}

void readSettings(std::string_view text, Tenant& tenant) {
    const json::object settings = settingsOf(text);
    tenant.useLevel = flagOf(settings, featureKey(RankKind::Level));
    tenant.usePosition = flagOf(settings, featureKey(RankKind::Position));
    tenant.useUserType = flagOf(settings, featureKey(RankKind::UserType));
    textOf(settings, "locale", tenant.locale);
    textOf(settings, "timeZone", tenant.timeZone);
    tenant.useProfileStatus = !settings.contains(profileStatusKey) || flagOf(settings, profileStatusKey);
}

Done readFields(Database& db, Tenant& tenant) {
    tenant.fields.domain = tenant.domain;
    SEKISHO_TRY(row,
                (db.firstOften<std::string, std::int64_t>(
                    "SELECT doc, version FROM setting WHERE domain_id = :domain AND key = 'fields'", tenant.domain)));
    if (!row) return {};
    SEKISHO_TRY(settings, sekisho::api::fieldSettingsFromRecord(std::get<0>(*row)));
    settings.version = std::get<1>(*row);
    tenant.fields = std::move(settings);
    return {};
}

// Those without an order stand at the end, as they were made.
Done readProperties(Database& db, Tenant& tenant) {
    SEKISHO_TRY(rows,
                (db.rowsOften<std::string, std::int64_t>(
                    "SELECT doc, version FROM custom_property WHERE domain_id = :domain ORDER BY id", tenant.domain)));
    for (const auto& [doc, version] : rows) {
        SEKISHO_TRY(property, sekisho::api::customPropertyFromRecord(doc));
        property.version = version;
        tenant.properties.push_back(std::move(property));
    }
    std::ranges::stable_sort(tenant.properties, {}, [](const sekisho::CustomProperty& property) {
        return property.displayOrder.value_or(std::numeric_limits<int>::max());
    });
    return {};
}

Error noTenant() {
    return Error(ErrorKind::NotFound, "DOMAIN_NOT_EXIST", "There is no such tenant.");
}

Done storeFlag(Database& db, DomainId domain, std::string_view key, bool on) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT settings FROM tenant WHERE domain_id = :domain", domain));
    if (!row) return noTenant();
    json::object settings = settingsOf(std::get<0>(*row));
    settings[key] = on;
    SEKISHO_CHECK(
        db.execOften("UPDATE tenant SET settings = :settings, version = version + 1 WHERE domain_id = :domain",
                     json::serialize(settings), domain));
    return {};
}

} // namespace

bool Tenant::uses(RankKind kind) const {
    switch (kind) {
    case RankKind::Level:
        return useLevel;
    case RankKind::Position:
        return usePosition;
    case RankKind::UserType:
        return useUserType;
    }
    return false;
}

Result<Tenant> loadTenant(Database& db, DomainId domain) {
    SEKISHO_TRY(row, (db.firstOften<std::string, std::string, std::string>(
                         "SELECT workgroup, name, settings FROM tenant WHERE domain_id = :domain", domain)));
    if (!row) return noTenant();
    Tenant tenant;
    tenant.domain = domain;
    tenant.workgroup = std::move(std::get<0>(*row));
    tenant.name = std::move(std::get<1>(*row));
    readSettings(std::get<2>(*row), tenant);
    SEKISHO_CHECK(readFields(db, tenant));
    SEKISHO_CHECK(readProperties(db, tenant));
    return tenant;
}

Tenant tenantOfSettings(std::string_view settings) {
    Tenant tenant;
    readSettings(settings, tenant);
    return tenant;
}

Done storeFeature(Database& db, DomainId domain, RankKind kind, bool on) {
    return storeFlag(db, domain, featureKey(kind), on);
}

Done storeTenantNames(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(row,
                db.firstOften<std::string>("SELECT settings FROM tenant WHERE domain_id = :domain", tenant.domain));
    if (!row) return noTenant();
    json::object settings = settingsOf(std::get<0>(*row));
    settings["locale"] = tenant.locale;
    settings["timeZone"] = tenant.timeZone;
    SEKISHO_CHECK(db.execOften("UPDATE tenant SET name = :name, settings = :settings, version = version + 1 WHERE "
                               "domain_id = :domain",
                               tenant.name, json::serialize(settings), tenant.domain));
    return {};
}

Done storeProfileStatusUse(Database& db, DomainId domain, bool on) {
    return storeFlag(db, domain, profileStatusKey, on);
}

} // namespace sekishod
