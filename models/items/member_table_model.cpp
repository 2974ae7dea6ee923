#include "models/items/member_table_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <utility>

namespace sekisho::items {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view rawText(const ports::MemberCells& c, ports::MemberColumn column) {
    switch (column) {
    case ports::MemberColumn::Name:
        return c.name;
    case ports::MemberColumn::Reading:
        return c.reading;
    case ports::MemberColumn::LoginId:
        return c.loginId;
    case ports::MemberColumn::OrgUnit:
        return c.orgUnit;
    case ports::MemberColumn::Position:
        return c.position;
    case ports::MemberColumn::Level:
        return c.level;
    case ports::MemberColumn::UserType:
        return c.userType;
    case ports::MemberColumn::EmployeeNumber:
        return c.employeeNumber;
    case ports::MemberColumn::Telephone:
        return c.telephone;
    case ports::MemberColumn::CellPhone:
        return c.cellPhone;
    case ports::MemberColumn::NickName:
        return c.nickName;
    case ports::MemberColumn::HiredDate:
        return c.hiredDate;
    case ports::MemberColumn::ExternalKey:
        return c.externalKey;
    case ports::MemberColumn::Status:
    case ports::MemberColumn::LastAccess:
    case ports::MemberColumn::LastSignIn:
    case ports::MemberColumn::CreatedAt:
    case ports::MemberColumn::Count:
        break;
    }
    return {};
}

std::int64_t timeIn(const ports::MemberCells& c, ports::MemberColumn column) { // 0: no time
    switch (column) {
    case ports::MemberColumn::LastAccess:
        return c.lastAccess;
    case ports::MemberColumn::LastSignIn:
        return c.lastSignIn;
    case ports::MemberColumn::CreatedAt:
        return c.createdAt;
    default:
        return 0;
    }
}

constexpr int kUsual = static_cast<int>(ports::MemberColumn::Count);

int flagsOf(const ports::MemberCells& c) {
    return (c.onLeave ? OnLeaveFlag : 0) | (c.administrator ? AdministratorFlag : 0) | (c.manager ? ManagerFlag : 0) |
           (c.suspendedByFailures ? LockedOutFlag : 0);
}

} // namespace

MemberTableModel::MemberTableModel(Words words, QObject* parent)
    : QAbstractTableModel(parent), words_(std::move(words)) {}

void MemberTableModel::setList(ports::MemberList* list) {
    leaving_ = true;
    Q_EMIT aboutToRequery(); // while the old list can still be asked
    leaving_ = false;
    beginResetModel();
    watch_.cancel();
    exchange_.cancel();
    announced_ = false;
    list_ = list;
    if (list_) {
        watch_ = list_->watch([this] { listChanged(); });
        exchange_ = list_->watchExchange([this] { listLeaving(); });
    }
    rows_ = list_ ? list_->query(query_) : ports::RowSet();
    endResetModel();
    Q_EMIT requeried();
    Q_EMIT shownChanged();
}

void MemberTableModel::setQuery(const ports::MemberQuery& query) {
    if (query == query_) return;
    query_ = query;
    requery();
}

void MemberTableModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void MemberTableModel::listChanged() {
    requery();
}

// The numbers in rows_ mean nothing from here until the list has told of its change: nobody may ask by them.
void MemberTableModel::listLeaving() {
    if (!announced_) {
        leaving_ = true;
        Q_EMIT aboutToRequery();
        leaving_ = false;
    }
    announced_ = true;
    beginResetModel();
    rows_.reset();
    endResetModel();
}

void MemberTableModel::requery() {
    ports::RowSet fresh = list_ ? list_->query(query_) : ports::RowSet();
    // The same rows in the same order: only cells changed, selection and scrolling stay untouched.
    if (fresh && rows_ && *fresh == *rows_) {
        rows_ = std::move(fresh);
        if (!rows_->empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT shownChanged();
        return;
    }
    if (!std::exchange(announced_, false)) Q_EMIT aboutToRequery();
    beginResetModel();
    rows_ = std::move(fresh);
    endResetModel();
    Q_EMIT requeried();
    Q_EMIT shownChanged();
}

int MemberTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !rows_ ? 0 : static_cast<int>(rows_->size());
}

int MemberTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kUsual + static_cast<int>(own_.size());
}

const MemberTableModel::OwnColumn* MemberTableModel::ownColumn(int column) const {
    const int own = column - kUsual;
    return own >= 0 && own < static_cast<int>(own_.size()) ? &own_[static_cast<std::size_t>(own)] : nullptr;
}

void MemberTableModel::setOwnColumns(std::vector<OwnColumn> columns, OwnText text) {
    ownText_ = std::move(text);
    if (columns == own_) return;
    if (!own_.empty()) {
        beginRemoveColumns({}, kUsual, columnCount() - 1);
        own_.clear();
        endRemoveColumns();
    }
    if (columns.empty()) return;
    beginInsertColumns({}, kUsual, kUsual + static_cast<int>(columns.size()) - 1);
    own_ = std::move(columns);
    endInsertColumns();
}

void MemberTableModel::ownTextsChanged() {
    if (!own_.empty() && rowCount() > 0) Q_EMIT dataChanged(index(0, kUsual), index(rowCount() - 1, columnCount() - 1));
}

QString MemberTableModel::ownTextAt(int row, std::size_t own) const {
    return ownText_ ? ownText_(cellsAt(row).id, own_[own].key) : QString();
}

ports::MemberCells MemberTableModel::cellsAt(int row) const {
    return list_->cells((*rows_)[static_cast<std::size_t>(row)]);
}

QString MemberTableModel::textOf(const ports::MemberCells& cells, ports::MemberColumn column) const {
    const auto time = [this](std::int64_t ms) { return ms > 0 ? words_.time(fromMillis(ms)) : QString(); };
    switch (column) {
    case ports::MemberColumn::Status:
        return words_.status(cells.status);
    case ports::MemberColumn::LastAccess:
    case ports::MemberColumn::LastSignIn:
    case ports::MemberColumn::CreatedAt:
        return time(timeIn(cells, column));
    default:
        return qs(rawText(cells, column));
    }
}

QVariant MemberTableModel::data(const QModelIndex& index, int role) const {
    // Views ask for many roles at each paint; the row is looked up for those alone that have an answer.
    const bool known = role == Qt::DisplayRole || role == Qt::ToolTipRole || (role >= IdRole && role <= FlagsRole);
    if (!known || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ports::MemberCells cells = cellsAt(index.row());
    if (const OwnColumn* own = ownColumn(index.column()); own && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return ownText_ ? ownText_(cells.id, own->key) : QString();
    const auto column = static_cast<ports::MemberColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(cells, column);
    case Qt::ToolTipRole: {
        const std::int64_t ms = timeIn(cells, column);
        return ms > 0 ? words_.timeTooltip(fromMillis(ms)) : textOf(cells, column);
    }
    case IdRole:
        return qs(cells.id);
    case StatusRole:
        return static_cast<int>(cells.status);
    case FlagsRole:
        return flagsOf(cells);
    case InstantRole:
        return static_cast<qint64>(timeIn(cells, column));
    default:
        return {};
    }
}

QVariant MemberTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (const OwnColumn* own = ownColumn(section)) return own->head;
    return words_.head(static_cast<ports::MemberColumn>(section));
}

void MemberTableModel::sort(int column, Qt::SortOrder order) {
    if (column >= kUsual) return;
    ports::MemberQuery query = query_;
    query.sortBy.reset();
    if (column >= 0) query.sortBy = static_cast<ports::MemberColumn>(column);
    query.descending = column >= 0 && order == Qt::DescendingOrder;
    setQuery(query);
}

QString MemberTableModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? qs(cellsAt(row).id) : QString();
}

int MemberTableModel::rowOf(const QString& userId) const {
    if (!list_ || !rows_) return -1;
    const auto row = list_->find(userId.toStdString());
    if (!row) return -1;
    const auto it = std::find(rows_->begin(), rows_->end(), *row);
    return it == rows_->end() ? -1 : static_cast<int>(it - rows_->begin());
}

QString MemberTableModel::textAt(int row, ports::MemberColumn column) const {
    return textOf(cellsAt(row), column);
}

} // namespace sekisho::items

#include "moc_member_table_model.cpp"
