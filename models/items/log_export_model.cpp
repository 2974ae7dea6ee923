#include "models/items/log_export_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::items {

LogExportModel::LogExportModel(ports::Logs& logs, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), logs_(logs), on_(on), words_(std::move(words)) {}

ports::CallHandle LogExportModel::ask(const std::string&) {
    return logs_.exports(on_, [this](Result<std::vector<LogExport>> list) {
        if (!list) return refuse(list.error());
        const auto total = static_cast<std::int64_t>(list->size());
        take(std::move(*list));
        answer({}, total);
    });
}

bool LogExportModel::unfinished() const {
    return std::ranges::any_of(rows(), [](const LogExport& one) {
        return one.state == LogExportState::Waiting || one.state == LogExportState::Running;
    });
}

int LogExportModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogExportModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const LogExport& one = at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words_.cell(one, column);
    case Qt::ToolTipRole:
        return words_.tooltip(one, column).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return column == StateColumn ? QVariant(words_.cell(one, column)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == RecordsColumn || column == SizeColumn || column == FetchedColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case IdRole:
        return QString::fromStdString(one.id);
    case StatusRole:
        return static_cast<int>(one.state);
    case ErrorRole:
        return one.state == LogExportState::Failed;
    case TimeRole:
        if (column == CreatedColumn) return static_cast<qint64>(toMillis(one.createdAt));
        return column == ExpiryColumn ? QVariant(static_cast<qint64>(toMillis(one.expiresAt))) : QVariant();
    default:
        return {};
    }
}

QVariant LogExportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return section == RecordsColumn || section == SizeColumn || section == FetchedColumn
                   ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    return role == Qt::DisplayRole ? QVariant(words_.head(static_cast<Column>(section))) : QVariant();
}

} // namespace sekisho::items

#include "moc_log_export_model.cpp"
