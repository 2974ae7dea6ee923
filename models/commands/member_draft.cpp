#include "models/commands/member_draft.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace sekisho::commands {

namespace {

constexpr int kForm = 1; // of the text; another one is not read

QString key(const char* name) {
    return QLatin1String(name);
}
QJsonValue json(const std::string& text) {
    return QString::fromStdString(text);
}
std::string text(const QJsonObject& object, const char* name) {
    return object[key(name)].toString().toStdString();
}
template<class T>
void putId(QJsonObject& object, const char* name, const std::optional<T>& id) {
    if (id) object[key(name)] = json(id->value);
}
template<class T>
std::optional<T> takeId(const QJsonObject& object, const char* name) {
    if (!object.contains(key(name))) return std::nullopt;
    return T(text(object, name));
}
// 64-bit numbers as text: JSON numbers are doubles.
QJsonValue number(std::int64_t value) {
    return QString::number(value);
}
std::int64_t takeNumber(const QJsonObject& object, const char* name) {
    return object[key(name)].toString().toLongLong();
}
QJsonValue instant(const std::optional<Instant>& at) {
    return at ? number(at->time_since_epoch().count()) : QJsonValue();
}
std::optional<Instant> takeInstant(const QJsonObject& object, const char* name) {
    if (!object[key(name)].isString()) return std::nullopt;
    return Instant{std::chrono::microseconds{takeNumber(object, name)}};
}

struct TextField {
    const char* name;
    std::string Member::*field;
};
constexpr TextField kTexts[] = {{"email", &Member::email},
                                {"nickName", &Member::nickName},
                                {"privateEmail", &Member::privateEmail},
                                {"telephone", &Member::telephone},
                                {"cellPhone", &Member::cellPhone},
                                {"location", &Member::location},
                                {"task", &Member::task},
                                {"birthdayCalendarType", &Member::birthdayCalendarType},
                                {"birthday", &Member::birthday},
                                {"hiredDate", &Member::hiredDate},
                                {"locale", &Member::locale},
                                {"timeZone", &Member::timeZone},
                                {"customProperties", &Member::customPropertiesJson},
                                {"employeeNumber", &Member::employeeNumber}};

QJsonObject unitJson(const OrgUnitMembership& unit) {
    QJsonObject object{{key("orgUnit"), json(unit.orgUnit.value)},
                       {key("primary"), unit.primary},
                       {key("manager"), unit.isManager},
                       {key("visible"), unit.visible},
                       {key("team"), unit.useTeamFeature}};
    putId(object, "position", unit.position);
    return object;
}

OrgUnitMembership unitOf(const QJsonObject& object) {
    OrgUnitMembership unit;
    unit.orgUnit = OrgUnitId(text(object, "orgUnit"));
    unit.primary = object[key("primary")].toBool();
    unit.position = takeId<PositionId>(object, "position");
    unit.isManager = object[key("manager")].toBool();
    unit.visible = object[key("visible")].toBool(true);
    unit.useTeamFeature = object[key("team")].toBool(true);
    return unit;
}

QJsonArray companiesJson(const Member& member) {
    QJsonArray companies;
    for (const Organization& organization : member.organizations) {
        QJsonArray units;
        for (const OrgUnitMembership& unit : organization.orgUnits)
            units.append(unitJson(unit));
        QJsonObject object{{key("domain"), organization.domain},
                           {key("primary"), organization.primary},
                           {key("email"), json(organization.email)},
                           {key("orgUnits"), units}};
        putId(object, "level", organization.level);
        companies.append(object);
    }
    return companies;
}

std::vector<Organization> companiesOf(const QJsonArray& array) {
    std::vector<Organization> companies;
    for (const auto& value : array) {
        const QJsonObject object = value.toObject();
        Organization organization;
        organization.domain = object[key("domain")].toInt();
        organization.primary = object[key("primary")].toBool();
        organization.email = text(object, "email");
        organization.level = takeId<LevelId>(object, "level");
        const QJsonArray units = object[key("orgUnits")].toArray();
        for (const auto& unit : units)
            organization.orgUnits.push_back(unitOf(unit.toObject()));
        companies.push_back(std::move(organization));
    }
    return companies;
}

QJsonObject memberJson(const Member& member) {
    QJsonObject object{{key("domain"), member.domain},
                       {key("id"), json(member.id.value)},
                       {key("version"), number(member.version)},
                       {key("searchable"), member.searchable},
                       {key("activation"), instant(member.activation)},
                       {key("lastName"), json(member.name.lastName)},
                       {key("firstName"), json(member.name.firstName)},
                       {key("phoneticLastName"), json(member.name.phoneticLastName)},
                       {key("phoneticFirstName"), json(member.name.phoneticFirstName)},
                       {key("organizations"), companiesJson(member)}};
    for (const TextField& field : kTexts)
        object[key(field.name)] = json(member.*field.field);
    if (member.externalKey) object[key("externalKey")] = json(*member.externalKey);
    putId(object, "userType", member.userType);
    if (member.messenger)
        object[key("messenger")] = QJsonObject{{key("protocol"), json(member.messenger->protocol)},
                                               {key("customProtocol"), json(member.messenger->customProtocol)},
                                               {key("messengerId"), json(member.messenger->messengerId)}};
    QJsonArray names, aliases, relations, customs;
    for (const I18nName& name : member.i18nNames)
        names.append(QJsonObject{{key("language"), json(name.language)},
                                 {key("lastName"), json(name.lastName)},
                                 {key("firstName"), json(name.firstName)}});
    for (const std::string& alias : member.aliasEmails)
        aliases.append(json(alias));
    for (const Relation& relation : member.relations)
        relations.append(QJsonObject{{key("user"), json(relation.user.value)}, {key("name"), json(relation.name)}});
    for (const CustomField& custom : member.customFields)
        customs.append(QJsonObject{{key("id"), json(custom.customFieldId)},
                                   {key("value"), json(custom.value)},
                                   {key("link"), json(custom.link)}});
    object[key("i18nNames")] = names;
    object[key("aliasEmails")] = aliases;
    object[key("relations")] = relations;
    object[key("customFields")] = customs;
    return object;
}

Member memberOf(const QJsonObject& object) {
    Member member;
    member.domain = object[key("domain")].toInt();
    member.id = UserId(text(object, "id"));
    member.version = takeNumber(object, "version");
    member.searchable = object[key("searchable")].toBool(true);
    member.activation = takeInstant(object, "activation");
    member.name = {text(object, "lastName"), text(object, "firstName"), text(object, "phoneticLastName"),
                   text(object, "phoneticFirstName")};
    member.organizations = companiesOf(object[key("organizations")].toArray());
    for (const TextField& field : kTexts)
        member.*field.field = text(object, field.name);
    if (object.contains(key("externalKey"))) member.externalKey = text(object, "externalKey");
    member.userType = takeId<UserTypeId>(object, "userType");
    if (const QJsonObject m = object[key("messenger")].toObject(); !m.isEmpty())
        member.messenger = Messenger{text(m, "protocol"), text(m, "customProtocol"), text(m, "messengerId")};
    const QJsonArray names = object[key("i18nNames")].toArray();
    for (const auto& value : names) {
        const QJsonObject name = value.toObject();
        member.i18nNames.push_back({text(name, "language"), text(name, "lastName"), text(name, "firstName")});
    }
    const QJsonArray aliases = object[key("aliasEmails")].toArray();
    for (const auto& alias : aliases)
        member.aliasEmails.push_back(alias.toString().toStdString());
    const QJsonArray relations = object[key("relations")].toArray();
    for (const auto& value : relations) {
        const QJsonObject relation = value.toObject();
        member.relations.push_back({UserId(text(relation, "user")), text(relation, "name")});
    }
    const QJsonArray customs = object[key("customFields")].toArray();
    for (const auto& value : customs) {
        const QJsonObject custom = value.toObject();
        member.customFields.push_back({text(custom, "id"), text(custom, "value"), text(custom, "link")});
    }
    return member;
}

} // namespace

std::string draftText(const MemberDraft& draft) {
    const QJsonObject object{
        {key("form"), kForm}, {key("base"), memberJson(draft.base)}, {key("edited"), memberJson(draft.edited)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<MemberDraft> draftFromText(std::string_view textOfDraft) {
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(textOfDraft.data(), static_cast<qsizetype>(textOfDraft.size())));
    const QJsonObject object = document.object();
    if (object[key("form")].toInt() != kForm) return std::nullopt;
    return MemberDraft{memberOf(object[key("base")].toObject()), memberOf(object[key("edited")].toObject())};
}

} // namespace sekisho::commands
