// Custom properties, profile statuses and the settings of fields.
#include "models/api/record.h"
#include "models/api/record_parts.h"

namespace sekisho::api {

namespace {

constexpr std::string_view kBySelf = "ADMIN_AND_SELF";

void readPropertyOption(JsonReader& r, od::value v, PropertyOption& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "optionName")
            r.text(value, to.name);
        else if (key == "displayName")
            r.text(value, to.displayName);
        else if (key == "i18nDisplayNames")
            readI18nTexts(r, value, to.i18nDisplayNames);
    });
}

void readPropertyType(JsonReader& r, od::value value, CustomProperty& to) {
    const auto type = propertyTypeOf(r.view(value));
    if (type)
        to.type = *type;
    else
        r.ok = false;
}

void readPropertyField(JsonReader& r, std::string_view key, od::value value, CustomProperty& p) {
    switch (keyHash(key)) {
    case "domainId"_key:
        return r.number(value, p.domain);
    case "customPropertyId"_key:
        return r.id(value, p.id);
    case "propertyName"_key:
        return r.text(value, p.name);
    case "displayName"_key:
        return r.text(value, p.displayName);
    case "i18nDisplayNames"_key:
        return readI18nTexts(r, value, p.i18nDisplayNames);
    case "propertyType"_key:
        return readPropertyType(r, value, p);
    case "displayOrder"_key: {
        int order = 0;
        r.number(value, order);
        p.displayOrder = order;
        return;
    }
    case "multiValued"_key:
        return r.flag(value, p.multiValued);
    case "options"_key:
        return r.list(value, p.options, [&](od::value item, PropertyOption& one) { readPropertyOption(r, item, one); });
    case "mandatory"_key:
        return r.flag(value, p.mandatory);
    case "readAccessType"_key:
        p.readByAll = r.view(value) != kBySelf;
        return;
    case "writeAccessType"_key:
        p.writeBySelf = r.view(value) == kBySelf;
        return;
    case "version"_key:
        return r.number(value, p.version);
    default:
        return;
    }
}

void readStatusField(JsonReader& r, std::string_view key, od::value value, ProfileStatus& s) {
    switch (keyHash(key)) {
    case "domainId"_key:
        return r.number(value, s.domain);
    case "profileStatusId"_key:
        return r.text(value, s.id);
    case "iconType"_key:
        return r.text(value, s.iconType);
    case "useDefaultStatus"_key:
        return r.flag(value, s.useDefaultStatus);
    case "enableSettingByUser"_key:
        return r.flag(value, s.enableSettingByUser);
    case "profileStatusName"_key:
        return r.text(value, s.name);
    case "i18nNames"_key:
        return readI18nTexts(r, value, s.i18nNames);
    case "displayOrder"_key:
        return r.number(value, s.displayOrder);
    case "version"_key:
        return r.number(value, s.version);
    default:
        return;
    }
}

void readFieldSetting(JsonReader& r, od::value v, FieldSetting& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "key")
            r.text(value, to.key);
        else if (key == "required")
            r.flag(value, to.required);
        else if (key == "visible")
            r.flag(value, to.visible);
        else if (key == "editable")
            to.bySelf = r.view(value) == kBySelf;
    });
}

void readNumbering(JsonReader& r, od::value v, EmployeeNumbering& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "automatic")
            r.flag(value, to.automatic);
        else if (key == "prefix")
            r.text(value, to.prefix);
        else if (key == "digits")
            r.number(value, to.digits);
    });
}

void readSettingsField(JsonReader& r, std::string_view key, od::value value, FieldSettings& s) {
    switch (keyHash(key)) {
    case "domainId"_key:
        return r.number(value, s.domain);
    case "fields"_key:
        return r.list(value, s.fields, [&](od::value item, FieldSetting& one) { readFieldSetting(r, item, one); });
    case "employeeNumber"_key:
        return readNumbering(r, value, s.numbering);
    case "version"_key:
        return r.number(value, s.version);
    default:
        return;
    }
}

} // namespace

