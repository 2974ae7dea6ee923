#include "models/items/device_table_model.h"

#include "models/items/roles.h"

#include <utility>

namespace sekisho::items {

DeviceState deviceStateOf(const Device& device) {
    if (device.blockedAt) return DeviceState::Blocked;
    if (device.erasedAt) return DeviceState::Erased;
    return device.online ? DeviceState::Online : DeviceState::Offline;
}

DeviceTableModel::DeviceTableModel(ports::Devices& devices, ports::Executor& on, Words words, QObject* parent)
    : PagedRows(parent), devices_(devices), on_(on), words_(std::move(words)) {}

void DeviceTableModel::setFilter(DeviceFilter filter) {
    filter_ = std::move(filter);
    refilter();
}

ports::CallHandle DeviceTableModel::ask(const std::string& cursor) {
    return devices_.devices(filter_, cursor, on_, [this](Result<ports::DevicePage> page) {
        if (!page) return refuse(page.error());
        take(std::move(page->devices));
        answer(std::move(page->nextCursor), page->total);
    });
}

int DeviceTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DeviceTableModel::textOf(const Device& device, int column) const {
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    switch (column) {
    case NameColumn:
        return device.model.empty() || device.model == device.name ? text(device.name)
               : device.name.empty()                               ? text(device.model)
                                     : QStringLiteral("%1 (%2)").arg(text(device.name), text(device.model));
    case StateColumn:
        return words_.state(deviceStateOf(device));
    case MemberColumn:
        return text(device.userName);
    case LoginColumn:
        return text(device.loginId);
    case OsColumn:
        return (text(device.os) + QLatin1Char(' ') + text(device.osVersion)).trimmed();
    case AppsColumn:
        return words_.apps(device);
    case LastAccessColumn:
        return words_.time(device.lastAccessAt);
    case MdmColumn:
        return words_.mdm(device.mdm);
    case TrustedColumn:
        return words_.trusted(device.trusted);
    case VendorColumn:
        return text(device.vendorId);
    default:
        return {};
    }
}

QVariant DeviceTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Device& device = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(device, index.column());
    case Qt::ToolTipRole: // names that people and devices gave are never taken for markup
        return index.column() == LastAccessColumn ? words_.timeTooltip(device.lastAccessAt)
                                                  : textOf(device, index.column()).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? QVariant(textOf(device, StateColumn)) : QVariant();
    case IdRole:
        return QString::fromStdString(device.id.value);
    case StatusRole:
        return static_cast<int>(deviceStateOf(device));
    case ErrorRole:
        return index.column() == AppsColumn && device.updateNeeded;
    case InstantRole:
        return static_cast<qint64>(toMillis(device.lastAccessAt));
    case TimeRole:
        return index.column() == LastAccessColumn ? QVariant(static_cast<qint64>(toMillis(device.lastAccessAt)))
                                                  : QVariant();
    default:
        return {};
    }
}

QVariant DeviceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items
