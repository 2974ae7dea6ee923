#include "ui/forms/member_text.h"

#include "models/commands/custom_values.h"
#include "models/commands/member_merge.h"
#include "models/commands/words.h"
#include "models/domain/validation.h"
#include "ui/forms/membership_editor.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <array>

namespace sekisho::ui {

namespace {

struct MemberText {
    Q_DECLARE_TR_FUNCTIONS(MemberText)
};

using commands::fromUtf8;

QString listed(const QStringList& parts) {
    return parts.join(commands::language() == commands::Language::Japanese ? QStringLiteral("、")
                                                                           : QStringLiteral(", "));
}

QString yesNo(bool value) {
    return value ? MemberText::tr("On") : MemberText::tr("Off");
}

QString dateText(const std::string& iso) {
    const QDate date = QDate::fromString(fromUtf8(iso), Qt::ISODate);
    if (!date.isValid()) return fromUtf8(iso);
    return commands::locale().toString(date, commands::language() == commands::Language::Japanese
                                                 ? QStringLiteral("yyyy/MM/dd")
                                                 : QStringLiteral("d MMM yyyy"));
}

QString memberName(ports::Cache& cache, const UserId& id) {
    const auto row = cache.members().find(id.value);
    return row ? fromUtf8(cache.members().cells(*row).name) : fromUtf8(id.value);
}

QString i18nNamesText(const Member& member) {
    QStringList parts;
    for (const I18nName& name : member.i18nNames)
        parts << QStringLiteral("%1: %2 %3")
                     .arg(languageName(name.language), fromUtf8(name.lastName), fromUtf8(name.firstName))
                     .trimmed();
    return listed(parts);
}

const CustomProperty* propertyOf(std::string_view key, const ports::Cache& cache) {
    if (!key.starts_with(commands::kCustomPrefix)) return nullptr;
    return cache.fields().property(key.substr(commands::kCustomPrefix.size()));
}

QString relationsText(const Member& member, ports::Cache& cache) {
    QStringList parts;
    for (const Relation& relation : member.relations)
        parts << (relation.name.empty()
                      ? memberName(cache, relation.user)
                      : MemberText::tr("%1 (%2)").arg(memberName(cache, relation.user), fromUtf8(relation.name)));
    return listed(parts);
}

QString orgUnitsText(const Member& member, const ports::Cache& cache) {
    QStringList parts;
    for (const Organization& organization : member.organizations)
        for (const OrgUnitMembership& unit : organization.orgUnits)
            parts << membershipText(unit, cache);
    return listed(parts);
}

QString levelText(const Member& member, const ports::Cache& cache) {
    QStringList parts;
    for (const Organization& organization : member.organizations)
        if (organization.level) parts << rankName(cache, RankKind::Level, organization.level->value);
    return listed(parts);
}

bool isPartOf(std::string_view key, std::string_view list) {
    return key.size() > list.size() && key.starts_with(list) && key[list.size()] == '.';
}

} // namespace

const std::vector<std::string_view>& memberLanguages() {
    static const std::vector<std::string_view> all = {"ja_JP", "ko_KR", "en_US", "zh_CN", "zh_TW"};
    return all;
}

QString languageName(std::string_view locale) {
    if (locale == "zh_CN") return QStringLiteral("简体中文");
    if (locale == "zh_TW") return QStringLiteral("繁體中文");
    if (locale == "en_US") return QStringLiteral("English");
    const QString native = QLocale(fromUtf8(locale)).nativeLanguageName();
    return native.isEmpty() ? fromUtf8(locale) : native;
}

QString messengerName(std::string_view protocol) {
    if (protocol == "FACEBOOK") return QStringLiteral("Facebook");
    if (protocol == "TWITTER") return QStringLiteral("Twitter");
    if (protocol == "CUSTOM") return MemberText::tr("Other");
    return fromUtf8(protocol);
}

QString rankName(const ports::Cache& cache, RankKind kind, const std::string& id) {
    const std::vector<Rank> ranks = cache.ranks(kind);
    const auto it = std::find_if(ranks.begin(), ranks.end(), [&](const Rank& rank) { return rank.id == id; });
    return it == ranks.end() ? fromUtf8(id) : fromUtf8(it->name);
}

QString memberFieldLabel(std::string_view key) {
    if (key == "messenger") return commands::fieldText("messenger.protocol");
    return commands::fieldText(key);
}

QString memberFieldLabel(std::string_view key, const ports::Cache& cache) {
    const CustomProperty* property = propertyOf(key, cache);
    return property ? commands::propertyText(*property) : memberFieldLabel(key);
}

QString orgUnitOutsideText() {
    return MemberText::tr("An organization outside of your scope");
}

QString membershipText(const OrgUnitMembership& membership, const ports::Cache& cache) {
    const std::optional<OrgUnit> unit = cache.orgUnit(membership.orgUnit);
    QStringList notes;
    if (membership.primary) notes << commands::fieldText("organizations.orgUnits.primary");
    if (membership.position) notes << rankName(cache, RankKind::Position, membership.position->value);
    if (membership.isManager) notes << commands::fieldText("organizations.orgUnits.isManager");
    if (!membership.visible) notes << MemberText::tr("not visible");
    if (!membership.useTeamFeature) notes << MemberText::tr("no team features");
    const QString name = unit ? fromUtf8(unit->name) : orgUnitOutsideText();
    return notes.isEmpty() ? name : MemberText::tr("%1 (%2)").arg(name, listed(notes));
}

QString memberFieldValue(const Member& member, std::string_view key, ports::Cache& cache) {
    if (key == "i18nNames") return i18nNamesText(member);
    if (key == "userTypeId")
        return member.userType ? rankName(cache, RankKind::UserType, member.userType->value) : QString();
    if (key == "organizations.levelId") return levelText(member, cache);
    if (key == "organizations" || key == "organizations.orgUnits") return orgUnitsText(member, cache);
    if (key == "searchable") return yesNo(member.searchable);
    if (key == "relations") return relationsText(member, cache);
    if (key == "locale") return member.locale.empty() ? QString() : languageName(member.locale);
    if (key == "birthday") {
        const QString text = dateText(member.birthday);
        return member.birthdayCalendarType == "LUNAR" && !text.isEmpty()
                   ? MemberText::tr("%1 (lunar calendar)").arg(text)
                   : text;
    }
    if (key == "birthdayCalendarType")
        return member.birthdayCalendarType == "LUNAR"   ? MemberText::tr("Lunar calendar")
               : member.birthdayCalendarType == "SOLAR" ? MemberText::tr("Solar calendar")
                                                        : QString();
    if (key == "hiredDate") return dateText(member.hiredDate);
    if (key == "activationDate") return member.activation ? commands::timeText(*member.activation) : QString();
    if (key == "leaveOfAbsence") {
        const auto& [start, end] = member.leave;
        return start && end ? MemberText::tr("%1 to %2").arg(commands::timeText(*start), commands::timeText(*end))
                            : QString();
    }
    if (key == "messenger" || key == "messenger.protocol") {
        if (!member.messenger) return {};
        const Messenger& m = *member.messenger;
        const QString name = m.protocol == "CUSTOM" && !m.customProtocol.empty() ? fromUtf8(m.customProtocol)
                                                                                 : messengerName(m.protocol);
        return QStringLiteral("%1: %2").arg(name, fromUtf8(m.messengerId));
    }
    if (const CustomProperty* property = propertyOf(key, cache))
        return commands::customValuesText(*property, commands::customValues(member.customPropertiesJson, *property));
    if (key == "customFields") {
        QStringList parts;
        for (const CustomField& field : member.customFields)
            parts << fromUtf8(field.value.empty() ? field.link : field.value);
        return listed(parts);
    }
    return fromUtf8(commands::fieldAsText(member, key));
}

std::vector<FieldGroup> memberFieldGroups(const ports::Cache& cache) {
    const auto title = [](std::string_view group) {
        if (group == "name") return MemberText::tr("Name");
        if (group == "account") return MemberText::tr("Account");
        if (group == "work") return MemberText::tr("Work");
        if (group == "contact") return MemberText::tr("Contact");
        if (group == "personal") return MemberText::tr("Personal");
        return MemberText::tr("Language and time zone");
    };
    // What has a place of its own on the page, or is a part of another field.
    constexpr std::array<std::string_view, 8> elsewhere = {
        "photo",      "customProperties",     "email.localPart",          "organizations",
        "searchable", "birthdayCalendarType", "messenger.customProtocol", "messenger.messengerId"};
    constexpr std::array<std::string_view, 5> lists = {"i18nNames", "organizations.orgUnits", "relations",
                                                       "customFields", "organizations.orgUnits.primary"};
    std::vector<FieldGroup> groups;
    for (const std::string_view name : {"name", "account", "work", "contact", "personal", "basic"}) {
        FieldGroup group{title(name), {}};
        for (const FieldRule& rule : memberFields()) {
            if (rule.group != name) continue;
            if (std::find(elsewhere.begin(), elsewhere.end(), rule.key) != elsewhere.end()) continue;
            if (rule.key == "organizations.orgUnits") continue;
            if (std::any_of(lists.begin(), lists.end(), [&](auto list) { return isPartOf(rule.key, list); })) continue;
            const std::string_view ruled = rule.key == "messenger.protocol" ? "messenger.messengerId" : rule.key;
            if (cache.fields().settings.of(ruled).visible) group.keys.emplace_back(rule.key);
        }
        if (!group.keys.empty()) groups.push_back(std::move(group));
    }
    FieldGroup own{MemberText::tr("Custom properties"), {}};
    for (const CustomProperty& property : cache.fields().properties)
        own.keys.push_back(std::string(commands::kCustomPrefix) + property.name);
    if (!own.keys.empty()) groups.push_back(std::move(own));
    return groups;
}

} // namespace sekisho::ui
