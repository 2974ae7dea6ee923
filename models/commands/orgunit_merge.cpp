#include "models/commands/orgunit_merge.h"

#include <algorithm>

namespace sekisho::commands {

namespace {

constexpr std::string_view kTalk = "useMessage";

std::string placeText(const OrgUnit& unit) {
    return (unit.parent ? unit.parent->value : std::string()) + '#' + std::to_string(unit.displayOrder);
}

void copyPlace(OrgUnit& to, const OrgUnit& from) {
    to.parent = from.parent;
    to.displayOrder = from.displayOrder;
}

std::string namesText(const OrgUnit& unit) {
    std::vector<std::string> parts;
    for (const I18nText& name : unit.i18nNames)
        parts.push_back(name.language + ": " + name.name);
    return joinedTexts(parts);
}

std::string aliasesText(const OrgUnit& unit) {
    return joinedTexts(unit.aliasEmails);
}

std::string usersText(const std::vector<UserId>& users) {
    std::vector<std::string> parts;
    parts.reserve(users.size());
    for (const UserId& user : users)
        parts.push_back(user.value);
    return joinedTexts(parts);
}
std::string recipientsText(const OrgUnit& unit) {
    return usersText(unit.emailRecipients);
}
std::string sendersText(const OrgUnit& unit) {
    return usersText(unit.emailSenders);
}

std::string keyText(const OrgUnit& unit) {
    return unit.externalKey.value_or(std::string());
}

const FieldTable<OrgUnit>& orgUnitTable() {
    static const FieldTable<OrgUnit> fields({
        textField("orgUnitName", &OrgUnit::name),
        derivedField("i18nNames", &namesText, &OrgUnit::i18nNames),
        {kOrgUnitPlace, &placeText, &copyPlace},
        textField("email", &OrgUnit::email),
        derivedField("aliasEmails", &aliasesText, &OrgUnit::aliasEmails),
        textField("description", &OrgUnit::description),
        derivedField("orgUnitExternalKey", &keyText, &OrgUnit::externalKey),
        flagField("visible", &OrgUnit::visible),
        flagField(kTalk, &OrgUnit::useMessage),
        flagField("useNote", &OrgUnit::useNote),
        flagField("useCalendar", &OrgUnit::useCalendar),
        flagField("useTask", &OrgUnit::useTask),
        flagField("useFolder", &OrgUnit::useFolder),
        flagField("useServiceNotification", &OrgUnit::useServiceNotification),
        flagField("canReceiveExternalMail", &OrgUnit::canReceiveExternalMail),
        derivedField("membersAllowedToUseOrgUnitEmailAsRecipient", &recipientsText, &OrgUnit::emailRecipients),
        derivedField("membersAllowedToUseOrgUnitEmailAsSender", &sendersText, &OrgUnit::emailSenders),
    });
    return fields;
}

bool needsTalk(const OrgUnit& unit) {
    return unit.useNote || unit.useCalendar || unit.useTask || unit.useFolder;
}

} // namespace

std::vector<std::string_view> orgUnitFields() {
    return orgUnitTable().keys();
}

std::string fieldAsText(const OrgUnit& unit, std::string_view key) {
    return orgUnitTable().text(unit, key);
}

std::vector<ChangedField> changesBetween(const OrgUnit& before, const OrgUnit& after) {
    return orgUnitTable().changes(before, after);
}

bool samePlace(const OrgUnit& a, const OrgUnit& b) {
    return a.parent == b.parent && a.displayOrder == b.displayOrder;
}

Merge<OrgUnit> mergeOrgUnits(const OrgUnit& base, const OrgUnit& mine, const OrgUnit& theirs) {
    Merge<OrgUnit> result = orgUnitTable().merge(base, mine, theirs);
    if (mine.parent != base.parent && theirs.parent == base.parent) {
        copyPlace(result.merged, mine);
        std::erase_if(result.conflicts, [](const MergeConflict& conflict) { return conflict.key == kOrgUnitPlace; });
    }
    const bool clashes = std::ranges::find(result.conflicts, kTalk, &MergeConflict::key) != result.conflicts.end();
    if (!result.merged.useMessage && needsTalk(result.merged) && !clashes) {
        orgUnitTable().copy(result.merged, theirs, kTalk);
        result.conflicts.push_back(
            {std::string(kTalk), fieldAsText(base, kTalk), fieldAsText(mine, kTalk), fieldAsText(theirs, kTalk)});
    }
    return result;
}

OrgUnit resolvedOrgUnit(const Merge<OrgUnit>& merge, const OrgUnit& mine, const std::vector<std::string>& keepMine) {
    OrgUnit out = merge.merged;
    for (const std::string& key : keepMine)
        orgUnitTable().copy(out, mine, key);
    if (!out.useMessage) out.useNote = out.useCalendar = out.useTask = out.useFolder = false;
    return out;
}

} // namespace sekisho::commands
