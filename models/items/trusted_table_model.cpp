#include "models/items/trusted_table_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

TrustedTableModel::TrustedTableModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), devices_(devices), on_(on), words_(std::move(words)) {}

void TrustedTableModel::setText(std::string text) {
    text_ = std::move(text);
    refilter();
}

ports::CallHandle TrustedTableModel::ask(const std::string& cursor) {
    return devices_.trusted(text_, cursor, on_, [this](Result<ports::TrustedPage> page) {
        if (!page) return refuse(page.error());
        take(std::move(page->devices));
        answer(std::move(page->nextCursor), page->total);
    });
}

int TrustedTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrustedTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const TrustedDevice& device = at(index.row());
    const bool timed = index.column() == TrustedAtColumn || index.column() == LastUsedColumn;
    const Instant when = index.column() == TrustedAtColumn ? device.trustedAt : device.lastUsedAt;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return QString::fromStdString(device.name);
        case OsColumn:
            return QString::fromStdString(device.os);
        case MemberColumn:
            return QString::fromStdString(device.userName);
        case LoginColumn:
            return QString::fromStdString(device.loginId);
        default:
            return words_.time(when);
        }
    case Qt::ToolTipRole: // names that people and devices gave are never taken for markup
        return timed ? words_.timeTooltip(when) : data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    case IdRole:
        return QString::fromStdString(device.id);
    case TimeRole:
        return timed ? QVariant(static_cast<qint64>(toMillis(when))) : QVariant();
    default:
        return {};
    }
}

QVariant TrustedTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
