#pragma once
// Restrictions of the organization chart in sentences. GUI thread.

#include "models/domain/chart_restriction.h"
#include "models/ports/cache.h"

#include <QString>
#include <QStringList>

namespace sekisho::ui {

QString chartAccessText(ChartAccess access);
QString chartUnrestrictedText();
// The organizations that are named, one a line; those that are gone are left out.
QStringList chartUnitLines(const ChartRestriction& restriction, const ports::Cache& cache);
// Whose restriction counts for a member, and what it says.
QString chartEffectText(const std::optional<EffectiveRestriction>& effective);

} // namespace sekisho::ui
