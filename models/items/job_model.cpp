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
    const auto& now = jobs_.jobs();
    const auto there = [&now](ports::JobId known) {
        return std::any_of(now.begin(), now.end(), [known](const auto& job) { return job.id == known; });
    };
    for (std::size_t place = known_.size(); place-- > 0;) {
        if (there(known_[place])) continue;
        const int row = rowOf(place);
        beginRemoveRows({}, row, row);
        known_.erase(known_.begin() + static_cast<std::ptrdiff_t>(place));
        endRemoveRows();
    }
    for (std::size_t place = known_.size(); place < now.size(); ++place) { // new ones come at the end
        beginInsertRows({}, 0, 0);
        known_.push_back(now[place].id);
        endInsertRows();
    }
    const auto it = std::find(known_.begin(), known_.end(), id);
    if (it == known_.end()) return;
    const int row = rowOf(static_cast<std::size_t>(it - known_.begin()));
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const ports::JobState& JobModel::at(int row) const {
    static const ports::JobState gone; // between its removal there and the notice of it here
    const ports::JobId id = known_[known_.size() - 1 - static_cast<std::size_t>(row)];
    const auto& all = jobs_.jobs();
    const auto it = std::find_if(all.begin(), all.end(), [id](const auto& job) { return job.id == id; });
    return it == all.end() ? gone : *it;
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

#include "moc_job_model.cpp"
