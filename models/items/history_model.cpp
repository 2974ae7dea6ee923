#include "models/items/history_model.h"

#include "models/items/roles.h"

#include <iterator>

namespace sekisho::items {

HistoryModel::HistoryModel(Words words, QObject* parent) : QAbstractListModel(parent), words_(std::move(words)) {}

void HistoryModel::setRecords(std::vector<AuditRecord> records) {
    beginResetModel();
    records_ = std::move(records);
    endResetModel();
}

void HistoryModel::append(std::vector<AuditRecord> more) {
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    records_.insert(records_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    endInsertRows();
}

void HistoryModel::languageChanged() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const AuditRecord& record = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return words_.title(record);
    case SubtitleRole:
        return words_.subtitle(record);
    case Qt::ToolTipRole:
        return words_.tooltip(record);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(words_.title(record), words_.subtitle(record));
    case ErrorRole:
        return record.result != "success";
    case InstantRole:
        return static_cast<qint64>(toMillis(record.at));
    default:
        return {};
    }
}

} // namespace sekisho::items

#include "moc_history_model.cpp"
