#include "models/items/planned_row_model.h"

#include "models/items/roles.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sekisho::items {

PlannedRowModel::PlannedRowModel(ports::Changesets& pipe, ports::Executor& gui, Words words, QObject* parent)
    : QAbstractTableModel(parent), pipe_(pipe), gui_(gui), words_(std::move(words)) {}

void PlannedRowModel::clear() {
    call_.cancel();
    beginResetModel();
    rows_.clear();
    namesMade_.clear();
    query_ = {};
    complete_ = true;
    endResetModel();
}

void PlannedRowModel::show(const ChangesetId& changeset, std::optional<Verdict> verdict, std::int64_t expected,
                           std::string text) {
    std::unordered_map<std::string, std::string> known;
    if (query_.changeset == changeset) known = std::move(namesMade_);
    clear();
    namesMade_ = std::move(known);
    if (expected <= 0) {
        Q_EMIT loaded();
        return;
    }
    query_.changeset = changeset;
    query_.verdict = verdict;
    query_.text = std::move(text);
    complete_ = false;
    rows_.reserve(static_cast<std::size_t>(std::min<std::int64_t>(expected, 100'000)));
    fetchMore({});
}

bool PlannedRowModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !complete_ && !call_.running();
}

void PlannedRowModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    call_ = pipe_.rows(query_, gui_, [this](Result<ports::RowPage> page) { take(std::move(page)); });
}

void PlannedRowModel::take(Result<ports::RowPage> page) {
    if (!page) {
        complete_ = true; // what is there stays; asking again is for show()
        Q_EMIT failed(page.error());
        return;
    }
    query_.cursor = page->nextCursor;
    complete_ = page->nextCursor.empty();
    if (!page->rows.empty()) {
        for (const PlannedRow& row : page->rows)
            if (row.verdict == Verdict::Added && !row.name.empty()) namesMade_.try_emplace(row.id, row.name);
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page->rows.size()) - 1);
        std::ranges::move(page->rows, std::back_inserter(rows_));
        endInsertRows();
    }
    Q_EMIT loaded();
}

void PlannedRowModel::languageChanged() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PlannedRowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int PlannedRowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlannedRowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const PlannedRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NumberColumn:
            return static_cast<qlonglong>(row.sourceRow > 0 ? row.sourceRow : row.no);
        case VerdictColumn:
            return words_.verdict(row.verdict);
        case KindColumn:
            return words_.kind(row);
        case NameColumn:
            return QString::fromStdString(row.name);
        case WhatColumn:
            return words_.what(row);
        default:
            return {};
        }
    case Qt::TextAlignmentRole:
        if (index.column() == NumberColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case StatusRole:
        return static_cast<int>(row.verdict);
    case ErrorRole:
        return row.error.has_value();
    case IdRole:
        return QString::fromStdString(row.id);
    default:
        return {};
    }
}

QVariant PlannedRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole && section == NumberColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return words_.head(static_cast<Column>(section));
}

} // namespace sekisho::items

#include "moc_planned_row_model.cpp"
