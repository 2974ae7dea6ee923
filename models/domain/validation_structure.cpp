// Groups, custom properties, profile statuses and the settings of fields.
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "models/domain/validation_text.h"

#include <algorithm>

namespace sekisho {

using namespace detail;

namespace {

constexpr std::size_t kDescriptionMax = 300;
constexpr std::size_t kAliasesMax = 20;
constexpr std::size_t kExternalMailsMax = 100;
constexpr std::size_t kShortNameMax = 20;
constexpr std::size_t kOptionNameMax = 100;
constexpr std::size_t kOptionsMax = 200;
constexpr std::size_t kPropertyNameMax = 120;
constexpr std::size_t kPrefixMax = 10;

// Names of groups take any symbol.
Done checkFreeName(std::string_view name, std::string_view field, std::size_t max) {
    SEKISHO_CHECK(checkPlainText(name, field));
    if (isBlank(name)) return fault(field, "NAME_REQUIRED");
    if (lengthOf(name) > max) return faultWithMax(field, "NAME_TOO_LONG", max);
    return {};
}

Done checkMails(const std::vector<std::string>& mails, std::string_view field, std::size_t most) {
    if (mails.size() > most) return faultWithMax(field, "TOO_MANY", most);
    for (const auto& mail : mails) {
        if (mail.empty()) return fault(field, "MAIL_FORMAT");
        SEKISHO_CHECK(checkMailAddress(mail, field));
        if (std::ranges::count(mails, mail) > 1) return fault(field, "DUPLICATE_ENTRY");
    }
    return {};
}

Done checkOptions(const CustomProperty& property) {
    if (property.options.empty()) return {};
    if (property.type != PropertyType::String || property.options.size() < 2)
        return fault("options", "CUSTOM_PROPERTY_OPTIONS");
    if (property.options.size() > kOptionsMax) return faultWithMax("options", "TOO_MANY", kOptionsMax);
    for (const PropertyOption& option : property.options) {
        SEKISHO_CHECK(checkFreeName(option.name, "options.optionName", kOptionNameMax));
        SEKISHO_CHECK(checkFreeName(option.displayName, "options.displayName", kShortNameMax));
        SEKISHO_CHECK(checkI18nTexts(option.i18nDisplayNames, "options.i18nDisplayNames", kShortNameMax));
        if (std::ranges::count(property.options, option.name, &PropertyOption::name) > 1)
            return fault("options.optionName", "DUPLICATE_ENTRY");
    }
    return {};
}

} // namespace

Done checkGroup(const Group& group) {
    SEKISHO_CHECK(checkFreeName(group.name, "groupName", 100));
    if (!isValidUtf8(group.description)) return fault("description", "TEXT_ENCODING");
    if (lengthOf(group.description) > kDescriptionMax) return faultWithMax("description", "TOO_LONG", kDescriptionMax);
    if (group.externalKey) SEKISHO_CHECK(checkExternalKey(*group.externalKey, "groupExternalKey"));
    if (!group.email.empty()) SEKISHO_CHECK(checkRoomAddress(group.email, "groupEmail"));
    SEKISHO_CHECK(checkMails(group.aliasEmails, "aliasEmails", kAliasesMax));
    SEKISHO_CHECK(checkMails(group.externalEmails, "toExternalEmails", kExternalMailsMax));
    if (group.administrators.empty()) return fault("administrators", "GROUP_LAST_MASTER");
    for (const auto& master : group.administrators)
        if (std::ranges::count(group.administrators, master) > 1) return fault("administrators", "DUPLICATE_ENTRY");
    std::vector<GroupMember> sorted = group.members;
    const auto before = [](const GroupMember& a, const GroupMember& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.id < b.id;
    };
    std::ranges::sort(sorted, before);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) return fault("members", "DUPLICATE_ENTRY");
    return {};
}

Done checkCustomProperty(const CustomProperty& property) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto known = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    const std::string& name = property.name;
    if (name.empty() || name.size() > kPropertyNameMax || !letter(name.front()) || !std::ranges::all_of(name, known))
        return faultWithMax("propertyName", "CUSTOM_PROPERTY_NAME", kPropertyNameMax);
    SEKISHO_CHECK(checkFreeName(property.displayName, "displayName", kShortNameMax));
    SEKISHO_CHECK(checkI18nTexts(property.i18nDisplayNames, "i18nDisplayNames", kShortNameMax));
    if (property.displayOrder && *property.displayOrder < 1) return fault("displayOrder", "OUT_OF_RANGE");
    return checkOptions(property);
}

Done checkProfileStatus(const ProfileStatus& status) {
    if (!isStatusIcon(status.iconType)) return fault("iconType", "UNKNOWN_VALUE");
    SEKISHO_CHECK(checkFreeName(status.name, "profileStatusName", kShortNameMax));
    SEKISHO_CHECK(checkI18nTexts(status.i18nNames, "i18nNames", kShortNameMax));
    if (status.displayOrder < 1) return fault("displayOrder", "OUT_OF_RANGE");
    return {};
}

Done checkFieldSettings(const FieldSettings& settings) {
    for (const FieldSetting& setting : settings.fields) {
        const FieldRule* rule = memberField(setting.key);
        if (!rule || (setting.required && !rule->mayRequire) || (!setting.visible && !rule->mayHide) ||
            (setting.bySelf && !rule->mayOpen))
            return fault("fields", "FIELD_SETTING").with("key", setting.key);
        if (std::ranges::count(settings.fields, setting.key, &FieldSetting::key) > 1)
            return fault("fields", "DUPLICATE_ENTRY");
    }
    const EmployeeNumbering& numbering = settings.numbering;
    SEKISHO_CHECK(checkLength(numbering.prefix, "employeeNumber.prefix", kPrefixMax));
    if (numbering.digits < 3 || numbering.digits > 7) return fault("employeeNumber.digits", "OUT_OF_RANGE");
    return {};
}

} // namespace sekisho
