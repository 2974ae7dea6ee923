#include "models/items/import_row_model.h"

#include "models/items/roles.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

namespace {
constexpr std::size_t kPage = 300;
constexpr int kBefore = 1; // the line number stands in front of the file's columns, the faults behind them
} // namespace

ImportRowModel::ImportRowModel(ports::ImportDesk& desk, ports::Executor& gui, Words words, QObject* parent)
    : QAbstractTableModel(parent), desk_(desk), gui_(gui), words_(std::move(words)) {}

void ImportRowModel::clear() {
    call_.cancel();
    beginResetModel();
    rows_.clear();
    columns_.clear();
    complete_ = true;
    endResetModel();
}

void ImportRowModel::show(std::size_t part, std::vector<Column> columns, bool withWarnings) {
    call_.cancel();
    beginResetModel();
    part_ = part;
    warnings_ = withWarnings;
    columns_ = std::move(columns);
    rows_.clear();
    complete_ = false;
    endResetModel();
    fetchMore({});
}

bool ImportRowModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !complete_ && !call_.running();
}

void ImportRowModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    call_ = desk_.faultyRows(part_, rows_.size(), kPage, warnings_, gui_,
                             [this](Result<std::vector<ports::ImportRow>> rows) {
                                 if (!rows) {
                                     complete_ = true;
                                     Q_EMIT failed(rows.error());
                                     return;
                                 }
                                 complete_ = rows->size() < kPage;
                                 if (!rows->empty()) {
                                     const int first = rowCount();
                                     beginInsertRows({}, first, first + static_cast<int>(rows->size()) - 1);
                                     std::ranges::move(*rows, std::back_inserter(rows_));
                                     endInsertRows();
                                 }
                                 Q_EMIT loaded();
                             });
}

void ImportRowModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ImportRowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int ImportRowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size()) + kBefore + 1;
}

const ports::CellFault* ImportRowModel::faultAt(const ports::ImportRow& row, int section) const {
    const int place = section - kBefore;
    if (place < 0 || place >= static_cast<int>(columns_.size())) return nullptr;
    const int number = columns_[static_cast<std::size_t>(place)].number;
    const auto it = std::ranges::find(row.faults, number, &ports::CellFault::column);
    return it == row.faults.end() ? nullptr : &*it;
}

QString ImportRowModel::cellText(const ports::ImportRow& row, int section) const {
    const int place = section - kBefore;
    if (place < 0) return QString::number(row.line);
    if (place >= static_cast<int>(columns_.size())) {
        QStringList lines;
        for (const ports::CellFault& fault : row.faults)
            lines << words_.sentence(fault);
        return lines.join(QLatin1Char(' '));
    }
    const auto number = static_cast<std::size_t>(columns_[static_cast<std::size_t>(place)].number);
    return number < row.cells.size() ? QString::fromStdString(row.cells[number]) : QString();
}

QVariant ImportRowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const ports::ImportRow& row = at(index.row());
    const ports::CellFault* fault = faultAt(row, index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellText(row, index.column());
    case Qt::ToolTipRole:
        return fault ? words_.sentence(*fault) : cellText(row, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == 0) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ErrorRole:
        return fault != nullptr && !fault->warning;
    default:
        return {};
    }
}

QVariant ImportRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole && section == 0) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return words_.line();
    const int place = section - kBefore;
    return place < static_cast<int>(columns_.size()) ? columns_[static_cast<std::size_t>(place)].heading
                                                     : words_.faults();
}

Qt::ItemFlags ImportRowModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const int place = index.column() - kBefore;
    const bool cell = index.isValid() && place >= 0 && place < static_cast<int>(columns_.size());
    return cell ? flags | Qt::ItemIsEditable : flags;
}

bool ImportRowModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const QString text = value.toString();
    if (text == cellText(at(index.row()), index.column())) return false;
    Q_EMIT edited(static_cast<int>(at(index.row()).row),
                  columns_[static_cast<std::size_t>(index.column() - kBefore)].number, text);
    return true;
}

} // namespace sekisho::items

#include "moc_import_row_model.cpp"
