#pragma once
// What the field management says: which fields it shows, why something is fixed, and what a draft changes.

#include "models/domain/field_settings.h"
#include "models/domain/profile_status.h"
#include "models/domain/validation.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sekisho::ui::fields {

std::vector<const FieldRule*> managedFields(); // parts of other fields are left out
QString requiredText(bool required);
QString visibleText(bool visible);
QString editorText(bool bySelf);
QString fixedWhy(const FieldRule& rule);                                             // empty: everything can be set
QStringList settingChanges(const FieldSettings& before, const FieldSettings& after); // one line for each
QString statusName(const ProfileStatus& status);                                     // in the language that is on
QString statusIconText(std::string_view icon);
// Changed by both, and to something else: of a switch that cannot be.
template<class T>
bool isTornBy(const T& mine, const T& base, const T& theirs) {
    return mine != base && theirs != base && mine != theirs;
}
// Of a draft over what somebody else has saved; `both`: the fields that both have changed, in words.
QString laidOverText(const QStringList& both);

} // namespace sekisho::ui::fields
