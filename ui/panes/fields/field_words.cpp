#include "ui/panes/fields/field_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace sekisho::ui::fields {

using commands::fromUtf8;

namespace {

struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

// Of these another field is what people see.
constexpr std::array<std::string_view, 17> kParts = {"i18nNames.lastName",
                                                     "i18nNames.firstName",
                                                     "email.localPart",
                                                     "organizations",
                                                     "organizations.orgUnits.primary",
                                                     "organizations.orgUnits.isManager",
                                                     "organizations.orgUnits.visible",
                                                     "organizations.orgUnits.useTeamFeature",
                                                     "messenger.protocol",
                                                     "messenger.customProtocol",
                                                     "birthdayCalendarType",
                                                     "relations.relationName",
                                                     "customFields",
                                                     "customFields.value",
                                                     "customFields.link",
                                                     "customProperties",
                                                     "leaveOfAbsence"};

QString becomes(const QString& what, const QString& before, const QString& after) {
    return FieldWords::tr("%1: %2 becomes %3").arg(what, before, after);
}

QString numberingText(const EmployeeNumbering& numbering) {
    if (!numbering.automatic) return FieldWords::tr("by hand");
    return FieldWords::tr("given by itself, like %1").arg(fromUtf8(employeeNumber(numbering, 1)));
}

} // namespace

std::vector<const FieldRule*> managedFields() {
    std::vector<const FieldRule*> shown;
    for (const FieldRule& rule : memberFields())
        if (std::ranges::find(kParts, rule.key) == kParts.end()) shown.push_back(&rule);
    return shown;
}

QString requiredText(bool required) {
    return required ? FieldWords::tr("Required") : FieldWords::tr("Optional");
}
QString visibleText(bool visible) {
    return visible ? FieldWords::tr("Shown") : FieldWords::tr("Hidden");
}
QString editorText(bool bySelf) {
    return bySelf ? FieldWords::tr("Members too") : FieldWords::tr("Administrators only");
}

QString fixedWhy(const FieldRule& rule) {
    if (rule.key == "email") return FieldWords::tr("Everybody signs in with it: always required and shown.");
    if (!rule.mayRequire && !rule.mayHide && !rule.mayOpen) return FieldWords::tr("The product leaves nothing to set.");
    QStringList reasons;
    if (!rule.mayRequire) reasons << FieldWords::tr("Always optional.");
    if (!rule.mayHide) reasons << FieldWords::tr("Always shown.");
    if (!rule.mayOpen) reasons << FieldWords::tr("Only administrators change it.");
    return reasons.join(QLatin1Char(' '));
}

QStringList settingChanges(const FieldSettings& before, const FieldSettings& after) {
    QStringList lines;
    for (const FieldRule& rule : memberFields()) {
        const FieldSetting was = before.of(rule.key), is = after.of(rule.key);
        const QString name = commands::fieldText(rule.key);
        if (was.required != is.required) lines << becomes(name, requiredText(was.required), requiredText(is.required));
        if (was.visible != is.visible) lines << becomes(name, visibleText(was.visible), visibleText(is.visible));
        if (was.bySelf != is.bySelf) lines << becomes(name, editorText(was.bySelf), editorText(is.bySelf));
    }
    if (before.numbering != after.numbering)
        lines << becomes(FieldWords::tr("Numbering of employees"), numberingText(before.numbering),
                         numberingText(after.numbering));
    return lines;
}

QString statusName(const ProfileStatus& status) {
    const std::string wanted = commands::language() == commands::Language::Japanese ? "ja_JP" : "en_US";
    const auto found = std::ranges::find(status.i18nNames, wanted, &I18nText::language);
    return fromUtf8(found != status.i18nNames.end() && !found->name.empty() ? found->name : status.name);
}

QString statusIconText(std::string_view icon) {
    const std::pair<std::string_view, QString> words[] = {{"BUSY", FieldWords::tr("Busy")},
                                                          {"URGENT", FieldWords::tr("Urgent only")},
                                                          {"FOCUS_MODE", FieldWords::tr("Concentrating")},
                                                          {"PHONE", FieldWords::tr("On the telephone")},
                                                          {"MEETING", FieldWords::tr("In a meeting")},
                                                          {"AWAY", FieldWords::tr("Away from the desk")},
                                                          {"BACK_SOON", FieldWords::tr("Back soon")},
                                                          {"EATING", FieldWords::tr("Eating")},
                                                          {"TEA_TIME", FieldWords::tr("Break")},
                                                          {"AT_HOME", FieldWords::tr("At home")},
                                                          {"AT_OFFICE", FieldWords::tr("At the office")},
                                                          {"EDUCATION", FieldWords::tr("In a course")},
                                                          {"WORKING_OUTSIDE", FieldWords::tr("Working outside")},
                                                          {"BUSINESS_TRIP", FieldWords::tr("Business trip")},
                                                          {"OFF", FieldWords::tr("Off duty")},
                                                          {"HALF_DAY", FieldWords::tr("Half a day off")},
                                                          {"VACATION", FieldWords::tr("Holiday")},
                                                          {"ABSENCE", FieldWords::tr("Absent")},
                                                          {"SICK_LEAVE", FieldWords::tr("Ill")},
                                                          {"LEAVE_OF_ABSENCE", FieldWords::tr("Leave of absence")},
                                                          {"ACTION", FieldWords::tr("In action")},
                                                          {"ONLINE", FieldWords::tr("Online")}};
    const auto* const found = std::ranges::find(words, icon, &std::pair<std::string_view, QString>::first);
    return found == std::end(words) ? fromUtf8(icon) : found->second;
}

QString laidOverText(const QStringList& both) {
    QString said = FieldWords::tr("Somebody else saved it meanwhile. What you did not touch is as they left it; "
                                  "what you changed is still yours. Look at it and save again.");
    if (both.isEmpty()) return said;
    return commands::inARow({said, FieldWords::tr("Both of you changed this, and theirs would be overwritten: %1.")
                                       .arg(commands::locale().createSeparatedList(both))});
}

} // namespace sekisho::ui::fields
