#include "ui/forms/chart_words.h"

#include "models/commands/words.h"

#include <QCoreApplication>

namespace sekisho::ui {

namespace {
struct ChartWords {
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};
} // namespace

QString chartAccessText(ChartAccess access) {
    switch (access) {
    case ChartAccess::OnlyMe:
        return ChartWords::tr("Only oneself");
    case ChartAccess::OnlyMyOrgUnit:
        return ChartWords::tr("Only the own organizations");
    case ChartAccess::OnlyMyAndSpecified:
        return ChartWords::tr("The own organizations and those named");
    }
    return {};
}

QString chartUnrestrictedText() {
    return ChartWords::tr("The whole organization chart");
}

QStringList chartUnitLines(const ChartRestriction& restriction, const ports::Cache& cache) {
    QStringList lines;
    for (const ChartUnit& unit : restriction.units) {
        const auto known = cache.orgUnit(unit.orgUnit);
        if (!known) continue;
        const QString name = commands::fromUtf8(known->name);
        lines << (unit.includeSubOrgUnits ? ChartWords::tr("%1, with sub-organizations").arg(name) : name);
    }
    return lines;
}

QString chartEffectText(const std::optional<EffectiveRestriction>& effective) {
    if (!effective) return ChartWords::tr("%1 (nothing is set)").arg(chartUnrestrictedText());
    const QString what = chartAccessText(effective->restriction.access);
    const QString name = commands::fromUtf8(effective->sourceName);
    switch (effective->source) {
    case ChartSubject::Member:
        return ChartWords::tr("%1 (set for this member)").arg(what);
    case ChartSubject::UserType:
        return ChartWords::tr("%1 (set for the user type %2)").arg(what, name);
    case ChartSubject::OrgUnit:
        break;
    }
    return ChartWords::tr("%1 (set for the organization %2)").arg(what, name);
}

} // namespace sekisho::ui
