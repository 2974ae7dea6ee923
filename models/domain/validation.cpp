#include "models/domain/validation.h"

#include "facts/tables.h"
#include "models/domain/text_fold.h"
#include "models/domain/utf8.h"
#include "models/domain/validation_text.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace sekisho {

using namespace detail;

namespace {

constexpr std::size_t kExternalKeyMax = 100;
constexpr std::string_view kExternalKeyForbidden = "%\\#/?";

bool isLowerAlnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool isAlnum(char c) {
    return isLowerAlnum(c) || (c >= 'A' && c <= 'Z');
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool hasStrayDot(std::string_view text) {
    return text.starts_with('.') || text.ends_with('.') || text.find("..") != std::string_view::npos;
}

// A workgroup name or a domain: labels of letters, digits and inner hyphens, joined by dots.
bool isHost(std::string_view host, bool lowerOnly) {
    if (host.empty() || host.size() > 253 || hasStrayDot(host)) return false;
    std::size_t begin = 0;
    while (begin <= host.size()) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view label = host.substr(begin, end - begin);
        if (label.size() > 63 || label.starts_with('-') || label.ends_with('-')) return false;
        if (!std::ranges::all_of(label, [&](char c) { return c == '-' || (lowerOnly ? isLowerAlnum(c) : isAlnum(c)); }))
            return false;
        begin = end + 1;
    }
    return true;
}

Done checkLocal(std::string_view text, std::string_view field, std::size_t min, std::size_t max,
                std::string_view symbols) {
    if (text.size() < min || text.size() > max)
        return faultWithMax(field, "LOCAL_PART_LENGTH", max).with("min", std::to_string(min));
    const bool known =
        std::ranges::all_of(text, [&](char c) { return isLowerAlnum(c) || symbols.find(c) != std::string_view::npos; });
    // A leading dot is the fault of the dots; any other leading symbol one of the characters.
    if (!known || (!isLowerAlnum(text.front()) && text.front() != '.'))
        return fault(field, "LOCAL_PART_CHARS").with("symbols", std::string(symbols));
    if (hasStrayDot(text)) return fault(field, "LOCAL_PART_DOTS");
    return {};
}

bool isKatakana(char32_t c) {
    return (c >= 0x30A1 && c <= 0x30FE) || u_isUWhiteSpace(static_cast<UChar32>(c)); // with ・, ー, ヽ and ヾ
}

Done checkReading(std::string_view text, std::string_view field) {
    SEKISHO_CHECK(checkLength(text, field, static_cast<std::size_t>(rule(field).maxLength)));
    if (!eachCodePoint(text, isKatakana)) return fault(field, "READING_NOT_KATAKANA");
    return {};
}

} // namespace

const std::vector<FieldRule>& memberFields() {
    static const std::vector<FieldRule> all = [] {
        std::vector<FieldRule> out;
        for (const auto& row : facts::fields())
            out.push_back({row.key, row.ja, row.en, row.kind, row.minLength, row.maxLength, row.symbols, row.group,
                           row.mayRequire, row.mayHide, row.mayOpen});
        return out;
    }();
    return all;
}

const FieldRule* memberField(std::string_view key) {
    const auto& all = memberFields();
    const auto found = std::ranges::find(all, key, &FieldRule::key);
    return found != all.end() ? &*found : nullptr;
}

Done checkLocalPart(std::string_view localPart) {
    const FieldRule& limits = rule("email.localPart");
    return checkLocal(localPart, "email", static_cast<std::size_t>(limits.minLength),
                      static_cast<std::size_t>(limits.maxLength), limits.allowedSymbols);
}

Done checkLogin(std::string_view email) {
    const std::size_t at = email.find('@');
    if (at == std::string_view::npos) return fault("email", "MAIL_FORMAT");
    SEKISHO_CHECK(checkLocalPart(email.substr(0, at)));
    if (!isHost(email.substr(at + 1), true)) return fault("email", "MAIL_FORMAT");
    const auto max = static_cast<std::size_t>(rule("email").maxLength);
    if (email.size() > max) return faultWithMax("email", "LOGIN_TOO_LONG", max);
    return {};
}

Done checkMailAddress(std::string_view mail, std::string_view field) {
    if (mail.empty()) return {};
    const auto max = static_cast<std::size_t>(rule("privateEmail").maxLength);
    const std::size_t at = mail.find('@');
    if (mail.size() > max || (at != std::string_view::npos && at > 64))
        return faultWithMax(field, "MAIL_TOO_LONG", max);
    if (at == std::string_view::npos || at == 0 || !isHost(mail.substr(at + 1), false))
        return fault(field, "MAIL_FORMAT");
    // Dots anywhere are accepted: mobile carriers handed out addresses such as "a..b.@".
    constexpr std::string_view symbols = ".!#$%&'*+-/=?^_`{|}~";
    const bool known = std::ranges::all_of(
        mail.substr(0, at), [&](char c) { return isAlnum(c) || symbols.find(c) != std::string_view::npos; });
    if (!known) return fault(field, "MAIL_FORMAT");
    return {};
}

