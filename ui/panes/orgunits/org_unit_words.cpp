#include "ui/panes/orgunits/org_unit_words.h"

#include "models/commands/changeset_words.h"
#include "models/commands/orgunit_merge.h"
#include "models/commands/words.h"
#include "ui/forms/member_text.h"
#include "ui/forms/membership_editor.h"

#include <QCoreApplication>
#include <QStringList>

namespace sekisho::ui::orgunits {

using commands::fromUtf8;

namespace {

struct OrgUnitWords {
    Q_DECLARE_TR_FUNCTIONS(OrgUnitWords)
};

QString listText(const QStringList& parts) {
    return parts.join(OrgUnitWords::tr(", ", "list"));
}

QString peopleText(const std::vector<UserId>& users, ports::Cache& cache) {
    QStringList names;
    for (const UserId& user : users) {
        const auto row = cache.members().find(user.value);
        names << (row ? fromUtf8(cache.members().cells(*row).name) : fromUtf8(user.value));
    }
    return listText(names);
}

QString namesText(const std::vector<I18nText>& names) {
    QStringList parts;
    for (const I18nText& name : names)
        parts << OrgUnitWords::tr("%1: %2", "language, name").arg(languageName(name.language), fromUtf8(name.name));
    return listText(parts);
}

QString headText(ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return OrgUnitWords::tr("Name");
    case ports::MemberColumn::Reading:
        return OrgUnitWords::tr("Reading");
    case ports::MemberColumn::Position:
        return OrgUnitWords::tr("Position");
    case ports::MemberColumn::Level:
        return OrgUnitWords::tr("Level");
    case ports::MemberColumn::Status:
        return OrgUnitWords::tr("Status");
    default:
        return {};
    }
}

} // namespace

items::MemberTableModel::Words tableWords() {
    return {headText, commands::statusText, commands::timeText, commands::timeTooltip};
}

QString orgUnitFieldLabel(std::string_view key) {
    return commands::changeFieldText("orgUnit", key);
}

QString placeText(const std::optional<OrgUnitId>& parent, const ports::Cache& cache) {
    return parent ? orgUnitPath(cache, *parent) : OrgUnitWords::tr("At the top");
}

QString orgUnitFieldValue(const OrgUnit& unit, std::string_view key, ports::Cache& cache) {
    if (key == commands::kOrgUnitPlace)
        return OrgUnitWords::tr("%1, order %2").arg(placeText(unit.parent, cache)).arg(unit.displayOrder);
    if (key == "i18nNames") return namesText(unit.i18nNames);
    if (key == "membersAllowedToUseOrgUnitEmailAsRecipient") return peopleText(unit.emailRecipients, cache);
    if (key == "membersAllowedToUseOrgUnitEmailAsSender") return peopleText(unit.emailSenders, cache);
    QString text = fromUtf8(commands::fieldAsText(unit, key));
    if (text == QLatin1String("true") && key != "orgUnitName") return OrgUnitWords::tr("On");
    if (text == QLatin1String("false") && key != "orgUnitName") return OrgUnitWords::tr("Off");
    return text;
}

} // namespace sekisho::ui::orgunits
