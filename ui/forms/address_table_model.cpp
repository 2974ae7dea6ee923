#include "ui/forms/address_table_model.h"

#include "models/domain/text_fold.h"
#include "models/policy/ip_range.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace sekisho::ui {

namespace {

// Which entries a typed filter means.
std::function<bool(const policy::AddressEntry&)> addressFilter(const QString& typed) {
    const std::string text = typed.trimmed().toLower().toStdString();
    if (text.empty()) return [](const policy::AddressEntry&) { return true; };
    return [text, folded = fold(text), address = policy::ipAddressOf(text)](const policy::AddressEntry& entry) {
        if (address)
            if (const auto range = policy::ipRangeOf(entry.range); range && range->contains(*address)) return true;
        return entry.range.find(text) != std::string::npos ||
               (!folded.empty() && fold(entry.label).find(folded) != std::string::npos);
    };
}

} // namespace

void AddressTableModel::arrange() {
    const auto fits = addressFilter(filter_);
    beginResetModel();
    shown_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if ((!onlyFaults_ || faults_.contains(static_cast<int>(i))) && fits(entries_[i])) shown_.push_back(i);
    if (sortColumn_ >= 0) {
        std::vector<std::pair<std::string, std::size_t>> keyed;
        keyed.reserve(shown_.size());
        for (const std::size_t entry : shown_)
            keyed.emplace_back(sortKey(entry), entry);
        std::ranges::sort(keyed);
        if (order_ == Qt::DescendingOrder) std::ranges::reverse(keyed);
        std::ranges::transform(keyed, shown_.begin(), [](const auto& pair) { return pair.second; });
    }
    endResetModel();
}

// What is no address stands behind all that are.
std::string AddressTableModel::sortKey(std::size_t entry) const {
    if (sortColumn_ == LabelColumn) return fold(entries_[entry].label);
    if (sortColumn_ == FaultColumn) return faultOf(entry).toStdString();
    const auto range = policy::ipRangeOf(entries_[entry].range);
    if (!range) return '\x01' + entries_[entry].range;
    const auto& bytes = range->first.bytes;
    return std::string(1, '\0') + std::string(bytes.begin(), bytes.end());
}

QString AddressTableModel::faultOf(std::size_t entry) const {
    const auto fault = faults_.find(static_cast<int>(entry));
    return fault == faults_.end() ? QString() : fault->second;
}

int AddressTableModel::rowOf(std::size_t entry) const {
    const auto found = std::ranges::find(shown_, entry);
    return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

void AddressTableModel::setEntries(std::vector<policy::AddressEntry> entries) {
    entries_ = std::move(entries);
    faults_.clear();
    arrange();
}

void AddressTableModel::append(const std::vector<policy::AddressEntry>& more) {
    entries_.insert(entries_.end(), more.begin(), more.end());
    arrange();
}

// One pass: taking single lines out of thousands would move the rest each time.
void AddressTableModel::remove(std::vector<std::size_t> entries) {
    std::ranges::sort(entries);
    std::vector<policy::AddressEntry> left;
    left.reserve(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (!std::ranges::binary_search(entries, i)) left.push_back(std::move(entries_[i]));
    setEntries(std::move(left));
}

void AddressTableModel::setFaults(std::map<int, QString> sentences) {
    if (sentences == faults_) return;
    faults_ = std::move(sentences);
    if (onlyFaults_) return arrange();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AddressTableModel::setFilter(const QString& text) {
    filter_ = text;
    arrange();
}

void AddressTableModel::setOnlyFaults(bool only) {
    onlyFaults_ = only;
    arrange();
}

void AddressTableModel::sort(int column, Qt::SortOrder order) {
    sortColumn_ = column;
    order_ = order;
    arrange();
}

int AddressTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int AddressTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AddressTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const std::size_t entry = entryAt(index.row());
    const QString sentence = faultOf(entry);
    const QString range = QString::fromStdString(entries_[entry].range);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == FaultColumn) return sentence;
        return index.column() == AddressColumn ? range : QString::fromStdString(entries_[entry].label);
    case Qt::ToolTipRole:
        return sentence.isEmpty() ? QVariant() : sentence;
    case Qt::AccessibleTextRole:
        if (index.column() == AddressColumn && !sentence.isEmpty())
            return QStringLiteral("%1: %2").arg(range, sentence);
        return {};
    case FaultRole:
        return sentence;
    default:
        return {};
    }
}

bool AddressTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || !editable_ || index.column() == FaultColumn) return false;
    policy::AddressEntry& entry = entries_[entryAt(index.row())];
    std::string text = value.toString().trimmed().toStdString();
    if (index.column() == AddressColumn) {
        if (const auto range = policy::ipRangeOf(text)) text = policy::ipRangeText(*range);
        if (text.empty() || text == entry.range) return false; // an empty line is deleted, not left
        entry.range = std::move(text);
    } else {
        if (text == entry.label) return false;
        entry.label = std::move(text);
    }
    Q_EMIT dataChanged(index, index); // and stays where it is: a line does not jump away while it is typed
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags AddressTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    const bool written = index.isValid() && index.column() != FaultColumn;
    return editable_ && written ? usual | Qt::ItemIsEditable : usual;
}

QVariant AddressTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == AddressColumn ? tr("Address") : section == LabelColumn ? tr("Label") : tr("What is wrong");
}

} // namespace sekisho::ui

#include "moc_address_table_model.cpp"
