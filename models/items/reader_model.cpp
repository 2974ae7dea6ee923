#include "models/items/reader_model.h"

#include "models/domain/text_fold.h"
#include "models/items/roles.h"

#include <QStringList>

#include <utility>

namespace sekisho::items {

ReaderModel::ReaderModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(std::move(words)) {}

std::string ReaderModel::searchOf(const RoomReader& reader) const {
    return fold(reader.name + ' ' + reader.email + ' ' + ways(reader, QStringLiteral(" ")).toStdString());
}

QString ReaderModel::ways(const RoomReader& reader, const QString& between) const {
    QStringList texts;
    for (const ReaderPath& path : reader.paths)
        texts << words_.way(path);
    return texts.join(between);
}

void ReaderModel::clear() {
    beginResetModel();
    readers_.clear();
    rows_.clear();
    endResetModel();
}

void ReaderModel::append(std::vector<RoomReader> readers) {
    std::vector<std::size_t> fresh;
    for (RoomReader& reader : readers) {
        std::string search = searchOf(reader);
        if (search.find(text_) != std::string::npos) fresh.push_back(readers_.size());
        readers_.push_back({std::move(reader), std::move(search)});
    }
    if (fresh.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    rows_.insert(rows_.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

void ReaderModel::setText(const std::string& typed) {
    text_ = fold(typed);
    refilter();
}

void ReaderModel::refilter() {
    beginResetModel();
    rows_.clear();
    for (std::size_t i = 0; i < readers_.size(); ++i)
        if (readers_[i].search.find(text_) != std::string::npos) rows_.push_back(i);
    endResetModel();
}

void ReaderModel::languageChanged() {
    for (Line& line : readers_)
        line.search = searchOf(line.reader);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    refilter();
}

int ReaderModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int ReaderModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReaderModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RoomReader& reader = readers_[rows_[static_cast<std::size_t>(index.row())]].reader;
    const bool tip = role == Qt::ToolTipRole;
    if (role == IdRole) return QString::fromStdString(reader.user.value);
    if (role != Qt::DisplayRole && !tip) return {};
    switch (index.column()) {
    case NameColumn:
        return QString::fromStdString(reader.name);
    case LoginColumn:
        return QString::fromStdString(reader.email);
    case WayColumn:
        return ways(reader, tip ? QStringLiteral("\n") : QStringLiteral(" / "));
    default:
        return {};
    }
}

QVariant ReaderModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_reader_model.cpp"
