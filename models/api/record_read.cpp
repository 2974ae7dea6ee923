// The console takes in 100,000 records at a time.

#include "models/api/json_reader.h"
#include "models/api/names.h"
#include "models/api/record.h"
#include "models/api/record_parts.h"
#include "models/api/user_wire.h"

namespace sekisho::api {

namespace {

void readUserName(JsonReader& r, od::value v, UserName& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        switch (keyHash(key)) {
        case "lastName"_key:
            return r.text(value, to.lastName);
        case "firstName"_key:
            return r.text(value, to.firstName);
        case "phoneticLastName"_key:
            return r.text(value, to.phoneticLastName);
        case "phoneticFirstName"_key:
            return r.text(value, to.phoneticFirstName);
        default:
            return;
        }
    });
}

void readI18nName(JsonReader& r, od::value v, I18nName& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "language")
            r.text(value, to.language);
        else if (key == "lastName")
            r.text(value, to.lastName);
        else if (key == "firstName")
            r.text(value, to.firstName);
    });
}

void readMembership(JsonReader& r, od::value v, OrgUnitMembership& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        switch (keyHash(key)) {
        case "orgUnitId"_key:
            return r.id(value, to.orgUnit);
        case "primary"_key:
            return r.flag(value, to.primary);
        case "positionId"_key:
            return r.id(value, to.position);
        case "isManager"_key:
            return r.flag(value, to.isManager);
        case "visible"_key:
            return r.flag(value, to.visible);
        case "useTeamFeature"_key:
            return r.flag(value, to.useTeamFeature);
        default:
            return;
        }
    });
}

void readOrganization(JsonReader& r, od::value v, Organization& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        switch (keyHash(key)) {
        case "domainId"_key:
            return r.number(value, to.domain);
        case "primary"_key:
            return r.flag(value, to.primary);
        case "email"_key:
            return r.text(value, to.email);
        case "levelId"_key:
            return r.id(value, to.level);
        case "orgUnits"_key:
            return r.list(value, to.orgUnits,
                          [&](od::value item, OrgUnitMembership& of) { readMembership(r, item, of); });
        default:
            return;
        }
    });
}

void readMessenger(JsonReader& r, od::value v, std::optional<Messenger>& to) {
    to.reset();
    if (r.isNull(v)) return;
    to.emplace();
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "protocol")
            r.text(value, to->protocol);
        else if (key == "customProtocol")
            r.text(value, to->customProtocol);
        else if (key == "messengerId")
            r.text(value, to->messengerId);
    });
}

void readRelation(JsonReader& r, od::value v, Relation& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "relationUserId")
            r.id(value, to.user);
        else if (key == "relationName")
            r.text(value, to.name);
    });
}

void readCustomField(JsonReader& r, od::value v, CustomField& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "customFieldId")
            r.text(value, to.customFieldId);
        else if (key == "value")
            r.text(value, to.value);
        else if (key == "link")
            r.text(value, to.link);
    });
}

void readLeave(JsonReader& r, od::value v, LeaveOfAbsence& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "startTime")
            r.instant(value, to.start);
        else if (key == "endTime")
            r.instant(value, to.end);
    });
}

void readStateField(JsonReader& r, std::uint32_t key, od::value value, Member& m) {
    switch (key) {
    case "isAdministrator"_key:
        return r.flag(value, m.administrator);
    case "isPending"_key:
        return r.flag(value, m.pending);
    case "isSuspended"_key:
        return r.flag(value, m.suspended);
    case "suspendedReason"_key:
        m.suspendedReason = suspendedReasonOf(r.view(value));
        return;
    case "isDeleted"_key: { // the public form does not say when
        bool deleted = false;
        r.flag(value, deleted);
        if (deleted && !m.deletedAt) m.deletedAt = Instant{};
        return;
    }
    case "leaveOfAbsence"_key:
        return readLeave(r, value, m.leave);
    case "hasPhoto"_key:
        return r.flag(value, m.hasPhoto);
    case "createdAt"_key:
        return r.instant(value, m.createdAt);
    case "updatedAt"_key:
        return r.instant(value, m.updatedAt);
    case "deletedAt"_key:
        return r.instant(value, m.deletedAt);
    case "lastAccess"_key:
        return r.instant(value, m.lastAccess);
    case "lastSignIn"_key:
        return r.instant(value, m.lastSignIn);
    case "passwordChangedAt"_key:
        return r.instant(value, m.passwordChangedAt);
    case "passwordChangeRequested"_key:
        return r.flag(value, m.passwordChangeRequested);
    case "twoStep"_key:
        return r.flag(value, m.twoStep);
    case "version"_key:
        return r.number(value, m.version);
    default:
        return;
    }
}

void readListField(JsonReader& r, std::uint32_t key, od::value value, Member& m) {
    switch (key) {
    case "i18nNames"_key:
        return r.list(value, m.i18nNames, [&](od::value item, I18nName& one) { readI18nName(r, item, one); });
    case "aliasEmails"_key:
        return r.texts(value, m.aliasEmails);
    case "organizations"_key:
        return r.list(value, m.organizations,
                      [&](od::value item, Organization& one) { readOrganization(r, item, one); });
    case "messenger"_key:
        return readMessenger(r, value, m.messenger);
    case "customFields"_key:
        return r.list(value, m.customFields, [&](od::value item, CustomField& one) { readCustomField(r, item, one); });
    case "customProperties"_key:
        return r.object(value, m.customPropertiesJson);
    case "relations"_key:
        return r.list(value, m.relations, [&](od::value item, Relation& one) { readRelation(r, item, one); });
    default:
        return readStateField(r, key, value, m);
    }
}

