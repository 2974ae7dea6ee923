#include "service/rules/fields.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/diff.h"
#include "service/rules/member_rows.h"
#include "service/rules/structure_cache.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sekishod {

using sekisho::CustomProperty;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::FieldSetting;
using sekisho::FieldSettings;
using sekisho::Instant;
using sekisho::Member;
using sekisho::NumbersGiven;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr int kMostTaken = 100'000; // numbers in a row that were given by hand
constexpr std::string_view kWithoutNumber = "FROM member WHERE domain_id = :domain AND deleted IS NULL AND number IS "
                                            "NULL";

Error required(std::string_view field) {
    return sekisho::badInput(std::string(field), "REQUIRED", fmt::format("{} is compulsory in this tenant.", field))
        .with("field", std::string(field));
}

// Keys and aliases are kept in step by other systems, which know nothing of the form.
bool onlyKeysChanged(const Member& before, Member after) {
    after.externalKey = before.externalKey;
    after.aliasEmails = before.aliasEmails;
    return after == before;
}

bool holdsProperty(const Member& member, const CustomProperty& property) {
    const auto names = sekisho::api::customValueNames(member.customPropertiesJson);
    return std::ranges::find(names, property.name) != names.end();
}

json::object recordObject(const Member& member) {
    boost::system::error_code failed;
    auto value = json::parse(sekisho::api::recordText(member), failed);
    return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
}

// Keys of a record that a member may change: of open fields, and those that only accompany them.
bool isOpenKey(const FieldSettings& settings, std::string_view key) {
    if (key == "version" || key == "updatedAt") return true;
    if (key == "messenger") return settings.of("messenger.messengerId").bySelf;
    if (key == "birthdayCalendarType") return settings.of("birthday").bySelf;
    return settings.of(key).bySelf;
}

Done checkOwnProperties(const Tenant& tenant, const Member& before, const Member& after) {
    boost::system::error_code failed;
    const auto valuesOf = [&failed](const Member& member) {
        auto value = json::parse(member.customPropertiesJson.empty() ? "{}" : member.customPropertiesJson, failed);
        return !failed && value.is_object() ? std::move(value.as_object()) : json::object{};
    };
    const json::object old = valuesOf(before), fresh = valuesOf(after);
    for (const CustomProperty& property : tenant.properties) {
        const auto* was = old.if_contains(property.name);
        const auto* is = fresh.if_contains(property.name);
        const bool same = was && is ? *was == *is : was == is;
        if (!same && !property.writeBySelf)
            return Error(ErrorKind::Forbidden, "FIELD_NOT_OPEN").at("customProperties." + property.name);
    }
    return {};
}

Result<std::int64_t> counterOf(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(row, db.firstOften<std::string>("SELECT doc FROM setting WHERE domain_id = :domain AND key = "
                                                "'employeeNumber'",
                                                tenant.domain));
    std::int64_t next = 1;
    if (row) std::from_chars(std::get<0>(*row).data(), std::get<0>(*row).data() + std::get<0>(*row).size(), next);
    return next;
}

Done storeCounter(Database& db, const Tenant& tenant, std::int64_t next) {
    SEKISHO_CHECK(
        db.execOften("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, 'employeeNumber', :doc, 1) "
                     "ON CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = setting.version + 1",
                     tenant.domain, fmt::format("{}", next)));
    return {};
}

Result<bool> numberTaken(Database& db, const Tenant& tenant, const std::string& number) {
    SEKISHO_TRY(
        row, db.firstOften<std::int64_t>("SELECT 1 FROM member WHERE domain_id = :domain AND number = :number LIMIT 1",
                                         tenant.domain, number));
    return row.has_value();
}

} // namespace

Done obeyFields(const Tenant& tenant, const Member* before, const Member& after) {
    if (!before || before->customPropertiesJson != after.customPropertiesJson)
        SEKISHO_CHECK(sekisho::api::checkCustomValues(after.customPropertiesJson, tenant.properties));
    const bool lenient = before && onlyKeysChanged(*before, after);
    for (const FieldSetting& setting : tenant.fields.fields) {
        if (!setting.required || isFilled(after, setting.key)) continue;
        if (!lenient || isFilled(*before, setting.key)) return required(setting.key);
    }
    if (lenient) return {};
    for (const CustomProperty& property : tenant.properties)
        if (property.mandatory && !holdsProperty(after, property)) return required("customProperties." + property.name);
    return {};
}

