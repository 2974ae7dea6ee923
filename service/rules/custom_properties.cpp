#include "service/rules/custom_properties.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "models/domain/validation.h"
#include "service/rules/diff.h"
#include "service/rules/member_rows.h"
#include "service/rules/structure_cache.h"
#include "service/store/uid.h"

#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::CustomProperty;
using sekisho::DomainId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::PropertyOption;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

AuditEntry noteOf(std::string action, const CustomProperty& property, std::string changes) {
    return {.action = std::move(action),
            .targetKind = "customProperty",
            .targetId = property.id.value,
            .targetName = property.displayName,
            .changesJson = std::move(changes)};
}

Done checkPropertyFree(Database& db, const Tenant& tenant, const CustomProperty& property) {
    for (const auto& [column, value, field] : {std::tuple{"name", &property.name, "propertyName"},
                                               std::tuple{"display_name", &property.displayName, "displayName"}}) {
        SEKISHO_TRY(row, db.first<std::int64_t>(fmt::format("SELECT 1 FROM custom_property WHERE domain_id = :domain "
                                                            "AND {} = :value AND uid <> :uid",
                                                            column),
                                                tenant.domain, *value, property.id.value));
        if (row) return Error(ErrorKind::Conflict, "CUSTOM_PROPERTY_ALREADY_EXIST").at(field);
    }
    return {};
}

Done checkPropertyCount(Database& db, const Tenant& tenant) {
    SEKISHO_TRY(
        count, db.first<std::int64_t>("SELECT count(*) FROM custom_property WHERE domain_id = :domain", tenant.domain));
    if (count && std::get<0>(*count) >= sekisho::kMostCustomProperties)
        return Error(ErrorKind::Forbidden, "LIMIT_EXCEEDED",
                     fmt::format("A tenant can have at most {} custom properties.", sekisho::kMostCustomProperties))
            .with("max", fmt::format("{}", sekisho::kMostCustomProperties));
    return {};
}

// In that row if nobody has it; 0: in a new one.
Result<std::int64_t> insertProperty(Database& db, std::int64_t row, const CustomProperty& property) {
    SEKISHO_CHECK(db.exec("INSERT INTO custom_property(id, domain_id, uid, name, display_name, doc, version) VALUES("
                          "nullif(CASE WHEN EXISTS(SELECT 1 FROM custom_property WHERE id = :taken) THEN 0 ELSE :row "
                          "END, 0), :domain, :uid, :name, :display, :doc, :version)",
                          row, row, property.domain, property.id.value, property.name, property.displayName,
                          sekisho::api::recordText(property), property.version));
    return db.lastInsertId();
}

Done storeProperty(Database& db, std::int64_t row, const CustomProperty& property) {
    SEKISHO_CHECK(db.exec("UPDATE custom_property SET display_name = :display, doc = :doc, version = :version WHERE id "
                          "= :id",
                          property.displayName, sekisho::api::recordText(property), property.version, row));
    return {};
}

Result<std::vector<std::int64_t>> holderRows(Database& db, std::int64_t property) {
    SEKISHO_TRY(rows, db.rows<std::int64_t>("SELECT member_id FROM member_property WHERE property_id = :id ORDER BY "
                                            "member_id",
                                            property));
    std::vector<std::int64_t> out;
    out.reserve(rows.size());
    for (const auto& [row] : rows)
        out.push_back(row);
    return out;
}

// An option that goes must not be anybody's value.
Done checkOptionsFree(Database& db, const CustomPropertyRow& before, const CustomProperty& after) {
    std::vector<std::string> gone;
    for (const PropertyOption& option : before.property.options)
        if (std::ranges::find(after.options, option.name, &PropertyOption::name) == after.options.end())
            gone.push_back(option.name);
    // A free text that becomes a pick list is judged the same way: what is there must be among the options.
    const bool becomesList = before.property.options.empty() && !after.options.empty();
    if (gone.empty() && !becomesList) return {};
    SEKISHO_TRY(holders, holderRows(db, before.row));
    for (const std::int64_t row : holders) {
        SEKISHO_TRY(member, loadMemberRow(db, row));
        const std::string& values = member.member.customPropertiesJson;
        for (const std::string& name : gone)
            if (sekisho::api::holdsOption(values, before.property.name, name))
                return Error(ErrorKind::Conflict, "CUSTOM_OPTION_IN_USE").at("options").with("name", name);
        if (!becomesList) continue;
        bool fits = false;
        for (const PropertyOption& option : after.options)
            fits = fits || sekisho::api::holdsOption(values, before.property.name, option.name);
        if (!fits)
            return Error(ErrorKind::Conflict, "CUSTOM_OPTION_IN_USE").at("options").with("name", before.property.name);
    }
    return {};
}

} // namespace

Result<CustomPropertyRow> loadCustomProperty(Database& db, DomainId domain, std::string_view idText) {
    SEKISHO_TRY(row, (db.first<std::int64_t, std::string, std::int64_t>(
                         "SELECT id, doc, version FROM custom_property WHERE uid = :uid AND domain_id = :domain",
                         idText, domain)));
    if (!row) return Error(ErrorKind::NotFound, "CUSTOM_PROPERTY_NOT_EXIST");
    SEKISHO_TRY(property, sekisho::api::customPropertyFromRecord(std::get<1>(*row)));
    property.version = std::get<2>(*row);
    return CustomPropertyRow{std::get<0>(*row), std::move(property)};
}