std::string recordText(const CustomProperty& p) {
    JsonText json(512);
    json.begin();
    json.key("domainId").number(p.domain);
    json.key("customPropertyId").text(p.id.value);
    json.key("propertyName").text(p.name);
    json.key("displayName").text(p.displayName);
    writeI18n(json, p.i18nDisplayNames, "i18nDisplayNames");
    json.key("propertyType").text(propertyTypeKey(p.type));
    if (p.displayOrder) json.key("displayOrder").number(*p.displayOrder);
    json.flagUnless(false, "multiValued", p.multiValued);
    if (!p.options.empty()) {
        json.key("options").beginArray();
        for (const PropertyOption& option : p.options) {
            json.begin();
            json.key("optionName").text(option.name);
            json.key("displayName").text(option.displayName);
            writeI18n(json, option.i18nDisplayNames, "i18nDisplayNames");
            json.end();
        }
        json.endArray();
    }
    json.flagUnless(false, "mandatory", p.mandatory);
    if (!p.readByAll) json.key("readAccessType").text(kBySelf);
    if (p.writeBySelf) json.key("writeAccessType").text(kBySelf);
    json.key("version").number(p.version);
    json.end();
    return json.take();
}

std::string recordText(const ProfileStatus& s) {
    JsonText json(256);
    json.begin();
    json.key("domainId").number(s.domain);
    json.key("profileStatusId").text(s.id);
    json.key("iconType").text(s.iconType);
    json.flagUnless(true, "useDefaultStatus", s.useDefaultStatus);
    json.flagUnless(true, "enableSettingByUser", s.enableSettingByUser);
    json.key("profileStatusName").text(s.name);
    writeI18n(json, s.i18nNames);
    json.key("displayOrder").number(s.displayOrder);
    json.key("version").number(s.version);
    json.end();
    return json.take();
}

std::string recordText(const FieldSettings& s) {
    JsonText json(512);
    json.begin();
    json.key("domainId").number(s.domain);
    json.key("fields").beginArray();
    for (const FieldSetting& setting : s.fields) {
        json.begin();
        json.key("key").text(setting.key);
        json.flagUnless(false, "required", setting.required);
        json.flagUnless(true, "visible", setting.visible);
        if (setting.bySelf) json.key("editable").text(kBySelf);
        json.end();
    }
    json.endArray();
    json.key("employeeNumber").begin();
    json.key("automatic").flag(s.numbering.automatic);
    json.some("prefix", s.numbering.prefix);
    json.key("digits").number(s.numbering.digits);
    json.end();
    json.key("version").number(s.version);
    json.end();
    return json.take();
}

Result<CustomProperty> customPropertyFromRecord(std::string_view json) {
    auto property = parsed<CustomProperty>(json, readPropertyField);
    if (property && property->id.empty())
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no customPropertyId.");
    return property;
}

Result<ProfileStatus> profileStatusFromRecord(std::string_view json) {
    auto status = parsed<ProfileStatus>(json, readStatusField);
    if (status && status->id.empty())
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no profileStatusId.");
    return status;
}

Result<FieldSettings> fieldSettingsFromRecord(std::string_view json) {
    return parsed<FieldSettings>(json, readSettingsField);
}

Result<TenantSetting> settingFromRecord(std::string_view kind, std::string_view json) {
    const auto either = [](auto read) -> Result<TenantSetting> {
        if (!read) return Unexpected(std::move(read).error());
        return TenantSetting(std::move(*read));
    };
    if (kind == "customProperty") return either(customPropertyFromRecord(json));
    if (kind == "profileStatus") return either(profileStatusFromRecord(json));
    if (kind == "fieldSettings") return either(fieldSettingsFromRecord(json));
    return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record of an unknown kind.");
}

} // namespace sekisho::api
