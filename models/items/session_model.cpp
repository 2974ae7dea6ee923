#include "models/items/session_model.h"

#include "models/items/roles.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace sekisho::items {

SessionModel::SessionModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(std::move(words)) {}

void SessionModel::setSessions(std::vector<Session> sessions) {
    beginResetModel();
    sessions_ = std::move(sessions);
    endResetModel();
}

void SessionModel::append(std::vector<Session> more) {
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    sessions_.insert(sessions_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    endInsertRows();
}

void SessionModel::markEnded(const SessionId& id, Instant at, const std::string& reason) {
    for (int row = 0; row < rowCount(); ++row) {
        Session& session = sessions_[static_cast<std::size_t>(row)];
        if (session.id != id || !session.live()) continue;
        session.endedAt = at;
        session.endReason = reason;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int SessionModel::rowOf(const SessionId& id) const {
    const auto it = std::find_if(sessions_.begin(), sessions_.end(), [&](const Session& s) { return s.id == id; });
    return it == sessions_.end() ? -1 : static_cast<int>(it - sessions_.begin());
}

void SessionModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SessionModel::liveCount() const {
    return static_cast<int>(
        std::count_if(sessions_.begin(), sessions_.end(), [](const Session& s) { return s.live(); }));
}

int SessionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(sessions_.size());
}
int SessionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Session& session = at(index.row());
    const bool started = index.column() == StartedColumn;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case StateColumn:
            return words_.state(session);
        case KindColumn:
            return words_.kind(session.kind);
        case DeviceColumn: {
            const QString name = QString::fromStdString(session.deviceName), os = QString::fromStdString(session.os);
            return os.isEmpty() ? name : name.isEmpty() ? os : QStringLiteral("%1 (%2)").arg(name, os);
        }
        case IpColumn: {
            const QString ip = QString::fromStdString(session.ip), country = QString::fromStdString(session.country);
            return country.isEmpty() ? ip : QStringLiteral("%1 (%2)").arg(ip, country);
        }
        case LastUsedColumn:
            return words_.time(session.lastUsedAt);
        case StartedColumn:
            return words_.time(session.startedAt);
        default:
            return {};
        }
    case Qt::ToolTipRole: // names that people and devices gave are never taken for markup
        if (started || index.column() == LastUsedColumn)
            return words_.timeTooltip(started ? session.startedAt : session.lastUsedAt);
        return QString::fromStdString(session.userAgent).toHtmlEscaped();
    case Qt::AccessibleTextRole: { // a list that shows the row as one entry reads all of it
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << data(this->index(index.row(), column), Qt::DisplayRole).toString();
        cells.removeAll(QString());
        return cells.join(QStringLiteral(", "));
    }
    case IdRole:
        return QString::fromStdString(session.id.value);
    case LiveRole:
        return session.live();
    case InstantRole:
        return static_cast<qint64>(toMillis(started ? session.startedAt : session.lastUsedAt));
    default:
        return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_session_model.cpp"
