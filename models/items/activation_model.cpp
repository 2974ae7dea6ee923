#include "models/items/activation_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

ActivationModel::ActivationModel(ports::Roles& roles, ports::Executor& on, const Clock& clock, Words words,
                                 QObject* parent)
    : PagedRows(parent), roles_(roles), on_(on), clock_(clock), words_(std::move(words)) {}

ports::CallHandle ActivationModel::ask(const std::string& cursor) {
    return roles_.activations(cursor, on_, [this](Result<std::pair<std::vector<Activation>, std::string>> page) {
        if (!page) return refuse(page.error());
        take(std::move(page->first));
        answer(std::move(page->second), -1);
    });
}

bool ActivationModel::runs(int row) const {
    const Activation& activation = at(row);
    return !activation.endedAt && activation.until > clock_.now();
}

int ActivationModel::running() const {
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += runs(row) ? 1 : 0;
    return count;
}

void ActivationModel::timePassed() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
}

int ActivationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActivationModel::textOf(const Activation& activation, int column) const {
    switch (column) {
    case MemberColumn:
        return QString::fromStdString(activation.userName);
    case RoleColumn:
        return words_.role(activation);
    case ScopeColumn:
        return words_.scope(activation);
    case StateColumn:
        return words_.state(activation);
    case StartedColumn:
        return words_.time(activation.startedAt);
    case UntilColumn:
        return words_.time(activation.endedAt.value_or(activation.until));
    case ReasonColumn:
        return QString::fromStdString(activation.reason);
    default:
        return {};
    }
}

QVariant ActivationModel::instantOf(const Activation& activation, int column) const {
    if (column == StartedColumn) return qint64{toMillis(activation.startedAt)};
    if (column == UntilColumn) return qint64{toMillis(activation.endedAt.value_or(activation.until))};
    return {};
}

QVariant ActivationModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Activation& activation = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(activation, index.column());
    case Qt::ToolTipRole: { // what people wrote is never taken for markup
        const QVariant time = instantOf(activation, index.column());
        if (time.isValid()) return words_.timeTooltip(fromMillis(time.toLongLong()));
        return textOf(activation, index.column()).toHtmlEscaped();
    }
    case IdRole:
        return QString::fromStdString(activation.id);
    case StatusRole:
        return static_cast<int>(activation.end);
    case LiveRole:
        return runs(index.row());
    case FlagsRole:
        return activation.breakGlass ? 1 : 0;
    case TimeRole:
        return instantOf(activation, index.column());
    default:
        return {};
    }
}

QVariant ActivationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
