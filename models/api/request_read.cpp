#include "models/api/names.h"
#include "models/api/request_fields.h"
#include "models/api/user_wire.h"

#include <boost/json/array.hpp>

namespace sekisho::api {

namespace {

void readName(const Fields& fields, UserName& to) {
    bool present = false;
    const auto* object = fields.object("userName", present);
    if (!present) return;
    if (!object) {
        to = {};
        return;
    }
    std::optional<Error> fault;
    const Fields name(*object, fields.mode(), fault, "userName");
    name.text("lastName", to.lastName);
    name.text("firstName", to.firstName);
    name.text("phoneticLastName", to.phoneticLastName);
    name.text("phoneticFirstName", to.phoneticFirstName);
    if (fault) fields.keep(std::move(*fault));
}

// Two TypeScript clients write i18nName; the reference and everybody else i18nNames.
void readI18nNames(const Fields& fields, std::vector<I18nName>& to) {
    const bool odd = !fields.given("i18nNames") && fields.given("i18nName");
    fields.objects(odd ? "i18nName" : "i18nNames", to, [](const Fields& item, I18nName& name) {
        item.need("language");
        item.text("language", name.language);
        item.text("lastName", name.lastName);
        item.text("firstName", name.firstName);
    });
}

void readMembership(const Fields& item, OrgUnitMembership& of, const IdResolver& ids) {
    item.id("orgUnitId", of.orgUnit, ids.orgUnit);
    item.flag("primary", of.primary, false);
    item.id("positionId", of.position, ids.position);
    item.flag("isManager", of.isManager, false);
    item.flag("visible", of.visible, true);
    item.flag("useTeamFeature", of.useTeamFeature, true);
}

void readOrganizations(const Fields& fields, Member& member, const IdResolver& ids) {
    fields.objects("organizations", member.organizations, [&](const Fields& item, Organization& organization) {
        organization.domain = member.domain;
        checkDomain(item, member.domain);
        item.flag("primary", organization.primary, false);
        item.text("email", organization.email);
        item.id("levelId", organization.level, ids.level);
        item.objects("orgUnits", organization.orgUnits,
                     [&](const Fields& unit, OrgUnitMembership& of) { readMembership(unit, of, ids); });
    });
}

void readMessenger(const Fields& fields, std::optional<Messenger>& to) {
    bool present = false;
    const auto* object = fields.object("messenger", present);
    if (!present) return;
    to.reset();
    if (!object) return;
    std::optional<Error> fault;
    const Fields messenger(*object, WriteMode::Replace, fault, "messenger");
    messenger.need("protocol");
    messenger.need("messengerId");
    to.emplace();
    messenger.text("protocol", to->protocol);
    messenger.text("customProtocol", to->customProtocol);
    messenger.text("messengerId", to->messengerId);
    if (fault) fields.keep(std::move(*fault));
}

void readLists(const Fields& fields, Member& member, const IdResolver& ids) {
    fields.texts("aliasEmails", member.aliasEmails);
    fields.objects("customFields", member.customFields, [](const Fields& item, CustomField& field) {
        item.need("customFieldId");
        item.text("customFieldId", field.customFieldId);
        item.text("value", field.value);
        item.text("link", field.link);
    });
    fields.objects("relations", member.relations, [&](const Fields& item, Relation& relation) {
        item.id("relationUserId", relation.user, ids.user);
        item.text("relationName", relation.name);
    });
    member.customPropertiesJson = mergedProperties(fields, member.customPropertiesJson);
}

void readUserType(const Fields& fields, Member& member, const IdResolver& ids) {
    const bool old = !fields.given("userTypeId") && fields.given("employmentTypeId");
    fields.id(old ? "employmentTypeId" : "userTypeId", member.userType, ids.userType);
}

void readTexts(const Fields& fields, Member& member) {
    fields.text("email", member.email);
    fields.key("userExternalKey", member.externalKey);
    fields.text("nickName", member.nickName);
    fields.text("privateEmail", member.privateEmail);
    fields.flag("searchable", member.searchable, true);
    fields.text("telephone", member.telephone);
    fields.text("cellPhone", member.cellPhone);
    fields.text("location", member.location);
    fields.text("task", member.task);
    fields.text("birthdayCalendarType", member.birthdayCalendarType);
    fields.text("birthday", member.birthday);
    fields.text("hiredDate", member.hiredDate);
    fields.text("locale", member.locale);
    fields.text("timeZone", member.timeZone);
    fields.instant("activationDate", member.activation);
    fields.text("employeeNumber", member.employeeNumber);
}

PasswordConfig readPassword(const Fields& fields) {
    PasswordConfig config;
    const auto* value = fields.find("passwordConfig");
    if (!value || value->is_null()) return config;
    const auto* object = value->if_object();
    if (!object) {
        fields.wrongKind("passwordConfig", "an object");
        return config;
    }
    std::optional<Error> fault;
    const Fields sent(*object, WriteMode::Patch, fault, "passwordConfig");
    config.given = true;
    sent.text("passwordCreationType", config.creationType);
    sent.text("password", config.password);
    sent.flag("changePasswordAtNextLogin", config.changeAtNextLogin, true);
    if (config.creationType.empty()) config.creationType = "MEMBER";
    if (config.creationType != "ADMIN" && config.creationType != "MEMBER")
        sent.wrongKind("passwordCreationType", "ADMIN or MEMBER");
    if (config.creationType == "ADMIN" && config.password.empty())
        sent.fail("password", "MISSING_PARAMETER",
                  "passwordConfig.password is required when the administrator sets it.");
    if (fault) fields.keep(std::move(*fault));
    return config;
}

} // namespace

Result<UserRequest> userFromRequest(const boost::json::value& body, WriteMode mode, const Member& base,
                                    const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    UserRequest request{.member = base, .password = {}};
    Member& member = request.member;
    fields.need("domainId");
    fields.need("email");
    fields.need("userName");
    checkDomain(fields, base.domain);
    readTexts(fields, member);
    readName(fields, member.name);
    readI18nNames(fields, member.i18nNames);
    readUserType(fields, member, ids);
    readOrganizations(fields, member, ids);
    readMessenger(fields, member.messenger);
    readLists(fields, member, ids);
    request.password = readPassword(fields);
    if (fault) return Unexpected(std::move(*fault));
    return request;
}

Result<OrgUnit> orgUnitFromRequest(const boost::json::value& body, WriteMode mode, const OrgUnit& base,
                                   const IdResolver& ids) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    OrgUnit unit = base;
    fields.need("domainId");
    checkDomain(fields, base.domain);
    fields.need("orgUnitName");
    fields.text("orgUnitName", unit.name);
    if (mode == WriteMode::Create) { // later only by the move call
        fields.need("displayOrder");
        fields.number("displayOrder", unit.displayOrder);
        fields.id("parentOrgUnitId", unit.parent, ids.orgUnit);
    } else
        fields.need("email");
    fields.text("email", unit.email);
    fields.key("orgUnitExternalKey", unit.externalKey);
    readI18nTexts(fields, unit.i18nNames);
    fields.text("description", unit.description);
    fields.flag("visible", unit.visible, true);
    fields.texts("aliasEmails", unit.aliasEmails);
    fields.flag("canReceiveExternalMail", unit.canReceiveExternalMail, false);
    fields.flag("useMessage", unit.useMessage, false);
    fields.flag("useNote", unit.useNote, false);
    fields.flag("useCalendar", unit.useCalendar, false);
    fields.flag("useTask", unit.useTask, false);
    fields.flag("useFolder", unit.useFolder, false);
    fields.flag("useServiceNotification", unit.useServiceNotification, false);
    const auto user = [&](const Fields& item, UserId& to) { item.id("userId", to, ids.user); };
    fields.objects(kRecipients, unit.emailRecipients, user);
    fields.objects(kSenders, unit.emailSenders, user);
    if (fault) return Unexpected(std::move(*fault));
    return unit;
}

