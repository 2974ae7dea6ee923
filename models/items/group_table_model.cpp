#include "models/items/group_table_model.h"

#include "models/domain/text_fold.h"
#include "models/items/roles.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace sekisho::items {

namespace {

std::vector<std::string> wordsOf(const std::string& typed) {
    std::istringstream text(fold(typed));
    std::vector<std::string> words;
    for (std::string word; text >> word;)
        words.push_back(word);
    return words;
}

QString textOf(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

int featureBits(const RoomFeatures& features) {
    int bits = 0;
    int bit = 1;
    for (const bool on : {features.message, features.note, features.calendar, features.task, features.folder}) {
        bits |= on ? bit : 0;
        bit <<= 1;
    }
    return bits;
}

} // namespace

GroupTableModel::GroupTableModel(Words words, QObject* parent)
    : QAbstractTableModel(parent), words_(std::move(words)) {}

void GroupTableModel::setGroups(ports::GroupLines groups) {
    if (groups == groups_) return;
    groups_ = std::move(groups);
    refilter();
}

void GroupTableModel::setFilter(GroupFilter filter) {
    if (filter == filter_) return;
    filter_ = std::move(filter);
    refilter();
}

bool GroupTableModel::shows(const ports::GroupLine& group, const std::vector<std::string>& words) const {
    using Show = GroupFilter::Show;
    if (filter_.show == Show::Internal && group.kind != GroupKind::Internal) return false;
    if (filter_.show == Show::External && group.kind != GroupKind::External) return false;
    if (filter_.show == Show::WithoutMaster && !group.masters.empty()) return false;
    if (filter_.only && !filter_.only->contains(group.id.value)) return false;
    return std::ranges::all_of(words,
                               [&](const std::string& word) { return group.search.find(word) != std::string::npos; });
}

void GroupTableModel::refilter() {
    beginResetModel();
    rows_.clear();
    const std::vector<std::string> words = wordsOf(filter_.text);
    for (std::size_t i = 0; i < total(); ++i)
        if (shows((*groups_)[i], words)) rows_.push_back(i);
    endResetModel();
}

int GroupTableModel::rowOf(const std::string& groupId) const {
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if ((*groups_)[rows_[row]].id.value == groupId) return static_cast<int>(row);
    return -1;
}

int GroupTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int GroupTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString GroupTableModel::textAt(int row, Column column) const {
    const ports::GroupLine& group = at(row);
    switch (column) {
    case NameColumn:
        return textOf(group.name);
    case AddressColumn:
        return textOf(group.email);
    case KindColumn:
        return words_.kind(group.kind);
    case MastersColumn:
        return words_.masters(group.masters);
    case MembersColumn:
        return QString::number(group.users + group.orgUnits + group.groups);
    case FeaturesColumn:
        return words_.features(group.features);
    default:
        return {};
    }
}

QVariant GroupTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index.row(), column);
    case Qt::AccessibleTextRole:
        return column == FeaturesColumn ? QVariant(textAt(index.row(), column)) : QVariant();
    case Qt::ToolTipRole:
        return column == MembersColumn ? words_.membersTooltip(at(index.row())) : textAt(index.row(), column);
    case Qt::TextAlignmentRole:
        return column == MembersColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case IdRole:
        return textOf(at(index.row()).id.value);
    case FlagsRole:
        return featureBits(at(index.row()).features);
    default:
        return {};
    }
}

QVariant GroupTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole && section == MembersColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(words_.head(static_cast<Column>(section))) : QVariant();
}

void GroupTableModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace sekisho::items

#include "moc_group_table_model.cpp"
