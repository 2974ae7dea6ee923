#include "models/api/json_text.h"
#include "models/api/names.h"
#include "models/api/user_wire.h"

namespace sekisho::api {

namespace {

template<class F, class Id>
const NamedRef* lookUp(const F& names, const Id& id) {
    return names && !id.empty() ? names(id) : nullptr;
}

class UserWriter {
  public:
    UserWriter(const Member& member, const Names& names, Instant now) : m_(member), names_(names), now_(now) {}

    std::string write() {
        json_.begin();
        identity();
        state();
        json_.key("email").text(m_.email);
        personName();
        json_.nullable("nickName", m_.nickName);
        json_.nullable("privateEmail", m_.privateEmail);
        texts("aliasEmails", m_.aliasEmails);
        userType();
        json_.key("searchable").flag(m_.searchable);
        organizations();
        contact();
        leave();
        freeFields();
        json_.end();
        return json_.take();
    }

  private:
    void identity() {
        json_.key("domainId").number(m_.domain);
        json_.key("userId").text(m_.id.value);
        json_.nullable("userExternalKey", m_.externalKey);
    }
    void state() {
        json_.key("isAdministrator").flag(m_.administrator);
        json_.key("isPending").flag(m_.pending);
        json_.key("isSuspended").flag(m_.suspended);
        json_.key("isDeleted").flag(m_.deletedAt.has_value());
        json_.key("isAwaiting").flag(m_.activation && now_ < *m_.activation);
        json_.nullable("suspendedReason", suspendedReasonKey(m_.suspendedReason));
    }
    void personName() {
        json_.key("userName").begin();
        json_.nullable("lastName", m_.name.lastName);
        json_.nullable("firstName", m_.name.firstName);
        json_.nullable("phoneticLastName", m_.name.phoneticLastName);
        json_.nullable("phoneticFirstName", m_.name.phoneticFirstName);
        json_.end();
        json_.key("i18nNames").beginArray();
        for (const auto& name : m_.i18nNames) {
            json_.begin();
            json_.key("language").text(name.language);
            json_.nullable("firstName", name.firstName);
            json_.nullable("lastName", name.lastName);
            json_.end();
        }
        json_.endArray();
    }
    // The old names of the same thing go with the new ones (employmentType* until 2026).
    void userType() {
        const NamedRef* type = m_.userType ? lookUp(names_.userType, *m_.userType) : nullptr;
        const std::string_view id = m_.userType ? std::string_view(m_.userType->value) : std::string_view();
        const std::string_view name = type ? std::string_view(type->name) : std::string_view();
        const auto key = type ? type->externalKey : std::nullopt;
        json_.nullable("employmentTypeId", id);
        json_.nullable("employmentTypeName", name);
        json_.nullable("employmentTypeExternalKey", key);
        json_.nullable("userTypeId", id);
        json_.nullable("userTypeName", name);
        json_.nullable("userTypeExternalKey", key);
        json_.nullable("userTypeCode", type ? std::string_view(type->code) : std::string_view());
    }
    void organizations() {
        json_.key("organizations").beginArray();
        for (const auto& organization : m_.organizations) {
            const NamedRef* level = organization.level ? lookUp(names_.level, *organization.level) : nullptr;
            json_.begin();
            json_.key("domainId").number(organization.domain);
            json_.key("primary").flag(organization.primary);
            json_.nullable("userExternalKey", m_.externalKey);
            json_.key("email").text(organization.email.empty() ? m_.email : organization.email);
            json_.nullable("levelId", organization.level ? std::string_view(organization.level->value) : "");
            json_.nullable("levelExternalKey", level ? level->externalKey : std::nullopt);
            json_.nullable("levelName", level ? std::string_view(level->name) : "");
            json_.key("executive").flag(level && level->executive);
            json_.nullable("organizationName", names_.organizationName);
            json_.key("orgUnits").beginArray();
            for (const auto& of : organization.orgUnits)
                membership(of);
            json_.endArray();
            json_.end();
        }
        json_.endArray();
    }
    void membership(const OrgUnitMembership& of) {
        const NamedRef* unit = lookUp(names_.orgUnit, of.orgUnit);
        const NamedRef* position = of.position ? lookUp(names_.position, *of.position) : nullptr;
        json_.begin();
        json_.key("orgUnitId").text(of.orgUnit.value);
        json_.nullable("orgUnitExternalKey", unit ? unit->externalKey : std::nullopt);
        json_.nullable("orgUnitEmail", unit ? std::string_view(unit->email) : "");
        json_.nullable("orgUnitName", unit ? std::string_view(unit->name) : "");
        json_.key("primary").flag(of.primary);
        json_.nullable("positionId", of.position ? std::string_view(of.position->value) : "");
        json_.nullable("positionExternalKey", position ? position->externalKey : std::nullopt);
        json_.nullable("positionName", position ? std::string_view(position->name) : "");
        json_.key("isManager").flag(of.isManager);
        json_.key("visible").flag(of.visible);
        json_.key("useTeamFeature").flag(of.useTeamFeature);
        json_.end();
    }
    void contact() {
        json_.nullable("telephone", m_.telephone);
        json_.nullable("cellPhone", m_.cellPhone);
        json_.nullable("location", m_.location);
        json_.nullable("task", m_.task);
        json_.key("messenger");
        if (m_.messenger) {
            json_.begin();
            json_.key("protocol").text(m_.messenger->protocol);
            json_.some("customProtocol", m_.messenger->customProtocol);
            json_.key("messengerId").text(m_.messenger->messengerId);
            json_.end();
        } else
            json_.null();
        json_.nullable("birthdayCalendarType", m_.birthdayCalendarType);
        json_.nullable("birthday", m_.birthday);
        json_.nullable("locale", m_.locale);
        json_.nullable("hiredDate", m_.hiredDate);
        json_.nullable("timeZone", m_.timeZone);
    }
    void leave() {
        json_.key("leaveOfAbsence").begin();
        instant("startTime", m_.leave.start);
        instant("endTime", m_.leave.end);
        json_.key("isLeaveOfAbsence").flag(m_.leave.activeAt(now_));
        json_.end();
    }
    void freeFields() {
        if (!m_.customFields.empty()) {
            json_.key("customFields").beginArray();
            for (const auto& field : m_.customFields) {
                json_.begin();
                json_.key("customFieldId").text(field.customFieldId);
                json_.nullable("customFieldExternalKey", std::string_view());
                json_.nullable("value", field.value);
                json_.nullable("link", field.link);
                json_.end();
            }
            json_.endArray();
        }
        json_.key("customProperties").raw(m_.customPropertiesJson.empty() ? "{}" : m_.customPropertiesJson);
        json_.key("relations").beginArray();
        for (const auto& relation : m_.relations) {
            json_.begin();
            json_.key("relationUserId").text(relation.user.value);
            json_.nullable("relationName", relation.name);
            json_.nullable("externalKey",
                           names_.userExternalKey ? names_.userExternalKey(relation.user) : std::nullopt);
            json_.end();
        }
        json_.endArray();
        instant("activationDate", m_.activation);
        json_.nullable("employeeNumber", m_.employeeNumber);
    }
    void instant(std::string_view key, const std::optional<Instant>& t) {
        json_.key(key);
        t ? json_.text(formatOffset(*t, names_.offset)) : json_.null();
    }
    void texts(std::string_view key, const std::vector<std::string>& values) {
        json_.key(key).beginArray();
        for (const auto& value : values)
            json_.text(value);
        json_.endArray();
    }

