#include "models/commands/member_merge.h"

#include "models/commands/custom_values.h"

namespace sekisho::commands {

namespace {

FieldAccess<Member> namePart(std::string_view key, std::string UserName::*part) {
    return {key, [part](const Member& m) { return m.name.*part; },
            [part](Member& to, const Member& from) { to.name.*part = from.name.*part; }};
}

std::string unitsText(const Member& m) {
    std::vector<std::string> parts;
    for (const Organization& organization : m.organizations) {
        for (const OrgUnitMembership& unit : organization.orgUnits) {
            std::string text = unit.orgUnit.value;
            if (unit.primary) text += " *";
            if (unit.position) text += " / " + unit.position->value;
            if (unit.isManager) text += " / manager";
            if (!unit.visible) text += " / hidden";
            if (!unit.useTeamFeature) text += " / no team features";
            parts.push_back(std::move(text));
        }
    }
    return joinedTexts(parts);
}

std::string levelsText(const Member& m) {
    std::vector<std::string> parts;
    for (const Organization& organization : m.organizations)
        if (organization.level) parts.push_back(organization.level->value);
    return joinedTexts(parts);
}

// The company of `to` that is the one of `from`; made where it is missing.
Organization& sameCompany(Member& to, const Organization& from) {
    for (Organization& organization : to.organizations)
        if (organization.domain == from.domain) return organization;
    Organization made;
    made.domain = from.domain;
    made.primary = to.organizations.empty();
    made.email = from.email;
    return to.organizations.emplace_back(std::move(made));
}

// Belonging and level are changed by different people for different reasons: each is a field of its own.
void copyUnits(Member& to, const Member& from) {
    for (Organization& organization : to.organizations)
        organization.orgUnits.clear();
    for (const Organization& organization : from.organizations)
        if (!organization.orgUnits.empty()) sameCompany(to, organization).orgUnits = organization.orgUnits;
}

void copyLevels(Member& to, const Member& from) {
    for (Organization& organization : to.organizations)
        organization.level.reset();
    for (const Organization& organization : from.organizations)
        if (organization.level) sameCompany(to, organization).level = organization.level;
}

std::string i18nText(const Member& m) {
    std::vector<std::string> parts;
    for (const I18nName& name : m.i18nNames)
        parts.push_back(name.language + ": " + name.lastName + " " + name.firstName);
    return joinedTexts(parts);
}

std::string relationsText(const Member& m) {
    std::vector<std::string> parts;
    for (const Relation& relation : m.relations)
        parts.push_back(relation.name + ": " + relation.user.value);
    return joinedTexts(parts);
}

const FieldTable<Member>& memberTable() {
    static const FieldTable<Member> fields(
        {
            namePart("userName.lastName", &UserName::lastName),
            namePart("userName.firstName", &UserName::firstName),
            namePart("userName.phoneticLastName", &UserName::phoneticLastName),
            namePart("userName.phoneticFirstName", &UserName::phoneticFirstName),
            derivedField("i18nNames", &i18nText, &Member::i18nNames),
            textField("nickName", &Member::nickName),
            textField("email", &Member::email),
            textField("privateEmail", &Member::privateEmail),
            {"aliasEmails", [](const Member& m) { return joinedTexts(m.aliasEmails); },
             [](Member& to, const Member& from) { to.aliasEmails = from.aliasEmails; }},
            {"userTypeId", [](const Member& m) { return m.userType ? m.userType->value : std::string(); },
             [](Member& to, const Member& from) { to.userType = from.userType; }},
            flagField("searchable", &Member::searchable),
            {"organizations.orgUnits", &unitsText, &copyUnits},
            {"organizations.levelId", &levelsText, &copyLevels},
            textField("telephone", &Member::telephone),
            textField("cellPhone", &Member::cellPhone),
            textField("location", &Member::location),
            textField("task", &Member::task),
            {"messenger",
             [](const Member& m) {
                 if (!m.messenger) return std::string();
                 return (m.messenger->protocol == "CUSTOM" ? m.messenger->customProtocol : m.messenger->protocol) +
                        " " + m.messenger->messengerId;
             },
             [](Member& to, const Member& from) { to.messenger = from.messenger; }},
            textField("birthdayCalendarType", &Member::birthdayCalendarType),
            textField("birthday", &Member::birthday),
            textField("hiredDate", &Member::hiredDate),
            textField("locale", &Member::locale),
            textField("timeZone", &Member::timeZone),
            derivedField("relations", &relationsText, &Member::relations),
            {"activationDate", [](const Member& m) { return m.activation ? formatUtc(*m.activation) : std::string(); },
             [](Member& to, const Member& from) { to.activation = from.activation; }},
            textField("employeeNumber", &Member::employeeNumber),
            {"userExternalKey", [](const Member& m) { return m.externalKey.value_or(std::string()); },
             [](Member& to, const Member& from) { to.externalKey = from.externalKey; }},
        },
        {{"customProperties", [](const Member& m) { return customNames(m.customPropertiesJson); },
          [](const Member& m, const std::string& name) { return customRaw(m.customPropertiesJson, name); },
          [](Member& to, const Member& from, const std::string& name) {
              to.customPropertiesJson = copyCustom(to.customPropertiesJson, from.customPropertiesJson, name);
          }}});
    return fields;
}

} // namespace

std::vector<std::string_view> mergeableFields() {
    return memberTable().keys();
}

std::string fieldAsText(const Member& member, std::string_view key) {
    return memberTable().text(member, key);
}

void copyField(Member& to, const Member& from, std::string_view key) {
    memberTable().copy(to, from, key);
}

std::vector<ChangedField> changesBetween(const Member& before, const Member& after) {
    return memberTable().changes(before, after);
}

MergeResult mergeMembers(const Member& base, const Member& mine, const Member& theirs) {
    return memberTable().merge(base, mine, theirs);
}

} // namespace sekisho::commands
