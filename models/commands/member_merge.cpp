#include "models/commands/member_merge.h"

#include "models/commands/custom_values.h"

#include <algorithm>
#include <functional>
#include <set>

namespace sekisho::commands {

namespace {

constexpr std::string_view kCustoms = "customProperties";

struct FieldAccess {
    std::string_view key;
    std::function<std::string(const Member&)> text;
    std::function<void(Member&, const Member&)> copy;
};

template<class T>
FieldAccess plain(std::string_view key, T Member::*field) {
    return {key, [field](const Member& m) { return m.*field; },
            [field](Member& to, const Member& from) { to.*field = from.*field; }};
}

FieldAccess namePart(std::string_view key, std::string UserName::*part) {
    return {key, [part](const Member& m) { return m.name.*part; },
            [part](Member& to, const Member& from) { to.name.*part = from.name.*part; }};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
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
    return joined(parts);
}

std::string levelsText(const Member& m) {
    std::vector<std::string> parts;
    for (const Organization& organization : m.organizations)
        if (organization.level) parts.push_back(organization.level->value);
    return joined(parts);
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
    return joined(parts);
}

std::string relationsText(const Member& m) {
    std::vector<std::string> parts;
    for (const Relation& relation : m.relations)
        parts.push_back(relation.name + ": " + relation.user.value);
    return joined(parts);
}

template<class T>
FieldAccess derived(std::string_view key, std::string (*text)(const Member&), T Member::*field) {
    return {key, text, [field](Member& to, const Member& from) { to.*field = from.*field; }};
}

const std::vector<FieldAccess>& table() {
    static const std::vector<FieldAccess> fields = {
        namePart("userName.lastName", &UserName::lastName),
        namePart("userName.firstName", &UserName::firstName),
        namePart("userName.phoneticLastName", &UserName::phoneticLastName),
        namePart("userName.phoneticFirstName", &UserName::phoneticFirstName),
        derived("i18nNames", &i18nText, &Member::i18nNames),
        plain("nickName", &Member::nickName),
        plain("email", &Member::email),
        plain("privateEmail", &Member::privateEmail),
        {"aliasEmails", [](const Member& m) { return joined(m.aliasEmails); },
         [](Member& to, const Member& from) { to.aliasEmails = from.aliasEmails; }},
        {"userTypeId", [](const Member& m) { return m.userType ? m.userType->value : std::string(); },
         [](Member& to, const Member& from) { to.userType = from.userType; }},
        {"searchable", [](const Member& m) { return std::string(m.searchable ? "true" : "false"); },
         [](Member& to, const Member& from) { to.searchable = from.searchable; }},
        {"organizations.orgUnits", &unitsText, &copyUnits},
        {"organizations.levelId", &levelsText, &copyLevels},
        plain("telephone", &Member::telephone),
        plain("cellPhone", &Member::cellPhone),
        plain("location", &Member::location),
        plain("task", &Member::task),
        {"messenger",
         [](const Member& m) {
             if (!m.messenger) return std::string();
             return (m.messenger->protocol == "CUSTOM" ? m.messenger->customProtocol : m.messenger->protocol) + " " +
                    m.messenger->messengerId;
         },
         [](Member& to, const Member& from) { to.messenger = from.messenger; }},
        plain("birthdayCalendarType", &Member::birthdayCalendarType),
        plain("birthday", &Member::birthday),
        plain("hiredDate", &Member::hiredDate),
        plain("locale", &Member::locale),
        plain("timeZone", &Member::timeZone),
        plain(kCustoms, &Member::customPropertiesJson),
        derived("relations", &relationsText, &Member::relations),
        {"activationDate", [](const Member& m) { return m.activation ? formatUtc(*m.activation) : std::string(); },
         [](Member& to, const Member& from) { to.activation = from.activation; }},
        plain("employeeNumber", &Member::employeeNumber),
        {"userExternalKey", [](const Member& m) { return m.externalKey.value_or(std::string()); },
         [](Member& to, const Member& from) { to.externalKey = from.externalKey; }},
    };
    return fields;
}

const FieldAccess* access(std::string_view key) {
    const auto it = std::find_if(table().begin(), table().end(), [&](const FieldAccess& f) { return f.key == key; });
    return it == table().end() ? nullptr : &*it;
}

// Each custom property is a field of its own.
void addCustomChanges(const Member& before, const Member& after, std::vector<FieldChange>& to) {
    std::set<std::string> names;
    for (const Member* member : {&before, &after})
        for (std::string& name : customNames(member->customPropertiesJson))
            names.insert(std::move(name));
    for (const std::string& name : names) {
        std::string was = customRaw(before.customPropertiesJson, name),
                    is = customRaw(after.customPropertiesJson, name);
        if (was != is) to.push_back({std::string(kCustomPrefix) + name, std::move(was), std::move(is)});
    }
}

std::optional<std::string> customName(std::string_view key) {
    if (!key.starts_with(kCustomPrefix)) return std::nullopt;
    return std::string(key.substr(kCustomPrefix.size()));
}

} // namespace

std::vector<std::string_view> mergeableFields() {
    std::vector<std::string_view> keys;
    for (const FieldAccess& field : table())
        keys.push_back(field.key);
    return keys;
}

std::string fieldAsText(const Member& member, std::string_view key) {
    if (const auto name = customName(key)) return customRaw(member.customPropertiesJson, *name);
    const FieldAccess* field = access(key);
    return field ? field->text(member) : std::string();
}

void copyField(Member& to, const Member& from, std::string_view key) {
    if (const auto name = customName(key))
        to.customPropertiesJson = copyCustom(to.customPropertiesJson, from.customPropertiesJson, *name);
    if (const FieldAccess* field = access(key)) field->copy(to, from);
}

std::vector<FieldChange> changesBetween(const Member& before, const Member& after) {
    std::vector<FieldChange> changes;
    for (const FieldAccess& field : table()) {
        if (field.key == kCustoms) {
            addCustomChanges(before, after, changes);
            continue;
        }
        std::string from = field.text(before), to = field.text(after);
        if (from != to) changes.push_back({std::string(field.key), std::move(from), std::move(to)});
    }
    return changes;
}

MergeResult mergeMembers(const Member& base, const Member& mine, const Member& theirs) {
    MergeResult result;
    result.merged = theirs;
    result.mine = changesBetween(base, mine);
    result.theirs = changesBetween(base, theirs);
    for (const FieldChange& change : result.mine) {
        const auto other = std::find_if(result.theirs.begin(), result.theirs.end(),
                                        [&](const FieldChange& t) { return t.key == change.key; });
        if (other == result.theirs.end() || other->to == change.to)
            copyField(result.merged, mine, change.key);
        else
            result.conflicts.push_back({change.key, change.from, change.to, other->to});
    }
    return result;
}

} // namespace sekisho::commands
