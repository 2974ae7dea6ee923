#include "models/domain/text_fold.h"
#include "models/domain/validation.h"
#include "models/domain/validation_text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/timezone.h>

namespace sekisho {

using namespace detail;

namespace {

constexpr int kMostOfOneField = 10; // values of one field of the tenant's own
constexpr std::array<std::string_view, 5> kMessengers{"LINE", "FACEBOOK", "X", "TWITTER", "CUSTOM"};

// Most members of a company are in one zone, and to look one up costs more than all else that is checked.
bool isKnownTimeZone(const std::string& name) {
    thread_local std::string lastKnown;
    if (name == lastKnown) return true;
    if (name.size() > 64) return false;
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (*zone == icu::TimeZone::getUnknown()) return false;
    lastKnown = name;
    return true;
}

void lowerAscii(std::string& text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
}

template<class Item>
void onePrimary(std::vector<Item>& items) {
    if (items.empty()) return;
    auto first = std::ranges::find(items, true, &Item::primary);
    if (first == items.end()) first = items.begin();
    for (auto& item : items)
        item.primary = &item == &*first;
}

// Gathers the faults of one member in the order of the form.
class MemberCheck {
  public:
    explicit MemberCheck(const Member& member) : m_(member) {}

    std::vector<Error> run() {
        note(checkPersonName(m_.name));
        checkI18nNames();
        note(checkSymbols(m_.nickName, "nickName", rule("nickName").allowedSymbols));
        limited(m_.nickName, "nickName");
        note(m_.email.empty() ? Done(fault("email", "REQUIRED")) : checkLogin(m_.email));
        checkAddresses();
        checkOrganizations();
        checkContact();
        checkPersonal();
        return std::move(errors_);
    }

  private:
    void note(const Done& done) {
        // One field can break two rules at once; the first that is found is the one to show.
        if (!done && std::ranges::find(errors_, done.error().field, &Error::field) == errors_.end())
            errors_.push_back(done.error());
    }
    void limited(const std::string& text, std::string_view field) {
        note(checkLength(text, field, static_cast<std::size_t>(rule(field).maxLength)));
    }
    void counted(std::size_t count, std::string_view field) {
        const auto max = static_cast<std::size_t>(rule(field).maxLength);
        if (count > max) note(faultWithMax(field, "TOO_MANY", max));
    }
    template<class Range>
    void among(std::string_view value, const Range& known, std::string_view field) {
        if (!value.empty() && std::ranges::find(known, value) == std::end(known)) note(fault(field, "UNKNOWN_VALUE"));
    }

    void checkI18nNames() {
        counted(m_.i18nNames.size(), "i18nNames");
        for (const auto& entry : m_.i18nNames) {
            if (!isKnownLanguage(entry.language)) note(fault("i18nNames", "UNKNOWN_VALUE"));
            if (std::ranges::count(m_.i18nNames, entry.language, &I18nName::language) > 1)
                note(fault("i18nNames", "DUPLICATE_ENTRY"));
            for (const auto& [field, text] : {std::pair{std::string_view("i18nNames.lastName"), &entry.lastName},
                                              std::pair{std::string_view("i18nNames.firstName"), &entry.firstName}}) {
                note(checkSymbols(*text, field, rule(field).allowedSymbols));
                limited(*text, field);
            }
        }
    }

    void checkAddresses() {
        counted(m_.aliasEmails.size(), "aliasEmails");
        for (const auto& alias : m_.aliasEmails) {
            note(alias.empty() ? Done(fault("aliasEmails", "MAIL_FORMAT")) : checkMailAddress(alias, "aliasEmails"));
            if (alias.size() > 90) note(faultWithMax("aliasEmails", "MAIL_TOO_LONG", 90));
            if (std::ranges::count(m_.aliasEmails, alias) > 1 || alias == m_.email)
                note(fault("aliasEmails", "DUPLICATE_ENTRY"));
        }
        note(checkMailAddress(m_.privateEmail, "privateEmail"));
    }

