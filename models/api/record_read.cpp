// Reads records and public objects with simdjson's on-demand parser: the console takes in 100,000 of them at a time.
// A value is taken where it stands; what is not known is skipped. Faults are kept in one flag and answered at the end.

#include "models/api/names.h"
#include "models/api/record.h"
#include "models/api/user_wire.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <simdjson.h>

#include <limits>

namespace sekisho::api {

namespace {

namespace od = simdjson::ondemand;

constexpr std::uint32_t keyHash(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}
consteval std::uint32_t operator""_key(const char* text, std::size_t size) {
    return keyHash({text, size});
}

class Reader {
  public:
    bool ok = true;

    bool isNull(od::value& v) {
        od::json_type type{};
        if (v.type().get(type) != simdjson::SUCCESS) {
            ok = false;
            return true;
        }
        return type == od::json_type::null;
    }
    std::string_view view(od::value v) {
        std::string_view text;
        if (isNull(v)) return text;
        if (v.get_string().get(text) != simdjson::SUCCESS) ok = false;
        return text;
    }
    void text(od::value v, std::string& to) { to = view(v); }
    void key(od::value v, std::optional<std::string>& to) {
        if (isNull(v))
            to.reset();
        else
            to = std::string(view(v));
    }
    template<class T>
    void id(od::value v, Id<T>& to) {
        to.value = view(v);
    }
    template<class T>
    void id(od::value v, std::optional<Id<T>>& to) {
        if (isNull(v))
            to.reset();
        else
            to = Id<T>(std::string(view(v)));
    }
    void flag(od::value v, bool& to) {
        bool value = false;
        if (isNull(v)) return;
        if (v.get_bool().get(value) != simdjson::SUCCESS)
            ok = false;
        else
            to = value;
    }
    template<class T>
    void number(od::value v, T& to) {
        std::int64_t value = 0;
        if (isNull(v)) return;
        if (v.get_int64().get(value) != simdjson::SUCCESS || value < std::numeric_limits<T>::min() ||
            value > std::numeric_limits<T>::max())
            ok = false;
        else
            to = static_cast<T>(value);
    }
    void instant(od::value v, std::optional<Instant>& to) {
        to.reset();
        if (isNull(v)) return;
        to = parseInstant(view(v));
        if (!to) ok = false;
    }
    void instant(od::value v, Instant& to) {
        std::optional<Instant> read;
        instant(v, read);
        if (read) to = *read;
    }
    template<class F>
    void fields(od::value v, F&& take) {
        od::object object;
        if (isNull(v)) return;
        if (v.get_object().get(object) != simdjson::SUCCESS)
            ok = false;
        else
            fields(object, take);
    }
    template<class F>
    void fields(od::object object, F&& take) {
        for (auto item : object) {
            od::field field;
            std::string_view name;
            if (std::move(item).get(field) != simdjson::SUCCESS ||
                field.unescaped_key().get(name) != simdjson::SUCCESS) {
                ok = false;
                return;
            }
            take(name, field.value());
            if (!ok) return;
        }
    }
    template<class T, class F>
    void list(od::value v, std::vector<T>& to, F&& take) {
        to.clear();
        od::array array;
        if (isNull(v)) return;
        if (v.get_array().get(array) != simdjson::SUCCESS) {
            ok = false;
            return;
        }
        for (auto item : array) {
            od::value element;
            if (std::move(item).get(element) != simdjson::SUCCESS)
                ok = false;
            else
                take(element, to.emplace_back());
            if (!ok) return;
        }
    }
    void texts(od::value v, std::vector<std::string>& to) {
        list(v, to, [this](od::value item, std::string& one) { text(item, one); });
    }
    // Kept as text; what the scanner let pass unseen would otherwise be written out again as it is.
    void object(od::value v, std::string& to) {
        to.clear();
        od::object found;
        std::string_view text;
        if (isNull(v)) return;
        if (v.get_object().get(found) != simdjson::SUCCESS || found.raw_json().get(text) != simdjson::SUCCESS) {
            ok = false;
            return;
        }
        boost::json::error_code error;
        const auto parsed = boost::json::parse(text, error);
        if (error)
            ok = false;
        else if (!parsed.as_object().empty())
            to = boost::json::serialize(parsed);
    }
};

void readUserName(Reader& r, od::value v, UserName& to) {
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

void readI18nName(Reader& r, od::value v, I18nName& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "language")
            r.text(value, to.language);
        else if (key == "lastName")
            r.text(value, to.lastName);
        else if (key == "firstName")
            r.text(value, to.firstName);
    });
}

