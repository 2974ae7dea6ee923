#include "ui/panes/ranks/rank_table.h"

#include "models/items/rank_list_model.h"
#include "models/items/roles.h"
#include "ui/delegates/cell_delegate.h"
#include "ui/widgets/tables.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace sekisho::ui::ranks {

using items::RankListModel;

RankTable::RankTable(RankListModel* model, QWidget* parent) : QTableView(parent), model_(model) {
    setObjectName(QStringLiteral("ranks.list"));
    setModel(model_);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDefaultDropAction(Qt::MoveAction);
    layAsRows(this);
    horizontalHeader()->setStretchLastSection(true);
    fitColumns();
    connect(model_, &QAbstractItemModel::headerDataChanged, this, &RankTable::fitColumns);
    connect(
        model_, &RankListModel::dropped, this,
        [this](const QString& id, int to) {
            if (model_->move(model_->rowOf(id), to)) choose(id);
        },
        Qt::QueuedConnection);
    connect(model_, &QAbstractItemModel::modelReset, this, &RankTable::restore);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (!current.isValid()) return;
        wanted_ = current.data(items::IdRole).toString();
        Q_EMIT chosenChanged();
    });
}

QString RankTable::chosen() const {
    return currentIndex().data(items::IdRole).toString();
}

void RankTable::choose(const QString& id) {
    wanted_ = id;
    restore();
}

void RankTable::restore() {
    if (model_->rowCount() == 0) {
        Q_EMIT chosenChanged();
        return;
    }
    const int row = std::max(0, model_->rowOf(wanted_));
    selectRow(row);
    scrollTo(model_->index(row, 0));
}

bool RankTable::moveChosen(int by) {
    const int from = currentIndex().row();
    if (!model_->move(from, from + by)) return false;
    scrollTo(model_->index(from + by, 0));
    return true;
}

void RankTable::keyPressEvent(QKeyEvent* event) {
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (arrow && event->modifiers() == Qt::AltModifier) {
        moveChosen(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QTableView::keyPressEvent(event);
}

// At least as wide as the head, in whatever language.
void RankTable::fitColumns() {
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < RankListModel::ColumnCount; ++column) {
        const int usual = letter * (column == RankListModel::NameColumn ? 18 : 9);
        setColumnWidth(column, std::max(usual, horizontalHeader()->sectionSizeHint(column)));
    }
}

void RankTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange || !model()) return; // before the constructor is through
    layAsRows(this);
    fitColumns();
}

} // namespace sekisho::ui::ranks

#include "moc_rank_table.cpp"