Done checkPersonName(const UserName& name) {
    for (const auto& [field, text] :
         {std::pair{std::string_view("userName.lastName"), std::string_view(name.lastName)},
          std::pair{std::string_view("userName.firstName"), std::string_view(name.firstName)}})
        SEKISHO_CHECK(checkSymbols(text, field, rule(field).allowedSymbols));
    if (isBlank(name.lastName) && isBlank(name.firstName)) return fault("userName.lastName", "NAME_REQUIRED");
    const auto max = static_cast<std::size_t>(rule("userName.lastName").maxLength);
    if (lengthOf(name.lastName) + lengthOf(name.firstName) > max)
        return faultWithMax("userName.lastName", "NAME_TOO_LONG", max);
    SEKISHO_CHECK(checkReading(name.phoneticLastName, "userName.phoneticLastName"));
    return checkReading(name.phoneticFirstName, "userName.phoneticFirstName");
}

Done checkPhone(std::string_view phone, std::string_view field) {
    if (phone.empty()) return {};
    const FieldRule& limits = rule("telephone");
    SEKISHO_CHECK(checkLength(phone, field, static_cast<std::size_t>(limits.maxLength)));
    const bool known = eachCodePoint(phone, [](char32_t c) {
        constexpr std::u32string_view symbols = U"+-*#PTpt() \u3000";
        return (c >= '0' && c <= '9') || symbols.find(c) != std::u32string_view::npos;
    });
    if (!known || std::ranges::none_of(phone, isDigit)) return fault(field, "PHONE_FORMAT");
    return {};
}

Done checkExternalKey(std::string_view key, std::string_view field) {
    if (key.empty()) return {};
    if (!checkPlainText(key, field) || key.find_first_of(kExternalKeyForbidden) != std::string_view::npos)
        return fault(field, "EXTERNAL_KEY_CHARS").with("symbols", "% \\ # / ?");
    if (lengthOf(key) > kExternalKeyMax) return faultWithMax(field, "EXTERNAL_KEY_TOO_LONG", kExternalKeyMax);
    return {};
}

Done checkDate(std::string_view date, std::string_view field) {
    if (!date.empty() && !isDate(date)) return fault(field, "DATE_FORMAT");
    return {};
}

namespace detail {

Done checkI18nTexts(const std::vector<I18nText>& names, std::string_view field, std::size_t max) {
    for (const auto& entry : names) {
        if (!isKnownLanguage(entry.language)) return fault(field, "UNKNOWN_VALUE");
        SEKISHO_CHECK(checkDisplayName(entry.name, field, max));
        if (std::ranges::count(names, entry.language, &I18nText::language) > 1) return fault(field, "DUPLICATE_ENTRY");
    }
    return {};
}

Done checkRoomAddress(std::string_view email, std::string_view field) {
    if (email.size() > 90) return faultWithMax(field, "LOGIN_TOO_LONG", 90);
    const std::size_t at = email.find('@');
    if (at == std::string_view::npos || !isHost(email.substr(at + 1), true)) return fault(field, "MAIL_FORMAT");
    return checkLocal(email.substr(0, at), field, 2, 64, ".-_!#");
}

} // namespace detail

Done checkDisplayName(std::string_view name, std::string_view field, std::size_t max) {
    SEKISHO_CHECK(checkSymbols(name, field, kNameSymbols));
    if (isBlank(name)) return fault(field, "NAME_REQUIRED");
    if (lengthOf(name) > max) return faultWithMax(field, "NAME_TOO_LONG", max);
    return {};
}

Done checkOrgUnit(const OrgUnit& unit) {
    SEKISHO_CHECK(checkDisplayName(unit.name, "orgUnitName", 100));
    SEKISHO_CHECK(checkI18nTexts(unit.i18nNames, "i18nNames", 100));
    if (!unit.email.empty()) SEKISHO_CHECK(checkRoomAddress(unit.email, "email"));
    if (!isValidUtf8(unit.description)) return fault("description", "TEXT_ENCODING");
    if (lengthOf(unit.description) > 160) return faultWithMax("description", "TOO_LONG", 160);
    if (unit.externalKey) SEKISHO_CHECK(checkExternalKey(*unit.externalKey, "orgUnitExternalKey"));
    if (unit.displayOrder < 1) return fault("displayOrder", "OUT_OF_RANGE");
    if (unit.aliasEmails.size() > 20) return faultWithMax("aliasEmails", "TOO_MANY", 20);
    for (const auto& alias : unit.aliasEmails) {
        if (alias.empty()) return fault("aliasEmails", "MAIL_FORMAT");
        SEKISHO_CHECK(checkMailAddress(alias, "aliasEmails"));
    }
    if (unit.parent && !unit.id.empty() && *unit.parent == unit.id) return fault("parentOrgUnitId", "ORGUNIT_LOOP");
    return {};
}

Done checkRank(const Rank& rank) {
    const std::string prefix(rankKey(rank.kind));
    SEKISHO_CHECK(checkDisplayName(rank.name, prefix + "Name", 100));
    SEKISHO_CHECK(checkI18nTexts(rank.i18nNames, "i18nNames", 100));
    if (rank.externalKey) SEKISHO_CHECK(checkExternalKey(*rank.externalKey, prefix + "ExternalKey"));
    if (rank.code.empty()) return {};
    const bool letters = std::ranges::all_of(rank.code, [](char c) { return isAlnum(c) || c == '_'; });
    if (!letters || isDigit(rank.code.front()) || rank.code.front() == '_' || rank.code.size() > 50)
        return faultWithMax("userTypeCode", "USER_TYPE_CODE_FORMAT", 50);
    return {};
}

} // namespace sekisho
