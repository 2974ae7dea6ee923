#include "ui/forms/address_table_model.h"

#include "models/domain/text_fold.h"

#include <QFont>
#include <QPalette>

#include <algorithm>

namespace sekisho::ui {

void AddressTableModel::setEntries(std::vector<policy::AddressEntry> entries) {
    beginResetModel();
    entries_ = std::move(entries);
    faults_.clear();
    endResetModel();
}

void AddressTableModel::append(const std::vector<policy::AddressEntry>& more) {
    if (more.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    entries_.insert(entries_.end(), more.begin(), more.end());
    endInsertRows();
}

// One pass and one reset: taking single rows out of thousands would move the rest each time.
void AddressTableModel::remove(std::vector<int> rows) {
    std::ranges::sort(rows);
    std::vector<policy::AddressEntry> left;
    left.reserve(entries_.size());
    for (int row = 0; row < rowCount(); ++row)
        if (!std::ranges::binary_search(rows, row)) left.push_back(std::move(entries_[static_cast<std::size_t>(row)]));
    setEntries(std::move(left));
}

void AddressTableModel::setFaults(std::map<int, QString> sentences) {
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int AddressTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int AddressTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QByteArray AddressTableModel::sortKeyOf(const std::string& range) {
    const auto read = policy::ipRangeOf(range);
    if (!read) return QByteArray("\xff", 1) + QByteArray::fromStdString(range); // behind all addresses
    return QByteArray(reinterpret_cast<const char*>(read->first.bytes.data()), 16);
}

QVariant AddressTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const policy::AddressEntry& entry = entries_[static_cast<std::size_t>(index.row())];
    const auto fault = faults_.find(index.row());
    const QString sentence = fault == faults_.end() ? QString() : fault->second;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == FaultColumn) return sentence;
        return QString::fromStdString(index.column() == AddressColumn ? entry.range : entry.label);
    case Qt::ToolTipRole:
        return sentence.isEmpty() ? QVariant() : sentence;
    case Qt::AccessibleTextRole:
        if (index.column() == AddressColumn && !sentence.isEmpty())
            return QStringLiteral("%1: %2").arg(QString::fromStdString(entry.range), sentence);
        return {};
    case SortRole:
        if (index.column() == AddressColumn) return sortKeyOf(entry.range);
        return index.column() == LabelColumn ? QByteArray::fromStdString(fold(entry.label)) : sentence.toUtf8();
    case FaultRole:
        return sentence;
    default:
        return {};
    }
}

bool AddressTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !editable_ || index.column() == FaultColumn) return false;
    policy::AddressEntry& entry = entries_[static_cast<std::size_t>(index.row())];
    std::string text = value.toString().trimmed().toStdString();
    if (index.column() == AddressColumn) {
        if (const auto range = policy::ipRangeOf(text)) text = policy::ipRangeText(*range);
        if (text.empty() || text == entry.range) return false; // an empty line is deleted, not left
        entry.range = std::move(text);
    } else {
        if (text == entry.label) return false;
        entry.label = std::move(text);
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags AddressTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return editable_ && index.column() != FaultColumn ? usual | Qt::ItemIsEditable : usual;
}

QVariant AddressTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == AddressColumn ? tr("Address") : section == LabelColumn ? tr("Label") : tr("What is wrong");
}

AddressFilter::AddressFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(AddressTableModel::SortRole);
    setDynamicSortFilter(false); // a line does not jump away while it is typed
}

void AddressFilter::setText(const QString& text) {
    text_ = text.trimmed();
    folded_ = fold(text_.toStdString());
    address_ = policy::ipAddressOf(text_.toStdString());
    invalidateFilter();
}

void AddressFilter::setOnlyFaults(bool only) {
    onlyFaults_ = only;
    invalidateFilter();
}

bool AddressFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const auto* model = static_cast<const AddressTableModel*>(sourceModel());
    if (onlyFaults_ && model->index(row, 0).data(AddressTableModel::FaultRole).toString().isEmpty()) return false;
    if (text_.isEmpty()) return true;
    const policy::AddressEntry& entry = model->entries()[static_cast<std::size_t>(row)];
    if (address_)
        if (const auto range = policy::ipRangeOf(entry.range); range && range->contains(*address_)) return true;
    return entry.range.find(text_.toLower().toStdString()) != std::string::npos ||
           (!folded_.empty() && fold(entry.label).find(folded_) != std::string::npos);
}

bool AddressFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QByteArray a = left.data(AddressTableModel::SortRole).toByteArray();
    const QByteArray b = right.data(AddressTableModel::SortRole).toByteArray();
    return a == b ? left.row() < right.row() : a < b;
}

} // namespace sekisho::ui
