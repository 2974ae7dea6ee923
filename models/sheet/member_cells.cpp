#include "models/sheet/member_cells.h"

#include "models/domain/validation.h"
#include "models/sheet/cell_text.h"

#include <algorithm>

namespace sekisho::sheet {

void CellTaker::fault(Error error, std::string suggestion) {
    faults_.push_back({column_, false, std::move(error), std::move(suggestion)});
}

void CellTaker::fault(std::string_view field, std::string_view code, std::string suggestion) {
    fault(badInput(std::string(field), std::string(code), {}).with("field", std::string(field)), std::move(suggestion));
}

std::string loginOf(std::string_view cell, const TenantFacts& tenant) {
    std::string login(cell);
    if (!login.empty() && login.find('@') == std::string::npos) login += "@" + tenant.workgroup;
    for (char& c : login)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return login;
}

Organization& ownOrganization(Member& member, const TenantFacts& tenant) {
    const auto found = std::ranges::find(member.organizations, tenant.domain, &Organization::domain);
    if (found != member.organizations.end()) return *found;
    member.organizations.push_back({tenant.domain, member.organizations.empty(), member.email, std::nullopt, {}});
    return member.organizations.back();
}

const Organization* ownOrganization(const Member& member, DomainId domain) {
    const auto found = std::ranges::find(member.organizations, domain, &Organization::domain);
    return found != member.organizations.end() ? &*found : nullptr;
}

std::vector<const OrgUnitMembership*> sheetOrder(const Member& member, DomainId domain) {
    std::vector<const OrgUnitMembership*> out;
    const Organization* organization = ownOrganization(member, domain);
    if (!organization) return out;
    for (const bool primary : {true, false})
        for (const OrgUnitMembership& unit : organization->orgUnits)
            if (unit.primary == primary) out.push_back(&unit);
    return out;
}

namespace {

// --- taking ---

template<std::string Member::*field>
void takeText(CellTaker& to, std::string_view cell) {
    to.onto.*field = cell;
}
template<std::string Member::*field>
std::string showText(const Member& member, const Shower&) {
    return member.*field;
}
template<std::string UserName::*field>
void takeName(CellTaker& to, std::string_view cell) {
    to.onto.name.*field = cell;
}
template<std::string UserName::*field>
std::string showName(const Member& member, const Shower&) {
    return member.name.*field;
}

constexpr const char* languages[] = {"ja_JP", "en_US", "ko_KR", "zh_CN", "zh_TW"};

template<std::size_t language, std::string I18nName::*field>
void takeOtherName(CellTaker& to, std::string_view cell) {
    auto& names = to.onto.i18nNames;
    auto found = std::ranges::find(names, languages[language], &I18nName::language);
    if (found == names.end()) {
        if (cell.empty()) return;
        names.push_back({languages[language], {}, {}});
        found = names.end() - 1;
    }
    (*found).*field = cell;
    if (found->lastName.empty() && found->firstName.empty()) names.erase(found);
}
template<std::size_t language, std::string I18nName::*field>
std::string showOtherName(const Member& member, const Shower&) {
    const auto found = std::ranges::find(member.i18nNames, languages[language], &I18nName::language);
    return found != member.i18nNames.end() ? (*found).*field : std::string();
}

void takeEmail(CellTaker& to, std::string_view cell) {
    const std::string before = to.onto.email;
    to.onto.email = loginOf(cell, to.world.directory.tenant);
    for (Organization& organization : to.onto.organizations)
        if (organization.email == before) organization.email = to.onto.email;
}
std::string showEmail(const Member& member, const Shower& with) {
    const std::string suffix = "@" + with.directory.tenant.workgroup;
    return member.email.ends_with(suffix) ? member.email.substr(0, member.email.size() - suffix.size()) : member.email;
}

void takeAliases(CellTaker& to, std::string_view cell) {
    to.onto.aliasEmails.clear();
    for (const std::string& alias : listEntries(cell))
        if (!alias.empty()) to.onto.aliasEmails.push_back(loginOf(alias, to.world.directory.tenant));
}
std::string showAliases(const Member& member, const Shower&) {
    return listCell(member.aliasEmails);
}

void takeExternalKey(CellTaker& to, std::string_view cell) {
    to.onto.externalKey.reset();
    if (!cell.empty()) to.onto.externalKey = cell;
}
std::string showExternalKey(const Member& member, const Shower&) {
    return member.externalKey.value_or("");
}

template<std::string Member::*field>
void takeDate(CellTaker& to, std::string_view cell) {
    if (cell.empty()) {
        (to.onto.*field).clear();
    } else if (auto date = dateOf(cell)) {
        to.onto.*field = std::move(*date);
    } else {
        to.fault("", "DATE_FORMAT", guessedDate(cell).value_or(""));
    }
}

void takeLocale(CellTaker& to, std::string_view cell) {
    if (cell.empty()) return; // a member always has a language
    if (const auto code = wordValue("language", cell))
        to.onto.locale = *code;
    else
        to.fault("locale", "UNKNOWN_VALUE");
}
std::string showLocale(const Member& member, const Shower& with) {
    return std::string(wordFor("language", member.locale, with.language));
}

void takeTimeZone(CellTaker& to, std::string_view cell) {
    if (!cell.empty()) to.onto.timeZone = cell;
}

void takeCalendar(CellTaker& to, std::string_view cell) {
    const auto kind = wordValue("calendar", cell);
    if (!cell.empty() && !kind) return to.fault("birthdayCalendarType", "UNKNOWN_VALUE");
    to.onto.birthdayCalendarType = cell.empty() ? std::string() : std::string(*kind);
}
std::string showCalendar(const Member& member, const Shower& with) {
    return std::string(wordFor("calendar", member.birthdayCalendarType, with.language));
}

void takeUserType(CellTaker& to, std::string_view cell) {
    to.onto.userType.reset();
    if (cell.empty()) return;
    auto found = to.world.ranks.find(RankKind::UserType, cell);
    if (found)
        to.onto.userType = UserTypeId((*found)->rank.id);
    else
        to.fault(std::move(found).error(), to.world.ranks.guess(RankKind::UserType, cell));
}
std::string rankName(const Shower& with, std::string_view id) {
    const Rank* rank = with.directory.rank(id);
    return rank ? rank->name : "id:" + std::string(id);
}
std::string showUserType(const Member& member, const Shower& with) {
    return member.userType ? rankName(with, member.userType->value) : std::string();
}

void takeLevel(CellTaker& to, std::string_view cell) {
    Organization& organization = ownOrganization(to.onto, to.world.directory.tenant);
    organization.level.reset();
    if (cell.empty()) return;
    auto found = to.world.ranks.find(RankKind::Level, cell);
    if (found)
        organization.level = LevelId((*found)->rank.id);
    else
        to.fault(std::move(found).error(), to.world.ranks.guess(RankKind::Level, cell));
}
std::string showLevel(const Member& member, const Shower& with) {
    const Organization* organization = ownOrganization(member, with.directory.tenant.domain);
    return organization && organization->level ? rankName(with, organization->level->value) : std::string();
}

void takeSearchable(CellTaker& to, std::string_view cell) {
    const auto value = wordValue("flag", cell);
    if (!cell.empty() && !value) return to.fault("searchable", "UNKNOWN_VALUE");
    to.onto.searchable = cell.empty() || *value == "true";
}

std::string flagWord(bool flag, const Shower& with) {
    return std::string(wordFor("flag", flag ? "true" : "false", with.language));
}

std::string guessedInstant(const CellTaker& to, std::string_view cell) {
    if (to.world.zone.instantOf(halfWidth(cell))) return halfWidth(cell);
    return guessedDate(cell).value_or("");
}

template<std::optional<Instant>& (*at)(Member&)>
void takeInstant(CellTaker& to, std::string_view cell) {
    at(to.onto).reset();
    if (cell.empty()) return;
    at(to.onto) = to.world.zone.instantOf(cell);
    if (!at(to.onto)) to.fault("", "DATE_FORMAT", guessedInstant(to, cell));
}
std::optional<Instant>& activationOf(Member& member) {
    return member.activation;
}
std::optional<Instant>& leaveStartOf(Member& member) {
    return member.leave.start;
}
std::optional<Instant>& leaveEndOf(Member& member) {
    return member.leave.end;
}
std::string instantText(const std::optional<Instant>& at, const Shower& with) {
    return at ? with.zone.text(*at) : std::string();
}

constexpr std::string_view kById = "id:";

std::string_view whoOf(std::string_view entry) {
    return trimmedCell(entry.substr(0, entry.find('=')));
}

// The id of a member, or new:m… of somebody whom another row adds; empty: nobody.
std::string relatedId(const World& world, std::string_view who) {
    const Directory& directory = world.directory;
    const bool byId = who.starts_with(kById);
    const std::string login = byId ? std::string() : loginOf(who, directory.tenant);
    const std::uint32_t number = byId ? directory.byId(who.substr(kById.size())) : directory.byLogin(login);
    if (number != Directory::kNone) return std::string(directory.member(number).id);
    return byId || !world.addedMember ? std::string() : world.addedMember(login);
}

// hanako=母;id:UUID=父
void takeRelations(CellTaker& to, std::string_view cell) {
    to.onto.relations.clear();
    for (const std::string& entry : listEntries(cell)) {
        const std::string_view who = whoOf(entry);
        std::string id = relatedId(to.world, who);
        if (id.empty()) {
            to.fault(badInput("relations", "USER_NOT_EXIST", {}).with("name", std::string(who)));
            continue;
        }
        const std::size_t equals = entry.find('=');
        const std::string name = equals == std::string::npos ? "" : entry.substr(equals + 1);
        to.onto.relations.push_back({UserId(std::move(id)), name});
    }
}
std::string showRelations(const Member& member, const Shower& with) {
    std::vector<std::string> entries;
    for (const Relation& relation : member.relations) {
        const std::uint32_t number = with.directory.byId(relation.user.value);
        std::string who =
            number == Directory::kNone ? "id:" + relation.user.value : std::string(with.directory.member(number).email);
        entries.push_back(std::move(who) + "=" + relation.name);
    }
    return listCell(entries);
}

// --- showing what several columns take together ---

template<class Entry>
std::string showUnits(const Member& member, const Shower& with, Entry entry) {
    std::string out;
    const auto units = sheetOrder(member, with.directory.tenant.domain);
    for (std::size_t i = 0; i < units.size(); ++i)
        out += (i > 0 ? ";" : "") + entry(*units[i]);
    return out;
}
std::string showOrgUnits(const Member& member, const Shower& with) {
    return showUnits(member, with, [&](const OrgUnitMembership& unit) {
        const int place = with.places.byId(unit.orgUnit.value);
        return escapedEntry(place >= 0 ? with.places.reference(place) : "id:" + unit.orgUnit.value, ";");
    });
}
std::string showPositions(const Member& member, const Shower& with) {
    return showUnits(member, with, [&](const OrgUnitMembership& unit) {
        return unit.position ? escapedEntry(rankName(with, unit.position->value), ";") : std::string();
    });
}
template<bool OrgUnitMembership::*field>
std::string showUnitFlags(const Member& member, const Shower& with) {
    return showUnits(member, with, [&](const OrgUnitMembership& unit) { return flagWord(unit.*field, with); });
}

// A kind of our own is written CUSTOM:… when it would otherwise be taken for a known one.
std::string showMessenger(const Member& member, const Shower& with) {
    if (!member.messenger) return {};
    const Messenger& messenger = *member.messenger;
    if (messenger.protocol != "CUSTOM") return std::string(wordFor("messenger", messenger.protocol, with.language));
    const bool taken = messenger.customProtocol.empty() || wordValue("messenger", messenger.customProtocol) ||
                       messenger.customProtocol.starts_with("CUSTOM:");
    return taken ? "CUSTOM:" + messenger.customProtocol : messenger.customProtocol;
}
std::string showMessengerId(const Member& member, const Shower&) {
    return member.messenger ? member.messenger->messengerId : std::string();
}

std::string showStatus(const Member& member, const Shower& with) {
    return std::string(wordFor("status", statusKey(member.statusAt(with.now)), with.language));
}
std::string showNothing(const Member&, const Shower&) {
    return {};
}

constexpr MemberField fields[] = {
    {"action", nullptr, showNothing},
    {"userId", nullptr, [](const Member& m, const Shower&) { return m.id.value; }},
    {"userExternalKey", takeExternalKey, showExternalKey},
    {"lastName", takeName<&UserName::lastName>, showName<&UserName::lastName>},
    {"firstName", takeName<&UserName::firstName>, showName<&UserName::firstName>},
    {"email", takeEmail, showEmail},
    {"password", nullptr, showNothing},
    {"phoneticLastName", takeName<&UserName::phoneticLastName>, showName<&UserName::phoneticLastName>},
    {"phoneticFirstName", takeName<&UserName::phoneticFirstName>, showName<&UserName::phoneticFirstName>},
    {"i18nNames.ja_JP.lastName", takeOtherName<0, &I18nName::lastName>, showOtherName<0, &I18nName::lastName>},
    {"i18nNames.ja_JP.firstName", takeOtherName<0, &I18nName::firstName>, showOtherName<0, &I18nName::firstName>},
    {"i18nNames.en_US.lastName", takeOtherName<1, &I18nName::lastName>, showOtherName<1, &I18nName::lastName>},
    {"i18nNames.en_US.firstName", takeOtherName<1, &I18nName::firstName>, showOtherName<1, &I18nName::firstName>},
    {"i18nNames.ko_KR.lastName", takeOtherName<2, &I18nName::lastName>, showOtherName<2, &I18nName::lastName>},
    {"i18nNames.ko_KR.firstName", takeOtherName<2, &I18nName::firstName>, showOtherName<2, &I18nName::firstName>},
    {"i18nNames.zh_CN.lastName", takeOtherName<3, &I18nName::lastName>, showOtherName<3, &I18nName::lastName>},
    {"i18nNames.zh_CN.firstName", takeOtherName<3, &I18nName::firstName>, showOtherName<3, &I18nName::firstName>},
    {"i18nNames.zh_TW.lastName", takeOtherName<4, &I18nName::lastName>, showOtherName<4, &I18nName::lastName>},
    {"i18nNames.zh_TW.firstName", takeOtherName<4, &I18nName::firstName>, showOtherName<4, &I18nName::firstName>},
    {"nickName", takeText<&Member::nickName>, showText<&Member::nickName>},
    {"privateEmail", takeText<&Member::privateEmail>, showText<&Member::privateEmail>},
    {"aliasEmails", takeAliases, showAliases},
    {"userType", takeUserType, showUserType},
    {"level", takeLevel, showLevel},
    {"orgUnits", nullptr, showOrgUnits},
    {"positions", nullptr, showPositions},
    {"heads", nullptr, showUnitFlags<&OrgUnitMembership::isManager>},
    {"visible", nullptr, showUnitFlags<&OrgUnitMembership::visible>},
    {"teamFeature", nullptr, showUnitFlags<&OrgUnitMembership::useTeamFeature>},
    {"telephone", takeText<&Member::telephone>, showText<&Member::telephone>},
    {"cellPhone", takeText<&Member::cellPhone>, showText<&Member::cellPhone>},
    {"cellPhone.country", nullptr, showNothing},
    {"cellPhone.number", nullptr, showText<&Member::cellPhone>},
    {"locale", takeLocale, showLocale},
    {"timeZone", takeTimeZone, showText<&Member::timeZone>},
    {"task", takeText<&Member::task>, showText<&Member::task>},
    {"location", takeText<&Member::location>, showText<&Member::location>},
    {"messenger.protocol", nullptr, showMessenger},
    {"messenger.id", nullptr, showMessengerId},
    {"birthdayCalendarType", takeCalendar, showCalendar},
    {"birthday", takeDate<&Member::birthday>, showText<&Member::birthday>},
    {"hiredDate", takeDate<&Member::hiredDate>, showText<&Member::hiredDate>},
    {"employeeNumber", takeText<&Member::employeeNumber>, showText<&Member::employeeNumber>},
    {"relations", takeRelations, showRelations},
    {"searchable", takeSearchable, [](const Member& m, const Shower& with) { return flagWord(m.searchable, with); }},
    {"activationDate", takeInstant<activationOf>,
     [](const Member& m, const Shower& with) { return instantText(m.activation, with); }},
    {"leaveStart", takeInstant<leaveStartOf>,
     [](const Member& m, const Shower& with) { return instantText(m.leave.start, with); }},
    {"leaveEnd", takeInstant<leaveEndOf>,
     [](const Member& m, const Shower& with) { return instantText(m.leave.end, with); }},
    {"status", nullptr, showStatus},
    {"lastAccess", nullptr, [](const Member& m, const Shower& with) { return instantText(m.lastAccess, with); }},
    {"lastSignIn", nullptr, [](const Member& m, const Shower& with) { return instantText(m.lastSignIn, with); }},
    {"createdAt", nullptr, [](const Member& m, const Shower& with) { return with.zone.text(m.createdAt); }},
    {"updatedAt", nullptr, [](const Member& m, const Shower& with) { return with.zone.text(m.updatedAt); }},
};

} // namespace

std::span<const MemberField> memberFieldsOfSheet() {
    return fields;
}

const MemberField* memberFieldOfSheet(std::string_view key) {
    const auto* found = std::ranges::find(fields, key, &MemberField::key);
    return found != std::end(fields) ? found : nullptr;
}

std::vector<std::string> relatedLogins(std::string_view cell, const TenantFacts& tenant) {
    std::vector<std::string> out;
    for (const std::string& entry : listEntries(cell))
        if (const std::string_view who = whoOf(entry); !who.empty() && !who.starts_with(kById))
            out.push_back(loginOf(who, tenant));
    return out;
}

} // namespace sekisho::sheet