Done checkOwnEdit(const Tenant& tenant, const Member& before, const Member& after) {
    SEKISHO_CHECK(checkOwnProperties(tenant, before, after));
    const json::object old = recordObject(before), fresh = recordObject(after);
    const auto refused = [&](std::string_view key) {
        return key != "customProperties" && !isOpenKey(tenant.fields, key);
    };
    for (const auto& [key, value] : fresh) {
        const auto* was = old.if_contains(key);
        if ((!was || *was != value) && refused(key))
            return Error(ErrorKind::Forbidden, "FIELD_NOT_OPEN").at(std::string(key));
    }
    for (const auto& item : old)
        if (!fresh.contains(item.key()) && refused(item.key()))
            return Error(ErrorKind::Forbidden, "FIELD_NOT_OPEN").at(std::string(item.key()));
    return {};
}

Result<FieldSettings> storeFieldSettings(Database& db, const Tenant& tenant, FieldSettings after, Effects& effects,
                                         std::string_view action) {
    after.domain = tenant.domain;
    after.version = tenant.fields.version;
    SEKISHO_CHECK(sekisho::checkFieldSettings(after));
    if (after == tenant.fields) return after;
    ++after.version;
    SEKISHO_CHECK(db.exec("INSERT INTO setting(domain_id, key, doc, version) VALUES(:domain, 'fields', :doc, :version) "
                          "ON CONFLICT(domain_id, key) DO UPDATE SET doc = excluded.doc, version = excluded.version",
                          tenant.domain, sekisho::api::recordText(after), after.version));
    effects.audit(
        {.action = std::string(action),
         .targetKind = "tenant",
         .targetId = fmt::format("{}", tenant.domain),
         .targetName = tenant.name,
         .changesJson = changesBetween(sekisho::api::recordText(tenant.fields), sekisho::api::recordText(after))});
    effects.changed("fieldSettings", fmt::format("{}", tenant.domain));
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return after;
}

Result<std::int64_t> upcomingNumber(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(start, counterOf(db, tenant));
    for (std::int64_t at = start; at < start + kMostTaken; ++at) {
        const std::string number = sekisho::employeeNumber(tenant.fields.numbering, at);
        if (number.empty()) break;
        SEKISHO_TRY(taken, numberTaken(db, tenant, number));
        if (!taken) return at;
    }
    return 0;
}

Result<std::string> nextEmployeeNumber(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(next, upcomingNumber(db, tenant));
    if (next == 0) return Error(ErrorKind::Conflict, "EMPLOYEE_NUMBERS_USED_UP").at("employeeNumber");
    SEKISHO_CHECK(storeCounter(db, tenant, next + 1));
    return sekisho::employeeNumber(tenant.fields.numbering, next);
}

Result<std::int64_t> membersWithoutNumber(Database& db, sekisho::DomainId domain) {
    SEKISHO_TRY(count, db.first<std::int64_t>(fmt::format("SELECT count(*) {}", kWithoutNumber), domain));
    return count ? std::get<0>(*count) : 0;
}

Result<NumbersGiven> giveEmployeeNumbers(Database& db, const Tenant& tenant, int most, Instant now, Effects& effects) {
    SEKISHO_TRY(rows,
                db.rows<std::int64_t>(fmt::format("SELECT id {} ORDER BY coalesce(json_extract(doc, '$.hiredDate'), "
                                                  "strftime('%Y-%m-%d', created / 1000, 'unixepoch')), id LIMIT :most",
                                                  kWithoutNumber),
                                      tenant.domain, most));
    NumbersGiven out;
    for (const auto& [row] : rows) {
        SEKISHO_TRY(before, loadMemberRow(db, row));
        SEKISHO_TRY(number, nextEmployeeNumber(db, tenant));
        MemberRow after = before;
        after.member.employeeNumber = number;
        SEKISHO_TRY(stored, storeMemberRow(db, std::move(after), now));
        effects.audit({.action = "member.number",
                       .targetKind = "member",
                       .targetId = stored.member.id.value,
                       .targetName = stored.member.displayName(),
                       .changesJson = changeOf("employeeNumber", {}, number)});
        effects.changed("member", stored.member.id.value);
        ++out.given;
    }
    SEKISHO_TRY(left, membersWithoutNumber(db, tenant.domain));
    out.left = left;
    return out;
}

} // namespace sekishod