Result<CustomPropertyRow> createCustomProperty(Database& db, const Tenant& tenant, CustomProperty property,
                                               Effects& effects) {
    SEKISHO_CHECK(checkPropertyCount(db, tenant));
    property.domain = tenant.domain;
    if (property.id.empty()) property.id = sekisho::CustomPropertyId(newUid());
    property.version = 1;
    SEKISHO_CHECK(sekisho::checkCustomProperty(property));
    SEKISHO_CHECK(checkPropertyFree(db, tenant, property));
    SEKISHO_TRY(row, insertProperty(db, 0, property));
    effects.audit(noteOf("customProperty.create", property, changesBetween({}, sekisho::api::recordText(property))));
    effects.changed("customProperty", property.id.value);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return CustomPropertyRow{row, std::move(property)};
}

Result<CustomPropertyRow> updateCustomProperty(Database& db, const Tenant& tenant, const CustomPropertyRow& before,
                                               CustomProperty after, Effects& effects) {
    after.domain = tenant.domain;
    after.id = before.property.id;
    after.version = before.property.version;
    for (const auto& [changed, field] : {std::pair{after.name != before.property.name, "propertyName"},
                                         std::pair{after.type != before.property.type, "propertyType"},
                                         std::pair{after.multiValued != before.property.multiValued, "multiValued"}})
        if (changed) return sekisho::badInput(field, "CUSTOM_PROPERTY_FIXED", {});
    SEKISHO_CHECK(sekisho::checkCustomProperty(after));
    if (after == before.property) return before;
    SEKISHO_CHECK(checkPropertyFree(db, tenant, after));
    SEKISHO_CHECK(checkOptionsFree(db, before, after));
    ++after.version;
    SEKISHO_CHECK(storeProperty(db, before.row, after));
    effects.audit(noteOf("customProperty.update", after,
                         changesBetween(sekisho::api::recordText(before.property), sekisho::api::recordText(after))));
    effects.changed("customProperty", after.id.value);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return CustomPropertyRow{before.row, std::move(after)};
}

Done deleteCustomProperty(Database& db, const Tenant& tenant, const CustomPropertyRow& before, Instant now,
                          Effects& effects) {
    SEKISHO_TRY(holders, holderRows(db, before.row));
    const bool each = holders.size() <= kMostFeedNotes;
    for (const std::int64_t row : holders) {
        SEKISHO_TRY(member, loadMemberRow(db, row));
        member.member.customPropertiesJson =
            sekisho::api::withoutCustomValue(member.member.customPropertiesJson, before.property.name);
        SEKISHO_TRY(stored, storeMemberRow(db, std::move(member), now));
        if (each) effects.changed("member", stored.member.id.value);
    }
    if (!each) effects.changed("tenant", fmt::format("{}", tenant.domain), "reset");
    SEKISHO_CHECK(db.exec("DELETE FROM custom_property WHERE id = :id", before.row)); // with member_property
    effects.audit(noteOf("customProperty.delete", before.property,
                         changesBetween(sekisho::api::recordText(before.property), {})));
    effects.changed("customProperty", before.property.id.value, "delete");
    return renewStructureStamp(db, tenant.domain);
}

Result<std::optional<CustomPropertyRow>> restoreCustomProperty(Database& db, const Tenant& tenant,
                                                               const std::optional<CustomPropertyRow>& present,
                                                               const std::optional<CustomPropertyRow>& image,
                                                               Instant now, Effects& effects) {
    if (!image) {
        if (present) SEKISHO_CHECK(deleteCustomProperty(db, tenant, *present, now, effects));
        return std::optional<CustomPropertyRow>{};
    }
    CustomPropertyRow back = *image;
    if (present) back.row = present->row, back.property.version = present->property.version;
    if (present && back.property == present->property) return present;
    SEKISHO_CHECK(checkPropertyFree(db, tenant, back.property));
    SEKISHO_CHECK(present ? checkOptionsFree(db, *present, back.property) : checkPropertyCount(db, tenant));
    ++back.property.version;
    if (present) {
        SEKISHO_CHECK(storeProperty(db, back.row, back.property));
    } else {
        SEKISHO_TRY(row, insertProperty(db, back.row, back.property));
        back.row = row;
    }
    effects.audit(noteOf("customProperty.restore", back.property,
                         changesBetween(present ? sekisho::api::recordText(present->property) : std::string(),
                                        sekisho::api::recordText(back.property))));
    effects.changed("customProperty", back.property.id.value);
    SEKISHO_CHECK(renewStructureStamp(db, tenant.domain));
    return std::optional(std::move(back));
}

Result<std::int64_t> holdersOfProperty(Database& db, std::int64_t row) {
    SEKISHO_TRY(count, db.first<std::int64_t>("SELECT count(*) FROM member_property WHERE property_id = :id", row));
    return count ? std::get<0>(*count) : 0;
}

} // namespace sekishod
