#include "models/api/settings_wire.h"

#include "models/api/json_text.h"
#include "models/api/request_fields.h"
#include "models/domain/validation.h"

#include <algorithm>

namespace sekisho::api {

namespace {

constexpr std::string_view kAll = "ALL";
constexpr std::string_view kAdmin = "ADMIN";
constexpr std::string_view kSelf = "ADMIN_AND_SELF";

void writeNamesIn(JsonText& json, std::string_view key, const std::vector<I18nText>& names) {
    json.key(key).beginArray();
    for (const auto& name : names) {
        json.begin();
        json.key("language").text(name.language);
        json.key("name").text(name.name);
        json.end();
    }
    json.endArray();
}

void readNamesIn(const Fields& fields, std::string_view key, std::vector<I18nText>& to) {
    fields.objects(key, to, [](const Fields& item, I18nText& name) {
        item.need("language");
        item.need("name");
        item.text("language", name.language);
        item.text("name", name.name);
    });
}

// One of two words; what is not sent becomes the first, but for PATCH.
void readChoice(const Fields& fields, std::string_view key, std::string_view first, std::string_view second,
                bool& second_) {
    if (!fields.given(key)) {
        if (fields.resets()) second_ = false;
        return;
    }
    std::string value;
    fields.text(key, value);
    if (fields.failed()) return;
    if (value.empty() || value == first)
        second_ = false;
    else if (value == second)
        second_ = true;
    else
        fields.fail(key, "UNKNOWN_VALUE",
                    fields.pathOf(key) + " must be " + std::string(first) + " or " + std::string(second) + '.');
}

void readPropertyKind(const Fields& fields, CustomProperty& property) {
    fields.need("propertyType");
    if (!fields.given("propertyType")) return;
    std::string type;
    fields.text("propertyType", type);
    const auto known = propertyTypeOf(type);
    if (known)
        property.type = *known;
    else
        fields.fail("propertyType", "UNKNOWN_VALUE", "propertyType must be STRING, LINK, INTEGER or DATE.");
}

void readDisplayOrder(const Fields& fields, std::optional<int>& to) {
    const auto* value = fields.find("displayOrder");
    if (!value) {
        if (fields.resets()) to.reset();
        return;
    }
    to.reset();
    if (value->is_null()) return;
    int order = 0;
    fields.number("displayOrder", order);
    to = order;
}

} // namespace

std::string customPropertyText(const CustomProperty& property) {
    JsonText json(512);
    json.begin();
    json.key("domainId").number(property.domain);
    json.key("customPropertyId").text(property.id.value);
    json.key("propertyName").text(property.name);
    json.key("displayName").text(property.displayName);
    writeNamesIn(json, "i18nDisplayNames", property.i18nDisplayNames);
    json.key("propertyType").text(propertyTypeKey(property.type));
    json.key("displayOrder");
    property.displayOrder ? json.number(*property.displayOrder) : json.null();
    json.key("multiValued").flag(property.multiValued);
    json.key("options").beginArray();
    for (const PropertyOption& option : property.options) {
        json.begin();
        json.key("optionName").text(option.name);
        json.key("displayName").text(option.displayName);
        writeNamesIn(json, "i18nDisplayNames", option.i18nDisplayNames);
        json.end();
    }
    json.endArray();
    json.key("mandatory").flag(property.mandatory);
    json.key("readAccessType").text(property.readByAll ? kAll : kSelf);
    json.key("writeAccessType").text(property.writeBySelf ? kSelf : kAdmin);
    json.end();
    return json.take();
}

Result<CustomProperty> customPropertyFromRequest(const boost::json::value& body, WriteMode mode,
                                                 const CustomProperty& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    CustomProperty property = base;
    fields.need("domainId");
    checkDomain(fields, base.domain);
    fields.need("propertyName");
    fields.text("propertyName", property.name);
    fields.need("displayName");
    fields.text("displayName", property.displayName);
    readNamesIn(fields, "i18nDisplayNames", property.i18nDisplayNames);
    readPropertyKind(fields, property);
    readDisplayOrder(fields, property.displayOrder);
    fields.flag("multiValued", property.multiValued, false);
    fields.objects("options", property.options, [](const Fields& item, PropertyOption& option) {
        item.need("optionName");
        item.text("optionName", option.name);
        item.need("displayName");
        item.text("displayName", option.displayName);
        readNamesIn(item, "i18nDisplayNames", option.i18nDisplayNames);
    });
    fields.flag("mandatory", property.mandatory, false);
    bool readBySelf = !property.readByAll;
    readChoice(fields, "readAccessType", kAll, kSelf, readBySelf);
    property.readByAll = !readBySelf;
    readChoice(fields, "writeAccessType", kAdmin, kSelf, property.writeBySelf);
    if (fault) return Unexpected(std::move(*fault));
    return property;
}

std::string profileStatusText(const ProfileStatus& status) {
    JsonText json(256);
    json.begin();
    json.key("domainId").number(status.domain);
    json.key("profileStatusId").text(status.id);
    json.key("iconType").text(status.iconType);
    json.key("useDefaultStatus").flag(status.useDefaultStatus);
    json.key("enableSettingByUser").flag(status.enableSettingByUser);
    json.key("profileStatusName").text(status.name);
    writeNamesIn(json, "i18nNames", status.i18nNames);
    json.key("displayOrder").number(status.displayOrder);
    json.end();
    return json.take();
}

Result<ProfileStatus> profileStatusFromRequest(const boost::json::value& body, WriteMode mode,
                                               const ProfileStatus& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    ProfileStatus status = base;
    fields.need("domainId");
    checkDomain(fields, base.domain);
    fields.flag("useDefaultStatus", status.useDefaultStatus, true);
    fields.flag("enableSettingByUser", status.enableSettingByUser, true);
    fields.need("displayOrder");
    fields.number("displayOrder", status.displayOrder);
    if (!base.builtIn()) { // of a status of the product the rest is read-only and ignored
        fields.need("iconType");
        fields.text("iconType", status.iconType);
        fields.need("profileStatusName");
        fields.text("profileStatusName", status.name);
        readNamesIn(fields, "i18nNames", status.i18nNames);
    }
    if (fault) return Unexpected(std::move(*fault));
    return status;
}

std::string chartRestrictionText(const ChartRestriction& restriction, const Names& names) {
    JsonText json(256);
    json.begin();
    json.key("accessRestrictType").text(chartAccessKey(restriction.access));
    json.key("specifiedOrgUnits").beginArray();
    for (const ChartUnit& unit : restriction.units) {
        const NamedRef* found = names.orgUnit ? names.orgUnit(unit.orgUnit) : nullptr;
        json.begin();
        json.key("orgUnitId").text(unit.orgUnit.value);
        json.key("includeSubOrgUnits").flag(unit.includeSubOrgUnits);
        json.nullable("orgUnitExternalKey", found ? found->externalKey : std::nullopt);
        json.end();
    }
    json.endArray();
    json.end();
    return json.take();
}

Result<ChartRestriction> chartRestrictionFromRequest(const boost::json::value& body, const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    ChartRestriction restriction;
    fields.need("accessRestrictType");
    std::string type;
    fields.text("accessRestrictType", type);
    const auto access = chartAccessOf(type);
    if (!fault && !access)
        fields.fail("accessRestrictType", "UNKNOWN_VALUE",
                    "accessRestrictType must be ONLY_ME, ONLY_MY_ORGUNIT or ONLY_MY_AND_SPECIFIED_ORGUNIT.");
    restriction.access = access.value_or(ChartAccess::OnlyMe);
    fields.objects("specifiedOrgUnits", restriction.units, [&](const Fields& item, ChartUnit& unit) {
        item.id("orgUnitId", unit.orgUnit, ids.orgUnit);
        item.flag("includeSubOrgUnits", unit.includeSubOrgUnits, false);
    });
    if (fault) return Unexpected(std::move(*fault));
    if (restriction.units.size() > kMostRestrictedUnits)
        return badInput("specifiedOrgUnits", "TOO_MANY", "specifiedOrgUnits may name 200 organizations at most.")
            .with("field", "specifiedOrgUnits")
            .with("max", std::to_string(kMostRestrictedUnits));
    for (const ChartUnit& unit : restriction.units)
        if (std::ranges::count(restriction.units, unit.orgUnit, &ChartUnit::orgUnit) > 1)
            return badInput("specifiedOrgUnits", "DUPLICATE_ENTRY", "An organization stands twice in the list.")
                .with("field", "specifiedOrgUnits");
    if (restriction.access != ChartAccess::OnlyMyAndSpecified) restriction.units.clear();
    return restriction;
}

Result<FieldSettings> fieldSettingsFromRequest(const boost::json::value& body, const FieldSettings& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, WriteMode::Replace, fault);
    FieldSettings settings;
    settings.domain = base.domain;
    settings.version = base.version;
    fields.need("fields");
    fields.objects("fields", settings.fields, [](const Fields& item, FieldSetting& setting) {
        item.need("key");
        item.text("key", setting.key);
        item.flag("required", setting.required, false);
        item.flag("visible", setting.visible, true);
        readChoice(item, "editable", kAdmin, kSelf, setting.bySelf);
    });
    bool present = false;
    if (const auto* numbering = fields.object("employeeNumber", present)) {
        std::optional<Error> inner;
        const Fields sent(*numbering, WriteMode::Replace, inner, "employeeNumber");
        sent.flag("automatic", settings.numbering.automatic, false);
        sent.text("prefix", settings.numbering.prefix);
        sent.number("digits", settings.numbering.digits);
        if (inner) fields.keep(std::move(*inner));
    }
    if (fault) return Unexpected(std::move(*fault));
    SEKISHO_CHECK(checkFieldSettings(settings));
    std::erase_if(settings.fields, [](const FieldSetting& s) { return !s.required && s.visible && !s.bySelf; });
    return settings;
}

} // namespace sekisho::api