    JsonText json_{2048};
    const Member& m_;
    const Names& names_;
    Instant now_;
};

void i18nNames(JsonText& json, const std::vector<I18nText>& names) {
    json.key("i18nNames").beginArray();
    for (const auto& name : names) {
        json.begin();
        json.key("language").text(name.language);
        json.key("name").text(name.name);
        json.end();
    }
    json.endArray();
}

void allowedUsers(JsonText& json, std::string_view key, const std::vector<UserId>& users, const Names& names) {
    json.key(key).beginArray();
    for (const auto& user : users) {
        json.begin();
        json.key("userId").text(user.value);
        json.nullable("userExternalKey", names.userExternalKey ? names.userExternalKey(user) : std::nullopt);
        json.end();
    }
    json.endArray();
}

std::string rankWith(const RankKeys& keys, const Rank& rank) {
    JsonText json(512);
    json.begin();
    json.key("domainId").number(rank.domain);
    json.key(keys.id).text(rank.id);
    json.nullable(keys.externalKey, rank.externalKey);
    json.key(keys.name).text(rank.name);
    i18nNames(json, rank.i18nNames);
    json.key("displayOrder").number(rank.displayOrder);
    if (rank.kind == RankKind::Level) json.key("executive").flag(rank.executive);
    if (rank.kind == RankKind::UserType) json.nullable("userTypeCode", rank.code);
    json.end();
    return json.take();
}

} // namespace

std::string userText(const Member& member, const Names& names, Instant now) {
    return UserWriter(member, names, now).write();
}

std::string orgUnitText(const OrgUnit& unit, const Names& names, int displayLevel) {
    const NamedRef* parent = unit.parent ? lookUp(names.orgUnit, *unit.parent) : nullptr;
    JsonText json;
    json.begin();
    json.key("domainId").number(unit.domain);
    json.key("orgUnitId").text(unit.id.value);
    json.nullable("orgUnitExternalKey", unit.externalKey);
    json.key("orgUnitName").text(unit.name);
    i18nNames(json, unit.i18nNames);
    json.key("email").text(unit.email);
    json.nullable("description", unit.description);
    json.key("visible").flag(unit.visible);
    json.nullable("parentOrgUnitId", unit.parent ? std::string_view(unit.parent->value) : "");
    json.nullable("parentExternalKey", parent ? parent->externalKey : std::nullopt);
    json.key("displayOrder").number(unit.displayOrder);
    json.key("displayLevel").number(displayLevel);
    json.key("aliasEmails").beginArray();
    for (const auto& alias : unit.aliasEmails)
        json.text(alias);
    json.endArray();
    json.key("canReceiveExternalMail").flag(unit.canReceiveExternalMail);
    json.key("useMessage").flag(unit.useMessage);
    json.key("useNote").flag(unit.useNote);
    json.key("useCalendar").flag(unit.useCalendar);
    json.key("useTask").flag(unit.useTask);
    json.key("useFolder").flag(unit.useFolder);
    json.key("useServiceNotification").flag(unit.useServiceNotification);
    allowedUsers(json, kRecipients, unit.emailRecipients, names);
    allowedUsers(json, kSenders, unit.emailSenders, names);
    json.end();
    return json.take();
}

std::string rankText(const Rank& rank) {
    return rankWith(rankKeys(rank.kind), rank);
}

std::string employmentTypeText(const Rank& userType) {
    return rankWith({"employmentTypeId", "employmentTypeName", "employmentTypeExternalKey"}, userType);
}

} // namespace sekisho::api