// An entry sent to /employment-types carries the old names of the user type's fields.
Result<Rank> rankFromRequest(const boost::json::value& body, WriteMode mode, const Rank& base) {
    std::optional<Error> fault;
    const auto* object = bodyObject(body, fault);
    if (!object) return Unexpected(std::move(*fault));
    const Fields fields(*object, mode, fault);
    RankKeys keys = rankKeys(base.kind);
    const bool old = base.kind == RankKind::UserType && !fields.given(keys.name) && fields.given("employmentTypeName");
    if (base.kind == RankKind::UserType &&
        (old || (!fields.given(keys.externalKey) && fields.given("employmentTypeExternalKey"))))
        keys = {"employmentTypeId", old ? "employmentTypeName" : keys.name, "employmentTypeExternalKey"};
    Rank rank = base;
    fields.need("domainId");
    checkDomain(fields, base.domain);
    fields.need("displayOrder");
    fields.number("displayOrder", rank.displayOrder);
    fields.need(keys.name);
    fields.text(keys.name, rank.name);
    fields.key(keys.externalKey, rank.externalKey);
    readI18nTexts(fields, rank.i18nNames);
    if (base.kind == RankKind::Level) {
        fields.need("executive");
        fields.flag("executive", rank.executive, false);
    }
    if (base.kind == RankKind::UserType) fields.text("userTypeCode", rank.code);
    if (fault) return Unexpected(std::move(*fault));
    return rank;
}

} // namespace sekisho::api
