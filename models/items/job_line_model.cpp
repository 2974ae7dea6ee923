#include "models/items/job_line_model.h"

#include "models/items/roles.h"
#include "models/ports/approvals.h"

#include <algorithm>

namespace sekisho::items {

JobLineModel::JobLineModel(const ports::JobRunner& jobs, Words words, QObject* parent)
    : QAbstractTableModel(parent), jobs_(jobs), words_(std::move(words)) {}

const ports::JobState* JobLineModel::job() const {
    const auto& all = jobs_.jobs();
    const auto it = std::find_if(all.begin(), all.end(), [this](const auto& one) { return one.id == id_; });
    return it == all.end() ? nullptr : &*it;
}

void JobLineModel::begin() {
    beginResetModel();
    taken_ = 0;
    refused_.clear();
    endResetModel();
}

void JobLineModel::show(ports::JobId id) {
    if (id != id_) {
        id_ = id;
        begin();
    }
    takeIn();
}

void JobLineModel::setRefusedOnly(bool only) {
    if (only == refusedOnly_) return;
    beginResetModel();
    refusedOnly_ = only;
    endResetModel();
}

void JobLineModel::takeIn() {
    const ports::JobState* shown = job();
    const std::size_t now = shown ? shown->lines.size() : 0;
    if (now < taken_) begin(); // begun anew, gone, or shortened
    if (now == taken_) return;
    std::vector<std::uint32_t> fresh;
    for (std::size_t place = taken_; place < now; ++place)
        if (shown->lines[place].error) fresh.push_back(static_cast<std::uint32_t>(place));
    const std::size_t more = refusedOnly_ ? fresh.size() : now - taken_;
    const auto first = static_cast<int>(size());
    if (more > 0) beginInsertRows({}, first, first + static_cast<int>(more) - 1);
    taken_ = now;
    refused_.insert(refused_.end(), fresh.begin(), fresh.end());
    if (more > 0) endInsertRows();
}

void JobLineModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (size() > 0) Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(size()) - 1, ColumnCount - 1));
}

int JobLineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(size());
}
int JobLineModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobLineModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t place = refusedOnly_ ? refused_[row] : row;
    const ports::JobState* shown = job();
    if (!shown || place >= shown->lines.size()) return {}; // it has forgotten them, and takeIn() was not called yet
    const ports::JobLine& line = shown->lines[place];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == SubjectColumn ? QString::fromStdString(line.subject) : words_.result(line);
    case ErrorRole:
        return line.error.has_value();
    case StatusRole:
        return static_cast<int>(!line.error                            ? JobLineState::Done
                                : ports::waitsForApproval(*line.error) ? JobLineState::Waits
                                                                       : JobLineState::Refused);
    default:
        return {};
    }
}

QVariant JobLineModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_job_line_model.cpp"
