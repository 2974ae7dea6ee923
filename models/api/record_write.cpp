#include "models/api/json_text.h"
#include "models/api/names.h"
#include "models/api/record.h"
#include "models/api/record_parts.h"

namespace sekisho::api {

namespace {

void writeNames(JsonText& json, const Member& m) {
    json.key("userName").begin();
    json.some("lastName", m.name.lastName);
    json.some("firstName", m.name.firstName);
    json.some("phoneticLastName", m.name.phoneticLastName);
    json.some("phoneticFirstName", m.name.phoneticFirstName);
    json.end();
    if (!m.i18nNames.empty()) {
        json.key("i18nNames").beginArray();
        for (const auto& name : m.i18nNames) {
            json.begin();
            json.key("language").text(name.language);
            json.some("lastName", name.lastName);
            json.some("firstName", name.firstName);
            json.end();
        }
        json.endArray();
    }
    json.some("nickName", m.nickName);
}

void writeMembership(JsonText& json, const OrgUnitMembership& of) {
    json.begin();
    json.key("orgUnitId").text(of.orgUnit.value);
    json.key("primary").flag(of.primary);
    if (of.position) json.key("positionId").text(of.position->value);
    json.flagUnless(false, "isManager", of.isManager);
    json.flagUnless(true, "visible", of.visible);
    json.flagUnless(true, "useTeamFeature", of.useTeamFeature);
    json.end();
}

void writeOrganizations(JsonText& json, const std::vector<Organization>& organizations) {
    if (organizations.empty()) return;
    json.key("organizations").beginArray();
    for (const auto& organization : organizations) {
        json.begin();
        json.key("domainId").number(organization.domain);
        json.key("primary").flag(organization.primary);
        json.some("email", organization.email);
        if (organization.level) json.key("levelId").text(organization.level->value);
        if (!organization.orgUnits.empty()) {
            json.key("orgUnits").beginArray();
            for (const auto& of : organization.orgUnits)
                writeMembership(json, of);
            json.endArray();
        }
        json.end();
    }
    json.endArray();
}

void writeContact(JsonText& json, const Member& m) {
    json.some("telephone", m.telephone);
    json.some("cellPhone", m.cellPhone);
    json.some("location", m.location);
    json.some("task", m.task);
    if (m.messenger) {
        json.key("messenger").begin();
        json.some("protocol", m.messenger->protocol);
        json.some("customProtocol", m.messenger->customProtocol);
        json.some("messengerId", m.messenger->messengerId);
        json.end();
    }
    json.some("birthdayCalendarType", m.birthdayCalendarType);
    json.some("birthday", m.birthday);
    json.some("hiredDate", m.hiredDate);
    json.some("locale", m.locale);
    json.some("timeZone", m.timeZone);
}

void writeFree(JsonText& json, const Member& m) {
    if (!m.customFields.empty()) {
        json.key("customFields").beginArray();
        for (const auto& field : m.customFields) {
            json.begin();
            json.key("customFieldId").text(field.customFieldId);
            json.some("value", field.value);
            json.some("link", field.link);
            json.end();
        }
        json.endArray();
    }
    if (!m.customPropertiesJson.empty()) json.key("customProperties").raw(m.customPropertiesJson);
    if (!m.relations.empty()) {
        json.key("relations").beginArray();
        for (const auto& relation : m.relations) {
            json.begin();
            json.key("relationUserId").text(relation.user.value);
            json.some("relationName", relation.name);
            json.end();
        }
        json.endArray();
    }
    json.some("activationDate", m.activation);
    json.some("employeeNumber", m.employeeNumber);
}

void writeState(JsonText& json, const Member& m) {
    json.flagUnless(false, "isAdministrator", m.administrator);
    json.flagUnless(false, "isPending", m.pending);
    json.flagUnless(false, "isSuspended", m.suspended);
    json.some("suspendedReason", suspendedReasonKey(m.suspendedReason));
    if (m.leave.start || m.leave.end) {
        json.key("leaveOfAbsence").begin();
        json.some("startTime", m.leave.start);
        json.some("endTime", m.leave.end);
        json.end();
    }
    json.flagUnless(false, "hasPhoto", m.hasPhoto);
    json.key("createdAt").instant(m.createdAt);
    json.key("updatedAt").instant(m.updatedAt);
    json.some("deletedAt", m.deletedAt);
    json.some("lastAccess", m.lastAccess);
    json.some("lastSignIn", m.lastSignIn);
    json.some("passwordChangedAt", m.passwordChangedAt);
    json.flagUnless(false, "passwordChangeRequested", m.passwordChangeRequested);
    json.flagUnless(false, "twoStep", m.twoStep);
    json.key("version").number(m.version);
}

} // namespace

std::string recordText(const Member& m) {
    JsonText json;
    json.begin();
    json.key("domainId").number(m.domain);
    json.key("userId").text(m.id.value);
    json.some("userExternalKey", m.externalKey);
    json.some("email", m.email);
    writeNames(json, m);
    json.some("privateEmail", m.privateEmail);
    writeTexts(json, "aliasEmails", m.aliasEmails);
    if (m.userType) json.key("userTypeId").text(m.userType->value);
    json.flagUnless(true, "searchable", m.searchable);
    writeOrganizations(json, m.organizations);
    writeContact(json, m);
    writeFree(json, m);
    writeState(json, m);
    json.end();
    return json.take();
}

std::string recordText(const OrgUnit& u) {
    JsonText json(512);
    json.begin();
    json.key("domainId").number(u.domain);
    json.key("orgUnitId").text(u.id.value);
    json.some("orgUnitExternalKey", u.externalKey);
    json.key("orgUnitName").text(u.name);
    writeI18n(json, u.i18nNames);
    json.some("email", u.email);
    json.some("description", u.description);
    json.flagUnless(true, "visible", u.visible);
    if (u.parent) json.key("parentOrgUnitId").text(u.parent->value);
    json.key("displayOrder").number(u.displayOrder);
    writeTexts(json, "aliasEmails", u.aliasEmails);
    json.flagUnless(false, "canReceiveExternalMail", u.canReceiveExternalMail);
    json.flagUnless(false, "useMessage", u.useMessage);
    json.flagUnless(false, "useNote", u.useNote);
    json.flagUnless(false, "useCalendar", u.useCalendar);
    json.flagUnless(false, "useTask", u.useTask);
    json.flagUnless(false, "useFolder", u.useFolder);
    json.flagUnless(false, "useServiceNotification", u.useServiceNotification);
    writeUsers(json, kRecipients, u.emailRecipients);
    writeUsers(json, kSenders, u.emailSenders);
    json.key("version").number(u.version);
    json.end();
    return json.take();
}

std::string recordText(const Rank& r) {
    const RankKeys keys = rankKeys(r.kind);
    JsonText json(256);
    json.begin();
    json.key("kind").text(rankKey(r.kind));
    json.key("domainId").number(r.domain);
    json.key(keys.id).text(r.id);
    json.key("displayOrder").number(r.displayOrder);
    json.key(keys.name).text(r.name);
    json.some(keys.externalKey, r.externalKey);
    writeI18n(json, r.i18nNames);
    json.flagUnless(false, "executive", r.executive);
    json.some("userTypeCode", r.code);
    json.key("version").number(r.version);
    json.end();
    return json.take();
}

} // namespace sekisho::api
