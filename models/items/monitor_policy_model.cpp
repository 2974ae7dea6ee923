#include "models/items/monitor_policy_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

MonitorPolicyModel::MonitorPolicyModel(ports::Monitoring& monitoring, ports::Executor& on, MonitorService service,
                                       Words words, QObject* parent)
    : PagedRows(parent), monitoring_(monitoring), on_(on), service_(service), words_(std::move(words)) {}

ports::CallHandle MonitorPolicyModel::ask(const std::string&) {
    return monitoring_.policies(service_, on_, [this](Result<std::vector<policy::MonitorPolicy>> all) {
        if (!all) return refuse(all.error());
        const auto count = static_cast<std::int64_t>(all->size());
        take(std::move(*all));
        answer({}, count);
    });
}

int MonitorPolicyModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MonitorPolicyModel::textOf(const policy::MonitorPolicy& policy, int column) const {
    switch (column) {
    case NumberColumn:
        return QString::number(policy.number);
    case NameColumn:
        return QString::fromStdString(policy.name);
    case StateColumn:
        return words_.state(policy);
    case CountColumn:
        return words_.count(policy);
    case TargetColumn:
        return words_.target(policy);
    case OperationColumn:
        return words_.operation(policy);
    case CriterionColumn:
        return words_.criterion(policy);
    case PeriodColumn:
        return words_.period(policy);
    case CreatorColumn:
        return QString::fromStdString(policy.creatorName);
    case CreatedColumn:
        return words_.time(policy.createdAt);
    default:
        return {};
    }
}

QVariant MonitorPolicyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const policy::MonitorPolicy& policy = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(policy, index.column());
    case Qt::ToolTipRole: // what people wrote is never taken for markup
        return index.column() == CreatedColumn ? words_.timeTooltip(policy.createdAt)
                                               : textOf(policy, index.column()).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return index.column() == NumberColumn || index.column() == CountColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? QVariant(textOf(policy, StateColumn)) : QVariant();
    case IdRole:
        return QString::fromStdString(policy.id);
    case StatusRole:
        return policy.enabled ? 1 : 0;
    case CountRole:
        return static_cast<int>(std::min<std::int64_t>(policy.detections, kMostDetectionsShown));
    case SubtitleRole:
        return QString::fromStdString(policy.name);
    case TimeRole:
        return index.column() == CreatedColumn ? QVariant(qint64{toMillis(policy.createdAt)}) : QVariant();
    default:
        return {};
    }
}

QVariant MonitorPolicyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && (section == NumberColumn || section == CountColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? words_.head(static_cast<Column>(section)) : QVariant();
}

} // namespace sekisho::items

#include "moc_monitor_policy_model.cpp"
