#include "models/items/job_model.h"

#include "models/items/roles.h"

#include <algorithm>

namespace sekisho::items {

JobModel::JobModel(const ports::JobRunner& jobs, Words words, QObject* parent)
    : QAbstractTableModel(parent), jobs_(jobs), words_(std::move(words)) {
    for (const ports::JobState& job : jobs_.jobs())
        known_.push_back(job.id);
}

void JobModel::jobChanged(ports::JobId id) {
    std::vector<ports::JobId> now;
    for (const ports::JobState& job : jobs_.jobs())
        now.push_back(job.id);
    if (now != known_) {
        beginResetModel();
        known_ = std::move(now);
        endResetModel();
        return;
    }
    const auto it = std::find(known_.begin(), known_.end(), id);
    if (it == known_.end()) return;
    const int row = static_cast<int>(known_.size()) - 1 - static_cast<int>(it - known_.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const ports::JobState& JobModel::at(int row) const {
    return jobs_.jobs()[known_.size() - 1 - static_cast<std::size_t>(row)];
}

int JobModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(known_.size());
}
int JobModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ports::JobState& job = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TitleColumn:
            return QString::fromStdString(job.title);
        case PhaseColumn:
            return words_.phase(job);
        case ProgressColumn:
            return job.total > 0 ? QStringLiteral("%1 / %2").arg(job.done).arg(job.total) : QString();
        case StartedColumn:
            return words_.time(job.startedAt);
        default:
            return {};
        }
    case IdRole:
        return static_cast<qulonglong>(job.id);
    case CountRole:
        return job.total > 0 ? static_cast<int>(100 * job.done / job.total) : -1;
    case ErrorRole:
        return job.phase == ports::JobPhase::Failed || job.phase == ports::JobPhase::PartlyFailed;
    case InstantRole:
        return static_cast<qint64>(toMillis(job.startedAt));
    case TimeRole:
        return index.column() == StartedColumn ? QVariant(static_cast<qint64>(toMillis(job.startedAt))) : QVariant();
    default:
        return {};
    }
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