    void checkOrganizations() {
        counted(m_.organizations.size(), "organizations");
        for (const auto& organization : m_.organizations) {
            if (std::ranges::count(m_.organizations, organization.domain, &Organization::domain) > 1)
                note(fault("organizations", "DUPLICATE_ENTRY"));
            counted(organization.orgUnits.size(), "organizations.orgUnits");
            for (const auto& unit : organization.orgUnits) {
                if (unit.orgUnit.empty()) note(fault("organizations.orgUnits", "REQUIRED"));
                if (std::ranges::count(organization.orgUnits, unit.orgUnit, &OrgUnitMembership::orgUnit) > 1)
                    note(fault("organizations.orgUnits", "DUPLICATE_ENTRY"));
            }
        }
    }

    void checkContact() {
        note(checkPhone(m_.telephone, "telephone"));
        note(checkPhone(m_.cellPhone, "cellPhone"));
        limited(m_.location, "location");
        limited(m_.task, "task");
        if (m_.messenger) {
            const Messenger& messenger = *m_.messenger;
            among(messenger.protocol, kMessengers, "messenger.protocol");
            if (messenger.protocol.empty()) note(fault("messenger.protocol", "REQUIRED"));
            limited(messenger.customProtocol, "messenger.customProtocol");
            if (isBlank(messenger.messengerId)) note(fault("messenger.messengerId", "REQUIRED"));
            limited(messenger.messengerId, "messenger.messengerId");
        }
        counted(m_.relations.size(), "relations");
        for (const auto& relation : m_.relations) {
            if (relation.user.empty()) note(fault("relations", "REQUIRED"));
            limited(relation.name, "relations.relationName");
        }
    }

    void checkPersonal() {
        among(m_.birthdayCalendarType, std::array<std::string_view, 2>{"SOLAR", "LUNAR"}, "birthdayCalendarType");
        note(checkDate(m_.birthday, "birthday"));
        note(checkDate(m_.hiredDate, "hiredDate"));
        if (!m_.locale.empty() && !isKnownLanguage(m_.locale)) note(fault("locale", "UNKNOWN_VALUE"));
        if (!m_.timeZone.empty() && !isKnownTimeZone(m_.timeZone)) note(fault("timeZone", "TIME_ZONE_UNKNOWN"));
        limited(m_.employeeNumber, "employeeNumber");
        counted(m_.customFields.size(), "customFields");
        for (const auto& field : m_.customFields) {
            if (std::ranges::count(m_.customFields, field.customFieldId, &CustomField::customFieldId) > kMostOfOneField)
                note(faultWithMax("customFields", "TOO_MANY", kMostOfOneField));
            limited(field.value, "customFields.value");
            limited(field.link, "customFields.link");
        }
        if (m_.externalKey) note(checkExternalKey(*m_.externalKey, "userExternalKey"));
        if (m_.leave.start && m_.leave.end && *m_.leave.end < *m_.leave.start)
            note(fault("leaveOfAbsence", "DATE_ORDER"));
    }

    const Member& m_;
    std::vector<Error> errors_;
};

} // namespace

std::vector<Error> checkMember(const Member& member) {
    return MemberCheck(member).run();
}

Member normalized(Member member) {
    for (std::string* text :
         {&member.email, &member.name.lastName, &member.name.firstName, &member.name.phoneticLastName,
          &member.name.phoneticFirstName, &member.nickName, &member.privateEmail, &member.telephone, &member.cellPhone,
          &member.location, &member.task, &member.birthday, &member.hiredDate, &member.employeeNumber})
        *text = trimmed(*text);
    lowerAscii(member.email);
    for (auto& alias : member.aliasEmails) {
        alias = trimmed(alias);
        lowerAscii(alias);
    }
    for (auto& entry : member.i18nNames) {
        entry.lastName = trimmed(entry.lastName);
        entry.firstName = trimmed(entry.firstName);
    }
    if (member.externalKey) member.externalKey = trimmed(*member.externalKey);
    if (member.externalKey && member.externalKey->empty()) member.externalKey.reset();
    onePrimary(member.organizations);
    for (auto& organization : member.organizations) {
        lowerAscii(organization.email);
        onePrimary(organization.orgUnits);
    }
    return member;
}

} // namespace sekisho