void readMemberField(JsonReader& r, std::uint32_t key, od::value value, Member& m) {
    switch (key) {
    case "domainId"_key:
        return r.number(value, m.domain);
    case "userId"_key:
        return r.id(value, m.id);
    case "userExternalKey"_key:
        return r.key(value, m.externalKey);
    case "email"_key:
        return r.text(value, m.email);
    case "userName"_key:
        return readUserName(r, value, m.name);
    case "nickName"_key:
        return r.text(value, m.nickName);
    case "privateEmail"_key:
        return r.text(value, m.privateEmail);
    case "userTypeId"_key:
        return r.id(value, m.userType);
    case "searchable"_key:
        return r.flag(value, m.searchable);
    case "telephone"_key:
        return r.text(value, m.telephone);
    case "cellPhone"_key:
        return r.text(value, m.cellPhone);
    case "location"_key:
        return r.text(value, m.location);
    case "task"_key:
        return r.text(value, m.task);
    case "birthdayCalendarType"_key:
        return r.text(value, m.birthdayCalendarType);
    case "birthday"_key:
        return r.text(value, m.birthday);
    case "hiredDate"_key:
        return r.text(value, m.hiredDate);
    case "locale"_key:
        return r.text(value, m.locale);
    case "timeZone"_key:
        return r.text(value, m.timeZone);
    case "activationDate"_key:
        return r.instant(value, m.activation);
    case "employeeNumber"_key:
        return r.text(value, m.employeeNumber);
    default:
        return readListField(r, key, value, m);
    }
}

void readOrgUnitField(JsonReader& r, std::string_view key, od::value value, OrgUnit& u) {
    switch (keyHash(key)) {
    case "domainId"_key:
        return r.number(value, u.domain);
    case "orgUnitId"_key:
        return r.id(value, u.id);
    case "orgUnitExternalKey"_key:
        return r.key(value, u.externalKey);
    case "orgUnitName"_key:
        return r.text(value, u.name);
    case "i18nNames"_key:
        return readI18nTexts(r, value, u.i18nNames);
    case "email"_key:
        return r.text(value, u.email);
    case "description"_key:
        return r.text(value, u.description);
    case "visible"_key:
        return r.flag(value, u.visible);
    case "parentOrgUnitId"_key:
        return r.id(value, u.parent);
    case "displayOrder"_key:
        return r.number(value, u.displayOrder);
    case "aliasEmails"_key:
        return r.texts(value, u.aliasEmails);
    case "canReceiveExternalMail"_key:
        return r.flag(value, u.canReceiveExternalMail);
    case "useMessage"_key:
        return r.flag(value, u.useMessage);
    case "useNote"_key:
        return r.flag(value, u.useNote);
    case "useCalendar"_key:
        return r.flag(value, u.useCalendar);
    case "useTask"_key:
        return r.flag(value, u.useTask);
    case "useFolder"_key:
        return r.flag(value, u.useFolder);
    case "useServiceNotification"_key:
        return r.flag(value, u.useServiceNotification);
    case keyHash(kRecipients):
        return readUserRefs(r, value, u.emailRecipients);
    case keyHash(kSenders):
        return readUserRefs(r, value, u.emailSenders);
    case "version"_key:
        return r.number(value, u.version);
    default:
        return;
    }
}

void readRankField(JsonReader& r, std::string_view key, od::value value, Rank& rank) {
    switch (keyHash(key)) {
    case "kind"_key: {
        const std::string_view kind = r.view(value);
        if (kind == rankKey(RankKind::Level))
            rank.kind = RankKind::Level;
        else if (kind == rankKey(RankKind::Position))
            rank.kind = RankKind::Position;
        else if (kind == rankKey(RankKind::UserType))
            rank.kind = RankKind::UserType;
        else
            r.ok = false;
        return;
    }
    case "domainId"_key:
        return r.number(value, rank.domain);
    case "levelId"_key:
    case "positionId"_key:
    case "userTypeId"_key:
        return r.text(value, rank.id);
    case "displayOrder"_key:
        return r.number(value, rank.displayOrder);
    case "levelName"_key:
    case "positionName"_key:
    case "userTypeName"_key:
        return r.text(value, rank.name);
    case "levelExternalKey"_key:
    case "positionExternalKey"_key:
    case "userTypeExternalKey"_key:
        return r.key(value, rank.externalKey);
    case "i18nNames"_key:
        return readI18nTexts(r, value, rank.i18nNames);
    case "executive"_key:
        return r.flag(value, rank.executive);
    case "userTypeCode"_key:
        return r.text(value, rank.code);
    case "version"_key:
        return r.number(value, rank.version);
    default:
        return;
    }
}

} // namespace

Done readMemberRecord(std::string_view json, Member& into) {
    SEKISHO_CHECK(parsedInto(json, into, [](JsonReader& r, std::string_view key, od::value value, Member& m) {
        readMemberField(r, keyHash(key), value, m);
    }));
    if (into.id.empty()) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no userId.");
    return {};
}

Result<Member> memberFromRecord(std::string_view json) {
    Result<Member> member(Member{});
    if (auto done = readMemberRecord(json, *member); !done) return Unexpected(std::move(done).error());
    return member;
}

Result<Member> memberFromUserText(std::string_view json) {
    return memberFromRecord(json);
}

Result<OrgUnit> orgUnitFromRecord(std::string_view json) {
    auto unit = parsed<OrgUnit>(json, readOrgUnitField);
    if (unit && unit->id.empty()) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no orgUnitId.");
    return unit;
}

Result<Rank> rankFromRecord(std::string_view json) {
    auto rank = parsed<Rank>(json, readRankField);
    if (rank && rank->id.empty()) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no id.");
    return rank;
}

} // namespace sekisho::api
