#include "models/items/monitor_exception_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

MonitorExceptionModel::MonitorExceptionModel(ports::Monitoring& monitoring, ports::Executor& on, Words words,
                                             QObject* parent)
    : PagedRows(parent), monitoring_(monitoring), on_(on), words_(std::move(words)) {}

ports::CallHandle MonitorExceptionModel::ask(const std::string&) {
    return monitoring_.exceptions(on_, [this](Result<std::vector<ports::MonitorException>> all) {
        if (!all) return refuse(all.error());
        const auto count = static_cast<std::int64_t>(all->size());
        take(std::move(*all));
        answer({}, count);
    });
}

int MonitorExceptionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString MonitorExceptionModel::textOf(const ports::MonitorException& line, int column) const {
    switch (column) {
    case NameColumn:
        return QString::fromStdString(line.name);
    case LoginColumn:
        return QString::fromStdString(line.loginId);
    case AddedColumn:
        return words_.time(line.added);
    case ByColumn:
        return QString::fromStdString(line.addedBy);
    default:
        return {};
    }
}

QVariant MonitorExceptionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ports::MonitorException& line = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == AddedColumn ? words_.timeTooltip(line.added)
                                             : textOf(line, index.column()).toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(line.member.value);
    case SubtitleRole:
        return QString::fromStdString(line.name);
    case TimeRole:
        return index.column() == AddedColumn ? QVariant(qint64{toMillis(line.added)}) : QVariant();
    default:
        return {};
    }
}

QVariant MonitorExceptionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_monitor_exception_model.cpp"
