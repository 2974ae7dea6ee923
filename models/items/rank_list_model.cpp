#include "models/items/rank_list_model.h"

#include "models/items/roles.h"

#include <QMimeData>

#include <algorithm>

namespace sekisho::items {

namespace {
const QString kRankMime = QStringLiteral("application/x-sekisho-rank");
}

RankListModel::RankListModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(std::move(words)) {}

void RankListModel::setRanks(std::vector<Rank> ranks, std::map<std::string, std::uint32_t> holders) {
    const bool draft = reordered();
    std::vector<Rank> next = ranks;
    if (draft) {
        const auto placeOf = [this](const Rank& rank) {
            return std::ranges::find(shown_, rank.id, &Rank::id) - shown_.begin();
        };
        std::ranges::stable_sort(next, {}, placeOf);
    }
    const bool sameRows = std::ranges::equal(next, shown_, {}, &Rank::id, &Rank::id);
    if (!sameRows) beginResetModel();
    stored_ = std::move(ranks);
    shown_ = std::move(next);
    holders_ = std::move(holders);
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (draft || !sameRows) Q_EMIT orderChanged();
}

std::uint32_t RankListModel::holdersOf(const std::string& id) const {
    const auto found = holders_.find(id);
    return found == holders_.end() ? 0 : found->second;
}

int RankListModel::rowOf(const QString& id) const {
    const auto found = std::ranges::find(shown_, id.toStdString(), &Rank::id);
    return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

void RankListModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool RankListModel::move(int from, int to) {
    if (!movable_ || from == to || from < 0 || to < 0 || from >= rowCount() || to >= rowCount()) return false;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto first = shown_.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
    Q_EMIT orderChanged();
    return true;
}

// The numbers that are there already are dealt out anew, so that only what lies between the old and the new place of a
// row changes; where two share a number all are numbered from 1 on.
std::vector<std::pair<Rank, Rank>> RankListModel::moved() const {
    if (std::ranges::equal(shown_, stored_, {}, &Rank::id, &Rank::id)) return {};
    const bool distinct = std::ranges::adjacent_find(stored_, {}, &Rank::displayOrder) == stored_.end();
    std::vector<std::pair<Rank, Rank>> changes;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        Rank after = shown_[i];
        after.displayOrder = distinct ? stored_[i].displayOrder : static_cast<int>(i) + 1;
        if (after.displayOrder != shown_[i].displayOrder) changes.emplace_back(shown_[i], std::move(after));
    }
    return changes;
}

void RankListModel::setOrder(const QStringList& ids) {
    beginResetModel();
    std::ranges::stable_sort(shown_, {}, [&](const Rank& rank) {
        const qsizetype place = ids.indexOf(QString::fromStdString(rank.id));
        return place < 0 ? ids.size() : place;
    });
    endResetModel();
    Q_EMIT orderChanged();
}

void RankListModel::forgetOrder() {
    beginResetModel();
    shown_ = stored_;
    endResetModel();
    Q_EMIT orderChanged();
}

int RankListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}
int RankListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RankListModel::textAt(const Rank& rank, int column) const {
    switch (column) {
    case NameColumn:
        return QString::fromStdString(rank.name);
    case OtherNamesColumn:
        return words_.otherNames(rank);
    case CodeColumn:
        return QString::fromStdString(rank.code);
    case ExternalKeyColumn:
        return QString::fromStdString(rank.externalKey.value_or(std::string()));
    case ExecutiveColumn:
        return rank.executive ? words_.executive() : QString();
    default:
        return {};
    }
}

QVariant RankListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Rank& rank = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (index.column() == HoldersColumn) return static_cast<qlonglong>(holdersOf(rank.id));
        return textAt(rank, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == HoldersColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case IdRole:
        return QString::fromStdString(rank.id);
    default:
        return {};
    }
}

QVariant RankListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole && section == HoldersColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

Qt::ItemFlags RankListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return movable_ ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return movable_ ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList RankListModel::mimeTypes() const {
    return {kRankMime};
}

QMimeData* RankListModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(kRankMime, QByteArray::fromStdString(at(indexes.front().row()).id));
    return data;
}

bool RankListModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                    const QModelIndex& parent) const {
    return movable_ && data && action == Qt::MoveAction && row <= rowCount() && !parent.isValid() &&
           rowOf(QString::fromUtf8(data->data(kRankMime))) >= 0;
}

bool RankListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                 const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    const QString id = QString::fromUtf8(data->data(kRankMime));
    const int from = rowOf(id);
    const int before = row < 0 ? rowCount() : row; // below the last one
    Q_EMIT dropped(id, before > from ? before - 1 : before);
    return false; // see dropped()
}

} // namespace sekisho::items

#include "moc_rank_list_model.cpp"