void readMembership(Reader& r, od::value v, OrgUnitMembership& to) {
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

void readOrganization(Reader& r, od::value v, Organization& to) {
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

void readMessenger(Reader& r, od::value v, std::optional<Messenger>& to) {
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

void readRelation(Reader& r, od::value v, Relation& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "relationUserId")
            r.id(value, to.user);
        else if (key == "relationName")
            r.text(value, to.name);
    });
}

void readCustomField(Reader& r, od::value v, CustomField& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "customFieldId")
            r.text(value, to.customFieldId);
        else if (key == "value")
            r.text(value, to.value);
        else if (key == "link")
            r.text(value, to.link);
    });
}

void readLeave(Reader& r, od::value v, LeaveOfAbsence& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "startTime")
            r.instant(value, to.start);
        else if (key == "endTime")
            r.instant(value, to.end);
    });
}

void readStateField(Reader& r, std::uint32_t key, od::value value, Member& m) {
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

void readListField(Reader& r, std::uint32_t key, od::value value, Member& m) {
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

void readMemberField(Reader& r, std::uint32_t key, od::value value, Member& m) {
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

void readI18nText(Reader& r, od::value v, I18nText& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "language")
            r.text(value, to.language);
        else if (key == "name")
            r.text(value, to.name);
    });
}

void readUserRef(Reader& r, od::value v, UserId& to) {
    r.fields(v, [&](std::string_view key, od::value value) {
        if (key == "userId") r.id(value, to);
    });
}

void readOrgUnitField(Reader& r, std::string_view key, od::value value, OrgUnit& u) {
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
        return r.list(value, u.i18nNames, [&](od::value item, I18nText& one) { readI18nText(r, item, one); });
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
        return r.list(value, u.emailRecipients, [&](od::value item, UserId& one) { readUserRef(r, item, one); });
    case keyHash(kSenders):
        return r.list(value, u.emailSenders, [&](od::value item, UserId& one) { readUserRef(r, item, one); });
    case "version"_key:
        return r.number(value, u.version);
    default:
        return;
    }
}

void readRankField(Reader& r, std::string_view key, od::value value, Rank& rank) {
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
        return r.list(value, rank.i18nNames, [&](od::value item, I18nText& one) { readI18nText(r, item, one); });
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

// The parser wants room behind the text, so the text is copied into a buffer that is kept for the next one.
template<class T, class Take>
Result<T> parsed(std::string_view json, Take&& take) {
    thread_local od::parser parser;
    thread_local std::string buffer;
    buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    buffer.assign(json);
    T out;
    Reader reader;
    od::document document;
    od::object object;
    if (parser.iterate(simdjson::padded_string_view(buffer.data(), buffer.size(), buffer.capacity())).get(document) !=
            simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        reader.ok = false;
    else
        reader.fields(object, [&](std::string_view key, od::value value) { take(reader, key, value, out); });
    if (!reader.ok) return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record could not be read.");
    return out;
}

Result<Member> readMember(std::string_view json) {
    auto member = parsed<Member>(json, [](Reader& r, std::string_view key, od::value value, Member& m) {
        readMemberField(r, keyHash(key), value, m);
    });
    if (member && member->id.empty())
        return Error(ErrorKind::BadInput, "RESPONSE_MALFORMED", "A record has no userId.");
    return member;
}

} // namespace

Result<Member> memberFromRecord(std::string_view json) {
    return readMember(json);
}

Result<Member> memberFromUserText(std::string_view json) {
    return readMember(json);
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
