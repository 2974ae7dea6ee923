#include "service/rules/tenant.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

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
}

Error noTenant() {
    return Error(ErrorKind::NotFound, "DOMAIN_NOT_EXIST", "There is no such tenant.");
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
    return tenant;
}

Tenant tenantOfSettings(std::string_view settings) {
    Tenant tenant;
    readSettings(settings, tenant);
    return tenant;
}

Done storeFeature(Database& db, DomainId domain, RankKind kind, bool on) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT settings FROM tenant WHERE domain_id = :domain", domain));
    if (!row) return noTenant();
    json::object settings = settingsOf(std::get<0>(*row));
    settings[featureKey(kind)] = on;
    SEKISHO_CHECK(
        db.execOften("UPDATE tenant SET settings = :settings, version = version + 1 WHERE domain_id = :domain",
                     json::serialize(settings), domain));
    return {};
}

} // namespace sekishod
